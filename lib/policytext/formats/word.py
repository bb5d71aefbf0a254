"""Word documents (DOCX) to text: paragraphs, automatic numbers, tables as cells."""

import io
import zipfile
from collections import defaultdict

import mammoth
from lxml import etree

from .archive import check_archive, read_member
from .markup import has_columns, parse, text_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARSER = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
HAN = {
    *("chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting"),
    *("taiwaneseCounting", "taiwaneseCountingThousand"),
}


def read_word(data: bytes, where: str) -> str:
    """Text of a DOCX file: a paragraph a line, a row of a table as | cells |.

    Deleted words, headers, footers and comments are left out; inserted words, text boxes and content
    controls stay. Numbers that Word counts by itself (一、 in a list) are written out: they lead the outline.
    """
    check_archive(data, where)
    numbered = _with_numbers(data, where)
    html = mammoth.convert_to_html(io.BytesIO(numbered), convert_image=_no_image, style_map=STYLES).value
    return text_of(parse(html), is_table=has_columns)


STYLES = "\n".join(f"p[style-name='{name}'] => p:fresh" for name in ("Title", "Subtitle"))


@mammoth.images.img_element
def _no_image(image: object) -> dict[str, str]:
    return {}


def _with_numbers(data: bytes, where: str) -> bytes:
    """The same document with automatic numbers as words of their paragraphs."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        levels = _levels(source, where)
        styles = _styled(source, where)
        for info in source.infolist():
            content = read_member(source, info, where)
            if info.filename == "word/document.xml" and levels:
                content = _numbered(content, levels, styles)
            target.writestr(info, content)
    return out.getvalue()


def _numbered(content: bytes, levels: dict, styles: dict[str, tuple[str, int]]) -> bytes:
    root = etree.fromstring(content, etree.XMLParser(**PARSER))
    counts: dict[str, list[int]] = defaultdict(lambda: [0] * 9)
    for paragraph in root.iter(f"{W}p"):
        properties = paragraph.find(f"{W}pPr")
        list_, level = _list_of(properties, styles)
        if list_ not in levels or not "".join(paragraph.itertext(f"{W}t")).strip():
            continue
        count, forms = counts[levels[list_][0]], levels[list_][1]
        count[level] += 1
        count[level + 1 :] = [0] * (8 - level)
        run = etree.Element(f"{W}r")
        etree.SubElement(run, f"{W}t").text = _label(count, level, forms)
        paragraph.insert(paragraph.index(properties) + 1, run)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _list_of(properties: etree._Element | None, styles: dict[str, tuple[str, int]]) -> tuple[str, int]:
    """Number of the list that a paragraph belongs to and its level, from itself or its style."""
    if properties is None:
        return "", 0
    style = properties.find(f"{W}pStyle")
    list_, level = styles.get(_value(style), ("", 0))
    own = properties.find(f"{W}numPr")
    if own is not None:
        list_ = _value(own.find(f"{W}numId")) or list_
        level = int(_value(own.find(f"{W}ilvl")) or level)
    return list_, min(level, 8)


def _levels(source: zipfile.ZipFile, where: str) -> dict[str, tuple[str, dict[int, tuple[str, str, int]]]]:
    """Of each list: what it counts with; per level the format, the text around the number, the start."""
    root = _xml(source, "word/numbering.xml", where)
    if root is None:
        return {}
    forms = {}
    for abstract in root.iter(f"{W}abstractNum"):
        forms[abstract.get(f"{W}abstractNumId")] = {
            int(level.get(f"{W}ilvl")): (
                _value(level.find(f"{W}numFmt")),
                _value(level.find(f"{W}lvlText")),
                int(_value(level.find(f"{W}start")) or 1),
            )
            for level in abstract.iter(f"{W}lvl")
        }
    abstracts = {n.get(f"{W}numId"): _value(n.find(f"{W}abstractNumId")) for n in root.iter(f"{W}num")}
    return {list_: (abstract, forms[abstract]) for list_, abstract in abstracts.items() if abstract in forms}


def _styled(source: zipfile.ZipFile, where: str) -> dict[str, tuple[str, int]]:
    """Lists that styles of paragraphs belong to (headings that count themselves)."""
    root = _xml(source, "word/styles.xml", where)
    found = {}
    for style in () if root is None else root.iter(f"{W}style"):
        numbers = style.find(f"{W}pPr/{W}numPr")
        if numbers is not None:
            level = _value(numbers.find(f"{W}ilvl"))
            found[style.get(f"{W}styleId")] = (_value(numbers.find(f"{W}numId")), int(level or 0))
    return found


def _label(count: list[int], level: int, forms: dict[int, tuple[str, str, int]]) -> str:
    """The number before a paragraph as Word shows it; bullets are none."""
    format_, text, _ = forms.get(level, ("none", "", 1))
    if format_ in ("bullet", "none"):
        return ""
    for i in range(level + 1):
        own, _, start = forms.get(i, ("decimal", "", 1))
        text = text.replace(f"%{i + 1}", _written(max(count[i], 1) + start - 1, own))
    return text


def _written(number: int, format_: str) -> str:
    """A number in a format of Word.

    >>> _written(12, "chineseCounting"), _written(3, "upperLetter"), _written(2, "decimalEnclosedCircle")
    ('十二', 'C', '②')
    """
    if format_ in HAN:
        return _han(number)
    if format_ in ("upperLetter", "lowerLetter"):
        letter = chr(ord("A") + (number - 1) % 26)
        return letter if format_ == "upperLetter" else letter.lower()
    if format_.startswith("decimalEnclosedCircle") and number <= 20:
        return chr(ord("①") + number - 1)
    return str(number)


def _han(number: int) -> str:
    """A number below a hundred as 二十三; larger ones stay figures, as in lists nobody counts in words."""
    if number > 99:
        return str(number)
    tens, ones = divmod(number, 10)
    digits = "零一二三四五六七八九"
    return (
        f"{digits[tens] if tens > 1 else ''}{'十' if tens else ''}{digits[ones] if ones or not tens else ''}"
    )


def _xml(source: zipfile.ZipFile, name: str, where: str) -> etree._Element | None:
    if name not in source.namelist():
        return None
    return etree.fromstring(read_member(source, source.getinfo(name), where), etree.XMLParser(**PARSER))


def _value(element: etree._Element | None) -> str:
    return "" if element is None else element.get(f"{W}val") or ""
