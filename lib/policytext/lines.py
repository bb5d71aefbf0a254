"""What a line of a page reads like: a title, a sentence, an office, a label, furniture by a rule."""

import re
from functools import cache, lru_cache

from .language import cue, regex, table
from .normalization import HAN
from .numbering import read_marker

TITLE_END = (
    r"(?:范文|精选|样本|模板|节选|摘编|汇编|\.(?:docx?|pdf|wps))?"
    r"(?:的(?:通知|函|公告|公示|意见|批复|决定|通报|报告))?\s?(?:[(《【][^()]{1,30}[)》】]\s?)?"
)
SENTENCE = re.compile(r"[。;!?]|^(?=.*[,、:]).{40,}$|^(?=[^|>]*,[^|>]*\d).{28,}$")
UNTITLED = re.compile(
    r"[。;!?>|]|:$|^表\s?[\d一二三四五六七八九]"
)  # no title holds one, nor is a caption one
UNITED = re.compile(r"[\s(]单位\s?[:：][^:：。]{1,16}$")  # in which unit the table below it is
LABEL_END = re.compile(r"[:|\]】\t]")  # each label ends in one
# What a plan counts, also without a full stop: 新入园企业 26 家.
COUNTS = re.compile(
    r"[\u4e00-\u9fff]{2}:?\s?[≥≤约]?\s?\d[\d.,]*\s?[余多]?\s?(?:万?[家项件名笔户套亩]|[万亿]元|万?人次|平方米|%)"
)
CONTACT = re.compile(r"[\d@](?:(?<=@)|\d{6})")  # no contact data without seven digits or an @
# Openings of patterns that take any characters or may be absent.
HEAD = re.compile(r"(?:\(\?![^()]*\)|\(\?:[^()]*\)[?*]|\[[^\]]*\]\{\d\})+")
LONGEST_RULE = 3000  # characters of a line of furniture; longer ones are text
Rule = dict[str, str]


def is_title(line: str) -> bool:
    """Whether a line reads like the title of an official document.

    >>> is_title("关于印发《2018年全市科技创新工作要点》的通知"), is_title("通知公告")
    (True, False)
    """
    line = UNITED.sub("", line).rstrip()
    if not 6 <= len(line) <= 90 or UNTITLED.search(line):
        return False
    return bool(_title().fullmatch(line)) and not read_marker(line) and not label_pattern().match(line)


def broken_title(upper: str, lower: str) -> bool:
    """Whether two lines are one title: an open 《 or (, the office before 关于, or a 关于 that is not ended.

    >>> broken_title("某市科学技术局关于印发《某市科技创新", "行动方案》的通知")
    True
    """
    whole = upper + lower
    if not is_title(whole) or is_title(upper) or len(upper) < 4 or read_marker(lower):
        return False
    opened = upper.count("《") > upper.count("》") or upper.count("(") > upper.count(")")
    cut = (
        len(upper) >= 8
        and not is_title(lower)
        and not regex(r"[,。:;|>]").search(upper)
        and not match_rule("edge", upper)
    )
    return opened or cut or "关于" in upper or (lower.startswith("关于") and is_office(upper))


def is_body(line: str) -> bool:
    """A numbered line, a sentence, or the line that addresses the offices a letter goes to."""
    if not HAN.search(line) or is_title(line) or ("。" not in line and labels(line)):
        return False
    marker = read_marker(line)
    numbered = bool(marker) and len(line) > marker.end + 1
    addressed = line.endswith(":") and bool(regex(r"^各|[、,]各").search(line))
    return numbered or addressed or bool(SENTENCE.search(line) or COUNTS.search(line))


def is_paragraph(line: str) -> bool:
    return len(line) >= 60 and "。" in line


