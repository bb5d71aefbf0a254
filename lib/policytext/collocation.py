"""Words in company: what stands near a word, and which words follow each other."""

import numpy as np
import pandas as pd

from .errors import require


def collocations(tokens: pd.DataFrame, keyword: str, window: int = 5) -> pd.DataFrame:
    """Words within `window` places of a keyword in its clause: token, together, count, log_dice.

    Places count every word and mark of the clause (`position`). `together` is the number of uses of the
    word near the keyword, or of the keyword near the word if that is fewer; logDice is 14 + log2 of
    2 × together / (count of the keyword + count of the word), 14 at most (Rychlý 2008): comparable between
    texts of different size, and one point less is half as close. Sorted by log_dice, then by the word.

    >>> tokens = pd.DataFrame({"clause_id": "a/1", "doc_id": "a", "position": [0, 1, 9],
    ...                        "token": ["专利", "质押", "专利"]})
    >>> collocations(tokens, "专利").values.tolist()
    [['质押', 1, 1, 13.415037499278844]]
    """
    if not keyword or window < 1:
        raise ValueError("give a keyword and a window of one place at least")
    require(tokens, "doc_id clause_id position token", "tokens")
    clause = tokens.groupby(["doc_id", "clause_id"]).ngroup()
    placed = tokens[["position", "token"]].assign(clause=clause)
    nodes = placed[placed.token == keyword]
    pairs = nodes.merge(placed[placed.token != keyword], on="clause", suffixes=("_node", ""))
    near = pairs[(pairs.position - pairs.position_node).abs() <= window]
    uses = [
        near.drop_duplicates(["clause", end, "token"]).token.value_counts()
        for end in ("position", "position_node")
    ]
    together = pd.concat(uses, axis=1).min(axis=1).astype("int64").rename("together")
    table = together.rename_axis("token").reset_index()
    table["count"] = table.token.map(tokens.token.value_counts()).astype("int64")
    table["log_dice"] = 14 + np.log2(2 * table.together / (len(nodes) + table["count"]))
    return table.sort_values(["log_dice", "token"], ascending=[False, True], ignore_index=True)


def ngrams(tokens: pd.DataFrame, n: int = 2) -> pd.DataFrame:
    """Runs of `n` content words that follow each other directly: ngram, count, clauses, documents.

    A stopword, a number or a mark between two words parts them. Words are joined by a space; sorted by
    count, then by the words.

    >>> tokens = pd.DataFrame({"clause_id": "a/1", "doc_id": "a", "position": [0, 1, 3],
    ...                        "token": ["专利", "质押", "融资"]})
    >>> ngrams(tokens).values.tolist()
    [['专利 质押', 1, 1, 1]]
    """
    if n < 1:
        raise ValueError("n is the number of words: give one at least")
    require(tokens, "doc_id clause_id position token", "tokens")
    table = tokens.sort_values(["doc_id", "clause_id", "position"], ignore_index=True)
    last = table.shift(-(n - 1))
    same = (last.clause_id == table.clause_id) & (last.doc_id == table.doc_id)
    whole = same & (last.position - table.position == n - 1)
    words = table.token
    for step in range(1, n):
        words = words.str.cat(table.token.shift(-step), sep=" ")
    found = table[whole].assign(ngram=words[whole])
    groups = found.groupby("ngram").agg(
        count=("clause_id", "size"), clauses=("clause_id", "nunique"), documents=("doc_id", "nunique")
    )
    return groups.reset_index().sort_values(["count", "ngram"], ascending=[False, True], ignore_index=True)
