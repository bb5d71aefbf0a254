"""Tables of values as heat maps."""

import matplotlib.pyplot as plt
import pandas as pd
import seaborn as sns
from matplotlib.colors import PowerNorm
from matplotlib.figure import Figure

from .style import SOFT, frame, use_style


def heat_map(
    values: pd.DataFrame,
    names: pd.DataFrame,
    columns: list[str],
    title: str,
    subtitle: str,
    source: str,
    decimals: int = 0,
) -> Figure:
    """Values by row and column as a table shaded by square roots, each cell with its number.

    `names` has name_zh and name_en for the rows of `values`; `columns` are the labels of its columns.
    """
    use_style()
    fig, ax = plt.subplots(
        figsize=(3.4 + min(1.25, 12 / values.shape[1]) * values.shape[1], 2.4 + 0.42 * len(values))
    )
    shown = values.map(lambda value: "·" if value == 0 else f"{value:.{decimals}f}")
    look = {"fmt": "", "cbar": False, "linewidths": 1.5, "linecolor": "white", "annot_kws": {"fontsize": 9.5}}
    sns.heatmap(
        values, ax=ax, cmap="Blues", norm=PowerNorm(0.5, 0, values.to_numpy().max()), annot=shown, **look
    )
    for y, (chinese, english) in enumerate(zip(names.name_zh, names.name_en, strict=True), 0):
        ax.text(-0.08, y + 0.5, chinese, fontsize=9.5, ha="right", va="bottom")
        ax.text(-0.08, y + 0.53, english, fontsize=8, ha="right", va="top", color=SOFT)
    ax.set_xticks(ax.get_xticks(), columns, rotation=0, fontsize=9)
    ax.set(xlabel="", ylabel="", yticks=[])
    ax.xaxis.tick_top()
    ax.tick_params(length=0)
    frame(fig, title, subtitle, source, top=1 - 1.55 / fig.get_figheight(), bottom=0.06)
    fig.subplots_adjust(left=0.27, right=0.98)
    return fig
