"""The research choices: tables of terms, stopwords and themes that a researcher edits in a spreadsheet."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import pandas as pd

from .errors import CorpusError

Source = str | Path | pd.DataFrame | None
Made = TypeVar("Made")
COLUMNS = {
    "terms": ("term", "reason", "gloss"),
    "boilerplate": ("name", "phrase", "reason"),
    "glossary": ("term", "gloss"),
    "stopwords": ("term", "reason"),
    "themes": ("theme", "name_zh", "name_en", "cue", "weight", "reason"),
    "instruments": ("side", "instrument", "name_zh", "name_en", "cue", "not_in", "reason"),
    "indicators": ("indicator_id", "name_zh", "name_en", "aliases", "unit", "kind", "better"),
}
KEYS = {
    "terms": ["term"],
    "boilerplate": ["name", "phrase"],
    "glossary": ["term"],
    "stopwords": ["term"],
    "themes": ["theme", "cue"],
    "instruments": ["instrument", "cue"],
    "indicators": ["indicator_id"],
}


def read_codebook(name: str, source: Source = None) -> pd.DataFrame:
    """A codebook by name, from the package or from the user's file or dataframe.

    Raises `CorpusError` that names the row for a missing column, an empty or a doubled entry.

    >>> read_codebook("terms").columns.tolist()
    ['term', 'reason', 'gloss']
    """
    given = isinstance(source, pd.DataFrame)
    where = "dataframe" if given else str(source or f"codebooks/{name}.csv")
    book = source if given else _read(codebook_path(name, source), where)
    if missing := [column for column in COLUMNS[name] if column not in book]:
        raise CorpusError(f"no column {', '.join(missing)}", where=where, remedy="add the column")
    book = book.reset_index(drop=True)
    for column in KEYS[name]:
        empty = book.index[book[column].astype("str").str.strip().isin(["", "nan"])]
        if len(empty):
            _fail(where, empty[0], f"{column} is empty", "fill it in or delete the row")
    doubled = book.index[book.duplicated(KEYS[name])]
    if len(doubled):
        entry = " ".join(map(str, book.loc[doubled[0], KEYS[name]]))
        _fail(where, doubled[0], f"{entry} stands twice", "keep one of the two rows")
    return book


def of_codebook(make: Callable[[pd.DataFrame], Made], name: str, source: Source = None) -> Made:
    """What a function makes of a codebook; of a file once, until it changes: many documents ask for it.

    >>> of_codebook(len, "themes") == len(read_codebook("themes"))
    True
    """
    if isinstance(source, pd.DataFrame):
        return make(read_codebook(name, source))
    path = codebook_path(name, source)
    state = path.stat() if path.exists() else None
    return _made(make, name, source, state and (state.st_mtime_ns, state.st_size))


@lru_cache(maxsize=32)
def _made(
    make: Callable[[pd.DataFrame], Made], name: str, source: str | Path | None, state: tuple[int, int] | None
) -> Made:
    return make(read_codebook(name, source))


def codebook_path(name: str, source: str | Path | None = None) -> Path:
    """The user's file, else the one the package carries; in a checkout that is in corpus/codebooks."""
    if source:
        return Path(source)
    inside = Path(__file__).parent / "codebooks"
    folder = inside if inside.is_dir() else Path(__file__).parents[2] / "corpus" / "codebooks"
    return folder / f"{name}.csv"


def _read(path: Path, where: str) -> pd.DataFrame:
    try:
        return pd.read_csv(path, encoding="utf-8-sig", dtype="str", keep_default_na=False)
    except FileNotFoundError:
        raise CorpusError("file not found", where=where, remedy="correct the path") from None
    except (UnicodeDecodeError, pd.errors.ParserError) as error:
        remedy = "save the table as CSV in UTF-8, with quotes around commas"
        raise CorpusError(str(error), where=where, remedy=remedy) from None


def _fail(where: str, index: int, problem: str, remedy: str) -> None:
    raise CorpusError(problem, where=f"{where} row {index + 2}", remedy=remedy)
