"""What a clause is read with: its part, its year and that of the plan, and what changes them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from .language import regex
from .openings import RESULT_OF
from .tense import (
    BUDGET,
    EXACT,
    FIRM_AHEAD,
    FIRM_BACK,
    PERIOD,
    PERIODS,
    REACHED,
    looks_ahead,
    looks_back,
    years_of,
)

STAGE = re.compile(
    r"(?:近期|中期|远期|第[一二三四](?:阶段|步)|[^,。;:]{0,6}目标)[^,。;:(]{0,4}\(([^()]*)\)[:：,。]"
)
SURE = 3  # by how many words a sentence must look back or ahead to part with its clause
SPENT = re.compile("执行|实际|完成|支付|兑现")


@dataclass
class Setting:
    """What a clause is read with: its part, its year and that of the plan, the last year of its period.

    `cells` are where cells of a row of a table begin whose headers tell part and year, with these;
    `said` are the phrases and units of each of the last clauses below the heading, `document` is the title
    of the document.
    """

    text: str
    part: str = "plan"
    year: int | None = None
    base: int | None = None
    last: int | None = None
    path: str = ""
    title: str = ""
    cells: tuple[tuple[int, str, int | None], ...] = ()
    said: tuple[Sequence[tuple[str, str]], ...] = ()
    document: str = ""
    phrases: Sequence[str] = ()


@lru_cache(maxsize=8)  # each item below a paragraph asks for it
def aims_at(text: str, base: int | None) -> int | None:
    """The future year a paragraph aims at: the items after it, each with a dash, go on from it."""
    named = [
        year
        for place, year in years_of(text, base)
        if place <= 4 or regex(r"[,;:。][^,;:。]{0,4}$").search(text[place - 5 : place])
    ]
    return named[-1] if named and base is not None and named[-1] > base else None


def of_period(clause: Setting, text: str) -> Setting:
    """A clause that opens with a five-year period speaks of its last year throughout."""
    if result := RESULT_OF.search(text):
        return replace(clause, year=int(result[1]), part="report")  # 科技部公布2021年度评价结果
    if (stage := STAGE.match(text)) and (named := regex(r"(?:19|20)\d\d").findall(stage[1])):
        return replace(clause, year=int(named[-1]), part="plan", last=None)
    opened = PERIOD.match(text)
    if not opened:
        return clause
    year = PERIODS[opened[1]]
    past = clause.base is not None and year < clause.base
    return replace(clause, year=year, part="report" if past else clause.part, last=None)


def of_cell(clause: Setting, start: int) -> Setting:
    """A cell under 年度目标 or 完成情况 is read as its header says."""
    told = [cell for cell in clause.cells if cell[0] <= start][-1:]
    return replace(clause, part=told[0][1], year=told[0][2], last=None) if told and told[0][1] else clause


def of_sentence(clause: Setting, sentence: str, first: int = 0) -> Setting:
    """A sentence that looks back or ahead for certain, and not both, does so whatever its clause does."""
    if clause.part == "report" and BUDGET.search(clause.text) and not SPENT.search(sentence):
        return replace(clause, part="plan", year=clause.base)
    score, back = looks_back(sentence), FIRM_BACK.search(sentence)
    ahead = FIRM_AHEAD.search(REACHED.sub(lambda match: "较" * len(match[0]), sentence))
    later = ahead is not None and 0 < first < ahead.start() and not looks_ahead(sentence[:first])
    if clause.part == "report" and score <= -SURE and not later and not back:
        return replace(clause, part="plan", year=clause.base)
    told = back or score - len(EXACT.findall(sentence)) >= SURE - 1
    if clause.part == "plan" and score >= SURE and told and not ahead:
        return replace(clause, part="report", year=clause.base, last=None)
    return clause
