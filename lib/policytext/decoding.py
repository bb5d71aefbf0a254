"""Bytes of a saved page to text, in the encodings that Chinese office pages come in."""

import codecs

from .errors import CorpusError

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "big5hkscs")
BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
ALIASES = {"gbk": "gb18030", "gb2312": "gb18030", "big5": "big5hkscs", "utf8": "utf-8"}


def decode(data: bytes, where: str = "page", encoding: str | None = None) -> tuple[str, str]:
    """Text of a page and the name of its encoding; newlines and every character stay as they are.

    `encoding` is used when given (as in `documents.csv`); else a byte order mark, UTF-8, and at
    last what charset-normalizer finds likeliest of UTF-16, GB18030 and Big5. Raises `CorpusError` for
    bytes that are no text.

    >>> decode("创新驱动发展".encode("gb18030"))
    ('创新驱动发展', 'gb18030')
    >>> decode("创新".encode("utf-8-sig"))
    ('创新', 'utf-8-sig')
    """
    if not data:
        raise CorpusError("the page is empty", where=where, remedy="save the page again or drop its row")
    if encoding:
        return _strict(data, encoding, where), encoding
    name = _from_mark(data) or _from_utf8(data) or _likeliest(data)
    if name is None:
        raise CorpusError(
            "the page is not text in UTF-8, UTF-16, GB18030 or Big5",
            where=where,
            remedy="save the page as UTF-8 text, or name its encoding in documents.csv",
        )
    return _strict(data, name, where), name


def _strict(data: bytes, encoding: str, where: str) -> str:
    try:
        codec = codecs.lookup(ALIASES.get(encoding.lower(), encoding)).name
        text = data.decode(codec)
    except LookupError:
        remedy = "use one of " + ", ".join(ENCODINGS)
        raise CorpusError(f"unknown encoding {encoding!r}", where=where, remedy=remedy) from None
    except UnicodeDecodeError as error:
        remedy = "correct the encoding in documents.csv, or leave it empty to have it found"
        problem = f"byte {error.start} is not {encoding}"
        raise CorpusError(problem, where=where, remedy=remedy) from None
    if _is_binary(text):
        remedy = "give a text file; Word, PDF and images must be turned into text first"
        raise CorpusError("the page is not text but binary data", where=where, remedy=remedy)
    if not text.strip("\ufeff \t\r\n\u3000\xa0"):
        raise CorpusError("the page is empty", where=where, remedy="save the page again or drop its row")
    return text


def _is_binary(text: str) -> bool:
    """Control characters that no text file holds, more than a stray one in a thousand."""
    controls = sum(text.count(chr(code)) for code in (*range(9), *range(14, 27), 28, 29, 30, 31))
    return text.count("\0") > 0 or controls > max(1, len(text) // 1000)


def _from_mark(data: bytes) -> str | None:
    return next((name for mark, name in BOMS if data.startswith(mark)), None)


def _from_utf8(data: bytes) -> str | None:
    try:
        return None if "\0" in data.decode("utf-8") else "utf-8"
    except UnicodeDecodeError:
        return None


def _likeliest(data: bytes) -> str | None:
    """Encoding whose reading of the bytes is most coherent, by charset-normalizer."""
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=["gb18030", "big5hkscs", "utf_16_le", "utf_16_be"]).best()
    return best and best.encoding.replace("_", "-")
