"""Rows of flattened tables as clauses, with their cells."""

import re
from collections.abc import Iterator

from .clause import Clause
from .grid import words_of
from .headers import NAMING_HEADER, SERIAL_HEADER, UNIT_HEADER, is_figures, is_unit, is_value
from .language import cue
from .normalization import Aligned, concatenate, squeeze
from .paragraphs import Kept, TableBlock
from .tables import Cell, Table, column

CELL_BAR = " | "
SERIAL = re.compile(r"[\d一二三四五六七八九十().、-]{1,6}")
LONGEST_NAME = 60
NO_NAME = re.compile("属性$|^完成|占比|增长")


def read_rows(block: TableBlock, kept: Kept) -> Iterator[Clause]:
    """Rows of a table as clauses, with their cells; a cell that spans down is text of its first row only."""
    table = block.table
    naming = _naming(table, kept.page.text)
    serial = column(table, SERIAL_HEADER)
    text = kept.page.text
    for row in table.rows:
        bodies = [squeeze(kept.piece(cell.start, cell.end)) for cell in row]
        plain = (squeeze(body, inner=True) if " " in body.text else body for body in bodies)
        cells = tuple((c, _header(table, c), body) for c, body in zip(row, plain, strict=True))
        own = [cell for cell in row if not cell.inherited]
        words = {cell.col: body.text for cell, _, body in cells}
        title = words.get(naming, "")
        groups = [words[c.col] for c in row if c.col < (naming or 0) and c.col != serial and words[c.col]]
        number = next((words[c.col] for c in own if c.col == serial and SERIAL.fullmatch(words[c.col])), "")
        yield Clause(
            line=block.line + text.count("\n", table.start, own[0].start),
            body=_joined([body for body, c in zip(bodies, row, strict=True) if not c.inherited]),
            type="row",
            number=number,
            title=title if len(title) <= LONGEST_NAME else "",
            path=tuple(groups),
            table=table.kind,
            counted=CELL_BAR.join(body.text for c, header, body in cells if _is_content(c, header, serial)),
            cells=cells,
        )


def _naming(table: Table, text: str) -> int | None:
    """The last column that names things; a column of values (2025年指标) is none."""
    columns = _columns(table, text)
    named = [
        i
        for i, header in enumerate(table.headers)
        if NAMING_HEADER.search(header)
        and not is_figures(header)
        and not NO_NAME.search(header)
        and not _are_values(columns[i])
    ]
    called = [i for i in named if "名" in table.headers[i]]
    if called and not any("指标" in table.headers[i] for i in named):
        return called[0]  # 项目名称, not 建设内容
    return max(named) if named else _before_values(table.headers, columns)


def _columns(table: Table, text: str) -> list[list[str]]:
    """The words in the cells of each column."""
    columns: list[list[str]] = [[] for _ in table.headers]
    for cell in (cell for row in table.rows for cell in row):
        columns[cell.col].append(words_of(text[cell.start : cell.end]))
    return columns


def _before_values(headers: tuple[str, ...], columns: list[list[str]]) -> int | None:
    """The last column of words before the first of values, else the first of words."""
    words = [
        not (SERIAL_HEADER.search(header) or _are_values(cells) or _are_units(header, cells))
        for header, cells in zip(headers, columns, strict=True)
    ]
    first = next((i for i, word in enumerate(words) if not word and any(words[:i])), len(words))
    named = [i for i in range(first) if words[i]]
    if not any(headers) and named and not words[0] and first == len(words):
        return named[0]  # a board: a value above its label
    return max(named, default=None)


def _are_values(cells: list[str]) -> bool:
    """Whether the cells of a column are values, with a few exceptions."""
    return 2 * sum(map(is_value, cells)) > len(cells)


def _are_units(header: str, cells: list[str]) -> bool:
    """Whether a column gives units; one headed 单位 may also name who is meant."""
    return bool(UNIT_HEADER.fullmatch(header)) and all(map(is_unit, cells))


def _is_content(cell: Cell, header: str, serial: int | None) -> bool:
    return not cell.inherited and cell.col != serial and not cue("units").search(header)


def _header(table: Table, cell: Cell) -> str:
    return table.headers[cell.col] if cell.col < len(table.headers) else ""


def _joined(cells: list[Aligned]) -> Aligned:
    """Cells of a row parted by one bar, which stands for what lies between them on the page."""
    parts: list[Aligned] = []
    for cell in filter(len, cells):
        if parts:
            low, high = parts[-1].ends[-1], cell.starts[0]
            parts.append(Aligned(CELL_BAR, (low,) * len(CELL_BAR), (high,) * len(CELL_BAR)))
        parts.append(cell)
    return concatenate(parts)
