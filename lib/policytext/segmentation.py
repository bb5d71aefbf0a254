"""Words: jieba with the terms of the field, by dictionary alone, so that every cut can be explained."""

import logging
from functools import cache
from pathlib import Path

import pandas as pd

from .codebooks import Source, codebook_path, read_codebook
from .normalization import is_han


def segment(text: str, terms: Source = None) -> list[str]:
    """Words of a text in order; joined, they give the text back.

    `terms` is the domain dictionary (default `corpus/codebooks/terms.csv`); the hidden Markov model of
    jieba, which guesses words no dictionary has, is off.

    >>> segment("培育科技型中小企业")
    ['培育', '科技型中小企业']
    """
    return _tokenizer(_terms(terms)).lcut(text, HMM=False)


def tokens(clauses: pd.DataFrame, terms: Source = None, stopwords: Source = None) -> pd.DataFrame:
    """Content words of clauses: columns clause_id, doc_id, token; a row a token, headings left out.

    Counted is the clause's `content`, without duty brackets and unit columns. Content words have two
    or more Chinese characters, or are Latin words, and are no stopwords.
    """
    stop = set(read_codebook("stopwords", stopwords).term)
    body = clauses[clauses.type != "heading"]
    words = [[w for w in segment(text, terms) if is_content(w) and w not in stop] for text in body.content]
    table = body[["clause_id", "doc_id"]].assign(token=words).explode("token", ignore_index=True)
    return table.dropna(subset="token").astype({"token": "str"})


def is_content(word: str) -> bool:
    """Whether a token is a word: two Chinese characters at least, or Latin letters.

    >>> [word for word in ("R&D", "研发", "的", "2.2%", "，") if is_content(word)]
    ['R&D', '研发']
    """
    han = sum(map(is_han, word))
    return han >= 2 or (len(word) >= 2 and not han and any(map(str.isalpha, word)))


def _terms(source: Source) -> tuple[str, ...]:
    """Terms of a dictionary; a file is read again only when it has changed."""
    if isinstance(source, pd.DataFrame):
        return tuple(read_codebook("terms", source).term)
    path = codebook_path("terms", source)
    return _terms_of(path, path.stat().st_mtime_ns if path.exists() else 0)


@cache
def _terms_of(path: Path, changed: int) -> tuple[str, ...]:
    return tuple(read_codebook("terms", path).term)


@cache
def _tokenizer(terms: tuple[str, ...]) -> object:
    """A tokenizer of its own, without jieba's cache file, which outlives a change of its dictionary."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    for term in terms:
        tokenizer.add_word(term)
    return tokenizer
