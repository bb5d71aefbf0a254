"""Tables that lost their bars and tabs: cells parted by runs of spaces, or each alone on its line.

Such a table is only read where its headers tell it: a column that names things and one with values.
"""

import re
from collections.abc import Iterator
from itertools import takewhile

from .boards import board
from .grid import Span
from .headers import (
    LONGEST,
    NAMING_HEADER,
    SERIAL_HEADER,
    TOTAL,
    UNIT_HEADER,
    WITH_UNIT,
    headers_of_two,
    is_figures,
    is_header,
    is_value,
    repeats,
)
from .language import cue, regex
from .normalization import HAN
from .numbering import read_marker

WIDE = re.compile(r"\S+(?:\s\S+)*")
NARROW = re.compile(r"\S+")
DIGIT = re.compile(r"\d")
PROSE = re.compile(r"[。;!?]")
LONGEST_CELL, WIDEST = 40, 12
# A line without values among the rows: the title of a group of them (二、创新主体), or a name that goes on.
GROUP = re.compile(r"\s*[^\s\d。,;:|]{2,30}\s*")
TITLED = re.compile(r"\s*(?:[一二三四五六七八九十]+、|[(][一二三四五六七八九十]+[)])")
OTHER_HEADER = re.compile(r"完成|评估|评价|结论|属\s*性|类\s*[型别]|备\s*注|单\s*位|时\s*限|依\s*据")


def unmarked_tables(text: str, lines: list[Span]) -> Iterator[list[list[Span]]]:
    """Rows of cells of each table without marks among the lines, its headers first.

    >>> page = "指标   2020年   2025年\\n研发强度(%)   1.4   2.2\\n高企(家)  31  60"
    >>> lines = [(0, 18), (19, 38), (39, 52)]
    >>> [[[page[a:b] for a, b in row] for row in rows] for rows in unmarked_tables(page, lines)]
    [[['指标', '2020年', '2025年'], ['研发强度(%)', '1.4', '2.2'], ['高企(家)', '31', '60']]]
    """
    at = 0
    while at < len(lines):
        rows, used = _spaced(text, lines, at)
        if not rows:
            rows, used = _stacked(text, lines, at)
        if not rows:
            rows, used = board(text, lines, at)
        if not rows and (rows := _in_one_line(text, lines[at])):
            used = 1
        if rows:
            yield rows
        at += used or 1


def _spaced(text: str, lines: list[Span], at: int) -> tuple[list[list[Span]], int]:
    """A table whose cells are parted by spaces and whose header stands on line `at`, and its lines."""
    header = _words(text, lines[at], WIDE)
    if len(header) < 3:
        header = _words(text, lines[at])
    words = [text[slice(*cell)] for cell in header]
    below = lines[at + 1 : at + 3]
    labels = _of_labels(text, below[:1], words)
    if len(header) < 2 or not (labels or _heads(words) or _of_places(text, below, words)):
        return [], 0
    rows, used, upper = [header], 1, None
    for n, line in enumerate(lines[at + 1 :], 2):
        row = _row(text, line, words)
        if row and upper:
            row[0] = (upper[0], row[0][1])
        elif not row and (upper or not GROUP.fullmatch(text, *line)):
            break
        upper = None if row or TITLED.match(text, *line) else line  # the upper part of a broken name
        if row:
            rows.append(row)
            used = n
    if len(rows) == 1 and labels:
        rows, used = [header, _cells(text, below[0], NARROW)], 2
    if len(rows) > 1 and (above := _groups(text, lines[at - 1], words) if at else []):
        rows = [above, *rows]
    return (rows, used) if len(rows) > 1 else ([], 0)


def _groups(text: str, line: Span, headers: list[str]) -> list[Span]:
    """Cells of the line above the headers, where it names groups of them."""
    cells = _cells(text, line, WIDE)
    words = [text[slice(*cell)] for cell in cells]
    return (
        cells if len(cells) > 1 and not any(map(is_value, words)) and headers_of_two(words, headers) else []
    )


def _heads(words: list[str]) -> bool:
    named = any(NAMING_HEADER.search(word) or SERIAL_HEADER.search(word) for word in words)
    return (
        (named or CLASSES.fullmatch(words[0]))
        and is_header(words)
        and (any(map(is_figures, words)) or repeats(words[1:]) or _of_tasks(words))
        and all(len(word) <= LONGEST for word in words)
        and not any(regex("[。,;:]").search(word) for word in words)
    )


