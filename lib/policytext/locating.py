"""Where a document comes from: the lowest place that its title, its offices or its own words name."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from .dating import Told
from .language import regex
from .origin import Place, is_certain, level_told, names_in, place_at, place_of

if TYPE_CHECKING:
    from .proposals import Said

TOP = 6  # lines above the text among which an office may stand
CONGRESS = re.compile(r"在([\u4e00-\u9fff]{2,16}?)第[\d一二三四五六七八九十]+届")
LISTED = re.compile(r"[:、]")
SEVERAL = 2  # mentions before the most frequent place of a text is proposed
NOWHERE = Place("", "", "", "", False)
UNTOLD = Told("", "", "")
ABOVE = {
    "place": ("province", "city"),
    "district": ("province", "city"),
    "city": ("province",),
    "province": (),
}
LOOSE = ("line above the text", "line below the text", "file name")  # no source of names no list has
HIGHER = ("spreadsheet", "file name", "within the title")  # what they name is often where the place lies


def locate(said: "Said", title: Told, issuer: Told, year: int | None) -> tuple[Place, Told]:
    """The lowest place that title and office name, else what the document or its name says."""
    context = [*said.given.values(), title.value, issuer.value, said.name, said.head, said.foot]
    first: Place | None = None
    why, sure = "", ""
    for text, evidence, confidence in _sources(said, title, issuer):
        short = confidence == "given" or evidence == "file name"
        place = place_at(text, context, year, short, first)
        if place and not place.is_known() and evidence in LOOSE:
            continue
        if place and first is None:
            first, why, sure = place, evidence, confidence
        elif place and evidence not in HIGHER and place.within(first) and place != first:
            first, why = place, evidence
        elif place == first and (sure, confidence) == ("medium", "high"):
            why, sure = f"{why} and {evidence}", "high"
    own = _own(title, issuer, context, year)
    if first and own and why == "spreadsheet" and "place" not in said.given and _apart(own, first):
        first, why, sure = own, "title and issuer, against the spreadsheet", "high"
    if first is None:
        return _unknown(said) or _most_frequent(said, context, year)
    if first.level == "city" and not first.city:
        first = first._replace(city=first.name)  # a city that no list knows is its own
    if first.name in said.given.values():
        return first, Told(first.name, "spreadsheet", "given")
    certain = first.is_known() and is_certain(first.name, context)
    return first, Told(first.name, why, sure if certain else "low")


def _own(title: Told, issuer: Told, context: Sequence[str], year: int | None) -> Place | None:
    """The place that both the title and the issuer begin with."""
    places = [place_at(told.value, context, year) for told in (title, issuer)]
    return places[0] if places[0] and places[0] == places[1] and places[0].is_known() else None


def _apart(one: Place, other: Place) -> bool:
    """Whether two places are two, neither within the other: tables often have today's city for an old one."""
    return one != other and not one.within(other) and not other.within(one)


def _sources(said: "Said", title: Told, issuer: Told) -> Iterator[tuple[str, str, str]]:
    """Texts that may begin with the document's place, the best first: text, what it is, confidence."""
    for field in ("place", "district", "city", "province"):
        if said.given.get(field):
            above = "".join(said.given.get(key, "") for key in ABOVE[field])
            yield above + said.given[field], "spreadsheet", "given"
    if issuer.value:
        sure = "high" if issuer.confidence == "given" else issuer.confidence
        yield issuer.value, f"issuer ({issuer.evidence})", sure
    yield title.value, "title", "high"
    yield said.given_or_page("issuer").value, "label of the issuer", "high"
    for field in ("signature", "letterhead", "heading"):
        yield said.page.metadata[field], field, "medium"
    if match := CONGRESS.search(said.head):
        yield match[1], "congress", "high"
    for where, lines in (("above", said.head.split("\n")[:TOP]), ("below", said.foot.split("\n")[-4:])):
        yield from (
            (line, f"line {where} the text", "medium") for line in lines if not LISTED.search(line[:40])
        )
    for part in regex(r"[/\\_\-— .（）()]+|(?:19|20)\d\d年?").split(said.name):
        yield part, "file name", "low"
    for found in names_in(title.value):
        yield title.value[found.start :], "within the title", "low"


def _unknown(said: "Said") -> tuple[Place, Told] | None:
    """A place that the user's table names and no list knows."""
    named = [said.given[field] for field in ABOVE if said.given.get(field)]
    above = [said.given.get(field, "") for field in ("city", "province")]
    return (Place(named[0], "", *above, False), Told("", "spreadsheet", "given")) if named else None


def _most_frequent(said: "Said", context: Sequence[str], year: int | None) -> tuple[Place, Told]:
    text = "\n".join(said.texts)
    named = [(found, place_of(found, text, context, year)) for found in names_in(text)]
    counts = Counter(place for _, place in named)
    if not counts:
        return _nowhere(said)
    place, times = counts.most_common(1)[0]
    if times < SEVERAL:
        return _nowhere(said)
    return place, Told(place.name, f"named {times} times in the text", "low")


def _nowhere(said: "Said") -> tuple[Place, Told]:
    """No name, but perhaps a level: 县委、县政府 are a county's."""
    level, words = level_told("\n".join(said.texts)) or ("", "")
    return NOWHERE._replace(level=level), Told("", f"text: {words}", "low") if level else UNTOLD
