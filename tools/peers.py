"""Public extractors of numbers on the corpus: what share of value and unit they read, and how fast.

Used by `tools/bench.py`; extractors that are not installed (optional group `peers`) are left out. Each
reader gives (start, value, unit) for the numbers of a text, in standard units.
"""

import re
from collections.abc import Callable, Iterator
from importlib.metadata import version

import jieba.posseg

from policytext.catalogue import standard_value

Found = Iterator[tuple[int, float, str]]
NAIVE = re.compile(r"(\d+(?:\.\d+)?)\s?(亿元|万元|%|家|个|项|件|名|人|次)")
NAMES = {"Chinese yuan": "元", "percentage": "%", "Meter": "米", "Square meter": "平方米", "": ""}


def naive(text: str) -> Found:
    for match in NAIVE.finditer(text):
        yield (match.start(), *standard_value(float(match[1]), match[2]))


def posseg(text: str) -> Found:
    """A numeral (m) with the measure word (q) after it."""
    at, held = 0, None
    for word, flag in jieba.posseg.cut(text, HMM=False):
        if held and flag == "q":
            yield (held[0], *standard_value(held[1], word))
        number = re.fullmatch(r"\d+(?:\.\d+)?", word)
        held = (at, float(word)) if number else None
        at += len(word)


def jionlp() -> Callable[[str], Found]:
    import jionlp as jio

    def read(text: str) -> Found:
        for money in jio.ner.extract_money(text, with_parsing=True) or []:
            number = money["detail"]["num"]
            number = number[0] if isinstance(number, list) else number
            yield (money["offset"][0], float(number), money["detail"]["case"])

    return read


def recognizers() -> Callable[[str], Found]:
    from recognizers_number import recognize_percentage
    from recognizers_number_with_unit import recognize_currency, recognize_dimension

    def read(text: str) -> Found:
        for find in (recognize_percentage, recognize_currency, recognize_dimension):
            for found in find(text, "zh-cn"):
                value = (found.resolution or {}).get("value") or ""
                unit = "%" if value.endswith("%") else (found.resolution or {}).get("unit", "")
                if re.fullmatch(r"-?\d+(?:\.\d+)?%?", value):
                    yield (found.start, float(value.rstrip("%")), NAMES.get(unit, unit))

    return read


def quantulum() -> Callable[[str], Found]:
    from quantulum3 import parser

    def read(text: str) -> Found:
        for found in parser.parse(text):
            yield (found.span[0], float(found.value), NAMES.get(found.unit.name, found.unit.name))

    return read


def available() -> dict[str, Callable[[str], Found]]:
    """Readers that are installed, by name and version."""
    readers = {"naive regex": naive, f"jieba.posseg {version('jieba')}": posseg}
    for package, make in (
        ("jionlp", jionlp),
        ("recognizers-text-suite", recognizers),
        ("quantulum3", quantulum),
    ):
        try:
            readers[f"{package} {version(package)}"] = make()
        except ImportError:
            continue
    return readers
