"""A clause as the program saw it, for a notebook."""

from html import escape
from typing import TYPE_CHECKING

from .corpus import Corpus
from .quantities import clause_quantities

if TYPE_CHECKING:
    from IPython.display import HTML


def show(corpus: Corpus, clause_id: str) -> "HTML":
    """A clause with its quantities marked, for a notebook: what the program saw, each with its record.

    Text of the page is escaped. Raises KeyError for an id that is not in `corpus.clauses`.
    """
    from IPython.display import HTML

    corpus.source_span(clause_id)  # names a wrong id
    text = corpus.clauses.set_index("clause_id").text[clause_id]
    spans = [corpus.source_span(clause_id, i, i + 1) for i in range(len(text))]
    places = {start: i for i, (start, _) in reversed(list(enumerate(spans)))}
    ends = {end: i for i, (_, end) in enumerate(spans, 1)}
    parts, at = [], 0
    for record in clause_quantities(corpus, clause_id).to_dict("records"):
        named = "{indicator} · {status} {year} · {kind} {relation} {modality} · {rules}".format(**record)
        start, end = places[record["raw_start"]], ends[record["raw_end"]]
        end += len(record["unit"]) if text.startswith(record["unit"], end) else 0
        label = f"<small> {escape(record['indicator'])}</small>"
        parts += [
            escape(text[at:start]),
            f'<mark title="{escape(named)}">{escape(text[start:end])}{label}</mark>',
        ]
        at = end
    parts.append(escape(text[at:]))
    return HTML(f"<p><b>{escape(clause_id)}</b> {''.join(parts)}</p>")
