"""Load a corpus folder: documents.csv, the pages it names, and everything read from them."""

import csv
import hashlib
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from .decoding import decode
from .errors import CorpusError
from .formats import FORMATS, read_file
from .normalization import Aligned
from .page import Page, read_page

REQUIRED = ("doc_id", "file", "place", "city", "province", "level", "plan_year", "kind", "title")
OPTIONAL = (
    *("place_en", "issuer", "issuer_confidence", "issuer_evidence", "doc_number", "index_number", "issued"),
    *("published", "host", "script", "encoding", "sha256", "notes"),
)
COUNTED = ("raw_chars", "text_chars")
KINDS = ("plan", "report", "report+plan")
FIRST_YEAR, LAST_YEAR = 1949, 2100
YEAR = "write the year the plan is for, as 2018"
LEVELS = ("national", "province", "city", "district", "county", "zone")


@dataclass(frozen=True)
class Corpus:
    """Policy texts as dataframes: documents, ledger, clauses, cells; `pages` holds the raw pages by id."""

    documents: pd.DataFrame
    ledger: pd.DataFrame
    clauses: pd.DataFrame
    cells: pd.DataFrame
    pages: dict[str, str] = field(repr=False)
    bodies: dict[str, Aligned] = field(repr=False)

    def __repr__(self) -> str:
        return (
            f"Corpus of {len(self.documents)} documents, {len(self.clauses):,} clauses, "
            f"{self.documents.raw_chars.sum():,} characters"
        )

    def source_span(self, clause_id: str, start: int = 0, end: int | None = None) -> tuple[int, int]:
        """Offsets in the raw page of characters start:end of a clause's text (the whole text by default)."""
        if clause_id not in self.bodies:
            raise KeyError(f"no clause {clause_id!r}: the ids stand in corpus.clauses.clause_id")
        body = self.bodies[clause_id]
        return body.source_span(start, len(body) if end is None else end)

    def source(self, clause_id: str, start: int = 0, end: int | None = None) -> str:
        """Characters of the raw page from which start:end of a clause's text came."""
        low, high = self.source_span(clause_id, start, end)
        return self.pages[clause_id.rpartition("/")[0]][low:high]

    def sources(self, table: pd.DataFrame) -> pd.Series:
        """Raw characters behind each row of a table that has offsets and a doc_id or clause_id."""
        prefix = "raw_" if "raw_start" in table else ""
        ids = table.doc_id if "doc_id" in table else table.clause_id.str.rpartition("/")[0]
        spans = zip(ids, table[f"{prefix}start"], table[f"{prefix}end"], strict=True)
        return pd.Series(
            [self.pages[id_][start:end] for id_, start, end in spans], index=table.index, dtype="str"
        )


def load_corpus(folder: str | Path) -> Corpus:
    """Corpus of a folder that holds `documents.csv` and the pages it names in `raw/`.

    Returns a `Corpus` with
    `documents` (a row a document; what documents.csv leaves empty is taken from the page where it says it),
    `ledger` (stretches that tile each raw page: role text, heading, table, metadata, navigation, spam,
    contact or widget, with a reason), `clauses` (headings, items, paragraphs, attachments, rows of tables,
    in the order of the page) and `cells` (cells of tables; `inherited` ones span down from a row above).
    Offsets count characters of the decoded page. Raises `CorpusError` for any bad input and loads nothing
    then.

    >>> load_corpus("corpus")
    Corpus of 5 documents, 240 clauses, 30,719 characters
    """
    folder = Path(folder)
    rows = _read_documents(folder / "documents.csv")
    raw = {row["doc_id"]: _read_raw(folder, row, place) for place, row in rows}
    pages = {
        row["doc_id"]: read_page(raw[row["doc_id"]][0], row["doc_id"], int(row["plan_year"]))
        for _, row in rows
    }
    documents = [document(row, *raw[row["doc_id"]], pages[row["doc_id"]]) for _, row in rows]
    table = pd.DataFrame(documents)[list(_columns(documents))]
    return assemble(table, pages, {doc_id: text for doc_id, (text, _, _) in raw.items()})


def assemble(documents: pd.DataFrame, pages: dict[str, Page], raw: dict[str, str]) -> Corpus:
    """Corpus of pages read, by doc_id in the order of `documents`."""
    return Corpus(
        documents=documents,
        ledger=pd.concat([page.ledger for page in pages.values()], ignore_index=True),
        clauses=pd.concat([page.clauses for page in pages.values()], ignore_index=True),
        cells=pd.concat([page.cells for page in pages.values()], ignore_index=True),
        pages=raw,
        bodies={id_: body for page in pages.values() for id_, body in page.bodies.items()},
    )


def _read_documents(path: Path) -> list[tuple[str, dict[str, str]]]:
    """Checked rows of documents.csv, each with its place in the file for error messages."""
    rows, wrong = [], []
    for place, row, error in read_rows(path):
        try:
            if error:
                raise error
            check_row(place, row)
        except CorpusError as problem:
            wrong.append(problem)
        rows.append((place, row))
    if wrong:
        first, more = wrong[0], f"; {len(wrong) - 1} more rows have problems too" if len(wrong) > 1 else ""
        raise CorpusError(first.problem, where=first.where, remedy=first.remedy + more)
    return rows


