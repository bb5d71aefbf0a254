"""Indicators side by side: what may share a row, what is refused and why, what is absent and how."""

import re
from collections.abc import Collection

import numpy as np
import pandas as pd

from .catalogue import COUNTS, canonical, standard_value
from .codebooks import Source, read_codebook
from .corpus import Corpus
from .errors import require
from .language import regex, table
from .normalization import simplify
from .quantities import corpus_quantities

ASPECTS = ("kind", "grade", "area", "stage", "period", "unit")
WHOLE = re.compile(r"全[省市县区州]|我[省市县区州]")  # after a park: the place again
GOES_ON = "(?!(?:支出|投入|总?额|金额|数)?的?占|强度|的?比|加计)"  # then it is another indicator
SENTENCE = re.compile(r"[。;!?\n|]")
COLUMNS = (
    *("indicator_id", "series", "place", "level", "doc_id", "plan_year", "year", "status", "value"),
    *("value_max", "unit"),
    *("relation", "modality", "indicator", "clause_id", "raw_start", "raw_end", "stated", "found_in"),
    *("refused", "absence"),
)


def indicator_panel(
    corpus: Corpus,
    allow: Collection[str] = (),
    quantities: pd.DataFrame | None = None,
    catalogue: Source = None,
) -> pd.DataFrame:
    """Values of indicators by place and year, or how one is absent: a row a value or an absence.

    Values of one `series` may be compared; `value` and `unit` are standard. The series of an indicator is
    its id where a record is what the catalogue describes; otherwise `refused` names what differs and
    `series` has it too: `kind` (a flow beside a level, a growth rate), `grade` (national, provincial,
    municipal), `area` (a park beside the city), `stage` (applied for beside approved), `period` (a half-year,
    several years), `unit`. Aspects in `allow` are taken on by the user and part no series. `stated` counts
    how often a document says the same, `found_in` is text, table or both. Each document without a value in
    the indicator's own series has a row with `absence`: "not mentioned", "no number" (mentioned without one,
    at `clause_id`) or "not comparable" (of another series, or in a phrase that only ends in its name).
    Raises ValueError for an unknown aspect.

    `quantities` is that of `corpus_quantities`, which is called where it is not given.
    """
    if wrong := [aspect for aspect in allow if aspect not in ASPECTS]:
        raise ValueError(f"{', '.join(wrong)} is no aspect: use {', '.join(ASPECTS)}")
    book = read_codebook("indicators", catalogue).set_index("indicator_id")
    found = corpus_quantities(corpus, catalogue) if quantities is None else quantities
    named = corpus.documents[["doc_id", "place", "level", "plan_year"]]
    linked = found.dropna(subset=["indicator_id"]).merge(named, on="doc_id")
    refused = [_differences(record, book, corpus) for record in linked.to_dict("records")]
    parts = [{name: why for name, why in why_.items() if name not in allow} for why_ in refused]
    linked["refused"] = ["; ".join(f"{name}: {why}" for name, why in why_.items()) for why_ in parts]
    linked["series"] = [
        "|".join([id_, *(f"{name}={why}" for name, why in why_.items())])
        for id_, why_ in zip(linked.indicator_id, parts, strict=True)
    ]
    values = _values(linked)
    absences = _absences(values, found[found.indicator_id.isna()], corpus, book)
    both = pd.concat([values, absences], ignore_index=True).reindex(columns=list(COLUMNS))
    order = {name: i for i, name in enumerate(book.index)}
    both["own"] = both.series.str.contains("|", regex=False)
    keys = ["indicator_id", "own", "series", "plan_year", "doc_id", "year", "status"]
    sorted_ = both.sort_values(keys, key=lambda c: c.map(order) if c.name == "indicator_id" else c)
    return sorted_.drop(columns="own").reset_index(drop=True)


def refusals(panel: pd.DataFrame, catalogue: Source = None) -> pd.DataFrame:
    """Pairs that do not share a row, with the reason: indicator_id, series, other, reason.

    Within an indicator each series that differs from its own; across indicators those of the panel whose
    names differ in grade or scope only (省科技型中小微企业 is not 科技型中小企业).
    """
    require(panel, "indicator_id series refused absence", "a panel")
    book = read_codebook("indicators", catalogue).set_index("indicator_id")
    values = panel[panel.absence.isna()]
    own = values[values.refused.fillna("") != ""].drop_duplicates("series")
    rows = [(row.indicator_id, row.indicator_id, row.series, row.refused) for row in own.itertuples()]
    present = [id_ for id_ in book.index if id_ in set(values.indicator_id)]
    base = {id_: _base(book.name_zh[id_]) for id_ in book.index}
    for one in present:
        for other in book.index:
            if one != other and base[one] == base[other] and (other not in present or one < other):
                why = f"{book.scope[one] or 'whole area'} beside {book.scope[other] or 'whole area'}"
                rows.append((one, one, other, f"other indicator: {why}"))
    return pd.DataFrame(rows, columns=["indicator_id", "series", "other", "reason"])


