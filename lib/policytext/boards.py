"""Boards of figures: a value and what it measures, each alone on its line, as portals draw them."""

import re

from .grid import Span
from .headers import is_unit, is_value

VALUED = re.compile(r"[约近超]?\d[\d.,]*(?P<unit>[^\d\s.,]{1,6}?)(?:以上|左右)?")  # 3.96%, 近500件
LABEL = re.compile(r"(?=.*[一-龥]{2})[^\d。,;:，；：、?!|/\s][^\d。,;:，；：?!|/]{2,27}")
MORE = re.compile(r"(?:(?:同比|环比|[较比]上年|占|居|列|排|每|其中|年内|净?新增).{0,12})\d.{0,8}")
BARE, UNIT = re.compile(r"[≥≤]?\d[\d.,]*"), re.compile(r"\(([^()\d]{1,6})\)$")
LEAST = 3  # figures of a board


def board(text: str, lines: list[Span], at: int) -> tuple[list[list[Span]], int]:
    """Rows of value, label and what is said more (同比增长11.5%) of the board that begins on line `at`.

    With the number of its lines; nothing and none where no board begins.

    >>> page = "612家\\n高新技术企业\\n同比增长9.1%\\n28家\\n瞪羚企业\\n35件\\n发明专利授权"
    >>> lines = [m.span() for m in re.finditer("[^\\n]+", page)]
    >>> rows, used = board(page, lines, 0)
    >>> used, [[page[a:b] for a, b in row] for row in rows]
    (7, [['612家', '高新技术企业', '同比增长9.1%'], ['28家', '瞪羚企业', ''], ['35件', '发明专利授权', '']])
    """
    words = [text[slice(*line)].strip() for line in lines[at : at + 2]]
    if len(words) < 2 or _is_figure(*words) == _is_figure(*words[::-1]):
        return [], 0
    first = _is_figure(*words)  # the value stands above its label
    rows, i = [], at
    while i + 1 < len(lines):
        pair = [text[slice(*line)].strip() for line in lines[i : i + 2]]
        value, label = pair if first else pair[::-1]
        if not (_is_figure(value, label) and LABEL.fullmatch(label)) or is_value(label):
            break
        more = i + 2 < len(lines) and MORE.fullmatch(text[slice(*lines[i + 2])].strip())
        end = lines[i + 1][1]
        rows.append([*lines[i : i + 2], lines[i + 2] if more else (end, end)])
        i += 3 if more else 2
    return (rows, i - at) if len(rows) >= LEAST else ([], 0)


def _is_figure(word: str, label: str) -> bool:
    """Whether a line is a value with its unit, or one whose unit its label names: 年初预算数(万元), 350."""
    found, named = VALUED.fullmatch(word), UNIT.search(label)
    if found is None:
        return named is not None and is_unit(named[1]) and BARE.fullmatch(word) is not None
    return is_unit(found["unit"])
