"""What is no quantity: dates, documents, sessions, slogans, versions, thresholds in names.

The rules stand in `data/not_quantities.csv`.
"""

import re
from functools import cache

from .language import regex, table
from .numbering import read_marker

MASK = "\u0001"  # stands for what is no quantity, so that offsets hold
DIGIT = r"[\d一二三四五六七八九十百千万][\s,.]?"
ENDLESS = re.compile(rf"{DIGIT}(?:{DIGIT}){{39,}}")  # no number is so long; digits of a code
# What the rules of not_quantities begin with: all of them are asked there only.
OPENS = (
    r"[\s\d.A-Za-z×*〇零一二两三四五六七八九十百千万亿半双第每前后近连未今上下年季月周日"
    r"《“\"「【〔\[(（产收营规投面突超过达不为低高利占在增小少满税费资额比对分公共另各自历用耗时浏点阅访转评收当研纳主销附表]"
)


def mask(text: str) -> str:
    """Text of the same length without the numbers that measure nothing.

    >>> mask("2018年新增40家").lstrip(MASK)
    '新增40家'
    """
    marker = read_marker(text)
    if marker:
        text = MASK * marker.end + text[marker.end :]
    text = ENDLESS.sub(lambda match: MASK * len(match[0]), text)
    return _not_quantities().sub(lambda match: MASK * len(match[0]), text)


@cache
def _not_quantities() -> re.Pattern[str]:
    """The rules as one pattern, tried where one may begin; each row's groups are numbered anew."""
    rows = (
        regex(r"\\1").sub(f"(?P=same{i})", row["pattern"]) for i, row in enumerate(table("not_quantities"))
    )
    named = (regex(r"\(\[").sub(f"(?P<same{i}>[", p) if f"same{i}" in p else p for i, p in enumerate(rows))
    return re.compile(f"(?={OPENS})(?:{'|'.join(f'(?:{pattern})' for pattern in named)})")
