"""How time and memory grow with the number of documents."""

import matplotlib.pyplot as plt
import pandas as pd
import seaborn as sns
from matplotlib.figure import Figure

from .style import SOFT, frame, use_style

BLUE, ORANGE = "#0072B2", "#D55E00"


def scale(table: pd.DataFrame, title: str, subtitle: str, source: str) -> Figure:
    """Minutes and peak memory by documents, side by side; dotted, time in proportion to the largest size.

    `table` has documents, seconds and peak_gib, a row a size.
    """
    use_style()
    fig, (left, right) = plt.subplots(1, 2, figsize=(9.6, 4.2))
    minutes, sizes = table.seconds / 60, table.documents
    slope = minutes[sizes.idxmax()] / sizes.max()
    left.plot(sizes, slope * sizes, ":", color=SOFT, linewidth=1)
    for ax, y, colour, words in (
        (left, minutes, BLUE, "{:.1f} min"),
        (right, table.peak_gib, ORANGE, "{:.2f}"),
    ):
        ax.plot(sizes, y, "o", color=colour, markersize=7)
        for x, value in zip(sizes, y, strict=True):
            ax.annotate(words.format(value), (x, value), (8, -10), textcoords="offset points", fontsize=9.5)
        ax.set_xscale("log")
        ax.set_xlim(sizes.min() * 0.7, sizes.max() * 2.2)
        ax.set_xticks(sizes, [f"{x:,}" for x in sizes])
        ax.minorticks_off()
        ax.tick_params(length=0, labelsize=9)
        ax.grid(axis="x", color="#eeeeee")
        ax.set_axisbelow(True)
        ax.set_xlabel("文件数 documents (logarithmic)", fontsize=9)
        sns.despine(ax=ax, left=True)
    left.set(yscale="log", yticks=[], ylim=(minutes.min() * 0.5, minutes.max() * 1.6))
    left.minorticks_off()
    right.set(ylim=(0, table.peak_gib.max() * 1.25), yticks=[])
    left.set_title("时间 time (logarithmic)", fontsize=10, loc="left")
    right.set_title("内存峰值 peak memory, GiB", fontsize=10, loc="left")
    frame(fig, title, subtitle, source, top=0.74, bottom=0.2)
    fig.subplots_adjust(left=0.03, right=0.98, wspace=0.08)
    return fig
