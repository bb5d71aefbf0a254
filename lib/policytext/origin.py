"""Which place a text is from: divisions and zones named by titles, offices, signatures and file names."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from .divisions import Division, named_divisions, short_name, short_names
from .language import table

NATION = "全国"


class Place(NamedTuple):
    """A place: its name, level, city and province, and whether the list of divisions knows it."""

    name: str
    level: str
    city: str
    province: str
    listed: bool = True

    def is_known(self) -> bool:
        """Whether it is in a list, or a zone that a listed place has."""
        return self.listed or self.level == "zone"

    def within(self, other: "Place") -> bool:
        """Whether it lies in another place, or is that place."""
        above = other.name in (self.city, self.province, NATION) and other.name != self.name
        return above or self[:4] == other[:4]


class Named(NamedTuple):
    """Names of divisions that follow each other in a text (湖南省长沙市), from start to end."""

    start: int
    end: int
    names: tuple[str, ...]


def names_in(text: str, short: bool = False) -> Iterator[Named]:
    """Chains of names of divisions in a text; `short` reads 湖南 and 长沙 as names too.

    >>> list(names_in("湖南省长沙市芙蓉区科技局"))
    [Named(start=0, end=9, names=('湖南省', '长沙市', '芙蓉区'))]
    """
    at = 0
    while at < len(text):
        start, names = at, []
        while (found := _name_at(text, at, short)) and (not names or _lies_in(found[0], names[-1])):
            names.append(found[0])
            at += found[1]
        if len(names) == 1 and names[0] in _generic():  # 新区, 郊区: of some city, which must be named
            names = []
        if names:
            yield Named(start, at, tuple(names))
        at += not names and at == start


def _lies_in(name: str, above: str) -> bool:
    return any(above in (d.city, d.province) and d.name != above for d in named_divisions()[name])


def _name_at(text: str, at: int, short: bool) -> tuple[str, int] | None:
    """Full name and length of the longest name of a division at a place in a text."""
    full = short_names() if short else {}
    for length in _lengths().get(text[at : at + 2], ()):
        word = text[at : at + length]
        if word in named_divisions():
            return word, length
        if word in full:
            return full[word], length
        if length <= 4 and word in _with_zone() and ZONE.match(text, at + length):
            return _with_zone()[word], length
    return None


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """Lengths of the names that begin with two characters, the longest first."""
    found: dict[str, set[int]] = {}
    for name in (*named_divisions(), *short_names()):
        found.setdefault(name[:2], set()).add(len(name))
    return {head: tuple(sorted(lengths, reverse=True)) for head, lengths in found.items()}


@cache
def _with_zone() -> dict[str, str]:
    """Short names that count before a zone or an office of a city (长沙高新区)."""
    return {stem: name for stem, name in short_names().items() if len(stem) > 1}


@cache
def _cues(kind: str) -> str:
    return "|".join(row["cue"] for row in table("origin_cues") if row["kind"] == kind)


@cache
def _generic() -> frozenset[str]:
    return frozenset(row["cue"] for row in table("origin_cues") if row["kind"] == "generic")


ZONE_KIND = re.compile(rf"(?:国家(?:级)?)?(?:{_cues('zone')})")
ZONE = re.compile(rf"(?:国家(?:级)?)?[\u4e00-\u9fff]{{0,6}}?(?:{_cues('zone')})")
NATIONAL = re.compile(rf"(?:中共)?(?:{_cues('national')})")
NO_NAME = "".join(f"(?<!{row['cue']})" for row in table("origin_cues") if row["kind"] == "no division")
UNLISTED = re.compile(
    r"(?P<name>(?:(?![全各我本在市县区省委局府年])[\u4e00-\u9fff]){2,5}(?:自治[州县旗]|[省市县区旗]))"
    rf"{NO_NAME}"
    r"(?=(?:人民)?政府|人民代表大会|[\u4e00-\u9fff]{0,10}(?:局|委|厅|办公室)(?:关于|印发|转发|\d|$)"
    r"|(?:19|20)\d\d年|“?十[一二三四五]五)"
)
ENDINGS = (("自治州", "city"), ("省", "province"), ("市", "city"), ("区", "district"), ("", "county"))
LEAD = re.compile(r"(?:中共|共青团|关于印发|印发|关于转发|转发)?[《“\"]?")


def place_at(
    text: str,
    context: Sequence[str] = (),
    year: int | None = None,
    short: bool = False,
    within: Place | None = None,
) -> Place | None:
    """The place that a title or an office's name begins with; zones and the nation are places too.

    `context` are texts that may name what lies above, to tell 鼓楼区 of 南京市 from that of 福州市; `within`
    is a place that is known to be the same or above.

    >>> place_at("长沙市芙蓉区科学技术局")
    Place(name='芙蓉区', level='district', city='长沙市', province='湖南省', listed=True)
    >>> place_at("长沙高新区2018年工作要点").name, place_at("国务院办公厅").level
    ('长沙高新区', 'national')
    """
    start = LEAD.match(text).end()
    if NATIONAL.match(text, start):
        return Place(NATION, "national", "", "")
    found = next(names_in(text[start:], short), None)
    if zone := _known_zone(text, start, found):
        return zone
    if found is None or found.start:
        name = _unlisted(text, start)
        return Place(name, _level(name), "", name if name.endswith("省") else "", False) if name else None
    return place_of(found, text[start:], context, year, within)


def _known_zone(text: str, start: int, found: Named | None) -> Place | None:
    """A zone of the list of known ones that a text begins with, also after the names of what lies above."""
    last = start + (found.end if found and not found.start else 0)
    for row in table("known_zones"):
        if 0 <= text.find(row["name"], start) <= last:
            return Place(row["name"], row["level"], row["city"], row["province"])
    return None


def place_of(
    found: Named,
    text: str,
    context: Sequence[str] = (),
    year: int | None = None,
    within: Place | None = None,
) -> Place:
    """The lowest place of a chain of names, with the zone that follows it in the text."""
    division = _choose(found.names, context, year, within)
    city = _as_place(division).city
    if below := _unlisted(text, found.end):
        return Place(below, _level(below), city, division.province, False)
    if zone := ZONE.match(text, found.end):
        own = not ZONE_KIND.fullmatch(zone[0])  # 洋浦经济开发区 needs no province before it
        around = city or (division.name if division.level == "county" or division.name.endswith("市") else "")
        alone = own and division.level == "province" and not division.name.endswith("市")
        name = zone[0] if alone else _zone_name(found, text, zone)
        return Place(name, "zone", around, division.province, False)
    return _as_place(division)


def _unlisted(text: str, at: int) -> str:
    """Name of a division that the list does not know, before an office or a year: 临平区科技局."""
    match = UNLISTED.match(text, at)
    return match["name"] if match and not ZONE.fullmatch(match["name"]) else ""


def _level(name: str) -> str:
    """Level of an unlisted place by the end of its name."""
    return next(level for end, level in ENDINGS if name.endswith(end))


def _as_place(d: Division) -> Place:
    return Place(d.name, d.level, d.name if d.level == "city" else d.city, d.province)


def _zone_name(found: Named, text: str, zone: re.Match[str]) -> str:
    """A zone with the name right before it: 湖南省长沙高新区 is 长沙高新区."""
    last = found.names[-1]
    form = next((form for form in (last, short_name(last)) if text[: found.end].endswith(form)), "")
    return (form or text[found.start : found.end]) + zone[0]


def _choose(
    names: tuple[str, ...], context: Sequence[str], year: int | None, within: Place | None
) -> Division:
    """The division a chain means: it lies in those before it, is in force, and its city is named."""
    candidates = list(named_divisions()[names[-1]])
    above = set(names[:-1])

    def fit(d: Division) -> tuple:
        known = within is not None and _as_place(d).within(within)
        inside = 4 * known + len(above & {d.city, d.province, *([d.name] if len(names) > 1 else [])})
        said = sum(text.count(form) for text in context for form in _above_forms(d))
        return (-inside, not d.in_force(year), -said, d.level == "county", d.until is not None, d.code)

    return min(candidates, key=fit)


@cache
def _above_forms(division: Division) -> frozenset[str]:
    above = {name for name in (division.city, division.province) if name and name != division.name}
    return frozenset({short_name(name) for name in above})


def is_certain(name: str, context: Sequence[str]) -> bool:
    """Whether only one division in force has a name, or the context names what lies above one.

    >>> is_certain("芙蓉区", ()), is_certain("鼓楼区", ()), is_certain("鼓楼区", ("南京市鼓楼区",))
    (True, False, True)
    """
    now = [d for d in named_divisions().get(name, ()) if d.until is None]
    return len(now) < 2 or any(form in text for d in now for text in context for form in _above_forms(d))


# The lowest first: a county names its city and its province. A city may be one in a county's place.
TOLD = {"county": "county", "district": "district", "prefecture": "city", "city": "", "province": "province"}


def level_told(text: str) -> tuple[str, str] | None:
    """Level of the place that a text without a name of it speaks of, with the words: the lowest that tells.

    >>> level_told("在县委、县政府的领导下"), level_told("各市委"), level_told("自治区党委和区财政厅")
    (('county', '县委'), None, None)
    """
    for kind, level in TOLD.items():
        if match := re.search(_cues(f"{kind} told"), text):
            return (level, match[0]) if level else None
    return None
