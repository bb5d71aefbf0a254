"""Scores by hand: two clauses, four records coded, one optional, one missed, one spurious, one half right."""

import pandas as pd
import pytest
from scipy import stats

from policytext import intervals, match_records, measures
from policytext.scores import similarity

BASE = {
    "unit": "家",
    "status": "target",
    "kind": "flow",
    "relation": "eq",
    "modality": "plain",
    "year": "2023",
}


def row(clause, start, value, indicator, **fields):
    place = {"clause_id": clause, "raw_start": start, "number": str(value), "value": value}
    return {**BASE, **place, "indicator": indicator, "optional": "", "rules": "", **fields}


@pytest.fixture
def matched():
    gold = [
        row("a", 1, "40", "高新技术企业"),
        row("a", 9, "3", "省级平台"),
        row("b", 1, "12", "专利授权量"),
        row("b", 5, "7", "孵化器"),
        row("b", 8, "1", "大赛", optional="true"),
    ]
    found = [
        row("a", 1, 40.0, "高新技术企业"),
        row("a", 9, 3.0, "省级平台", kind="level"),
        row("b", 1, 12.0, "授权量"),
        row("b", 8, 1.0, "大赛"),
        row("b", 20, 2.0, "专场"),
    ]
    return match_records(pd.DataFrame(found), pd.DataFrame(gold))


def test_outcomes(matched):
    assert matched.outcome.value_counts().to_dict() == {"found": 3, "missed": 1, "spurious": 1}
    assert matched[matched.right].indicator.tolist() == ["高新技术企业"]


def test_measures_by_hand(matched):
    scores = measures(matched)
    assert scores.n == 4
    assert (scores.precision, scores.recall, scores.f1) == (0.75, 0.75, 0.75)
    assert (scores.record_precision, scores.record_recall) == (0.25, 0.25)
    assert (scores.kind, scores.value, scores.indicator_exact) == (0.5, 0.75, 0.5)
    assert similarity("专利授权量", "授权量") == pytest.approx(6 / 8)  # 2·3/(5+3), below .8
    assert scores.indicator == 0.5


def test_intervals_against_scipy():
    """Recall of many clauses with one record each is a mean, of which scipy has the percentile bootstrap."""
    hits = [1, 0, 1, 1, 0, 1, 1, 1, 0, 1] * 6
    gold = pd.DataFrame([row(f"c{i}", 1, "1", "企业") for i in range(len(hits))])
    found = pd.DataFrame([row(f"c{i}", 1, 1.0, "企业") for i, hit in enumerate(hits) if hit])
    ours = intervals(match_records(found, gold), n=5000).loc["recall"]
    theirs = stats.bootstrap(
        (hits,), lambda x, axis: x.mean(axis), n_resamples=5000, method="percentile", random_state=1
    )
    assert ours.value == pytest.approx(0.7)
    assert ours.low == pytest.approx(theirs.confidence_interval.low, abs=0.02)
    assert ours.high == pytest.approx(theirs.confidence_interval.high, abs=0.02)


def test_traditional_units_and_spaces_are_the_same():
    gold = pd.DataFrame([row("a", 1, "3", "發明專利", unit="萬件")])
    found = pd.DataFrame([row("a", 1, 3.0, "发明 专利", unit="万件")])
    assert match_records(found, gold).right.all()
