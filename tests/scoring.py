"""Quantity records against hand coding, by the rules of the annotation guide."""

import re

import pandas as pd

FIELDS = ("value", "unit", "status", "kind", "relation", "modality", "year")
# Leading verbs of doing may stand or not.
VERBS = re.compile(
    r"^(?:新增|新认定|新建|新引进|建设|打造|培育|引进|认定|完成|组织|开展|实施|发放|获批|举办|通过|备案|登记备案|入库|引育)+(?=..)"
)


def plain(phrase: str) -> str:
    return VERBS.sub("", re.sub(r"\s", "", phrase or ""))


def similarity(ours: str, theirs: str) -> float:
    """2·LCS/(len a + len b) over characters, without spaces and leading verbs.

    >>> similarity("新增高新技术企业", "高新技术企业")
    1.0
    """
    a, b = plain(ours), plain(theirs)
    row = [0] * (len(b) + 1)
    for char in a:
        before = 0
        for j, other in enumerate(b, 1):
            before, row[j] = row[j], before + 1 if char == other else max(row[j], row[j - 1])
    return 2 * row[-1] / (len(a) + len(b)) if a or b else 1.0


def compare(ours: pd.DataFrame, theirs: pd.DataFrame) -> dict[str, float]:
    """Shares of required records found and right; both tables have a column `at` that matches records."""
    required = theirs[theirs.optional != "true"]
    found = required.merge(ours, on=["clause_id", "at"], suffixes=("_gold", ""))
    extra = ours.merge(theirs[["clause_id", "at"]], on=["clause_id", "at"], how="left", indicator=True)
    same = pd.DataFrame(
        {name: found[f"{name}_gold"].astype("str") == found[name].astype("str") for name in FIELDS[1:]}
    )
    same["value"] = (found.value_gold.astype(float) - found.value).abs() < 1e-3
    close = pd.Series(list(map(similarity, found.indicator, found.indicator_gold)), dtype="float64")
    exact = close.eq(1.0)
    n, spurious = len(required), int((extra._merge == "left_only").sum())
    whole = same.all(axis=1)
    return {
        "n": n,
        "recall": len(found) / n,
        "precision": len(found) / (len(found) + spurious),
        "indicator_exact": exact.sum() / n,
        "indicator_similarity": close.sum() / n,
        "record": (whole & (close >= 0.8)).sum() / n,
        "record_exact": (whole & exact).sum() / n,
        **{name: same[name].sum() / n for name in FIELDS},
    }
