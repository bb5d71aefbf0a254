"""Numbers that measure something: where they stand, their value and unit.

What is no quantity (dates, documents, sessions, slogans, versions, thresholds in names) stands in
`data/not_quantities.csv`, units in `data/units.csv`.
"""

import re
from functools import cache
from typing import NamedTuple

from .language import table
from .numbering import han_number

MASK = "\u0001"  # stands for what is no quantity, so that offsets hold
ARABIC = (
    r"\d+、\d{1,2}(?=\s?[万亿]*元)|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?!\d)|\d+(?:\.\s?\d+)?"
)
REST = "[一二两三四五六七八九十百千万零〇]"
HAN = rf"[二两三四五六七八九十百千]{REST}*|一(?:(?=[十百千]){REST}+|(?=番|倍))"
DASH = r"\s?(?:[-~—–]{1,2}|至|到)\s?"
MULTIPLE = r"(?:[十百千]?万亿|[十百千]?亿|[十百千]?万)"


class Figure(NamedTuple):
    """A number with its unit: stretch of the number, end of the unit, value, upper value of a range, unit."""

    start: int
    end: int
    stop: int
    value: float
    value_max: float | None
    unit: str
    plus: bool


def find_figures(text: str) -> list[Figure]:
    """Numbers of a clause that measure something, in order; `plus` tells of 余 or 多 beside the unit.

    >>> [(f.value, f.value_max, f.unit) for f in find_figures("2018年新增3-5家,占比达到2.2%,投入1.6万亿元。")]
    [(3.0, 5.0, '家'), (2.2, None, '%'), (1.6, None, '万亿元')]
    """
    masked = _mask(text)
    found = [_read(match) for match in _pattern().finditer(masked)]
    return [figure for figure in found if figure]


def _mask(text: str) -> str:
    for pattern in _not_quantities():
        text = pattern.sub(lambda match: MASK * len(match[0]), text)
    return text


def _read(match: re.Match[str]) -> Figure | None:
    group = "percent" if match["percent"] else "number"
    number, unit = match[group], match["unit"] or ""
    among = bool(re.search("[余多]", unit))
    unit = re.sub("[余多]", "", unit)
    if match["percent"]:
        return Figure(*match.span("percent"), match.end(), _value(number), None, "%", False)
    if match["rank"]:
        return Figure(
            *match.span("rank"), match.end(), _value(match["rank"]), None, match["place"] or "", False
        )
    if match["bare"]:
        return Figure(*match.span("bare"), match.end(), _value(match["bare"]), None, "", False)
    low, _, high = _parts(number)
    plus = bool(among or match["plus"] or match["plus2"])
    return Figure(*match.span("number"), match.end(), _value(low), _value(high) if high else None, unit, plus)


def _parts(number: str) -> tuple[str, str, str]:
    """Lower number, dash and upper number of a range; the upper one is empty for a single number."""
    split = re.search(rf"(?<=[\d%一-龥])(?:{DASH})(?=[\d一-龥])", number)
    return (number[: split.start()], split[0], number[split.end() :]) if split else (number, "", "")


def _value(number: str) -> float:
    """Value of a number as written, Arabic or Chinese.

    >>> _value("2 800"), _value("三十五"), _value("百"), _value("1/3")
    (2800.0, 35.0, 100.0, 0.3333)
    """
    plain = re.sub(r"[\s,%家个项名人万亿元]", "", number) if re.match(r"\d", number) else number
    plain = plain.replace("、", ".")
    if re.fullmatch(r"\d+/\d+", plain):
        top, bottom = map(int, plain.split("/"))
        return round(top / bottom, 4) if bottom else 0.0
    return float(plain) if re.fullmatch(r"[\d.]+", plain) else float(han_number(plain))


@cache
def _pattern() -> re.Pattern[str]:
    units = sorted((row["unit"] for row in table("units")), key=len, reverse=True)
    word = "|".join(map(re.escape, units))
    per = rf"\s?/\s?(?:百|千|万|亿)?(?:元|{word}|GDP)"
    alone = rf"{MULTIPLE}(?![一-龥])|{MULTIPLE}(?=以上|左右)"
    unit = rf"(?:{MULTIPLE})?[余多]?(?:{word})(?:{per})?|{alone}"
    single = rf"(?:{ARABIC}|{HAN})"
    number = rf"{single}(?:(?:%|家|个|项|名|人|[万亿]*元)?{DASH}{single})?"
    return re.compile(
        rf"(?<![\d.A-Za-z/+])(?:百分之(?P<percent>{single})"
        rf"|(?P<number>{number})\s?(?P<plus>[余多来])?\s?(?P<unit>{unit})(?P<plus2>[余多](?!家|个|项))?"
        rf"|(?:(?<=全国前)|(?<=全省前)|(?<=全市前)|(?<=全国第)|(?<=全省第)|(?<=全市第)|(?<=前))(?P<rank>\d+|[一二三四五六七八九十]+)(?P<place>位|名)?(?![年届次批个项季大期者])"
        rf"|(?:(?<=缩小到)|(?<=缩小至)|(?<=达到)|(?<=提高到)|(?<=降至))(?P<bare>\d+(?:\.\d+)?)(?=[,。;、)]|$))"
    )


@cache
def _not_quantities() -> list[re.Pattern[str]]:
    return [re.compile(row["pattern"]) for row in table("not_quantities")]
