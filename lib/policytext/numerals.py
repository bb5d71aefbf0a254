"""Numbers that measure something: where they stand, their value and unit.

Units stand in `data/units.csv`; what is no quantity is masked before (see `masking`).
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from .language import regex, table
from .masking import mask
from .numbering import HAN_DIGITS, han_number

SPACED = r"\d+(?: \d+)*(?!\d)"  # a page may set spaces into a number
ARABIC = (
    r"(?:(?<!、)(?<!分别)(?<!分别[为达])(?<!分别(?:奖励|给予|补助|达到|资助|完成))(?![1-9]0、[1-9]0)"
    r"\d{1,2}、\d{1,2}(?=\s?(?:[万亿]|元|个?百分点|倍|%))|\d{1,3}(?:,\d{3})+(?:\.\d+)?"
    rf"|{SPACED}(?:\s?\.\s?\d+(?: \d+)*)?)"
)
PERMILLE = r"千分之(?P<permille>\d[\d.]*|[一二三四五六七八九十百点]+)"
REST = "[一二两三四五六七八九十百千零〇]"
HAN = (
    rf"[一二三四五六七八九十百]+点[零〇一二三四五六七八九]+|"
    rf"[一二两三四五六七八九十百千]{REST}*万[一二三四五六七八九]{REST}*"
    rf"|[二两三四五六七八九十百千]{REST}*(?:点[一二三四五六七八九零〇]+)?|一(?:(?=[十百千]){REST}+"
    r"|(?=番|倍|成|[万亿]{1,2}元)|(?=[个家项件名座所支场处][,。;、)]))"
)
PLACE = r"[一二三四五六七八九十百零]{1,5}|(?<=前)两|\d{1,3}(?: \d)?"
AFTER_PLACE = r"[,。;、)和及与]|\((?=[上下前后较比提进])|前移|上升|提升|跃升|[升降滑跃退进]|\s?\||$"
RANKING = re.compile(
    r"(?:[省市区县州国界球份)]|园区|居|列|进入?|跻身|排名|保持|达到|位次|综合|位于|位|榜)前$"
)
DASH = r"\s?(?:[-~—–]{1,2}|至|到)\s?"
# What may not follow a unit: 45人年内到岗 are no person-years, 12部门 no books.
NO_NAME = {
    "本": "(?![科级地市省年月季周区县校院人身土次报级])",
    "米": "(?![粉面饭线酒])",
    "人年": r"(?![内底初末中度])",
    "部": r"(?![门委分署长队级曲])",
    "眼": "(?![科镜])",
    "根": "(?![据本])",
    "方": "(?=[,。;、)])",
}
MULTIPLE = r"(?:[十百千]?万亿|[十百千]?亿|[十百千]?万|(?<=\d)千(?=[家户人名项个件]))"
STOP = re.compile(r"(?<=[^\dA-Za-z.\s])\.(?=[^\dA-Za-z.]|$)|(?<=\d)\.$")
HAN_YEAR = re.compile(r"[一二][〇零○Oo0一二三四五六七八九]{3}(?=年)")
SPACED_YEAR = re.compile(r"(?<![\d.])(?:1 ?9|2 ?0) ?\d ?\d(?= ?年)")
AMONG = re.compile("(?<=[,;。(])当中")
# Signs of growth before a number, also as they are set beside a figure: 41个(+8个), 同比-3.2%.
SIGNS = re.compile(r"[↑↗⬆▲△↓↘⬇▼▽+-]\s?\d")
UNITED = r"\d[\d.,]*\s?(?:%|个?百分点|pct|pp|[家个项件名位户人亿万亩])"
BESIDE = "[(]|同比|环比|同期|上年|去年|年初|上年末|去年底|上年底|上季|上月"
AFTER = "|".join(f"(?<={word})" for word in BESIDE.split("|"))
ROSE = re.compile(
    rf"(?<!^)[↗⬆▲△](?=\s?\d)|(?:{AFTER}|(?<=[%元家个项件名户]\s)|(?<=[%元家个项件名户],))\+(?={UNITED})"
)
FELL = re.compile(rf"(?<!^)[↘⬇▼▽](?=\s?\d)|(?:{AFTER})-(?={UNITED})")
ZERO = re.compile(r"(?<=\d)[Oo](?=[\dOo]{0,3}\s?[%万亿元家个项名人])")  # 6O万元
QUOTES = str.maketrans("「」", "“”")
TURNED = str.maketrans(
    {char: str(value) for char, value in HAN_DIGITS.items() if char != "两"} | dict.fromkeys("○Oo", "0")
)


class Figure(NamedTuple):
    """A number with its unit: stretch of the number, end of the unit, value, upper value of a range, unit."""

    start: int
    end: int
    stop: int
    value: float
    value_max: float | None
    unit: str
    plus: bool
    rank: bool = False


def arabic(text: str) -> str:
    """Text of the same length with years in Chinese digits turned.

    >>> arabic("二〇一二年工作总结")
    '2012年工作总结'
    """
    return HAN_YEAR.sub(lambda match: match[0].translate(TURNED), text) if "年" in text else text


def readable(text: str) -> str:
    """Text of the same length with half-width full stops, spaced years and such in Chinese digits as usual.

    >>> readable("二〇一八年新增40家.占比2.1%."), readable("到2 02 5年")
    ('2018年新增40家。占比2.1%。', '到  2025年')
    """
    text = arabic(text)
    if " " in text:
        text = SPACED_YEAR.sub(lambda match: match[0].replace(" ", "").rjust(len(match[0])), text)
    text = AMONG.sub("其中", text) if "当中" in text else text
    text = ZERO.sub("0", text) if "O" in text or "o" in text else text
    text = text.translate(QUOTES) if "「" in text else text
    if SIGNS.search(text):
        text = FELL.sub("↓", ROSE.sub("↑", text))
    return STOP.sub("。", text) if "." in text else text


def find_figures(text: str) -> list[Figure]:
    """Numbers of a clause that measure something, in order; `plus` tells of 余 or 多 beside the unit.

    >>> [(f.value, f.value_max, f.unit) for f in find_figures("2018年新增3-5家,占比达到2.2%,投入1.6万亿元。")]
    [(3.0, 5.0, '家'), (2.2, None, '%'), (1.6, None, '万亿元')]
    >>> [(f.value, f.rank) for f in find_figures("总量、增速分列全省第六、三位,较上年前移2位。")]
    [(6.0, True), (3.0, True), (2.0, False)]
    """
    if not NUMERAL.search(text):
        return []
    masked = mask(text)
    found = [figure for match in _matches(masked) if (figure := _read(match))]
    found = _with_parts(masked, found) if "(" in text else found
    for i in range(len(found) - 2, -1, -1):  # 全省第六、第三位: the places share their unit
        here, after = found[i], found[i + 1]
        if after.rank and not here.rank and text[after.start - 1 : after.start] == "、":
            found[i + 1] = after = after._replace(rank=False)  # 58名、73名、96名
        between = text[here.stop : after.start]
        if not here.unit and not here.rank and regex(r"\s?[、和及与]\s?").fullmatch(between):
            found[i] = here._replace(unit=after.unit)  # 2.9和1.8个百分点
        if here.unit == "个" and after.unit == "个百分点" and JOINED.fullmatch(between):
            found[i] = here._replace(unit=after.unit)
        if (
            here.rank
            and after.rank
            and not here.unit
            and regex(r"[、和及]第?").fullmatch(text[here.stop : after.start])
        ):
            found[i] = here._replace(unit=after.unit)
    return found


def _with_parts(text: str, found: list[Figure]) -> list[Figure]:
    """Figures with their parts in brackets, which share their unit: 总经费260万元(省级150,县级80)."""
    taken = {figure.start for figure in found}
    parts = []
    for whole in found:
        bracket = PARTS.match(text, whole.stop) if whole.unit and not whole.rank else None
        for match in PART.finditer(bracket[0]) if bracket else ():
            low, high = (bracket.start() + place for place in match.span("number"))
            unit = "" if text[high : high + 1] == "%" else whole.unit
            if unit and low not in taken and match["number"][-1] != ".":
                value = _value(match["number"])
                unit = unit.replace("亿元", "万元") if value > whole.value else unit  # of 1.2亿元
                parts.append(Figure(low, high, high, value, None, unit, False))
    return sorted(found + parts) if parts else found


# A bracket that names parts of the figure before it without a unit, some of them with one.
PARTS = re.compile(
    r"\((?:其中[:,]?)?(?:[一-龥A-Za-z“”&]{1,12}[:为]?\s?\d[\d.]*(?:[%一-龥/]{1,5})?[,、;]\s?){0,7}"
    r"[一-龥A-Za-z“”&]{1,12}[:为]?\s?\d[\d.]*(?:[%一-龥/]{1,5})?\)"
)
PART = re.compile(r"(?<=[一-龥:A-Za-z“”\s])(?P<number>\d[\d.]*)(?=[,、;)])")


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Matches of the pattern of numbers, tried only where a numeral stands."""
    at = 0
    for run in NUMERALS.finditer(text):
        for start in range(max(at, run.start()), run.end()):
            if match := _pattern().match(text, start):
                yield match
                at = match.end()
                break


