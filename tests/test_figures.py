"""Figures: Chinese glyphs are there, a missing one is an error, the table beside opens in a spreadsheet."""

import io

import numpy as np
import pandas as pd
import pytest
from matplotlib import pyplot as plt
from matplotlib.font_manager import FontProperties, findfont
from PIL import Image

from policytext import figures


def inked(text: str) -> np.ndarray:
    """Picture of a text as the figures would draw it."""
    figures.use_style()
    fig = plt.figure(figsize=(2, 1))
    fig.text(0.1, 0.4, text, fontsize=20)
    buffer = io.BytesIO()
    fig.savefig(buffer, format="png")
    plt.close(fig)
    return np.asarray(Image.open(buffer).convert("L"))


def test_the_bundled_font_is_used():
    figures.use_style()
    assert findfont(FontProperties(family=figures.FONT)).endswith("NotoSansCJKsc-GBK.otf")


def test_chinese_glyphs_show():
    pictures = [inked(text) for text in ("湘潭", "绍兴", "咸宁", "芙蓉")]
    assert all((picture < 128).sum() > 200 for picture in pictures)
    assert len({picture.tobytes() for picture in pictures}) == 4  # boxes would all look alike


def test_a_missing_glyph_is_an_error():
    with pytest.raises(UserWarning, match="missing from font"):
        inked("\U0002b8b8")


def test_every_character_of_the_corpus_has_a_glyph(corpus):
    from matplotlib.ft2font import FT2Font

    figures.use_style()
    charmap = FT2Font(findfont(FontProperties(family=figures.FONT))).get_charmap()
    text = "".join(corpus.clauses.text) + "".join(corpus.documents.issuer)
    assert {char for char in text if not char.isspace() and ord(char) not in charmap} == set()


def test_figures_have_their_tables(root):
    pictures = sorted(path.stem for path in (root / "figures").glob("*.png"))
    assert pictures and pictures == sorted(path.stem for path in (root / "figures").glob("*.csv"))
    for name in pictures:
        assert (root / "figures" / f"{name}.csv").read_bytes().startswith(b"\xef\xbb\xbf")
        assert len(pd.read_csv(root / "figures" / f"{name}.csv")) > 3
