"""What of a page is policy text and what is page furniture: a ledger that tiles the page.

The rules stand in `data/noise.csv` and the labels of page metadata in `data/labels.csv`, each with a
reason and an example. A rule of scope `inline` cuts a piece out of any line; `line` takes a whole line
wherever it stands; `edge`, `head`, `tail` and `part` act only before and after the body of the document,
and `cut` there ends the page. A line that no rule names stays text, unless it stands before the title or
after page furniture has begun below the body.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import chain, groupby
from operator import itemgetter
from typing import NamedTuple

from .language import cue
from .lines import (
    SENTENCE,
    Rule,
    broken_title,
    is_body,
    is_furniture,
    is_label,
    is_office,
    is_paragraph,
    is_title,
    label_row,
    labels,
    match_rule,
    may_be_policy,
    may_hold,
    rules,
    runs_on,
)
from .normalization import line_spans
from .numbering import read_marker
from .tables import find_tables

CUT = "\ufffc"  # stands for a piece that is gone, so that offsets hold
UNCLAIMED = re.compile(f"[^{CUT}]+")
TABLE = {"role": "table", "reason": "flattened table"}
POLICY = {"role": "text", "reason": "policy text"}
SPAM = {"role": "spam", "reason": "rest of a line of spam"}
SIGNATURE = {"role": "metadata", "reason": "signature of the issuing office"}
BESIDE = {"role": "metadata", "reason": "rest of a line of page metadata"}
UNKNOWN = {
    "head": {"role": "navigation", "reason": "line of the page before the document"},
    "tail": {"role": "navigation", "reason": "line of the page after the document"},
}


class Stretch(NamedTuple):
    """A stretch of text with its role and the reason for it; `field` names the page metadata it holds."""

    start: int
    end: int
    role: str
    reason: str
    field: str = ""


def find_noise(text: str) -> list[Stretch]:
    """Stretches that tile a normalised page in order: role `text` or `table` for what stays, else what goes.

    >>> page = "首页 > 公告\\n2023年科技工作要点\\n一、新增40家。\\n【打印】"
    >>> [(s.role, page[s.start:s.end].strip()) for s in find_noise(page)]
    [('navigation', '首页 > 公告'), ('text', '2023年科技工作要点\\n一、新增40家。'), ('widget', '【打印】')]
    """
    page = _Page(text)
    page.cut_inline()
    page.find_tables()
    page.claim_lines()
    page.claim_edges()
    return page.tiles()


class _Page:
    """A page on its way through the rules: its lines, and the pieces already claimed by one."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = [span for span in line_spans(text) if text[slice(*span)].strip()]
        self.starts = [start for start, _ in self.lines]
        self.rest: list[str] = []  # lines with claimed pieces blanked
        self.ruled: list[Rule | None] = []  # furniture by its words
        self.claims: list[Stretch] = []
        self.touched: set[int] = set()
        self.tables: set[int] = set()

    def find_tables(self) -> None:
        """Page numbers go first: they stand in the middle of tables too."""
        self.ruled = [match_rule("line", self.left(i)) for i in range(len(self.lines))]
        for i, rule in enumerate(self.ruled):
            if rule and rule["rule"].startswith("page_mark"):
                self.claim_line(i, rule)
                self.ruled[i] = None
        self.tables = self._table_lines() - self.touched

    def _table_lines(self) -> set[int]:
        """Lines of flattened tables, with the marks alone on lines around them."""
        bounds = [0, *(end for _, end in self.lines)]
        between = (self.text[low:high] for low, high in zip(bounds, [*self.starts, None], strict=True))
        text = "".join(chain(*zip(between, [*self.rest, ""], strict=True)))
        tables = find_tables(text.replace(CUT, " "))
        tables = [t for t in tables if not is_furniture(self.text[t.start : t.end])]
        found: set[int] = set()
        for table_ in tables:
            low, high = bisect_right(self.starts, table_.start) - 1, bisect_left(self.starts, table_.end)
            while low > 0 and self._is_marks(low - 1):
                low -= 1
            while high < len(self.starts) and self._is_marks(high):
                high += 1
            found.update(range(low, high))
        return found

    def _is_marks(self, i: int) -> bool:
        return set(self.text[slice(*self.lines[i])]) <= set("| \t")

    def left(self, i: int) -> str:
        """What of a line is not claimed yet."""
        return self.rest[i].strip(CUT + " \t\n")

    def claim(self, i: int, start: int, end: int, rule: Rule, field: str = "") -> None:
        """Give the unclaimed parts of start:end of a line to a rule."""
        line = self.rest[i]
        self.claims += _stretches(line[start:end], self.starts[i] + start, rule, field)
        self.rest[i] = line[:start] + CUT * (min(end, len(line)) - start) + line[end:]

    def claim_line(self, i: int, rule: Rule) -> None:
        self.claim(i, 0, len(self.rest[i]), rule)
        self.touched.add(i)

    def cut_inline(self) -> None:
        """Spam and contact data inside any line."""
        text = self.text
        for rule, pattern in rules("inline"):
            found = list(pattern.finditer(text)) if may_hold(text, rule) else []
            for match in found:
                self.claims += _stretches(match[0], match.start(), rule)
            text = pattern.sub(lambda match: CUT * len(match[0]), text) if found else text
        self.rest = [text[slice(*span)] for span in self.lines]
        self.sold = {bisect_right(self.starts, c.start) - 1 for c in self.claims if c.role == "spam"}

    def claim_lines(self) -> None:
        """Furniture that is known by its words wherever it stands."""
        for i, rule in enumerate(self.ruled):
            if rule and i not in self.tables and not may_be_policy(self.left(i), rule):
                self.claim_line(i, rule)
                if rule["rule"] == "date_line":
                    self.claim_signature(i)
            elif self.is_sold(i):
                self.claim_line(i, SPAM)

    def is_sold(self, i: int) -> bool:
        """Whether a line is spam but for a few words: no sentence, label, mark or title among them."""
        if i not in self.sold or len(rest := self.left(i)) > 20:
            return False
        return not (SENTENCE.search(rest) or labels(rest) or read_marker(rest) or is_title(rest))

    def claim_signature(self, date: int) -> None:
        """Names of offices, each alone on its line, that stand before a date alone on its line."""
        for i in range(date - 1, -1, -1):
            if i in self.touched or not is_office(self.left(i)):
                break
            self.claim_line(i, SIGNATURE)

    def claim_edges(self) -> None:
        """Furniture before and after the body."""
        first, last = self.body()
        title = next((i for i in range(first) if self.begins_title(i)), first)
        for i in range(first):
            self.claim_edge(i, "head", UNKNOWN["head"] if i < title else None)
        unknown = None
        for i in range(last + 1, len(self.lines)):
            unknown = self.claim_edge(i, "tail", unknown)

    def begins_title(self, i: int) -> bool:
        """Whether a title stands on line i, or begins there and ends on the next."""
        line = self.left(i)
        if found := labels(line):
            return is_title(line[: found[0].start()].strip())
        return is_title(line) or bool(i + 1 < len(self.lines) and broken_title(line, self.left(i + 1)))

    def body(self) -> tuple[int, int]:
        """First and last line of the document's body; the whole page where nothing tells."""
        count = len(self.lines)
        cut = next((i for i in range(count) if self._ends(i)), count)
        found = self._body_within(range(cut)) or self._body_within(range(cut, count))
        if not found:
            return 0, count - 1
        first, last = found
        while first and self._runs_on(first - 1):
            first -= 1
        return first, last

    def _body_within(self, lines: range) -> tuple[int, int] | None:
        """First and last line of those given that is body."""
        first = next(filter(self._is_body, lines), None)
        return None if first is None else (first, next(filter(self._is_body, reversed(lines))))

    def _is_body(self, i: int) -> bool:
        return i in self.tables or is_body(self.left(i))

    def _runs_on(self, i: int) -> bool:
        """Whether a line before a sentence is its upper part, cut by the width of the page."""
        line = self.left(i)
        known = any(match_rule(scope, line) for scope in ("edge", "head", "line", "cut"))
        return runs_on(line) and not (known or i in self.touched or self.begins_title(i))

    def _ends(self, i: int) -> bool:
        """Whether a line begins what follows a document: no full paragraph or table comes after it."""
        if not match_rule("cut", self.left(i)):
            return False
        below = range(i + 1, len(self.lines))
        return not any(k in self.tables or (is_paragraph(self.left(k)) and self._is_body(k)) for k in below)

    def claim_edge(self, i: int, zone: str, unknown: Rule | None) -> Rule | None:
        """Claim a line of the edges, an unknown one by `unknown`; returns what takes unknown lines below."""
        line = self.left(i)
        if cut := match_rule("cut", line):
            unknown = cut
        if not cut and self.claim_label_alone(i):
            pass
        elif rule := cut or match_rule("edge", line) or match_rule(zone, line):
            self.claim_line(i, rule)
        elif not line or self.claim_labels(i):
            pass
        elif is_office(line) and (zone == "tail" or not unknown):
            self.claim_line(i, SIGNATURE)
        elif unknown and not cue("attachment").match(line):
            self.claim_line(i, unknown)
        begun = zone == "tail" and i in self.touched
        return unknown or (UNKNOWN["tail"] if begun else None)

    def claim_labels(self, i: int) -> bool:
        """Metadata with labels (索引号: …), one or several on a line, and what else stands on such a line."""
        line = self.rest[i]
        for rule, pattern in rules("part") if labels(line) else ():
            for match in pattern.finditer(line):
                self.claim(i, *match.span(), rule, rule["rule"])
        line = self.rest[i]
        found = labels(line)
        bounds = [*(match.start() for match in found), len(line)]
        for match, stop in zip(found, bounds[1:], strict=True):
            row = label_row(match["label"])
            self.claim(i, match.start(), stop, row, row["field"])
        if found and is_title(self.left(i)):
            return False
        if found:
            self.claim_line(i, BESIDE)
        return bool(found)

    def claim_label_alone(self, i: int) -> bool:
        """A label alone on its line, with its value on the next."""
        row = label_row(self.left(i))
        if not row:
            return False
        self.claim_line(i, row)
        value = self.left(i + 1) if i + 1 < len(self.lines) else ""
        if 0 < len(value) <= 40 and not (is_body(value) or is_title(value) or is_label(value)):
            self.claim(i + 1, 0, len(self.rest[i + 1]), row, row["field"])
            self.touched.add(i + 1)
        return True

    def tiles(self) -> list[Stretch]:
        """All stretches in order; white space goes with the stretch before it, or with the first."""
        stretches = sorted([*self.claims, *self._kept()])
        kinds = groupby(stretches, key=itemgetter(slice(2, 5)))
        merged = [(next(alike).start, *kind) for kind, alike in kinds]
        if not merged:
            return [Stretch(0, len(self.text), "text", "no words")] if self.text else []
        starts = [0, *(start for start, *_ in merged[1:]), len(self.text)]
        return [Stretch(starts[k], starts[k + 1], *kind) for k, (_, *kind) in enumerate(merged)]

    def _kept(self) -> Iterator[Stretch]:
        for i, (start, line) in enumerate(zip(self.starts, self.rest, strict=True)):
            yield from _stretches(line, start, TABLE if i in self.tables else POLICY)


def _stretches(text: str, offset: int, rule: Rule, field: str = "") -> Iterator[Stretch]:
    """What of a text is not claimed yet, given to a rule."""
    for part in UNCLAIMED.finditer(text):
        if part[0].strip():
            yield Stretch(offset + part.start(), offset + part.end(), rule["role"], rule["reason"], field)
