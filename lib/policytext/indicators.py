"""Values of tables, a row a value: what is measured, in which unit and year, result or target."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import pandas as pd

from .captions import NOTE, captions_of, dates_of, fitting, noted, titles_of
from .cell_values import NUMBER, PLACE_ROW, Row, of_title, record, time_of
from .context import endings
from .corpus import Corpus
from .headers import (
    BRACKET,
    GROWS,
    NAMING_HEADER,
    RATE,
    SERIAL_HEADER,
    UNIT_HEADER,
    WITH_UNIT,
    done_until,
    ends_with,
    is_figures,
    is_unit,
    is_value,
    named_in,
    tells_status,
    tells_time,
)
from .language import cue, regex
from .numbering import read_marker
from .periods import periods_of
from .tense import YEAR

Span = Callable[[str, int, int], tuple[int, int]]  # clause id and offsets in its text to raw offsets
PART = re.compile(r".*?其中[:：]?([^()]+)(\([^()]*\))?$")
PARTIAL = re.compile(r"上半年|下半年|季度|\d{1,2}月|[一二三四]季")
OF_ALL = re.compile(r"(年|全[省市县区州])?(\S{2,}?)(\S+) \S+?\2$")
PROJECT = re.compile("(?:项目|课题)名称")  # what money goes to
ASIDE = re.compile(
    r"属\s*性|类\s*[型别]|备\s*注|时\s*限|依\s*据|原\s*因|分\s*值|权\s*重|得\s*分|电\s*话|手\s*机|邮\s*编|代\s*码|[日时][期间]"
)
COLUMNS = (
    *("clause_id", "doc_id", "number", "group", "indicator", "unit", "year", "status"),
    *("number_text", "value", "header", "raw_start", "raw_end"),
)

FOUND = (*(name for name in COLUMNS if name != "number"), "row_number")


def indicator_values(corpus: Corpus) -> pd.DataFrame:
    """Values of the indicator tables of a corpus, a row a cell with a number in a column of values.

    Columns clause_id, doc_id, number (of the row), group, indicator (empty where the row has no name), unit
    (as written in brackets after the name, in a column of units, in the header or in the cell, else null),
    year, status (`target` or `actual`, from the column's header), number_text (the cell as written), value
    (float), header, raw_start and raw_end of the number. Cells such as 有 hold no digits and give no row.
    """
    years = dict(zip(corpus.documents.doc_id, corpus.documents.plan_year, strict=True))
    clauses = list(corpus.clauses.itertuples(index=False))
    cells = cells_of(corpus.cells.itertuples(index=False))
    lasts = periods_of(clauses, years)
    found = pd.DataFrame(values_of(clauses, cells, corpus.source_span, years, lasts), columns=list(FOUND))
    found = found.astype({"year": "Int64", "value": "float64"})
    tables = corpus.clauses[corpus.clauses.table == "indicator"].clause_id
    found = found[found.clause_id.isin(tables)]
    found = found.assign(number=found.row_number, unit=found.unit.replace("", None))
    return found[list(COLUMNS)].reset_index(drop=True)


def cells_of(cells: Iterable[NamedTuple]) -> dict[str, list]:
    """Cells by the clause they are of."""
    by_row: dict[str, list] = {}
    for cell in cells:
        by_row.setdefault(cell.clause_id, []).append(cell)
    return by_row


def times_of(
    clause: NamedTuple, cells: Sequence[NamedTuple], base: int | None, last: int | None
) -> tuple[tuple[int, str, int | None], ...]:
    """Where each cell of a row begins, with part and year by its header; no part where that tells none."""
    found, at = [], 0
    year = None if pd.isna(clause.year) else int(clause.year)
    row = Row("", "", clause.part, year, base, last)
    headers = [cell.header for cell in cells]
    for cell in cells:
        place = _place_of(clause.text, cell, at)
        if place >= 0:
            at = place + len(cell.text)
            told = tells_status(cell.header, headers)
            status, when = time_of(row, BRACKET.sub("", cell.header)) if told else ("", None)
            found.append((place, {"actual": "report", "target": "plan"}.get(status, ""), when))
    return tuple(found)


def _place_of(text: str, cell: NamedTuple, at: int) -> int:
    """Where a cell begins in the text of its row, in which it may hold spaces; -1 where it does not stand."""
    if cell.inherited:
        return -1
    place = text.find(cell.text, at)
    if place >= 0 or " " not in text:
        return place
    spaced = re.compile(r"\s?".join(map(re.escape, cell.text.replace(" ", "")))).search(text, at)
    return spaced.start() if spaced else -1


def values_of(
    clauses: Iterable[NamedTuple],
    by_row: dict[str, list],
    span: Span,
    years: dict[str, int | None],
    lasts: dict[str, int | None],
) -> list[dict]:
    """Values in the tables of pages, from rows of clauses and their cells, with the fields of quantities.

    By doc_id, `years` are the plan years and `lasts` the last years of the periods planned for.
    """
    if not by_row:
        return []
    titles, captions, dates = titles_of(clauses), captions_of(clauses), dates_of(clauses)
    rows: list[dict] = []
    above: Row | None = None
    first = 0  # of the values of a table
    for clause in clauses:
        if clause.type != "row":
            _date_by_note(rows[first:], clause.text)
            first = first if NOTE.match(clause.text) else len(rows)
        if of_row := by_row.get(clause.clause_id):
            caption = captions.get(clause.clause_id, "")
            row = _read_row(clause, of_row, caption, years[clause.doc_id], lasts[clause.doc_id])
            row = _beneath(row, above)
            row = row._replace(about=titles.get(clause.clause_id, "")) if PLACE_ROW.search(row.name) else row
            above = row if not row.among else above
            values = _values(clause, row, of_row, span)
            rows += _dated(values, dates.get(clause.clause_id))
    return rows


def _dated(values: Iterable[dict], year: int | None) -> Iterator[dict]:
    """Results under headers without a year are of that of the line above the table."""
    for value in values:
        undated = year and value["status"] == "actual" and not YEAR.search(value["header"])
        yield value | {"year": year} if undated else value


def _date_by_note(values: list[dict], text: str) -> None:
    """A note below a table tells of which year a column is: 研发投入强度为上年度数据."""
    for name, year in noted(text) if values else ():
        for value in values:
            if name in value["indicator"] and value["status"] == "actual" and value["year"]:
                value["year"] = year or value["year"] - 1


def _beneath(row: Row, above: Row | None) -> Row:
    """A row that 其中 opens goes on from the name and the unit of the row above it."""
    if not row.among or above is None:
        return row
    return row._replace(name=_part_of(above.name, row.name), unit=row.unit or above.unit)


def _part_of(name: str, part: str) -> str:
    """The name of a row or column that 其中 opens, under the one before: 专利申请量, 其中:发明专利."""
    if part in ("基础研究", "应用研究", "试验发展"):
        words = part + name
    elif regex(r"(?:国家|省部?|市|县|区)级(?:以上)?").fullmatch(part):
        words = part + regex(r"^(?:国家|省|市|县|区)级(?:及?以上)?").sub("", name)
    elif shared := OF_ALL.match(f"{name} {part}"):
        words = (shared[1] or "") + part + shared[3]  # 年专利授权量, 其中发明专利
    elif regex(r"拨款|资金|收入|支出$|..率$").search(part) or regex(r"数?量?$").sub("", name) in part:
        words = part
    elif ending := "" if part.endswith(endings()) else _ending(name):
        words = name.removesuffix(ending) + "中" + part + ending  # 高新技术产业增加值, 其中装备制造业
    else:
        words = regex(r"数?量?$").sub("", name) + part
    return words


def _ending(name: str) -> str:
    return next((end for end in endings() if name.endswith(end) and len(name) > len(end)), "")


def _values(clause: NamedTuple, row: Row, cells: list, span: Span) -> Iterator[dict]:
    """Records of one row of a table."""
    at, before = 0, None
    heads = [cell.header for cell in cells]
    board, timed = not any(heads), tells_time(row.name)
    row = row._replace(part="report") if ends_with(heads, row.base) else row
    row = row._replace(done=done_until(heads))
    row = row._replace(part="plan") if any(head.startswith("拟") for head in heads) else row  # 拟安排资金
    about = next(filter(None, map(named_in, heads[1:])), "") if PLACE_ROW.search(row.name) else ""
    about = of_title(row.about, about)
    for cell in cells:
        place = _place_of(clause.text, cell, at)
        at = place + len(cell.text) if place >= 0 else at
        match = NUMBER.fullmatch(cell.text)
        if (
            place < 0
            or not match
            or (match["new"] and match["unit"])  # 新增15家: read as a sentence
            or not _holds_values(cell.header, cell.text, board, row.unit)
            or UNIT_HEADER.fullmatch(cell.header)
        ):
            continue
        place = clause.text.find(match["number"], place)  # spaces may stand before it in the row
        low, high = span(clause.clause_id, place, place + len(match["number"]))
        groups = clause.path.rpartition(" > ")[2]
        counted = named_in(cell.header) if PLACE_ROW.search(row.name) or not row.name else row.name
        own, header = row._replace(unit=fitting(row.unit, counted)), cell.header
        if timed and (column := named_in(header)):  # 年度目标 | 14 | 300
            header, own, before = row.name, own._replace(name=column, unit=_unit_of(header)), None
        if (part := PART.match(header)) and about:  # 专利申请量(件) | 其中:发明专利(件)
            header = _part_of(about, part[1]) + (part[2] or "")
        found, about = record(own, header, match, about, before)
        if (
            before
            and (RATE.search(cell.header) or GROWS.search(cell.header))
            and not YEAR.search(cell.header)
        ):
            found["year"] = before["year"]  # a rate beside the value it is of
            found["status"] = before["status"] if GROWS.search(cell.header) else found["status"]
        before = found
        yield {
            **{"doc_id": clause.doc_id, "clause_id": clause.clause_id, "raw_start": low, "raw_end": high},
            **found,
            **{"header": cell.header, "group": groups, "row_number": clause.number, "number_text": cell.text},
        }


def _holds_values(header: str, text: str, board: bool, unit: str) -> bool:
    """Whether a column holds values: its header says so, or it names what the number in the cell measures."""
    if (
        SERIAL_HEADER.search(header)
        or ASIDE.search(header)
        or (cue("units").search(header) and not is_figures(header))
    ):
        return False
    return (
        is_figures(header)
        or bool(RATE.search(header))
        or (bool(header) and not NAMING_HEADER.search(header) and is_value(text))
        or (board and (bool(unit) or WITH_UNIT.match(text) is not None))
    )


def _unit_of(name: str) -> str:
    """The unit that the name of a row or column ends with in brackets."""
    own = BRACKET.search(name)
    return own[1] if own and is_unit(own[1]) else ""


def _names_none(header: str) -> bool:
    """Whether a column tells who does what the row is about, or counts rows."""
    return bool(SERIAL_HEADER.search(header) or cue("units").search(header))


def _read_row(clause: NamedTuple, cells: list, caption: str, base: int | None, last: int | None) -> Row:
    named = clause.title if isinstance(clause.title, str) and clause.title else ""
    if not named:
        texts = [c.text for c in cells if not is_value(c.text) and not _names_none(c.header)]
        named = texts[0] if texts and len(texts[0]) <= 40 else ""
    among = bool(regex(r"其中|#").match(named))
    named = regex(r"^(?:其中|#|\d+[.、])[:：]?").sub("", named)
    marker = read_marker(named)
    named = named[marker.end :] if marker else named
    own = _unit_of(named)  # no bracket that explains: B类(领军人才)
    column = next(
        (c.text for c in cells if UNIT_HEADER.fullmatch(c.header) and not c.inherited and is_unit(c.text)), ""
    )
    naming = (c.header for c in cells if NAMING_HEADER.search(c.header) and not is_value(c.text))
    head = next(filter(None, map(_unit_of, naming)), "")
    unit = own or column.strip("—-") or head or caption
    year = None if pd.isna(clause.year) else int(clause.year)
    project = any(PROJECT.search(c.header) for c in cells)
    name = BRACKET.sub("", named) if own else named
    return Row(name, unit, clause.part, year, base, last, among, project=project)