def read_rows(path: Path) -> Iterator[tuple[str, dict[str, str], CorpusError | None]]:
    """Rows of documents.csv: place in the file, row, and what is wrong with its form or its id."""
    remedy = "give a corpus folder with documents.csv and raw/, as described in corpus/README.md"
    text, _ = decode(_read_bytes(path, str(path), remedy), where=path.name)
    reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff")), restkey="_more", restval=None)
    if missing := [name for name in REQUIRED if name not in (reader.fieldnames or ())]:
        raise CorpusError(f"no column {', '.join(missing)}", where=path.name, remedy="add the column")
    rows = [(f"{path.name} row {reader.line_num}", row) for row in reader]
    if not rows:
        raise CorpusError("no documents", where=path.name, remedy="add a row for each page in raw/")
    seen: dict[str, str] = {}
    for place, row in rows:
        whole = "_more" not in row and None not in row.values()
        row = {name: value.strip() for name, value in row.items() if isinstance(value, str)}
        yield place, row, _wrong_id(place, row, seen) if whole else _broken(place)


def _broken(place: str) -> CorpusError:
    return CorpusError(
        "too many or too few fields", where=place, remedy="put quotes around fields with commas"
    )


def _wrong_id(place: str, row: dict[str, str], seen: dict[str, str]) -> CorpusError | None:
    """What is wrong with a row's id; `seen` holds the ids of the rows above."""
    doc_id = row["doc_id"]
    if not doc_id or "/" in doc_id:
        remedy = "use an id such as xiangtan-2018"
        return CorpusError(f"doc_id {doc_id!r} is no id", where=place, remedy=remedy)
    if doc_id in seen:
        problem = f"doc_id {doc_id} is also that of {seen[doc_id]}"
        return CorpusError(problem, where=place, remedy="give each document an id of its own")
    seen[doc_id] = place
    return None


def check_row(place: str, row: dict[str, str], needed: Sequence[str] = REQUIRED) -> None:
    """Raise `CorpusError` for the first field of a document that is wrong, or empty and needed."""
    doc_id, year = row["doc_id"], row["plan_year"]
    if not year:
        raise CorpusError(f"{doc_id} has no plan year", where=place, remedy=YEAR)
    check_year(place, year)
    above = ("city", "province") if row["level"] == "national" else ("city",)
    if empty := [name for name in needed if not row[name] and name not in above]:
        raise CorpusError(f"{doc_id} has no {', '.join(empty)}", where=place, remedy="fill it in")
    check_known(place, {name: value for name, value in row.items() if value}, f" of {doc_id}")


def check_year(where: str, year: str) -> None:
    """Raise `CorpusError` for what is no plan year."""
    if not (year.isdecimal() and FIRST_YEAR <= int(year) <= LAST_YEAR):
        raise CorpusError(f"plan year {year!r} is no year", where=where, remedy=YEAR)


def check_known(where: str, values: Mapping[str, str], of: str = "") -> None:
    """Raise `CorpusError` for a level or kind that is none."""
    for name, known in (("level", LEVELS), ("kind", KINDS)):
        if name in values and values[name] not in known:
            problem = f"{name} {values[name]!r}{of} is unknown"
            raise CorpusError(problem, where=where, remedy="use one of " + ", ".join(known))


def _read_raw(folder: Path, row: dict[str, str], place: str) -> tuple[str, str, str]:
    """Text, encoding and sha256 of the page of a row."""
    name = f"raw/{row['file']}"
    path = folder / name
    if not row["file"] or path.resolve().parent != (folder / "raw").resolve():
        remedy = "name a file that lies in raw/"
        raise CorpusError(f"file {row['file']!r} is not in raw/", where=place, remedy=remedy)
    data = _read_bytes(
        path, f"{place} ({name})", "put the page into raw/ or correct the name in the column file"
    )
    digest = hashlib.sha256(data).hexdigest()
    if row.get("sha256") and row["sha256"].lower() != digest:
        remedy = (
            f"restore the page as received, or write {digest} into documents.csv if the new page is meant"
        )
        raise CorpusError(
            "the page is not the one recorded (sha256 differs)", where=f"{place} ({name})", remedy=remedy
        )
    return *_text_of(data, f"{place} ({name})", row.get("encoding") or None), digest


def _text_of(data: bytes, where: str, encoding: str | None) -> tuple[str, str]:
    """Text of a file, and its encoding or, where it is no plain text, its format."""
    if encoding and encoding not in FORMATS:
        return decode(data, where=where, encoding=encoding)
    sources = read_file(data, where)
    if len(sources) > 1 or sources[0].row is not None:
        remedy = "turn its rows into documents with `policytext add`"
        raise CorpusError("a spreadsheet of documents", where=where, remedy=remedy)
    return sources[0].text, sources[0].format


def _read_bytes(path: Path, where: str, remedy: str) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise CorpusError("file not found", where=where, remedy=remedy) from None
    except OSError as error:
        raise CorpusError(
            f"cannot be read ({error.strerror})", where=where, remedy="check the file"
        ) from None


def document(row: dict[str, str], text: str, encoding: str, digest: str, page: Page) -> dict[str, object]:
    """A row of documents: documents.csv first, then what the page says of itself, then counts."""
    said = {name: value for name, value in page.metadata.items() if name in OPTIONAL}
    found = {**said, "script": page.script, "encoding": encoding, "sha256": digest}
    named = {name: row.get(name) or found.get(name) or None for name in (*REQUIRED, *OPTIONAL)}
    kept = page.ledger[page.ledger.role.isin(["text", "heading", "table"])]
    extra = {name: value or None for name, value in row.items() if name not in named}
    return {
        **named,
        **extra,
        "plan_year": int(row["plan_year"]),
        "raw_chars": len(text),
        "text_chars": int((kept.end - kept.start).sum()),
    }


def _columns(documents: list[dict]) -> Iterator[str]:
    """Columns in the order of REQUIRED, OPTIONAL, counts, and then whatever else the user has."""
    known = (*REQUIRED, *OPTIONAL, *COUNTED)
    yield from known
    yield from (name for name in documents[0] if name not in known)
