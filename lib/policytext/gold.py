"""Hand-coded quantities, placed on the raw pages they were coded from."""

from pathlib import Path

import pandas as pd

from .corpus import Corpus


def read_gold(corpus: Corpus, path: str | Path, optional: bool = False) -> pd.DataFrame:
    """Required records of a hand coding of the corpus, with the raw_start at which their number stands.

    The coding names a number by its clause, its characters and which occurrence of them it is. With
    `optional`, records that a program may find or not are there too, "true" in their column of that name.
    """
    gold = pd.read_csv(path, dtype="str", keep_default_na=False)
    gold = gold if optional else gold[gold.optional != "true"]
    texts = corpus.clauses.set_index("clause_id").text
    starts = []
    for record in gold.itertuples():
        at = place(texts[record.clause_id], record.number, record.occurrence)
        starts.append(corpus.source_span(record.clause_id, at, at + 1)[0])
    return gold.assign(raw_start=starts)


def place(text: str, number: str, occurrence: str | int) -> int:
    """Where an occurrence of a number, counted from 1, stands in the text of its clause.

    Raises ValueError where the text has fewer.

    >>> place("新增40家,引进40名", "40", 2)
    8
    """
    at = -1
    for _ in range(int(occurrence)):
        at = text.index(number, at + 1)
    return at
