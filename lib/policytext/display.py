"""A clause as the program saw it, for a notebook."""

from html import escape
from typing import TYPE_CHECKING

from .corpus import Corpus
from .quantities import read_clause

if TYPE_CHECKING:
    from IPython.display import HTML


def show(corpus: Corpus, clause_id: str) -> "HTML":
    """A clause with its quantities marked, for a notebook: what the program saw, each with its record.

    Text of the page is escaped. Raises KeyError for an id that is not in `corpus.clauses`.
    """
    from IPython.display import HTML

    corpus.source_span(clause_id)  # names a wrong id
    clause = corpus.clauses.set_index("clause_id").loc[clause_id]
    parts, at = [], 0
    for record in read_clause(clause.text, clause.part, int(clause.year), clause.path):
        named = "{indicator} · {status} {year} · {kind} {relation} {modality} · {rules}".format(**record)
        parts.append(escape(clause.text[at : record["start"]]))
        number = escape(clause.text[record["start"] : record["end"]] + record["unit"])
        parts.append(
            f'<mark title="{escape(named)}">{number}<small> {escape(record["indicator"])}</small></mark>'
        )
        at = record["end"] + len(record["unit"])
        if clause.text[record["end"] : at] != record["unit"]:
            at = record["end"]
    parts.append(escape(clause.text[at:]))
    return HTML(f"<p><b>{escape(clause_id)}</b> {''.join(parts)}</p>")
