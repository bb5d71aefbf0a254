"""Tables that a web page flattened into lines: cells between `|` or tabs put back into rows and columns."""

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import groupby, pairwise
from typing import NamedTuple

from .grid import BROKEN, LONE, Span, rows_of, words_of
from .headers import (
    LONGEST,
    NAMING_HEADER,
    SERIAL_HEADER,
    TOTAL,
    WITH_UNIT,
    headers_of_two,
    is_figures,
    is_header,
    is_number,
    is_value,
)
from .language import cue, regex
from .normalization import line_spans
from .unmarked import DIGIT, before_note, unmarked_tables


class Cell(NamedTuple):
    """A cell: column, stretch of the text, and whether it spans down to this row from one above."""

    col: int
    start: int
    end: int
    inherited: bool = False


class Table(NamedTuple):
    """A table: its stretch of the text, column headers, rows of cells, kind (indicator, task, other)."""

    start: int
    end: int
    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    kind: str


# The upper part of a name that a narrow column broke, not the title of a group of rows.
UPPER = re.compile(r"(?![一二三四五六七八九十\d(]+[、.)]).{8,16}(?<!指标|情况|目标|方面|类别)(?<![。;:])")
LOWER = re.compile(r"\([^()]{1,8}\)")  # the lower part of a header: (亿元)
LEAST_SPACES = 8  # between the cells of a table in one line
LONGEST_CELL = 18  # characters of the first header
ABOVE = re.compile(  # a title, or who filled it in and in which unit
    r"[^|]{4,}(?:[^\W\d_]表|清单|一览)|专栏\s?\d[^|]*|[^|]*(?:单\s*位|日\s*期|部\s*门)\s*[:：][^|]*"
)
PROSE = re.compile("[。;]")
BELOW = re.compile(
    "[一二三四五六七八九十]+、|[(第][一二三四五六七八九十]+(?:[章节编篇)]|部分)|.*。"
)  # the text goes on below a table


@lru_cache(maxsize=1)  # what cleaning asks for is asked again where it took nothing out
def find_tables(text: str) -> tuple[Table, ...]:
    """Every flattened table of a text, in order.

    >>> text = "指标 | 2022年 | 2023年目标\\n高新技术企业(家) | 776 | 830\\n在孵企业(家) | 937 | 1000"
    >>> table, = find_tables(text)
    >>> table.kind, table.headers, [text[c.start:c.end] for c in table.rows[1]]
    ('indicator', ('指标', '2022年', '2023年目标'), ['在孵企业(家)', '937', '1000'])
    """
    lines = [span for span in line_spans(text) if not text[slice(*span)].isspace() and span[0] < span[1]]
    blocks = _blocks(text, lines) if "|" in text or "\t" in text else []
    found = [_build(text, rows) for block in blocks for rows in _parted(text, rows_of(text, block))]
    for run in _without_prose(text, _outside(lines, found)):
        found += [_build(text, rows) for rows in unmarked_tables(text, run)]
    return tuple(sorted(table for table in found if table))


def column(table: Table, pattern: re.Pattern[str]) -> int | None:
    """Last column whose header matches."""
    return max((i for i, header in enumerate(table.headers) if pattern.search(header)), default=None)


def _parted(text: str, rows: list[list[Span]]) -> list[list[list[Span]]]:
    """Rows of several tables in one block: each begins with its own headers; a title above is left out."""
    words = [[words_of(text[slice(*cell)]) for cell in row] for row in rows]
    if len(words) > 2 and sum(map(bool, words[0])) == 1 and ABOVE.fullmatch("".join(words[0])):
        rows, words = rows[1:], words[1:]  # | | | 单位:万元 |
    two = len(words) > 2 and bool(headers_of_two(*words[:2]))
    heads = [i for i, row in enumerate(words) if i > two and _is_new_header(row, words[0])]
    if heads and heads[0] == 1 and len(words[0]) < len(words[1]) and not is_header(words[0][1:]):
        return _split_at(rows[1:], [i - 1 for i in heads[1:]])
    return _split_at(rows, heads)


