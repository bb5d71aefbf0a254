"""Keyword in context: every use of a word, aligned on it, with document, year and clause."""

import re
from html import escape
from typing import TYPE_CHECKING

import pandas as pd

from .errors import require
from .language import regex

if TYPE_CHECKING:
    from IPython.display import HTML
    from ipywidgets import Widget

COLUMNS = ["doc_id", "year", "part", "clause_id", "type"]


def kwic(clauses: pd.DataFrame, keyword: str, width: int = 15) -> pd.DataFrame:
    """Every use of a keyword: doc_id, year, part, clause_id, type, left, keyword, right.

    `width` is the context in characters on each side; the keyword is taken literally, wherever its
    characters stand, headings included (`type` tells). In the order of the clauses given.

    >>> clauses = pd.DataFrame({"clause_id": ["a/1"], "doc_id": "a", "type": "item", "part": "plan",
    ...                         "year": 2018, "text": "加强知识产权保护"})
    >>> kwic(clauses, "知识产权", width=2)[["left", "keyword", "right"]].values.tolist()
    [['加强', '知识产权', '保护']]
    """
    if not keyword:
        raise ValueError("keyword is empty: give at least one character")
    require(clauses, f"{' '.join(COLUMNS)} text", "clauses")
    hits = [
        (*row, text[max(0, m.start() - width) : m.start()], m[0], text[m.end() : m.end() + width])
        for *row, text in clauses[[*COLUMNS, "text"]].itertuples(index=False)
        for m in re.finditer(re.escape(keyword), text)
    ]
    return pd.DataFrame(hits, columns=[*COLUMNS, "left", "keyword", "right"])


def concordance(clauses: pd.DataFrame, keyword: str, width: int = 20, rows: int = 20) -> "HTML":
    """The first `rows` uses of a keyword as lines aligned on it, for a notebook; text is escaped."""
    from IPython.display import HTML

    found = kwic(clauses, keyword, width)
    lines = [
        f"<tr><td>{escape(use.clause_id)}</td><td>{'' if pd.isna(use.year) else use.year}</td>"
        f'<td style="text-align:right">{_line(use.left)}</td><td><b>{escape(use.keyword)}</b></td>'
        f'<td style="text-align:left">{_line(use.right)}</td></tr>'
        for use in found.head(rows).itertuples()
    ]
    note = f"{escape(keyword)}: {min(rows, len(found))} of {len(found)} uses"
    return HTML(f"<table><caption>{note}</caption>{''.join(lines)}</table>")


def concordance_widget(clauses: pd.DataFrame, keyword: str = "知识产权") -> "Widget":
    """A box to type a word into, with the lines of `concordance` below; for JupyterLab."""
    from ipywidgets import HTML, Text, VBox

    word, lines = Text(keyword, description="keyword"), HTML()

    def look(_: object = None) -> None:
        lines.value = concordance(clauses, word.value, rows=100).data if word.value else ""

    word.observe(look, names="value")
    look()
    return VBox([word, lines])


def _line(text: str) -> str:
    return escape(regex(r"\s+").sub(" ", text))
