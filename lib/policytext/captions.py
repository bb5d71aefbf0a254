"""What the line above a table says of all of it: what it counts, and in which unit."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from .headers import is_unit
from .wording import strip_lead

CAPTION = re.compile(r"单位\s?[:：]\s?([^\s)。,;]{1,8})")
YEARS = r"(?:19|20)\d\d(?:[-—~至]\d{2,4})?年?度?"
WITHIN = r"(?:[上下]半年|前?[一二三四]季度|(?:前|\d{1,2}[-—~至])?\d{1,2}月份?)?"
TITLE = re.compile(
    rf"(?:关于(?:印发|下达)?)?(?:附[件表]\s?\d*[:：]?\s*|专栏\s?\d*\s*)?(?:{YEARS}{WITHIN})?(?:[一-龥]{{2,6}}?[市县区州盟旗])?"
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
    found, above = {}, ""
    for clause in clauses:
        if clause.type == "row":
            found[clause.clause_id] = above
            continue
        named = CAPTION.search(clause.text[-40:])
        above = named[1] if named and is_unit(named[1]) else ""  # 填报单位 is an office
    return found
