"""How far a number hangs on the clauses and documents at hand: resampling, and leaving one out."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from .errors import require


def resample(tokens: pd.DataFrame, repeats: int = 1000, seed: int = 0) -> pd.DataFrame:
    """Counts of words in `repeats` resamples (rows) of the tokens; a column a word, sorted.

    Clauses are drawn with replacement within each document, so that every resample has each document with
    as many clauses as it has (Efron and Tibshirani 1993, ch. 8; clauses and not words, because the words
    of a clause come together). The intervals speak about other clauses of these documents, never about
    other cities.
    """
    require(tokens, "doc_id clause_id token", "tokens")
    rng = np.random.default_rng(seed)
    row = tokens.groupby(["doc_id", "clause_id"]).ngroup().to_numpy()  # sorted: the order given is no matter
    clauses = tokens[["doc_id", "clause_id"]].drop_duplicates()
    sizes = clauses.doc_id.value_counts().sort_index()
    drawn = [rng.multinomial(n, np.full(n, 1 / n), size=repeats) for n in sizes]
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
    if not rest:
        raise ValueError("no document to leave out: give tokens of one that is not kept")
    tables = [measure(tokens[tokens.doc_id != doc_id]).assign(left_out=doc_id) for doc_id in rest]
    return pd.concat(tables, ignore_index=True)


def code_shares(coded: pd.DataFrame, code: str, repeats: int = 1000, seed: int = 0) -> pd.DataFrame:
    """Share of each code in each text: text_of, the code, share, low, high, n; 95% intervals.

    `coded` has text_of, clause_id, the column `code` and weight, a row a code of a clause. Clauses are drawn
    with replacement within each text; `n` counts those with the code. Codes that no clause of a text has
    stand with share 0 and, as upper limit, the exact binomial one of none among its clauses. Texts in the
    order given, in each the largest share first; the shares of a text add to 1.
    """
    require(coded, f"text_of clause_id weight {code}", "coded clauses")
    codes = sorted(coded[code].unique())
    tables = []
    for text_of, own in coded.groupby("text_of", sort=False):
        counts = own.pivot_table("weight", "clause_id", code, aggfunc="sum", fill_value=0)
        counts = counts.reindex(columns=codes, fill_value=0)
        n, rng = len(counts), np.random.default_rng(seed)
        drawn = rng.multinomial(n, np.full(n, 1 / n), size=repeats) @ counts.to_numpy()
        totals = drawn.sum(axis=1, keepdims=True)
        drawn = np.divide(drawn, totals, out=np.zeros(drawn.shape), where=totals > 0)
        low, high = np.quantile(drawn, [0.025, 0.975], axis=0)
        found = (counts > 0).sum()
        none = 1 - 0.025 ** (1 / n)
        numbers = {"share": counts.sum() / counts.to_numpy().sum(), "low": low, "n": found}
        table = pd.DataFrame(numbers).assign(high=np.where(found == 0, none, high), text_of=text_of)
        order = table.rename_axis(code).reset_index()
        tables.append(order.sort_values(["share", code], ascending=[False, True]))
    columns = ["text_of", code, "share", "low", "high", "n"]
    return pd.concat(tables, ignore_index=True)[columns] if tables else pd.DataFrame(columns=columns)
