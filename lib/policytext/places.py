"""Names of places: which words name the place a document comes from, so that none is its keyword."""

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pandas as pd

SUFFIX = re.compile(r"(?:特别行政区|自治区|自治州|自治县|新区|地区|省|市|区|县|州|盟|旗)$")


def own_places(tokens: pd.DataFrame, documents: pd.DataFrame) -> pd.Series:
    """Whether each token names its own document's place (boolean, the index of `tokens`).

    Own are words that contain the name of the document's place, city or province, with or without 市 and
    its like, and the counties and districts of a city, by the administrative divisions of the package cpca
    (about 2016). 武汉 (Wuhan) in Xianning's plan names a partner and stays.
    """
    own = pd.Series(False, index=tokens.index)
    for document in documents[["doc_id", "place", "city", "province"]].itertuples(index=False):
        mine = tokens.token[tokens.doc_id == document.doc_id]
        names = {form for name in document[1:] if isinstance(name, str) and name for form in forms(name)}
        below = {form for name in _divisions_of(document.place) for form in forms(name)}
        pattern = "|".join(map(re.escape, sorted(names)))
        own[mine.index] = mine.isin(below) | (mine.str.contains(pattern) if pattern else False)
    return own


def without_places(tokens: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Tokens without the names of their document's own place: 湘潭 is no keyword of Xiangtan."""
    return tokens[~own_places(tokens, documents)].reset_index(drop=True)


def forms(place: str) -> set[str]:
    """A place's name, and its short form where two characters stay.

    >>> sorted(forms("湘潭市")), forms("湘县")
    (['湘潭', '湘潭市'], {'湘县'})
    """
    stem = SUFFIX.sub("", place)
    return {place, stem} if len(stem) > 1 else {place}


def _divisions_of(city: str) -> list[str]:
    """Counties and districts of a city; none for other places."""
    table = _divisions()
    codes = table.code[(table.name == city) & table.code.str.endswith("00")].str[:4]
    return [name for code in codes for name in table.name[table.code.str.startswith(code)] if name != city]


@cache
def _divisions() -> pd.DataFrame:
    """Codes of six digits and names, from cpca's table, read without importing the package."""
    folder = Path(find_spec("cpca").submodule_search_locations[0])
    table = pd.read_csv(folder / "resources" / "adcodes.csv", dtype="str", usecols=["adcode", "name"])
    table = table.assign(code=table.adcode.str[:6])[["code", "name"]]
    return table[table.name != "市辖区"].sort_values("code", ignore_index=True)
