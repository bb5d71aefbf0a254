"""Files as researchers keep them, read to texts: one module a format, told by content and not by name."""

from collections.abc import Callable
from pathlib import PurePath
from typing import NamedTuple

from ..decoding import decode
from ..errors import CorpusError
from .archive import check_archive

LARGEST = 200 * 2**20  # bytes of a file
LONGEST = 20_000_000  # characters of a text
LONGEST_LINE = 1_000_000  # characters of a line; the longest report has a tenth
FORMATS = ("html", "docx", "pdf", "sheet")
TABLES = (".csv", ".tsv")
OFFICE = (".docx", ".doc", ".pdf", ".xlsx", ".xls", ".wps", ".odt")
OLD = b"\xd0\xcf\x11\xe0"


class Source(NamedTuple):
    """A text found in a file: what its row of a spreadsheet says of it, the row's number, the format read."""

    text: str
    format: str
    given: dict[str, str]
    row: int | None = None
    cells: dict[str, str] | None = None


def read_file(data: bytes, name: str, text_column: str | None = None) -> list[Source]:
    """Texts of a file: one of a page, Word or PDF file, one a row of a spreadsheet.

    What the bytes are decides, not the name's suffix. Raises `CorpusError` for what is no document: broken,
    locked or packed files, pictures, programs, texts beyond any document's size. Rows of a spreadsheet are
    not looked at (`check_text` does), so that one bad row does not cost the others.

    >>> [(s.format, s.text) for s in read_file("<html><p>新增高企40家。</p></html>".encode(), "a.doc")]
    [('html', '新增高企40家。')]
    """
    if len(data) > LARGEST:
        problem = f"the file has over {LARGEST >> 20} MiB"
        raise CorpusError(problem, where=name, remedy="divide it, or save its text alone")
    sources = list(_reader(data, name)(data, name, text_column))
    if sources[0].row is None:
        check_text(sources[0], name)
    return sources


def is_sheet(data: bytes, name: str) -> bool:
    """Whether a file is read as a spreadsheet, a row a document.

    >>> is_sheet(b"title,text", "a.csv"), is_sheet(b"<html>", "a.xls")
    (True, False)
    """
    if data.startswith(b"PK\x03\x04"):
        return _is_book(check_archive(data, name))
    return _reader(data, name) in (_sheet, _table)


def check_text(source: Source, name: str) -> None:
    """Raise `CorpusError` for an empty text or one that nobody wrote."""
    where = name if source.row is None else f"{name} row {source.row}"
    if not source.text.strip():
        remedy = "save it again, or leave it out" if source.row is None else "fill in the text of the row"
        raise CorpusError("no text in it", where=where, remedy=remedy)
    if len(source.text) > LONGEST:
        raise CorpusError(f"over {LONGEST:,} characters", where=where, remedy="divide it into documents")
    longest = max(map(len, source.text.splitlines()))
    if longest > LONGEST_LINE:
        problem = f"a line of {longest:,} characters is no text that people wrote"
        raise CorpusError(problem, where=where, remedy="break it into lines, or leave it out")


def _reader(data: bytes, name: str) -> Callable[[bytes, str, str | None], list[Source]]:
    """The reader for what the first bytes are."""
    suffix = PurePath(name).suffix.lower()
    if data.startswith(b"%PDF-") or b"%PDF-" in data[:1024]:
        return _pdf
    if data.startswith(b"PK\x03\x04"):
        return _packed
    if data.startswith(OLD):
        return _sheet if suffix == ".xls" else _old_word
    if data.lstrip().startswith(b"{\\rtf"):
        return _rich_text
    if b"multipart/related" in data[:4096] and b"MIME-Version" in data[:4096]:
        return _archive
    return _table if suffix in TABLES else _text


def _pdf(data: bytes, name: str, _: str | None) -> list[Source]:
    from .pdf import read_pdf

    return [Source(read_pdf(data, name), "pdf", {})]


def _packed(data: bytes, name: str, text_column: str | None) -> list[Source]:
    members = check_archive(data, name)
    if "word/document.xml" in members:
        from .word import read_word

        return [Source(read_word(data, name), "docx", {})]
    if _is_book(members):
        return _sheet(data, name, text_column)
    raise CorpusError("a packed file that is no document", where=name, remedy="unpack it and give its files")


def _is_book(members: list[str]) -> bool:
    books = {"xl/workbook.xml", "xl/workbook.bin", "content.xml"}
    return "word/document.xml" not in members and not books.isdisjoint(members)


def _sheet(data: bytes, name: str, text_column: str | None) -> list[Source]:
    from .sheets import read_sheet

    return [
        Source(row.text, "sheet", row.given, row.number, row.cells)
        for row in read_sheet(data, name, text_column)
    ]


def _table(data: bytes, name: str, text_column: str | None) -> list[Source]:
    from .sheets import read_table

    rows = read_table(decode(data, where=name)[0], name, text_column)
    return [Source(row.text, "sheet", row.given, row.number, row.cells) for row in rows]


def _archive(data: bytes, name: str, text_column: str | None) -> list[Source]:
    from .web import read_mhtml

    return _text(read_mhtml(data, name), name, text_column)


def _text(data: bytes, name: str, _: str | None) -> list[Source]:
    from .web import is_web_page, read_web_page

    try:
        text, encoding = decode(data, where=name)
    except CorpusError as error:
        if (suffix := PurePath(name).suffix.lower()) in OFFICE and data.strip():
            remedy = f"open it, and save it again as {suffix}"
            raise CorpusError(f"this is no {suffix} file, nor a text", where=name, remedy=remedy) from error
        raise
    return [Source(read_web_page(text), "html", {})] if is_web_page(text) else [Source(text, encoding, {})]


def _old_word(data: bytes, name: str, _: str | None) -> list[Source]:
    remedy = "open it in Word or LibreOffice and save it as .docx"
    raise CorpusError("an old Office file (.doc, .wps)", where=name, remedy=remedy)


def _rich_text(data: bytes, name: str, _: str | None) -> list[Source]:
    raise CorpusError("a rich-text file", where=name, remedy="open it in Word and save it as .docx")
