"""One cell of a table as a record: what is measured, by the names of its row and of its column."""

import re
from typing import NamedTuple

from .context import attributes, merged
from .fields import GROWTH_UNITS, SHARES, kind
from .headers import BRACKET, DONE, EACH, GROWS, RANKED, RATE, TARGET, TIMES, TOTAL, rate_or_sum
from .language import cues, regex
from .numerals import Figure
from .tense import YEAR, years_of

ARISING = re.compile("净增|新[增认建引签培备获设]|(?:特派员|备案)$|亩均(?:节本)?增[效收]$")
# What is done within the year, of no shares of it (政策兑现率).
WITHIN = re.compile(
    "(?:计划|资助|开发|入驻|引进|培训|推广|立项|转化|举办|支持|发放|选派|孵化)(?:数量?|人数|次数)$|兑现|培育(?!库|基地|中心|平台|期)|^支持|(?:带动|撬动).*(?:投入|投资)$"
)
DOES = re.compile("[新净]?(?:认定|增|建|引进|入库|备案|申报|培育|登记)")
PLACE_ROW = re.compile(rf"(?:[市县区镇乡旗州盟]|街道|园区|开发区)$|^{TOTAL.pattern}$")
YEAR_ROW = re.compile(r"(?:19|20)\d\d年?(?:度|底|末)?(?:目标|实际|完成|预计)?")  # a row a year
NUMBER = re.compile(
    rf"[\[(]?{EACH}(?P<will>力争|争取|确保)?(?:达到|完成|实现)?(?P<new>新增|净增)?(?P<sign>[-↑↓+]|增长|下降|上升|提高|≥|≤|>|<|大于|小于|不低于|不少于|不超过|超过|约|近|最高|最低|前"
    r"|第)?\s?(?P<number>(?P<low>\d[\d,]*(?: \d+)*(?:\s?\.\s?\d+)?)"
    r"(?:\s?[-~—至]\s?(?P<high>\d[\d,]*(?:\.\d+)?))?)\s*(?P<unit>[^\d\s()\[\],;。、以左]{0,8}?)(?P<after>以上"
    r"|以下|左右|以内)?(?:\((?:预计|预期|预估|快报|初步)[^()]{0,6}\))?[\])]?"
)
RELATIONS = {
    **dict.fromkeys(("≥", "不低于", "不少于", "最低", "以上"), "ge"),
    **dict.fromkeys((">", "大于", "超过"), "gt"),
    **dict.fromkeys(("≤", "<", "小于", "不超过", "最高", "以下", "以内", "前"), "le"),
    **dict.fromkeys(("约", "近", "左右"), "approx"),
}


class Row(NamedTuple):
    """A row of a table: name of what is measured, its unit, the period of its plan."""

    name: str
    unit: str
    part: str
    year: int | None
    base: int | None
    last: int | None
    among: bool = False
    about: str = ""
    project: bool = False
    done: int | None = None


