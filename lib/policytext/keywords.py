"""Which words set one group of documents apart from another: effect sizes first, no p-values."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from scipy import special
from tqdm import tqdm

from .resampling import leave_one_out, resample

HALF = 0.5  # what a count of zero is taken for in a ratio (Hardie 2014)


def keyness(
    tokens: pd.DataFrame,
    target: str | Sequence[str],
    reference: str | Sequence[str] | None = None,
    least: int = 1,
    repeats: int = 0,
    seed: int = 0,
    level: float = 0.95,
) -> pd.DataFrame:
    """Words of the target documents against the reference ones (default: all others), a row a word.

    Words with fewer than `least` uses on both sides together are left out, and counted in the sizes still.
    Columns token, count, reference_count, per_1000, reference_per_1000, log_ratio, lrc, g2; with `repeats`
    also low and high, the `level` interval of log_ratio from resampling clauses within documents, and
    differs, whether it leaves zero out. A word of one side only has an open ratio: its bar tells in how few
    clauses it stands, rather than how much more frequent it is.

    log_ratio is log2 of the ratio of relative frequencies, a count of zero taken for one half (Hardie 2014)
    unless that would turn the direction round: 1 is twice as frequent, 2 four times. lrc, the conservative
    log ratio, is the bound of its confidence interval that is nearer to zero, 0 where the interval spans
    zero (Evert 2022, "Measuring keyness"; exact binomial limits, Bonferroni's correction for the words
    compared). g2 is Dunning's (1993) log-likelihood of the table of two by two, signed by direction. Sorted
    by lrc, log_ratio, token.

    Raises ValueError for documents that have no tokens or stand on both sides.
    """
    if not 0 < level < 1:
        raise ValueError(f"level {level} is no share: write 0.95 for 95%")
    target, reference = _sides(tokens, target, reference)
    counts = [side.token.value_counts() for side in (target, reference)]
    table = pd.concat(counts, axis=1, keys=["count", "reference_count"]).fillna(0).astype("int64")
    table = table[table.sum(axis=1) >= least].sort_index().rename_axis("token")
    n1, n2 = len(target), len(reference)
    a, b = table["count"].to_numpy(), table.reference_count.to_numpy()
    table["per_1000"], table["reference_per_1000"] = 1000 * a / n1, 1000 * b / n2
    table["log_ratio"] = log_ratio(a, n1, b, n2)
    table["lrc"] = conservative_log_ratio(a, n1, b, n2, level)
    table["g2"] = log_likelihood(a, n1, b, n2)
    if repeats:
        drawn = [
            resample(side, repeats, seed + i).reindex(columns=table.index, fill_value=0)
            for i, side in enumerate((target, reference))
        ]
        sizes = [counts.sum(axis=1).to_numpy()[:, None] for counts in drawn]
        ratios = log_ratio(drawn[0].to_numpy(), sizes[0], drawn[1].to_numpy(), sizes[1])
        tail = (1 - level) / 2
        table["low"], table["high"] = np.quantile(ratios, [tail, 1 - tail], axis=0)
        table["differs"] = (table.low > 0) | (table.high < 0)
    order = ["lrc", "log_ratio", "token"]
    return table.reset_index().sort_values(order, ascending=[False, False, True], ignore_index=True)


def most_apart(table: pd.DataFrame, n: int = 10) -> pd.DataFrame:
    """The `n` words of each side that a resampled `keyness` sets farthest apart, sorted by log_ratio.

    Ranked by the end of the interval that is nearer to zero, or reaches farthest past it.
    """
    if "low" not in table:
        raise ValueError("the table has no intervals: call keyness with repeats=1000")
    up = table[table.log_ratio > 0].sort_values(["low", "token"], ascending=[False, True]).head(n)
    down = table[table.log_ratio < 0].sort_values(["high", "token"]).head(n)
    both = pd.concat([up, down])
    return both.sort_values(["log_ratio", "token"], ascending=[False, True], ignore_index=True)


def chance(
    tokens: pd.DataFrame,
    target: str | Sequence[str],
    reference: str | Sequence[str] | None = None,
    least: int = 1,
    repeats: int = 500,
    deals: int = 100,
) -> pd.Series:
    """How many words differ when the clauses of both sides are dealt to the sides at random; `deals` counts.

    Each deal keeps the number of clauses of each document and hands out the clauses anew, then counts the
    words whose interval leaves zero out (`keyness`, with `least` and `repeats`). What a comparison
    finds is worth what it finds beyond this. Not a test: with so few documents there is no population.
    """
    first, second = (list(side.doc_id.unique()) for side in _sides(tokens, target, reference))
    both = tokens[tokens.doc_id.isin(first + second)]
    clauses = both[["doc_id", "clause_id"]].drop_duplicates().sort_values(["doc_id", "clause_id"])
    row = both.groupby(["doc_id", "clause_id"]).ngroup()
    counts = []
    for seed in tqdm(range(deals), desc="deals", disable=None):
        owners = np.random.default_rng(seed).permutation(clauses.doc_id.to_numpy())
        dealt = both.assign(doc_id=owners[row], clause_id=row)
        counts.append(int(keyness(dealt, first, second, least, repeats, seed).differs.sum()))
    return pd.Series(counts, name="words")


def each_against_rest(
    tokens: pd.DataFrame, least: int = 5, repeats: int = 1000, seed: int = 0
) -> pd.DataFrame:
    """`keyness` of each document against all others, one under the other, with doc_id and lasting.

    Within a document from the highest low end of the interval; see `lasting_log_ratio`.
    """
    tables = []
    for doc_id in tokens.doc_id.unique():
        table = keyness(tokens, doc_id, least=least, repeats=repeats, seed=seed)
        lasting = table.token.map(lasting_log_ratio(tokens, doc_id))
        order = table.assign(doc_id=doc_id, lasting=lasting).sort_values(
            ["low", "token"], ascending=[False, True]
        )
        tables.append(order)
    return pd.concat(tables, ignore_index=True)


def lasting_log_ratio(
    tokens: pd.DataFrame, target: str | Sequence[str], reference: str | Sequence[str] | None = None
) -> pd.Series:
    """What is left of each word's log ratio whichever document is left out; index token.

    The value nearest to zero over all leavings-out; 0 where a word turns round, or vanishes from both
    sides, without one of the documents. A side that is a single document is kept,
    and where both are the value is missing. A weak test: words of the kept document alone pass it always.
    """
    first, second = (list(side.doc_id.unique()) for side in _sides(tokens, target, reference))
    both = tokens[tokens.doc_id.isin(first + second)]

    def measure(some: pd.DataFrame) -> pd.DataFrame:
        left = set(some.doc_id)
        return keyness(some, *([doc_id for doc_id in side if doc_id in left] for side in (first, second)))

    keep = tuple(side[0] for side in (first, second) if len(side) == 1)
    if len(keep) == 2:
        return pd.Series(np.nan, index=pd.Index(sorted(both.token.unique()), name="token"), name="lasting")
    ratios = leave_one_out(both, measure, keep).pivot(index="token", columns="left_out", values="log_ratio")
    ratios = ratios.fillna(0)
    return (ratios.min(axis=1).clip(lower=0) + ratios.max(axis=1).clip(upper=0)).rename("lasting")


def log_ratio(a: np.ndarray, n1: np.ndarray | int, b: np.ndarray, n2: np.ndarray | int) -> np.ndarray:
    """log2 of (a / n1) / (b / n2), a zero taken for one half, but never past zero to the other side.

    >>> float(log_ratio(np.array([8]), 1000, np.array([2]), 1000)[0])
    2.0
    """
    ratio = np.log2(np.where(a == 0, HALF, a) / n1) - np.log2(np.where(b == 0, HALF, b) / n2)
    sign = np.sign(a * n2 - b * n1)
    return np.where(sign > 0, np.maximum(ratio, 0), np.where(sign < 0, np.minimum(ratio, 0), 0.0))


def conservative_log_ratio(a: np.ndarray, n1: int, b: np.ndarray, n2: int, level: float = 0.95) -> np.ndarray:
    """Bound nearer to zero of the confidence interval of the log ratio, 0 where it spans zero.

    Given a + b uses of a word, a is binomial; Clopper and Pearson's exact limits of its share q give those
    of the ratio, q / (1 - q) × n2 / n1. The error is divided by the number of words (Bonferroni).
    """
    tail = (1 - level) / 2 / max(len(a), 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        low = np.where(a > 0, special.betaincinv(a, b + 1, tail), 0)
        high = np.where(b > 0, special.betaincinv(a + 1, b, 1 - tail), 1)
        lower, upper = (np.log2(q) - np.log2(1 - q) + np.log2(n2 / n1) for q in (low, high))
    return np.where(lower > 0, lower, np.where(upper < 0, upper, 0.0))


def log_likelihood(a: np.ndarray, n1: int, b: np.ndarray, n2: int) -> np.ndarray:
    """Signed G² of the table of word and other words in two texts; positive where the first has more."""
    observed = np.array([a, b, n1 - a, n2 - b], dtype="float")
    share = (a + b) / (n1 + n2)
    expected = np.array([n1 * share, n2 * share, n1 * (1 - share), n2 * (1 - share)])
    g2 = 2 * special.rel_entr(observed, expected).sum(axis=0)
    return np.where(a / n1 >= b / n2, g2, -g2)


def _sides(
    tokens: pd.DataFrame, target: str | Sequence[str], reference: str | Sequence[str] | None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    known = list(tokens.doc_id.unique())
    first = [target] if isinstance(target, str) else list(target)
    rest = [doc_id for doc_id in known if doc_id not in first] if reference is None else reference
    second = [rest] if isinstance(rest, str) else list(rest)
    if wrong := [doc_id for doc_id in (*first, *second) if doc_id not in known]:
        raise ValueError(f"no tokens of {', '.join(wrong)}: known are {', '.join(known)}")
    if both := [doc_id for doc_id in first if doc_id in second]:
        raise ValueError(f"{', '.join(both)} is target and reference: keep it on one side")
    if not first or not second:
        raise ValueError("target or reference is empty: name at least one document for each")
    return tokens[tokens.doc_id.isin(first)], tokens[tokens.doc_id.isin(second)]