NUMERALS = re.compile(r"[\d一二两三四五六七八九十百千]+")
JOINED = re.compile(r"\s?[、和及与]\s?")
NUMERAL = re.compile(r"[\d二两三四五六七八九十百千]|一[十百千万亿番倍位名、,。;]|[第居列前]一|百分之")


def _read(match: re.Match[str]) -> Figure | None:
    for group in ("rank", "front", "next", "placed"):
        if match[group]:
            place = match["place"] or match["place2"] or match["place3"] or ""
            ranked = group != "front" or RANKING.search(
                match.string, max(0, match.start() - 9), match.start()
            )
            value = _value(match[group])
            return (
                Figure(*match.span(group), match.end(), value, None, place, False, True) if ranked else None
            )
    if match["percent"]:
        return Figure(*match.span("percent"), match.end(), _value(match["percent"]), None, "%", False)
    if match["permille"]:
        return Figure(*match.span("permille"), match.end(), _value(match["permille"]), None, "‰", False)
    if match["technical"]:  # 算力≥16TOPS
        return Figure(
            *match.span("technical"),
            match.end("measure"),
            _value(match["technical"]),
            None,
            match["measure"],
            False,
        )
    for group in ("bare", "shared"):
        if match[group]:
            return Figure(*match.span(group), match.end(), _value(match[group]), None, "", False)
    unit = match["unit"]
    low, _, high = _parts(match["number"])
    plus = bool(regex("[余多]").search(unit) or match["plus"] or match["plus2"])
    unit = regex(r"[余多\s]").sub("", unit)
    return Figure(*match.span("number"), match.end(), _value(low), _value(high) if high else None, unit, plus)


