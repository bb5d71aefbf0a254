"""Lines that a page ran together: where the headings and items within a long line begin."""

import re
from itertools import pairwise

from .language import cue
from .numbering import read_marker

LONG = 80  # characters; shorter lines hold one item and its enumeration
MAY_BEGIN = re.compile(
    r"(?:(?<=[。!?])\s*|(?<=[^;:,、\s])\s+|(?<=:)\s+(?=\(?一)|(?<=[作况效点划排算])(?=\([一二三四五六七八九十]\)))"
    r"(?=[一二三四五六七八九十(]|\d{1,2}[.、])"
)
HINT = re.compile(r"[一二三四五六七八九十][、)]|\d[.、](?!\d)")  # no item begins without one
FAMILIES = ("han", "han_bracket", "arabic", "arabic_bracket")
# A heading that tells what the text after it is, without a mark between: 一、上半年工作总结 1月初,…
GLUED = re.compile(
    "[一-龥\\d]{0,8}?(?:打算|工作总结|工作安排|工作计划|工作思路|工作情况|年度任务|工作任务|主要目标|工作目标|目标任务)"
    "(?![和与及暨的表、:。,])(?=[一-龥])"
)
NAME = re.compile("[一-龥]{2,12}")
TOLD = re.compile(r"[^\s,。;:!?]{2,30}(?=\s[^\s])")


def pieces(text: str) -> list[tuple[int, int]]:
    """Stretches of a line, each a heading, an item or a paragraph; most lines are one.

    Numbers count as marks where two of a kind follow each other (一、 … 二、).

    >>> line = "情况如下: 一、上半年工作总结 (一)抓政策。拨付资金200万元。 " + "各项工作进展顺利。" * 6
    >>> line += " (二)抓园区。新增企业8家。 二、下半年打算 力争新增9家。"
    >>> [line[low:high][:7].strip() for low, high in pieces(line)]
    ['情况如下:', '一、上半年工作', '(一)抓政策。', '(二)抓园区。', '二、下半年打算', '力争新增9家。']
    """
    if len(text) < LONG or not HINT.search(text, 1):
        return [(0, len(text))]
    found = [(0, read_marker(text))] if read_marker(text) else []
    for match in MAY_BEGIN.finditer(text):
        marker = read_marker(text[match.end() : match.end() + 32])
        if marker and marker.family in FAMILIES:
            found.append((match.end(), marker))
    kept = set()
    for family in FAMILIES:
        row = [(place, marker.ordinal) for place, marker in found if marker.family == family]
        for (place, one), (next_, other) in pairwise(row):
            if other == one + 1:
                kept |= {place, next_}
    starts = [0, *sorted(kept - {0})]
    parted = []
    for low, high in zip(starts, [*starts[1:], len(text)], strict=True):
        parted += _headed(text, low, high) if len(starts) > 1 else [(low, high)]
    return parted


def _headed(text: str, low: int, high: int) -> list[tuple[int, int]]:
    """A stretch, parted after a heading that looks back or ahead and ends in a space."""
    marker = read_marker(text[low : low + 32])
    begin = low + marker.end if marker else low
    heading = TOLD.match(text, begin, high)
    told = heading and (cue("report").search(heading[0]) or cue("plan").search(heading[0]))
    glued = GLUED.match(text, begin, high) if marker and marker.family == "han" else None
    if glued and high - glued.end() > LONG // 4:
        return [(low, glued.end()), (glued.end(), high)]  # 二、下半年打算力争全年…
    told = told or (heading and marker and marker.family == "han" and NAME.fullmatch(heading[0]))
    return [(low, heading.end()), (heading.end() + 1, high)] if told else [(low, high)]
