"""New documents for a corpus folder: copied as received, described by proposals to be confirmed.

`documents.csv` gets a row a document, `proposals.csv` the evidence of each value; what is there stays.
"""

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import pandas as pd
from tqdm import tqdm

from .batches import PROPOSALS, proposed
from .corpus import OPTIONAL, REQUIRED, check_known, check_year, read_rows
from .decoding import decode
from .divisions import short_names
from .errors import CorpusError
from .formats import read_file
from .formats.sheets import given_of
from .intake import Item, files_of, free_id, items_in, said_of
from .page import read_page
from .proposals import propose

FOUND = ("script", "encoding")  # of the page itself, when it is loaded
COLUMNS = tuple(name for name in (*REQUIRED, *OPTIONAL) if name not in FOUND)
HEADER = (*COLUMNS, "source", "cells")
FIXED = ("doc_id", "file", "sha256")
TOLD = (*PROPOSALS, "source")


def add(
    files: Iterable[str | Path] | str | Path,
    folder: str | Path,
    *,
    text_column: str | None = None,
    **values: str,
) -> pd.DataFrame:
    """Add files (or folders of them) to a corpus folder; what was proposed, a row a field of a document.

    Text, HTML, DOCX and PDF files are copied byte for byte into `raw/`, rows of spreadsheets become a text
    file each. Place, year and the other fields are proposed from the document; `values` override them for
    all files (`place="长沙市"`). Returns doc_id, field, value, evidence, confidence, source; of what was not
    added the field is `problem` (the evidence is the remedy), of what is there already `known`.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as place:
    ...     page = Path(place, "a.txt")
    ...     _ = page.write_text("长沙市2031年科技工作要点\\n新增高企40家。", encoding="utf-8")
    ...     added = add(page, Path(place, "corpus"), kind="plan").set_index("field")
    >>> added.loc[["place", "plan_year", "kind"], ["value", "confidence"]].values.tolist()
    [['长沙市', 'high'], ['2031', 'high'], ['plan', 'given']]
    """
    _check(values)
    if "place" in values:
        values["place"] = short_names().get(values["place"], values["place"])  # 宜宾 is 宜宾市
    folder = Path(folder)
    known, ids, header = _there(folder / "documents.csv")
    rows: list[dict[str, str]] = []
    told: list[tuple] = []
    paths = [files] if isinstance(files, str | Path) else list(files)
    for source, item in tqdm(_items(paths, text_column), disable=None, unit=" documents"):
        if item.data and item.content in known:
            told.append((known[item.content], "known", source, "", "", source))
            continue
        try:
            row, proposals = _described(item, source, values)
        except CorpusError as error:
            told.append(("", "problem", error.problem, error.remedy, "", source))
            continue
        row["doc_id"] = known[item.content] = free_id(item, ids)
        row["file"] = _copied(folder / "raw", item)
        rows.append(row)
        told += [(row["doc_id"], *said, source) for said in proposals.itertuples(index=False)]
    added = pd.DataFrame(told, columns=list(TOLD))
    proposals = added[~added.field.isin(["problem", "known"])]
    _append(folder / "proposals.csv", TOLD, proposals.to_dict("records"))
    _append(folder / "documents.csv", header, rows)
    return added


def _check(values: Mapping[str, str]) -> None:
    if unknown := [name for name in values if name not in COLUMNS or name in FIXED]:
        remedy = "use " + ", ".join(name for name in COLUMNS if name not in FIXED)
        raise CorpusError(f"no field {', '.join(unknown)}", where="add", remedy=remedy)
    check_known("add", values)
    if "plan_year" in values:
        check_year("add", values["plan_year"])


def _there(path: Path) -> tuple[dict[tuple[str, str], str], set[str], Sequence[str]]:
    """Documents that documents.csv names: ids by content, all ids, its columns."""
    if not path.exists():
        return {}, set(), HEADER
    rows = [row for _, row, _ in read_rows(path)]
    known = {}
    for row in rows:
        raw = path.parent / "raw" / row["file"]
        if row["file"] and raw.is_file():
            given = given_of(_cells(row.get("cells", "")))
            known[hashlib.sha256(raw.read_bytes()).hexdigest(), said_of(given)] = row["doc_id"]
    return known, {row["doc_id"] for row in rows}, list(rows[0])


def _cells(text: str) -> dict[str, str]:
    """Cells of a row of a spreadsheet as documents.csv keeps them; none where somebody changed them."""
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    return {key: str(value) for key, value in found.items()} if isinstance(found, dict) else {}


def _items(paths: list[str | Path], text_column: str | None) -> Iterator[tuple[str, Item]]:
    """Items of files and folders, each with the file it came from."""
    for path in map(Path, paths):
        root, names = (path, files_of(path)) if path.is_dir() else (path.parent, [path.name])
        for name in names:
            for item in items_in(root, name, text_column=text_column):
                yield str(root / item.where), item


def _described(item: Item, source: str, values: Mapping[str, str]) -> tuple[dict[str, str], pd.DataFrame]:
    """Row of documents.csv and proposals of a document; `values` are the researcher's own."""
    if item.problem:
        raise CorpusError(item.problem, where=source, remedy=item.remedy)
    [text] = [item.data.decode()] if item.row else [found.text for found in read_file(item.data, item.file)]
    proposals = propose(read_page(text), "" if item.row else source, item.given)
    mine = proposals.field.isin(list(values))
    proposals.loc[mine, "value"] = proposals.field[mine].map(values)
    proposals.loc[mine, ["evidence", "confidence"]] = ("the researcher", "given")
    found = proposed(proposals) | dict(values)
    return found | {
        "sha256": item.digest,
        "source": source,
        "cells": item.cells,
        "notes": item.notes,
    }, proposals


def _copied(raw: Path, item: Item) -> str:
    """Name in raw/ under which a document's bytes lie; files that are there are never written over."""
    raw.mkdir(parents=True, exist_ok=True)
    path = Path(item.file)
    stem, ending = (path.stem, path.suffix) if item.row is None else (f"{path.stem}-{item.row}", ".txt")
    name, n = f"{stem}{ending}", 1
    while (raw / name).exists() and (raw / name).read_bytes() != item.data:
        n += 1
        name = f"{stem}-{n}{ending}"
    if not (raw / name).exists():
        draft = raw / f".{name}.draft"
        draft.write_bytes(item.data)
        draft.rename(raw / name)
    return name


def _append(path: Path, header: Sequence[str], rows: Sequence[Mapping[str, str]]) -> None:
    """Rows below those of a table, in its encoding, in one move."""
    if not rows:
        return
    text, encoding = decode(path.read_bytes(), path.name) if path.exists() else ("", "utf-8-sig")
    new = io.StringIO()
    writer = csv.DictWriter(new, header, extrasaction="ignore", restval="", lineterminator="\n")
    if not text:
        writer.writeheader()
    writer.writerows(rows)
    gap = "" if not text or text.endswith("\n") else "\n"
    draft = path.with_name(f".{path.name}.draft")
    draft.write_bytes((text + gap + new.getvalue()).encode(encoding))
    draft.replace(path)
