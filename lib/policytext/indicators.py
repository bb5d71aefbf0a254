"""Values of tables, a row a value: what is measured, in which unit and year, result or target."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import pandas as pd

from .captions import captions_of, titles_of
from .context import attributes
from .corpus import Corpus
from .fields import GROWTH_UNITS, SHARES, kind
from .headers import (
    BRACKET,
    DONE,
    GROWS,
    NAMING_HEADER,
    RANKED,
    RATE,
    SERIAL_HEADER,
    TARGET,
    TIMES,
    TOTAL,
    UNIT_HEADER,
    ends_with,
    is_figures,
    is_unit,
    is_value,
    named_in,
    tells_status,
)
from .language import cue
from .numerals import Figure
from .parts import periods_of
from .tense import YEAR, years_of

Span = Callable[[str, int, int], tuple[int, int]]  # clause id and offsets in its text to raw offsets
PARTIAL = re.compile(r"上半年|下半年|季度|\d{1,2}月|[一二三四]季")
ARISING = "净增|新[增认建引签培备获设]|(?:特派员|备案)$"
DOES = re.compile("[新净]?(?:认定|增|建|引进|入库|备案|申报|培育|登记)")
PLACE_ROW = re.compile(rf"(?:[市县区镇乡旗州盟]|街道|园区|开发区)$|^{TOTAL.pattern}$")
YEAR_ROW = re.compile(r"(?:19|20)\d\d年?(?:度|底|末)?(?:目标|实际|完成|预计)?")  # a row a year
OF_ALL = re.compile(r"(年|全[省市县区州])?(\S{2,}?)(\S+) \S+?\2$")
ASIDE = re.compile(r"属\s*性|类\s*[型别]|备\s*注|时\s*限|依\s*据|原\s*因|分\s*值|权\s*重|得\s*分")
NUMBER = re.compile(
    r"\[?(?P<sign>-|增长|下降|上升|提高|≥|≤|>|<|大于|小于|不低于|不少于|不超过|超过|约|前"
    r"|第)?\s?(?P<number>(?P<low>\d[\d,]*(?: \d+)*(?:\s?\.\s?\d+)?)"
    r"(?:\s?[-~—至]\s?(?P<high>\d[\d,]*(?:\.\d+)?))?)\s*(?P<unit>[^\d\s()\[\],;。、以左]{0,8}?)(?P<after>以上"
    r"|以下|左右|以内)?(?:\((?:预计|预期|预估|快报|初步)[^()]{0,6}\))?\]?"
)
RELATIONS = {
    **dict.fromkeys(("≥", "不低于", "不少于", "以上"), "ge"),
    **dict.fromkeys((">", "大于", "超过"), "gt"),
    **dict.fromkeys(("≤", "<", "小于", "不超过", "以下", "以内", "前"), "le"),
    **dict.fromkeys(("约", "左右"), "approx"),
}
COLUMNS = (
    *("clause_id", "doc_id", "number", "group", "indicator", "unit", "year", "status"),
    *("number_text", "value", "header", "raw_start", "raw_end"),
)

FOUND = (*(name for name in COLUMNS if name != "number"), "row_number")


class _Row(NamedTuple):
    """A row of a table: name of what is measured, its unit, the period of its plan."""

    name: str
    unit: str
    part: str
    year: int | None
    base: int | None
    last: int | None
    among: bool = False
    about: str = ""


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
    row = _Row("", "", clause.part, year, base, last)
    headers = [cell.header for cell in cells]
    for cell in cells:
        place = clause.text.find(cell.text, at) if not cell.inherited else -1
        if place >= 0:
            at = place + len(cell.text)
            told = tells_status(cell.header, headers)
            status, when = _time(row, BRACKET.sub("", cell.header)) if told else ("", None)
            found.append((place, {"actual": "report", "target": "plan"}.get(status, ""), when))
    return tuple(found)


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
    titles, captions = titles_of(clauses) if by_row else {}, captions_of(clauses) if by_row else {}
    rows: list[dict] = []
    above: _Row | None = None
    for clause in clauses if by_row else ():
        if of_row := by_row.get(clause.clause_id):
            caption = captions.get(clause.clause_id, "")
            row = _read_row(clause, of_row, caption, years[clause.doc_id], lasts[clause.doc_id])
            row = _beneath(row, above)
            row = row._replace(about=titles.get(clause.clause_id, "")) if PLACE_ROW.search(row.name) else row
            above = row if not row.among else above
            rows += _values(clause, row, of_row, span)
    return rows


def _beneath(row: _Row, above: _Row | None) -> _Row:
    """A row that 其中 opens goes on from the name and the unit of the row above it."""
    if not row.among or above is None:
        return row
    name = above.name
    if row.name in ("基础研究", "应用研究", "试验发展"):
        words = row.name + name
    elif re.fullmatch(r"(?:国家|省部?|市|县|区)级(?:以上)?", row.name):
        words = row.name + re.sub(r"^(?:国家|省|市|县|区)级(?:及?以上)?", "", name)
    elif shared := OF_ALL.match(f"{name} {row.name}"):
        words = (shared[1] or "") + row.name + shared[3]  # 年专利授权量, 其中发明专利
    elif re.search(r"拨款|资金|收入|支出$", row.name) or re.sub(r"数?量?$", "", name) in row.name:
        words = row.name
    else:
        words = re.sub(r"数?量?$", "", name) + row.name
    return row._replace(name=words, unit=row.unit or above.unit)


def _values(clause: NamedTuple, row: _Row, cells: list, span: Span) -> Iterator[dict]:
    """Records of one row of a table."""
    at, before = 0, None
    heads = [cell.header for cell in cells]
    row = row._replace(part="report") if ends_with(heads, row.base) else row
    about = next(filter(None, map(named_in, heads[1:])), "") if PLACE_ROW.search(row.name) else ""
    for cell in cells:
        place = clause.text.find(cell.text, at) if not cell.inherited else -1
        at = place + len(cell.text) if place >= 0 else at
        match = NUMBER.fullmatch(cell.text)
        if (
            place < 0
            or not match
            or not _holds_values(cell.header, cell.text)
            or UNIT_HEADER.fullmatch(cell.header)
        ):
            continue
        low, high = span(clause.clause_id, place + match.start("number"), place + match.end("number"))
        groups = clause.path.rpartition(" > ")[2]
        record, about = _record(row, cell.header, match, about)
        if (
            before
            and (RATE.search(cell.header) or GROWS.search(cell.header))
            and not YEAR.search(cell.header)
        ):
            record["year"] = before["year"]  # a rate beside the value it is of
            record["status"] = before["status"] if GROWS.search(cell.header) else record["status"]
        before = record
        yield {
            **{"doc_id": clause.doc_id, "clause_id": clause.clause_id, "raw_start": low, "raw_end": high},
            **record,
            **{"header": cell.header, "group": groups, "row_number": clause.number, "number_text": cell.text},
        }


def _holds_values(header: str, text: str) -> bool:
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
    )


def _read_row(clause: NamedTuple, cells: list, caption: str, base: int | None, last: int | None) -> _Row:
    named = clause.title if isinstance(clause.title, str) and clause.title else ""
    if not named:
        texts = [c.text for c in cells if not is_value(c.text) and not SERIAL_HEADER.search(c.header)]
        named = texts[0] if texts and len(texts[0]) <= 40 else ""
    among = bool(re.match(r"其中|#", named))
    named = re.sub(r"^(?:其中|#|\d+[.、])[:：]?", "", named)
    own = BRACKET.search(named)
    own = own if own and is_unit(own[1]) else None  # no bracket that explains: B类(领军人才)
    column = next(
        (c.text for c in cells if UNIT_HEADER.fullmatch(c.header) and not c.inherited and is_unit(c.text)), ""
    )
    heads = [BRACKET.search(c.header) for c in cells if NAMING_HEADER.search(c.header)]
    head = next((match[1] for match in heads if match and is_unit(match[1])), "")
    unit = (own[1] if own else "") or column.strip("—-") or head or caption
    year = None if pd.isna(clause.year) else int(clause.year)
    return _Row(BRACKET.sub("", named) if own else named, unit, clause.part, year, base, last, among)


def _record(row: _Row, header: str, match: re.Match[str], about: str) -> tuple[dict, str]:
    """Record of a cell, and what its header names beside times; `about` is that of the cell before."""
    own = BRACKET.search(header)
    plain = BRACKET.sub("", header)
    unit = match["unit"] or (own[1] if own and not GROWS.search(own[1]) else "") or row.unit
    status, year = _time(row, row.name + plain if YEAR_ROW.fullmatch(row.name) else plain)
    rate, grows = RATE.search(plain), GROWS.search(plain)
    if rate or grows:
        unit = match["unit"] or (own[1] if own else "") or "%"
    unit = "" if RANKED.search(plain) and not match["unit"] else unit
    multiple = re.match(r"[十百千]?[万亿]", match["unit"])
    if multiple and row.unit and not row.unit.startswith(multiple[0]) and match["unit"] == multiple[0]:
        unit = match["unit"] + row.unit
    more = (
        ""
        if rate
        else TIMES.sub("", re.sub(r"年均|同比|增速|增幅|增长率?|增减", "", plain) if grows else plain)
    )
    more = more.strip(":()/ ") + (grows[0] if grows and more.strip(":()/ ") else "")
    about = more or (about if DONE.search(plain) or grows else "")
    more = _of_title(row.about, more) or about or row.about  # 高企净增目标, 已完成, 完成率
    dated = YEAR_ROW.fullmatch(row.name)
    words = ("" if dated or TOTAL.fullmatch(row.name) else row.name) + more
    words = words + rate[0] if rate else words
    ranked = match["sign"] in ("前", "第") or (unit in ("位", "") and bool(RANKED.search(words)))
    figure = Figure(0, 0, 0, 0.0, None, unit, False, ranked)
    opening = re.match(r"新|净增|选派|兑付|完成|举办|开展|引进|培训|发放|实施", row.name)
    grown = grows or match["sign"] in ("增长", "下降", "上升", "提高")
    nature = "" if not grown else "growth" if unit in GROWTH_UNITS or unit in SHARES else "flow"
    nature = "growth" if unit == "%" and re.search("增速|增幅|增长率?$", words) else nature
    nature = "flow" if not nature and not rate and re.search(ARISING, words) else nature
    nature = nature or (
        "level" if rate else kind(words, figure, "", row.name if opening else "", False) or "level"
    )
    values = [float(re.sub(r"[,\s]", "", match[name])) if match[name] else None for name in ("low", "high")]
    return {
        **{"number": match["number"], "value": values[0], "value_max": values[1], "unit": unit},
        **{"indicator": words, "status": status, "kind": nature, "year": year},
        "modality": "expect" if "(预" in match[0] else "plain",
        "relation": RELATIONS.get(match["sign"] or "") or RELATIONS.get(match["after"] or "") or "eq",
        "rules": "table_cell",
    }, about


def _of_title(title: str, more: str) -> str:
    """What a header says of that which the title of the table counts: 总数, 新认定."""
    if title and DOES.fullmatch(more):
        return more + title
    return title + more if title and more in attributes() else more


def _time(row: _Row, header: str) -> tuple[str, int | None]:
    """Status and year by the header of a column, else by the part the table stands in."""
    named = years_of(
        header if YEAR.search(header) else re.sub(r"((?:19|20)\d\d)(?!\d)", r"\1年", header), row.base
    )
    own = max(row.year or 0, row.last or 0) or None if row.part == "plan" else row.year
    year = named[-1][1] if named else own
    if DONE.search(header) or RATE.search(header):
        return "actual", year if named or row.part == "report" else row.year
    if TARGET.search(header):
        return "target", year
    if named and row.base is not None and year is not None and year != row.base:
        return ("actual" if year < row.base else "target"), year
    return ("actual" if row.part == "report" else "target"), year
