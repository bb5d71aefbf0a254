"""Which theme of the codebook a clause is about: a dictionary coding that shows its cues."""

import re
from collections import Counter

import pandas as pd

from .codebooks import Source, read_codebook
from .errors import CorpusError

NO_THEME = "none"
DEFAULT = "governance"  # general aims that fit no theme, by the codebook
FURTHER_SHARE = 0.6  # of the primary theme's score
FURTHER_SCORE = 4  # below it a second theme is a mention, not a subject
TITLE_WEIGHT = 3  # a cue in a run-in heading says what the clause is about


def code_themes(clauses: pd.DataFrame, themes: Source = None) -> pd.DataFrame:
    """Themes of clauses: clause_id, primary, further (";"-joined), cues (word×count, ";"-joined).

    Coded are items, paragraphs and rows of task tables; attachments get `none`; headings and rows of
    indicator tables are left out. A theme's score is the sum of the weights of its cues in the clause's
    content, longest cue first and each character once; cues in the run-in heading count more. The
    primary theme has the highest score (ties: the order of the codebook), `governance` where no cue
    stands; up to two further themes come near it.

    >>> clauses = pd.DataFrame({"clause_id": ["a/1"], "type": "item", "table": None, "title": None,
    ...                         "content": "新增众创空间2家,孵化器1家。"})
    >>> code_themes(clauses)[["primary", "cues"]].values.tolist()
    [['startups', '众创空间×1;孵化器×1']]
    """
    book = _checked(read_codebook("themes", themes))
    coded = clauses[(clauses.type != "heading") & ~clauses.table.fillna("").isin(["indicator", "other"])]
    named = coded.assign(title=coded.title.fillna(""))[["clause_id", "type", "title", "content"]]
    rows = [_code(*row, book) for row in named.itertuples(index=False)]
    return pd.DataFrame(rows, columns=["clause_id", "primary", "further", "cues"])


def theme_names(themes: Source = None) -> pd.DataFrame:
    """Themes in the order of the codebook: index theme; columns name_zh, name_en."""
    return read_codebook("themes", themes).drop_duplicates("theme").set_index("theme")[["name_zh", "name_en"]]


def theme_shares(codings: pd.DataFrame, clauses: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Share of the coded characters that each primary theme has, by groups of clauses: by…, theme, share, n.

    `n` counts the clauses of the theme in the group; shares of a group add to 1.
    """
    joined = codings.merge(clauses, on="clause_id").query("primary != 'none'")
    joined["chars"] = joined.content.str.len()
    table = joined.groupby([*by, "primary"], sort=False).chars.agg(["sum", "size"]).reset_index()
    table["share"] = table["sum"] / table.groupby(by, sort=False)["sum"].transform("sum")
    return table.rename(columns={"primary": "theme", "size": "n"})[[*by, "theme", "share", "n"]]


def _checked(book: pd.DataFrame) -> pd.DataFrame:
    weights = pd.to_numeric(book.weight, errors="coerce")
    if weights.isna().any() or (weights <= 0).any():
        row = book.index[weights.isna() | (weights <= 0)][0] + 2
        raise CorpusError("weight is no positive number", where=f"themes row {row}", remedy="write 1 or 2")
    return book.assign(weight=weights)


def _code(
    clause_id: str, type_: str, title: str, content: str, book: pd.DataFrame
) -> tuple[str, str, str, str]:
    if type_ == "attachment":
        return clause_id, NO_THEME, "", ""
    pattern = re.compile("|".join(map(re.escape, sorted(set(book.cue), key=len, reverse=True))))
    found = Counter(pattern.findall(content))
    named = Counter(pattern.findall(title))
    weight = {cue: n + (TITLE_WEIGHT - 1) * named[cue] for cue, n in found.items()}
    scores: Counter[str] = Counter()
    for theme, cue, value in zip(book.theme, book.cue, book.weight, strict=True):
        scores[theme] += value * weight.get(cue, 0)
    ranked = [theme for theme, score in scores.most_common() if score > 0]
    if not ranked:
        return clause_id, DEFAULT, "", ""
    enough = max(FURTHER_SHARE * scores[ranked[0]], FURTHER_SCORE)
    further = [theme for theme in ranked[1:3] if scores[theme] >= enough]
    return clause_id, ranked[0], ";".join(further), ";".join(f"{cue}×{n}" for cue, n in found.items())
