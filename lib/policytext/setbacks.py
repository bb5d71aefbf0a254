"""Targets of indicator tables against the results before them."""

import pandas as pd

from .codebooks import Source, read_codebook
from .errors import CorpusError
from .indicators import PARTIAL


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
