"""Indicator tables of plans, a row a value: what is measured, in which unit and year, result or target."""

import re

import pandas as pd

from .codebooks import Source, read_codebook
from .corpus import Corpus

YEAR = re.compile(r"((?:19|20)\d\d)年")
TARGET = re.compile(r"目标|预估|预期|预计|计划")
UNIT = re.compile(r"\(([^()]+)\)$")
COLUMNS = (
    *("clause_id", "doc_id", "number", "group", "indicator", "unit", "year", "status"),
    *("number_text", "value", "raw_start", "raw_end"),
)


def indicator_values(corpus: Corpus) -> pd.DataFrame:
    """Numbers of the indicator tables of a corpus, a row a year column that holds a number.

    Columns clause_id, doc_id, number (of the row), group, indicator, unit (as written in brackets after
    the name, null where there is none), year, status (`target` or `actual`, from the column's header),
    number_text as written, value (float), raw_start and raw_end. Cells such as 有 are no numbers.
    """
    rows = corpus.clauses[corpus.clauses.table == "indicator"]
    cells = corpus.cells.merge(rows[["clause_id", "doc_id", "number", "title", "path"]], on="clause_id")
    years = cells.header.str.extract(YEAR)[0]
    values = pd.to_numeric(cells.text.str.replace(",", ""), errors="coerce")
    table = cells.assign(
        year=pd.to_numeric(years).astype("Int64"),
        value=values,
        status=cells.header.str.contains(TARGET).map({True: "target", False: "actual"}),
        unit=cells.title.str.extract(UNIT)[0],
        indicator=cells.title.str.replace(UNIT, "", regex=True),
        group=cells.path.str.rpartition(" > ")[2],
        number_text=cells.text,
    )
    return table[years.notna() & values.notna()][list(COLUMNS)].reset_index(drop=True)


def targets_against_results(values: pd.DataFrame, catalogue: Source = None) -> pd.DataFrame:
    """Each target beside the results of the same row: a row an indicator, in the order of the values.

    Columns clause_id, number, indicator, name_en, unit, better (`higher` or `lower`), then one a year and
    status (`actual_2022`, `target_2023`), `change`: the target in percent of the last result, minus 100,
    and `setback`: the target is worse than the last result. English names and directions come from the
    codebook of indicators.
    """
    keys = ["clause_id", "number", "indicator", "unit"]
    labels = values.status + "_" + values.year.astype("str")
    table = values.assign(label=labels, unit=values.unit.fillna(""))
    table = table.pivot_table(index=keys, columns="label", values="value", sort=False).reset_index()
    last = max(label for label in labels if label.startswith("actual"))
    target = max(label for label in labels if label.startswith("target"))
    names = read_codebook("indicators", catalogue).set_index("name_zh")
    table.insert(3, "name_en", table.indicator.map(names.name_en))
    table.insert(5, "better", table.indicator.map(names.better))
    table["change"] = 100 * table[target] / table[last] - 100
    table["setback"] = table.change.where(table.better != "lower", -table.change) < 0
    return table.rename_axis(columns=None)
