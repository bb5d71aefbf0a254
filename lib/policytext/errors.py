"""The one error of the library: what is wrong, where it is, and what to do about it."""


class CorpusError(ValueError):
    """Bad input, told with its file, its place in the file and a remedy.

    >>> raise CorpusError("the page is empty", where="raw/a.txt", remedy="save the page again")
    Traceback (most recent call last):
    policytext.errors.CorpusError: raw/a.txt: the page is empty. Remedy: save the page again.
    """

    def __init__(self, problem: str, *, where: str, remedy: str) -> None:
        self.problem, self.where, self.remedy = problem, where, remedy
        super().__init__(f"{where}: {problem}. Remedy: {remedy}.")
