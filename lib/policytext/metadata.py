"""What a page says of itself: index number, document number, dates, issuer, host, title."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import pairwise

from .cleaning import Stretch
from .language import table
from .lines import label_row, labels
from .normalization import Aligned, squeeze
from .numbering import HAN_DIGITS, han_number

DATE = re.compile(r"((?:19|20)\d\d)\s?[年./-]\s?(\d{1,2})\s?[月./-]\s?(\d{1,2})")
HAN_DATE = re.compile(
    r"([二一][〇○零一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
DATE_BELOW = re.compile(rf"\s*(?:{DATE.pattern}|{HAN_DATE.pattern}).*$")
PLAIN_DATE = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
UNKNOWN_LABEL = re.compile(r" (?=[\u4e00-\u9fff]{2,6}:)")  # what follows on the line is another field
NONE = re.compile(r"[-—/无\s]*")
FIELDS = (
    "index_number",
    "doc_number",
    "issued",
    "published",
    "issuer",
    "source",
    "host",
    "title",
    "signature",
    "letterhead",
    "heading",
    "in_force",
    "printed",
    "above",
)
DATES = ("issued", "published", "in_force", "printed")
SIGNATURE = "signature of the issuing office"
DATE_LINE = "date alone on its line"
ABOVE = "line of the page before the document"
UNLABELLED = {
    "document number alone on its line": "doc_number",
    "letterhead of the issuing office": "letterhead",
    "office and day of printing": "printed",
}


def read_metadata(page: Aligned, ledger: list[Stretch]) -> dict[str, str]:
    """Metadata of a page by field, the first that is not empty; dates as YYYY-MM-DD.

    A date or document number alone on its line and the signature of an office count where no label
    gives the field. An office above the text is a letterhead, or the first line of the title (`heading`);
    `above` are the lines before the text that no rule knows.
    What spam stands in for is empty.

    >>> from policytext.cleaning import find_noise
    >>> from policytext.normalization import normalize
    >>> page = normalize("索 引 号：0123/2018-1 发布日期：2018年4月16日\\n一、目标。争先进位。")
    >>> found = read_metadata(page, find_noise(page.text))
    >>> found["index_number"], found["published"]
    ('0123/2018-1', '2018-04-16')
    """
    found = dict.fromkeys(FIELDS, "")
    said = [stretch for stretch in ledger if stretch.role == "metadata" and stretch.field]
    labelled = [(s.field, value) for s in said for value in _values(s.field, page, s)]
    for field, value in (*labelled, *_unlabelled(page, ledger)):
        if field in found and not found[field]:
            found[field] = _value(field, value)
    return found


def _values(field: str, page: Aligned, stretch: Stretch) -> Iterator[str]:
    """What stands behind each label of a stretch; all of a line without one."""
    for line in page.text[stretch.start : stretch.end].splitlines():
        found = [] if field == "host" else labels(line)
        ends = [*(match.start() for match in found[1:]), len(line)]
        for match, end in zip(found, ends, strict=True) if found else ():
            yield line[match.end() : end]
        yield "" if found else line


def bracketed_labels(lines: Sequence[str]) -> dict[str, str]:
    """Fields of labels in brackets within running text, as exports of databases without lines have them.

    >>> bracketed_labels(["【标题】 某市条例 【颁布日期】 2031.03.04 【正文】 第一条 为了促进创新。"])
    {'title': '某市条例', 'issued': '2031-03-04'}
    """
    said: dict[str, str] = {}
    for line in lines:
        found = [match for match in labels(line) if match[0].strip()[0] in "【["]
        for match, below in pairwise(found):
            field = (label_row(match["label"]) or {}).get("field", "")
            if field and field not in said and (value := _value(field, line[match.end() : below.start()])):
                said[field] = value
    return said


def _unlabelled(page: Aligned, ledger: list[Stretch]) -> Iterator[tuple[str, str]]:
    """Fields that no label names: offices and numbers alone on a line, days."""
    begin = next((s.start for s in ledger if s.role in ("text", "table")), len(page))
    yield "above", "\n".join(page.text[s.start : s.end] for s in ledger if s.reason == ABOVE)
    for above, stretch in pairwise([Stretch(0, 0, "", ""), *ledger]):
        if stretch.role != "metadata" or stretch.field:
            continue
        text = squeeze(page[stretch.start : stretch.end]).text
        if stretch.reason in UNLABELLED:
            yield UNLABELLED[stretch.reason], text
        elif stretch.reason == SIGNATURE:
            office = DATE_BELOW.sub("", text)
            yield _field_of(office, stretch, page, begin), office
            yield "issued", text[len(office) :]
        elif stretch.reason == DATE_LINE:
            below = above.reason == SIGNATURE and above.start > begin
            written = "年" in text and stretch.start > begin  # 2018-04-16 alone is the web site's
            yield "issued" if below or written else "published", text


def _field_of(office: str, stretch: Stretch, page: Aligned, begin: int) -> str:
    """Whether an office alone on its line signs a document, heads it, or begins its title."""
    if stretch.start > begin:
        return "signature"
    sends = _sends()
    return "heading" if sends.match(page.text, stretch.end) or sends.search(office) else "letterhead"


@cache
def _sends() -> re.Pattern[str]:
    """Words before what an office sends out, as titles have them."""
    return re.compile(
        r"\s*(?:" + "|".join(r["cue"] for r in table("issuer_cues") if r["kind"] == "sends") + ")"
    )


def _value(field: str, text: str) -> str:
    value = UNKNOWN_LABEL.split(" ".join(text.split()).strip(" |•·"))[0]
    if field == "above":
        return text.strip()
    if field in DATES:
        return day(value)
    value = value.removesuffix("文件").strip() if field == "letterhead" else value
    return "" if NONE.fullmatch(value) else _unbracketed(value)


def _unbracketed(text: str) -> str:
    """Without a bracket around it, or one at an end that has no other half.

    >>> _unbracketed("【某科〔2031〕7号】"), _unbracketed("某市条例(2031年修订)"), _unbracketed("7号】")
    ('某科〔2031〕7号', '某市条例(2031年修订)', '7号')
    """
    for opening, closing in ("[]", "()", "【】"):
        if text.startswith(opening) and text.find(closing) in (-1, len(text) - 1):
            text = text[1:].removesuffix(closing)
        elif text.endswith(closing) and opening not in text:
            text = text[:-1]
    return text.strip()


def day(text: str) -> str:
    """A day as YYYY-MM-DD, also from Chinese numerals or eight digits; empty where there is no such day.

    >>> day("二〇二三年五月十八日"), day("2018-06-22 10:00"), day("20180622"), day("2018年13月45日")
    ('2023-05-18', '2018-06-22', '2018-06-22', '')
    """
    found = DATE.search(text) or HAN_DATE.search(text) or PLAIN_DATE.fullmatch(text.strip())
    if not found:
        return ""
    try:
        return date(*map(_number, found.groups())).isoformat()
    except ValueError:
        return ""


def _number(text: str) -> int:
    if text.isdecimal():
        return int(text)
    digits = "".join(str(HAN_DIGITS.get(char, 0)) for char in text.replace("○", "〇"))
    return int(digits) if len(text) == 4 else han_number(text)
