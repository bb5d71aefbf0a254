"""One look for all figures: Chinese first, the plotted table saved beside the picture."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd
import seaborn as sns
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.offsetbox import AnnotationBbox, HPacker, TextArea
from matplotlib.patheffects import withStroke

FONT = "Policytext Sans SC"  # Noto Sans CJK SC, cut by tools/subset_font.py
INK, SOFT, RULE = "#222222", "#666666", "#d9d9d9"
BOLD = [withStroke(linewidth=0.6, foreground=INK)]  # the bundled font has one weight
# Okabe and Ito's palette for the colour-blind: a place keeps its colour in every notebook.
PLACES = {"湘潭市": "#0072B2", "绍兴市": "#009E73", "咸宁市": "#D55E00", "芙蓉区": "#CC79A7"}
SPARE = ("#E69F00", "#56B4E9", "#F0E442", "#000000")


@cache
def use_style() -> None:
    """White ground, the bundled Chinese font, no chart junk; a glyph the font lacks is an error."""
    import warnings

    path = str(files("policytext") / "fonts" / "NotoSansCJKsc-GBK.otf")
    font_manager.fontManager.addfont(path)
    sns.set_theme(style="white", font=FONT)
    plt.rcParams.update(
        {
            "figure.dpi": 110,
            "savefig.dpi": 160,
            "axes.spines.top": False,
            "axes.spines.right": False,
            "axes.edgecolor": SOFT,
            "axes.unicode_minus": False,
            "font.size": 10,
            "text.color": INK,
            "axes.labelcolor": INK,
            "xtick.color": INK,
            "ytick.color": INK,
        }
    )
    warnings.filterwarnings("error", message="Glyph .* missing from font")


def place_colour(place: str) -> str:
    """Colour of a place; places outside the corpus share the spare ones by their name."""
    return PLACES.get(place, SPARE[sum(map(ord, place)) % len(SPARE)])


def save(fig: Figure, name: str, table: pd.DataFrame, folder: str | Path = "../figures") -> None:
    """Write a figure as `name`.png and the table it plots as `name`.csv (UTF-8 with mark, for Excel)."""
    folder = Path(folder)
    folder.mkdir(exist_ok=True)
    fig.savefig(folder / f"{name}.png", metadata={"Software": None}, facecolor="white")
    table.to_csv(folder / f"{name}.csv", index=False, encoding="utf-8-sig", lineterminator="\n")


def frame(fig: Figure, title: str, subtitle: str, source: str, top: float, bottom: float = 0.06) -> None:
    """Title that states the finding, subtitle with what is shown, and the documents as source line."""
    fig.text(0.02, 0.985, title, fontsize=14, path_effects=BOLD, va="top", ha="left")
    fig.text(
        0.02, 0.985 - 0.36 / fig.get_figheight(), subtitle, fontsize=9.5, color=SOFT, va="top", ha="left"
    )
    fig.text(0.02, 0.012, f"来源 source: {source}", fontsize=8, color=SOFT, va="bottom", ha="left")
    fig.subplots_adjust(top=top, bottom=bottom)


def document_label(document: Mapping[str, object]) -> str:
    """Name of a document on an axis: place and plan year, English below.

    >>> document_label({"place": "湘潭市", "plan_year": 2018, "place_en": "Xiangtan"})
    '湘潭市 2018\\nXiangtan'
    """
    english = document.get("place_en") or ""
    return f"{document['place']} {document['plan_year']}" + (f"\n{english}" if english else "")


def bilingual(
    ax: Axes,
    x: float,
    y: float,
    chinese: str,
    english: str,
    align: tuple[float, float] = (0, 0),
    transform=None,
) -> None:
    """Chinese and, smaller, English on one line; `align` says which point of it stands at x, y."""
    words = [
        TextArea(chinese, textprops={"fontsize": 10}),
        TextArea(english, textprops={"fontsize": 8, "color": SOFT}),
    ]
    line = HPacker(children=words, align="baseline", pad=0, sep=4)
    xycoords = transform if transform is not None else "data"
    ax.add_artist(AnnotationBbox(line, (x, y), xycoords=xycoords, frameon=False, box_alignment=align, pad=0))
