"""Indicators across places and years, how firm targets are, and who answers with whom."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.figure import Figure

from .style import INK, SOFT, frame, place_colour, use_style

if TYPE_CHECKING:
    import networkx as nx

SCALES = {"元": (1e8, "亿元"), "元/人": (1e4, "万元/人"), "人年": (1e4, "万人年")}


def small_multiples(
    panel: pd.DataFrame, names: pd.DataFrame, title: str, subtitle: str, source: str, columns: int = 3
) -> Figure:
    """A panel an indicator: values by year, a colour a place, results filled and targets hollow.

    `panel` has indicator_id, place, year, status, value, unit, relation; `names` is indexed by indicator_id
    (name_zh, name_en) in the order of the panels. Bounds (以上, 超过) have an arrow.
    """
    if panel.empty or names.empty:
        raise ValueError("no values to draw")
    use_style()
    rows = -(-len(names) // columns)
    fig, axes = plt.subplots(rows, columns, figsize=(3.7 * columns, 0.9 + 2.5 * rows), sharex=True)
    years = [int(panel.year.min()), int(panel.year.max())]
    for ax, (indicator_id, name) in zip(np.ravel(axes), names.iterrows(), strict=False):
        own = panel[panel.indicator_id == indicator_id]
        factor, unit = SCALES.get(own.unit.iloc[0], (1, own.unit.iloc[0]))
        for place, line in own.groupby("place", sort=False):
            colour = place_colour(place)
            line = line.sort_values(["year", "status"])
            y = line.value / factor
            for status, style in (("actual", "-"), (None, ":")):
                path = line[line.status == status] if status else line[line.year >= _last_result(line)]
                ax.plot(path.year, path.value / factor, style, color=colour, linewidth=1, alpha=0.6, zorder=1)
            faces = np.where(line.status == "actual", colour, "white")
            ax.scatter(line.year, y, c=faces, edgecolors=colour, s=42, linewidths=1.5, zorder=2)
            for year, value, relation in zip(line.year, y, line.relation, strict=True):
                bound = {"ge": "≥", "gt": ">", "approx": "≈", "le": "≤"}.get(relation, "")
                words = f"{bound}{value:.4g}"
                near = own[(own.year == year) & (own.value / factor > value)].value / factor
                below = len(near) and near.min() - value < 0.2 * (own.value.max() / factor)
                place_ = {"xytext": (0, -6 if below else 6), "va": "top" if below else "bottom"}
                ax.annotate(
                    words, (year, value), textcoords="offset points", fontsize=8, ha="center", **place_
                )
        ax.set_title(f"{name.name_zh} {unit}\n{name.name_en}", fontsize=9, loc="left", linespacing=1.2)
        ax.set(xlim=(years[0] - 0.7, years[1] + 0.7), yticks=[])
        ax.set_xticks(
            range(years[0], years[1] + 1), [str(year)[2:] for year in range(years[0], years[1] + 1)]
        )
        low, high = ax.get_ylim()
        ax.set_ylim(low - 0.1 * (high - low), high + 0.28 * (high - low))
        ax.tick_params(length=0, labelsize=8)
        sns.despine(ax=ax, left=True)
    for ax in np.ravel(axes)[len(names) :]:
        ax.set_axis_off()
    x = 0.02
    for place in panel.place.drop_duplicates():
        fig.text(x, 1 - 0.86 / fig.get_figheight(), f"● {place}", color=place_colour(place), fontsize=10)
        x += 0.1
    fig.text(x, 1 - 0.86 / fig.get_figheight(), "● 结果 result  ○ 目标 target", color=INK, fontsize=9.5)
    frame(fig, title, subtitle, source, top=1 - 1.45 / fig.get_figheight(), bottom=0.65 / fig.get_figheight())
    fig.subplots_adjust(left=0.02, right=0.99, hspace=0.62, wspace=0.08)
    return fig


def _last_result(line: pd.DataFrame) -> float:
    results = line.year[line.status == "actual"]
    return results.max() if len(results) else np.inf


def firmness_strip(
    counts: pd.DataFrame, labels: Sequence[str], title: str, subtitle: str, source: str
) -> Figure:
    """Targets of each text by firmness, from forecasts at the left to ensured ones, a bar of parts a text.

    `counts` has a row a text and a column a rank of firmness (0 to 5), in order.
    """
    if counts.empty:
        raise ValueError("no targets to draw")
    use_style()
    tones = sns.color_palette("Blues", 6).as_hex()
    names = ["预计 forecast", "力争…左右", "力争 strive", "…左右", "直陈 stated", "确保 ensured"]
    fig, ax = plt.subplots(figsize=(10, 1.9 + 0.55 * len(counts)))
    left = np.zeros(len(counts))
    share = 100 * counts.div(counts.sum(axis=1), axis=0)
    for rank in range(6):
        part = share.get(rank, pd.Series(0.0, index=share.index)).to_numpy()
        ax.barh(range(len(counts)), part, left=left, height=0.62, color=tones[rank], edgecolor="white")
        for y, (start, width) in enumerate(zip(left, part, strict=True)):
            if width >= 4:
                ink = "white" if rank > 3 else INK
                number = int(counts.get(rank).iloc[y])
                ax.text(start + width / 2, y, str(number), ha="center", va="center", fontsize=9, color=ink)
        left += part
        ax.text(
            0.0 + rank / 6,
            1.03,
            f"■ {names[rank]}",
            color=tones[rank] if rank > 1 else SOFT,
            fontsize=9,
            transform=ax.transAxes,
        )
    ax.set(ylim=(len(counts) - 0.5, -0.6), xlim=(0, 100))
    ax.set_yticks(range(len(counts)), labels, fontsize=9.5)
    ax.set_xlabel("% of the text's targets; numbers: targets", fontsize=9)
    ax.tick_params(length=0, labelsize=9)
    sns.despine(ax=ax, left=True)
    frame(fig, title, subtitle, source, top=1 - 1.25 / fig.get_figheight(), bottom=0.75 / fig.get_figheight())
    fig.subplots_adjust(left=0.16, right=0.98)
    return fig


def unit_networks(
    graphs: dict[str, "nx.Graph"], title: str, subtitle: str, source: str, named: int = 14
) -> Figure:
    """Units that answer together, a network a text; dots by number of clauses, lines by clauses shared.

    The `named` units with most clauses have their name; units without a partner are not drawn. Places come
    from a spring layout with a fixed seed.
    """
    import networkx as nx
    import textalloc

    if not graphs or not all(graph.number_of_edges() for graph in graphs.values()):
        raise ValueError("a network without a line cannot be drawn: leave that text out")
    use_style()
    fig, axes = plt.subplots(1, len(graphs), figsize=(6.2 * len(graphs), 6.4))
    for ax, (label, graph) in zip(np.atleast_1d(axes), graphs.items(), strict=True):
        graph = graph.subgraph(name for name in sorted(graph) if graph.degree[name]).copy()
        apart = 1.6 / np.sqrt(max(len(graph), 1))
        at = nx.spring_layout(graph, weight="weight", seed=3, k=apart, iterations=200)
        at = {name: np.round(place, 3) for name, place in at.items()}
        for one, other, weight in graph.edges(data="weight"):
            line = np.array([at[one], at[other]])
            ax.plot(*line.T, color="#c9d6e2", linewidth=0.4 + 0.5 * weight, zorder=1)
        sizes = pd.Series(dict(graph.nodes(data="clauses"))).sort_values(ascending=False, kind="stable")
        places = np.array([at[name] for name in sizes.index])
        ax.scatter(*places.T, s=14 + 16 * sizes, color="#0072B2", edgecolors="white", zorder=2)
        ax.set_title(label, fontsize=10.5, loc="left")
        ax.set_axis_off()
        ax.margins(0.14)
        top = sizes.head(named)
        words = [f"{name} {n}" for name, n in top.items()]
        spots = np.array([at[name] for name in top.index])
        textalloc.allocate(
            ax,
            *spots.T,
            words,
            x_scatter=places[:, 0],
            y_scatter=places[:, 1],
            textsize=9,
            linecolor="#999999",
            linewidth=0.6,
            draw_all=False,
            priority_strategy="largest",
        )
    frame(fig, title, subtitle, source, top=0.84, bottom=0.06)
    fig.subplots_adjust(left=0.02, right=0.98, wspace=0.05)
    return fig


def shared_passages(table: pd.DataFrame, title: str, subtitle: str, source: str) -> Figure:
    """Pairs of passages one under the other, the characters alike in both dark.

    `table` has clause_id, text, other_id, other_text (see `policytext.reuse`), a pair a row.
    """
    if table.empty:
        raise ValueError("no passages to draw")
    use_style()
    fig, ax = plt.subplots(figsize=(10.4, 1.5 + 0.62 * len(table)))
    for y, row in enumerate(table.itertuples()):
        blocks = SequenceMatcher(None, row.text, row.other_text, autojunk=False).get_matching_blocks()
        for k, (text, clause_id) in enumerate(((row.text, row.clause_id), (row.other_text, row.other_id))):
            alike = {block[k] + i for block in blocks for i in range(block.size)}
            line = y + 0.36 * k
            ax.text(-0.6, line, clause_id, fontsize=8.5, color=SOFT, ha="right", va="center")
            for x, char in enumerate(text):
                ax.text(x, line, char, fontsize=10, color=INK if x in alike else "#b3b3b3", va="center")
    most = max(table.text.str.len().max(), table.other_text.str.len().max())
    ax.set(xlim=(-0.5, most + 0.5), ylim=(len(table) - 0.3, -0.5))
    ax.set_axis_off()
    frame(fig, title, subtitle, source, top=1 - 1.0 / fig.get_figheight(), bottom=0.4 / fig.get_figheight())
    fig.subplots_adjust(left=0.2, right=0.98)
    return fig
