"""Which theme of the codebook a clause is about: a dictionary coding that shows its cues."""

import re
from collections import Counter

import pandas as pd

from .codebooks import Source, read_codebook
from .errors import CorpusError

NO_THEME = "none"
GENERAL = "general"
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
    stands or where a paragraph stands before the first heading of a document; up to two further themes
    come near it.

    >>> clauses = pd.DataFrame({"clause_id": ["a/1"], "type": "item", "table": None, "title": None,
    ...                         "content": "新增众创空间2家,孵化器1家。"})
    >>> code_themes(clauses)[["primary", "cues"]].values.tolist()
    [['startups', '众创空间×1;孵化器×1']]
    """
    book = _checked(read_codebook("themes", themes))
    coded = clauses[(clauses.type != "heading") & ~clauses.table.fillna("").isin(["indicator", "other"])]
    named = coded.assign(title=coded.title.fillna(""), leads=_leads(coded, clauses))
    pattern = re.compile("|".join(map(re.escape, sorted(set(book.cue), key=len, reverse=True))))
    columns = ["clause_id", "type", "title", "content", "leads"]
    rows = [_code(*row, book, pattern) for row in named[columns].itertuples(index=False)]
    return pd.DataFrame(rows, columns=["clause_id", "primary", "further", "cues"])


def theme_names(themes: Source = None) -> pd.DataFrame:
    """Themes in the order of the codebook: index theme; columns name_zh, name_en."""
    return read_codebook("themes", themes).drop_duplicates("theme").set_index("theme")[["name_zh", "name_en"]]


def coded_texts(codings: pd.DataFrame, clauses: pd.DataFrame) -> pd.DataFrame:
    """Coded clauses with `theme`, the primary one, and `text_of`, the document and its part.

    Clauses that lead a document or hold no cue get `general` as theme: the codebook counts them as
    governance, but no word of theirs says so. Clauses without policy content are left out.
    """
    coded = codings[codings.primary != NO_THEME].merge(clauses, on="clause_id")
    general = coded.cues.eq("") | _leads(coded, clauses)
    return coded.assign(
        theme=coded.primary.mask(general, GENERAL), text_of=coded.doc_id + " " + coded.part.astype("str")
    )


def theme_shares(coded: pd.DataFrame) -> pd.DataFrame:
    """Share of the coded characters that each theme has in each text: text_of, theme, share, n.

    `coded` is that of `coded_texts`; `n` counts the clauses; the shares of a text add to 1. Within a text,
    from the largest share to the smallest.
    """
    chars = coded.content.str.len()
    groups = coded.assign(chars=chars).groupby(["text_of", "theme"], sort=False).chars
    table = groups.agg(chars="sum", n="size").reset_index()
    table["share"] = table.chars / table.groupby("text_of").chars.transform("sum")
    order = {text: i for i, text in enumerate(coded.text_of.unique())}
    table = table.assign(order=table.text_of.map(order))
    table = table.sort_values(["order", "share", "theme"], ascending=[True, False, True], ignore_index=True)
    return table[["text_of", "theme", "share", "n"]]


def _checked(book: pd.DataFrame) -> pd.DataFrame:
    weights = pd.to_numeric(book.weight, errors="coerce")
    if weights.isna().any() or (weights <= 0).any():
        row = book.index[weights.isna() | (weights <= 0)][0] + 2
        raise CorpusError("weight is no positive number", where=f"themes row {row}", remedy="write 1 or 2")
    return book.assign(weight=weights)


def _leads(coded: pd.DataFrame, clauses: pd.DataFrame) -> pd.Series:
    """Paragraphs that lead a document: before its first heading, in documents that have headings."""
    if "path" not in clauses:
        return pd.Series(False, index=coded.index)
    headed = set(clauses.doc_id[(clauses.type == "heading") & (clauses.level > 0)])
    return (coded.type == "paragraph") & (coded.path == "") & coded.doc_id.isin(headed)


def _code(
    clause_id: str, type_: str, title: str, content: str, leads: bool, book: pd.DataFrame, pattern: re.Pattern
) -> tuple[str, ...]:
    if type_ == "attachment":
        return clause_id, NO_THEME, "", ""
    found = Counter(pattern.findall(content))
    named = Counter(pattern.findall(title))
    cues = ";".join(f"{cue}×{n}" for cue, n in found.items())
    weight = {cue: n + (TITLE_WEIGHT - 1) * named[cue] for cue, n in found.items()}
    scores: Counter[str] = Counter()
    for theme, cue, value in zip(book.theme, book.cue, book.weight, strict=True):
        scores[theme] += value * weight.get(cue, 0)
    ranked = [theme for theme, score in scores.most_common() if score > 0]
    if leads or not ranked:
        return clause_id, DEFAULT, ";".join(theme for theme in ranked[:2] if theme != DEFAULT), cues
    enough = max(FURTHER_SHARE * scores[ranked[0]], FURTHER_SCORE)
    further = [theme for theme in ranked[1:3] if scores[theme] >= enough]
    return clause_id, ranked[0], ";".join(further), cues
