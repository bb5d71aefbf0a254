"""What a folder of a researcher's files holds: an item a document, each with its id, in a fixed order.

A folder with `documents.csv` is read as that table says; any other is searched with its subfolders.
"""

import hashlib
import json
import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from .corpus import read_rows
from .errors import CorpusError
from .exports import CELL
from .formats import LARGEST, Source, check_text, is_sheet, read_file

LEFT = re.compile(r"[.~]|Thumbs\.db$|desktop\.ini$|.*\.tmp$", re.I)  # what systems and Office leave behind
NO_ID = re.compile(r"[\\/:*?\"<>|\s]+")


class Item(NamedTuple):
    """A document to be read, or what is wrong with it (`problem`, `remedy`).

    `file` is relative to the folder, `row` that of a spreadsheet; `size` the bytes of the file it stands for.
    `given` is what a spreadsheet says of it by field, `cells` its row without the text (JSON), `confirmed`
    its row of documents.csv.
    """

    file: str
    row: int | None = None
    doc_id: str = ""
    data: bytes = b""
    digest: str = ""
    size: int = 0
    given: Mapping[str, str] = {}
    cells: str = ""
    confirmed: Mapping[str, str] = {}
    problem: str = ""
    remedy: str = ""
    notes: str = ""

    @property
    def content(self) -> tuple[str, str]:
        """What makes it the same document as another: its bytes, and what a spreadsheet says of it."""
        return self.digest, said_of(self.given)

    @property
    def where(self) -> str:
        """File and row."""
        return self.file if self.row is None else f"{self.file} row {self.row}"


def items_of(folder: Path, out: Path | None = None, text_column: str | None = None) -> Iterator[Item]:
    """Documents of a folder in the order of their paths; the same text twice is one document.

    Nothing below `out` is read. What cannot be read comes as an item with its problem.
    """
    digests: dict[tuple[str, str], str] = {}
    ids: set[str] = set()
    for item in _found(folder, out, text_column):
        if item.problem:
            yield item
            continue
        if item.content in digests:
            problem = f"the same document as {digests[item.content]}"
            yield item._replace(data=b"", doc_id="", problem=problem, remedy=DUPLICATE)
            continue
        digests[item.content] = item.where
        yield item._replace(doc_id=free_id(item, ids))


DUPLICATE = "none needed: it is read once"


def said_of(given: Mapping[str, str]) -> str:
    return json.dumps({key: given[key] for key in sorted(given) if key != "doc_id"}, ensure_ascii=False)


def free_id(item: Item, ids: set[str]) -> str:
    """The item's id, with the beginning of its digest where another has it; `ids` gets it."""
    doc_id = item.doc_id if item.doc_id not in ids else f"{item.doc_id}-{item.digest[:8]}"
    while doc_id in ids:
        doc_id += "x"
    ids.add(doc_id)
    return doc_id


def _found(folder: Path, out: Path | None, text_column: str | None) -> Iterator[Item]:
    listed = folder / "documents.csv"
    if listed.exists():
        yield from _listed(folder)
        return
    files = list(files_of(folder, out))
    names = _ids(files)
    for file in files:
        yield from items_in(folder, file, names[file], text_column)


def files_of(folder: Path, out: Path | None = None) -> Iterator[str]:
    """Paths of the files below a folder, sorted; not those that systems and programs leave behind."""
    found = []
    for parent, folders, names in os.walk(folder):
        here = Path(parent)
        folders[:] = [name for name in folders if not LEFT.match(name) and here / name != out]
        found += [(here / name).relative_to(folder).as_posix() for name in names if not LEFT.match(name)]
    yield from sorted(found)


