"""Tables for people who open them in Excel: Chinese intact, and no cell that a program would run.

Parquet keeps every character; CSV and workbooks are for looking at.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path

import pandas as pd

FORMULA = re.compile(r"^[\s\u200b\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]")
NUMBER = re.compile(r"[+-]?\d[\d,]*(?:\.\d+)?%?")
CELL = 32_767  # characters that Excel keeps of a cell
SHEET = 1_048_576  # rows of a sheet
CUT = "…(cut here by Excel's limit)"


def neutral(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe in front where one might (OWASP).

    >>> neutral("=HYPERLINK(1)"), neutral("-3.5"), neutral("－ 完善机制"), neutral("新增40家")
    ("'=HYPERLINK(1)", '-3.5', "'－ 完善机制", '新增40家')
    """
    return f"'{text}" if FORMULA.match(text) and not NUMBER.fullmatch(text) else text


def write_csv(tables: Iterable[pd.DataFrame], path: Path) -> None:
    """Parts of one table as CSV in UTF-8 with a mark, so that Excel shows the Chinese."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        for i, table in enumerate(tables):
            _changed(table, neutral).to_csv(file, index=False, header=i == 0, lineterminator="\n")


def write_workbook(tables: Iterable[tuple[str, Iterable[pd.DataFrame]]], path: Path) -> None:
    """Tables, each in parts, as one workbook, a sheet each; strings are never formulas or links.

    A table longer than a sheet goes on in the next; what a cell cannot hold is cut and says so.
    """
    from xlsxwriter import Workbook

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(path, options | {"strings_to_numbers": False, "nan_inf_to_errors": True}) as book:
        book.set_properties({"created": datetime(2000, 1, 1)})
        bold = book.add_format({"bold": True})
        for name, parts in tables:
            sheet, row, sheets = None, SHEET, 0
            for columns, values in _rows(parts):
                if row == SHEET:
                    sheets += 1
                    sheet, row = book.add_worksheet(name if sheets == 1 else f"{name} {sheets}"), 1
                    sheet.freeze_panes(1, 0)
                    sheet.write_row(0, 0, columns, bold)
                if values is not None:
                    sheet.write_row(row, 0, values)
                    row += 1


def _rows(parts: Iterable[pd.DataFrame]) -> Iterator[tuple[list[str], list[object] | None]]:
    """Columns with each row; columns alone first, so that a table without rows has its sheet."""
    for i, part in enumerate(parts):
        columns = list(part.columns)
        if i == 0:
            yield columns, None
        plain = _changed(part, _fitting).astype("object")
        for row in plain.where(plain.notna(), None).itertuples(index=False):
            yield columns, list(row)


def _fitting(text: str) -> str:
    return text if len(text) <= CELL else text[: CELL - len(CUT)] + CUT


def _changed(table: pd.DataFrame, change: Callable[[str], str]) -> pd.DataFrame:
    """A table with its strings changed, those of column names too."""
    texts = {
        name: column.map(lambda cell: change(cell) if isinstance(cell, str) else cell)
        for name, column in table.items()
        if column.dtype == "str" or column.dtype == "object"
    }
    return table.assign(**texts).rename(columns=change)
