"""What a page says of itself: index number, document number, dates, issuer, host, title."""

import re

from .cleaning import Stretch
from .normalization import Aligned, squeeze

DATE = re.compile(r"((?:19|20)\d\d)\s?[年./-]\s?(\d{1,2})\s?[月./-]\s?(\d{1,2})")
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
        date = DATE.search(value)
        return f"{int(date[1])}-{int(date[2]):02}-{int(date[3]):02}" if date else ""
    return "" if NONE.fullmatch(value) else value
