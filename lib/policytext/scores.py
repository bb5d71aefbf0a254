"""Records read by the program against records coded by hand, by the rules of the annotation guide."""

import re

import numpy as np
import pandas as pd

from .language import regex
from .normalization import simplify

FIELDS = ("value", "unit", "status", "kind", "relation", "year")
CLOSE = 0.8  # an indicator phrase counts as right from this similarity on
# Verbs of doing at the head of a phrase may stand or not.
VERBS = re.compile(
    r"^(?:新增|新认定|新建|新引进|建设|打造|培育|引进|认定|完成|组织|开展|实施|发放|获批|举办|通过"
    r"|备案|登记备案|入库|引育)+(?=..)"
)


def match_records(found: pd.DataFrame, gold: pd.DataFrame) -> pd.DataFrame:
    """Records of the program beside those of a hand coding: a row a record that either has.

    Both have clause_id, raw_start and the fields of `policytext.find_quantities`; a record is the same where
    it begins at the same character. What the coding calls optional (`optional` "true") counts on neither
    side. Columns after those of the coding (suffix `_gold`) and of the program: outcome (`found`, `missed`,
    `spurious`), similarity of the indicator phrases, a truth value a field, and `right`: value, unit, status,
    kind, relation and year are right and the similarity is at least .8.
    """
    keys = ["clause_id", "raw_start"]
    fields = [*FIELDS, "modality", "number", "indicator"]
    both = gold[[*keys, *fields, "optional"]].merge(
        found[[*keys, *fields, "rules"]], on=keys, how="outer", suffixes=("_gold", ""), indicator="outcome"
    )
    both = both[both.optional.fillna("") != "true"].drop(columns="optional").reset_index(drop=True)
    names = {"left_only": "missed", "right_only": "spurious", "both": "found"}
    both["outcome"] = both.outcome.astype("str").map(names)
    there = both.outcome == "found"
    for name in (*FIELDS, "modality"):
        pairs = zip(both[f"{name}_gold"], both[name], strict=True)
        both[f"{name}_right"] = there & np.array([_same(name, *pair) for pair in pairs], dtype=bool)
    both["similarity"] = [
        similarity(ours, theirs) if ok else 0.0
        for ours, theirs, ok in zip(both.indicator, both.indicator_gold, there, strict=True)
    ]
    fields_right = both[[f"{name}_right" for name in FIELDS]].all(axis=1)
    return both.assign(right=fields_right & (both.similarity >= CLOSE))


def measures(matched: pd.DataFrame) -> pd.Series:
    """Precision, recall and F1 of finding records and of whole records, and shares of right fields.

    Shares are of the records that the coding requires; `indicator` is similarity of at least .8,
    `indicator_exact` the same words.
    """
    return pd.Series(_of_all(_counts(matched).to_numpy()), index=MEASURES)


def intervals(matched: pd.DataFrame, n: int = 2000, level: float = 0.95, seed: int = 0) -> pd.DataFrame:
    """Measures with intervals from resampling clauses: columns value, low, high.

    Clauses are drawn with replacement `n` times (the percentile bootstrap of Efron and Tibshirani 1993).
    """
    counts = _counts(matched).to_numpy()
    rng = np.random.default_rng(seed)
    weights = rng.multinomial(len(counts), np.full(len(counts), 1 / len(counts)), size=n)
    drawn = _measures(weights @ counts)
    tail = 100 * (1 - level) / 2
    return pd.DataFrame(
        {
            "value": _of_all(counts),
            "low": [np.percentile(column, tail) for column in drawn],
            "high": [np.percentile(column, 100 - tail) for column in drawn],
        },
        index=list(MEASURES),
    )


MEASURES = (
    *("n", "precision", "recall", "f1", "record_precision", "record_recall", "record_f1"),
    *("indicator", "indicator_exact", *FIELDS, "modality"),
)


def _counts(matched: pd.DataFrame) -> pd.DataFrame:
    """Counts by clause that all measures are made of."""
    table = pd.DataFrame(
        {
            "required": matched.outcome != "spurious",
            "given": matched.outcome != "missed",
            "found": matched.outcome == "found",
            "right": matched.right,
            "close": (matched.outcome == "found") & (matched.similarity >= CLOSE),
            "exact": (matched.outcome == "found") & (matched.similarity == 1.0),
            **{name: matched[f"{name}_right"] for name in (*FIELDS, "modality")},
        }
    )
    return table.astype("int64").groupby(matched.clause_id, sort=False).sum()


def _of_all(counts: np.ndarray) -> list[float]:
    return [float(column[0]) for column in _measures(counts.sum(axis=0)[None, :])]


def _measures(counts: np.ndarray) -> list[np.ndarray]:
    required, given, found, right, close, exact, *fields = counts.T.astype(float)
    required, given = np.maximum(required, 1), np.maximum(given, 1)
    pairs = [(found / given, found / required), (right / given, right / required)]
    scores = [value for p, r in pairs for value in (p, r, 2 * p * r / np.maximum(p + r, 1e-12))]
    return [counts.T[0], *scores, close / required, exact / required, *(field / required for field in fields)]


def _same(name: str, theirs: object, ours: object) -> bool:
    if pd.isna(theirs) or pd.isna(ours):
        return pd.isna(ours) and (pd.isna(theirs) or theirs == "")
    if name in ("value", "year"):
        return theirs != "" and abs(float(theirs) - float(ours)) < 1e-6 * max(1.0, abs(float(ours)))
    return _plain(str(theirs)) == _plain(str(ours))


def _plain(text: str) -> str:
    return regex(r"\s").sub("", simplify(text))


def similarity(ours: str, theirs: str) -> float:
    """2·LCS/(len a + len b) over characters, without spaces and leading verbs.

    >>> similarity("新增高新技术企业", "高新技术企业")
    1.0
    """
    a, b = (VERBS.sub("", _plain(phrase or "")) for phrase in (ours, theirs))
    row = [0] * (len(b) + 1)
    for char in a:
        before = 0
        for j, other in enumerate(b, 1):
            before, row[j] = row[j], before + 1 if char == other else max(row[j], row[j - 1])
    return 2 * row[-1] / (len(a) + len(b)) if a or b else 1.0
