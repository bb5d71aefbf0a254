"""Which theme of the codebook a clause is about: a dictionary coding that shows its cues."""

import re
from collections import Counter

import numpy as np
import pandas as pd

from .codebooks import Source, of_codebook, read_codebook
from .errors import CorpusError, require
from .instruments import instrument_cues, instrument_names
from .resampling import code_shares

NO_THEME = "none"
GENERAL = "general"
DEFAULT = "governance"  # general aims that fit no theme, by the codebook
TITLE_WEIGHT = 2  # added once for a cue in the run-in heading or a short first sentence
HEADING_WEIGHT = 1  # added once for a cue in the heading above
MIXED = 4  # themes a clause touches before it may be about none of them
MIXED_SHARE = 0.5  # of all scores: what the first theme then needs, where no title names it
FURTHER_SHARE = 0.6  # of the primary theme's score
FURTHER_SCORE = 4  # below it a second theme is a mention, not a subject
NUMBER = re.compile(r"^\s*(?:[一二三四五六七八九十]+、|[((]?[一二三四五六七八九十\d]{1,3}[))、.．:])\s*")
LEAD = re.compile(r"[^。:;,]{2,28}[。:]")


def code_themes(clauses: pd.DataFrame, themes: Source = None, instruments: Source = None) -> pd.DataFrame:
    """Themes and instruments of clauses: clause_id, primary, further, instruments, cues.

    `further` and `instruments` are ids joined by ";", `cues` the words of the themes with their number
    (word×count, ";"-joined); the words of the instruments give `instrument_cues`. Coded are items,
    paragraphs and rows of task tables; attachments and notes to tables get `none`; headings and rows of
    indicator tables are left out. A theme's score is the sum of the weights of its cues in the clause's
    content, from left to right the longest cue at each place; cues in the run-in heading (or short first
    sentence) and in the heading above count more. The primary theme has the highest score (ties: the order
    of the codebook). A clause is `governance` where no cue stands, where a paragraph stands before the first
    heading of a document, and where many themes are touched, none with half of the score and none by
    name; up to two further themes come near the first.

    >>> clauses = pd.DataFrame({"clause_id": ["a/1"], "type": "item", "table": None, "title": None,
    ...                         "content": "新增众创空间2家,孵化器1家。"})
    >>> code_themes(clauses)[["primary", "instruments", "cues"]].values.tolist()
    [['startups', 's_facilities;e_goals', '众创空间×1;孵化器×1']]
    """
    require(clauses, "clause_id type content", "clauses")
    coder = of_codebook(_Coder, "themes", themes)
    tables = clauses.table.fillna("") if "table" in clauses else pd.Series("", index=clauses.index)
    coded = clauses[(clauses.type != "heading") & ~tables.isin(["indicator", "other"])]
    coded = coded.fillna({"content": ""})
    if len(twice := coded.clause_id[coded.clause_id.duplicated()]):
        raise ValueError(f"clause_id {twice.iloc[0]} stands twice: give each clause an id of its own")
    leads = _leads(coded, clauses)
    rows = [
        (clause["clause_id"], *coder.code(clause, lead))
        for clause, lead in zip(coded.to_dict("records"), leads, strict=True)
    ]
    table = pd.DataFrame(rows, columns=["clause_id", "primary", "further", "cues"])
    table["instruments"] = _instruments(table, coded, instruments)
    return table[["clause_id", "primary", "further", "instruments", "cues"]]


def theme_cues(clauses: pd.DataFrame, themes: Source = None) -> pd.DataFrame:
    """Words of clauses that are cues of a theme: clause_id, theme, text, start, end; offsets in `content`.

    A cue of several themes has a row for each; longest cue first, each character once.

    >>> clauses = pd.DataFrame({"clause_id": ["a/1"], "type": "item", "content": "新增众创空间2家。"})
    >>> theme_cues(clauses)[["theme", "text", "start"]].values.tolist()
    [['startups', '众创空间', 2]]
    """
    require(clauses, "clause_id type content", "clauses")
    coder = of_codebook(_Coder, "themes", themes)
    rows = [
        (clause_id, theme, match[0], *match.span())
        for clause_id, type_, content in clauses[["clause_id", "type", "content"]].itertuples(index=False)
        if type_ != "heading"
        for match in coder.pattern.finditer(content)
        for theme, _ in coder.weights[match[0]]
    ]
    return pd.DataFrame(rows, columns=["clause_id", "theme", "text", "start", "end"])


def theme_names(themes: Source = None) -> pd.DataFrame:
    """Themes in the order of the codebook: index theme; columns name_zh, name_en."""
    return read_codebook("themes", themes).drop_duplicates("theme").set_index("theme")[["name_zh", "name_en"]]


def coded_texts(codings: pd.DataFrame, clauses: pd.DataFrame) -> pd.DataFrame:
    """Coded clauses with `theme`, the primary one, and `text_of`, the document and its part.

    Clauses that lead a document or hold no cue get `general` as theme: the codebook counts them as
    governance, but no word of theirs says so. Clauses without policy content are left out.
    """
    coded = codings[codings.primary != NO_THEME].merge(clauses, on="clause_id")
    general = (coded.cues.eq("") & coded.primary.eq(DEFAULT)) | _leads(coded, clauses)
    return coded.assign(
        theme=coded.primary.mask(general, GENERAL), text_of=coded.doc_id + " " + coded.part.astype("str")
    )


