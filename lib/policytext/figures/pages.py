"""What of each page is text, and what was taken out."""

import matplotlib.pyplot as plt
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .style import BOLD, document_label, frame, use_style

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
