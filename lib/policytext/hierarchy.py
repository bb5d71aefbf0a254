"""Levels and paths: which heading stands above which clause.

A kind of mark (一、 or (一) or 1.) has one level throughout a document, in the order of GB/T 9704, 1 the
highest; unnumbered main headings stand above all of them, titles at level 0.
"""

from collections.abc import Iterable, Iterator

from .clause import Clause
from .language import cue
from .numbering import families, read_marker


def add_levels(clauses: list[Clause]) -> Iterator[Clause]:
    """Clauses with levels: titles 0, main headings 1, numbered ones by the rank of their mark."""
    for scope in _scopes(clauses):
        main = any(c.type == "heading" and not c.number and c.level == 1 for c in scope)
        marks = [read_marker(c.body.text).family if c.number and c.type != "row" else "" for c in scope]
        order = order_of([mark for mark in marks if mark])
        for clause, mark in zip(scope, marks, strict=True):
            yield clause._replace(level=order.index(mark) + 1 + main) if mark else clause


def order_of(marks: list[str]) -> list[str]:
    """Families of a scope from high to low; articles stand below 一、 where 一、 comes first."""
    used = sorted(set(marks), key=families().index)
    if "article" in used and "han" in used and marks.index("han") < marks.index("article"):
        used.remove("article")
        used.insert(used.index("han") + 1, "article")
    return used


def _scopes(clauses: list[Clause]) -> Iterator[list[Clause]]:
    """Document and attachments, each numbered for itself."""
    scope: list[Clause] = []
    for clause in clauses:
        if clause.level == 0 and scope:
            yield scope
            scope = []
        scope.append(clause)
    if scope:
        yield scope


def add_paths(clauses: Iterable[Clause]) -> Iterator[Clause]:
    """Each clause with the headings above it, attachment first."""
    stack: list[tuple[int, str]] = []  # levels and names of the headings above
    for clause in clauses:
        if clause.level is not None:
            stack = [above for above in stack if above[0] < clause.level]
        elif clause.type == "attachment":
            stack = []
        elif clause.type == "paragraph" and cue("closing").match(clause.body.text):
            stack = [above for above in stack if above[0] <= 1]
        yield clause._replace(path=(*(label for _, label in stack), *clause.path)) if stack else clause
        if clause.level is not None and (clause.level or clause.body.text.startswith("附")):
            stack.append((clause.level, clause.label))
