"""What the line above a table says of all of it: what it counts, and in which unit."""

import re
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any, NamedTuple

from .headers import is_unit
from .wording import strip_lead

CAPTION = re.compile(r"单位\s?[:：]\s?([^)。:：]{1,40})")
APART = re.compile(r"[、,;\s]+")  # between several units: 单位:家、亿元、%
SHARE = re.compile(r"(?:率|比重|占比|比例|强度|[增降跌]幅|增速|增长|指数|贡献度|满意度)\W*$")
MONEY = re.compile(
    r"(?:[总税金余]额|额|收入|产值|产出|增加值|利润|税收|经费|费用|投入|支出|投资|资金|贷款|预算|拨款|利税|GDP)(?:总量|总额|规模)?\W*$"
)
COUNTED = (  # what is counted by which units
    (
        re.compile(
            "(?:企业|单位|机构|高企|小巨人|公司|中小|巨人|独角兽|瞪羚|合作社|孵化器|众创空间)[^率]{0,4}$"
        ),
        "家户个",
    ),
    (re.compile("(?:专利|商标|软著|著作权|案件|PCT|品种)[^率]{0,6}$"), "件项个"),
    (re.compile("(?:人员|人才|人数|特派员|博士|学员|专家|团队成员|从业)[^率]{0,4}$"), "人名"),
    (re.compile("(?:项目|成果|课题|合同|标准|技术|立项)[^率]{0,6}$"), "项个件"),
    (re.compile("(?:平台|中心|实验室|工作站|基地|园区|团队|载体)[^率]{0,4}$"), "个家所"),
    (re.compile("面积"), "亩㎡平万"),
)
YEARS = r"(?:19|20)\d\d(?:[-—~至]\d{2,4})?年?度?"
WITHIN = r"(?:[上下]半年|前?[一二三四]季度|(?:前|\d{1,2}[-—~至])?\d{1,2}月份?)?"
TITLE = re.compile(
    rf"(?:关于(?:印发|下达)?)?(?:(?:附?表|附件)\s?\d*(?:[-—.]\d+)*[:：.、]?\s*|专栏\s?\d*\s*)?(?:{YEARS}{WITHIN})?(?:[一-龥]{{2,6}}?[市县区州盟旗](?:\([市县区旗、]+\))?)?"
    r"(?:各[市县区旗]+(?:\([市县区旗、]+\))?[市县区]?|全[省市县区州])?"
    rf"(?:“[^”]*”|{YEARS})?([^,。;|]{{2,16}}?)"
    r"(?:培育|发展|工作|倍增)?(?:[三五]年|年度|分年度|各县[市区]*|目标|任务|指标|计划|完成|推进|进展|情况|分解|一览)+表?"
    r"(?:的?(?:通报|通知|公告|公示))?(?:\((?:节选|摘录|摘要)\))?"
)
AFTER = re.compile(r"的?(?:通报|通知|公告|公示)?(?:\([^()]*\))?$")
GENERAL = re.compile("(?:主要|科技|创新|工作|发展|重点|经济|社会|高质量|考核|有关|相关)+")  # names nothing

SHORT = 16  # characters of a line that names the unit alone


def titles_of(clauses: Iterable[NamedTuple]) -> dict[str, str]:
    """What the line above a table says that it counts (高新技术企业培育目标分解表), by clause_id."""
    found, above, read = {}, "", False
    for clause in clauses:
        if clause.type == "row":
            found[clause.clause_id], read = above, True
            continue
        if CAPTION.search(clause.text) and len(clause.text) <= SHORT:
            continue  # 单位:家 stands between title and table
        named = TITLE.fullmatch(clause.text.strip())
        if named and AFTER.sub("", clause.text.rstrip()).endswith(("表", "情况", "目标")):
            above = "" if GENERAL.fullmatch(named[1]) else strip_lead(named[1])
        elif clause.type in ("heading", "attachment") or read:
            above = ""  # a paragraph may stand between title and table
        read = False
    return found


def captions_of(clauses: Iterable[NamedTuple]) -> dict[str, str]:
    """Units that the line before a table names for all of it (单位:亿元), by clause_id."""
    return _told_above(clauses, _units_in)


def dates_of(clauses: Iterable[NamedTuple]) -> dict[str, int | None]:
    """Years that the line above a table says its results are of (示范园情况(2024年)), by clause_id."""
    return _told_above(clauses, _year_in)


def _told_above(clauses: Iterable[NamedTuple], told: Callable[[str], Any]) -> dict[str, Any]:
    """What is told by the line above the table that each row stands in."""
    found, line = {}, ""
    for in_table, run in groupby(clauses, key=lambda clause: clause.type == "row"):
        if in_table:
            found |= dict.fromkeys((clause.clause_id for clause in run), told(line))
        else:
            *_, last = run
            line = last.text
    return found


def _units_in(line: str) -> str:
    named = CAPTION.search(line[-40:])
    words = APART.split(named[1].strip()) if named else []
    return (
        SEVERAL.join(filter(is_unit, words)) if words and is_unit(words[0]) else ""
    )  # 填报单位 is an office


def _year_in(line: str) -> int | None:
    named = OF_TABLE.search(line.strip()) if len(line) <= LONGEST_TITLE else None
    return int(named[1] or named[2]) if named else None


LONGEST_TITLE = 40
OF_TABLE = re.compile(
    r"\(((?:19|20)\d\d)年度?\)$|^(?:附?表\s?\d*[:：]?\s*)?((?:19|20)\d\d)年度?[^,。;]*(?:情况|完成|统计|结果)[一览统计简]*表?$"
)


def noted(text: str) -> list[tuple[str, int | None]]:
    """What a note below a table says to be of another year, with that year; None for the year before.

    >>> noted("注:1.高企数为有效期内企业;2.研发投入强度为上年度统计数据,专利数为2020年数据。")
    [('研发投入强度', None), ('专利数', 2020)]
    """
    if not NOTE.match(text):
        return []
    return [(match[1], int(match[2]) if match[2] else None) for match in OF_YEAR.finditer(text)]


NOTE = re.compile(r"\W{0,2}(?:备?注|说明)\s?\d?\s?[:.]")
OF_YEAR = re.compile(
    r"(?:[:;,。.、)]|^)\s?([^\d:;,。.、为]{3,20})(?:均|系)?[为采用是]+(?:(?:上一?|去)年度?|((?:19|20)\d\d)年度?)的?[^,;。]{0,8}(?:数据|数)(?=[,;。]|$)"
)


def fitting(units: str, name: str) -> str:
    """The one of several units that a name is measured in, or nothing where that is not told.

    >>> fitting("吨标准煤/万元、%", "工业固废综合利用率"), fitting("吨标准煤/万元、%", "万元GDP能耗")
    ('%', '吨标准煤/万元')
    """
    several = units.split(SEVERAL)
    if len(several) == 1:
        return units
    share = [unit for unit in several if unit in "%‰"]
    money = [unit for unit in several if unit.endswith("元") and "/" not in unit]
    rest = [unit for unit in several if unit not in share + money]
    if SHARE.search(name) and not EXCEPT.search(name):
        return share[0] if share else ""
    if MONEY.search(name) and money:
        return money[0]
    for pattern, letters in COUNTED:
        if pattern.search(name) and (of := [u for u in rest if u.lstrip("十百千万亿")[:1] in letters]):
            return min(of, key=lambda unit: letters.index(unit.lstrip("十百千万亿")[0]))
    return rest[0] if len(rest) == 1 else ""


SEVERAL = "、"
EXCEPT = re.compile("(?:能耗|电耗|物耗|排放)强度$")  # measured in units of their own
