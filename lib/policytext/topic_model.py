"""Topics without a codebook: non-negative factors of the clauses' words. Exploratory."""

import warnings
from collections.abc import Sequence

import numpy as np
import pandas as pd
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_matrix
from tqdm import tqdm

from .errors import require

TOP = 10  # words that stand for a topic
ROUNDS = 400


def topics(tokens: pd.DataFrame, k: int, least: int = 3) -> tuple[pd.DataFrame, pd.DataFrame]:
    """`k` topics of the clauses, as two tables: topic, rank, token, weight; clause_id, doc_id, topic, share.

    Non-negative matrix factorisation (Lee and Seung 1999; scikit-learn) of the TF-IDF of words that stand in
    `least` clauses or more, from singular vectors, so that runs are equal. Topics are numbered from the one
    with most weight; `share` is of the clause's weights. Show results rounded: last digits differ between
    processors.
    """
    require(tokens, "doc_id clause_id token", "tokens")
    matrix, clauses, vocabulary = _matrix(tokens, least)
    weights, words = _factors(matrix, k, init="nndsvda", seed=0)
    order = np.argsort(-weights.sum(axis=0), kind="stable")
    weights, words = weights[:, order], words[order]
    top = np.argsort(-words, axis=1, kind="stable")[:, :TOP]
    named = [(t, r, vocabulary[w], words[t, w]) for t in range(k) for r, w in enumerate(top[t])]
    totals = weights.sum(axis=1, keepdims=True)
    shares = np.divide(weights, totals, out=np.zeros_like(weights), where=totals > 0)
    table = clauses.loc[clauses.index.repeat(k)].assign(
        topic=np.tile(np.arange(k), len(clauses)), share=shares.ravel()
    )
    return pd.DataFrame(named, columns=["topic", "rank", "token", "weight"]), table.reset_index(drop=True)


def topic_criteria(
    tokens: pd.DataFrame, numbers: Sequence[int], runs: int = 8, least: int = 3, seed: int = 0
) -> pd.DataFrame:
    """How coherent and how stable topics are for each number of them: k, coherence, seeds, resamples, score.

    `coherence` is the mean normalised pointwise mutual information, over clauses, of the pairs of a topic's
    ten words (Bouma 2009; Röder, Both and Hinneburg 2015). `seeds` and `resamples` are the mean share of the
    ten words that a topic keeps when the start is random, or the clauses are drawn anew, topics matched by
    the Hungarian method (Greene, O'Callaghan and Cunningham 2014); averages over `runs`. `score` is the
    sum of the ranks of coherence and of the lower of the two stabilities, 1 the best: least is chosen.
    """
    matrix, _, _ = _matrix(tokens, least)
    present = (matrix > 0).astype("float").toarray()
    rng = np.random.default_rng(seed)
    draws = [rng.integers(0, matrix.shape[0], matrix.shape[0]) for _ in range(runs)]
    rows = []
    for k in tqdm(numbers, desc="topics", disable=None):
        tops = _tops(_factors(matrix, k, init="nndsvda", seed=0)[1])
        starts = [_tops(_factors(matrix, k, init="random", seed=run)[1]) for run in range(runs)]
        anew = [_tops(_factors(matrix[draw], k, init="nndsvda", seed=0)[1]) for draw in draws]
        kept = [float(np.mean([_kept(tops, other) for other in others])) for others in (starts, anew)]
        coherence = float(np.mean([_npmi(present[:, top]) for top in tops]))
        rows.append((k, coherence, *kept))
    table = pd.DataFrame(rows, columns=["k", "coherence", "seeds", "resamples"])
    stability = table[["seeds", "resamples"]].min(axis=1).round(6)
    ranks = table.coherence.round(6).rank(ascending=False), stability.rank(ascending=False)
    return table.assign(score=sum(ranks))


def topics_by_theme(weights: pd.DataFrame, codings: pd.DataFrame) -> pd.DataFrame:
    """Share of each topic's weight by the primary theme of its clauses: a row a topic, a column a theme."""
    both = weights.merge(codings[["clause_id", "primary"]], on="clause_id")
    table = both.pivot_table(index="topic", columns="primary", values="share", aggfunc="sum", fill_value=0)
    return table.div(table.sum(axis=1), axis=0)


def _matrix(tokens: pd.DataFrame, least: int) -> tuple[csr_matrix, pd.DataFrame, list[str]]:
    from sklearn.feature_extraction.text import TfidfVectorizer

    groups = tokens.groupby(["doc_id", "clause_id"]).token.agg(list).reset_index()
    model = TfidfVectorizer(analyzer=list, min_df=least)
    matrix = model.fit_transform(groups.token)
    filled = np.asarray(matrix.sum(axis=1)).ravel() > 0
    clauses = groups.loc[filled, ["doc_id", "clause_id"]].reset_index(drop=True)
    return matrix[filled], clauses, list(model.get_feature_names_out())


def _factors(matrix: csr_matrix, k: int, init: str, seed: int) -> tuple[np.ndarray, np.ndarray]:
    from sklearn.decomposition import NMF
    from sklearn.exceptions import ConvergenceWarning

    model = NMF(k, init=init, random_state=seed, max_iter=ROUNDS)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        return model.fit_transform(matrix), model.components_


def _tops(words: np.ndarray) -> list[list[int]]:
    return np.argsort(-words, axis=1, kind="stable")[:, :TOP].tolist()


def _kept(tops: list[list[int]], other: list[list[int]]) -> float:
    """Mean share of top words kept, topics matched one to one for the best sum."""
    same = np.array([[len(set(a) & set(b)) / TOP for b in other] for a in tops])
    return float(same[linear_sum_assignment(-same)].mean())


def _npmi(present: np.ndarray) -> float:
    """Mean NPMI of the pairs of columns; -1 for words that never meet."""
    n = len(present)
    both, alone = present.T @ present / n, present.mean(axis=0)
    upper = np.triu_indices(present.shape[1], 1)
    joint, product = both[upper], np.outer(alone, alone)[upper]
    with np.errstate(divide="ignore", invalid="ignore"):
        npmi = np.log(joint / product) / -np.log(joint)
    return float(np.where(joint == 0, -1.0, np.where(joint == 1, 1.0, npmi)).mean())
