"""Every number a plan commits to as a record: indicator, value, unit, status, kind, relation, will, year.

The fields are those of the annotation guide the gold data were coded by (see corpus/README.md).
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache

import pandas as pd

from .corpus import Corpus
from .indicators import values_of
from .language import table
from .numerals import Figure, find_figures
from .page import read_page
from .phrases import Context, Phrase, pattern_of, read_phrase, strip_lead, strip_predicate

Span = Callable[[str, int, int], tuple[int, int]]  # clause id and offsets in its text to raw offsets
COLUMNS = (
    *("start", "end", "number", "value", "value_max", "unit", "indicator", "status", "kind", "relation"),
    *("modality", "year", "rules"),
)
PLACED = ("doc_id", "clause_id", "raw_start", "raw_end", *COLUMNS[2:])
BOUNDS = re.compile(r"[。;!?\n|]")
AFTER = re.compile(r"\s?(?P<cue>以上|及以上|或以上|以内|以下|之内|及以下|左右|上下)")
YEAR = re.compile(r"(?:到|至)?((?:19|20)\d\d)年")
PAST = re.compile(r"(?:去年|上年|上一年|比上年末)[^比较]*$")


def find_quantities(text: str, year: int | None = None) -> pd.DataFrame:
    """Quantity statements of any text: start, end, number, value, value_max, unit, indicator, …, rules.

    A row a number that measures something; `start:end` is the number in `text`. `year` is the plan year.
    `status` is target or actual, `kind` level, flow, growth or rank, `relation` eq, ge, gt, le or approx,
    `modality` strive, ensure, expect or plain; `rules` names the rule that made the indicator phrase.
    Headings and tables in the text count; where nothing tells, a number is a target.

    >>> found = find_quantities("力争全社会研发经费支出占GDP的比重达到2.2%。", year=2018)
    >>> found[["indicator", "value", "unit", "modality"]].values.tolist()
    [['全社会研发经费支出占GDP的比重', 2.2, '%', 'strive']]
    """
    page = read_page(text, "text", year)
    found = _records(page.clauses, page.cells, lambda id_, low, high: page.bodies[id_].source_span(low, high))
    named = found.rename(columns={"raw_start": "start", "raw_end": "end"})
    return named.sort_values("start", ignore_index=True)[list(COLUMNS)]


def corpus_quantities(corpus: Corpus) -> pd.DataFrame:
    """Quantity statements of a corpus: those columns after doc_id, clause_id, raw_start and raw_end.

    In the order of the pages; `raw_start:raw_end` is the number in the raw page.
    """
    found = _records(corpus.clauses, corpus.cells, corpus.source_span)
    order = {clause_id: i for i, clause_id in enumerate(corpus.clauses.clause_id)}
    found = found.assign(order=found.clause_id.map(order)).sort_values(
        ["order", "raw_start"], ignore_index=True
    )
    return found[list(PLACED)]


def _records(clauses: pd.DataFrame, cells: pd.DataFrame, span: Span) -> pd.DataFrame:
    rows = []
    prose = ~clauses.type.isin(["heading", "attachment"]) & (clauses.table.fillna("") != "indicator")
    for clause in clauses[prose].itertuples():
        year = None if pd.isna(clause.year) else int(clause.year)
        for record in read_clause(clause.text, clause.part, year, clause.path):
            low, high = span(clause.clause_id, record.pop("start"), record.pop("end"))
            place = {
                "doc_id": clause.doc_id,
                "clause_id": clause.clause_id,
                "raw_start": low,
                "raw_end": high,
            }
            rows.append({**place, **record})
    found = [pd.DataFrame(rows, columns=list(PLACED)), _of_tables(values_of(clauses, cells))]
    both = pd.concat([part for part in found if len(part)] or found[:1], ignore_index=True)
    types = {
        "year": "Int64",
        "value": "float64",
        "value_max": "float64",
        "raw_start": "int64",
        "raw_end": "int64",
    }
    return both.astype({**types, **dict.fromkeys(("doc_id", "clause_id", "number"), "str")})


def _of_tables(values: pd.DataFrame) -> pd.DataFrame:
    """Numeric cells of indicator tables: unit from the row name, year and status from the column."""
    values = values[values.value.notna()]
    values = values.assign(number=values.number_text, unit=values.unit.fillna(""))
    kinds = [
        _kind(name, unit, "", False) or "level"
        for name, unit in zip(values.indicator, values.unit, strict=True)
    ]
    fixed = {"relation": "eq", "modality": "plain", "rules": "table_cell", "value_max": float("nan")}
    return values.assign(kind=kinds, **fixed).reindex(columns=list(PLACED))


def read_clause(text: str, part: str, year: int | None, path: str = "") -> Iterator[dict]:
    """Records of one clause; `part` is report or plan, `year` the year the part speaks of."""
    state = {"sentence": -1, "shared": [], "items": []}
    state["expected"] = "预期" in path or bool(re.match(r"[^,。;]{0,12}预期[^,。;:]{0,6}:", text))
    figures = find_figures(text)
    bounds = [0, *(match.end() for match in re.finditer(r"[。!?\n|]", text))]
    ends = [0, *(_complex_end(text, figure) for figure in figures)]
    for i, figure in enumerate(figures):
        sentence = bounds[bisect_right(bounds, figure.start) - 1]
        if sentence != state["sentence"]:
            state.update(subject="", head="", verb=False, modality="plain", sentence=sentence)
            state.update(shared=[], items=[])
        following = figures[i + 1].start if i + 1 < len(figures) else len(text)
        state["shared"] = _shared(text, figures[i:], max(ends[i], sentence), state)
        yield _record(text, figure, max(ends[i], sentence), following, state, part, year, path)


def _shared(text: str, figures: list[Figure], low: int, state: dict) -> list[str]:
    """Names that 分别 deals out to this number and those after it, as many as there are numbers."""
    left = _segment(text, low, figures[0].start)
    if "分别" not in left:
        return state["shared"][1:]
    run = 1
    while run < len(figures):
        between = text[_complex_end(text, figures[run - 1]) : figures[run].start]
        if not re.fullmatch(r"\s*[、和及与,]\s*", between):
            break
        run += 1
    named = re.sub(r"^[对将把]", "", strip_lead(left.partition("分别")[0]))
    items = [item for item in re.split(r"[、和及与]", strip_predicate(named)[0]) if item] or state["items"]
    state["items"] = items
    return items if len(items) == run else []


def _complex_end(text: str, figure: Figure) -> int:
    after = AFTER.match(text, figure.stop)
    return after.end() if after else figure.stop


def _record(
    text: str, figure: Figure, low: int, high: int, state: dict, part: str, year: int | None, path: str
) -> dict:
    left = _segment(text, low, figure.start)
    whole = text[low : figure.start]
    right = _right(text, _complex_end(text, figure), high)
    modality = _modality(whole, left, state, path)
    state["verb"] = bool(_opening_verb(left)) or (state["verb"] and not re.search(r"[;。]", whole))
    phrase = read_phrase(Context(left, right, state["subject"], state["head"]))
    if state["shared"]:
        phrase = Phrase(state["shared"][0], state["shared"][0], "each_of_list")
    _, predicate = strip_predicate(strip_lead(left))
    named = _year(text[state["sentence"] : figure.start], left)
    past = named is not None and year is not None and named < year
    rising = re.search(r"(?:由|从)$", left)
    status = "actual" if part == "report" or past or rising or PAST.search(left) else "target"
    if part == "report" and re.search(r"目标|计划", left[-8:]) and not re.search("完成", left[-8:]):
        status = "target"
    if phrase.subject:
        state["subject"] = phrase.subject
    if phrase.words and not phrase.rule.startswith("among"):
        state["head"] = phrase.words
    return {
        "start": figure.start,
        "end": figure.end,
        "number": text[figure.start : figure.end],
        "value": figure.value,
        "value_max": figure.value_max,
        "unit": figure.unit,
        "indicator": phrase.words,
        "status": status,
        "kind": _kind(phrase.words, figure.unit, predicate, state["verb"], left) or "flow",
        "relation": _relation(text, figure, left),
        "modality": modality,
        "year": named if named is not None else year,
        "rules": phrase.rule,
    }


def _segment(text: str, low: int, high: int) -> str:
    """Words to the left of a number since the last bound that is not within brackets or quotes."""
    depth = 0
    for i in range(high - 1, low - 1, -1):
        char = text[i]
        if char in ")”》〕":
            depth += 1
        elif char in "(“《〔":
            if depth == 0:
                return text[i + 1 : high]
            depth -= 1
        elif depth == 0 and char in ",，。;:!?|\n":
            return text[i + 1 : high]
    return text[low:high].lstrip("、及和")


def _right(text: str, low: int, high: int) -> str:
    bound = BOUNDS.search(text, low, high)
    return text[low : bound.start() if bound else high]


def _opening_verb(left: str) -> str:
    """The verb of doing that words begin with, after wills and times; empty where there is none."""
    verb = re.match(rf"(?:{pattern_of('do')})", strip_modal(left))
    return verb[0] if verb else ""


def _modality(whole: str, left: str, state: dict, path: str) -> str:
    """力争 before a list covers it up to the full stop, not across a new main verb."""
    wills = _meanings("modality")
    any_will = pattern_of("modality")
    stretch = re.split(r"[;。]", whole)[-1]
    opening = re.match(rf"\s*(?:(?:到)?20\d\d年(?:底)?,?|全年|今年|,|、)*({any_will})", left) or re.search(
        rf"(?:^|[,:;])(?:(?:到)?20\d\d年(?:底)?,?|全年)?({any_will})[^,;]*[:,]", stretch
    )
    if opening:
        state["modality"] = wills[opening[1]]
        return state["modality"]
    inner = re.search(rf".({any_will})", left)
    if inner:
        return wills[inner[1]]
    if _opening_verb(left) and re.search("[,;]", whole):
        state["modality"] = "plain" if ";" not in whole else state["modality"]
    if state["modality"] == "plain" and state["expected"]:
        return "expect"
    return state["modality"]


def _year(before: str, left: str) -> int | None:
    """The year a number is for: named in its own words, else one that opens the sentence or a part."""
    own = YEAR.findall(_plain(left))
    if own:
        return int(own[-1])
    opening = re.findall(
        r"(?:^|[,;:、。])\s*(?:到|至|截至)?((?:19|20)\d\d)年(?=底|末|,|年|[^\d]{0,2},)", _plain(before)
    )
    first = re.match(
        r"\s*(?:[\d一二三四五六七八九十]{1,3}[、.])?[^,。;]{0,20}?(?:到|至)?((?:19|20)\d\d)年,",
        _plain(before),
    )
    return int(opening[-1]) if opening else int(first[1]) if first else None


def _plain(text: str) -> str:
    """Without titles, brackets, quotes and years that things are compared with."""
    return re.sub(r"《[^》]*》|\([^)]*\)|“[^”]*”|[较比与是]\s?(?:19|20)\d\d年的?", "", text)


def _relation(text: str, figure: Figure, left: str) -> str:
    after = AFTER.match(text, figure.stop)
    if after:
        return _meanings("after")[after["cue"]]
    if figure.plus or "超额完成" in left:
        return "gt"
    if re.search(r"前$", left):
        return "le"
    cue = re.search(rf"({pattern_of('before')})(?:了|约)?$", left)
    return _meanings("before")[cue[1]] if cue else "eq"


@cache
def _meanings(kind: str) -> dict[str, str]:
    """What each cue word of a kind says of a number."""
    return {row["cue"]: row["value"] for row in table("quantity_cues") if row["kind"] == kind}


def _kind(indicator: str, unit: str, predicate: str, verb: bool, left: str = "") -> str:
    """Kind by unit, verb and the nature of what is measured; empty where nothing tells."""
    if unit in ("位", "名", "") and re.search(r"(?:全国|全省|全市|第|前)$", left):
        return "rank"
    if unit == "位" and re.search(r"全国|全省|全市|第|提升|上升|前移|进位", left):
        return "growth" if re.search(r"提升|上升|前移|进位", left) else "rank"
    turned = re.search(r"(?:(?<!达)到|至|由|从)$", predicate)
    grows = not turned and re.search(rf"(?:{pattern_of('growth')}|同比)", predicate)
    if unit in ("个百分点", "百分点", "番", "倍") or (grows and unit in ("%", "‰", "位", "成")):
        return "growth"
    if not turned and (grows or re.search(r"新增|净增|增加(?!值)|比上年多", left)):
        return "flow"
    if unit in ("%", "‰", "成"):
        rate = re.search(r"补助|奖励|资助|给予", left + indicator)
        return "growth" if re.search(r"增长率|增速|增幅$", indicator) else "flow" if rate else "level"
    if turned:
        return "level"
    done = _opening_verb(left)
    if re.search(r"补助|奖励|资助|补贴|兑现|拨付", left + indicator) and unit.endswith("元"):
        return "flow"
    if done and not re.match(r"完成|实现|形成|有|拥有|现有|共有|建有|累计|集聚", done):
        return "flow"
    if re.search(rf"(?:{pattern_of('flow_noun')})$", indicator):
        return "flow"
    if re.search(rf"(?:{pattern_of('level_noun')})$", indicator) or "/" in unit:
        return "level"
    reaches = re.search(r"达|突破|超过|仅|为$|总数|保持|稳定", predicate) or re.search(
        "在孵|在站|现有|有效", indicator
    )
    return "level" if reaches and unit not in ("次", "场", "人次") else "flow" if verb else ""


def strip_modal(left: str) -> str:
    """Without times, wills and scopes before a verb."""
    times = r"(?:到)?20\d\d年(?:底)?,?|全年|每年|年内|今年|上半年"
    return re.sub(rf"^(?:{times}|{pattern_of('modality', 'scope', 'adverb')}|[、,\s])+", "", left.strip())
