"""Targets against results, and how well they are read."""

import re
from collections.abc import Mapping

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .style import INK, SOFT, frame, use_style

MEASURES = {
    "f1": ("数字", "numbers found (F1)"),
    "value": ("数值", "value"),
    "unit": ("单位", "unit"),
    "relation": ("关系", "relation"),
    "modality": ("语气", "firmness"),
    "kind": ("类型", "kind"),
    "status": ("性质", "target or result"),
    "year": ("年份", "year"),
    "indicator": ("指标名称", "phrase (similarity ≥ .8)"),
    "record_f1": ("整条记录", "whole record (F1)"),
}


def targets_index(table: pd.DataFrame, title: str, subtitle: str, source: str) -> Figure:
    """Two results and a target of each indicator in percent of the last result, with the numbers beside.

    `table` is that of `policytext.targets_against_results`, of one document; rows are drawn by the target's
    distance. Filled marks are results, hollow ones targets, orange where worse than the last result.
    """
    use_style()
    table = table.sort_values("change", ascending=False, kind="stable").reset_index(drop=True)
    fig, ax = plt.subplots(figsize=(10.8, 2.2 + 0.4 * len(table)))
    index = table[["before", "target"]].astype("float").div(table["last"], axis=0) * 100
    tones = table.setback.map({True: "#D55E00", False: "#0072B2"})
    ax.axvline(100, color=SOFT, linewidth=1, zorder=0)
    ax.hlines(table.index, 100, index.target, color=tones, linewidth=2, zorder=1)
    ax.scatter(np.full(len(table), 100), table.index, s=26, color=INK, zorder=2)
    ax.scatter(
        index.target, table.index, s=52, facecolors="white", edgecolors=tones, linewidths=1.5, zorder=3
    )
    ax.scatter(index.before, table.index, s=16, color="#999999", zorder=4)
    _numbers_beside(ax, table, tones)
    ax.set(ylim=(len(table) - 0.4, -0.8), yticks=[])
    ax.tick_params(length=0, labelsize=8.5)
    ax.set_xlabel(f"{table.last_year.iloc[0]} 结果 result = 100", fontsize=9)
    sns.despine(ax=ax, left=True)
    ax.grid(axis="x", color="#eeeeee")
    ax.set_axisbelow(True)
    frame(fig, title, subtitle, source, top=1 - 1.5 / fig.get_figheight(), bottom=0.08)
    fig.subplots_adjust(left=0.35, right=0.72)
    return fig


def accuracy(
    scores: pd.DataFrame, counts: Mapping[str, int], title: str, subtitle: str, source: str
) -> Figure:
    """Measures of reading with their intervals, a colour a set; `scores` is indexed by set and measure.

    Columns value, low, high (see `policytext.intervals`); `counts` are the records of each set.
    """
    use_style()
    fig, ax = plt.subplots(figsize=(9.2, 7.4))
    tones = dict(zip(counts, ("#999999", "#56B4E9", "#D55E00", "#882255"), strict=False))
    left = np.floor(scores.low.loc[:, list(MEASURES)].min() * 10 - 0.5) / 10
    for i, (name, tone) in enumerate(tones.items()):
        rows = scores.loc[name].loc[list(MEASURES)]
        places = np.arange(len(rows)) + 0.2 * (i - (len(tones) - 1) / 2)
        ax.hlines(places, rows.low, rows.high, color=tone, linewidth=2)
        ax.plot(rows.value, places, "o", color=tone, markersize=6.5, label=f"{name} (n = {counts[name]:,})")
        for x, y in zip(rows.low, places, strict=True):
            ax.text(
                x - 0.008,
                y,
                f"{rows.value.iloc[round(y)]:.0%}",
                fontsize=7.5,
                color=tone,
                ha="right",
                va="center",
            )
    for y, (chinese, english) in enumerate(MEASURES.values()):
        ax.text(left - 0.005, y, f"{chinese}  {english}", fontsize=9.5, ha="right", va="center")
    ax.set(ylim=(len(MEASURES) - 0.5, -0.6), yticks=[], xlim=(left, 1.01))
    ax.xaxis.set_major_formatter("{x:.0%}")
    ax.tick_params(length=0, labelsize=8.5)
    ax.grid(axis="x", color="#eeeeee")
    ax.set_axisbelow(True)
    sns.despine(ax=ax, left=True)
    ax.legend(loc="upper left", frameon=False, fontsize=9)
    frame(fig, title, subtitle, source, top=0.85, bottom=0.09)
    fig.subplots_adjust(left=0.27, right=0.97)
    return fig


def _numbers_beside(ax: Axes, table: pd.DataFrame, tones: pd.Series) -> None:
    """Names at the left and the numbers in columns at the right of each row."""
    at = ax.get_yaxis_transform()
    columns = {"before": (1.11, SOFT), "last": (1.25, INK), "target": (1.39, None)}
    look = {"transform": at, "fontsize": 8.5, "va": "bottom", "ha": "right", "linespacing": 1.1}
    for column, (x, _) in columns.items():
        year = table[f"{column}_year"].iloc[0]
        ax.text(
            x, -0.75, f"{year:.0f}\n" + ("目标\ntarget" if column == "target" else "结果\nresult"), **look
        )
    for y, row in enumerate(table.to_dict("records")):
        for column, (x, ink) in columns.items():
            number = f"{row[column]:g}"
            ax.text(x, y, number, transform=at, fontsize=9, va="center", ha="right", color=ink or tones[y])
        unit = "" if pd.isna(row["unit"]) else row["unit"]
        ax.text(1.41, y, unit, transform=at, fontsize=8.5, va="center", color=SOFT)
        name = re.sub(r"\([^()]*\)", "", row["indicator"])
        english = f"{row['name_en']}, lower is better" if row["better"] == "lower" else row["name_en"]
        ax.text(-0.02, y - 0.05, name, transform=at, fontsize=9, va="bottom", ha="right")
        ax.text(-0.02, y + 0.05, english, transform=at, fontsize=8, va="top", ha="right", color=SOFT)
