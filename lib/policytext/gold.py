"""Hand-coded quantities, placed on the raw pages they were coded from."""

import re
from pathlib import Path

import pandas as pd

from .corpus import Corpus


def read_gold(corpus: Corpus, path: str | Path) -> pd.DataFrame:
    """Required records of a hand coding of the corpus, with the raw_start at which their number stands.

    The coding names a number by its clause, its characters and which occurrence of them it is.
    """
    gold = pd.read_csv(path, dtype="str", keep_default_na=False)
    gold = gold[gold.optional != "true"]
    texts = corpus.clauses.set_index("clause_id").text
    starts = []
    for record in gold.itertuples():
        hits = [m.start() for m in re.finditer(f"(?={re.escape(record.number)})", texts[record.clause_id])]
        at = hits[int(record.occurrence) - 1]
        starts.append(corpus.source_span(record.clause_id, at, at + 1)[0])
    return gold.assign(raw_start=starts)
