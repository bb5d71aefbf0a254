"""What a document says twice, and whether its growth and its additions come out."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from .catalogue import canonical, link_indicators
from .errors import require

OPEN_UP, OPEN_DOWN = ("ge", "gt"), ("le", "lt")
GRACE = 0.15  # of a value said to be 左右
GROWTH = r"年?均?(?:增长率?|增速|增幅)?$"
ROUNDING = 0.005  # of a value: what rounding in the text may hide


def conflicts(panel: pd.DataFrame, quantities: pd.DataFrame) -> pd.DataFrame:
    """Statements of a document that do not agree, a row a pair.

    Columns doc_id, indicator_id, what, one, other, said, implied, clauses. `what` is "value" (the same
    series, year and status with two values), "growth" (a rate of growth that the level and the last result
    do not give) or "addition" (fewer new ones than the level rises by); `one` and `other`
    are the numbers compared, `said` and `implied` what the text says and what the others give. Values said
    to be approximate (左右) have 15% of grace, bounds (以上) agree with what is on their side. Counting words
    are alike. `panel` is that of `indicator_panel`, `quantities` of `corpus_quantities`.
    """
    require(panel, "doc_id indicator_id series year status value value_max relation refused", "a panel")
    require(quantities, "doc_id indicator kind unit value relation year status", "quantities")
    values = panel[panel.absence.isna()]
    rows = [*_twice(values), *_growth(quantities), *_additions(values)]
    columns = ["doc_id", "indicator_id", "what", "one", "other", "said", "implied", "clauses"]
    table = pd.DataFrame(rows, columns=columns).drop_duplicates()
    return table.sort_values(["doc_id", "what", "indicator_id", "said"], ignore_index=True)


def _twice(values: pd.DataFrame) -> Iterator[tuple]:
    """The same indicator, year and status with two values in one series; new ones may add up."""
    stocks = values[~values.series.str.contains("kind=flow|kind=growth")]
    for (doc_id, _, *_), own in stocks.groupby(["doc_id", "series", "year", "status"], dropna=True):
        first = own.iloc[0]
        for other in own.iloc[1:].itertuples():
            if not _overlap(_span(first), _span(other)):
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
            said = (rate.value - 0.5, rate.value + 0.5) if rate.relation == "eq" else _bounds(rate)
            given = (implied, np.inf) if now.relation.iloc[0] in OPEN_UP else (implied, implied)
            turned = tuple(sorted(-end for end in said))  # a fall, said without its sign
            if not (_overlap(said, given) or _overlap(turned, given)):
                one, other = f"{last.value_std.iloc[0]:g}", f"{now.value_std.iloc[0]:g}"
                ids = f"{rate.clause_id};{now.clause_id.iloc[0]}"
                yield rate.doc_id, rate.name, "growth", one, other, rate.value, round(implied, 2), ids


def _additions(values: pd.DataFrame) -> Iterator[tuple]:
    """Fewer new ones than the level rises by; more may make up for some that leave."""
    flows = values[values.refused == "kind: flow"]
    for flow in flows.itertuples():
        own = values[(values.doc_id == flow.doc_id) & (values.series == flow.indicator_id)]
        now = own[(own.year == flow.year) & (own.status == flow.status)].head(1)
        last = own[(own.year == flow.year - 1) & (own.status == "actual")].head(1)
        if len(now) and len(last):
            implied = now.value.iloc[0] - last.value.iloc[0]
            if _span(flow)[1] < implied * (1 - ROUNDING):
                one, other = f"{last.value.iloc[0]:g}", f"{now.value.iloc[0]:g}"
                ids = f"{flow.clause_id};{now.clause_id.iloc[0]}"
                yield flow.doc_id, flow.indicator_id, "addition", one, other, flow.value, implied, ids


def _span(row: object) -> tuple[float, float]:
    """What a statement allows: a range, a bound, an approximate or an exact value."""
    if pd.notna(row.value_max):
        return row.value, row.value_max
    return _bounds(row)


def _bounds(row: object) -> tuple[float, float]:
    room = (GRACE if row.relation == "approx" else ROUNDING) * abs(row.value)
    low = -np.inf if row.relation in OPEN_DOWN else row.value - room
    return low, np.inf if row.relation in OPEN_UP else row.value + room


def _overlap(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
