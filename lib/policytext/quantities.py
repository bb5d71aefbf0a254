"""Every number a plan commits to as a record: indicator, value, unit, status, kind, relation, will, year.

The fields are those of the annotation guide the gold data were coded by (see corpus/README.md).
"""

import re
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple

import pandas as pd

from .catalogue import link_indicators
from .codebooks import Source
from .context import SEEN
from .corpus import Corpus
from .frames import dataframe
from .indicators import Span, cells_of, times_of, values_of
from .lines import COUNTS
from .numbering import BULLET
from .page import read_clauses
from .periods import periods_of
from .records import read_clause
from .setting import Setting, aims_at

COLUMNS = (
    *("start", "end", "number", "value", "value_max", "unit", "indicator", "status", "kind", "relation"),
    *("modality", "year", "rules"),
)
PLACED = ("doc_id", "clause_id", "raw_start", "raw_end", *COLUMNS[2:])
TYPES = {
    **dict.fromkeys(PLACED, "str"),
    **dict.fromkeys(("raw_start", "raw_end"), "int64"),
    **dict.fromkeys(("value", "value_max"), "float64"),
    "year": "Int64",
}
KEPT = ("raw_start", "raw_end", "value", "value_max", "year", "doc_id", "clause_id", "number")
LINKED = (*PLACED[:9], "indicator_id", "value_std", "unit_std", *PLACED[9:])
CLAUSES_SEEN = 3  # that a clause looks back on
DASHED = re.compile(rf"[—*-]|{BULLET}")
NAME = re.compile(r"[^\d,。;:!?，；：]{3,20}")
SPACED = re.compile(r"[\s余餘多来來]")


def find_quantities(text: str, year: int | None = None) -> pd.DataFrame:
    """Quantity statements of any text: start, end, number, value, value_max, unit, indicator, …, rules.

    A row a number that measures something; `start:end` is the number in `text`, number and unit are as
    written there. `year` is the plan year. `status` is target or actual, `kind` level, flow, growth or rank,
    `relation` eq, ge, gt, le or approx, `modality` strive, ensure, expect or plain; `rules` names the rule
    that made the indicator phrase. Headings and tables in the text count; where nothing tells, a number is
    a target.

    >>> found = find_quantities("力争全社会研发经费支出占GDP的比重达到2.2%。", year=2018)
    >>> found[["indicator", "value", "unit", "modality"]].values.tolist()
    [['全社会研发经费支出占GDP的比重', 2.2, '%', 'strive']]
    """
    page = read_clauses(text, "text", year)
    bodies = page.bodies
    found = _records(
        page.clauses,
        page.cells,
        lambda id_, low, high: bodies[id_].source_span(low, high),
        {"text": text},
        {"text": year},
    )
    rows = map(itemgetter(*PLACED[2:]), sorted(found, key=itemgetter("raw_start")))
    own = ("start", "end", "value", "value_max", "year", "number")
    return dataframe(list(rows), dict(zip(COLUMNS, list(TYPES.values())[2:], strict=True)), own)


def corpus_quantities(corpus: Corpus, catalogue: Source = None) -> pd.DataFrame:
    """Quantity statements of a corpus: those columns after doc_id, clause_id, raw_start and raw_end.

    After `indicator` stand `indicator_id` (null where the catalogue has none), `value_std` and `unit_std`
    (see `policytext.link_indicators`). In the order of the pages; `raw_start:raw_end` is the number in the
    raw page.
    """
    return link_indicators(_of_documents(corpus, corpus.clauses), catalogue)[list(LINKED)]


def passage_quantities(passages: pd.DataFrame) -> pd.DataFrame:
    """Quantity statements of texts in a table with columns passage, text and year (see `find_quantities`).

    The columns of `find_quantities` after clause_id, the name of the passage; raw_start and raw_end count
    in its text.
    """
    years = [None if pd.isna(year) else int(year) for year in passages.year]
    found = [
        find_quantities(text, year).assign(clause_id=name)
        for name, text, year in zip(passages.passage, passages.text, years, strict=True)
    ]
    named = pd.concat(found, ignore_index=True).rename(columns={"start": "raw_start", "end": "raw_end"})
    return named[["clause_id", "raw_start", "raw_end", *COLUMNS[2:]]]


