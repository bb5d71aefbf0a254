"""Paragraphs of a cleaned page: what the ledger keeps, line by line, with hard line wraps undone."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from statistics import multimode
from typing import NamedTuple

from .cleaning import Stretch
from .normalization import Aligned, concatenate, line_spans, squeeze
from .numbering import read_marker
from .tables import Table, find_tables

UNFINISHED = re.compile(r".*[,、(《“—]$")
FINISHED = re.compile(r".*[。;:!?)》”.]$")
MIN_WRAPPED = 20  # no page is printed narrower


class Paragraph(NamedTuple):
    """A paragraph: its line of the page (from 1) and its text with offsets into the raw page."""

    line: int
    body: Aligned
    indented: bool = False

    @property
    def text(self) -> str:
        return self.body.text


class TableBlock(NamedTuple):
    """A flattened table: its line of the page, the table, and the page its offsets count in."""

    line: int
    table: Table


class Kept:
    """A page without what its ledger takes out."""

    def __init__(self, page: Aligned, stretches: list[Stretch]) -> None:
        self.page = page
        self.kept = [s for s in stretches if s.role in ("text", "table")]
        self.ends = [s.end for s in self.kept]

    def piece(self, start: int, end: int) -> Aligned:
        """What is kept of clean characters start:end, in one."""
        parts = []
        for stretch in self.kept[bisect_right(self.ends, start) :]:
            if stretch.start >= end:
                break
            parts.append(self.page[max(start, stretch.start) : min(end, stretch.end)])
        return concatenate(parts)

    def elements(self) -> list[Paragraph | TableBlock]:
        """Paragraphs and tables in the order of the page."""
        tables = [t for t in find_tables(self.page.text) if self._is_kept(t)]
        lines = line_spans(self.page.text)
        found: list[Paragraph | TableBlock] = []
        for number, (start, end) in enumerate(lines, 1):
            while tables and tables[0].start <= end:
                found.append(TableBlock(number, tables[0]))
                inside = tables.pop(0).end
                continue
            if found and isinstance(found[-1], TableBlock) and start < inside:
                continue
            body = squeeze(self.piece(start, end))
            if body.text.strip("| "):
                indented = self.page.text[start:end][:2].isspace()
                found.append(Paragraph(number, body, indented))
        return unwrap(found)

    def _is_kept(self, table: Table) -> bool:
        at = bisect_right(self.ends, table.start)
        return at < len(self.kept) and self.kept[at].role == "table" and self.kept[at].start <= table.start


def unwrap(elements: Iterable[Paragraph | TableBlock]) -> list[Paragraph | TableBlock]:
    """Join lines that a page broke within a sentence: after a comma, or at the width of its lines."""
    elements = list(elements)
    width = _wrap_width([e.text for e in elements if isinstance(e, Paragraph)])
    joined: list[Paragraph | TableBlock] = []
    for element in elements:
        above = joined[-1] if joined else None
        if (
            isinstance(element, Paragraph)
            and isinstance(above, Paragraph)
            and _goes_on(above, element, width)
        ):
            joined[-1] = above._replace(body=concatenate([above.body, element.body]))
        else:
            joined.append(element)
    return joined


def _goes_on(above: Paragraph, below: Paragraph, width: int | None) -> bool:
    if read_marker(below.text) or len(above.text) < MIN_WRAPPED:
        return False
    if UNFINISHED.fullmatch(above.text):
        return True
    full = width is not None and abs(_last_line_length(above) - width) <= 3
    if full and above.indented and not below.indented:
        return True
    return full and not FINISHED.fullmatch(above.text)


def _last_line_length(paragraph: Paragraph) -> int:
    """Characters since the last place where the offsets jump over a line end."""
    starts, ends = paragraph.body.starts, paragraph.body.ends
    i = len(starts) - 1
    while i > 0 and starts[i] - ends[i - 1] <= 0:
        i -= 1
    return len(starts) - i


def _wrap_width(lines: list[str]) -> int | None:
    """Width at which a page is hard-wrapped: many unfinished lines of one length, or None."""
    lengths = [len(line) for line in lines if len(line) >= MIN_WRAPPED and not FINISHED.fullmatch(line)]
    if len(lengths) < 5:
        return None
    width = max(multimode(lengths))
    near = sum(abs(length - width) <= 2 for length in lengths)
    return width if near * 2 > len(lengths) and near * 4 > len(lines) else None
