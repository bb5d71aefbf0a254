"""One page as tables: its ledger, its clauses and its cells, all with offsets into the raw page."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pandas as pd

from .clause import Clause
from .cleaning import Stretch, find_noise
from .decoding import decode
from .frames import dataframe
from .metadata import read_metadata
from .normalization import Aligned, normalize, script
from .outline import read_outline
from .paragraphs import Kept
from .parts import read_parts

LEDGER = {"doc_id": "str", "start": "int64", "end": "int64", "role": "str", "reason": "str"}
REASONS = {
    "heading": "title or heading",
    "item": "numbered item",
    "paragraph": "unnumbered paragraph",
    "attachment": "entry in the list of attachments",
    "row": "flattened table",
}
PATH_SEPARATOR = " > "


class Row(NamedTuple):
    """A clause as a row of its table."""

    clause_id: str
    doc_id: str
    type: str
    part: str
    year: int | None
    level: int | None
    number: str | None
    title: str | None
    path: str
    text: str
    content: str
    table: str | None
    raw_start: int
    raw_end: int


class CellRow(NamedTuple):
    """A cell as a row of its table."""

    clause_id: str
    row: int
    col: int
    header: str
    text: str
    inherited: bool
    raw_start: int
    raw_end: int


CLAUSES = {
    **dict.fromkeys(Row._fields, "str"),
    **dict.fromkeys(("year", "level"), "Int64"),
    **dict.fromkeys(("raw_start", "raw_end"), "int64"),
}
CELLS = {
    **dict.fromkeys(CellRow._fields, "int64"),
    **dict.fromkeys(("clause_id", "header", "text"), "str"),
    "inherited": "bool",
}
NULLABLE = ("year", "level", "doc_id", "number", "title", "table")  # of their type without rows too


class Page(NamedTuple):
    """A page read: dataframes ledger, clauses, cells; its own metadata; its script; text of clauses by id."""

    ledger: pd.DataFrame
    clauses: pd.DataFrame
    cells: pd.DataFrame
    metadata: dict[str, str]
    script: str
    bodies: dict[str, Aligned]
    outline: list[Clause]


class Reading(NamedTuple):
    """A page read, as rows: clean text, what of it is noise, the outline and ids of its clauses, rows."""

    page: Aligned
    stretches: list[Stretch]
    outline: list[Clause]
    ids: list[str]
    clauses: list[Row]
    cells: list[CellRow]

    @property
    def bodies(self) -> dict[str, Aligned]:
        """Text of clauses by id."""
        return {id_: clause.body for id_, clause in zip(self.ids, self.outline, strict=True)}


def read_page(raw: str | bytes, doc_id: str = "page", plan_year: int | None = None) -> Page:
    """Read one page of any office: clean it, keep a ledger of every character, find its outline.

    `raw` is the page, decoded or as bytes; offsets in all tables count its characters. Without a plan year
    clauses have the year their headings name, if any. The columns are those of `policytext.load_corpus`.

    >>> page = read_page("首页 > 公告\\n2023年工作要点\\n一、目标\\n新增企业４０家。", plan_year=2023)
    >>> page.clauses[["type", "number", "text"]].values.tolist()
    [['heading', nan, '2023年工作要点'], ['heading', '一', '一、目标'], ['paragraph', nan, '新增企业40家。']]
    >>> page.ledger.role.tolist()
    ['navigation', 'heading', 'text']
    """
    if isinstance(raw, bytes):
        raw, _ = decode(raw, where=doc_id)
    if not isinstance(raw, str):
        raise TypeError(
            f"read_page takes the text or the bytes of a page, not {type(raw).__name__}: read the file first"
        )
    read = read_clauses(raw, doc_id, plan_year)
    ledger = [(doc_id, *tile) for tile in _raw_tiles(raw, read.page, read.stretches, read.outline)]
    return Page(
        ledger=dataframe(ledger, LEDGER),
        clauses=dataframe(read.clauses, CLAUSES, NULLABLE),
        cells=dataframe(read.cells, CELLS),
        metadata=read_metadata(read.page, read.stretches),
        script=script(raw),
        bodies=read.bodies,
        outline=read.outline,
    )


def dated(page: Page, plan_year: int) -> Page:
    """The same page with a plan year: parts and years of its clauses alone hang on that.

    >>> dated(read_page("一、目标\\n新增企业40家。"), 2023).clauses.year.tolist()
    [2023, 2023]
    """
    if page.clauses.empty:
        return page
    parts, years = zip(*read_parts(page.outline, plan_year), strict=True)
    typed = {"part": pd.array(parts, dtype="str"), "year": pd.array(years, dtype="Int64")}
    return page._replace(clauses=page.clauses.assign(**typed))


def read_clauses(raw: str, doc_id: str, plan_year: int | None) -> Reading:
    """A decoded page as rows, before they become dataframes."""
    page = normalize(raw)
    stretches = find_noise(page.text)
    outline = read_outline(Kept(page, stretches, raw))
    ids = _ids(outline, doc_id)
    clauses = [
        _row(id_, doc_id, *read)
        for id_, *read in zip(ids, outline, read_parts(outline, plan_year), strict=True)
    ]
    return Reading(page, stretches, outline, ids, clauses, list(_cells(ids, outline)))


def _row(id_: str, doc_id: str, c: Clause, part: tuple[str, int | None]) -> Row:
    named = (c.number or None, c.title or None, PATH_SEPARATOR.join(c.path), c.body.text, c.content)
    span = c.body.source_span(0, len(c.body))
    return Row(id_, doc_id, c.type, *part, c.level, *named, c.table or None, *span)


def _ids(outline: Sequence[Clause], doc_id: str) -> list[str]:
    """Ids by the line of the raw page on which a clause begins, so that they outlive any change of rules."""
    seen: Counter[int] = Counter()
    ids = []
    for clause in outline:
        seen[clause.line] += 1
        again = f".{seen[clause.line]}" if seen[clause.line] > 1 else ""
        ids.append(f"{doc_id}/{clause.line}{again}")
    return ids


def _cells(ids: Sequence[str], outline: Sequence[Clause]) -> Iterator[CellRow]:
    above, row = None, 0
    for id_, clause in zip(ids, outline, strict=True):
        row = row + 1 if clause.type == "row" and above == "row" else 1
        above = clause.type
        for cell, header, body in clause.cells:
            span = body.source_span(0, len(body))
            yield CellRow(id_, row, cell.col, header, body.text, cell.inherited, *span)


def _raw_tiles(
    raw: str, page: Aligned, stretches: Sequence[Stretch], outline: Sequence[Clause]
) -> list[tuple[int, int, str, str]]:
    """Ledger in offsets of the raw page: noise as found, what stays by the kind of its clause."""
    if not stretches:
        return [(0, len(raw), "text", "no words")] if raw else []
    marks: list[tuple[int, str, str]] = []
    starts = [(clause.body.starts[0], clause) for clause in outline if len(clause.body)]
    following, above = 0, None
    for stretch in stretches:
        low, high = page.starts[stretch.start], page.ends[stretch.end - 1]
        marks.append((low, *_role(stretch, above)))
        while following < len(starts) and starts[following][0] < high:
            at, above = starts[following]
            at = low if not raw[low:at].strip() else at
            marks.append((at, *_role(stretch, above)))
            following += 1
    return _merge(marks, len(raw))


def _role(stretch: Stretch, clause: Clause | None) -> tuple[str, str]:
    if stretch.role != "text" or clause is None:
        return stretch.role, stretch.reason
    return ("heading" if clause.type == "heading" else "text"), REASONS[clause.type]


def _merge(marks: list[tuple[int, str, str]], length: int) -> list[tuple[int, int, str, str]]:
    """Tiles that begin at the marks; the last mark of a place counts, equal neighbours become one."""
    last = {at: (role, reason) for at, role, reason in marks}
    kept: list[tuple[int, str, str]] = []
    for at in sorted(last):
        if not kept or kept[-1][1:] != last[at]:
            kept.append((at, *last[at]))
    bounds = [0, *(at for at, _, _ in kept[1:]), length]
    return [(bounds[i], bounds[i + 1], role, reason) for i, (_, role, reason) in enumerate(kept)]
