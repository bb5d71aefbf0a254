"""The period a document plans for: its last year, by title, headings and how the text opens."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .language import regex
from .numerals import arabic
from .parts import QUOTED, YEAR, looks
from .tense import SPAN, last_year, years_of

LONG = re.compile(r"第.{1,3}[章节]|专栏")  # headings of long plans
AIMING = re.compile("行动(?:方案|计划)|规划|纲要|意见")
AIMS = re.compile("(?:行动|发展)目标$")
AIMED = 8  # clauses at the beginning that tell the last year a programme aims at
ARTICLE = re.compile(r"第.{1,3}条")
GRANTS = re.compile("给予[^。;]{0,20}(?:奖励|补助|补贴|补偿|资助|支持)|(?:奖励|补助|补贴)[^。;]{0,8}元")
EARLIER = re.compile("十[一二三]五")
OPENS_WITH = re.compile(r"[^。;:]{0,30}?[.、。:]?(?:力争)?[到至](?:19|20)\d\d年")


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
    titles = [arabic(c.text) for c in headings if c.level == 0][:2]
    titles = [text for text in titles if looks(text) != "report"]
    if named := last_year(" ".join(titles)):
        return named if plan_year is None or named > plan_year else None
    aiming = AIMING.search(" ".join(titles)) or any(AIMS.search(c.text) for c in headings)
    aiming = aiming and not _are_measures(clauses)
    if plan_year is not None and aiming and not YEAR.search(" ".join(titles)):
        aims = [year for c in clauses[:AIMED] for _, year in years_of(c.text, plan_year) if year > plan_year]
        if aims:
            return max(aims)
    if plan_year is not None and not titles and (aim := _aim(clauses, plan_year)):
        return aim
    opening = QUOTED.sub("", " ".join(c.text for c in clauses[:3]))[:200]
    if plan_year is not None and (span := SPAN.search(opening)) and int(span[1]) <= plan_year < int(span[2]):
        return int(span[2])
    if plan_year is None or not any(LONG.match(c.text) and not EARLIER.search(c.text) for c in headings):
        return None
    return None if _are_measures(clauses) else -(-plan_year // 5) * 5


def _are_measures(clauses: Sequence[NamedTuple]) -> bool:
    """Whether clauses are measures: these have chapters too, and hold until they are revoked."""
    return (
        any(ARTICLE.match(c.text) for c in clauses) or sum(bool(GRANTS.search(c.text)) for c in clauses) > 1
    )


def _aim(clauses: Sequence[NamedTuple], plan_year: int) -> int | None:
    """The year that a part of a programme without title opens with: 到2025年,…"""
    bodies = [c.text for c in clauses if c.type != "heading"]
    opening = OPENS_WITH.match(bodies[0]) if bodies else None
    if not opening or any(regex(rf"{plan_year}年(?!\d?\d月)").search(text) for text in bodies):
        return None
    return max((year for _, year in years_of(bodies[0], plan_year) if year > plan_year), default=None)
