"""Some documents to the tables of a corpus: a pure function, so that any engine gives the same bytes."""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
import pyarrow as pa

from .corpus import COUNTED, OPTIONAL, REQUIRED, assemble, check_row, document
from .duties import find_duties
from .errors import CorpusError
from .formats import read_file
from .frames import dataframe
from .intake import Item
from .page import CELLS, CLAUSES, LEDGER, Page, dated, read_page
from .proposals import FIELDS, propose
from .quantities import LINKED, TYPES, corpus_quantities
from .themes import code_themes

NUMBERS = {"row": "Int64", "plan_year": "Int64", **dict.fromkeys(COUNTED, "int64")}
DOCUMENTS = (*REQUIRED[:2], "row", *REQUIRED[2:], *OPTIONAL, *COUNTED, "cells")
PROPOSALS = ("doc_id", "field", "value", "evidence", "confidence")
TABLES = {
    "documents": {name: NUMBERS.get(name, "str") for name in DOCUMENTS},
    "proposals": dict.fromkeys(PROPOSALS, "str"),
    "ledger": LEDGER,
    "clauses": CLAUSES,
    "cells": CELLS,
    "quantities": {**dict.fromkeys(LINKED, "str"), **TYPES, "value_std": "float64"},
    "codings": dict.fromkeys(("clause_id", "primary", "further", "instruments", "cues"), "str"),
    "duties": dict.fromkeys(("clause_id", "doc_id", "role", "name"), "str"),
    "problems": {"file": "str", "row": "Int64", "doc_id": "str", "problem": "str", "remedy": "str"},
}
ARROW = {"str": pa.large_string(), "Int64": pa.int64(), "int64": pa.int64(), "float64": pa.float64()}
ARROW |= {"bool": pa.bool_()}
REPORT = "write to the authors with the file"


class Document(NamedTuple):
    """A document read: its row, its text, the page, what was proposed of it."""

    row: dict[str, object]
    text: str
    page: Page
    proposals: pd.DataFrame


def read_batch(items: Sequence[Item]) -> dict[str, pa.Table]:
    """The tables of some documents by name; what cannot be read stands in `problems` with its reason."""
    read = [(item, _tried(item)) for item in items]
    documents = [found for _, found in read if isinstance(found, Document)]
    tables, broken = _tables(documents)
    problems = [_problem(item, found) for item, found in read if not isinstance(found, Document)]
    problems += [_problem(item, broken[found.row["doc_id"]]) for item, found in read if _id(found) in broken]
    tables["problems"] = dataframe(problems, TABLES["problems"])
    return {name: arrow(tables[name], types) for name, types in TABLES.items()}


def arrow(table: pd.DataFrame, types: dict[str, str]) -> pa.Table:
    """A dataframe as an Arrow table of known types."""
    typed = table[list(types)].astype(types)
    schema = pa.schema([(name, ARROW[type_]) for name, type_ in types.items()])
    return pa.Table.from_pandas(typed, schema=schema, preserve_index=False)


def _id(found: Document | CorpusError) -> str | None:
    return found.row["doc_id"] if isinstance(found, Document) else None


def _tried(item: Item) -> Document | CorpusError:
    """A document, or why it cannot be read: one that breaks the program must not stop the rest."""
    if item.problem:
        return CorpusError(item.problem, where=item.where, remedy=item.remedy)
    try:
        return _read(item)
    except CorpusError as error:
        return error
    except Exception as error:
        return _unforeseen(error, item.where)


def _unforeseen(error: Exception, where: str) -> CorpusError:
    said = f"{type(error).__name__}: {error}"[:200]
    return CorpusError(f"it could not be read ({said})", where=where, remedy=REPORT)


def _read(item: Item) -> Document:
    if item.row is None:
        [source] = read_file(item.data, item.file)
        text, format_ = source.text, source.format
    else:
        text, format_ = item.data.decode(), "sheet"
    said = {name: value for name, value in item.confirmed.items() if value}
    name = item.file if item.row is None else ""  # a spreadsheet's name says nothing of one row
    page = read_page(text, item.doc_id)
    proposals = propose(page, name, {**item.given, **said})
    row = dict.fromkeys((*REQUIRED, *OPTIONAL), "") | proposed(proposals) | said
    row |= {"doc_id": item.doc_id, "file": item.file.removeprefix("raw/") if said else item.file}
    check_row(item.where, row, needed=())
    page = dated(page, int(row["plan_year"]))
    row = document(row, text, format_, item.digest, page)
    row |= {"row": item.row, "cells": item.cells or said.get("cells")}
    row["notes"] = "; ".join(filter(None, (row["notes"], item.notes))) or None
    return Document(row, text, page, proposals.assign(doc_id=item.doc_id))


def proposed(proposals: pd.DataFrame) -> dict[str, str]:
    """What was proposed of a document as its row of documents.csv."""
    by_field = proposals.set_index("field")
    values = {name: by_field.value[name] for name in FIELDS}
    told = {f"issuer_{name}": by_field.at["issuer", name] for name in ("confidence", "evidence")}
    return values | told


def _tables(documents: Sequence[Document]) -> tuple[dict[str, pd.DataFrame], dict[str, CorpusError]]:
    """Tables of documents, and errors by doc_id: where a batch breaks, each is tried alone."""
    if not documents:
        return {name: dataframe([], types) for name, types in TABLES.items()}, {}
    try:
        return _of(documents), {}
    except Exception as error:
        if len(documents) == 1:
            row = documents[0].row
            return _tables([])[0], {row["doc_id"]: _unforeseen(error, row["file"])}
    parts = [_tables([one]) for one in documents]
    names = [name for name in TABLES if name != "problems"]
    tables = {name: pd.concat([part[name] for part, _ in parts], ignore_index=True) for name in names}
    return tables, {doc_id: error for _, errors in parts for doc_id, error in errors.items()}


def _of(documents: Sequence[Document]) -> dict[str, pd.DataFrame]:
    rows = pd.DataFrame([document.row for document in documents])
    pages = {document.row["doc_id"]: document.page for document in documents}
    corpus = assemble(rows, pages, {document.row["doc_id"]: document.text for document in documents})
    return {
        "documents": corpus.documents,
        "proposals": pd.concat([document.proposals for document in documents], ignore_index=True),
        "ledger": corpus.ledger,
        "clauses": corpus.clauses,
        "cells": corpus.cells,
        "quantities": corpus_quantities(corpus),
        "codings": code_themes(corpus.clauses),
        "duties": find_duties(corpus),
    }


def _problem(item: Item, error: CorpusError) -> tuple:
    return item.file, item.row, item.doc_id or None, error.problem, error.remedy
