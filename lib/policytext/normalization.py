"""Clean characters with a way back: full width, odd spaces and traditional characters undone under a map.

Every clean character knows the stretch of the raw page it came from, also where lengths differ, so that
any record made from clean text can be shown in its source.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import chain, pairwise
from typing import Self

# Compatibility forms that stand for another character; circled numbers, fractions and units keep theirs.
FOLDED = (
    (0xFF00, 0xFFEF),
    (0xFB00, 0xFB06),
    (0xFE30, 0xFE6F),
    (0xF900, 0xFAFF),
    (0x2F00, 0x2FDF),
    (0x3220, 0x3229),
)
NEWLINES = "\n\r"
# All other characters may have to be folded.
PLAIN = r"\n\r -~\u2010-\u2015\u2018-\u2027\u3001-\u301f\u4e00-\u9fff"
# Bars and lines that tables are drawn with.
DRAWN = {**dict.fromkeys("‖│┃║┆┇┊┋∣¦┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝", "|"), **dict.fromkeys("─━═┄┅┈┉", "—")}
UNUSUAL = re.compile(f"[^{PLAIN}]")
TONES = "āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ"
# Pinyin that a converter set after a character: 区(qū).
PINYIN = re.compile(rf"(?<=[\u4e00-\u9fff])\((?=[a-zü]*[{TONES}])[a-zü{TONES}]{{1,7}}\)")
TONE = re.compile(f"[{TONES}]")
WHITE = re.compile(r"\s+")
HAN = re.compile("[\u4e00-\u9fff〇\u3400-\u4dbf\U00020000-\U0003ffff]+")
LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
SENTENCE = re.compile(r"[^\n。,;、]*[\n。,;、]?")
# Above this share of traditional-only characters among the Han characters a page counts as traditional.
TRADITIONAL_SHARE = 0.02

Offsets = range | tuple[int, ...]  # a range where characters stand for one source character each, in a row


@dataclass(frozen=True)
class Aligned:
    """Text whose character i stands for characters starts[i]:ends[i] of a source; neither ever falls.

    >>> page = normalize("研发　投入２．２％")
    >>> page.text, page.source_span(5, 9)
    ('研发 投入2.2%', (5, 9))
    """

    text: str
    starts: Offsets
    ends: Offsets

    @classmethod
    def identity(cls, text: str, offset: int = 0) -> Self:
        """Text that stands for itself, from `offset` of its source."""
        return cls(text, range(offset, offset + len(text)), range(offset + 1, offset + 1 + len(text)))

    def __len__(self) -> int:
        return len(self.text)

    def __getitem__(self, part: slice) -> Self:
        return type(self)(self.text[part], self.starts[part], self.ends[part])

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Half-open source offsets of clean characters start:end; an empty span for an empty stretch."""
        if start >= end:
            at = self.starts[start] if start < len(self.text) else (self.ends[-1] if self.ends else 0)
            return at, at
        return self.starts[start], self.ends[min(end, len(self.text)) - 1]

    def edit(self, change: Callable[[str], Iterable[tuple[str, int, int]]]) -> Self:
        """Apply an edit that yields (new text, start, end) for consecutive stretches of the clean text."""
        texts, starts, ends = [], [], []
        for new, start, end in change(self.text):
            texts.append(new)
            if len(new) == end - start:
                starts.append(self.starts[start:end])
                ends.append(self.ends[start:end])
            elif new:
                span = self.source_span(start, end)
                starts.append((span[0],) * len(new))
                ends.append((span[1],) * len(new))
        return type(self)("".join(texts), _in_a_row(starts), _in_a_row(ends))

    def strip(self) -> Self:
        """Without white space at both ends."""
        plain = self.text.strip()
        if plain == self.text:
            return self
        start = len(self.text) - len(self.text.lstrip())
        return self[start : start + len(plain)]


def concatenate(parts: list[Aligned]) -> Aligned:
    """Pieces of one source in order, as one text."""
    if len(parts) == 1:
        return parts[0]
    return Aligned(
        "".join([p.text for p in parts]),
        _in_a_row([p.starts for p in parts]),
        _in_a_row([p.ends for p in parts]),
    )


def _in_a_row(parts: list[Offsets]) -> Offsets:
    """Offsets of pieces in order: still a range where nothing is left out between them."""
    parts = [part for part in parts if part]
    if not parts:
        return ()
    if all(isinstance(p, range) for p in parts) and all(a.stop == b.start for a, b in pairwise(parts)):
        return range(parts[0].start, parts[-1].stop)
    return tuple(chain.from_iterable(parts))


