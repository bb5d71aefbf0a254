"""Stock phrases of the genre: found, measured, and left out of a comparison on request."""

import re

import pandas as pd

from .codebooks import Source, read_codebook
from .errors import require
from .phrasing import read_phrase, spans


def stock_phrases(clauses: pd.DataFrame, phrases: Source = None) -> pd.DataFrame:
    """Stock phrases of clauses: clause_id, doc_id, start, end, name, text; offsets in `content`.

    `phrases` is the codebook (default `corpus/codebooks/boilerplate.csv`): "…" stands for any words up to
    a mark, "(one/other/)" for one of them or none, "^" for the beginning of a sentence; quotation marks may
    stand anywhere. Of phrases that overlap one stretch is made, named after the first of them. Headings
    are left out.

    >>> clauses = pd.DataFrame({"clause_id": ["a/1"], "doc_id": "a", "type": "paragraph",
    ...                         "content": "为全面落实省里的部署,新增孵化器3家。"})
    >>> stock_phrases(clauses)[["name", "text"]].values.tolist()
    [['为贯彻…', '为全面落实省里的部署']]
    """
    require(clauses, "clause_id doc_id type content", "clauses")
    patterns = _patterns(phrases)
    body = clauses[clauses.type != "heading"]
    rows = [
        (clause_id, doc_id, start, end, name, text[start:end])
        for clause_id, doc_id, text in body[["clause_id", "doc_id", "content"]].itertuples(index=False)
        for start, end, name in _found(text, patterns)
    ]
    return pd.DataFrame(rows, columns=["clause_id", "doc_id", "start", "end", "name", "text"])


def stock_share(clauses: pd.DataFrame, phrases: Source = None) -> pd.DataFrame:
    """Share of each document's characters in stock phrases: doc_id, phrases, percent, longest."""
    body = clauses[clauses.type != "heading"]
    found = stock_phrases(clauses, phrases)
    length = found.text.str.len()
    by_length = found.loc[length.sort_values(ascending=False, kind="stable").index].groupby("doc_id")
    table = pd.DataFrame(index=pd.Index(body.doc_id.unique(), name="doc_id"))
    table["phrases"] = found.doc_id.value_counts()
    table["percent"] = (
        100 * length.groupby(found.doc_id).sum() / body.content.str.len().groupby(body.doc_id).sum()
    )
    table["longest"] = by_length.text.first()
    return (
        table.fillna({"phrases": 0, "percent": 0, "longest": ""}).astype({"phrases": "int64"}).reset_index()
    )


def without_stock_phrases(clauses: pd.DataFrame, phrases: Source = None) -> pd.DataFrame:
    """Clauses whose `content` has a line break in place of each stock phrase; nothing else changes."""
    patterns = _patterns(phrases)
    return clauses.assign(
        content=[
            text if kind == "heading" else _without(text, _found(text, patterns))
            for kind, text in zip(clauses.type, clauses.content, strict=True)
        ]
    )


def repeated_phrases(clauses: pd.DataFrame, least: int = 8, documents: int = 2) -> pd.DataFrame:
    """Wordings of `least` Chinese characters or more that several documents share: candidates for a row.

    Columns text, count, documents, clause_ids (up to five, ";"-joined); runs without mark or number, as
    long as they can be, from the longest.
    """
    body = clauses[clauses.type != "heading"]
    runs = [
        (clause_id, doc_id, run)
        for clause_id, doc_id, text in body[["clause_id", "doc_id", "content"]].itertuples(index=False)
        for run in re.findall(rf"[\u4e00-\u9fff]{{{least},}}", text)
    ]
    places: dict[str, list[int]] = {}  # pieces of `least` characters and the runs that have them
    for k, (_, _, run) in enumerate(runs):
        for i in range(len(run) - least + 1):
            places.setdefault(run[i : i + least], []).append(k)
    homes = {piece: {runs[k][1] for k in found} for piece, found in places.items()}
    texts = {text for _, _, run in runs for text in _shared(run, homes, least, documents)}
    rows = []
    for text in texts:
        uses = [runs[k] for k in sorted(set(places[text[:least]])) if text in runs[k][2]]
        ids = list(dict.fromkeys(clause_id for clause_id, _, _ in uses))
        count = sum(run.count(text) for _, _, run in uses)
        rows.append((text, count, len({doc_id for _, doc_id, _ in uses}), ";".join(ids[:5])))
    table = pd.DataFrame(rows, columns=["text", "count", "documents", "clause_ids"])
    table = table[table.documents >= documents].assign(length=table.text.str.len())
    order = table.sort_values(["length", "text"], ascending=[False, True], ignore_index=True)
    return order.drop(columns="length")


def _patterns(phrases: Source) -> list[tuple[str, re.Pattern[str]]]:
    book = read_codebook("boilerplate", phrases)
    rows = zip(book.index, book.name, book.phrase, strict=True)
    return [(name, read_phrase(phrase, f"boilerplate row {row + 2}")) for row, name, phrase in rows]


def _found(text: str, patterns: list[tuple[str, re.Pattern[str]]]) -> list[tuple[int, int, str]]:
    return _merged([(*span, name) for name, pattern in patterns for span in spans(pattern, text)])


def _without(text: str, spans: list[tuple[int, int, str]]) -> str:
    for start, end, _ in reversed(spans):
        text = f"{text[:start]}\n{text[end:]}"
    return text


def _merged(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    merged: list[tuple[int, int, str]] = []
    for start, end, name in sorted(spans, key=lambda span: (span[0], -span[1])):
        if merged and start < merged[-1][1]:
            first, last, kept = merged[-1]
            merged[-1] = (first, max(last, end), kept)
        else:
            merged.append((start, end, name))
    return merged


def _shared(run: str, homes: dict[str, set[str]], least: int, documents: int) -> list[str]:
    """Longest stretches of a run whose pieces stand together in enough documents."""
    found, i = [], 0
    while i <= len(run) - least:
        common, j = homes[run[i : i + least]], i
        while len(common) >= documents:
            j += 1
            common = common & homes.get(run[j : j + least], set())
        if j > i:
            found.append(run[i : j + least - 1])
        i = max(j, i + 1)
    return found
