"""The marks that number headings and items: 一、（一）1. (1) ① 第N条."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from .language import regex, table

HAN_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
HAN_POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}

# After 一、 another numeral with its 、 goes on a list (一、二、三产业); after 1、 a digit alone is a decimal
# or a list (1、3万, 5、6月), but not a year, a larger number or a name (2023年, 100个, 5G).
LONGEST = 32  # characters of a line in which its mark stands
NO_MARK = (re.compile(r"[二三四五六七八九十]、"), re.compile(r"\d(?![\dA-Za-z])"))


BULLET = "[■●◆▲▼◇★☆※►▶▪•·○✦✔√➤]"  # marks an item and does not number it


class Marker(NamedTuple):
    """A mark at the start of a line: its family, the mark as written, its ordinal, where it ends."""

    family: str
    number: str
    ordinal: int
    end: int


def read_marker(line: str) -> Marker | None:
    """The mark a line begins with, or None.

    >>> read_marker("(二)绩效考核对接")
    Marker(family='han_bracket', number='(二)', ordinal=2, end=3)
    >>> read_marker("6.打造自创区")
    Marker(family='arabic', number='6', ordinal=6, end=2)
    >>> read_marker("2.2%的比重"), read_marker("1、3万家")
    (None, None)
    """
    return _read(line[:LONGEST])


@lru_cache(maxsize=4096)  # a line is asked for its mark several times
def _read(line: str) -> Marker | None:
    for family, pattern in _patterns() if _any_mark().match(line) else ():
        if match := pattern.match(line):
            mark = match[0].strip()
            number = regex(r"\s").sub("", mark).strip("、,.")
            rest = line[match.end() :]
            if mark.endswith("、") and NO_MARK[family == "arabic"].match(rest):
                return None
            return Marker(family, number, _ordinal(number), match.end() + len(rest) - len(rest.lstrip()))
    return None


def families() -> tuple[str, ...]:
    """Families from the highest layer to the lowest."""
    return tuple(dict.fromkeys(family for family, _ in _patterns()))


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["family"], re.compile(row["pattern"])) for row in table("numbering"))


@cache
def _any_mark() -> re.Pattern[str]:
    """All marks at once: most lines begin with none."""
    return re.compile("|".join(f"(?:{pattern.pattern})" for _, pattern in _patterns()))


def _ordinal(mark: str) -> int:
    """Place in the row of numbers: 十二 and 12 are 12, ③ is 3, B is 2.

    >>> [_ordinal(mark) for mark in ("(二十一)", "第12条", "③", "B")]
    [21, 12, 3, 2]
    """
    import unicodedata

    plain = unicodedata.normalize("NFKC", mark)
    if digits := regex(r"\d+").search(plain):
        return int(digits[0])
    if han := regex(r"[零〇一二三四五六七八九十百]+").search(plain):
        return han_number(han[0])
    letter = regex(r"[A-Za-z]").search(plain)
    return ord(letter[0].upper()) - 64 if letter else 0


def han_number(text: str) -> int:
    """Value of a Chinese numeral; characters that are no part of one are passed over.

    >>> han_number("二十一"), han_number("三千五百万"), han_number("三家")
    (21, 35000000, 3)
    """
    total, section, digit = 0, 0, 0
    for char in text:
        if char in HAN_DIGITS:
            digit = HAN_DIGITS[char]
        elif char in ("万", "亿"):
            total += (section + digit or 1) * HAN_POWERS[char]
            section = digit = 0
        elif char in HAN_POWERS:
            section += (digit or 1) * HAN_POWERS[char]
            digit = 0
    return total + section + digit
