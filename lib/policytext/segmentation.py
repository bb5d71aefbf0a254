"""Words: jieba with the terms of the field, by dictionary alone, so that every cut can be explained."""

import logging
from collections.abc import Callable
from functools import cache

import pandas as pd

from .codebooks import Source, of_codebook, read_codebook
from .errors import require
from .normalization import is_han

LARGE = 1_000_000  # characters from which on "auto" takes rjieba
COMMON = 1_000  # a term counts as this common at least, so that its neighbours' words do not break it


def segment(text: str, terms: Source = None, engine: str = "auto") -> list[str]:
    """Words of a text in order; joined, they give the text back.

    `terms` is the domain dictionary (default `corpus/codebooks/terms.csv`); where terms lie in each
    other, the longest wins. jieba's hidden Markov model, which guesses words no dictionary has, is off.
    `engine` is "jieba", "rjieba" (the same words up to U+9FD5, about fifteen times as fast) or "auto":
    rjieba from a million characters on.

    >>> segment("培育科技型中小企业")
    ['培育', '科技型中小企业']
    """
    return _cutter(_terms(terms), _engine(engine, len(text)))(text)


def tokens(
    clauses: pd.DataFrame, terms: Source = None, stopwords: Source = None, engine: str = "auto"
) -> pd.DataFrame:
    """Content words of clauses: columns clause_id, doc_id, year, position, token; a row a token.

    Counted is the clause's `content`, without duty brackets and unit columns; headings are left out.
    Content words have two or more Chinese characters, or are Latin words, and are no stopwords. `position`
    counts all words and marks of the clause from 0, so that neighbours can be told; `year` is the clause's.
    """
    require(clauses, "clause_id doc_id type content", "clauses")
    stop = set(read_codebook("stopwords", stopwords).term)
    body = clauses[clauses.type != "heading"].fillna({"content": ""})
    cut = _cutter(_terms(terms), _engine(engine, int(body.content.str.len().sum())))
    words = [
        [(i, word) for i, word in enumerate(cut(text)) if is_content(word) and word not in stop]
        for text in body.content
    ]
    named = [name for name in ("clause_id", "doc_id", "year") if name in body]
    table = body[named].assign(word=words).explode("word", ignore_index=True).dropna(subset="word")
    position, token = zip(*table.word, strict=True) if len(table) else ((), ())
    found = table[named].assign(position=pd.Series(position, table.index, dtype="int64"))
    return found.assign(token=pd.Series(token, table.index, dtype="str")).reset_index(drop=True)


def is_content(word: str) -> bool:
    """Whether a token is a word: two Chinese characters at least, or Latin letters.

    >>> [word for word in ("R&D", "研发", "的", "2.2%", "，") if is_content(word)]
    ['R&D', '研发']
    """
    han = sum(map(is_han, word))
    return han >= 2 or (len(word) >= 2 and not han and any(map(str.isalpha, word)))


def _engine(engine: str, characters: int) -> str:
    if engine not in ("auto", "jieba", "rjieba"):
        raise ValueError(f"engine {engine!r} is unknown: use auto, jieba or rjieba")
    return ("rjieba" if characters >= LARGE else "jieba") if engine == "auto" else engine


def _terms(source: Source) -> tuple[str, ...]:
    return of_codebook(_entries, "terms", source)


def _entries(book: pd.DataFrame) -> tuple[str, ...]:
    return tuple(book.term)


@cache
def _cutter(terms: tuple[str, ...], engine: str) -> Callable[[str], list[str]]:
    """What cuts a text into words; short terms are added first, so that longer ones outweigh them."""
    tokenizer = _jieba() if engine == "jieba" else _rjieba()
    for term in sorted(set(terms), key=lambda term: (len(term), term)):
        known = tokenizer.FREQ.get(term, 0) if engine == "jieba" else 0
        tokenizer.add_word(term, max(COMMON, tokenizer.suggest_freq(term)), None)
        if known:
            tokenizer.total -= known  # jieba counts a word that it knows twice, rjieba does not
    return (
        (lambda text: tokenizer.lcut(text, HMM=False))
        if engine == "jieba"
        else (lambda text: tokenizer.cut(text, False))
    )


def _jieba() -> object:
    """A tokenizer of its own, without jieba's cache file, which outlives a change of its dictionary."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    with tokenizer.get_dict_file() as file:
        tokenizer.FREQ, tokenizer.total = _prefix_dictionary(file.read().decode("utf-8"))
    tokenizer.initialized = True
    return tokenizer


def _prefix_dictionary(text: str) -> tuple[dict[str, int], int]:
    """Words with their frequencies, beginnings of words with 0, and the sum: jieba's tables, faster."""
    parts = text.split()
    words, counts = parts[0::3], list(map(int, parts[1::3]))
    frequencies = dict(zip(words, counts, strict=True))
    for word in words:
        for end in range(len(word) - 1, 0, -1):
            if word[:end] in frequencies:
                break
            frequencies[word[:end]] = 0
    return frequencies, sum(counts)


def _rjieba() -> object:
    import rjieba

    return rjieba.Jieba()