def items_in(folder: Path, file: str, doc_id: str = "", text_column: str | None = None) -> Iterator[Item]:
    """The document of a file, or those in the rows of a spreadsheet."""
    item = Item(file, doc_id=doc_id or id_of(Path(file).stem))
    try:
        data = read_bytes(folder, file)
        item = item._replace(data=data, digest=hashlib.sha256(data).hexdigest(), size=len(data))
        rows = read_file(data, file, text_column) if is_sheet(data, file) else None
    except CorpusError as error:
        yield refused(item, error)
        return
    if rows is None:
        yield item
        return
    for source in rows:
        yield _of_row(item._replace(size=item.size // len(rows)), source)


def _of_row(item: Item, source: Source) -> Item:
    row = item._replace(
        row=source.row,
        doc_id=f"{item.doc_id}-{source.row}",
        cells=json.dumps(source.cells, ensure_ascii=False),
    )
    try:
        check_text(source, item.file)
    except CorpusError as error:
        return refused(row, error)
    data = source.text.encode("utf-8", "replace")
    notes = f"the text ends after {CELL:,} characters, where Excel cuts" if len(source.text) == CELL else ""
    return row._replace(data=data, digest=hashlib.sha256(data).hexdigest(), given=source.given, notes=notes)


def _listed(folder: Path) -> Iterator[Item]:
    """Documents that documents.csv names; files in raw/ that it does not name are told."""
    named = set()
    for place, row, error in read_rows(folder / "documents.csv"):
        file = f"raw/{row['file']}"
        named.add(file)
        item = Item(file, doc_id=row["doc_id"], confirmed=row)
        try:
            if error:
                raise error
            data = read_bytes(folder, file)
            digest = hashlib.sha256(data).hexdigest()
            if row.get("sha256") and row["sha256"].lower() != digest:
                remedy = "restore the page as received, or correct sha256"
                raise CorpusError("the page is not the one recorded", where=place, remedy=remedy)
            yield item._replace(data=data, digest=digest, size=len(data))
        except CorpusError as refusal:
            yield refused(item, refusal)
    for file in files_of(folder):
        if file.startswith("raw/") and file not in named:
            remedy = "add it with `policytext add`, or take it out of raw/"
            yield Item(file, problem="documents.csv does not name the file", remedy=remedy)


def refused(item: Item, error: CorpusError) -> Item:
    """An item with its problem in place of its content."""
    return item._replace(data=b"", cells="", given={}, problem=error.problem, remedy=error.remedy)


def read_bytes(folder: Path, file: str) -> bytes:
    """Bytes of a file below a folder; raises `CorpusError` for links that lead out of it, and for giants."""
    path = folder / file
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            remedy = "put the file itself into the folder"
            raise CorpusError("the link leads out of the folder", where=file, remedy=remedy)
        if not path.is_file():
            remedy = "correct its name, or put it there"
            raise CorpusError("file not found", where=file, remedy=remedy)
        if path.stat().st_size > LARGEST:
            remedy = "divide it, or save its text alone"
            raise CorpusError(f"the file has over {LARGEST >> 20} MiB", where=file, remedy=remedy)
        return path.read_bytes()
    except OSError as error:
        remedy = "check the file and its permissions"
        raise CorpusError(f"cannot be read ({error.strerror})", where=file, remedy=remedy) from None


def id_of(name: str) -> str:
    """An id from a name: no blanks, no signs that file systems or clause ids need.

    >>> id_of("长沙 2018/要点.txt")
    '长沙-2018-要点.txt'
    """
    return NO_ID.sub("-", name).strip("-") or "document"


def _ids(files: Sequence[str]) -> dict[str, str]:
    """Ids of files: their names without the ending, with folders or ending where names are alike.

    >>> _ids(["a/2018.txt", "b/2018.txt", "b/plan 1.docx"])
    {'a/2018.txt': 'a-2018', 'b/2018.txt': 'b-2018', 'b/plan 1.docx': 'plan-1'}
    """
    named = [(Path(file).stem, str(Path(file).with_suffix("")), file) for file in files]
    forms = [tuple(map(id_of, own)) for own in named]
    counts = [Counter(column) for column in zip(*forms, strict=True)]
    return {
        file: next((form for form, count in zip(own, counts, strict=True) if count[form] == 1), own[-1])
        for file, own in zip(files, forms, strict=True)
    }
