"""What a column header of a table reads like, and what a cell with a number."""

import re
from functools import cache

from .language import cue, regex, table

SERIAL_HEADER = re.compile(r"序\s*号|编\s*[号码]|代\s*码|No\.?")
NAMING_HEADER = re.compile(
    r"^年份$|^年度$|^各?(?:乡?\s*镇|街\s*道)|区\s*县|单位名称|企业名称|地\s*区|园\s*区|人才类\s*别|县\s*\(?市?、?区|^[区县市州]\s*\([区县市州、]+\)$|指\s*标|任\s*务|项\s*目|名\s*称|内\s*容|事\s*项|要\s*点"
)
UNIT_HEADER = re.compile(r"(?:计量|计算)?单\s*位")
UNITS = re.compile(
    r"\((?:%|‰|[十百千万亿]*(?:美?元|[家个项件名人户次篇亩吨]|平方米|人次|人年|元/月|元/人|万元/亩))\)$"
)
NUMBER = re.compile(r"[-+]?\d[\d,.]*%?")
LONGEST = 18  # characters of a header
EACH = r"(?:(?:每|单)[家项个件名篇户台](?=最[高多]|不超过|\d))?"  # 每项100万元
VALUE = re.compile(
    rf"[\[(]?{EACH}"
    r"(?!(?:19|20)\d\d年|(?:\d{1,2}\s?[-~—至]\s?)?\d{1,2}月)(?:前|第|≥|≤|>|<|＞|＜|约|近|最[高低多]|超过?|不低于|不少于"
    r"|达到?)?\s?[-+↑↓]?\d[\d,.]*(?: \d{3})*(?:\s?[-~—至]\s?\d[\d,.]*)?"
    r"\s?(?:%|‰|个百分点|[万亿]*[\u4e00-\u9fff]{0,4}(?:/[\u4e00-\u9fff]+)?)(?:以上|左右|以内"
    r"|以下)?(?:\((?:预计|预期|预估|快报|初步)[^()]{0,6}\))?[\])]?|[-—/有无\\]+|累计\d+|面议|一事一议|[据按]实(?:补助|资助|支持|核定|结算)"
)
WITH_UNIT = re.compile(r"\D?\d[\d.,]*\s?[%一-龥]")  # begins with a number and its unit
DONE = re.compile(r"完成|实际|结果|现状|实绩|执行|基期|基数|基准|(?:推进|进展|落实)(?:情况|$)")
TARGET = re.compile(r"目标|规划[值数]|(?:重点|主要)(?:事项|工作)|^拟|预估|预期|预计|计划|任务|指标值|预算")
RESULTS = re.compile(r"(?:完成|进展|落实|执行|推进|进度)(?:情况|结果|$)")
GROWS = re.compile(r"增速|增幅|递增|增长|同比|增减")
RATE = re.compile(
    r"(?:完成|执行|达成|兑现)(?:率|比例|进度)|^完成(?:全年|年度|年初)?(?:目标|任务)|占(?:全年|年度|年初)?(?:目标|任务|计划)数?(?:的?比[重例]|的?百分比)?"
)
BRACKET = re.compile(r"\((?:单位[:：]?)?([^()]{1,10})\)$")
EXPLAINS = re.compile(r"\((?=[^()]*(?:口径|为准|[应所含]|统计|公报|期末|注|见))[^()]+\)$")
TIMES = re.compile(
    r"其中|^标准$|^[三五\d]年$|(?:19|20)\d\d年?(?:度|底|末|初)?|“?十[一二三四五]五”?(?:期末|末|期间|时期)?(?!”?投)"
    r"|目标|预估|预期|预计|计划|规划|任务|指标|[预决]算|完成|实际|结果|现状|实绩|执行|基期|基数|基准|年初"
    r"|全年|年度|当年|截至|情况|(?<![总产加])(?<!登记项|引进人|培训人|参训人|受益人|服务人|从业人)[数值]|\([^()]*\)|[上下]半年|(?:\d{1,2}\s?[-—~至]\s?)?\d{1,2}月"
    r"|[比较]?[上本去今前]年|同期|累计(?!登记)|[本当]月止?|±|%|[第前]?[一二三四]季度|前[\d一二三四五六七八九十]+个?月|底|末|^已|[-~—至]"
)
RANKED = re.compile("排名|位次|名次")
TOTAL = re.compile(r"[合总小]\s?计")  # the name of a row that sums up