# Above names, where it comes first.
CLASSES = re.compile("[一-龥]{0,4}(?:层次|类[别型]|级别|等[次级]|档次)")


def _of_tasks(words: list[str]) -> bool:
    """Whether headers name numbered tasks, and who has to do them."""
    return len(words) > 2 and bool(SERIAL_HEADER.search(words[0])) and any(map(cue("units").search, words))


def _of_places(text: str, below: list[Span], words: list[str]) -> bool:
    """Whether headers name what is counted in each place: two rows of values stand right below them."""
    if not 2 < len(words) <= WIDEST or len(below) < 2:
        return False
    if any(is_value(word) or regex("[。,;:]").search(word) for word in words):
        return False
    rows = [[text[slice(*cell)] for cell in _words(text, line)] for line in below]
    named = (len(row) == len(words) and HAN.search(row[0]) and not is_value(row[0]) for row in rows)
    col = next((i for i, word in enumerate(words) if UNIT_HEADER.fullmatch(word)), 0)
    return all(named) and all(
        is_value(word) for row in rows for i, word in enumerate(row) if i not in (0, col)
    )


def _of_labels(text: str, below: list[Span], words: list[str]) -> bool:
    """Whether words name the values, each with its unit, that stand right below them: 专利 平台, 12件 3个."""
    if not 1 < len(words) <= WIDEST or not below or any(regex(r"[。,;:\d]").search(word) for word in words):
        return False
    values = [text[slice(*cell)] for cell in _cells(text, below[0], NARROW)]
    return len(values) == len(words) and all(is_value(value) and WITH_UNIT.match(value) for value in values)


def _cells(text: str, line: Span, pattern: re.Pattern[str]) -> list[Span]:
    """Cells of a line, without a bar at its end."""
    plain = text[slice(*line)].rstrip(" |")
    return [match.span() for match in pattern.finditer(text, line[0], line[0] + len(plain))]


def _words(text: str, line: Span, pattern: re.Pattern[str] = NARROW) -> list[Span]:
    """Words of a line; two characters set apart are one: 指 标."""
    cells = _cells(text, line, pattern)
    found: list[Span] = []
    for start, end in cells:
        lone = end - start == 1 and found and found[-1][1] - found[-1][0] == 1
        if lone and HAN.fullmatch(text[start]) and HAN.fullmatch(text[found[-1][0]]):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _row(text: str, line: Span, headers: list[str]) -> list[Span]:
    """Cells of a row under headers: words of a name that spaces part are put together."""
    cells = _cells(text, line, NARROW)
    numbered = len(cells) == len(headers) > 2 and SERIAL_HEADER.search(headers[0])
    if numbered and text[slice(*cells[0])].isdecimal():
        return cells  # also where they hold words
    if PROSE.search(text, *line) or len(text[slice(*line)].replace(" ", "")) > 2 * LONGEST_CELL:
        return []
    cells = _words(text, line, WIDE)
    if len(cells) == len(headers) > 2 and DIGIT.search(text, *line):
        return cells  # also where they hold words: 新增20家,总数达150家
    if len(cells) != len(headers):
        cells = _words(text, line)
    values = [i for i, cell in enumerate(cells) if is_value(text[slice(*cell)]) and i > 0]
    if len(cells) < 2 or not values or (read_marker(text[line[0] : line[1]].strip()) and len(values) < 2):
        return []
    if len(cells) < len(headers) and values[0] == 1 and NAMING_HEADER.search(headers[0]):
        cells += [(line[1], line[1])] * (len(headers) - len(cells))  # nothing under 备注
    excess = len(cells) - len(headers)
    first = next((i for i, header in enumerate(headers) if NAMING_HEADER.search(header)), 0)
    if excess > 0 and first + excess < len(cells):
        cells[first : first + excess + 1] = [(cells[first][0], cells[first + excess][1])]
    return cells


def _stacked(text: str, lines: list[Span], at: int) -> tuple[list[list[Span]], int]:
    """A table with each cell alone on its line, whose headers begin on line `at`, and its lines."""
    width = 0
    for line in lines[at : at + 10]:
        if not _is_head(text[slice(*line)].strip()):
            break
        width += 1
    for columns in range(width, 1, -1):  # the name of the first row may read like a header: 高企(家)
        words = [text[slice(*line)].strip() for line in lines[at : at + columns]]
        if not _heads(words) or all(map(is_figures, words)):
            continue
        if GRADE.match(words[0]) and _goes_past_values(words):
            continue  # a group of the first row reads like a header: 产出指标
        cells = []
        for line in lines[at + columns :]:
            if PROSE.search(text, *line) or line[1] - line[0] > LONGEST_CELL or TITLED.match(text, *line):
                break
            cells.append(line)
        if body := _chunks(text, cells, words):
            return [lines[at : at + columns], *body], columns + sum(map(len, body))
    return [], 0


