"""Names of places: which words name the place a document comes from, so that none is its keyword."""

import re
from functools import cache

import numpy as np
import pandas as pd

from .divisions import divisions, named_divisions, short_name
from .errors import require


def own_places(tokens: pd.DataFrame, documents: pd.DataFrame) -> pd.Series:
    """Whether each token names its own document's place (boolean, the index of `tokens`).

    Own are words that contain the name of the document's place, city or province, with or without 市 and
    its like, and the counties and districts of a city, by the administrative divisions of 1980 to 2020.
    Names outside that list (经济开发区) and short forms that are everyday words (合作市; see
    `data/everyday_places.csv`) count in full only. 武汉 (Wuhan) in Xianning's plan is a partner and stays.
    """
    require(tokens, "doc_id token", "tokens")
    require(documents, "doc_id place city province", "documents")
    own = np.zeros(len(tokens), dtype=bool)
    for document in documents[["doc_id", "place", "city", "province"]].itertuples(index=False):
        mine = (tokens.doc_id == document.doc_id).to_numpy()
        names = {form for name in document[1:] if isinstance(name, str) and name for form in forms(name)}
        below = {form for name in _divisions_of(document.place) for form in forms(name)}
        pattern = "|".join(map(re.escape, sorted(names))) or r"(?!)"
        words = tokens.token[mine]
        own[mine] = (words.isin(below) | words.str.contains(pattern)).to_numpy()
    return pd.Series(own, index=tokens.index)


def without_places(tokens: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Tokens without the names of their document's own place: 湘潭 is no keyword of Xiangtan."""
    return tokens[~own_places(tokens, documents)].reset_index(drop=True)


def forms(place: str) -> set[str]:
    """A place's name, and its short form where that is an official name and no everyday word.

    >>> sorted(forms("湘潭市")), forms("经济开发区"), forms("合作市")
    (['湘潭', '湘潭市'], {'经济开发区'}, {'合作市'})
    """
    return {place, short_name(place)} if place in named_divisions() else {place}


@cache
def _divisions_of(city: str) -> tuple[str, ...]:
    """Counties and districts of a city, those of the past too; none for other places."""
    return tuple({d.name for d in divisions() if d.city == city and d.name != city})
