"""Which policy instruments a clause names an action for, with the words that say so."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from .codebooks import Source, of_codebook
from .errors import CorpusError, require
from .phrasing import heads, read_phrase, spans, unquoted
from .records import read_clause
from .setting import Setting

TARGET = "=target"  # a cue that is no wording: a number that the clause sets as a target
GRANTED = "support"  # the rule of amounts granted, which are no targets
SIDES = ("supply", "environment", "demand")


class _Cue(NamedTuple):
    """A row of the codebook: its pattern (none for targets) and words of which a text that fits holds one."""

    instrument: str
    side: str
    not_in: str
    pattern: re.Pattern[str] | None
    heads: tuple[str, ...]


def instrument_cues(clauses: pd.DataFrame, instruments: Source = None) -> pd.DataFrame:
    """Words of clauses that name an instrument: clause_id, instrument, side, text, start, end, not_in.

    `start:end` counts in `content`; `not_in` names themes (";"-joined) whose clauses the cue does not count
    in, such as assessments within Party sections. `clauses` has clause_id, type, content, and part, year,
    path and title where a document tells them. Headings, attachments and rows of indicator tables are
    left out.

    >>> clauses = pd.DataFrame({"clause_id": ["a/1"], "type": "item", "content": "落实研发费用加计扣除。"})
    >>> instrument_cues(clauses)[["instrument", "text"]].values.tolist()
    [['e_tax', '加计扣除']]
    """
    book = of_codebook(_cues, "instruments", instruments)
    rows = [
        (clause["clause_id"], cue.instrument, cue.side, *found, cue.not_in)
        for clause in _coded(clauses).to_dict("records")
        for cue in _possible(book, clause["content"])
        for found in _found(clause, cue.pattern)
    ]
    columns = ["clause_id", "instrument", "side", "text", "start", "end", "not_in"]
    return pd.DataFrame(rows, columns=columns)


def instrument_names(instruments: Source = None) -> pd.DataFrame:
    """Instruments in the order of the codebook: index instrument; columns side, name_zh, name_en."""
    return of_codebook(_named, "instruments", instruments).copy()


def _named(book: pd.DataFrame) -> pd.DataFrame:
    return book.drop_duplicates("instrument").set_index("instrument")[["side", "name_zh", "name_en"]]


def instrument_mentions(codings: pd.DataFrame, clauses: pd.DataFrame, source: Source = None) -> pd.DataFrame:
    """A row a mention: clause_id, doc_id, text_of (document and part), primary, instrument, side, weight (1).

    `codings` is that of `policytext.code_themes`; a clause counts once for each instrument it names.
    """
    require(codings, "clause_id primary instruments", "codings")
    require(clauses, "clause_id doc_id part", "clauses")
    named = codings.assign(instrument=codings.instruments.str.split(";")).explode("instrument")
    both = named[named.instrument != ""].merge(clauses[["clause_id", "doc_id", "part"]], on="clause_id")
    side = both.instrument.map(instrument_names(source).side)
    table = both.assign(text_of=both.doc_id + " " + both.part.astype("str"), side=side, weight=1)
    return table[["clause_id", "doc_id", "text_of", "primary", "instrument", "side", "weight"]]


def sets_target(clause: dict[str, object]) -> list[tuple[int, int]]:
    """Places in the content of numbers that a clause sets as targets; amounts granted are none."""
    year = None if pd.isna(clause.get("year")) else int(clause["year"])
    path, title = (
        clause.get(name) if isinstance(clause.get(name), str) else "" for name in ("path", "title")
    )
    read = Setting(clause["content"], clause.get("part") or "plan", year, year, year, path, title)
    return [
        (record["start"], record["end"])
        for record in read_clause(read)
        if record["status"] == "target" and record["rules"] != GRANTED
    ]


def _coded(clauses: pd.DataFrame) -> pd.DataFrame:
    """Items, paragraphs and rows of task tables."""
    require(clauses, "clause_id type content", "clauses")
    tables = clauses.table.fillna("") if "table" in clauses else pd.Series("", index=clauses.index)
    kept = ~clauses.type.isin(["heading", "attachment"]) & ~tables.isin(["indicator", "other"])
    return clauses[kept].fillna({"content": ""})


def _possible(book: tuple[_Cue, ...], content: str) -> list[_Cue]:
    """Cues that a text may hold: most rows of the codebook stand in no clause."""
    plain = unquoted(content)
    return [cue for cue in book if any(head in plain for head in cue.heads)]


def _found(clause: dict[str, object], cue: re.Pattern[str] | None) -> Iterator[tuple[str, int, int]]:
    content = clause["content"]
    found = sets_target(clause) if cue is None else spans(cue, content)
    yield from ((content[start:end], start, end) for start, end in found)


def _cues(book: pd.DataFrame) -> tuple[_Cue, ...]:
    """Rows of the codebook, checked."""
    if len(wrong := book.index[~book.side.isin(SIDES)]):
        problem = f"side {book.side[wrong[0]]!r} is unknown"
        where, remedy = f"instruments row {wrong[0] + 2}", "write " + ", ".join(SIDES)
        raise CorpusError(problem, where=where, remedy=remedy)
    if len(wrong := book.index[book.cue.str.startswith("=") & (book.cue != TARGET)]):
        where, remedy = f"instruments row {wrong[0] + 2}", f"write {TARGET}"
        raise CorpusError(f"cue {book.cue[wrong[0]]!r} is unknown", where=where, remedy=remedy)
    return tuple(
        _Cue(instrument, side, not_in, None, ("",))
        if cue == TARGET
        else _Cue(instrument, side, not_in, read_phrase(cue, f"instruments row {row + 2}"), heads(cue))
        for row, instrument, side, not_in, cue in zip(
            book.index, book.instrument, book.side, book.not_in.fillna(""), book.cue, strict=True
        )
    )
