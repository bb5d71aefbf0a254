"""Report and plan: which part of a document a clause belongs to, and the year it speaks of."""

import re
from collections.abc import Iterator, Sequence

from .clause import Clause
from .language import cue

YEAR = re.compile(r"((?:19|20)\d\d)年")
LONGEST = 25  # characters of a heading that names a part
QUOTED = re.compile(r"《[^》]*》")  # a plan that names a report by its title is still a plan


def read_parts(clauses: Sequence[Clause], plan_year: int | None) -> Iterator[tuple[str, int | None]]:
    """Part (`report` or `plan`) and year of each clause of a document.

    The highest heading above a clause that looks back (工作总结) or ahead (工作计划) decides, then the
    title; a report speaks of the year it names, else of the year before the plan.
    """
    title = next((c.title for c in clauses if c.type == "heading" and c.level == 0), "")
    whole = looks(title) or "plan"
    both = looks(title) == "both"
    for clause in clauses:
        above = (*clause.path, clause.label) if clause.type == "heading" else clause.path
        named = ((_names(heading), heading) for heading in above if len(heading) <= LONGEST)
        part, heading = next(((p, h) for p, h in named if p in ("report", "plan")), ("", ""))
        part = part or ("report" if both else whole)
        yield part, _year(part, heading, title, plan_year, alone=whole == "report")


def looks(heading: str) -> str:
    """Whether a heading looks back (`report`), ahead (`plan`), `both` ways, or neither.

    >>> looks("2017年主要工作成绩"), looks("2018年工作计划"), looks("2017年工作总结暨2018年工作计划")
    ('report', 'plan', 'both')
    """
    plain = QUOTED.sub("", heading)
    back, ahead = cue("report").search(plain), cue("plan").search(plain)
    return "both" if back and ahead else "report" if back else "plan" if ahead else ""


def _names(heading: str) -> str:
    """Part a heading names: its cue stands at the end (…工作情况), not within (完成情况督查)."""
    if looks(heading) == "both":
        return ""
    named = (part for part in ("report", "plan") if re.search(rf"(?:{cue(part).pattern})\W*$", heading))
    return next(named, "")


def _year(part: str, heading: str, title: str, plan_year: int | None, alone: bool) -> int | None:
    if year := YEAR.search(QUOTED.sub("", heading)):
        return int(year[1])
    if part == "plan" or alone:
        return plan_year
    years = YEAR.findall(QUOTED.sub("", title))
    return int(years[0]) if years else plan_year and plan_year - 1
