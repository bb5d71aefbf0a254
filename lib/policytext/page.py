"""One page as tables: its ledger, its clauses and its cells, all with offsets into the raw page."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pandas as pd

from .clause import Clause
from .cleaning import Stretch, find_noise
from .decoding import decode
from .metadata import read_metadata
from .normalization import Aligned, normalize, script
from .outline import read_outline
from .paragraphs import Kept
from .parts import read_parts

LEDGER = ("doc_id", "start", "end", "role", "reason")
CLAUSES = (
    *("clause_id", "doc_id", "type", "part", "year", "level", "number", "title", "path", "text"),
    *("content", "table", "raw_start", "raw_end"),
)
NULLABLE = ("doc_id", "number", "title", "table")
CELLS = ("clause_id", "row", "col", "header", "text", "inherited", "raw_start", "raw_end")
REASONS = {
    "heading": "title or heading",
    "item": "numbered item",
    "paragraph": "unnumbered paragraph",
    "attachment": "entry in the list of attachments",
    "row": "flattened table",
}
PATH_SEPARATOR = " > "


class Page(NamedTuple):
    """A page read: dataframes ledger, clauses, cells; its own metadata; its script; text of clauses by id."""

    ledger: pd.DataFrame
    clauses: pd.DataFrame
    cells: pd.DataFrame
    metadata: dict[str, str]
    script: str
    bodies: dict[str, Aligned]


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
    page = normalize(raw)
    stretches = find_noise(page.text)
    outline = read_outline(Kept(page, stretches, raw))
    ids = _ids(outline, doc_id)
    parts = read_parts(outline, plan_year)
    clauses = pd.DataFrame(map(_row, ids, outline, parts), columns=CLAUSES).assign(doc_id=doc_id)
    clauses = clauses.astype({"year": "Int64", "level": "Int64", **dict.fromkeys(NULLABLE, "str")})
    ledger = [(doc_id, *stretch) for stretch in _raw_tiles(raw, page, stretches, outline)]
    return Page(
        ledger=pd.DataFrame(ledger, columns=LEDGER),
        clauses=clauses,
        cells=pd.DataFrame(_cells(ids, outline), columns=CELLS),
        metadata=read_metadata(page, stretches),
        script=script(raw),
        bodies={id_: clause.body for id_, clause in zip(ids, outline, strict=True)},
    )


def _row(id_: str, c: Clause, part: tuple[str, int | None]) -> tuple:
    named = (c.number or None, c.title or None, PATH_SEPARATOR.join(c.path), c.body.text, c.content)
    return (id_, None, c.type, *part, c.level, *named, c.table or None, *c.body.source_span(0, len(c.body)))


def _ids(outline: Sequence[Clause], doc_id: str) -> list[str]:
    """Ids by the line of the raw page on which a clause begins, so that they outlive any change of rules."""
    seen: Counter[int] = Counter()
    ids = []
    for clause in outline:
        seen[clause.line] += 1
        again = f".{seen[clause.line]}" if seen[clause.line] > 1 else ""
        ids.append(f"{doc_id}/{clause.line}{again}")
    return ids


def _cells(ids: Sequence[str], outline: Sequence[Clause]) -> Iterator[tuple]:
    above, row = None, 0
    for id_, clause in zip(ids, outline, strict=True):
        row = row + 1 if clause.type == "row" and above == "row" else 1
        above = clause.type
        for cell, header, body in clause.cells:
            yield id_, row, cell.col, header, body.text, cell.inherited, *body.source_span(0, len(body))


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
