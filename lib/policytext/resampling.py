"""How far a number hangs on the clauses and documents at hand: resampling, and leaving one out."""

from collections.abc import Callable

import numpy as np
import pandas as pd


def resample(tokens: pd.DataFrame, repeats: int = 1000, seed: int = 0) -> pd.DataFrame:
    """Counts of words in `repeats` resamples (rows) of the tokens; a column a word, sorted.

    Clauses are drawn with replacement within each document, so that every resample has each document with
    as many clauses as it has (Efron and Tibshirani 1993, ch. 8; clauses and not words, because the words
    of a clause come together). The intervals speak about other clauses of these documents, never about
    other cities.
    """
    rng = np.random.default_rng(seed)
    clauses = tokens[["doc_id", "clause_id"]].drop_duplicates(ignore_index=True)
    sizes = clauses.doc_id.value_counts(sort=False)
    drawn = [rng.multinomial(n, np.full(n, 1 / n), size=repeats) for n in sizes]
    order = clauses.sort_values("doc_id", key=lambda ids: ids.map({d: i for i, d in enumerate(sizes.index)}))
    row = tokens.clause_id.map({id_: i for i, id_ in enumerate(order.clause_id)}).to_numpy()
    words, column = np.unique(tokens.token.to_numpy(dtype="object"), return_inverse=True)
    counts = np.zeros((len(clauses), len(words)))
    np.add.at(counts, (row, column), 1)
    weights = np.concatenate(drawn, axis=1) if drawn else np.zeros((repeats, 0))
    return pd.DataFrame(weights @ counts, columns=pd.Index(words, name="token"))


def leave_one_out(
    tokens: pd.DataFrame, measure: Callable[[pd.DataFrame], pd.DataFrame], keep: tuple[str, ...] = ()
) -> pd.DataFrame:
    """`measure(tokens)` without each document in turn, one under the other; `left_out` names it.

    Documents in `keep` are never left out, such as the one that a comparison is about.
    """
    rest = [doc_id for doc_id in tokens.doc_id.unique() if doc_id not in keep]
    tables = [measure(tokens[tokens.doc_id != doc_id]).assign(left_out=doc_id) for doc_id in rest]
    return pd.concat(tables, ignore_index=True)