def firmness(quantities: pd.DataFrame) -> pd.Series:
    """How firm each number is said, 0 (a forecast) to 5 (ensured), by `data/firmness.csv`; null for results.

    An ordinal scale: 确保 binds more than a plain statement, that more than 力争; 左右 loosens each.
    """
    require(quantities, "modality relation status", "quantities")
    ranks = {(row["modality"], row["relation"]): int(row["rank"]) for row in table("firmness")}
    loose = np.where(quantities.relation == "approx", "approx", "bound")
    found = [ranks.get(pair) for pair in zip(quantities.modality, loose, strict=True)]
    return pd.Series(found, index=quantities.index, dtype="Int64").where(quantities.status == "target")


def _differences(record: dict, book: pd.DataFrame, corpus: Corpus) -> dict[str, str]:
    """What keeps a record from its indicator's own row, by aspect."""
    row = book.loc[record["indicator_id"]]
    found = {"kind": record["kind"]} if record["kind"] != row["kind"] else {}
    page = corpus.pages[record["doc_id"]]
    before = SENTENCE.split(simplify(page[max(0, record["raw_start"] - 150) : record["raw_start"]]))[-1]
    near = regex(r"[,，;；、]").split(before)[-1]
    said = {"area": before, "period": near + record["indicator"]}
    for cue in table("comparability"):
        words = said.get(cue["aspect"], record["indicator"])
        match = next(reversed(list(re.finditer(cue["pattern"], words))), None)
        if cue["aspect"] == "area" and match and WHOLE.search(words[match.end() :]):
            continue
        if match and cue["aspect"] not in found and not re.search(cue["known"], _said(row)):
            found[cue["aspect"]] = match[1] if match.re.groups else cue["name"]
    if record["kind"] not in ("growth", "rank") and _measure(record["unit_std"]) != _measure(row["unit"]):
        found["unit"] = record["unit_std"]
    return {name: found[name] for name in ASPECTS if name in found}


def _said(row: pd.Series) -> str:
    return f"{row['name_zh']};{row['aliases']}"


def _measure(unit: str) -> str:
    """A unit without multiples; counting words (个, 家, 项) are one."""
    plain = standard_value(1, unit)[1]
    return "" if plain in COUNTS else plain


def _values(linked: pd.DataFrame) -> pd.DataFrame:
    """One row for what a document says more than once; the first mention is the one traced."""
    in_table = np.where(linked.rules == "table_cell", "table", "text")
    upper = [
        standard_value(high, unit)[0] if pd.notna(high) else np.nan
        for high, unit in zip(linked.value_max, linked.unit, strict=True)
    ]
    keyed = linked.assign(found_in=in_table, measure=linked.unit_std.map(_measure), value_max=upper)
    keys = ["series", "doc_id", "year", "status", "value_std", "measure"]
    groups = keyed.groupby(keys, sort=False, dropna=False)
    keyed["stated"] = groups.found_in.transform("size")
    keyed["found_in"] = groups.found_in.transform(lambda where: "both" if where.nunique() > 1 else where)
    first = keyed.drop_duplicates(keys).drop(columns=["value", "unit", "measure"])
    return first.rename(columns={"value_std": "value", "unit_std": "unit"}).assign(absence=None)


