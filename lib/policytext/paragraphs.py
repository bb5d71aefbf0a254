"""Paragraphs of a cleaned page: what the ledger keeps, line by line, with hard line wraps undone."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple
from unicodedata import east_asian_width

from .cleaning import Stretch
from .normalization import Aligned, concatenate, line_spans, squeeze
from .numbering import BULLET, read_marker
from .run_on import pieces
from .tables import Table, find_tables

UNFINISHED = tuple(",、(《“—的和与及在对将由占至到")
FINISHED = tuple("。;:!?)》”.")
MIN_COLUMNS = 36  # eighteen Chinese characters: no page is printed narrower
FULL = (0.8, 1.2)  # of the width: lines cut by characters differ in columns, first ones by their indent
# A line of prose that ends in mid-sentence.
RUNNING = re.compile(r"(?:[,。;][^。;:]{6,}|.{20}[,;][^,。;:]{0,4})[\u4e00-\u9fff\d]$")
CUT_NUMBER = re.compile(r"[\u4e00-\u9fff%]\s?\d+(?: \d{3})*(?:\.|\s?\.\d+|,)?$")
UNIT = re.compile(r"(?:[万亿]?元|[家个项件名人])[,，。;、]")
WIDE = re.compile("[\u3000-\u303e\u4e00-\u9fff\uff01-\uff60]+")  # most characters of two columns
# A line that ends with a figure and its unit, as those of a board of figures do.
COUNTED = re.compile(
    r"\d[\d.,]*\s?[余多]?\s?(?:[家个项件名位户人场亩]|人次|[万亿]*[美欧]?元|%|平方米|㎡)(?:\([^()]*\))?$"
)
LONGEST_FIGURE = 24
SLOGAN = re.compile(
    r"(?:[一二三四五六七八九十]+是|[(（]?[一二三四五六七八九十\d]+[、.)）])[^。;:\d]{2,20},[^,。;:\d]{2,20}"
)
HAN = re.compile("[\\u4e00-\\u9fff]")
SAYS = re.compile(
    r"(?:同比|环比|分别|预计)*(?:增长|下降|提高|达到?|突破|超过)\s?\d"
)  # goes on from what is named above
BLANKED = re.compile(r"[^\r\n]")
STOP = re.compile("[。;:]")
LABELLED = re.compile(r"[^,。;:\d]{2,14}:(?=.)")
MARKED = re.compile(rf"{BULLET}(?!\d)")
GLUED = re.compile(r"\s(?=[(〔][一二三四五六七八九十]{1,3}[)〕]|\d{1,2}[.、]\D)")


class Paragraph(NamedTuple):
    """A paragraph: its line of the page (from 1), its text with offsets into the raw page.

    `indented` tells whether its first line is, `columns` how wide its last line is on the page (a Chinese
    character takes two columns).
    """

    line: int
    body: Aligned
    indented: bool = False
    columns: int = 0

    @property
    def text(self) -> str:
        return self.body.text


class TableBlock(NamedTuple):
    """A flattened table: its line of the page, the table, and the page its offsets count in."""

    line: int
    table: Table


class Kept:
    """A page without what its ledger takes out."""

    def __init__(self, page: Aligned, stretches: list[Stretch], raw: str) -> None:
        self.page, self.raw = page, raw
        self.kept = [s for s in stretches if s.role in ("text", "table")]
        self.starts, self.ends = [s.start for s in self.kept], [s.end for s in self.kept]

    def piece(self, start: int, end: int) -> Aligned:
        """What is kept of clean characters start:end, in one."""
        low, high = bisect_right(self.ends, start), bisect_left(self.starts, end)
        if high - low == 1 and self.starts[low] <= start and end <= self.ends[low]:
            return self.page[start:end]  # most pieces have nothing taken out
        return concatenate([self.page[max(start, s.start) : min(end, s.end)] for s in self.kept[low:high]])

    def elements(self) -> list[Paragraph | TableBlock]:
        """Paragraphs and tables in the order of the page."""
        marked = any(stretch.role == "table" for stretch in self.kept)
        tables = [t for t in find_tables(self._masked()) if self._is_kept(t)] if marked else []
        found: list[Paragraph | TableBlock] = []
        inside = 0
        for number, (start, end) in enumerate(line_spans(self.page.text), 1):
            while tables and tables[0].start <= end:
                if inside <= start < tables[0].start:  # a title in the line of the table
                    found += self._paragraphs(number, start, tables[0].start)
                found.append(TableBlock(number, tables[0]))
                inside = tables.pop(0).end
            if start >= inside:
                found += self._paragraphs(number, start, end)
        return unwrap(found)

    def _paragraphs(self, number: int, start: int, end: int) -> Iterator[Paragraph]:
        """The paragraph of a line; two where a short heading and the item under it share the line."""
        body = squeeze(self.piece(start, end))
        if not body.text.strip("| "):
            return
        low, high = self.page.source_span(start, end)
        width = _columns(self.raw[low:high].rstrip())
        indented = self.page.text[start:end][:2].isspace()
        glued = GLUED.search(body.text, 0, 30) if read_marker(body.text) else None
        if glued and not STOP.search(body.text, 0, glued.start()):
            yield Paragraph(number, body[: glued.start()], indented, width)
            body = body[glued.end() :]
        spans = pieces(body.text)
        for piece in [body] if len(spans) == 1 else (squeeze(body[low:high]) for low, high in spans):
            if piece:
                yield Paragraph(number, piece, indented, width)

    def _masked(self) -> str:
        """The page with blanks for what is taken out, so that it does not stand between rows of a table."""
        text, end = [], 0
        for stretch in self.kept:
            text += [BLANKED.sub(" ", self.page.text[end : stretch.start])]
            text += [self.page.text[stretch.start : stretch.end]]
            end = stretch.end
        return "".join(text) + " " * (len(self.page.text) - end)

    def _is_kept(self, table: Table) -> bool:
        at = bisect_right(self.ends, table.start)
        return at < len(self.kept) and self.kept[at].role == "table" and self.kept[at].start <= table.start


def _columns(text: str) -> int:
    """Width of a text on the page."""
    rest = WIDE.sub("", text)
    return 2 * (len(text) - len(rest)) + (len(rest) if rest.isascii() else sum(map(_wide, rest)))


@cache
def _wide(char: str) -> int:
    return 2 if east_asian_width(char) in "WF" else 1


def unwrap(elements: Iterable[Paragraph | TableBlock]) -> list[Paragraph | TableBlock]:
    """Join lines that a page broke: after a mark alone, after a comma, or at the width of its lines."""
    elements = list(elements)
    width = _wrap_width([e for e in elements if isinstance(e, Paragraph)])
    joined: list[Paragraph | TableBlock] = []
    for element in elements:
        above = joined[-1] if joined else None
        both = isinstance(element, Paragraph) and isinstance(above, Paragraph)
        if both and _goes_on(above, element, width):
            body = concatenate([above.body, element.body])
            joined[-1] = above._replace(body=body, columns=element.columns)
        else:
            joined.append(element)
    return joined


def _goes_on(above: Paragraph, below: Paragraph, width: float | None) -> bool:
    if below.text[0].isdigit() and not above.text.endswith("。") and CUT_NUMBER.search(above.text):
        return True
    if UNIT.match(below.text) and CUT_NUMBER.search(above.text):
        return True
    if read_marker(below.text) or MARKED.match(below.text):
        return False
    if HAN.fullmatch(above.text) or HAN.fullmatch(below.text):
        return True
    if SAYS.match(below.text) and HAN.search(above.text[-1]) and len(above.text) > 4:
        return True
    if LABELLED.match(above.text) and LABELLED.match(below.text):
        return False  # a form: a label a line
    marker = read_marker(above.text)
    if marker and marker.end >= len(above.text):
        return True
    full = width is not None and FULL[0] * width <= above.columns <= FULL[1] * width
    if full and above.indented and not below.indented:
        return True
    if above.columns < MIN_COLUMNS:
        return False
    if above.text.endswith("——"):
        return False  # announces a list as a colon does
    if above.text.endswith(UNFINISHED):
        return True
    if not full and SLOGAN.fullmatch(above.text) and below.columns > 2 * above.columns:
        return False  # 二是厚植文化,营造新风尚: a heading of two halves
    if below.indented and _is_counted(above.text):
        return False  # a line of a board of figures
    return not above.text.endswith(FINISHED) and (full or bool(RUNNING.search(above.text)))


def _is_counted(text: str) -> bool:
    return COUNTED.search(text[-LONGEST_FIGURE:]) is not None


def _wrap_width(paragraphs: list[Paragraph]) -> float | None:
    """Columns at which a page is hard-wrapped: many lines of one width end in mid-sentence; or None."""
    columns = sorted(p.columns for p in paragraphs)
    width = columns[9 * len(columns) // 10] if columns else 0
    wide = [p for p in paragraphs if FULL[0] * width <= p.columns]
    cut = [p for p in wide if not p.text.endswith(FINISHED) and not _is_counted(p.text)]
    return width if width >= MIN_COLUMNS and len(cut) >= 5 and len(cut) * 5 > len(columns) else None