def _goes_past_values(headers: list[str]) -> bool:
    first = next((i for i, header in enumerate(headers) if is_figures(header)), len(headers))
    return any(NAMING_HEADER.search(header) and not is_figures(header) for header in headers[first:])


def _in_one_line(text: str, line: Span) -> list[list[Span]]:
    """A table that a page ran together in one line: a title, headers, then row after row.

    >>> page = "表2 指标 2010年 2015年 产值(亿元) 212 480 专利(件) 64 200"
    >>> [[page[a:b] for a, b in row] for row in _in_one_line(page, (0, len(page)))]
    [['指标', '2010年', '2015年'], ['产值(亿元)', '212', '480'], ['专利(件)', '64', '200']]
    """
    cells = _cells(text, (line[0], before_note(text, line)), NARROW)
    words = [text[slice(*cell)] for cell in cells]
    first = next((i for i, word in enumerate(words) if is_value(word) and not is_figures(word)), 0)
    named = (NAMING_HEADER.search(word) or SERIAL_HEADER.search(word) for word in words[:first])
    for start in (i for i, name in enumerate(named) if name):
        for width in range(min(WIDEST, first - start), 2, -1):
            headers, body = words[start : start + width], cells[start + width :]
            if not _heads(headers):
                continue
            wide = width - (headers[-1] in NOTES and len(body) % width > 0)  # nothing stands under 备注
            rows = [body[i : i + wide] for i in range(0, len(body), wide)]
            figures = [i for i, header in enumerate(headers[:wide]) if is_figures(header)]
            filled = len(rows) > 1 and len(body) % wide == 0
            if filled and all(is_value(text[slice(*row[i])]) for row in rows for i in figures):
                return [cells[start : start + wide], *rows]
    return []


GRADE = re.compile("[一二三]级")


def before_note(text: str, line: Span) -> int:
    """Where a note begins on a line, else its end."""
    note = regex(r"\s(?:说明|备?注)[:：]").search(text, *line)
    return note.start() if note else line[1]


NOTES = ("备注", "说明")


def _is_head(word: str) -> bool:
    patterns = (SERIAL_HEADER, NAMING_HEADER, OTHER_HEADER, CLASSES, cue("units"), cue("figures"))
    titled = regex(r"(?:附?表|专栏|附件)|.*[:：]").match(word) or read_marker(word)
    return (
        len(word) <= LONGEST
        and not is_value(word)
        and not titled
        and (is_figures(word) or any(p.search(word) for p in patterns))
    )


def _numbered(text: str, cells: list[Span], width: int) -> list[list[Span]]:
    """Rows that begin with 1, 2, 3 …, also where they hold words; nothing where one does not."""
    rows = [cells[i : i + width] for i in range(0, len(cells) - width + 1, width)]
    serials = (text[slice(*row[0])].strip() == str(i) for i, row in enumerate(rows, 1))
    numbered = sum(takewhile(bool, serials))
    return rows[:numbered] if numbered > 1 else []


def _chunks(text: str, cells: list[Span], headers: list[str]) -> list[list[Span]]:
    """Rows of as many cells as there are headers, or less where cells of groups span down."""
    figures = [i - len(headers) for i, header in enumerate(headers) if is_figures(header)]
    rows = _numbered(text, cells, len(headers)) if SERIAL_HEADER.search(headers[0]) else []
    graded = sum(map(bool, map(GRADE.match, headers)))  # 一级指标, 二级指标, 三级指标: two groups
    spans = 2 if graded > 2 else 1
    at = sum(map(len, rows))
    while at < len(cells):
        total = (
            1 - figures[0] if figures and TOTAL.fullmatch(text[slice(*cells[at])].strip()) else 0
        )  # 合计, then values
        for width in (*range(len(headers), len(headers) - spans - 1, -1), *filter(None, [total])):
            row = cells[at : at + width]
            words = [text[slice(*cell)].strip() for cell in row]
            named = not graded or not any(map(is_value, words[: figures[0]] if figures else words))
            if len(row) == width and named and all(is_value(words[i]) for i in figures if -i < width):
                rows.append(row)
                at += width
                break
        else:
            break
    return rows if len(rows) > 1 or (rows and len(headers) > 2) else []
