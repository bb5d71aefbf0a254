"""The language of phrases in codebooks: choices, gaps and starts, as a researcher types them."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from .errors import CorpusError
from .language import regex

GAP = "…"  # any words up to the next mark
START = "^"  # at its head: only where a sentence begins
QUOTES = frozenset("\"'“”‘’「」")  # they come and go, and count in no phrase
NO_QUOTES = dict.fromkeys(map(ord, QUOTES))
WORDS = r"[^，,。；;：:!！?？\n]{0,60}"


def read_phrase(phrase: str, where: str) -> re.Pattern[str]:
    """`pattern` of a phrase; a broken one is named with its place in the codebook."""
    try:
        made = pattern(phrase)
    except re.error:
        made = None
    if made is None or made.match("") or phrase != phrase.strip():
        remedy = "write words without spaces around them; close each ( with a ), with / between the choices"
        raise CorpusError(f"{phrase!r} is no phrase", where=where, remedy=remedy)
    return made


@cache
def pattern(phrase: str) -> re.Pattern[str]:
    """A phrase of the codebook as a regular expression: (one/other/) are choices, "…" any words.

    It is for texts without quotation marks: search with `spans`.
    """
    parts = regex(r"([()/…，])").split(phrase.removeprefix(START))
    signs = {"(": "(?:", "/": "|", ")": ")", GAP: WORDS + "?", "，": "[,，]"}
    body = "".join(signs.get(part, re.escape(part)) for part in parts)
    body += WORDS if phrase.endswith(GAP) else ""
    return re.compile((r"(?:(?<=[。\n])|\A)" if phrase.startswith(START) else "") + body)


def spans(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Where a phrase stands in a text, with the quotation marks within and around it.

    >>> list(spans(pattern("揭榜挂帅"), "推行“揭榜”挂帅"))
    [(2, 8)]
    """
    plain, places = _unquoted(text)
    for match in pattern.finditer(plain):
        start, end = match.span()
        if places is not None:
            start, end = places[start], places[end - 1] + 1
            start -= text[start - 1 : start] in QUOTES
            end += text[end : end + 1] in QUOTES
        yield start, end


@lru_cache(maxsize=16)  # each text is searched for all phrases of a codebook
def _unquoted(text: str) -> tuple[str, list[int] | None]:
    """A text without quotation marks, and where each character stood (None: none was left out)."""
    if QUOTES.isdisjoint(text):
        return text, None
    places = [i for i, char in enumerate(text) if char not in QUOTES]
    return "".join(text[i] for i in places), places


def heads(phrase: str) -> tuple[str, ...]:
    """Words of which a text without quotation marks holds one wherever it fits a phrase: a quick look first.

    >>> heads("(科技/创新)券"), heads("(联合/)基金"), heads("立项…项")
    (('科技', '创新'), ('基金',), ('立项',))
    """
    if regex(r"[()/]").search(regex(r"\([^()]*\)").sub("", phrase)):
        return ("",)
    for part in regex(r"\([^()]*\)|[^()]+").findall(phrase.removeprefix(START)):
        words = tuple(regex("[…，]").split(unquoted(word))[0] for word in part.strip("()").split("/"))
        if all(words):
            return words
    return ("",)


def unquoted(text: str) -> str:
    return text.translate(NO_QUOTES)
