"""The same tokens under other choices of dictionary and cut."""

import pandas as pd

from .boilerplate import without_stock_phrases
from .codebooks import read_codebook
from .places import without_places
from .segmentation import tokens


def other_cuts(clauses: pd.DataFrame, documents: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Tokens without own places, cut with the domain dictionary, by jieba's alone, without stock phrases."""
    cut = {
        "domain dictionary": tokens(clauses),
        "jieba's alone": tokens(clauses, terms=read_codebook("terms").head(0)),
        "no stock phrases": tokens(without_stock_phrases(clauses)),
    }
    return {name: without_places(table, documents) for name, table in cut.items()}
