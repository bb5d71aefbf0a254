"""Spreadsheets of policy texts, a row a document: XLSX, XLS, ODS by calamine, CSV and TSV as text."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import NamedTuple

from python_calamine import CalamineError, CalamineWorkbook

from ..errors import CorpusError
from ..language import table
from ..metadata import day
from .archive import check_archive

LONGEST_CELL = 10_000_000  # characters
SHEET = "(sheet)"  # key of the sheet's name among the cells of a row
NAMED_LENGTH = 10  # the same of a column that is called 正文 or alike
TEXT_LENGTH = 60  # characters that the texts of a column have on average, at least
DAYS = ("issued", "published", "in_force")
SERIAL = re.compile(r"[2-5]\d{4}(?:\.0)?")  # a day as Excel counts it, of 1954 to 2064
EPOCH = date(1899, 12, 30)


class Row(NamedTuple):
    """A row of a sheet: its number there, its text, what it says by field, all its other cells."""

    number: int
    text: str
    given: dict[str, str]
    cells: dict[str, str]


def read_sheet(data: bytes, where: str, text_column: str | None = None) -> list[Row]:
    """Documents of a workbook: every sheet that has a column of texts."""
    if data.startswith(b"PK"):
        check_archive(data, where)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    except (CalamineError, ValueError) as error:
        remedy = "open it in Excel, save it again without a password"
        raise CorpusError(f"the workbook cannot be read ({error})", where=where, remedy=remedy) from None
    sheets = {name: [[_shown(cell) for cell in row] for row in rows] for name, rows in sheets.items()}
    return _documents(sheets, where, text_column)


def read_table(text: str, where: str, text_column: str | None = None) -> list[Row]:
    """Documents of a table as text, its cells parted by commas, semicolons or tabs."""
    head = text[:5000].split("\n", 1)[0]
    delimiter = max(",\t;", key=head.count)
    csv.field_size_limit(LONGEST_CELL)
    try:
        rows = list(csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=delimiter))
    except csv.Error as error:
        remedy = "save the table as CSV in UTF-8, with quotes around texts"
        raise CorpusError(f"the table is broken ({error})", where=where, remedy=remedy) from None
    return _documents({"": rows}, where, text_column)


def _documents(sheets: dict[str, list[list[str]]], where: str, text_column: str | None) -> list[Row]:
    found = [
        row._replace(cells={SHEET: name, **row.cells}) if len(sheets) > 1 else row
        for name, rows in sheets.items()
        for row in _of_sheet(rows, text_column)
    ]
    if not found:
        heads = [_head(rows)[1] for rows in sheets.values()]
        named = "; ".join(", ".join(filter(None, head)) for head in heads if any(head)) or "none"
        remedy = "name the column of texts with --text-column"
        raise CorpusError(f"no column holds texts (columns: {named[:200]})", where=where, remedy=remedy)
    return found


def _of_sheet(rows: list[list[str]], text_column: str | None) -> Iterator[Row]:
    at, head = _head(rows)
    fields = {i: field for i, name in enumerate(head) if (field := _field(name))}
    texts = _text_column(rows[at + 1 :], head, fields, text_column)
    if texts is None:
        return
    names = _names(head)
    for number, row in enumerate(rows[at + 1 :], at + 2):
        if any(cell.strip() for cell in row):
            cells = dict(zip(names, row, strict=False))
            text = cells.pop(names[texts], "")
            yield Row(number, text, given_of(cells), cells)


def given_of(cells: Mapping[str, str]) -> dict[str, str]:
    """What a row says of its document by field, from its cells by the names of columns.

    >>> given_of({"城市": "长沙市", "发文日期": "2019/3/5", "备注": "待查"})
    {'city': '长沙市', 'issued': '2019-03-05'}
    """
    given: dict[str, str] = {}
    for name, cell in cells.items():
        field = _field(name)
        if field and field != "text" and cell.strip():
            given.setdefault(field, _day(cell) if field in DAYS else cell.strip())
    return given


def _names(head: list[str]) -> list[str]:
    """Names of columns, each once: one without a name gets its number, a second of a name a 2."""
    names: list[str] = []
    for i, name in enumerate(head, 1):
        own, n = name or f"column {i}", 1
        while own in names:
            n += 1
            own = f"{name} {n}"
        names.append(own)
    return names


def _head(rows: list[list[str]]) -> tuple[int, list[str]]:
    """Place and cells of the row of column names: of the first five the one with most names known."""
    best = max(
        range(min(5, len(rows))),
        key=lambda i: (sum(bool(_field(cell)) for cell in rows[i]), sum(map(bool, rows[i])), -i),
        default=0,
    )
    return best, [cell.strip() for cell in rows[best]] if rows else []


def _text_column(
    rows: list[list[str]], head: list[str], fields: dict[int, str], named: str | None
) -> int | None:
    """The column of the texts: as named, by its name, else the one with the longest cells."""
    if named is not None:
        return head.index(named) if named in head else None
    lengths = [sum(len(row[i]) for row in rows if i < len(row)) / max(len(rows), 1) for i in range(len(head))]
    known = [i for i, field in fields.items() if field == "text" and lengths[i] >= NAMED_LENGTH]
    longest = max(range(len(head)), key=lambda i: lengths[i], default=None)
    if known:
        return max(known, key=lambda i: lengths[i])
    return longest if longest is not None and lengths[longest] >= TEXT_LENGTH else None


def _field(name: str) -> str:
    """Field that a column's name stands for: 发文机关 is the issuer."""
    plain = "".join(name.split()).lower().strip(":：*")
    return next((row["field"] for row in table("columns") if row["column"] == plain), "")


def _day(cell: str) -> str:
    """A day as YYYY-MM-DD, however the cell writes it; what is no day stays.

    >>> _day("20190305"), _day("2019/3/5"), _day("43529"), _day("2019年春")
    ('2019-03-05', '2019-03-05', '2019-03-05', '2019年春')
    """
    plain = cell.strip()
    if SERIAL.fullmatch(plain):
        return (EPOCH + timedelta(days=int(float(plain)))).isoformat()
    return day(plain) or plain


def _shown(cell: object) -> str:
    """A cell as a reader sees it: days as 2019-03-05, whole numbers without a point."""
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)