def _parts(number: str) -> tuple[str, str, str]:
    """Lower number, dash and upper number of a range; the upper one is empty for a single number."""
    split = regex(rf"(?<=[\d%一-龥])(?:{DASH})(?=[\d一-龥])").search(number)
    return (number[: split.start()], split[0], number[split.end() :]) if split else (number, "", "")


def _value(number: str) -> float:
    """Value of a number as written, Arabic or Chinese.

    >>> _value("2 800"), _value("三十五"), _value("百"), _value("五十四点三")
    (2800.0, 35.0, 100.0, 54.3)
    """
    plain = (
        regex(r"[\s,%家个项名人件次亿元]|万(?=[元人件])").sub("", number)
        if regex(r"\d").match(number)
        else number
    )
    plain = plain.replace("、", ".").rstrip("万")
    if regex(r"\d+(?:\.\d+)?").fullmatch(plain):
        return float(plain)
    whole, _, part = plain.partition("点")
    return han_number(whole) + (float("0." + part.translate(TURNED)) if part else 0.0)


@cache
def _pattern() -> re.Pattern[str]:
    units = sorted((row["unit"] for row in table("units")), key=len, reverse=True)
    word = "|".join(re.escape(unit) + NO_NAME.get(unit, "") for unit in units)
    per = rf"\s?/\s?(?:百|千|万|亿)?(?:元|{word}|GDP|m[²2]?|[年月日季]|学期)(?:/[年月日])?"
    unknown = rf"{MULTIPLE}[一-龥](?<![余多来元以内外里])(?=[,。;、)])"  # 1260万棒
    alone = rf"{MULTIPLE}(?![一-龥])|{MULTIPLE}(?=以上|左右)|{unknown}"
    both = r"(?:\([次项个家套件人户种块台场处册份名幅座间只]\))?"
    unit = rf"(?:{MULTIPLE}\s?)?[余多]?(?:{word}){both}(?:{per})?|{alone}"
    single = rf"(?:{ARABIC}|{HAN})"
    number = rf"{single}(?:(?:%|家|个|项|名|人|件|[万亿]*元|万)?{DASH}{single})?"
    ranks = "|".join(
        f"(?<={word}{gap})" for word in ("排名", "位次", "排位", "名次") for gap in ("", " ", ":")
    )
    ranked = (
        r"(?:(?<=[一-龥)*]第)|(?<=、第)|(?<=[一-龥)]第\s)|(?<=[ :(|]第)(?=\d+\s?[位名]))"
        rf"(?P<rank>{PLACE})\s?(?:(?P<place>位|名)(?!的)|(?={AFTER_PLACE}))"
        rf"|(?:{ranks})(?P<placed>\d{{1,3}})(?:/\d{{1,3}}|(?=\s?[,。;、()]|\s|$))"
        rf"|(?<=前)\s?(?P<front>{PLACE})\s?(?:(?P<place3>位|名)(?!的)|(?={AFTER_PLACE}|行列|水平|强))"
        rf"|(?<=、)(?P<next>{PLACE})(?:(?P<place2>位|名)(?=[,。;)]|$)"
        r"|(?=(?:、[\d一二三四五六七八九十]{1,3}){1,6}[位名][,。;)]))"
    )
    reached = "|".join(
        f"(?<={word})"
        for word in (
            "达到",
            "达",
            "为",
            "到",
            "至",
            "指数",
            "得分",
            "评分",
            "增长",
            "下降",
            "入的",
            "额的",
            "值的",
        )
    )
    return re.compile(
        rf"(?<![\d.A-Za-z])(?<![\d.A-Za-z]/)(?<!(?<!\()\+)(?:{ranked}|{PERMILLE}|百分之(?P<percent>{ARABIC}|{REST}+(?:点{REST}+)?)"
        rf"|(?P<number>{number})\s?(?P<plus>[余多来])?\s?(?P<unit>{unit})(?P<plus2>[余多](?!家|个|项))?"
        rf"|(?<!第)(?P<shared>{ARABIC})(?=(?:\s?[、和及与]\s?{ARABIC})*\s?[、和及与]\s?{ARABIC}\s?(?:{unit}))"
        r"|(?:(?<=[≥≤<>])|(?<=[≥≤<>]\s))(?P<technical>\d[\d.]*)(?=\s?(?P<measure>[A-Za-zμΩ℃°][A-Za-z/·]{0,7}))"
        rf"|(?:{reached})(?!(?:19|20)\d\d)(?P<bare>\d+(?:\.\d+)?)(?=(?:以上|以下|左右|以内)?(?:[,。;、)]|$)))"
    )
