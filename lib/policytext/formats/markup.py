"""A tree of HTML as lines of text: a block a line, a row of a table as | cells |, merged cells repeated."""

import re
from collections.abc import Callable, Iterator

from lxml import etree
from lxml import html as lxml_html

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol option p pre section table tbody td tfoot "
    "th thead title tr ul".split()
)
UNSEEN = frozenset(
    "script style noscript template head iframe object embed svg math canvas select button input textarea "
    "audio video map link meta".split()
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
SPACES = re.compile(r"[ \t\r\n\f\v\u200b\ufeff]+")
LONG_CELL = 400  # characters: a table with longer cells lays out the page
WIDEST, TALLEST = 200, 5000  # columns of a table and rows of a merged cell; more is no table people made
REPEATED = 1_000_000  # characters that merged cells of a table may add by being repeated


def parse(markup: str) -> etree._Element:
    """Root of a page of HTML; entities are never fetched, and trees of any depth are read."""
    parser = lxml_html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    root = lxml_html.document_fromstring(markup or "<html/>", parser=parser, ensure_head_body=True)
    return root


def text_of(root: etree._Element, is_table: Callable[[etree._Element], bool] | None = None) -> str:
    """Text of an element as lines; `is_table` tells tables of cells from those that lay out a page.

    >>> text_of(parse("<p>一、目标</p><table><tr><th>指标<th>2030年<tr><td>高企（家）<td>300</table>"))
    '一、目标\\n| 指标 | 2030年 |\\n| 高企（家） | 300 |'
    """
    lines = [""]
    for piece in _pieces(root, is_table or is_data_table):
        if piece == "\n":
            lines.append("")
        else:
            lines[-1] += piece
    clean = (SPACES.sub(" ", line).strip(" ") for line in lines)
    return "\n".join(line for line in clean if line.strip())


def _pieces(root: etree._Element, is_table: Callable[[etree._Element], bool]) -> Iterator[str]:
    """Words and line ends in the order of the page, without recursion, so that no depth can break it."""
    stack: list[tuple[etree._Element, bool]] = [(root, False)]
    while stack:
        element, left = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        block = tag in BLOCKS
        if left:
            yield "\n" * block
            yield SPACES.sub(" ", element.tail or "") if element is not root else ""
            continue
        stack.append((element, True))
        yield "\n" * (block or tag == "br")
        if tag in UNSEEN or not tag or is_hidden(element):
            continue
        if tag == "table" and is_table(element):
            for line in table_lines(element):
                yield from ("\n", line)
            continue
        yield element.text if tag == "pre" else SPACES.sub(" ", element.text or "")
        stack.extend((child, False) for child in reversed(element))


def is_hidden(element: etree._Element) -> bool:
    """Whether a reader does not see an element."""
    return element.get("hidden") is not None or bool(HIDDEN.search(element.get("style") or ""))


def is_data_table(table: etree._Element) -> bool:
    """Tables of cells; those that lay out a page hold tables, long text, or one row or column."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    rows = _rows(table)
    widths = [len(_cells(row)) for row in rows]
    long = any(len("".join(cell.itertext())) > LONG_CELL for row in rows for cell in _cells(row))
    return len(rows) > 1 and max(widths, default=0) > 1 and not long


def has_columns(table: etree._Element) -> bool:
    """Whether a table has two cells side by side; one of a single cell frames a text."""
    return any(len(_cells(row)) > 1 for row in _rows(table))


def table_lines(table: etree._Element) -> list[str]:
    """Rows of a table with merged cells repeated, as | a | b |."""
    return ["| " + " | ".join(row) + " |" for row in grid(table) if any(row)]


def grid(table: etree._Element) -> list[list[str]]:
    """Cells of a table by row and column; what a cell spans repeats its text.

    >>> grid(parse("<table><tr><td rowspan=2>甲<td>1<tr><td>2</table>").find(".//table"))
    [['甲', '1'], ['甲', '2']]
    """
    rows: list[list[str]] = []
    waiting: dict[int, tuple[int, str]] = {}  # column -> rows still to fill, text
    budget = REPEATED
    for tr in _rows(table):
        row: list[str] = []
        cells = iter(_cells(tr))
        while True:
            if (held := waiting.get(len(row))) is not None:
                row.append(held[1])
                continue
            cell = next(cells, None)
            if cell is None:
                break
            text, down = cell_text(cell), min(_span(cell, "rowspan"), TALLEST)
            wide = max(min(_span(cell, "colspan"), WIDEST - len(row)), 1)
            budget -= len(text) * (wide * down - 1)
            for i in range(wide):
                shown = text if i == 0 or budget > 0 else ""
                if len(row) < WIDEST:
                    waiting[len(row)] = (down, shown if budget > 0 else "")
                row.append(shown)
        for column in [c for c in waiting if c >= len(row)]:
            row.extend([""] * (column - len(row)))
            row.append(waiting[column][1])
        waiting = {c: (left - 1, text) for c, (left, text) in waiting.items() if left > 1}
        rows.append(row)
    return rows


def cell_text(cell: etree._Element) -> str:
    """Text of a cell on one line, without bars of its own."""
    words = " ".join(
        "".join(piece if piece != "\n" else " " for piece in _pieces(cell, lambda _: False)).split()
    )
    return re.sub(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])", "", words).replace("|", "｜")


def _rows(table: etree._Element) -> list[etree._Element]:
    """Rows of a table itself, not of tables in its cells."""
    return [
        row
        for part in table
        for row in (part if part.tag in ("thead", "tbody", "tfoot") else [part])
        if row.tag == "tr"
    ]


def _cells(row: etree._Element) -> list[etree._Element]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _span(cell: etree._Element, name: str) -> int:
    value = (cell.get(name) or "").strip()
    return max(int(value), 1) if value.isdecimal() and len(value) < 6 else 1
