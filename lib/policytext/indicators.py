"""Indicator tables of plans, a row a value: what is measured, in which unit and year, result or target."""

import re

import pandas as pd

from .codebooks import Source, read_codebook
from .corpus import Corpus
from .errors import CorpusError

YEAR = r"(?:19|20)\d\d(?=年)"
DONE = re.compile(r"完成|实际|结果|现状")
TARGET = re.compile(r"目标|预估|预期|预计|计划|任务")
PARTIAL = re.compile(r"上半年|下半年|季度|\d{1,2}月|[一二三四]季")
UNIT = re.compile(r"\(([^()]+)\)$")
NUMBER = re.compile(r"[^\d\w]*(-?\d[\d,]*(?:\.\d+)?)\s*(%?)(?:以上|以下|左右|以内)?")
COLUMNS = (
    *("clause_id", "doc_id", "number", "group", "indicator", "unit", "year", "status"),
    *("number_text", "value", "header", "raw_start", "raw_end"),
)


def indicator_values(corpus: Corpus) -> pd.DataFrame:
    """Values of the indicator tables of a corpus, a row a cell with digits in a column that names a year.

    Columns clause_id, doc_id, number (of the row), group, indicator (empty where the row has no name), unit
    (as written in brackets after the name, else % where the cell has it, else null), year, status (`target`
    or `actual`, from the column's header), number_text (the cell as written), value (float, null where the
    cell is no plain number), header, raw_start and raw_end. Cells such as 有 hold no digits and give no row.
    """
    return values_of(corpus.clauses, corpus.cells)


def values_of(clauses: pd.DataFrame, cells: pd.DataFrame) -> pd.DataFrame:
    """The same for the clauses and cells of a page."""
    rows = clauses[clauses.table == "indicator"]
    cells = cells.merge(rows[["clause_id", "doc_id", "number", "title", "path"]], on="clause_id")
    cells = cells[cells.header.str.contains(YEAR) & cells.text.str.contains(r"\d")]
    parts = cells.text.astype("str").str.extract(f"^{NUMBER.pattern}$")
    planned = cells.header.str.contains(TARGET) & ~cells.header.str.contains(DONE)
    names = cells.title.fillna("")  # a row of a table need not have a name
    table = cells.assign(
        year=pd.to_numeric(cells.header.str.extract(f"({YEAR})")[0]).astype("Int64"),
        value=pd.to_numeric(parts[0].str.replace(",", ""), errors="coerce").astype("float64"),
        status=planned.map({True: "target", False: "actual"}).astype("str"),
        unit=names.str.extract(UNIT)[0].fillna(parts[1].replace("", None)),
        indicator=names.str.replace(UNIT, "", regex=True),
        group=cells.path.astype("str").str.replace(r".* > ", "", regex=True),
        number_text=cells.text,
    )
    return table[list(COLUMNS)].reset_index(drop=True)


def targets_against_results(values: pd.DataFrame, catalogue: Source = None) -> pd.DataFrame:
    """Each target beside the results of the same row of a table: a row an indicator with both.

    Columns clause_id, doc_id, indicator, name_en, unit, better (`higher` or `lower`), before_year, before,
    last_year, last (results), target_year, target, `change` (the target in percent of the last result,
    minus 100) and `setback` (the target is worse than the last result). Columns for part of a year are
    left out. English names and directions come from the codebook of indicators; where it does not know an
    indicator, both are null and a higher value counts as better. Raises `CorpusError` where two columns
    of a table give the same year and status.
    """
    whole = values[~values.header.str.contains(PARTIAL) & values.value.notna()]
    doubled = whole[whole.duplicated(["clause_id", "status", "year"])]
    if len(doubled):
        first = doubled.iloc[0]
        problem = f"two columns give the {first.status} value of {first.year}"
        raise CorpusError(
            problem, where=first.clause_id, remedy="drop the rows of one column before comparing"
        )
    names = read_codebook("indicators", catalogue).drop_duplicates("name_zh").set_index("name_zh")
    found = [_compared(row) for _, row in whole.groupby("clause_id", sort=False)]
    table = pd.DataFrame([row for row in found if row], columns=list(_FIELDS))
    table.insert(3, "name_en", table.indicator.map(names.name_en))
    table.insert(5, "better", table.indicator.map(names.better).replace("", None))
    table["change"] = 100 * table.target / table["last"] - 100
    table["setback"] = table.change.where(table.better != "lower", -table.change) < 0
    return table


_FIELDS = (
    *("clause_id", "doc_id", "indicator", "unit", "before_year", "before", "last_year", "last"),
    *("target_year", "target"),
)


def _compared(row: pd.DataFrame) -> dict | None:
    """The last target of a row of a table beside its last two results, or None where one is missing."""
    results = row[row.status == "actual"].sort_values("year")
    targets = row[row.status == "target"].sort_values("year")
    if results.empty or targets.empty:
        return None
    named = {name: targets.iloc[-1][name] for name in ("clause_id", "doc_id", "indicator", "unit")}
    before = results.iloc[-2] if len(results) > 1 else None
    return {
        **named,
        "before_year": None if before is None else int(before.year),
        "before": None if before is None else before.value,
        "last_year": int(results.iloc[-1].year),
        "last": results.iloc[-1].value,
        "target_year": int(targets.iloc[-1].year),
        "target": targets.iloc[-1].value,
    }