def _absences(
    values: pd.DataFrame, unlinked: pd.DataFrame, corpus: Corpus, book: pd.DataFrame
) -> pd.DataFrame:
    """A row for each document and indicator without a value in the indicator's own series."""
    own = set(map(tuple, values.loc[values.refused == "", ["indicator_id", "doc_id"]].to_numpy()))
    other = values[values.refused != ""].groupby(["indicator_id", "doc_id"])[["refused", "clause_id"]].first()
    names = {id_: {name for name in _said(row).split(";") if name} for id_, row in book.iterrows()}
    rows = []
    for id_ in values.indicator_id.unique():
        longer = {n for other_id, ns in names.items() if other_id != id_ for n in ns}
        longer = {n for n in longer if any(name in n and name != n for name in names[id_])}
        for document in corpus.documents.itertuples():
            if (key := (id_, document.doc_id)) in own:
                continue
            kind, refused, clause_id = "not comparable", "", None
            if key in other.index:
                refused, clause_id = other.loc[key]
            elif len(close := _close(names[id_], unlinked[unlinked.doc_id == document.doc_id])):
                refused, clause_id = f"phrase: {close.indicator.iloc[0]}", close.clause_id.iloc[0]
            else:
                own_clauses = corpus.clauses[corpus.clauses.doc_id == document.doc_id]
                clause_id = _mention(names[id_], longer, own_clauses)
                kind = "no number" if clause_id else "not mentioned"
            place = (document.place, document.level, document.plan_year)
            rows.append((*key, id_, *place, clause_id, refused, kind))
    first = ["indicator_id", "doc_id", "series", "place", "level", "plan_year"]
    return pd.DataFrame(rows, columns=[*first, "clause_id", "refused", "absence"])


def _close(names: set[str], unlinked: pd.DataFrame) -> pd.DataFrame:
    """Records that are not linked and whose phrase ends in a name of the indicator: a grade, a part of it."""
    endings = tuple({canonical(name) for name in names if len(canonical(name)) > 3})
    ends = [canonical(phrase).endswith(endings) for phrase in unlinked.indicator]
    return unlinked[pd.Series(ends, index=unlinked.index, dtype=bool)]


def _mention(names: set[str], longer: set[str], clauses: pd.DataFrame) -> str | None:
    """First clause with a name of the indicator that is no part of another indicator's name."""
    plain = {canonical(name) for name in names}
    wording = re.compile(f"(?:{'|'.join(map(re.escape, sorted(names | plain)))}){GOES_ON}")
    hidden = re.compile("|".join(map(re.escape, sorted(longer, key=len, reverse=True))) or r"(?!)")
    for clause_id, text in zip(clauses.clause_id, clauses.text, strict=True):
        said = hidden.sub("", regex(r"\([^()]*\)|\s").sub("", text))
        parts = (
            part for segment in regex(r"[,;。、:|]").split(said) for part in (segment, canonical(segment))
        )
        if any(wording.search(part) for part in parts):
            return clause_id
    return None


def _base(name: str) -> str:
    """A name without grade and size, to find indicators that are easily taken for each other."""
    return regex(r"国家级|省级|市级|以上|国省市|^[国省市]|微|数量|数$|\([^()]*\)").sub("", name)


def compare_panels(panel: pd.DataFrame, hand: pd.DataFrame, catalogue: Source = None) -> pd.DataFrame:
    """Values of indicators' own series beside a table made by hand: a row a value, with `found`.

    `found` is both, panel or hand (only there). `hand` has indicator_id, doc_id, year, status, kind, value,
    unit and note; rows whose kind is not the catalogue's, or whose note says "not comparable", are left out
    as the panel leaves them out.
    """
    require(panel, "indicator_id doc_id year status value refused absence", "a panel")
    require(hand, "indicator_id doc_id year status kind value unit note", "a table by hand")
    kinds = read_codebook("indicators", catalogue).set_index("indicator_id").kind
    own = (hand.kind == hand.indicator_id.map(kinds)) & ~hand.note.str.startswith("not comparable")
    theirs = hand[own].copy()
    theirs["value"] = [
        standard_value(float(value), unit)[0] for value, unit in zip(theirs.value, theirs.unit, strict=True)
    ]
    ours = panel[panel.absence.isna() & (panel.refused.fillna("") == "")]
    keys = ["indicator_id", "doc_id", "year", "status", "value"]
    dated = [t[keys].dropna(subset="year").astype({"year": "int64"}) for t in (ours, theirs)]
    tables = [t.round({"value": 4}).drop_duplicates() for t in dated]
    both = tables[0].merge(tables[1], on=keys, how="outer", indicator="found")
    names = {"both": "both", "left_only": "panel", "right_only": "hand"}
    return both.assign(found=both.found.astype("str").map(names))


def shared_indicators(panel: pd.DataFrame) -> list[str]:
    """Indicators that two places or more give in their own sense, in the order of the panel."""
    own = panel[panel.absence.isna() & (panel.refused.fillna("") == "")]
    places = own.groupby("indicator_id", sort=False).place.nunique()
    return list(places.index[places > 1])