def normalize(text: str) -> Aligned:
    """Half-width forms, plain spaces and simplified characters; newlines untouched, offsets kept.

    Traditional characters are turned only on pages written in them: on a simplified page the
    conversion would spoil words such as 显著.

    >>> normalize("力爭達到３％").text
    '力争达到3%'
    >>> normalize("成效显著").text
    '成效显著'
    """
    page = Aligned.identity(text)
    if not text.isascii():
        page = page.edit(_fold)
    if TONE.search(page.text):
        page = page.edit(lambda text: _exchanged(text, PINYIN, lambda _: ""))
    return page.edit(_simplify) if script(page.text) == "traditional" else page


def simplify(text: str) -> str:
    """A short text in half-width and simplified characters, without offsets.

    >>> simplify("億元"), simplify("％")
    ('亿元', '%')
    """
    return text if text.isascii() else _converter("t2s")(Aligned.identity(text).edit(_fold).text)


def squeeze(line: Aligned, inner: bool = False) -> Aligned:
    """One space for any run of them and none at the ends; `inner` also drops those beside Han characters.

    >>> squeeze(normalize("  一级  指标 R&D "), inner=True).text
    '一级指标R&D'
    """

    def space(match: re.Match[str]) -> str:
        low, high = match.span()
        return "" if inner and not (_is_narrow(text[low - 1]) and _is_narrow(text[high])) else " "

    line = line.strip()
    text = line.text
    return line.edit(lambda text: _exchanged(text, WHITE, space)) if WHITE.search(text) else line


def line_spans(text: str) -> list[tuple[int, int]]:
    """Start and end of each line, its newline left out.

    >>> line_spans("一、\\r\\n(一)")
    [(0, 2), (4, 7)]
    """
    return [match.span(1) for match in LINE.finditer(text) if match[0]]


def script(text: str) -> str:
    """`traditional` or `simplified`, by the share of Han characters that only traditional writing has.

    >>> script("高新技術企業"), script("高新技术企业")
    ('traditional', 'simplified')
    """
    marked = len(_traditional().findall(text))
    han = sum(map(len, HAN.findall(text))) if marked else 0
    return "traditional" if han and marked / han > TRADITIONAL_SHARE else "simplified"


def is_han(char: str) -> bool:
    """Whether a character is a Chinese one."""
    return HAN.match(char) is not None


def _is_narrow(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _fold(text: str) -> Iterable[tuple[str, int, int]]:
    """What characters become is never folded again, so their order does not matter."""
    new = {char: folded for char in set(UNUSUAL.findall(text)) if (folded := _folded(char)) != char}
    for char, folded in new.items():
        text = text.replace(char, folded) if len(folded) == 1 else text
    if odd := "".join(char for char, folded in new.items() if len(folded) != 1):
        return _exchanged(text, re.compile(f"[{re.escape(odd)}]"), lambda match: new[match[0]])
    return [(text, 0, len(text))]


@cache
def _folded(char: str) -> str:
    """What a single character becomes: itself, another, several, or nothing."""
    if any(low <= ord(char) <= high for low, high in FOLDED):
        return unicodedata.normalize("NFKC", char).strip() or " "
    if char in DRAWN:
        return DRAWN[char]
    category = unicodedata.category(char)
    if char in NEWLINES or category == "Zs":
        return char if char in NEWLINES else " "
    return {"\t": "\t"}.get(char, "") if category in ("Cc", "Cf") else char


def _exchanged(
    text: str, pattern: re.Pattern[str], new: Callable[[re.Match[str]], str]
) -> Iterable[tuple[str, int, int]]:
    """An edit that puts something else wherever a pattern matches."""
    at = 0
    for match in pattern.finditer(text):
        start, end = match.span()
        yield text[at:start], at, start
        yield new(match), start, end
        at = end
    yield text[at:], at, len(text)


def _simplify(text: str) -> Iterable[tuple[str, int, int]]:
    """Sentence by sentence where a length changes, so that the change is found where it happens.

    No phrase of the conversion holds a mark that ends a sentence here.
    """
    convert = _converter("tw2s")
    whole = convert(text)
    if [m.end() for m in SENTENCE.finditer(whole)] == [m.end() for m in SENTENCE.finditer(text)]:
        yield whole, 0, len(text)
        return
    for match in SENTENCE.finditer(text):
        new = convert(match[0])
        if len(new) == len(match[0]):
            yield new, *match.span()
            continue
        for _, start, end, low, high in SequenceMatcher(None, match[0], new, autojunk=False).get_opcodes():
            yield new[low:high], match.start() + start, match.start() + end


@cache
def _converter(config: str) -> Callable[[str], str]:
    from opencc import OpenCC

    return OpenCC(config).convert


@cache
def _traditional() -> re.Pattern[str]:
    """Characters that simplification changes and that the simplified standard set GB 2312 does not have."""
    block = [char for char in map(chr, range(0x4E00, 0xA000)) if not char.encode("gb2312", "ignore")]
    changed = _converter("t2s")("\n".join(block)).split("\n")
    return re.compile(f"[{''.join(c for c, new in zip(block, changed, strict=True) if new != c)}]")
