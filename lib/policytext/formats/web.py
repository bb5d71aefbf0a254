"""Saved web pages (HTML, MHTML) to text: title, what the page says of itself, main text, tables as cells."""

import email
import email.policy
import re
from collections.abc import Iterator
from itertools import pairwise

from lxml import etree
from readability import Document
from readability.readability import Unparseable

from ..errors import CorpusError
from ..lines import is_label, is_title, label_row, match_rule
from ..normalization import normalize
from .markup import parse, text_of

DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")
TAGS = re.compile(r"<(?:!doctype html|html|head|body|div|table|p|br)\b", re.I)
SENTENCE = re.compile(r"[^。；;\n]{12,}[。；;]")
COVERED = 0.8  # of the sentences of a page that the main text must hold; else the page is read as a whole
# Meta tags that the standard for government sites asks for, as the labels that pages print.
METAS = {
    "articletitle": "标题",
    "pubdate": "发布时间",
    "contentsource": "来源",
}
ATTACHED = re.compile(r"附件\s?[\d一二三四五六七八九十]{0,2}\s?[:：.、]")
BLANK = re.compile(r"[\s|｜\u200b\ufeff]+")
SURE = 12  # characters of a line that cannot stand in a sentence of the main text by chance
NEAR = 5  # lines above the main text among which its title stands


def is_web_page(text: str) -> bool:
    """Whether a text is HTML, by tags among its first and last characters."""
    return len(TAGS.findall(text[:20_000] + text[-2_000:])) > 2 or bool(
        re.match(r"\s*(?:<\?xml|<!doctype html|<html)", text, re.I)
    )


def read_mhtml(data: bytes, where: str) -> bytes:
    """The page within a web archive (.mht, .mhtml), in its own encoding."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            return part.get_payload(decode=True) or b""
    raise CorpusError("no page in the web archive", where=where, remedy="save the page again as HTML")


def read_web_page(markup: str) -> str:
    """Text of a page: labels and title first, then its main text in the order of the page.

    Main is what readability finds; where it leaves out a good part of the page's sentences, the page is
    read as a whole and cleaning takes the furniture out.

    >>> read_web_page("<body><h1>2030年工作要点</h1><p>一、新增高企40家。</p><script>x()</script>")
    '2030年工作要点\\n一、新增高企40家。'
    """
    markup = DECLARATION.sub("", markup)
    root = parse(markup)
    whole = text_of(root).split("\n")
    main = _main(markup).split("\n")
    chosen = _chosen(whole, main)
    if _share(whole, chosen) < COVERED:
        chosen = [True] * len(whole)
    first = chosen.index(True) if any(chosen) else 0
    text = [line for line, kept in zip(whole, chosen, strict=True) if kept]
    title = _title(root, whole, first)
    lead = [label for line in whole[:first] if line != title for label in _labels(line)]
    given = [] if title in text[:3] else [title]
    return "\n".join(filter(None, [*dict.fromkeys([*_metas(root), *lead]), *given, *text]))


def _chosen(whole: list[str], main: list[str]) -> list[bool]:
    """Which lines of a page are in its main text: short ones as lines of their own, long ones anywhere."""
    lines = {_squeezed(line) for line in main}
    run = _squeezed("".join(main))
    return [
        (bool(plain := _squeezed(line)) and (plain in lines or (len(plain) >= SURE and plain in run)))
        or _is_attached(line)
        for line in whole
    ]


def _labels(line: str) -> Iterator[str]:
    """What a line above the main text says of the page; rows of a table of labels and values one by one.

    >>> list(_labels("| 索引号： | 01-7 | 发文字号： | 某科〔2031〕7号 |"))
    ['索引号：01-7', '发文字号：某科〔2031〕7号']
    """
    if not line.startswith("|"):
        yield from [line] if is_label(normalize(line).text) else ()
        return
    cells = [cell.strip() for cell in line.strip("| ").split(" | ")]
    for name, value in pairwise(cells):
        if label_row(normalize(name).text) and not label_row(normalize(value).text):
            yield f"{name.rstrip(':：')}：{value}"


def _is_attached(line: str) -> bool:
    """Lists of attachments stand below the main text, where links are taken for furniture."""
    return bool(ATTACHED.match(line))


def _main(markup: str) -> str:
    try:
        return text_of(parse(Document(markup).summary()))
    except (Unparseable, etree.LxmlError, ValueError):
        return ""


def _share(lines: list[str], chosen: list[bool]) -> float:
    """Share of the sentences' characters that chosen lines hold."""
    lengths = [sum(map(len, SENTENCE.findall(line))) for line in lines]
    return sum(n for n, kept in zip(lengths, chosen, strict=True) if kept) / max(sum(lengths), 1)


def _title(root: etree._Element, whole: list[str], first: int) -> str:
    """The document's title: the longest line above the main text that the page's title begins with.

    Where the page names none, it is the line right above the main text that reads like one.
    """
    above = [line for line in whole[: first + 3] if len(_squeezed(line)) > 5]
    for name in map(_squeezed, (*_meta(root, "articletitle"), *_texts(root, "title"))):
        if found := [line for line in above if name.startswith(_squeezed(line))]:
            return max(found, key=len)
    headed = [line for line in _texts(root, "h1") if line in above]
    return headed[0] if headed else _above(whole, first)


def _above(whole: list[str], first: int) -> str:
    """The line nearest above the main text that is no label or furniture; none if the text has a title."""
    if any(is_title(normalize(line).text.strip()) for line in whole[first : first + 3]):
        return ""
    for line in reversed(whole[max(first - NEAR, 0) : first]):
        plain = normalize(line).text.strip()
        if len(plain) >= SURE and not is_label(plain) and not _is_furniture(plain):
            return line
    return ""


def _is_furniture(line: str) -> bool:
    return "|" in line or any(match_rule(scope, line) for scope in ("line", "edge", "head", "cut"))


def _metas(root: etree._Element) -> Iterator[str]:
    for name, label in METAS.items():
        yield from (f"{label}：{value}" for value in _meta(root, name)[:1])


def _meta(root: etree._Element, name: str) -> list[str]:
    return [
        " ".join(value.split())
        for meta in root.iter("meta")
        if (meta.get("name") or "").strip().lower() == name and (value := (meta.get("content") or "").strip())
    ]


def _texts(root: etree._Element, tag: str) -> list[str]:
    return [" ".join("".join(element.itertext()).split()) for element in root.iter(tag)]


def _squeezed(text: str) -> str:
    return BLANK.sub("", text)
