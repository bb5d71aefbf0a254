"""Names of places: which words name the place a document comes from, so that none is its keyword."""

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pandas as pd

from .errors import require
from .language import table

SUFFIX = re.compile(r"(?:特别行政区|自治区|自治州|自治县|新区|地区|省|市|区|县|州|盟|旗)$")


def own_places(tokens: pd.DataFrame, documents: pd.DataFrame) -> pd.Series:
    """Whether each token names its own document's place (boolean, the index of `tokens`).

    Own are words that contain the name of the document's place, city or province, with or without 市 and
    its like, and the counties and districts of a city, by the administrative divisions of the package cpca
    (about 2016). Names outside that list (经济开发区) and short forms that are everyday words (合作市; see
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
    stem = SUFFIX.sub("", place)
    short = len(stem) > 1 and place in set(_divisions().name) and stem not in _everyday()
    return {place, stem} if short else {place}


@cache
def _everyday() -> frozenset[str]:
    return frozenset(row["name"] for row in table("everyday_places"))


def _divisions_of(city: str) -> list[str]:
    """Counties and districts of a city; none for other places."""
    all_ = _divisions()
    codes = all_.code[(all_.name == city) & all_.code.str.endswith("00")].str[:4]
    return [name for code in codes for name in all_.name[all_.code.str.startswith(code)] if name != city]


@cache
def _divisions() -> pd.DataFrame:
    """Codes of six digits and names, from cpca's table, read without importing the package."""
    folder = Path(find_spec("cpca").submodule_search_locations[0])
    codes = pd.read_csv(folder / "resources" / "adcodes.csv", dtype="str", usecols=["adcode", "name"])
    codes = codes.assign(code=codes.adcode.str[:6])[["code", "name"]]
    return codes[codes.name != "市辖区"].sort_values("code", ignore_index=True)
