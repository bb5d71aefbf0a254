"""What is wrong, where it is, and what to do about it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


class CorpusError(ValueError):
    """Bad input, told with its file, its place in the file and a remedy.

    >>> raise CorpusError("the page is empty", where="raw/a.txt", remedy="save the page again")
    Traceback (most recent call last):
    policytext.errors.CorpusError: raw/a.txt: the page is empty. Remedy: save the page again.
    """

    def __init__(self, problem: str, *, where: str, remedy: str) -> None:
        self.problem, self.where, self.remedy = problem, where, remedy
        super().__init__(f"{where}: {problem}. Remedy: {remedy}.")


def require(table: "pd.DataFrame", columns: str, what: str) -> None:
    """Raise ValueError that names what a dataframe lacks; `columns` are parted by spaces."""
    if missing := [name for name in columns.split() if name not in table]:
        raise ValueError(f"{what} has no column {', '.join(missing)}: it needs {', '.join(columns.split())}")
