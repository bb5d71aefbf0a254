"""Report and plan: which part of a document a clause belongs to, and the year it speaks of."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from .clause import Clause
from .language import cue
from .tense import PERIODS, SPAN, last_year, looks_ahead, looks_back, years_of

YEAR = re.compile(r"((?:19|20)\d\d)年")
LONGEST = 25  # characters of a heading that names a part
QUOTED = re.compile(r"《[^》]{0,300}》")  # a plan that names a report by its title is still a plan
LONG = re.compile(r"第.{1,3}[章节]|专栏")  # headings of long plans
EARLIER = re.compile("十[一二三]五")
ASIDE = re.compile(r"\W*\([^()]*\)\W*$")  # a bracket after the words that name the part
TOLD = 2  # by how many words a clause without headings must look back or ahead to be told by itself


def read_parts(clauses: Sequence[Clause], plan_year: int | None) -> Iterator[tuple[str, int | None]]:
    """Part (`report` or `plan`) and year of each clause of a document.

    The highest heading above a clause that looks back (工作总结) or ahead (工作计划) decides, then the
    title; where neither tells, the words of the clause, then those of the whole document. A report speaks
    of the year it names, else of the year before the plan.
    """
    title = next((c.title for c in clauses if c.type == "heading" and c.level == 0), "")
    whole = looks(title)
    both = whole == "both"
    told = [_told(clause, title, plan_year) for clause in clauses]
    words = [
        0 if part or whole or c.type == "row" else looks_back(c.body.text)
        for c, (part, _) in zip(clauses, told, strict=True)
    ]
    total = sum(words)
    aims = total == 1 and any(looks_ahead(clause.body.text) for clause in clauses)
    document = "report" if total > aims else "plan"
    found = []
    for (part, heading), score in zip(told, words, strict=True):
        own = "report" if score > 0 else "plan"
        part = part or ("report" if both else whole) or (own if abs(score) >= TOLD else document)
        found.append((part, heading))
    planned = whole != "report" and (both or any(part == "plan" for part, _ in told))

    @cache  # few titles and headings name no year
    def reported() -> int | None:
        texts = [c.body.text for c, (part, _) in zip(clauses, found, strict=True) if part == "report"]
        return _reported(texts, plan_year)

    years = {key: _year(*key, title, plan_year, reported, planned) for key in set(found)}
    for part, heading in found:
        yield part, years[part, heading]


def periods_of(clauses: Iterable[NamedTuple], years: dict[str, int | None]) -> dict[str, int | None]:
    """Last year of the period of each document, by doc_id, from rows; `years` are the plan years."""
    documents: dict[str, list[NamedTuple]] = {}
    for clause in clauses:
        documents.setdefault(clause.doc_id, []).append(clause)
    return {doc: period_of(rows, years[doc]) for doc, rows in documents.items()}


def period_of(clauses: Sequence[NamedTuple], plan_year: int | None) -> int | None:
    """Last year of the period a document plans for, where its title or its kind of headings tells it.

    Long plans alone have chapters and boxes (专栏): without a title they are for the five years of the plan
    that `plan_year` falls into.
    """
    headings = [c for c in clauses if c.type == "heading"]
    titles = [c.text for c in headings if c.level == 0][:2]
    titles = [text for text in titles if looks(text) != "report"]
    if named := last_year(" ".join(titles)):
        return named if plan_year is None or named > plan_year else None
    opening = QUOTED.sub("", " ".join(c.text for c in clauses[:3]))[:200]
    if plan_year is not None and (span := SPAN.search(opening)) and int(span[1]) <= plan_year < int(span[2]):
        return int(span[2])
    if plan_year is None or not any(LONG.match(c.text) and not EARLIER.search(c.text) for c in headings):
        return None
    return -(-plan_year // 5) * 5


def _reported(texts: list[str], plan_year: int | None) -> int | None:
    """The year a report speaks of by the years it names: the plan's, the one before it, or neither."""
    if plan_year is None:
        return None
    named = [year for text in texts for _, year in years_of(text, None)]
    opening = [year for _, year in years_of("".join(texts)[:14], None)]
    past = (
        named.count(plan_year - 1)
        + 2 * len(PAST_YEARS.findall(" ".join(texts)))
        + opening.count(plan_year - 1)
    )
    past = past if past > 1 else 0
    now = named.count(plan_year) + opening.count(plan_year) + len(THIS_YEAR.findall(" ".join(texts)))
    return None if past == now else plan_year - (past > now)


PAST_YEARS = re.compile(r"过去(?:的)?[一五]年|五年来|极不平凡|(?:^|[。;])去年,")
THIS_YEAR = re.compile(r"今年以来|上半年|\d月(?:末|底)|前[一二三]季度|[1-9]\s?[-—~至]\s?\d{1,2}月")


def _told(clause: Clause, title: str, plan_year: int | None) -> tuple[str, str]:
    """Part that a heading above a clause names, and that heading."""
    above = (*clause.path, clause.label) if clause.type == "heading" else clause.path
    named = ((_names(heading), heading) for heading in above if len(heading) <= LONGEST)
    told = next(((part, heading) for part, heading in named if part in ("report", "plan")), None)
    if told or plan_year is None:
        return told or ("", "")
    dated = ((heading, _dated(heading)) for heading in above if len(heading) <= LONGEST)
    heading, year = next(((heading, year) for heading, year in dated if year), ("", plan_year))
    return ("report", heading) if year < plan_year else ("", "")


def _dated(heading: str) -> int | None:
    """Year a heading names outside of titles."""
    year = YEAR.search(QUOTED.sub("", heading))
    return int(year[1]) if year else None


def looks(heading: str) -> str:
    """Whether a heading looks back (`report`), ahead (`plan`), `both` ways, or neither.

    >>> looks("2017年主要工作成绩"), looks("2018年工作计划"), looks("2017年工作总结暨2018年工作计划")
    ('report', 'plan', 'both')
    """
    plain = QUOTED.sub("", heading)
    back, ahead = cue("report").search(plain), cue("plan").search(plain)
    return "both" if back and ahead else "report" if back else "plan" if ahead else ""


@lru_cache(maxsize=1024)  # a heading is asked for each clause below it
def _names(heading: str) -> str:
    """Part a heading names: its cue stands at the end (…工作情况), not within (完成情况督查)."""
    heading = ASIDE.sub("", heading)
    ends = {part: _end(part).search(heading) for part in ("report", "plan")}
    if ends["report"] and ends["plan"]:  # the longer cue decides: 规划执行情况 looks back
        return "report" if len(ends["report"][0]) >= len(ends["plan"][0]) else "plan"
    if looks(heading) == "both" and not (ends["report"] and re.search("执行|完成|实施", heading)):
        return ""
    return next((part for part, end in ends.items() if end), "")


@cache
def _end(part: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{cue(part).pattern})\W*$")


def _year(
    part: str,
    heading: str,
    title: str,
    plan_year: int | None,
    reported: Callable[[], int | None],
    planned: bool,
) -> int | None:
    if year := _dated(heading):
        return year
    plain = QUOTED.sub("", heading)
    if part == "report" and (period := re.search("|".join(PERIODS), plain)):
        return PERIODS[period[0]]
    years = YEAR.findall(QUOTED.sub("", title))
    if part == "plan":
        named = YEAR.findall(QUOTED.sub("", title))
        later = len(named) == 1 and plan_year is not None and int(named[0]) > plan_year
        return int(named[0]) if later and not last_year(title) else plan_year
    if years:
        return int(years[0])
    return reported() or (plan_year and plan_year - planned)