def theme_shares(coded: pd.DataFrame, unit: str = "characters", repeats: int = 1000) -> pd.DataFrame:
    """Share that each theme has in each text: text_of, theme, share, low, high, n (see `code_shares`).

    `coded` is that of `coded_texts`; `unit` is "characters" or "clauses".
    """
    if unit not in ("characters", "clauses"):
        raise ValueError(f"unit {unit!r} is unknown: use characters or clauses")
    weight = coded.content.str.len() if unit == "characters" else 1
    return code_shares(coded.assign(weight=weight), "theme", repeats)


def _checked(book: pd.DataFrame) -> pd.DataFrame:
    weights = pd.to_numeric(book.weight, errors="coerce")
    wrong = weights.isna() | (weights <= 0) | np.isinf(weights)
    if wrong.any():
        row = book.index[wrong][0] + 2
        raise CorpusError("weight is no positive number", where=f"themes row {row}", remedy="write 1 or 2")
    return book.assign(weight=weights)


def _leads(coded: pd.DataFrame, clauses: pd.DataFrame) -> pd.Series:
    """Paragraphs that lead a document: before its first heading, in documents that have headings."""
    if not {"path", "doc_id", "level"} <= set(clauses):
        return pd.Series(False, index=coded.index)
    headed = set(clauses.doc_id[(clauses.type == "heading") & (clauses.level > 0)])
    return (coded.type == "paragraph") & (coded.path == "") & coded.doc_id.isin(headed)


class _Coder:
    """The codebook made ready: one pattern of all cues, and what each weighs for which theme."""

    def __init__(self, book: pd.DataFrame) -> None:
        book = _checked(book)
        notes = book.theme == NO_THEME
        self.notes = tuple(book.cue[notes])
        self.order = list(dict.fromkeys(book.theme))
        self.weights: dict[str, list[tuple[str, float]]] = {}
        for theme, cue, weight in book.loc[~notes, ["theme", "cue", "weight"]].itertuples(index=False):
            self.weights.setdefault(cue, []).append((theme, weight))
        self.pattern = re.compile("|".join(map(re.escape, sorted(self.weights, key=len, reverse=True))))

    def code(self, clause: dict[str, object], leads: bool) -> tuple[str, str, str]:
        """Primary theme, further themes and cues of a clause."""
        content = clause["content"]
        if clause["type"] == "attachment" or content.lstrip().startswith(self.notes):
            return NO_THEME, "", ""
        found = Counter(self.pattern.findall(content))
        named = set(self.pattern.findall(_title(clause)))
        above = set(self.pattern.findall(str(clause.get("path") or "").rpartition(" > ")[2]))
        scores = self.scores(found, named, above)
        cues = ";".join(f"{cue}×{n}" for cue, n in found.items())
        ranked = sorted(scores, key=lambda theme: (-scores[theme], self.order.index(theme)))
        if leads or not ranked or (not named and _mixed([scores[theme] for theme in ranked])):
            return DEFAULT, ";".join(theme for theme in ranked[:2] if theme != DEFAULT), cues
        enough = max(FURTHER_SHARE * scores[ranked[0]], FURTHER_SCORE)
        return ranked[0], ";".join(theme for theme in ranked[1:3] if scores[theme] >= enough), cues

    def scores(self, found: Counter[str], named: set[str], above: set[str]) -> dict[str, float]:
        scores: Counter[str] = Counter()
        for cue in {*found, *above}:
            times = found[cue] + TITLE_WEIGHT * (cue in named) + HEADING_WEIGHT * (cue in above)
            for theme, weight in self.weights[cue]:
                scores[theme] += weight * times
        return scores


def _title(clause: dict[str, object]) -> str:
    """The run-in heading, else a short first sentence."""
    if isinstance(clause.get("title"), str) and clause["title"]:
        return clause["title"]
    lead = LEAD.match(NUMBER.sub("", clause["content"]))
    return lead[0] if lead else ""


def _mixed(scores: list[float]) -> bool:
    return len(scores) >= MIXED and scores[0] < MIXED_SHARE * sum(scores)


def _instruments(table: pd.DataFrame, coded: pd.DataFrame, source: Source) -> pd.Series:
    """Ids of the instruments of each coded clause, in the order of the codebook."""
    themes = dict(zip(table.clause_id, table.primary, strict=True))
    order = {name: i for i, name in enumerate(instrument_names(source).index)}
    cues = instrument_cues(coded, source)
    found: dict[str, set[str]] = {}
    for clause_id, instrument, not_in in zip(cues.clause_id, cues.instrument, cues.not_in, strict=True):
        if themes[clause_id] not in (NO_THEME, *not_in.split(";")):
            found.setdefault(clause_id, set()).add(instrument)
    ids = [";".join(sorted(found.get(clause_id, ()), key=order.get)) for clause_id in table.clause_id]
    return pd.Series(ids, index=table.index, dtype="str")
