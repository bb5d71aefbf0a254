"""A row of the outline."""

from typing import NamedTuple

from .language import cue
from .normalization import Aligned
from .numbering import read_marker
from .tables import Cell


class Clause(NamedTuple):
    """A row of the outline; `body` is its text with offsets into the raw page."""

    line: int
    body: Aligned
    type: str
    level: int | None = None
    number: str = ""
    title: str = ""
    path: tuple[str, ...] = ()
    table: str = ""
    counted: str | None = None
    cells: tuple[tuple[Cell, str, Aligned], ...] = ()

    @property
    def content(self) -> str:
        """The text to count words and themes in: without duty brackets, row numbers and unit columns."""
        return cue("duty").sub("", self.body.text) if self.counted is None else self.counted

    @property
    def label(self) -> str:
        """How the clause is named in the paths of those below it."""
        return self.body.text.rstrip("。:; ") if self.type == "heading" else _label(self)


def _label(clause: Clause) -> str:
    text = clause.body.text
    marker = read_marker(text)
    end = marker.end if marker else 0
    return text[:end] + (clause.title or text[end : end + 20].rstrip("。:;, "))
