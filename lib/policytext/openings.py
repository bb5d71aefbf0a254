"""What the opening of a paragraph says of when it and those after it speak of: 过去一年,…; 今年,我们将…"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from .clause import Clause
from .language import cue
from .numerals import arabic
from .tense import PERIOD, PERIOD_NAMES, PERIODS

OPENING = 40  # characters that tell, at the beginning or the end
YEARS = r"(?P<year>(?:19|20)\d\d)年"
TURNS = re.compile(  # a year and what is to be done in it
    rf"(?:{YEARS}|(?P<now>今年|新的一年)|下一?步|下一?阶段|下半年)(?:经济社会发展|工作)?"
    r"(?:[:：]$|(?:工作|任务)?(?:计划|安排|打算)[:：]$|的?(?:主要|总体)?(?:预期)?目标"
    r"|,?[^,。;\d]{0,8}(?:(?<![主重需])要(?![素点求])|将(?!近)|预期|力争|确保)"
    r"|,?(?:我[们局市县区]|全[市县区])?(?:重点|着重|着力|突出|主要|集中|切实)(?:抓|做|推|围绕|从|实施|开展))"
)
CALLED = r"[—-]*(?:[^,。;:]{0,8}:)?(?:回顾|回首)?(?:刚刚)?"  # 各位代表:过去一年,…
LAST_YEAR = re.compile(rf"{CALLED}(?:过去的?一年|一年来|去年(?!以来)|上一?年度?,)")
YEAR_OVER = re.compile(rf"{CALLED}一年来")  # the year of the report, or the one before the plan beside it
NOW = re.compile(rf"{CALLED}(?:今年以来|今年[上前1一]|目前|当前|截[至止]目前|上半年|前[一二三]季度)")
# The year is not over, and what is expected of the rest of it.
RUNNING = re.compile(r"\d\s?[-—~至]\s?\d{1,2}月|前[一二三]季度|上半年|前\w{1,2}个月|\d月[底末]")
REST = re.compile("(?:从全年看|预计(?:全年|到?年底)|全年预计|年底前?预计)")
SHOWS = re.compile(
    r"(?:从[^,。]{0,8}[表图据][^,。]{0,6}看|[^,。]{0,12}(?:数据|统计|监测|调查|结果)(?:显示|表明),)"
)
# Who has a task to do, and by when, after its words.
ANSWERED_FOR = re.compile(
    r"(?:^|[(（〔\[【])(?:(?:责任|牵头|主办|承办)(?:单位|部门|科室|处室|领导)?|完成[时期]限|时间节点)[:：]"
)
RESULT_OF = re.compile(
    r"^[^。;]{0,40}(?:公布|发布|通报)了?[^。;《]{0,14}?((?:19|20)\d\d)年度?[^。;,]{0,16}(?:结果|名单|公报|榜单)"
)
# What only leads to the lines below: 至2022年底:
DATED = re.compile(r"(?:^|[,。;])(?:截?至|到)?((?:19|20)\d\d)年(?:底|末|\d\d?月(?:底|末)?)?[:：]$")


SINCE_PERIOD = re.compile(rf"“?({PERIOD_NAMES})”?以来")  # in the plan for the next
# A meeting or a letter that sets what the paragraphs after it say: 明确了2019年的重点工作。
SETS = re.compile(
    "(?:会上?|会议|通知|方案|文件)?[^。;]{0,12}(?:明确|部署|布置|确定)了[^。;\\d]{0,10}(?:(?:19|20)\\d\\d年)?[^。;]{0,8}(?:目标|任务|重点|大事|工作|思路)[。:]$"
    "|会议[^。;]{0,6}(?:议定|决定|要求)[^。;]{0,10}:$"
)
# What the minutes of a meeting ask for.
MEETS = re.compile("会议(?:强调|要求|议定|决定|审议(?:并|了|原则)*通过|原则(?:同意|通过))")
# A paragraph that leads to what is to be done: 今年是关键之年,要着力抓好三件事:
LEADS = re.compile(
    "(?<![主重需现])[要将须应](?![^。]*(?:如下|通报|报告|汇报|总结|公布))(?:着力|重点|切实|突出|集中|聚焦|全力|紧扣|围绕|坚持|着重|抓紧)*[^,。;]{0,8}(?:抓|做|推进|落实|打好|办好|实现|完成)"
    "[^。;]{0,24}[:：]$"
)
# What is asked tells what the answer speaks of: aims and what is offered, or how things stand.
ASKS = re.compile(r"[^。!?]{2,60}\?\W*")
ALONE = re.compile(r"[^,。;:，；：!?\d]{2,20}[:：]?")  # a line of its own that counts nothing


class Opening(NamedTuple):
    """Part and year that a paragraph opens: `firm` where it also holds for what looks the other way."""

    part: str = ""
    year: int | None = None
    firm: bool = False
    ahead: bool = False  # a year as a whole is planned for


def openings(
    clauses: Iterable[Clause],
    told: Iterable[tuple[str, str]],
    plan_year: int | None,
    dated: bool,
    names: Callable[[str], str],
) -> Iterator[Opening]:
    """The opening each clause goes on from, until another one or another heading tells (`told`).

    A title that names a year (`dated`) tells which year 一年来 speaks of; `names` tells the part that the
    words of a heading name: lines of their own are headings too (绩效目标:).
    """
    opened, above, running = Opening(), "", False
    for clause, (part, heading) in zip(clauses, told, strict=True):
        opened = Opening() if part and heading != above else opened
        above = heading
        if clause.type not in ("heading", "row"):
            text = clause.body.text
            line = names(text.rstrip(":：")) if ALONE.fullmatch(text) else ""
            opened = (
                Opening(line, None, firm=True)
                if line
                else _opening(text, part, plan_year, dated, running) or opened
            )
        running = running or RUNNING.search(clause.body.text) is not None
        yield opened


def _opening(text: str, part: str, plan_year: int | None, dated: bool, running: bool) -> Opening | None:
    """What a paragraph below a heading of this part opens, if it opens anything."""
    opening = arabic(text[:OPENING])
    turn = TURNS.match(opening)
    if turn and turn["year"] in (None, str(plan_year)):
        whole = bool(turn["year"] or turn["now"])
        return None if part == "plan" else Opening("plan", None, firm=True, ahead=whole)
    if plan_year is None:
        return None
    if not dated and LAST_YEAR.match(opening):
        return Opening("report", None if YEAR_OVER.match(opening) else plan_year - 1)
    if ASKS.fullmatch(text):
        asked = (
            "report"
            if cue("asked_of_past").search(text)
            else "plan" * bool(cue("asked_of_aims").search(text))
        )
        return Opening(asked, None) if asked else Opening()
    if SETS.search(text[-OPENING:]) or (part != "report" and LEADS.search(text[-OPENING:])):
        return Opening("plan", None, firm=True)
    if (period := PERIOD.match(opening) or SINCE_PERIOD.match(opening)) and (
        PERIODS[period[1]] < plan_year - 2 * (period.re is SINCE_PERIOD)
    ):
        return Opening("report", PERIODS[period[1]])
    if MEETS.match(opening):
        return Opening("plan", None)
    if SHOWS.match(opening):
        return Opening("report", None, firm=True)
    if running and REST.match(opening):
        return Opening("plan", plan_year, firm=True)
    if NOW.match(opening):
        return Opening("report", plan_year) if not dated else Opening()
    if result := RESULT_OF.search(text):
        return Opening("report", int(result[1]))
    if line := DATED.search(arabic(text[-OPENING:])):
        year = int(line[1])
        return Opening("report" if year < plan_year else "plan", year, firm=True)
    return None
