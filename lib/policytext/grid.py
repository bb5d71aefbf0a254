"""Lines of a flattened table as rows of cells: bars and tabs in a line, or each cell on a line alone."""

import re
from itertools import groupby
from statistics import median

from .headers import is_header, is_value

Span = tuple[int, int]
LONE = re.compile(r"[|\s]*\|[|\s]*")
RULE = re.compile(r"[|\s:—-]*[—-]{3,}[|\s:—-]*")
FOOT = re.compile(
    r"(?:备?注|说明|填[表报]|制表|审[核签]|数据|资料|来源|联系|统计|单位|报送|单\s?位)[^|]{0,12}[:.]|.*。$"
)
BROKEN = (",", "、", ";", "(")  # a row that ends so goes on in the next line


def rows_of(text: str, block: list[Span]) -> list[list[Span]]:
    """Rows of a block: a line each, or cells one a line with marks alone on a line between rows."""
    full = [
        span
        for span in block
        if not LONE.fullmatch(text[slice(*span)]) and not RULE.fullmatch(text[slice(*span)])
    ]
    outer = [
        (text[start] == "|", text[end - 1] == "|") for start, end in (_trim(text, span) for span in full[:1])
    ]
    split = [_split(text, span, *(outer[0] if len(full) > 2 else (True, True))) for span in full]
    if len(full) == 1:  # a table in one line; a row may end with two bars
        last = (full[0][1], full[0][1])
        return _periodic(text, split[0]) or _periodic(text, [*split[0], last]) or split
    if full and median(map(len, split)) >= 2:
        return _mend(text, split)
    alone = len(full) == len(block) and all(len(row) == 1 for row in split)
    if alone and (rows := _periodic(text, [row[0] for row in split])):
        return rows  # a cell a line, each ended by a bar
    if any("|" in text[slice(*span)] for span in full):
        rows = groupby(block, key=lambda span: bool(LONE.fullmatch(text[slice(*span)])))
        parts = [list(row) for lone, row in rows if not lone]
        return [_split(text, (row[0][0], row[-1][1])) for row in parts]
    if rows := _gapped(text, block):
        return rows
    cells = _closed(text, [cell for row in split for cell in row])
    between = _between(text, block)
    inner = between[1:] if between and between[0][0] == between[0][1] else []  # a bar above the first cell
    for row in (inner, between, _footless(text, inner), _footless(text, between)):
        if rows := _periodic(text, row):
            return rows
    return _regroup(text, cells, block)


def _footless(text: str, cells: list[Span]) -> list[Span]:
    """Cells without the line below the table that the last bar joins to them: 填表人:…, 注:…"""
    return cells[:-1] if cells and FOOT.match(text[slice(*cells[-1])]) else []


def _gapped(text: str, block: list[Span]) -> list[list[Span]]:
    """Rows of cells one a line with bars between, parted by empty lines; nothing where they do not agree."""
    groups: list[list[Span]] = []
    for span in block:
        if not groups or text.count("\n", groups[-1][-1][1], span[0]) > 1:
            groups.append([])
        groups[-1].append(span)
    rows = [[span for span in group if not LONE.fullmatch(text[slice(*span)])] for group in groups]
    return rows if len(rows) > 2 and len(set(map(len, rows))) == 1 < len(rows[0]) else []


def _between(text: str, block: list[Span]) -> list[Span]:
    """What stands between bars on lines of their own; nothing between two bars is an empty cell."""
    found: list[Span] = []
    open_: Span | None = None
    for start, end in block:
        if not LONE.fullmatch(text[start:end]):
            open_ = (open_[0] if open_ else start, end)
            continue
        for _ in range(text.count("|", start, end)):
            found.append(open_ or (start, start))
            open_ = None
    return [*found, open_] if open_ else found