RATE_OR_SUM = re.compile(
    r"[\[(/、或]*(?:[五三\d]年)?(?:年均|累计)(?:增[长速幅]率?|新?增[加长]?|数|值)?[\])]*"
)


def rate_or_sum(header: str) -> tuple[bool, str]:
    """Whether a column gives yearly rates and, in square brackets, sums of all years; its other words.

    >>> rate_or_sum("年均增速[累计]"), rate_or_sum("2025年[累计]"), rate_or_sum("累计完成")
    ((True, ''), (False, '2025年'), (False, '累计完成'))
    """
    header = EXPLAINS.sub("", header)
    if "累计" not in header or not ("年均" in header or "[" in header):
        return False, header
    return "年均" in header, RATE_OR_SUM.sub("", header)


def is_header(words: list[str]) -> bool:
    """Whether cells read like the headers of a table.

    >>> is_header(["指标", "2022年", "2023年目标"]), is_header(["高新技术企业", "776", "830"])
    (True, False)
    """
    named = sum(_known().search(word) is not None for word in words)
    return named >= 2 or (named == 1 and not any(is_number(word) for word in words))


@cache
def _known() -> re.Pattern[str]:
    known = (SERIAL_HEADER, NAMING_HEADER, cue("units"), cue("figures"), UNITS)
    return re.compile("|".join(f"(?:{pattern.pattern})" for pattern in known))


def is_number(word: str) -> bool:
    """Whether a cell is a plain number."""
    return bool(NUMBER.fullmatch(word))


def is_value(word: str) -> bool:
    """Whether a cell holds a value: a number with what may stand beside it, or a sign that there is none.

    >>> is_value("≥830家"), is_value("2.1%"), is_value("—"), is_value("市科技局")
    (True, True, True, False)
    """
    return bool(VALUE.fullmatch(word))


def is_unit(word: str) -> bool:
    """Whether words in a bracket are a unit and explain nothing.

    >>> is_unit("亿元"), is_unit("家次"), is_unit("省级领军人才")
    (True, True, False)
    """
    return bool(_unit().fullmatch(word.replace(" ", "")))


@cache
def _unit() -> re.Pattern[str]:
    words = "|".join(re.escape(row["unit"]) for row in table("units"))
    return re.compile(rf"[十百千万亿]*(?:{words})?[次年]?(?:/.{{1,8}})?")


def is_figures(header: str) -> bool:
    """Whether a header stands above values: a year, 目标值, 完成 …"""
    return bool(cue("figures").search(header) or UNITS.search(header)) and not UNIT_HEADER.fullmatch(header)


def tells_status(header: str, beside: list[str]) -> bool:
    """Whether a header says that its column holds targets or results: of values, or 目标任务 beside 完成情况.

    >>> tells_status("目标任务", ["目标任务", "完成情况"]), tells_status("目标任务", ["目标任务", "责任单位"])
    (True, False)
    """
    pair = (TARGET, RESULTS) if TARGET.search(header) else (RESULTS, TARGET)
    return is_figures(header) or bool(pair[0].search(header) and any(map(pair[1].search, beside)))


def ends_with(headers: list[str], base: int | None) -> bool:
    """Whether columns of years end with that of the plan: results of it and of the years before.

    >>> ends_with(["指标", "2019年", "2020年"], 2020), ends_with(["指标", "2020年", "2025年"], 2025)
    (True, False)
    """
    named = {int(year) for header in headers for year in regex(r"(?:19|20)\d\d").findall(header)}
    planned = any(map(TARGET.search, headers)) or any(map(BINDING.search, headers))
    five_years = len(named) == 2 and all(year % 5 == 0 for year in named)  # of a five-year plan
    if len(named) < 2 or max(named) != base or planned or five_years:
        return False
    last = [header for header in headers if str(base) in header]
    return not any(map(DONE.search, headers)) or any(map(DONE.search, last))  # 2022年实际 | 2023年 | 2024年


def done_until(headers: list[str]) -> int | None:
    """The last year that headers say the results of; what stands under later ones is planned.

    >>> done_until(["指标", "2022年实际", "2023年", "2024年"]), done_until(["指标", "2022年", "2023年"])
    (2022, None)
    """
    done = (regex(r"(?:19|20)\d\d").search(header) for header in headers if DONE.search(header))
    return max((int(year[0]) for year in done if year), default=None)