def clause_quantities(corpus: Corpus, clause_id: str) -> pd.DataFrame:
    """Quantity statements of one clause of a corpus, read with its document around it."""
    doc_id = corpus.clauses.doc_id[corpus.clauses.clause_id == clause_id].iloc[0]
    found = _of_documents(corpus, corpus.clauses[corpus.clauses.doc_id == doc_id])
    return found[found.clause_id == clause_id].reset_index(drop=True)


def _of_documents(corpus: Corpus, clauses: pd.DataFrame) -> pd.DataFrame:
    """Records of whole documents in the order of their pages."""
    years = dict(zip(corpus.documents.doc_id, corpus.documents.plan_year, strict=True))
    cells = corpus.cells[corpus.cells.clause_id.isin(clauses.clause_id)]
    rows = (list(table.itertuples(index=False)) for table in (clauses, cells))
    records = _records(*rows, corpus.source_span, corpus.pages, years)
    order = {clause_id: i for i, clause_id in enumerate(clauses.clause_id)}
    records.sort(key=lambda record: (order[record["clause_id"]], record["raw_start"]))
    return dataframe(list(map(itemgetter(*PLACED), records)), TYPES, KEPT)


def _records(
    clauses: Sequence[NamedTuple],
    cells: Iterable[NamedTuple],
    span: Span,
    pages: dict[str, str],
    years: dict[str, int | None],
) -> list[dict]:
    rows = []
    of_row = cells_of(cells)
    lasts = periods_of(clauses, years)
    lead: tuple[str, str, int | None] = ("", "", None)  # path, text, year: items with a dash go on from it
    phrases: list[str] = []  # of the document so far
    document, said = "", {}  # title; what clauses below a heading named so far, by its path
    above = ""  # the line before, where it is nothing but a name: 专利申请量, and below it 2600件
    for c in clauses:
        if c.type == "heading" and c.level == 0:
            document, said, phrases = c.title, {}, []
        if c.type == "attachment" or (c.type == "heading" and not COUNTS.search(c.text)):
            continue
        year, base = (None if pd.isna(value) else int(value) for value in (c.year, years[c.doc_id]))
        title = c.title if isinstance(c.title, str) and c.title else above
        above = c.text if NAME.fullmatch(c.text) else ""
        dashed = DASHED.match(c.text) and lead[0] == c.path
        last = (aims_at(*lead[1:]) if dashed else None) or lasts[c.doc_id]
        if not dashed:
            lead = (c.path, c.text, base)
        beside = times_of(c, of_row.get(c.clause_id, ()), base, lasts[c.doc_id])
        goes_on = () if c.type == "row" else tuple(said.get(c.path, ()))
        read = Setting(
            c.text, c.part, year, base, last, c.path, title, beside, goes_on, document, phrases[-SEEN:]
        )
        records = list(read_clause(read))
        named = [(r["indicator"], r["unit"]) for r in records if r["rules"] != "part_of_title"]
        phrases += [words for words, _ in named]
        if named:
            said = {c.path: [*said.get(c.path, ())[1 - CLAUSES_SEEN :], named]}
        for record in records:
            low, high = span(c.clause_id, record.pop("start"), record.pop("end"))
            unit = span(c.clause_id, *record.pop("unit_span"))
            raw = pages[c.doc_id]
            written = {"number": raw[low:high], "unit": _written(raw[slice(*unit)], record["unit"])}
            place = {"doc_id": c.doc_id, "clause_id": c.clause_id, "raw_start": low, "raw_end": high}
            rows.append({**place, **record, **written})
    of_tables = values_of(clauses, of_row, span, years, lasts)
    told = {(value["doc_id"], value["raw_start"]) for value in of_tables}
    return [row for row in rows if (row["doc_id"], row["raw_start"]) not in told] + of_tables


def _written(raw: str, unit: str) -> str:
    """The unit as the page writes it, without spaces and 余."""
    plain = SPACED.sub("", raw)
    return plain if unit and plain and len(plain) == len(unit) else unit
