"""The number of a document itself, and not those of documents it cites."""

import re
from collections.abc import Sequence
from itertools import pairwise

from .dating import Told

LEAD = r"[\u4e00-\u9fff]{0,14}\s?"
YEAR = r"[〔\[【（(［]\s?(?:19|20)\d\d\s?[〕\]】）)］]"
NUMBER = rf"{LEAD}{YEAR}\s?(?:第\s?)?\d{{1,5}}\s?号"
ORDER = r"(?:[\u4e00-\u9fff]{2,30}(?:令|公告)|令)\s?(?:(?:19|20)\d\d年)?第\s?[\d一二三四五六七八九十百]+\s?号"
DECREE = re.compile(
    r"(?P<office>[\u4e00-\u9fff]{3,30}(?:政府|委员会|局|厅|部))(?:令|公告)"
    r"\s?[(〔]?(?:(?:19|20)\d\d年?)?[)〕]?\s?第\s?[\d一二三四五六七八九十百]+\s?号"
)
BORDER = r"(?<![^\s\n])"  # numbers of cited documents stand within a sentence
OWN = re.compile(rf"{BORDER}[(（]?(?P<number>{NUMBER}|{ORDER})[)）]?(?=\s|$)", re.MULTILINE)
LABELLED = re.compile(rf"(?:文\s?号|字\s?号|编\s?号)\s?[:：]\s?(?P<number>{NUMBER})")
IN_TITLE = re.compile(rf"[(（]\s?(?P<number>{NUMBER})\s?[)）]$")


def decree(lines: Sequence[str]) -> tuple[str, str]:
    """Office and number of an order or announcement, over one line or two; empty where there is none.

    >>> decree(["某市人民政府令", "第12号", "现予公布。"])
    ('某市人民政府', '某市人民政府令第12号')
    """
    for line, below in pairwise([*lines, ""]):
        match = DECREE.fullmatch(line.strip()) or DECREE.fullmatch(f"{line.strip()}{below.strip()}")
        if match:
            return match["office"], match[0]
    return "", ""


def own_number(title: str, lines: Sequence[str]) -> Told | None:
    """The number at the end of a title, of a line or a stretch between spaces of its own, or after a label.

    >>> own_number("", ["某政发〔2031〕7号 各县人民政府:", "根据国发〔2030〕1号文件"]).value
    '某政发〔2031〕7号'
    >>> own_number("某市规划(某政发〔2031〕7号)", []).value, own_number("", ["依据(国发〔2030〕1号),"])
    ('某政发〔2031〕7号', None)
    """
    if match := IN_TITLE.search(title):
        return Told(match["number"], f"title: {title}", "high")
    for line in lines:
        if match := OWN.search(line) or LABELLED.search(line):
            return Told(match["number"], f"line: {match[0].strip()}", "medium")
    return None