def runs_on(line: str) -> bool:
    """Whether a line is prose that ends in mid-sentence.

    >>> runs_on("力争全社会研发经费支出占GDP的比"), runs_on("当前位置:首页 > 政务公开 > 计划总结")
    (True, False)
    """
    if len(line) < 14 or regex(r"[>|\s]|[。;!?:]$").search(line) or is_label(line) or is_office(line):
        return False
    return 2 * sum(map(len, HAN.findall(line))) > len(line)


def is_label(line: str) -> bool:
    return bool(label_pattern().match(line)) or label_row(line) is not None


def may_be_policy(line: str, rule: Rule) -> bool:
    """Whether a rule for whole lines must let go of a line: a sentence, or a mark with words."""
    if rule["role"] in ("contact", "metadata") or rule["rule"] in ("leaving", "contents_leader"):
        return False
    if rule["role"] == "spam" and labels(line):
        return True
    marker = read_marker(line)
    return "。" in line or bool(marker and HAN.search(line, marker.end))


def is_office(line: str) -> bool:
    return len(line) <= 40 and bool(_office().fullmatch(line)) and not regex(r"[,。:;]").search(line)


def is_furniture(text: str) -> bool:
    """Rows of labels and values between bars, as pages show their index data, or a list of contents."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if all(match_rule("line", line) for line in lines):
        return True
    cells = [cell.strip() for cell in regex(r"[|\t\n]").split(text) if cell.strip()]
    known = sum(label_row(cell) is not None for cell in cells)
    return known >= 2 and known * 4 >= len(cells)


def match_rule(scope: str, line: str) -> dict[str, str] | None:
    if not 0 < len(line) <= LONGEST_RULE or not _any_rule(scope).fullmatch(line):
        return None
    return next(rule for rule, pattern in rules(scope) if pattern.fullmatch(line))


@cache
def _any_rule(scope: str) -> re.Pattern[str]:
    """All rules of a scope at once: most lines match none."""
    return re.compile("|".join(f"(?:{rule['pattern']})" for rule, _ in rules(scope)))


def may_hold(text: str, rule: Rule) -> bool:
    """Whether an inline rule may match in a text: a quick look for what none of its matches goes without."""
    if rule["role"] == "contact" and not _may_hold_contact(text):
        return False
    core = _core(rule["pattern"])
    return core is None or core.search(text) is not None


@lru_cache(maxsize=1)  # several rules ask for the same text
def _may_hold_contact(text: str) -> bool:
    return CONTACT.search(text) is not None


@cache
def _core(pattern: str) -> re.Pattern[str] | None:
    """A pattern without what slows it down at its head, if it has such a head."""
    head = HEAD.match(pattern)
    return re.compile(pattern[head.end() :]) if head else None


@cache
def rules(scope: str) -> list[tuple[dict[str, str], re.Pattern[str]]]:
    return [(row, re.compile(row["pattern"])) for row in table("noise") if row["scope"] == scope]


def label_row(text: str) -> Rule | None:
    """The row of a label that is all of a text, whatever spaces and colons stand in it."""
    return _label_rows().get(regex(r"[\s:]").sub("", text))


@cache
def _label_rows() -> dict[str, dict[str, str]]:
    return {row["label"]: row for row in table("labels")}


def labels(line: str) -> list[re.Match[str]]:
    """The labels of page metadata on a line."""
    return list(label_pattern().finditer(line)) if LABEL_END.search(line) else []


@cache
def label_pattern() -> re.Pattern[str]:
    spaced = (r"\s*".join(label) for label in sorted(_label_rows(), key=len, reverse=True))
    return re.compile(
        rf"(?:(?<![^\s|\[【(•·*-])|(?<=\ufffc))[•·*【\[]?\s*(?P<label>{'|'.join(spaced)})\s*[:|\]】\t]"
    )


@cache
def _title() -> re.Pattern[str]:
    return re.compile(rf".*[^\s>](?:{cue('title').pattern})》?{TITLE_END}")


@cache
def _office() -> re.Pattern[str]:
    return re.compile(rf"[\u4e00-\u9fff()、 ]{{3,40}}(?:{cue('office').pattern})")
