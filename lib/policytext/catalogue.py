"""Indicators by one name: phrases linked to a catalogue, values in standard units.

The catalogue is `corpus/codebooks/indicators.csv`; what phrases have in common stands in
`data/indicator_synonyms.csv`.
"""

import re
from functools import cache, lru_cache

import pandas as pd

from .codebooks import Source, of_codebook
from .language import regex, table
from .normalization import simplify

MULTIPLES = {"十": 10, "百": 100, "千": 1000, "万": 1e4, "亿": 1e8}
MULTIPLE = re.compile(r"(?:[十百千]?[万亿])+|[百千](?=[万亿])")
SHARES = {"成": 10.0, "‰": 0.1, "%": 1.0}
COUNTS = frozenset(row["unit"] for row in table("units") if row["class"] == "count")
CHANGES = ("%", "百分点", "番", "倍")


def link_indicators(quantities: pd.DataFrame, catalogue: Source = None) -> pd.DataFrame:
    """Quantities with three columns more: indicator_id, value_std (float) and unit_std.

    A phrase is linked to an indicator of the catalogue where, synonyms and the place aside, it is one of its
    names and the unit measures the same; what is not linked has a null id and stays. Qualifiers that change
    the meaning (省级, 吸纳) are part of the name. Rates of growth and ranks of an indicator have its id:
    their `kind` tells them apart. Values are in yuan, %, or units without 万 and 亿.

    >>> found = pd.DataFrame({"indicator": ["全市研发经费投入强度", "技术合同成交额", "省级平台"],
    ...     "value": [2.2, 25, 3], "unit": ["%", "亿元", "个"], "kind": ["level", "flow", "flow"]})
    >>> link_indicators(found)[["indicator_id", "value_std", "unit_std"]].values.tolist()
    [['rd_gdp', 2.2, '%'], ['contracts', 2500000000.0, '元'], [nan, 3.0, '个']]
    """
    names = of_codebook(_by_name, "indicators", catalogue)
    standard = [standard_value(v, u) for v, u in zip(quantities.value, quantities.unit, strict=True)]
    ids = []
    for phrase, kind, (_, unit) in zip(quantities.indicator, quantities.kind, standard, strict=True):
        row = names.get(canonical(phrase))
        ids.append(row["indicator_id"] if row and _fits(unit, row["unit"], kind) else None)
    return quantities.assign(
        indicator_id=pd.Series(ids, index=quantities.index, dtype="str"),
        value_std=[value for value, _ in standard],
        unit_std=pd.Series([unit for _, unit in standard], index=quantities.index, dtype="str"),
    )


def standard_value(value: float, unit: str) -> tuple[float, str]:
    """Value and unit without multiples: yuan for 亿元 and 万元, % for 成 and ‰.

    >>> standard_value(1.6, "万亿元"), standard_value(3.9, "萬人年"), standard_value(3, "成")
    ((1600000000000.0, '元'), (39000.0, '人年'), (30.0, '%'))
    >>> standard_value(0.52, "吨标准煤/万元"), standard_value(9.3, "万元/人")
    ((0.52, '吨标准煤/万元'), (93000.0, '元/人'))
    """
    factor, plain = _scale(unit)
    return round(value * factor, 6), plain


@lru_cache(maxsize=4096)
def _scale(unit: str) -> tuple[float, str]:
    plain = regex(r"\s").sub("", simplify(unit))
    if plain in SHARES:
        return SHARES[plain], "%"
    factor = 1.0
    if match := MULTIPLE.match(plain):
        for char in match[0]:
            factor *= MULTIPLES[char]
        plain = plain[match.end() :]
    return factor, plain.removeprefix("个") if plain in ("个百分点", "个基点") else plain


@lru_cache(maxsize=65536)
def canonical(phrase: str) -> str:
    """A phrase without what does not change its meaning.

    >>> canonical("全社会研究与试验发展(R&D)经费支出占地区生产总值的比重") == canonical("研发投入强度")
    True
    """
    for pattern, replacement in _synonyms():
        phrase = pattern.sub(replacement, phrase)
    return phrase


@cache
def _synonyms() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(row["pattern"]), row["replacement"]) for row in table("indicator_synonyms")]


def _by_name(book: pd.DataFrame) -> dict[str, dict[str, str]]:
    """Rows of a catalogue by each of their names."""
    return {name: row for row in book.to_dict("records") for name in _names(row)}


def _names(row: dict[str, str]) -> set[str]:
    aliases = row.get("aliases") or ""
    return {canonical(name) for name in (row["name_zh"], *aliases.split(";")) if name.strip()}


def _fits(unit: str, standard: str, kind: str) -> bool:
    """Whether a unit measures what the catalogue's unit does; growth and rank have units of their own."""
    if kind == "growth":
        return unit in CHANGES or _same(unit, standard)
    return kind == "rank" or _same(unit, standard)


def _same(unit: str, standard: str) -> bool:
    plain = _scale(standard)[1]
    return unit == plain or (unit in COUNTS and plain in COUNTS)
