"""A folder of documents to tables on disk, however many: in batches, resumed where it was stopped.

A batch is kept under a name made of its content and of the program's, in one move, when it is whole. The
tables are put together at the end, in the order of the folder: engine and number of workers cannot show.
"""

import hashlib
import json
import shutil
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from tqdm import tqdm

from .batches import TABLES, read_batch
from .codebooks import COLUMNS, codebook_path
from .engines import run
from .errors import CorpusError
from .exports import write_csv, write_workbook
from .intake import DUPLICATE, Item, files_of, items_of

PARTS, COUNTS = ".parts", "counts.json"
DOCUMENTS, BYTES = 32, 2**20  # of a batch, at most
ROWS = 50_000  # of a row group


class Built(NamedTuple):
    """What a build did: documents and characters in the tables, documents set aside, files met twice."""

    out: Path
    documents: int
    characters: int
    set_aside: int
    twice: int

    def __str__(self) -> str:
        said = [f"{self.documents:,} documents ({self.characters:,} characters) in {self.out}"]
        said += [f"{self.set_aside:,} set aside: see problems.csv"] if self.set_aside else []
        said += [f"{self.twice:,} met twice and read once"] if self.twice else []
        return "; ".join(said)


def build(
    folder: str | Path,
    out: str | Path,
    *,
    engine: str = "joblib",
    workers: int | None = None,
    scheduler: str | None = None,
    csv: bool = False,
    xlsx: bool = False,
    text_column: str | None = None,
) -> Built:
    """Tables of a whole folder as Parquet files in `out` (CSV and one workbook on request).

    `folder` holds a `documents.csv` and the pages it names in `raw/`, or just files (text, HTML, DOCX, PDF,
    spreadsheets with a text a row) whose place, year and so on are proposed from their texts. Tables:
    documents, proposals (value, evidence, confidence by field), ledger, clauses, cells, quantities, codings,
    duties. A document that cannot be read or has no plan year stands in `problems.csv` with the reason.
    Run again after a stop, it goes on where it was. `engine` is serial, joblib or dask (`scheduler` is the
    address of a running one); the bytes are the same. Raises `CorpusError` for a folder that is none.
    """
    folder, out = Path(folder).resolve(), Path(out).resolve()
    _check(folder, out)
    parts = out / PARTS
    parts.mkdir(parents=True, exist_ok=True)
    sizes: dict[str, int] = {}
    with _bar(folder, out) as bar:
        todo = _todo(_batches(items_of(folder, out, text_column)), sizes, parts, bar)
        for key, tables in run(read_batch, todo, engine, workers, scheduler):
            _keep(tables, parts / key)
            _advance(bar, parts / key, sizes[key])
    keys = list(sizes)
    if not keys:
        raise CorpusError("no files in the folder", where=str(folder), remedy="give the folder of documents")
    built = _merge(parts, keys, out)
    _export(out, csv, xlsx)
    shutil.rmtree(parts)
    return built


def _check(folder: Path, out: Path) -> None:
    if not folder.is_dir():
        raise CorpusError("no such folder", where=str(folder), remedy="give the folder of documents")
    if folder == out or out in folder.parents:
        remedy = "give another folder, also one within the documents'"
        raise CorpusError("the tables would lie among the documents", where=str(out), remedy=remedy)
    if out.exists() and not out.is_dir():
        raise CorpusError("a file is in the way", where=str(out), remedy="give the name of a folder")


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Items in their order, some at a time: the cuts hang on the items alone."""
    batch: list[Item] = []
    size = 0
    for item in items:
        if batch and (len(batch) == DOCUMENTS or size + len(item.data) > BYTES):
            yield batch
            batch, size = [], 0
        batch.append(item)
        size += len(item.data)
    if batch:
        yield batch


def _todo(
    batches: Iterable[list[Item]], sizes: dict[str, int], parts: Path, bar: tqdm
) -> Iterator[tuple[str, list[Item]]]:
    """Batches not yet done, with their keys; `sizes` gets the bytes of all by key, in order."""
    for batch in batches:
        key = _key(batch)
        sizes[key] = sum(item.size for item in batch)
        if (parts / key).exists():
            _advance(bar, parts / key, sizes[key])
        else:
            yield key, batch


def _key(batch: list[Item]) -> str:
    """Name of a batch: what is read, and by which program and codebooks."""
    said = [item._replace(data="", size=0) for item in batch]  # the digest stands for the data
    return hashlib.sha256(json.dumps([_program(), said], ensure_ascii=False).encode()).hexdigest()[:32]


@cache
def _program() -> str:
    """Digest of the library's files and of the codebooks."""
    home = Path(__file__).parent
    files = [*sorted(home.rglob("*.py")), *sorted(home.rglob("*.csv")), *map(codebook_path, sorted(COLUMNS))]
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()


