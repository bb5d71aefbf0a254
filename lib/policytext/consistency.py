"""What a document says twice, and whether its growth and its additions come out."""

from collections.abc import Iterator

import pandas as pd

from .catalogue import canonical, link_indicators

GRACE = 0.15  # of a value said to be 左右
GROWTH = r"年?均?(?:增长率?|增速|增幅)?$"
ROUNDING = 0.005  # of a value: what rounding in the text may hide


def conflicts(panel: pd.DataFrame, quantities: pd.DataFrame) -> pd.DataFrame:
    """Statements of a document that do not agree, a row a pair.

    Columns doc_id, indicator_id, what, one, other, said, implied, clauses. `what` is "value" (the same
    series, year and status with two values), "growth" (a rate of growth that the level and the last result
    do not give) or "addition" (new ones that the level and the last result do not give); `one` and `other`
    are the numbers compared, `said` and `implied` what the text says and what the others give. Values said
    to be approximate (左右) have 15% of grace, bounds (以上) agree with what is on their side. Counting words
    are alike. `panel` is that of `indicator_panel`, `quantities` of `corpus_quantities`.
    """
    values = panel[panel.absence.isna()]
    rows = [*_twice(values), *_growth(quantities), *_additions(values)]
    columns = ["doc_id", "indicator_id", "what", "one", "other", "said", "implied", "clauses"]
    table = pd.DataFrame(rows, columns=columns).drop_duplicates()
    return table.sort_values(["doc_id", "what", "indicator_id", "said"], ignore_index=True)


def _twice(values: pd.DataFrame) -> Iterator[tuple]:
    """The same indicator, year and status with two values in one series."""
    for (doc_id, series, *_), own in values.groupby(["doc_id", "series", "year", "status"], dropna=True):
        first = own.iloc[0]
        for other in own.iloc[1:].itertuples():
            if "kind=flow" in series or "kind=growth" in series or first.series.endswith("flow"):
                continue
            if not _agree(first.value, first.relation, other.value, other.relation):
                pair = (f"{first.value:g}", f"{other.value:g}", first.value, other.value)
                yield doc_id, first.indicator_id, "value", *pair, f"{first.clause_id};{other.clause_id}"


def _growth(quantities: pd.DataFrame) -> Iterator[tuple]:
    """Rates of growth beside a level of the same year and the result of the year before."""
    stem = quantities.indicator.str.replace(GROWTH, "", regex=True)
    linked = link_indicators(quantities.assign(indicator=stem))
    named = linked.assign(name=linked.indicator_id.fillna(linked.indicator.map(canonical)))
    levels = named[named.kind.isin(["level", "flow"])]
    for rate in named[(named.kind == "growth") & (named.unit == "%")].itertuples():
        own = levels[(levels.doc_id == rate.doc_id) & (levels.name == rate.name)]
        now = own[(own.year == rate.year) & (own.status == rate.status)].head(1)
        last = own[(own.year == rate.year - 1) & (own.status == "actual")].head(1)
        if len(now) and len(last) and last.value_std.iloc[0]:
            implied = 100 * (now.value_std.iloc[0] / last.value_std.iloc[0] - 1)
            low = rate.value * (1 - GRACE) if rate.relation == "approx" else rate.value - 0.5
            fits = (
                implied >= low if rate.relation in ("ge", "gt") else abs(implied - rate.value) <= _room(rate)
            )
            if not fits:
                one, other = f"{last.value_std.iloc[0]:g}", f"{now.value_std.iloc[0]:g}"
                ids = f"{rate.clause_id};{now.clause_id.iloc[0]}"
                yield rate.doc_id, rate.name, "growth", one, other, rate.value, round(implied, 2), ids


def _room(rate: object) -> float:
    return max(0.5, GRACE * rate.value if rate.relation == "approx" else 0.5)


def _additions(values: pd.DataFrame) -> Iterator[tuple]:
    """New ones (a flow) beside the level of the same year and the result of the year before."""
    flows = values[values.refused == "kind: flow"]
    for flow in flows.itertuples():
        own = values[(values.doc_id == flow.doc_id) & (values.series == flow.indicator_id)]
        now = own[(own.year == flow.year) & (own.status == flow.status)].head(1)
        last = own[(own.year == flow.year - 1) & (own.status == "actual")].head(1)
        if len(now) and len(last) and flow.value < now.value.iloc[0]:
            implied = now.value.iloc[0] - last.value.iloc[0]
            if not _agree(flow.value, flow.relation, implied, "eq"):
                one, other = f"{last.value.iloc[0]:g}", f"{now.value.iloc[0]:g}"
                ids = f"{flow.clause_id};{now.clause_id.iloc[0]}"
                yield flow.doc_id, flow.indicator_id, "addition", one, other, flow.value, implied, ids


def _agree(one: float, first: str, other: float, second: str) -> bool:
    """Whether two statements can both be true: 300 and 300以上, 70左右 and 63."""
    if "approx" in (first, second):
        return abs(one - other) <= GRACE * max(abs(one), abs(other))
    room = ROUNDING * max(abs(one), abs(other))
    if first in ("ge", "gt") and second not in ("ge", "gt"):
        return other >= one - room
    if second in ("ge", "gt") and first not in ("ge", "gt"):
        return one >= other - room
    return abs(one - other) <= room
