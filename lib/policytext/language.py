"""Language data of the library: the CSV files of `data/`, read once and compiled."""

import csv
import re
from functools import cache
from importlib.resources import files


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """Rows of a data file of the package.

    >>> table("numbering")[4]["example"]
    '一、'
    """
    with (files("policytext") / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def regex(pattern: str) -> re.Pattern[str]:
    """A pattern of the rules, compiled once: they are more than the 512 that `re` keeps, and it forgets.

    >>> bool(regex("同比|环比").search("同比增长10%"))
    True
    """
    return re.compile(pattern)


@cache
def cue(kind: str) -> re.Pattern[str]:
    """Words of a kind as one pattern.

    >>> bool(cue("plan").search("2018年工作计划"))
    True
    """
    return re.compile("|".join(f"(?:{row['cue']})" for row in table("cues") if row["kind"] == kind))


@cache
def cues(kind: str) -> dict[str, str]:
    """Cue words of quantities of a kind, the longest first, each with what it says of a number.

    >>> cues("modality")["力争"]
    'strive'
    """
    rows = [row for row in table("quantity_cues") if row["kind"] == kind]
    return {row["cue"]: row["value"] for row in sorted(rows, key=lambda r: (-len(r["cue"]), r["cue"]))}
