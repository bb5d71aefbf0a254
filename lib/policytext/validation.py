"""How far a coding can be trusted: coders against each other, the program against a hand coding."""

from collections.abc import Callable

import krippendorff
import numpy as np
import pandas as pd

from .codebooks import Source, read_codebook
from .errors import require
from .instruments import TARGET
from .phrasing import pattern
from .themes import NO_THEME, code_themes


def code_agreement(
    first: pd.DataFrame, second: pd.DataFrame, repeats: int = 500, seed: int = 0
) -> pd.DataFrame:
    """Krippendorff's alpha (nominal) of two codings: first, second, both, alpha, low, high by code.

    `first` and `second` have clause_id, primary and instruments (";"-joined). The row `primary` is the
    theme; the others are the presence of each instrument. low and high are the 95% interval from drawing
    clauses with replacement. Krippendorff (2004): .80 is the usual bar, .667 the lowest for tentative
    conclusions.
    """
    pairs = _paired(first, second)
    samples = _samples(len(pairs), repeats, seed)
    rows = {"primary": _alpha(pd.factorize(pd.concat([pairs.primary_1, pairs.primary_2]))[0], samples)}
    for name in sorted(set(_ids(pairs.instruments_1)) | set(_ids(pairs.instruments_2))):
        has = [_has(pairs[f"instruments_{side}"], name) for side in (1, 2)]
        rows[name] = _alpha(np.concatenate(has).astype(int), samples, has)
    columns = ["first", "second", "both", "alpha", "low", "high"]
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns).rename_axis("code")


def coding_scores(
    codings: pd.DataFrame, gold: pd.DataFrame, repeats: int = 1000, seed: int = 0
) -> pd.DataFrame:
    """A coding against a hand coding: index measure; columns value, low, high, n.

    Measures are accuracy (primary theme), accuracy_sure (where `gold.sure` is yes), instruments (micro F1),
    and for each theme and instrument its F1 as `theme:id` and `instrument:id`; n is the number in the gold.
    Both tables have clause_id, primary, instruments; intervals (95%) draw clauses with replacement. Raises
    ValueError where a clause of the gold is not coded.
    """
    pairs = _paired(gold, codings)
    ones = pd.Series(True, index=pairs.index)
    sure = pairs.sure.eq("yes") if "sure" in pairs else ones
    right = pairs.primary_1 == pairs.primary_2
    named = [_sets(pairs[f"instruments_{side}"]) for side in (1, 2)]
    sizes = [np.array([len(a & b), len(a), len(b)]) for a, b in zip(*named, strict=True)]
    counts = {"accuracy": _share(right, ones), "accuracy_sure": _share(right & sure, sure)}
    counts["instruments"] = np.array(sizes)
    for theme in sorted(set(pairs.primary_1)):
        counts[f"theme:{theme}"] = _hits(pairs.primary_1 == theme, pairs.primary_2 == theme)
    for name in sorted(set(_ids(pairs.instruments_1))):
        counts[f"instrument:{name}"] = _hits(*(_has(pairs[f"instruments_{side}"], name) for side in (1, 2)))
    samples = _samples(len(pairs), repeats, seed)
    rows = {name: [*_interval(_f1, table, samples), int(table[:, 1].sum())] for name, table in counts.items()}
    table = pd.DataFrame.from_dict(rows, orient="index", columns=["value", "low", "high", "n"])
    return table.rename_axis("measure").astype({"n": "int64"})


def code_left_out(clauses: pd.DataFrame, themes: Source = None, instruments: Source = None) -> pd.DataFrame:
    """`code_themes` of each document by those cues alone that stand in other documents too.

    A cue that was written for one document cannot help to code it, so that scores are flattered less (leave
    one document out); weights, rules and single choices within a wording were made with all in sight.
    """
    require(clauses, "clause_id doc_id type content", "clauses")
    if clauses.doc_id.isna().any() or clauses.empty:
        raise ValueError("clauses without a document cannot be left out: fill in doc_id")
    book, tools = read_codebook("themes", themes), read_codebook("instruments", instruments)
    tables = []
    for doc_id in clauses.doc_id.unique():
        own = clauses.doc_id == doc_id
        others = "\n".join(clauses.content[~own])
        known = [cue in others or theme == NO_THEME for theme, cue in zip(book.theme, book.cue, strict=True)]
        words = [cue == TARGET or bool(pattern(cue).search(others)) for cue in tools.cue]
        tables.append(code_themes(clauses[own], book[known], tools[words]))
    return pd.concat(tables, ignore_index=True)


def _paired(first: pd.DataFrame, second: pd.DataFrame) -> pd.DataFrame:
    for table in (first, second):
        require(table, "clause_id primary instruments", "a coding")
    columns = ["clause_id", "primary", "instruments"]
    extra = ["sure"] if "sure" in first else []
    pairs = first[columns + extra].merge(second[columns], on="clause_id", suffixes=("_1", "_2"), how="left")
    if len(missing := pairs.clause_id[pairs.primary_2.isna()]):
        raise ValueError(f"{len(missing)} clauses are coded once only, first {missing.iloc[0]}")
    return pairs.fillna({"instruments_1": "", "instruments_2": ""})


def _alpha(codes: np.ndarray, samples: np.ndarray, has: list[np.ndarray] | None = None) -> list[float]:
    both = codes.reshape(2, -1)
    drawn = [_alpha_of(both[:, sample]) for sample in samples]
    numbers = [len(both[0])] * 2 if has is None else [int(side.sum()) for side in has]
    same = int((both[0] == both[1]).sum() if has is None else (has[0] & has[1]).sum())
    return [*numbers, same, _alpha_of(both), *np.nanquantile(drawn, [0.025, 0.975])]


def _alpha_of(codes: np.ndarray) -> float:
    """Alpha of two rows of codes; missing where both coders use one code only: nothing varies."""
    if len(np.unique(codes)) < 2:
        return np.nan
    return float(krippendorff.alpha(codes, level_of_measurement="nominal"))


def _samples(n: int, repeats: int, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, n, (repeats, n))


def _share(right: pd.Series, asked: pd.Series) -> np.ndarray:
    """Rows that give a share as an F1: of those asked, those right."""
    return np.column_stack([right, asked, asked]).astype(int)


def _hits(gold: np.ndarray, coded: np.ndarray) -> np.ndarray:
    return np.column_stack([gold & coded, gold, coded]).astype(int)


def _f1(counts: np.ndarray) -> float:
    both, wanted, found = counts.sum(axis=0)
    return 2 * both / (wanted + found) if wanted + found else np.nan


def _interval(measure: Callable, table: np.ndarray, samples: np.ndarray) -> list[float]:
    drawn = [measure(table[sample]) for sample in samples]
    return [measure(table), *np.nanquantile(drawn, [0.025, 0.975])]


def _sets(ids: pd.Series) -> list[set[str]]:
    return [set(joined.split(";")) - {""} for joined in ids]


def _ids(ids: pd.Series) -> list[str]:
    return [name for names in _sets(ids) for name in names]


def _has(ids: pd.Series, name: str) -> np.ndarray:
    return np.array([name in names for names in _sets(ids)])
