"""Agreement of the two codings of quantities, as the datasheet states it."""

import krippendorff
import numpy as np
import pandas as pd
import pytest

from policytext.scores import similarity

FIELDS = ["value", "unit", "status", "kind", "relation", "modality", "year"]
KEYS = ["clause_id", "number", "occurrence"]


@pytest.fixture(scope="module")
def both(root):
    gold = root / "corpus/gold"
    a, b = (
        pd.read_csv(gold / f"quantities_coder_{name}.csv", dtype="str", keep_default_na=False)
        for name in "ab"
    )
    return a.merge(b, on=KEYS, how="outer", suffixes=("_a", "_b"), indicator=True)


def alpha(pairs: pd.DataFrame, field: str) -> float:
    """Krippendorff's alpha, nominal, of a field over the records both coders found."""
    codes = pd.factorize(pd.concat([pairs[f"{field}_a"], pairs[f"{field}_b"]]))[0].reshape(2, -1)
    return krippendorff.alpha(codes, level_of_measurement="nominal")


def nominal_alpha(pairs: pd.DataFrame) -> float:
    """The same for two coders without gaps, by Krippendorff's formula: the package takes seconds for many."""
    counts = pd.concat([pairs.indicator_a, pairs.indicator_b]).value_counts().to_numpy()
    n = counts.sum()
    expected = 1 - (counts * (counts - 1)).sum() / (n * (n - 1))
    return 1 - (pairs.indicator_a != pairs.indicator_b).mean() / expected


def test_numbers_found_by_both(both):
    assert both._merge.value_counts().to_dict() == {"both": 260, "left_only": 1, "right_only": 1}
    single = both[both._merge != "both"]
    assert (single.optional_a.fillna("") + single.optional_b.fillna("") == "true").all()


@pytest.mark.parametrize("field", [*FIELDS, "optional"])
def test_fields_agree(both, field):
    assert alpha(both[both._merge == "both"], field) == 1.0


def test_indicator_phrases(both):
    pairs = both[both._merge == "both"]
    assert (pairs.indicator_a == pairs.indicator_b).mean() == pytest.approx(227 / 260)
    close = np.array([similarity(a, b) for a, b in zip(pairs.indicator_a, pairs.indicator_b, strict=True)])
    assert close.mean() >= 0.97
    observed = alpha(pairs, "indicator")
    assert nominal_alpha(pairs) == pytest.approx(observed)
    clauses = list(pairs.groupby("clause_id"))
    rng = np.random.default_rng(0)
    samples = [rng.integers(0, len(clauses), len(clauses)) for _ in range(200)]
    drawn = [nominal_alpha(pd.concat([clauses[i][1] for i in sample])) for sample in samples]
    low, high = np.percentile(drawn, [2.5, 97.5])
    assert observed == pytest.approx(0.872, abs=0.002)
    assert low == pytest.approx(0.82, abs=0.01)
    assert high == pytest.approx(0.92, abs=0.01)


def test_gold_is_one_of_the_codings_or_says_why(root, both):
    gold = pd.read_csv(root / "corpus/gold/quantities.csv", dtype="str", keep_default_na=False)
    merged = gold.merge(both, on=KEYS)
    assert len(merged) == len(gold) == 262
    differs = merged.indicator_a.fillna("") != merged.indicator_b.fillna("")
    assert (merged.resolution.ne("") == differs).all()