BINDING = re.compile(r"^(?:指标)?属\s*性$")  # 预期性, 约束性: what plans aim at


def named_in(header: str) -> str:
    """What a header above values names beside times."""
    plain = BRACKET.sub("", header)
    words = TIMES.sub("", plain).strip()
    return "" if RATE.search(plain) or RANKED.search(plain) else plain if len(words) == 1 else words


def tells_time(name: str) -> bool:
    """Whether the name of a row says of when its values are, or how far or how well what is done is.

    >>> tells_time("年度目标"), tells_time("1—6月完成"), tells_time("全市排名"), tells_time("产值")
    (True, True, True, False)
    """
    ranked = RANKED.search(name) and len(name) <= LONGEST_RANK
    return bool(name) and bool(not TIMES.sub("", name).strip(":() ") or RATE.fullmatch(name) or ranked)


LONGEST_RANK = 8  # 全市高新区排名


def headers_of_two(upper: list[str], lower: list[str]) -> list[str]:
    """Headers of two lines as one, groups above and times below them; nothing where they are no such lines.

    A group stands above its first column, beside empty cells or none, and its unit goes last.

    >>> headers_of_two(["县区", "高企(家)", "合同额(亿元)"], ["", "目标", "完成", "目标", "完成"])
    ['县区', '高企目标(家)', '高企完成(家)', '合同额目标(亿元)', '合同额完成(亿元)']
    >>> headers_of_two(["指标", "2022年"], ["高企", "31"])
    []
    """
    if len(upper) < 2 or not lower:
        return []
    if len(upper) == len(lower) and (upper[0] or not lower[0]):
        return _stacked(upper, lower)
    empty = next((i for i, word in enumerate(lower) if word), 0)
    lead = empty or int(is_name(lower[0]))
    own = empty or int(is_name(upper[0]) or not upper[0])  # cells of the upper line above no group
    below, groups = lower[lead:], upper[own:]
    if not _divide(below, whole=empty > 0) or not groups or "" in groups or len(below) % len(groups):
        return []
    above = [group for group in groups for _ in range(len(below) // len(groups))]
    first = [word or below for word, below in zip(upper[:own], lower, strict=False)] if own else lower[:lead]
    return [*first, *map(_joined, above, below)]


def _stacked(upper: list[str], lower: list[str]) -> list[str]:
    """Headers of two lines of as many cells: a group spans the empty ones at its right, or stands in each."""
    above = ["", *upper]
    for i, group in enumerate(upper):
        above[i + 1] = group or (above[i] if lower[i] else "")
    same = [not word or word == group for word, group in zip(lower, above[1:], strict=True)]
    below = [word for word, alike in zip(lower, same, strict=True) if not alike]
    spans = (
        bool(upper[0]) and not lower[0] and "" in upper[1:] and not any(map(is_value, filter(None, lower)))
    )
    if not spans and not _divide(below, whole=same[0]):
        return []
    pairs = zip(above[1:], lower, same, strict=True)
    return [group if alike else _joined(group, word) for group, word, alike in pairs]


def _divide(below: list[str], whole: bool) -> bool:
    """Whether words divide groups of columns: times, targets or results alone, or what comes again."""
    figures = all(is_figures(word) and not is_value(word) for word in below if word)
    return any(below) and (repeats(below) or (figures and whole))


def is_name(word: str) -> bool:
    """Whether a header stands above names or serial numbers."""
    return not is_figures(word) and bool(NAMING_HEADER.search(word) or SERIAL_HEADER.search(word))


def repeats(words: list[str]) -> bool:
    """Whether headers come again in the same order: 目标, 完成, 目标, 完成."""
    lengths = (n for n in range(2, len(words) // 2 + 1) if len(words) % n == 0)
    return any(words == words[:n] * (len(words) // n) for n in lengths)


def _joined(group: str, word: str) -> str:
    unit = BRACKET.search(group) if word and not BRACKET.search(word) else None
    if unit and word.endswith("%"):
        return f"{group[: unit.start()]}{word[:-1]}(%)"  # 产值(亿元) above 占全年目标%
    return group[: unit.start()] + word + unit[0] if unit else group + word
