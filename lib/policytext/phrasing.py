"""The language of phrases in codebooks: choices, gaps and starts, as a researcher types them."""

import re
from functools import cache

from .errors import CorpusError

GAP = "…"  # any words up to the next mark
START = "^"  # at its head: only where a sentence begins
QUOTE = "[\"'“”‘’「」]?"  # quotation marks come and go
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
    """A phrase of the codebook as a regular expression: (one/other/) are choices, "…" any words."""
    parts = re.split(r"([()/…，])", phrase.removeprefix(START))
    signs = {"(": "(?:", "/": "|", ")": ")", GAP: WORDS + "?", "，": "[,，]"}
    body = "".join(signs.get(part, "".join(QUOTE + re.escape(char) for char in part)) for part in parts)
    body += WORDS if phrase.endswith(GAP) else QUOTE
    return re.compile((r"(?:(?<=[。\n])|\A)" if phrase.startswith(START) else "") + body)
