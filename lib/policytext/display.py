"""A clause as the program saw it, for a notebook."""

from html import escape
from typing import TYPE_CHECKING

from .corpus import Corpus
from .instruments import instrument_cues
from .quantities import clause_quantities
from .themes import code_themes, theme_cues

if TYPE_CHECKING:
    from IPython.display import HTML

Mark = tuple[int, int, str, str]  # start, end, what stands beside the words, what a pointer over them shows
THEME, INSTRUMENT = "#e6e6e6", "#cfe3f2"


def show(corpus: Corpus, clause_id: str, marks: str = "quantities") -> "HTML":
    """A clause with its quantities marked, for a notebook: what the program saw, each with its record.

    With `marks="codes"` the cues of its themes (grey) and instruments (blue) are marked, in the text that is
    coded (without duty brackets), and its codes stand below. Text of the page is escaped. Raises KeyError for
    an id that is not in `corpus.clauses`.
    """
    from IPython.display import HTML

    if marks not in ("quantities", "codes"):
        raise ValueError(f"marks {marks!r} are unknown: use quantities or codes")
    corpus.source_span(clause_id)  # names a wrong id
    text, found, below = (_quantities if marks == "quantities" else _codes)(corpus, clause_id)
    return HTML(f"<p><b>{escape(clause_id)}</b> {_marked(text, found)}{below}</p>")


def _quantities(corpus: Corpus, clause_id: str) -> tuple[str, list[tuple[Mark, str]], str]:
    text = corpus.clauses.set_index("clause_id").text[clause_id]
    spans = [corpus.source_span(clause_id, i, i + 1) for i in range(len(text))]
    places = {start: i for i, (start, _) in reversed(list(enumerate(spans)))}
    ends = {end: i for i, (_, end) in enumerate(spans, 1)}
    found = []
    for record in clause_quantities(corpus, clause_id).to_dict("records"):
        named = "{indicator} · {status} {year} · {kind} {relation} {modality} · {rules}".format(**record)
        start, end = places[record["raw_start"]], ends[record["raw_end"]]
        end += len(record["unit"]) if text.startswith(record["unit"], end) else 0
        found.append(((start, end, record["indicator"], named), ""))
    return text, found, ""


def _codes(corpus: Corpus, clause_id: str) -> tuple[str, list[tuple[Mark, str]], str]:
    own = corpus.clauses[corpus.clauses.clause_id == clause_id]
    (coding,) = code_themes(corpus.clauses[corpus.clauses.doc_id == own.doc_id.iloc[0]]).query(
        "clause_id == @clause_id"
    ).to_dict("records") or [{"primary": "", "further": "", "instruments": ""}]
    named = coding["instruments"].split(";")
    tools = [
        ((row.start, row.end, row.instrument, row.side), INSTRUMENT)
        for row in instrument_cues(own).itertuples()
        if row.instrument in named
    ]
    cues = [((row.start, row.end, "", row.theme), THEME) for row in theme_cues(own).itertuples()]
    codes = " · ".join(filter(None, (coding["primary"], coding["further"], coding["instruments"])))
    return own.content.iloc[0], _apart(tools + cues), f"<br><small>{escape(codes)}</small>"


def _apart(found: list[tuple[Mark, str]]) -> list[tuple[Mark, str]]:
    """Marks in the order of the text; of those that overlap the first given."""
    kept: list[tuple[Mark, str]] = []
    for mark in found:
        if all(mark[0][1] <= other[0][0] or other[0][1] <= mark[0][0] for other in kept):
            kept.append(mark)
    return sorted(kept, key=lambda mark: mark[0][:2])


def _marked(text: str, found: list[tuple[Mark, str]]) -> str:
    parts, at = [], 0
    for (start, end, label, named), colour in found:
        style = f' style="background:{colour}"' if colour else ""
        beside = f"<small> {escape(label)}</small>" if label else ""
        mark = f'<mark title="{escape(named)}"{style}>{escape(text[start:end])}{beside}</mark>'
        parts += [escape(text[at:start]), mark]
        at = end
    return "".join([*parts, escape(text[at:])])