def _keep(tables: dict[str, pa.Table], part: Path) -> None:
    """Tables of a batch in a folder that appears at once, whole."""
    draft = part.with_suffix(".draft")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir()
    for name, table in tables.items():
        with pa.ipc.new_file(draft / name, table.schema) as file:
            file.write_table(table)
    counts = [int(tables["documents"]["raw_chars"].to_pandas().sum()), len(tables["documents"])]
    (draft / COUNTS).write_text(json.dumps(counts))
    draft.rename(part)


def _bar(folder: Path, out: Path) -> tqdm:
    """Progress in bytes of files, whose sum is known, with documents and characters; silent in a pipe."""
    total = sum((folder / file).stat().st_size for file in files_of(folder, out) if (folder / file).is_file())
    return tqdm(total=total, unit="B", unit_scale=True, disable=None, desc="0 documents")


def _advance(bar: tqdm, part: Path, size: int) -> None:
    characters, documents = json.loads((part / COUNTS).read_text())
    bar.documents = getattr(bar, "documents", 0) + documents
    bar.characters = getattr(bar, "characters", 0) + characters
    bar.set_description_str(f"{bar.documents:,} documents, {bar.characters:,} characters", refresh=False)
    bar.update(size)


def _merge(parts: Path, keys: list[str], out: Path) -> Built:
    """One Parquet file a table, and problems.csv, each put in place when whole."""
    for name in TABLES:
        draft = parts / f"{name}.parquet"
        groups = _groups(parts / key / name for key in keys)
        first = next(groups)
        with pq.ParquetWriter(draft, first.schema, compression="zstd") as writer:
            writer.write_table(first)
            for group in groups:
                writer.write_table(group)
    problems = pd.read_parquet(parts / "problems.parquet")
    write_csv([problems], parts / "problems.csv")
    for name in TABLES:
        if name != "problems":
            (parts / f"{name}.parquet").replace(out / f"{name}.parquet")
    (parts / "problems.csv").replace(out / "problems.csv")
    counts = [json.loads((parts / key / COUNTS).read_text()) for key in keys]
    twice = int((problems.remedy == DUPLICATE).sum())
    read, characters = sum(n for _, n in counts), sum(n for n, _ in counts)
    return Built(out, read, characters, len(problems) - twice, twice)


def _groups(files: Iterable[Path]) -> Iterator[pa.Table]:
    """Parts of a table joined to groups of rows, at least one."""
    waiting: list[pa.Table] = []
    for file in files:
        with pa.ipc.open_file(file) as part:
            waiting.append(part.read_all())
        if sum(map(len, waiting)) >= ROWS:
            yield pa.concat_tables(waiting).combine_chunks()
            waiting = []
    if waiting:
        yield pa.concat_tables(waiting).combine_chunks()


def _export(out: Path, csv: bool, xlsx: bool) -> None:
    names = [name for name in TABLES if name != "problems"]
    if csv:
        for name in names:
            draft = out / PARTS / f"{name}.csv"
            write_csv(_read(out / f"{name}.parquet"), draft)
            draft.replace(out / f"{name}.csv")
    if xlsx:
        draft = out / PARTS / "policytext.xlsx"
        write_workbook(((name, _read(out / f"{name}.parquet")) for name in names), draft)
        draft.replace(out / "policytext.xlsx")


def _read(path: Path) -> Iterator[pd.DataFrame]:
    """A table in parts of a row group."""
    with pq.ParquetFile(path) as file:
        for i in range(file.num_row_groups):
            yield file.read_row_group(i).to_pandas()
