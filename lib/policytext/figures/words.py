"""Words that set documents apart: effect sizes with intervals, two documents word by word."""

from collections.abc import Sequence

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns
import textalloc
from matplotlib.figure import Figure

from .style import RULE, SOFT, bilingual, frame, use_style


def keyness_dots(
    table: pd.DataFrame, sides: Sequence[tuple[str, str]], title: str, subtitle: str, source: str
) -> Figure:
    """Words by log ratio with intervals; the first side's words above, the second's below.

    `table` is that of `policytext.most_apart` with a column gloss; `sides` are name and colour of target and
    reference. Hollow dots have intervals that reach zero.
    """
    if table.empty:
        raise ValueError("no words to draw: lower `least`")
    use_style()
    fig, ax = plt.subplots(figsize=(9.6, 2.1 + 0.3 * len(table)))
    (first, tone), (second, other) = sides
    colours = [tone if ratio > 0 else other for ratio in table.log_ratio]
    ax.axvline(0, color=SOFT, linewidth=1, zorder=0)
    ax.hlines(table.index, table.low, table.high, color=colours, linewidth=2)
    faces = np.where(table.differs, colours, "white")
    ax.scatter(table.log_ratio, table.index, c=faces, edgecolors=colours, linewidths=1.5, s=42, zorder=3)
    at = ax.get_yaxis_transform()
    look = {"transform": at, "fontsize": 9, "va": "center", "ha": "right"}
    for y, row in enumerate(table.itertuples()):
        bilingual(ax, -0.02, y, row.token, row.gloss, align=(1, 0.5), transform=at)
        ax.text(1.07, y, f"{row.count}", color=tone, **look)
        ax.text(1.15, y, f"{row.reference_count}", color=other, **look)
    for x, name, colour in ((1.07, first, tone), (1.15, second, other)):
        ax.text(x, -0.75, name.replace(" ", "\n"), color=colour, **look | {"va": "bottom", "fontsize": 8.5})
    ax.set(ylim=(len(table) - 0.4, -0.8), yticks=[])
    ticks = np.arange(np.floor(table.low.min()), np.ceil(table.high.max()) + 1)
    ax.set_xticks(ticks, [f"{2 ** abs(tick):g}×" if tick else "=" for tick in ticks], fontsize=8.5)
    ax.set_xlabel(f"← 更多见于 more in {second}      更多见于 more in {first} →", fontsize=9)
    ax.tick_params(length=0)
    ax.grid(axis="x", color="#eeeeee")
    ax.set_axisbelow(True)
    sns.despine(ax=ax, left=True)
    frame(fig, title, subtitle, source, top=1 - 1.25 / fig.get_figheight(), bottom=0.85 / fig.get_figheight())
    fig.subplots_adjust(left=0.36, right=0.84)
    return fig


def two_texts(
    table: pd.DataFrame, sides: Sequence[tuple[str, str]], title: str, subtitle: str, source: str
) -> Figure:
    """Words by their frequency in two documents, per thousand; labelled ones are placed without overlap.

    `table` has token, gloss, per_1000, reference_per_1000 and `label` (boolean); `sides` as in
    `keyness_dots`, the target on the vertical axis. Square-root scales; larger dots are more words; labels
    of words that do not `differs` are grey.
    """
    if table.empty:
        raise ValueError("no words to draw: lower `least`")
    use_style()
    fig, ax = plt.subplots(figsize=(9.6, 7.6))
    (_, tone), (_, other) = sides
    table = table.assign(x=np.sqrt(table.reference_per_1000), y=np.sqrt(table.per_1000))
    most = table[["x", "y"]].max().max() * 1.06
    ax.set(xlim=(-0.5, most), ylim=(-0.8, most))  # room for labels below zero
    ax.plot([0, most], [0, most], color=RULE, linewidth=1.2, zorder=0)
    crowd = table.groupby(["x", "y"]).size().rename("words").reset_index()
    ax.scatter(crowd.x, crowd.y, s=9 * crowd.words, color="#bbbbbb", linewidths=0, zorder=1)
    words = (table.token + " " + table.gloss).where(table.label).dropna()
    named = table.loc[words.index].assign(words=words.str.strip())
    named = named.groupby(["differs", "x", "y"], sort=True).words.agg("\n".join).reset_index()
    colours = np.where(~named.differs, SOFT, np.where(named.y > named.x, tone, other)).tolist()
    ax.scatter(named.x, named.y, s=26, color=colours, zorder=2)
    ticks = [tick for tick in (0, 1, 2, 4, 8, 12, 16, 24, 32) if np.sqrt(tick) < most]
    for axis, (name, colour) in ((ax.xaxis, sides[1]), (ax.yaxis, sides[0])):
        axis.set_ticks(np.sqrt(ticks), ticks)
        axis.set_label_text(f"{name}: 每千词 uses per 1,000 words", color=colour, fontsize=9.5)
    ax.tick_params(length=0, labelsize=8.5)
    frame(fig, title, subtitle, source, top=0.87, bottom=0.11)
    fig.subplots_adjust(left=0.08, right=0.98)
    textalloc.allocate(
        ax,
        named.x,
        named.y,
        named.words.tolist(),
        x_scatter=table.x,
        y_scatter=table.y,
        textsize=8.5,
        textcolor=colours,
        linecolor="#999999",
        linewidth=0.6,
        draw_all=False,
        avoid_label_lines_overlap=True,
        avoid_crossing_label_lines=True,
        priority_strategy="largest",
        linespacing=1.15,
    )
    return fig
