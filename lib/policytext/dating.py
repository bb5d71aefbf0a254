"""Which year a document plans for, and when it was issued, with the words that say so."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from .language import table
from .metadata import DATE, HAN_DATE, day
from .parts import QUOTED, looks
from .tense import SPAN

UNNAMED = re.compile(r"\((?!\?)")  # groups of a pattern set into another one
YEAR = re.compile(r"((?:19|20)\d\d)\s?(?:年|财年|(?=度))")
PLANNED = re.compile(r"((?:19|20)\d\d)\s?年(?:度)?[^0-9,。;]{0,24}")
NUMBERED = re.compile(r"[〔\[(【（［]\s?((?:19|20)\d\d)\s?[〕\])】）］]\s?\d*\s?号?")
REVISED = re.compile(r"[((]((?:19|20)\d\d)\s?年?[^()]{0,6}(?:修订|修正|修改|版|本)[))]")
DAY = re.compile(rf"{DATE.pattern}\s?日?|{HAN_DATE.pattern}")
OFFICE = r"[\u4e00-\u9fff()、 ]{2,60}(?:局|委|会|府|厅|部|室|院|组|心|办)"
SESSION = re.compile(
    rf"(?P<day>{UNNAMED.sub('(?:', DAY.pattern)})[^。\n]{{0,12}}在[^。\n]{{2,40}}?(?:大会|全会|会议)"
)
ALONE = re.compile(rf"[(（]?\s*(?P<day>{UNNAMED.sub('(?:', DAY.pattern)})\s*[)）]?")
SIGNED = re.compile(
    rf"(?:^|(?<=[\s。;]))(?:{OFFICE}\s*(?P<day>{UNNAMED.sub('(?:', DAY.pattern)})"
    rf"|(?P<written>{UNNAMED.sub('(?:', DATE.pattern.replace('年./-', '年').replace('月./-', '月'))}日))"
    r"(?=\s*$|\s+[^\d\s])"
)
BRACKETED = re.compile(
    rf"\((?:{OFFICE})?\s*(?P<day>{UNNAMED.sub('(?:', DAY.pattern)})\s*(?:{OFFICE}|[^()]{{0,8}})?\)"
)
VOTED = re.compile(r"通过|修[订正]|批准|施行|实施|起")
IN_FORCE = re.compile(r"自\s?((?:19|20)\d\d)\s?年[^。,;]{0,12}起(?:施行|实施|执行)")
FILE_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
HAN_YEAR = re.compile(r"[二一][〇○零一二三四五六七八九]{3}(?=年)")


class Told(NamedTuple):
    """What a document tells of one thing: the value, the words that say it, and how sure they make us."""

    value: str
    evidence: str
    confidence: str


def year_in_title(title: str) -> Told | None:
    """The year a title plans for; of a report with a plan the later one, of a span of years the first.

    >>> year_in_title("2018年工作总结和2019年工作计划").value, year_in_title("“十四五”科技创新规划").value
    ('2019', '2021')
    """
    plain = REVISED.sub("", NUMBERED.sub("", QUOTED.sub(_unquoted, title)))
    plain = HAN_YEAR.sub(lambda m: day_year(m[0]), plain)
    spans = [match for match in SPAN.finditer(plain) if int(match[1]) < int(match[2])]
    rest = SPAN.sub("", plain)
    own = [(int(m[1]), m[0]) for m in PLANNED.finditer(rest) if not AIMED.search(rest[: m.start()])]
    if own:
        year, words = max(own) if looks(plain) == "both" or len(own) < 2 else own[0]
        return Told(str(year), f"title: {words.strip() if words.strip() in title else title}", "high")
    if spans:
        return Told(spans[0][1], f"title: {spans[0][0] if spans[0][0] in title else title}", "high")
    for row in table("five_year_plans"):
        if match := re.search(row["name"], plain):
            return Told(row["first"], f"title: {match[0]}", "high")
    return None


AIMED = re.compile(r"(?:到|至|面向|迈向)$")


def _unquoted(match: re.Match[str]) -> str:
    """A title quoted in a title is what is sent out (关于印发《…》的通知)."""
    return match[0].strip("《》")


def day_year(text: str) -> str:
    """A year in Chinese figures as digits: 二〇一八."""
    return day(f"{text}年一月一日")[:4] or text


def year_of_session(text: str) -> Told | None:
    """The year of the session a work report was given at; of one held in December the year that follows.

    >>> year_of_session("——2019年1月14日在云南省第十三届人民代表大会第二次会议上").value
    '2019'
    """
    match = SESSION.search(text)
    held = day(match["day"]) if match else ""
    if not held:
        return None
    year = int(held[:4]) + (held[5:7] == "12")
    return Told(str(year), f"session: {match[0].strip()}", "high")


def year_in_headings(headings: list[str]) -> Told | None:
    """The latest year that a heading plans for."""
    found = [(int(m[1]), h) for h in headings if looks(h) in ("plan", "both") for m in YEAR.finditer(h)]
    return Told(str(max(found)[0]), f"heading: {max(found)[1]}", "medium") if found else None


def year_of_number(number: str) -> Told | None:
    """The year in a document's number: 湘政发〔2017〕12号."""
    match = NUMBERED.search(number)
    return Told(match[1], f"document number: {number}", "medium") if match else None


def year_of_name(name: str) -> Told | None:
    """The last year in the name of a file."""
    found = [m[1] for m in FILE_YEAR.finditer(name) if 1949 <= int(m[1]) <= 2100]
    return Told(found[-1], f"file name: {name}", "low") if found else None


def signed(lines: Sequence[str]) -> Told | None:
    """Day that a document is signed with: alone at the end of a line or after an office, the last of them.

    >>> signed(["请执行。 某市科学技术局 2031年3月5日", "本办法自2032年1月1日起施行。"]).value
    '2031-03-05'
    >>> signed(["本办法自2032年1月1日起施行,有效期至2033年1月1日。"])
    """
    for line in reversed(lines):
        alone = ALONE.fullmatch(line)
        for match in [alone] if alone else reversed(list(SIGNED.finditer(line))):
            if found := day(match[0]):
                return Told(found, f"signature: {match[0].strip()}", "high")
    return None


def day_in_brackets(lines: Sequence[str]) -> Told | None:
    """Day in a bracket of its own, as it stands under a title; not that of a vote or of coming into force.

    >>> day_in_brackets(["(某市科技局 2031年3月1日)"]).value, day_in_brackets(["(2031年3月1日起施行)"])
    ('2031-03-01', None)
    """
    for line in lines:
        match = BRACKETED.fullmatch(line)
        if match and not VOTED.search(line) and (found := day(match["day"])):
            return Told(found, f"line: {line}", "medium")
    return None


def delivered(text: str) -> Told | None:
    """Day of the session a work report was given at.

    >>> delivered("政府工作报告——2019年1月14日在云南省第十三届人民代表大会第二次会议上").value
    '2019-01-14'
    """
    match = SESSION.search(text)
    found = day(match["day"]) if match else ""
    return Told(found, f"session: {match[0].strip()}", "high") if match and found else None


def year_in_force(text: str) -> Told | None:
    """Year from which a text says it is in force.

    >>> year_in_force("本办法自2032年1月1日起施行。").value
    '2032'
    """
    match = IN_FORCE.search(text)
    return Told(match[1], f"text: {match[0]}", "low") if match else None
