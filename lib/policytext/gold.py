"""Hand-coded quantities, placed on the texts they were coded from."""

from pathlib import Path

import pandas as pd

from .corpus import Corpus
from .page import read_page


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


def read_passages(folder: str | Path) -> pd.DataFrame:
    """Passages of a folder: the columns of its `passages.csv` and the text of each (`NAME.txt`)."""
    table = pd.read_csv(Path(folder, "passages.csv"), dtype={"year": "Int64"}, keep_default_na=False)
    texts = [Path(folder, f"{name}.txt").read_bytes().decode() for name in table.passage]
    return table.assign(text=texts)


def read_coding(folder: str | Path, name: str = "records") -> pd.DataFrame:
    """A coding of passages (`NAME.csv`), as `read_gold` gives it; the clause_id is that of the passage."""
    texts = read_passages(folder).set_index("passage").text
    table = pd.read_csv(Path(folder, f"{name}.csv"), dtype="str", keep_default_na=False)
    starts = [place(texts[r.passage], r.number, r.occurrence) for r in table.itertuples()]
    return table.rename(columns={"passage": "clause_id"}).assign(raw_start=starts)


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


def passage_clauses(passages: pd.DataFrame) -> pd.DataFrame:
    """Clauses of passages (see `read_passages`), as `read_page` gives them, with the columns set and kind."""
    pages = [
        read_page(row.text, row.passage, int(row.year)).clauses.assign(set=row.set, kind=row.kind)
        for row in passages.itertuples()
    ]
    return pd.concat(pages, ignore_index=True)
