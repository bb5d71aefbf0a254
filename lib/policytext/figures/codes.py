"""Themes, instruments and topics: shares with intervals, the balance of sides, how many topics."""

from collections.abc import Sequence

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.figure import Figure

from .style import INK, bilingual, frame, use_style

SIDES = {
    "supply": ("供给型", "supply", "#0072B2"),
    "environment": ("环境型", "environment", "#999999"),
    "demand": ("需求型", "demand", "#D55E00"),
}


def paired_dots(
    table: pd.DataFrame,
    names: pd.DataFrame,
    sides: Sequence[tuple[str, str, str]],
    title: str,
    subtitle: str,
    source: str,
) -> Figure:
    """Shares of two texts by code, each with its interval, a row a code.

    `table` has text_of, code, share, low, high; `names` is indexed by code (name_zh, name_en), its order that
    of the rows; `sides` are text_of, label and colour of the two texts.
    """
    use_style()
    fig, ax = plt.subplots(figsize=(9.2, 1.9 + 0.42 * len(names)))
    for k, (text_of, label, colour) in enumerate(sides):
        own = table[table.text_of == text_of].set_index("code").reindex(names.index).fillna(0)
        y = np.arange(len(own)) + 0.26 * (k - 0.5)
        ax.hlines(y, 100 * own.low, 100 * own.high, color=colour, linewidth=2)
        ax.plot(100 * own.share, y, "o", color=colour, markersize=6.5)
        ax.text(0.76 + 0.13 * k, 1.01, label, color=colour, fontsize=10, transform=ax.transAxes)
    for y, row in enumerate(names.itertuples()):
        bilingual(ax, -0.02, y, row.name_zh, row.name_en, align=(1, 0.5), transform=ax.get_yaxis_transform())
    ax.set(ylim=(len(names) - 0.4, -0.6), yticks=[], xlim=(-0.6, None))
    ax.set_xlabel("% of the text's characters", fontsize=9)
    ax.tick_params(length=0, labelsize=8.5)
    ax.grid(axis="x", color="#eeeeee")
    ax.set_axisbelow(True)
    sns.despine(ax=ax, left=True)
    frame(fig, title, subtitle, source, top=1 - 1.15 / fig.get_figheight(), bottom=0.75 / fig.get_figheight())
    fig.subplots_adjust(left=0.38, right=0.97)
    return fig


def balance(table: pd.DataFrame, labels: dict[str, str], title: str, subtitle: str, source: str) -> Figure:
    """Sides of policy instruments of each text as a bar of three parts, each with its interval in numbers.

    `table` has text_of, side, share, low, high; `labels` name the texts, from above.
    """
    use_style()
    fig, ax = plt.subplots(figsize=(10, 1.9 + 0.62 * len(labels)))
    wide = table.pivot(index="text_of", columns="side", values=["share", "low", "high"]).fillna(0) * 100
    for y, text_of in enumerate(labels):
        left = 0.0
        for side, (_, _, colour) in SIDES.items():
            share, low, high = (
                wide.loc[text_of, (value, side)] if (value, side) in wide else 0.0
                for value in ("share", "low", "high")
            )
            ax.barh(y, share, left=left, height=0.62, color=colour, edgecolor="white", linewidth=1.5)
            words = f"{share:.0f}%\n{low:.0f}–{high:.0f}"
            inside = share >= 7
            ax.text(
                left + share / 2 if inside else 101,
                y,
                words if inside else words.replace("\n", "  "),
                color="white" if inside else colour,
                fontsize=8.5,
                ha="center" if inside else "left",
                va="center",
                linespacing=1.1,
            )
            left += share
    for x, (chinese, english, colour) in zip((0, 40, 101), SIDES.values(), strict=True):
        ax.text(x, -0.55, f"{chinese} {english}", color=colour, fontsize=10, va="bottom")
    ax.set(xlim=(0, 100), ylim=(len(labels) - 0.5, -0.6), xticks=[])
    ax.set_yticks(range(len(labels)), labels.values(), fontsize=9.5)
    ax.tick_params(length=0)
    sns.despine(ax=ax, left=True, bottom=True)
    frame(fig, title, subtitle, source, top=1 - 1.3 / fig.get_figheight(), bottom=0.45 / fig.get_figheight())
    fig.subplots_adjust(left=0.16, right=0.86)
    return fig


def criteria(table: pd.DataFrame, chosen: int, title: str, subtitle: str, source: str) -> Figure:
    """Coherence and stability of topics by their number; `table` is that of `policytext.topic_criteria`."""
    use_style()
    fig, (left, right) = plt.subplots(1, 2, figsize=(9.6, 4.4))
    lines = {
        left: [("coherence", "连贯性 coherence (NPMI)", INK)],
        right: [
            ("seeds", "换种子 other seeds", "#0072B2"),
            ("resamples", "换条款 other clauses", "#D55E00"),
        ],
    }
    for ax, rows in lines.items():
        ax.axvline(chosen, color="#d9d9d9", linewidth=8, zorder=0)
        for column, name, colour in rows:
            ax.plot(table.k, table[column], "o-", color=colour, markersize=5)
            if ax is right:
                y = table[column].iloc[-4:].max() + 0.04
                ax.text(table.k.iloc[-1], y, name, color=colour, ha="right")
        ax.set_xticks(table.k)
        ax.set_xlabel("主题数 number of topics", fontsize=9)
        ax.tick_params(length=0, labelsize=8.5)
        ax.grid(axis="y", color="#eeeeee")
        sns.despine(ax=ax, left=True)
    left.set_title("连贯性 coherence (NPMI of a topic's ten words)", fontsize=9.5, loc="left")
    right.set(ylim=(0, 1), ylabel="")
    right.set_title("稳定性 stability: share of a topic's ten words that stay", fontsize=9.5, loc="left")
    frame(fig, title, subtitle, source, top=0.78, bottom=0.17)
    fig.subplots_adjust(left=0.07, right=0.97, wspace=0.2)
    return fig
