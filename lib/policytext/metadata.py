"""What a page says of itself: index number, document number, dates, issuer, host, title."""

import re
from datetime import date

from .cleaning import Stretch
from .normalization import Aligned, squeeze
from .numbering import HAN_DIGITS, han_number

DATE = re.compile(r"((?:19|20)\d\d)\s?[年./-]\s?(\d{1,2})\s?[月./-]\s?(\d{1,2})")
HAN_DATE = re.compile(
    r"([二一][〇○零一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
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
)
DATES = ("issued", "published")


def read_metadata(page: Aligned, ledger: list[Stretch]) -> dict[str, str]:
    """Metadata of a page by field, the first that is not empty; dates as YYYY-MM-DD.

    A date or document number alone on its line and the signature of an office count where no label
    gives the field. What spam stands in for is empty.

    >>> from policytext.cleaning import find_noise
    >>> from policytext.normalization import normalize
    >>> page = normalize("索 引 号：0123/2018-1 发布日期：2018年4月16日\\n一、目标。争先进位。")
    >>> found = read_metadata(page, find_noise(page.text))
    >>> found["index_number"], found["published"]
    ('0123/2018-1', '2018-04-16')
    """
    found = dict.fromkeys(FIELDS, "")
    for stretch in ledger:
        field = stretch.field or UNLABELLED.get(stretch.reason, "")
        if stretch.role != "metadata" or field not in found or found[field]:
            continue
        text = squeeze(page[stretch.start : stretch.end]).text
        value = text if not stretch.field or field == "host" else re.sub(r"^[^:|\]】]*[:|\]】]", "", text)
        found[field] = _value(field, value)
    return found


UNLABELLED = {
    "document number alone on its line": "doc_number",
    "date alone on its line": "issued",
    "signature of the issuing office": "signature",
}


def _value(field: str, text: str) -> str:
    value = text.strip(" |[]【】()•·")
    if field in DATES:
        return _date(value)
    return "" if NONE.fullmatch(value) else value


def _date(text: str) -> str:
    """A day as YYYY-MM-DD, also from Chinese numerals; empty where there is no such day.

    >>> _date("二〇二三年五月十八日"), _date("2018-06-22 10:00"), _date("2018年13月45日")
    ('2023-05-18', '2018-06-22', '')
    """
    found = DATE.search(text) or HAN_DATE.search(text)
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
