"""Cut the bundled figure font from Debian's fonts-noto-cjk; gives the same bytes each time.

Run once (`python tools/subset_font.py`) when the font is to be renewed; needs the Debian package.
"""

from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection

from policytext.figures import FONT

DEBIAN = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
TARGET = Path(__file__).parents[1] / "lib/policytext/fonts/NotoSansCJKsc-GBK.otf"


def gbk_characters() -> set[int]:
    """Code points of the GBK repertoire plus Latin, punctuation, arrows and marks used in figures."""
    double = (bytes((lead, trail)) for lead in range(0x81, 0xFF) for trail in range(0x40, 0xFF))
    chars = "".join(pair.decode("gbk", errors="ignore") for pair in double)
    ranges = [(0x20, 0x17F), (0x2010, 0x2040), (0x2190, 0x2200), (0x2212, 0x2213), (0x25A0, 0x2600)]
    return {ord(c) for c in chars} | {code for lo, hi in ranges for code in range(lo, hi)}


def main() -> None:
    collection = TTCollection(DEBIAN, recalcTimestamp=False)
    font = next(f for f in collection.fonts if f["name"].getDebugName(1) == "Noto Sans CJK SC")
    options = Options(layout_features=[], hinting=False, notdef_outline=True, name_IDs=["*"])
    options.drop_tables += ["VORG", "vhea", "vmtx", "BASE"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=gbk_characters())
    subsetter.subset(font)
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6, 16, 18):  # a name of its own: the system may have the whole font
            record.string = FONT.replace(" ", "") if record.nameID == 6 else FONT
    if "CFF " in font:
        font["CFF "].cff.fontNames = [FONT.replace(" ", "")]
    font.recalcTimestamp = False
    font.flavor = None
    TARGET.parent.mkdir(exist_ok=True)
    font.save(TARGET)


if __name__ == "__main__":
    main()
