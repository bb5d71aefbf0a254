"""Report and plan: which part of a document a clause belongs to, and the year it speaks of."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache

from .clause import Clause
from .language import cue, regex
from .numerals import arabic
from .openings import ANSWERED_FOR, openings
from .tense import PERIOD_NAMES, PERIODS, last_year, looks_ahead, looks_back, years_of

YEAR = re.compile(r"((?:19|20)\d\d)年")
LONGEST = 25  # characters of a heading that names a part
QUOTED = re.compile(r"《[^》]{0,300}》")  # a plan that names a report by its title is still a plan
# The results of a plan are no plan.
RESULTS = re.compile(
    r"(?:计划|规划|方案|要点|任务|目标|指标|预算|纲要)的?"
    r"(?:(?:执行|完成|实施|落实|进展)(?:情况)?|(?:实施)?(?:情况)?(?:中期|终期|年度)?(?:评估|总结|自评|自查))"
)

PROPOSED = re.compile("拟(?:安排|拨付|立项|支持|下达|补助|奖励|兑付|资助)[^,。]{0,10}情况")
# On what follows from results; a bracket after it tells its years: …纲要实施方案(2016—2020年).
RULES = re.compile(r"(?:意见|方案|办法|措施|条例|规定|细则)(?:\W*[(〔][^()〔〕]*[)〕])?\W*$")
OF_PERIOD = re.compile(rf"“?({PERIOD_NAMES})”?(?:时期|期间|发展|建设|规划(?:实施|执行|完成))")
ASIDE = re.compile(r"\W*\([^()]*\)\W*$")  # a bracket after the words that name the part
ANSWER = re.compile("答复|复函|(?:会办|办理|协办|回复|反馈)意见")  # no opinions on what to do
LAST = re.compile("去年|上一?年度?|过去一年")
NUMBERED = r"\W*(?:[一二三四五六七八九十]+、|[(（]?[一二三四五六七八九十\d]+[)）.、])?\W*"
COMES = re.compile(rf"{NUMBERED}(?:下一?步|下一?阶段|下半年|下个?月|今后|未来|[明来]年|接下来|后续)")
CAME = re.compile(rf"{NUMBERED}(?:过去|今年以来|去年以来|[近几三五]年来|近[几三五]?年|回[顾首]|目前|当前)")
GOES_ON = re.compile("下一?步|下一?阶段|下半年|四季度|[明来]年|今后|后续|近期|下个?月|下季度")
FIRM = 3  # by how many words a document tells: then one of its clauses must tell the other way by more
TOLD = 2  # by how many words a clause without headings must look back or ahead to be told by itself


def read_parts(clauses: Sequence[Clause], plan_year: int | None) -> Iterator[tuple[str, int | None]]:
    """Part (`report` or `plan`) and year of each clause of a document.

    The highest heading above a clause that looks back (工作总结) or ahead (工作计划) decides, then the
    title; where neither tells, the words of the clause, then those of the whole document. A report speaks
    of the year it names, else of the year before the plan.
    """
    title = " ".join([arabic(c.title) for c in clauses if c.type == "heading" and c.level == 0][:2])
    if any("答复如下" in c.body.text for c in clauses[:4]):
        title += "答复"
    whole = looks(title) or _of_past(title, plan_year)
    both = whole == "both"
    told = _with_captions(clauses, [_told(clause, title, plan_year) for clause in clauses])
    words = [
        0 if part or whole or c.type == "row" else looks_back(c.body.text)
        for c, (part, _) in zip(clauses, told, strict=True)
    ]
    total = sum(words)
    total -= (FIRM + 1) * any(c.type != "row" and ANSWERED_FOR.search(c.body.text) for c in clauses)
    aims = total == 1 and any(looks_ahead(clause.body.text) for clause in clauses)
    document = "report" if total > aims and not _is_form(clauses) else "plan"
    found, ahead = [], False
    opens = openings(clauses, told, plan_year, whole == "report" or YEAR.search(title) is not None, _names)
    for (part, heading), score, opened in zip(told, words, opens, strict=True):
        own = "report" if score > 0 else "plan"
        heading = "" if opened.firm else heading
        part = opened.part * opened.firm or part or ("report" if both else whole)
        sure = TOLD + 2 * (abs(total) > FIRM and own != document)
        part = part or (own if abs(score) >= sure else opened.part or document)
        found.append((part, heading, opened.year if part == opened.part and not _dated(heading) else None))
        ahead = ahead or opened.ahead
    plans = {heading for part, heading in told if part == "plan"}
    planned = whole != "report" and (both or ahead or any(not _goes_on(h, plan_year) for h in plans))

    @cache  # few titles and headings name no year
    def reported() -> int | None:
        told = [c for c, key in zip(clauses, found, strict=True) if key[0] == "report"]
        return _reported(told, plan_year, whole == "report")

    years = {key: key[2] or _year(*key[:2], title, plan_year, reported, planned) for key in set(found)}
    for key in found:
        yield key[0], years[key]


def _of_past(title: str, plan_year: int | None) -> str:
    """`report` where a title that is no plan's names a past year alone: 2020年各县研发投入一览表.

    >>> _of_past("2020年各县研发投入一览表", 2021), _of_past("2020年度先进单位名单(2021—2023年)", 2021)
    ('report', '')
    """
    year = _dated(title)
    return "report" * (
        plan_year is not None and year is not None and year < plan_year and not last_year(title)
    )


def _is_form(clauses: Sequence[Clause]) -> bool:
    """Whether label lines tell what a project aims at (绩效目标:), and no result beside it."""
    lines = [clause.body.text for clause in clauses if clause.type == "paragraph"]
    labelled = sum(LABELLED.match(line) is not None for line in lines)
    aimed = any(map(AIM_LABEL.match, lines)) and not any(map(DONE_LABEL.match, lines))
    return aimed and labelled > 2 and 2 * labelled > len(lines)


LABELLED = re.compile(r"[^,。;:]{2,14}:")
AIM_LABEL = re.compile(r"(?:绩效|考核|预期|年度|总体|建设|主要)(?:绩效|考核)?(?:目标|指标|成效|成果):")
DONE_LABEL = re.compile(r"[^,。;:]{0,8}(?:完成|执行|进展|自评|实际|偏差)[^,。;:]{0,6}:")


def _goes_on(heading: str, plan_year: int | None) -> bool:
    """Whether a heading announces what follows the year of writing (下步打算), not the plan of that year."""
    year = _dated(heading)
    return (plan_year is not None and year is not None and year > plan_year) or bool(GOES_ON.search(heading))


def _reported(told: list[Clause], plan_year: int | None, only: bool) -> int | None:
    """The year a report speaks of by the years it names: the plan's, the one before it, or neither.

    Where the title says that it is a report and no more (`only`), 过去一年 is the year reported on.
    """
    if plan_year is None:
        return None
    texts = [arabic(clause.body.text) for clause in told]
    body = "".join(arabic(clause.body.text) for clause in told if clause.type != "heading")
    named = [year for text in texts for _, year in years_of(text, None)]
    opening = [year for _, year in years_of(body[:14], None)]
    five = plan_year % 5 != 0  # the last year of a five-year plan is the last of the five
    past = (
        named.count(plan_year - 1)
        + 2 * (not only) * len(PAST_YEARS.findall(" ".join(texts)))
        + 2 * five * len(FIVE_YEARS.findall(" ".join(texts)))
        + opening.count(plan_year - 1)
    )
    past = past if past > 1 else 0
    now = named.count(plan_year) + opening.count(plan_year) + len(THIS_YEAR.findall(" ".join(texts)))
    return None if past == now else plan_year - (past > now)


HALF = re.compile("上半年|前[一二三]季度|[第前]?三季度|1[-—~至]\\d{1,2}月")
FIVE_YEARS = re.compile("过去(?:的)?五年|五年来")
PAST_YEARS = re.compile(r"过去(?:的)?一年|极不平凡|(?:^|[。;])去年,")
THIS_YEAR = re.compile(
    r"今年以来|上半年|前[两二三四五六七八九十\d]{1,2}个月|截[至止]\d{1,2}月|\d月(?:末|底)|前[一二三]季度|[1-9]\s?[-—~至]\s?\d{1,2}月"
)


def _told(clause: Clause, title: str, plan_year: int | None) -> tuple[str, str]:
    """Part that a heading above a clause names, and that heading."""
    own = (
        clause.label
        if clause.type == "heading"
        else clause.title
        if clause.type in ("paragraph", "item")
        else ""
    )
    above = (*clause.path, own) if own else clause.path
    named = ((_names(heading), heading) for heading in above if len(heading) <= LONGEST)
    told = next(((part, heading) for part, heading in named if part in ("report", "plan")), None)
    if told or plan_year is None:
        return told or ("", "")
    dated = ((heading, _dated(heading)) for heading in above if len(heading) <= LONGEST)
    heading, year = next(((heading, year) for heading, year in dated if year), ("", plan_year))
    return ("report", heading) if year < plan_year else ("", "")


def _with_captions(clauses: Sequence[Clause], told: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Part and heading of each clause, rows of a table that no heading tells by the line above the table."""
    found, caption = [], ""
    for clause, (part, heading) in zip(clauses, told, strict=True):
        if clause.type != "row":
            text = clause.title or clause.body.text
            caption = text if len(text) <= LONGEST and not part else ""
        elif not part and (part := _names(caption)):
            heading = caption
        found.append((part, heading))
    return found