def _is_new_header(row: list[str], first: list[str]) -> bool:
    """Whether a row is the header of another table: it names values, holds none and is not the first."""
    return (
        row != first
        and len(row) > 2
        and not any(is_number(word) or len(word) > LONGEST for word in row)
        and is_header(row)
        and any(map(is_figures, row))
        and any(map(NAMING_HEADER.search, row))
    )


def _split_at(rows: list, bounds: list[int]) -> list[list]:
    return [rows[low:high] for low, high in pairwise([0, *bounds, len(rows)])]


def _outside(lines: list[Span], tables: list[Table | None]) -> list[Span]:
    """Lines that stand in none of the tables."""
    if not tables:
        return lines
    bounds = [bound for table in tables if table for bound in (table.start, table.end)]
    return [line for line in lines if bisect_right(bounds, line[0]) % 2 == 0 and line[0] not in bounds]


def _without_prose(text: str, lines: list[Span]) -> list[list[Span]]:
    """Runs of lines in which a table without marks may stand: a sentence is neither header nor row of one."""
    runs = groupby(lines, key=lambda line: PROSE.search(text, line[0], before_note(text, line)) is None)
    plain = [list(lines) for plain, lines in runs if plain]
    return [run for run in plain if len(run) > 1 or text.count(" ", *run[0]) >= LEAST_SPACES]


def _blocks(text: str, spans: list[Span]) -> list[list[Span]]:
    """Runs of table lines, with the lines between them that carry no mark but go on in a cell."""
    lines = [text[start:end].strip() for start, end in spans]
    marks = [_mark(line) for line in lines]
    whole = [i for i, line in enumerate(lines) if not LOWER.fullmatch(line)]
    for k, i in enumerate(whole):
        if not marks[i]:
            above, below = (
                [lines[j] for j in part] for part in (whole[max(0, k - 3) : k], whole[k + 1 : k + 4])
            )
            marks[i] = _mark_between(lines[i], above, below, [marks[j] for j in whole[k - 1 : k]])
        for j in range(i + 1, whole[k + 1] if k + 1 < len(whole) else len(lines)):
            marks[j] = marks[i]
    for i, (line, following) in enumerate(pairwise(marks)):
        if following and (not i or not marks[i - 1]) and line and _is_above(lines[i]):
            marks[i] = ""  # what stands right above the first bar
    runs = groupby(range(len(lines)), key=marks.__getitem__)
    return [[spans[i] for i in run] for mark, run in runs if mark]


def _is_above(line: str) -> bool:
    """Whether the line right above the first bar is no cell: it is longer than one, or reads like a title."""
    longer = len(line) > LONGEST_CELL and not regex("[|\t]").search(line)
    return longer or ABOVE.fullmatch(line) is not None


def _mark(line: str) -> str:
    if line.startswith("|") or line.endswith("|") or line.count("|") >= 2:
        return "|"
    return "\t" if "\t" in line else ""


def _mark_between(line: str, above: list[str], below: list[str], mark: list[str]) -> str:
    """Mark of a line that has none of its own, by its neighbours.

    It may be a short row beside longer ones, a cell between lone bars, the upper part of a cell closed on
    the next line, one whose bar fell to the next line, the lower part of one opened by a bar, or the end
    of a row broken after a comma.
    """
    last, following = (above or [""])[-1], (below or [""])[0]
    if (mark == ["|"] and "|" in line) or ("|" in following and line.count("|") == 1):
        return "|"
    upper = UPPER.fullmatch(line) and last.count("\t") == following.count("\t") > 1
    if mark == ["\t"] and (last.endswith(BROKEN) or upper):
        return "\t"
    if LONE.fullmatch(last) and LONE.fullmatch(following):
        return "|"
    first = len(below) > 2 and _alternate(following, below[1], below[2])
    end = len(above) > 2 and _alternate(last, above[1], above[0]) and not BELOW.match(line)
    closed = (
        mark == ["|"]
        and following.endswith("|")
        and following.count("|") < 3
        and not LONE.fullmatch(following)
    )
    left = (
        mark == ["|"]
        and last.endswith("|")
        and LONE.fullmatch(following)
        and len(line) <= 20
        and "。" not in line
    )
    opened = mark == ["|"] and last.startswith("|") and not last.endswith("|") and following.startswith("|")
    return "|" if first or end or closed or left or opened else ""