def record(row: Row, header: str, match: re.Match[str], about: str, before: dict | None) -> tuple[dict, str]:
    """Record of a cell, and what its column counts; `about` and `before` are those of the cell before."""
    mixed, header = rate_or_sum(header)
    mixed = mixed and not match[0].startswith("[")
    row = row._replace(unit="%") if mixed else row
    own = BRACKET.search(header)
    plain = BRACKET.sub("", header)
    rate, grows = RATE.search(plain), GROWS.search(plain)
    unit = _unit(row, match, own[1] if own else "", plain)
    status, year = time_of(row, row.name + plain if YEAR_ROW.fullmatch(row.name) else plain)
    status = "target" if GRANTED.search(plain) and CLASS_ROW.search(row.name) else status
    words, about = _words(row, plain, bool(own), about, before)
    ranked = match["sign"] in ("前", "第") or (unit in ("位", "") and bool(RANKED.search(words)))
    figure = Figure(0, 0, 0, 0.0, None, unit, False, ranked)
    opens = row.name if not about or (OPENING.match(row.name) and not PLACE_ROW.search(row.name)) else about
    opening = OPENING.match(opens)
    rising = match["unit"] == "%" and MEAN.search(plain) and row.unit not in SHARES
    grown = mixed or grows or rising or match["sign"] in ("增长", "下降", "上升", "提高", "↑", "↓", "+")
    nature = "rank" if ranked else ""
    nature = nature or ("" if not grown else "growth" if unit in GROWTH_UNITS or unit in SHARES else "flow")
    nature = "growth" if unit == "%" and regex("增速|增幅|增长率?$").search(words) else nature
    if not nature and not rate and _arises(row, match, plain, words, unit, opening is not None):
        nature = "flow"
    nature = nature or (
        "level" if rate else kind(words, figure, "", opens if opening else "", False) or "level"
    )
    values = [
        float(regex(r"[,\s]").sub("", match[name])) if match[name] else None for name in ("low", "high")
    ]
    return {
        **{"number": match["number"], "value": values[0], "value_max": values[1], "unit": unit},
        **{"indicator": words, "status": status, "kind": nature, "year": year},
        "modality": "expect" if "(预" in match[0] else cues("modality").get(match["will"] or "", "plain"),
        "relation": RELATIONS.get(match["sign"] or "")
        or RELATIONS.get(match["after"] or "")
        or ("le" if CEILING.search(plain) else "eq"),
        "rules": "table_cell",
    }, about


def _arises(row: Row, match: re.Match[str], plain: str, words: str, unit: str, opening: bool) -> bool:
    """Whether what a cell gives arises within the year: it is new, done, held or granted, and no height."""
    if ARISING.search(words) or match["new"] is not None or unit.endswith(("人次", "场次", "件次")):
        return True
    if unit not in SHARES and (match[0].startswith("[") or WITHIN.search(words)):
        return True
    if unit in SHARES:
        return False
    if PER_THING.fullmatch(unit) or unit == "项" or (DEED.search(words) and "累计" not in words):
        return True  # 20万元/家: a grant; 项 are projects and deeds
    if unit.endswith("元") and (row.project or SPENT.search(plain) or LEVEL_COLUMN.fullmatch(plain)):
        return True
    if plain.endswith("面积") and regex("计划|完成").search(plain):
        return True
    return opening and bool(regex("数量?$").search(words)) and not regex("^新[产兴型材能]").match(words)


def _unit(row: Row, match: re.Match[str], own: str, plain: str) -> str:
    """Unit of a cell: its own, that of its column, that of its row; none of a rank."""
    if RANKED.search(plain) and not match["unit"]:
        return ""
    if OVER_YEARS.match(plain):
        return match["unit"] or own or row.unit  # 五年增减: in the unit of the row
    if RATE.search(plain) or GROWS.search(plain):
        return match["unit"] or own or "%"
    multiple = regex(r"[十百千]?[万亿]").match(match["unit"])
    if multiple and row.unit and not row.unit.startswith(multiple[0]) and match["unit"] == multiple[0]:
        return match["unit"] + row.unit
    return match["unit"] or ("" if GROWS.search(own) else own) or row.unit


def _words(row: Row, plain: str, united: bool, about: str, before: dict | None) -> tuple[str, str]:
    """Words for a cell, and what its column counts: that of the cell before, where it names times alone.

    `united`: the header holds a unit of its own, so that it need not be that of the title of the table.
    """
    rate, grows = RATE.search(plain), GROWS.search(plain)
    if before and RANK_ALONE.fullmatch(plain):
        return before["indicator"] + plain, about
    if PLACE_COLUMN.search(plain) and not PLACE_ROW.search(row.name):
        return plain + row.name, ""
    kept = CHANGE.sub("", plain) if MEAN.search(plain) else plain
    more = "" if rate else TIMES.sub("", kept).strip(":()/ ")
    more = kept if len(more) == 1 else more  # 件数
    if more.startswith("占") and about:
        return row.name + about + more, about
    more = of_title(row.about, more + (grows[0] if grows and more else ""))
    follows = DONE.search(plain) or grows or (TARGET.search(plain) and united)
    about = more or (plain if BUDGET.fullmatch(plain) and CEILING.search(about) else about if follows else "")
    name = "" if TOTAL.fullmatch(row.name) or YEAR_ROW.fullmatch(row.name) else row.name
    return name + (about or row.about) + (rate[0] if rate else ""), about