def _years_reported(title: str) -> Iterator[int]:
    """The years of a title that a word which looks back follows: 2021年工作总结和2022年工作计划.

    >>> list(_years_reported("2021年工作总结和2022年工作计划")), list(_years_reported("年度总结和2022年计划"))
    ([2021], [])
    """
    marks = list(YEAR.finditer(arabic(QUOTED.sub("", title))))
    for mark, after in zip(marks, [*marks[1:], None], strict=True):
        said = mark.string[mark.end() : after.start() if after else None]
        if looks(regex("[和暨及与]").split(said)[0]) in ("report", "both"):
            yield int(mark[1])


def _dated(heading: str) -> int | None:
    """Year a heading names outside of titles."""
    plain = QUOTED.sub("", arabic(heading))
    year, period = YEAR.search(plain), OF_PERIOD.search(plain)
    return int(year[1]) if year else PERIODS[period[1]] if period else None


def looks(heading: str) -> str:
    """Whether a heading looks back (`report`), ahead (`plan`), `both` ways, or neither.

    >>> looks("2017年主要工作成绩"), looks("2018年工作计划"), looks("2017年工作总结暨2018年工作计划")
    ('report', 'plan', 'both')
    """
    plain = ANSWER.sub("答复", QUOTED.sub("", heading))
    plain = PROPOSED.sub("安排", plain)
    plain = plain if RULES.search(plain) else RESULTS.sub("工作总结", plain)
    back, ahead = cue("report").search(plain), cue("plan").search(plain)
    return "both" if back and ahead else "report" if back else "plan" if ahead else ""