def _alternate(bar: str, cell: str, other: str) -> bool:
    return bool(LONE.fullmatch(bar) and LONE.fullmatch(other)) and "|" not in cell


def _build(text: str, rows: list[list[Span]]) -> Table | None:
    """Table of two rows and columns at least, else nothing."""
    width = max(map(len, rows), default=0)
    if len(rows) < 2 or width < 2:
        return None
    words = [[words_of(text[start:end]) for start, end in row] for row in rows]
    if len(words) > 2 and (joined := headers_of_two(*words[:2])):
        words, rows = [joined, *words[2:]], [rows[0], *rows[2:]]
    headed = is_header(words[0]) or _over_values(words)
    below = [i for i, word in enumerate(words) if not headed or word != words[0]]  # a header may come again
    headers = _headers(words[0], words[1:], width) if headed else ("",) * width
    return Table(
        start=rows[0][0][0],
        end=rows[-1][-1][1],
        headers=headers,
        rows=tuple(_place(text, [rows[i] for i in below], width)),
        kind=_kind(headers, [words[i] for i in below]),
    )


def _over_values(words: list[list[str]]) -> bool:
    """Whether words alone, in the first row, stand above names and a column of values, or a row of values."""
    first, *body = words
    if len(body) == 1 and len(body[0]) == len(first) and all(map(WITH_UNIT.match, body[0])):
        return not any(not word or DIGIT.search(word) or len(word) > LONGEST for word in first)
    full = len(body) > 1 and all(len(row) == len(first) for row in body)
    if not full or any(not word or is_value(word) or len(word) > LONGEST for word in first):
        return False
    names, *columns = zip(*body, strict=True)
    return not any(map(is_value, names)) and any(all(map(VALUED.search, column)) for column in columns)


VALUED = re.compile(r"^[≥≤><]?\d[\d.,]*(?:%|[万亿]?元)?$")


def _place(text: str, rows: list[list[Span]], width: int) -> list[tuple[Cell, ...]]:
    """Short rows stand at the right; the cells missing or empty at their left span down from above."""
    placed, above = [], {}
    for row in rows:
        if 1 < len(row) < width and TOTAL.fullmatch(text[slice(*row[0])].strip()):
            own = zip(range(width - len(row) + 1, width), row[1:], strict=True)
            placed.append((Cell(0, *row[0]), *(Cell(col, *span) for col, span in own)))
            above = {}
            continue
        if len(row) == 1 < width - 1:
            placed.append((Cell(0, *row[0]),))
            above = {}
            continue
        own = [Cell(width - len(row) + i, *span) for i, span in enumerate(row)]
        while len(own) > 1 and own[0].start == own[0].end and own[0].col in above:
            own.pop(0)
        spanning = [cell._replace(inherited=True) for col, cell in above.items() if col < own[0].col]
        placed.append((*spanning, *own))
        above = {cell.col: cell for cell in placed[-1]}
    return placed


def _headers(words: list[str], body: list[list[str]], width: int) -> tuple[str, ...]:
    """Headers by column; where one is missing, the column of serial numbers is the one without."""
    missing = width - len(words)
    full = [row for row in body if len(row) == width]
    for col in range(width):
        serials = [int(row[col]) for row in full if row[col].isdecimal()]
        rising = len(serials) == len(full) > 0 and serials == sorted(set(serials))
        if missing == 1 and rising and not any(map(SERIAL_HEADER.search, words)):
            return (*words[:col], "序号", *words[col:])
    return (*words, *[""] * missing)


def _kind(headers: tuple[str, ...], body: list[list[str]]) -> str:
    if any(cue("units").search(header) for header in headers) and not regex(r"20\d\d年").search(
        "".join(headers)
    ):
        return "task"
    numbers = sum(is_number(word) for row in body for word in row)
    dated = any(cue("figures").search(header) for header in headers)
    return "indicator" if dated or numbers * 3 > sum(map(len, body)) else "other"
