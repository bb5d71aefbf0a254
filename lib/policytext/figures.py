"""Every figure of the collection: one look, Chinese first, the plotted table saved beside the picture."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
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
ROLES = {
    "text": "#e6e6e6",
    "heading": "#bdbdbd",
    "table": "#cfe3f2",
    "metadata": "#0072B2",
    "navigation": "#009E73",
    "widget": "#E69F00",
    "contact": "#CC79A7",
    "spam": "#D55E00",
}
KEPT = ("text", "heading", "table")
ROLE_NAMES = {
    "text": ("正文", "text"),
    "heading": ("标题", "heading"),
    "table": ("表格", "table"),
    "metadata": ("元数据", "metadata"),
    "navigation": ("导航", "navigation"),
    "widget": ("控件", "widget"),
    "contact": ("联系方式", "contact"),
    "spam": ("垃圾信息", "spam"),
}


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


def ledger_strips(ledger: pd.DataFrame, documents: pd.DataFrame, title: str, subtitle: str) -> Figure:
    """Each page as a strip from its first character to its last, with the characters taken out by role."""
    use_style()
    labels = [document_label(document) for document in documents.to_dict("records")]
    fig, ax = plt.subplots(figsize=(11, 2.0 + 0.62 * len(documents)))
    for y, doc_id in enumerate(documents.doc_id):
        own = ledger[ledger.doc_id == doc_id]
        total = own.end.max()
        for role, group in own.groupby("role", sort=False):
            bars = [
                (100 * s / total, 100 * (e - s) / total) for s, e in zip(group.start, group.end, strict=True)
            ]
            ax.broken_barh(bars, (y - 0.3, 0.6), facecolors=ROLES[role], linewidth=0)
    ax.set(xlim=(0, 100), ylim=(len(documents) - 0.4, -0.6))
    ax.set_xlabel("% of the page's characters, in page order", fontsize=9)
    ax.set_yticks(range(len(documents)), labels, fontsize=9.5)
    ax.tick_params(length=0, labelsize=9.5)
    sns.despine(ax=ax, left=True)
    for x, role in zip((0, 16, 37), KEPT, strict=True):
        ax.text(x, -0.68, "■", color=ROLES[role], fontsize=12, va="bottom", ha="left")
        ax.text(x + 3.8, -0.66, " ".join(ROLE_NAMES[role]), fontsize=8.5, va="bottom", ha="left")
    _taken_out(ax, ledger, documents)
    frame(fig, title, subtitle, ", ".join(documents.doc_id), top=1 - 1.3 / fig.get_figheight(), bottom=0.17)
    fig.subplots_adjust(left=0.12, right=0.565)
    return fig


def _taken_out(ax: Axes, ledger: pd.DataFrame, documents: pd.DataFrame) -> None:
    """Columns of numbers beside the strips: characters taken out, in all and by role."""
    chars = ledger.assign(chars=ledger.end - ledger.start).pivot_table(
        index="doc_id", columns="role", values="chars", aggfunc="sum", fill_value=0
    )
    gone = [role for role in ROLES if role not in KEPT and role in chars]
    at = ax.get_yaxis_transform()
    ax.text(
        1.12, -0.66, "去除\ntaken out", transform=at, fontsize=8.5, va="bottom", ha="right", linespacing=1.1
    )
    for k, role in enumerate(gone):
        head = "■\n" + "\n".join(ROLE_NAMES[role])
        x = 1.26 + 0.135 * k
        ax.text(
            x,
            -0.66,
            head,
            transform=at,
            fontsize=8.5,
            va="bottom",
            ha="right",
            color=ROLES[role],
            linespacing=1.1,
        )
        for y, doc_id in enumerate(documents.doc_id):
            number = chars.at[doc_id, role]
            ax.text(
                x, y, f"{number:,}" if number else "·", transform=at, fontsize=9.5, va="center", ha="right"
            )
    for y, doc_id in enumerate(documents.doc_id):
        share = 100 * chars.loc[doc_id, gone].sum() / chars.loc[doc_id].sum()
        ax.text(
            1.12, y, f"{share:.1f}%", transform=at, fontsize=10, path_effects=BOLD, va="center", ha="right"
        )


def term_dots(table: pd.DataFrame, documents: pd.DataFrame, title: str, subtitle: str) -> Figure:
    """Highest terms of each document as dots, a panel a document; columns doc_id, token, gloss, weight."""
    use_style()
    panels = documents[documents.doc_id.isin(table.doc_id)].to_dict("records")
    fig, axes = plt.subplots(1, len(panels), figsize=(2.5 * len(panels), 5.6), sharex=True)
    for ax, document in zip(np.atleast_1d(axes), panels, strict=True):
        own = table[table.doc_id == document["doc_id"]].reset_index(drop=True)
        colour = place_colour(document["place"])
        ax.hlines(own.index, 0, own.weight, color=RULE, linewidth=1.5)
        ax.plot(own.weight, own.index, "o", color=colour, markersize=6)
        for y, token, english in zip(own.index, own.token, own.gloss, strict=True):
            _bilingual(ax, 0, y - 0.12, token, english)
        ax.set(ylim=(len(own) - 0.3, -0.8), yticks=[], xlim=(0, table.weight.max() * 1.08))
        ax.set_title(document_label(document), fontsize=10.5, color=colour, loc="left", linespacing=1.1)
        ax.tick_params(labelsize=8, length=0)
        sns.despine(ax=ax, left=True)
    fig.text(0.5, 0.055, "TF-IDF weight", ha="center", fontsize=9)
    frame(fig, title, subtitle, ", ".join(documents.doc_id), top=0.8, bottom=0.12)
    fig.subplots_adjust(left=0.02, right=0.985, wspace=0.12)
    return fig


def _bilingual(ax: Axes, x: float, y: float, chinese: str, english: str) -> None:
    """Chinese and, smaller, English on one line that begins at x, y."""
    words = [
        TextArea(chinese, textprops={"fontsize": 10}),
        TextArea(english, textprops={"fontsize": 8, "color": SOFT}),
    ]
    line = HPacker(children=words, align="baseline", pad=0, sep=4)
    ax.add_artist(AnnotationBbox(line, (x, y), frameon=False, box_alignment=(0, 0), pad=0))


def heat_map(
    values: pd.DataFrame, names: pd.DataFrame, columns: list[str], title: str, subtitle: str, source: str
) -> Figure:
    """Values by row and column as a shaded table, each cell with its number.

    `names` has name_zh and name_en for the rows of `values`; `columns` are the labels of its columns.
    """
    use_style()
    fig, ax = plt.subplots(figsize=(3.4 + 1.25 * values.shape[1], 2.4 + 0.42 * len(values)))
    shown = values.map(lambda value: "·" if value == 0 else f"{value:.0f}")
    look = {"fmt": "", "cbar": False, "linewidths": 1.5, "linecolor": "white", "annot_kws": {"fontsize": 9.5}}
    sns.heatmap(values, ax=ax, cmap="Blues", vmin=0, annot=shown, **look)
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
    fig, ax = plt.subplots(figsize=(9.2, 6.4))
    tones = dict(zip(counts, ("#999999", "#56B4E9", "#D55E00"), strict=False))
    for i, (name, tone) in enumerate(tones.items()):
        rows = scores.loc[name].loc[list(MEASURES)]
        places = np.arange(len(rows)) + 0.22 * (i - 1)
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
        ax.text(0.395, y, f"{chinese}  {english}", fontsize=9.5, ha="right", va="center")
    ax.set(ylim=(len(MEASURES) - 0.5, -0.6), yticks=[], xlim=(0.4, 1.01))
    ax.xaxis.set_major_formatter("{x:.0%}")
    ax.tick_params(length=0, labelsize=8.5)
    ax.grid(axis="x", color="#eeeeee")
    ax.set_axisbelow(True)
    sns.despine(ax=ax, left=True)
    ax.legend(loc="upper left", frameon=False, fontsize=9)
    frame(fig, title, subtitle, source, top=0.85, bottom=0.09)
    fig.subplots_adjust(left=0.27, right=0.97)
    return fig


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