@lru_cache(maxsize=1024)  # a heading is asked for each clause below it
def _names(heading: str) -> str:
    """Part a heading names: its cue stands at the end (…工作情况), not within (完成情况督查)."""
    heading = ASIDE.sub("", heading)
    ends = {part: _end(part).search(heading) for part in ("report", "plan")}
    if ends["report"] and ends["plan"]:  # the longer cue decides: 规划执行情况 looks back
        return "report" if len(ends["report"][0]) >= len(ends["plan"][0]) else "plan"
    if looks(heading) == "both" and not (ends["report"] and regex("执行|完成|实施").search(heading)):
        return ""
    opening = COMES.match(heading) or CAME.match(heading)
    by_opening = {"": "", COMES: "plan", CAME: "report"}[opening.re if opening else ""]
    return next((part for part, end in ends.items() if end), by_opening)


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
    if plan_year is not None and LAST.search(plain):
        return (not planned and reported()) or plan_year - 1
    if part == "report" and (period := regex(PERIOD_NAMES).search(plain)):
        return PERIODS[period[0]]
    years = YEAR.findall(QUOTED.sub("", title))
    if part == "plan":
        named = YEAR.findall(QUOTED.sub("", title))
        later = len(named) == 1 and plan_year is not None and int(named[0]) > plan_year
        return int(named[0]) if later and not last_year(title) else plan_year
    if years and HALF.search(title):
        return int(years[0])  # 2024年上半年总结和下半年思路
    if years and plan_year is not None and looks(title) == "both":
        return next(iter(_years_reported(title)), plan_year - 1)
    if years:
        return int(years[0])
    if ANSWER.search(title):
        return plan_year  # an answer tells how things stand
    return reported() or (plan_year and plan_year - planned)