RANK_ALONE = re.compile(r"(?:全[国省市区县州])?(?:排名|位次|名次)")
PLACE_COLUMN = re.compile(
    r"^(?:(?:国家|[省市县区]|[一-龥]{2,3}[市县区])级(?:及?以上)?|全[省市县区州]|市本级|[一-龥]{1,6}(?:[市县区旗州盟乡镇]|街道|高新区))$"
)
BUDGET = re.compile("预算[数额]?")
CEILING = re.compile("上限|封顶|最高(?!人民)")
DEED = re.compile(
    "^(?:选育|主导或?参与|享受)|(?:开发|检定|试验|选认|选聘|推广|引进|提升改造|结案|到账|件数|支出数|合作项目)$"
    "|遴选|当年|毕业(?!生|率|人)|加计扣除额|成交额|合同金额|授权(?:发明)?专利"
)
PER_THING = re.compile("[万亿]*元/[家户个件项名台]")
SPENT = re.compile("标准|金额|奖励|奖补|补助|资助|(?:[预决]算|执行)数")
# Standards, where a row is a class of people.
GRANTED = re.compile("补贴|津贴|资助|补助|奖励|启动(?:资金|经费)")
CLASS_ROW = re.compile(r"^[A-Z]\d?类|[一二三四五六]类$|类(?:人才)?(?:\([^()]*\))?$")
LEVEL_COLUMN = re.compile(r"(?:国家|[一-龥]{0,3}[省市县区])级(?:及?以上)?")  # 国家级 | 省级: what each gets
OVER_YEARS = re.compile(r"[三五\d]年(?:增减|净增|增加)")
CHANGE = re.compile("年均|同比|增速|增幅|增长率?|增减")
MEAN = re.compile("年均|同比|增减|增速|增幅|增长")
OPENING = re.compile(
    r"新|净增|立项|建设(?!用地)|检测(?=样品|批次)|审定|选派|兑[付现]|完成|举办|开展|引进|培训|发放|实施|支持|带动|扶持|资助|奖励|补助|推广|签约|转化(?!率)"
    r"|接待|组织|走访|攻克|派驻|服务(?!对象|业|满意|机构|平台)"
)


def of_title(title: str, more: str) -> str:
    """What a header says of that which the title of the table counts: 总数, 新认定, 成交额."""
    if title and DOES.fullmatch(more):
        return more + title
    return merged(DOES_TAIL.sub("", title), more) if title and more in attributes() else more


DOES_TAIL = re.compile("(?<=..)(?:登记|认定|备案|申报)$")  # 技术合同登记 counts contracts


def time_of(row: Row, header: str) -> tuple[str, int | None]:
    """Status and year by the header of a column, else by the part the table stands in."""
    reported = row.part == "report" and not regex("[上去前今明本]年").search(header)
    named = years_of(  # 年初目标值 in a report is of the year that is reported
        header if YEAR.search(header) else regex(r"((?:19|20)\d\d)(?!\d)").sub(r"\1年", header),
        row.year if reported and row.year else row.base,
    )
    own = max(row.year or 0, row.last or 0) or None if row.part == "plan" else row.year
    year = named[-1][1] if named else own
    ranked = RANKED.search(header) and not TARGET.search(header)
    if DONE.search(header) or RATE.search(header) or ranked:
        return "actual", year if named or row.part == "report" else row.year
    before = named and row.base is not None and year is not None and year < row.base
    if TARGET.search(header) and not (before and header.endswith("预计")):
        return "target", year  # 2025年预计, in a plan for 2026, is what was nearly done
    if named and row.done is not None and year > row.done:
        return "target", year
    if named and row.base is not None and year is not None and year != row.base:
        return ("actual" if year < row.base else "target"), year
    return ("actual" if row.part == "report" else "target"), year
