"""Rows of flattened tables as clauses, with their cells."""

import re
from collections.abc import Iterator

from .clause import Clause
from .language import cue
from .normalization import Aligned, squeeze
from .paragraphs import Kept, TableBlock
from .tables import NAMING_HEADER, SERIAL_HEADER, Cell, Table, column

CELL_BAR = " | "
SERIAL = re.compile(r"[\d一二三四五六七八九十().、-]{1,6}")
LONGEST_NAME = 60


def read_rows(block: TableBlock, kept: Kept) -> Iterator[Clause]:
    """Rows of a table as clauses, with their cells; a cell that spans down is text of its first row only."""
    table = block.table
    naming = column(table, NAMING_HEADER)
    serial = column(table, SERIAL_HEADER)
    text = kept.page.text
    for row in table.rows:
        cells = tuple((c, _header(table, c), squeeze(kept.piece(c.start, c.end), inner=True)) for c in row)
        own = [cell for cell, _, _ in cells if not cell.inherited]
        words = {cell.col: body.text for cell, _, body in cells}
        title = words.get(naming, "")
        groups = [words[c.col] for c in row if c.col < (naming or 0) and c.col != serial and words[c.col]]
        number = next((words[c.col] for c in own if c.col == serial and SERIAL.fullmatch(words[c.col])), "")
        yield Clause(
            line=block.line + text.count("\n", table.start, own[0].start),
            body=squeeze(_separated(kept.piece(own[0].start, own[-1].end))),
            type="row",
            number=number,
            title=title if len(title) <= LONGEST_NAME else "",
            path=tuple(groups),
            table=table.kind,
            counted=CELL_BAR.join(body.text for c, header, body in cells if _is_content(c, header, serial)),
            cells=cells,
        )


def _is_content(cell: Cell, header: str, serial: int | None) -> bool:
    return not cell.inherited and cell.col != serial and not cue("units").search(header)


def _header(table: Table, cell: Cell) -> str:
    return table.headers[cell.col] if cell.col < len(table.headers) else ""


def _separated(row: Aligned) -> Aligned:
    """Cells of a row parted by one bar."""

    def change(text: str) -> Iterator[tuple[str, int, int]]:
        at = 0
        for match in re.finditer(r"\s*[|\t][|\s]*", text):
            yield text[at : match.start()], at, match.start()
            yield CELL_BAR, *match.span()
            at = match.end()
        yield text[at:], at, len(text)

    return row.edit(change)