def _periodic(text: str, cells: list[Span]) -> list[list[Span]]:
    """Rows of the least width under which each column holds values only or none; nothing where none fits."""
    words = [words_of(text[start:end]) for start, end in cells]
    for width in range(2, min(WIDEST, len(cells) // 2) + 1):
        head = [word for word in words[:width] if word]
        if len(cells) % width or any(map(is_value, head)) or not is_header(head):
            continue
        below = words[width : 2 * width]
        if is_header(below) and not any(map(is_value, below)):  # more headers: the row is longer
            continue
        columns = [[word for word in words[width + i :: width] if word] for i in range(width)]
        shares = [sum(map(is_value, column)) / len(column) for column in columns if column]
        pure = sum(max(share, 1 - share) for share in shares) / max(len(shares), 1)
        if pure > PURE and any(share > VALUED for share in shares):
            full = [i for i in range(width) if any(words[i::width])]
            rows = [cells[i : i + width] for i in range(0, len(cells), width)]
            return [[row[i] for i in full] for row in rows]
    return []


PURE, VALUED, WIDEST = 0.8, 0.6, 12  # a column of values may hold words: 有提升


def _closed(text: str, cells: list[Span]) -> list[Span]:
    """Cells one a line; a bracket on the next line, without a bar between, belongs to the cell: (亿元)."""
    found: list[Span] = []
    for start, end in cells:
        if found and text[start] == "(" and not text[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _mend(text: str, rows: list[list[Span]]) -> list[list[Span]]:
    """Rows that a line end broke within a cell, after a comma or in a name, put together again."""
    width = len(rows[0])
    mended: list[list[Span]] = []
    for row in rows:
        above = mended[-1] if mended else None
        last = text[slice(*above[-1])] if above else ""
        broken = last.endswith(BROKEN) and len(above) + len(row) - 1 <= width
        upper = above and len(above) == 1 and len(row) == width > 2 and not RULE.search(last)
        if broken or upper:
            mended[-1] = [*above[:-1], (above[-1][0], row[0][1]), *row[1:]]
        else:
            mended.append(row)
    return mended


def _split(text: str, span: Span, left: bool = True, right: bool = True) -> list[Span]:
    """Cells of a line, trimmed; empty ones are kept. Bars at the ends are none where the header has them."""
    start, end = _trim(text, span)
    separator = "\t" if "|" not in text[start:end] else "|"
    if separator == "\t":  # a tab at an end parts an empty cell
        start, end = span
    if separator == "|":
        start += left and text[start] == "|"
        end -= right and text[end - 1] == "|" and end > start
    cells = []
    for cell in text[start:end].split(separator):
        cells.append(_trim(text, (start, start + len(cell))))
        start += len(cell) + 1
    return cells


def _regroup(text: str, cells: list[Span], block: list[Span]) -> list[list[Span]]:
    """Rows of cells one a line with a lone `|` between: `||` parts rows, else the serial numbers do."""
    lone = [LONE.fullmatch(text[start:end]) is not None for start, end in block]
    two = [i > 0 and lone[i - 1] and lone[i] for i in range(len(block))]  # bars on two lines are as good
    doubles = [
        start
        for (start, end), twice in zip(block, two, strict=True)
        if twice or text[start:end].strip() == "||"
    ]
    if doubles:
        keys = [sum(start > mark for mark in doubles) for start, _ in cells]
        return [[cell for cell, key in zip(cells, keys, strict=True) if key == k] for k in sorted(set(keys))]
    texts = [text[start:end] for start, end in cells]
    width = texts.index("1") if "1" in texts else _width(texts)
    return [cells[i : i + width] for i in range(0, len(cells), width)] if width > 1 else []


def _width(texts: list[str]) -> int:
    """Columns of cells one a line: under the headers the first value of each row stands in one column."""
    words = [words_of(text) for text in texts]
    first = next((i for i, word in enumerate(words) if is_value(word)), 0)
    headed = next((i for i, word in enumerate(words) if not is_header([word])), 0)
    if headed > 2 and len(words) > headed and len(words) % headed == 0:
        return headed  # 工作任务, 年度目标, 完成情况, 责任单位: cells of words have no values to tell
    for named in (1, 2):
        width = first - named
        if width > named and len(words) % width == 0 and all(is_value(word) for word in words[first::width]):
            return width
    return 0


def words_of(text: str) -> str:
    """Cell text without its white space."""
    return "".join(text.split())


def _trim(text: str, span: Span) -> Span:
    start, end = span
    plain = text[start:end].lstrip()
    start = end - len(plain)
    return start, start + len(plain.rstrip())
