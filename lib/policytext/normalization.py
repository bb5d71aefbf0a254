"""Clean characters with a way back: full width, odd spaces and traditional characters undone under a map.

Every clean character knows the stretch of the raw page it came from, also where lengths differ, so that
any record made from clean text can be shown in its source.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import chain
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
TONES = "āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ"
# Pinyin that a converter set after a character: 区(qū).
PINYIN = re.compile(rf"(?<=[\u4e00-\u9fff])\((?=[a-zü]*[{TONES}])[a-zü{TONES}]{{1,7}}\)")
WHITE = re.compile(r"\s+")
# Above this share of traditional-only characters among the Han characters a page counts as traditional.
TRADITIONAL_SHARE = 0.02


@dataclass(frozen=True)
class Aligned:
    """Text whose character i stands for characters starts[i]:ends[i] of a source.

    >>> page = normalize("研发　投入２．２％")
    >>> page.text, page.source_span(5, 9)
    ('研发 投入2.2%', (5, 9))
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def identity(cls, text: str, offset: int = 0) -> Self:
        """Text that stands for itself, from `offset` of its source."""
        return cls(
            text, tuple(range(offset, offset + len(text))), tuple(range(offset + 1, offset + 1 + len(text)))
        )

    def __len__(self) -> int:
        return len(self.text)

    def __getitem__(self, part: slice) -> Self:
        return type(self)(self.text[part], self.starts[part], self.ends[part])

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Half-open source offsets of clean characters start:end; an empty span for an empty stretch."""
        if start >= end:
            at = self.starts[start] if start < len(self) else (self.ends[-1] if self.ends else 0)
            return at, at
        return self.starts[start], max(self.ends[start:end])

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
        return type(self)("".join(texts), tuple(chain(*starts)), tuple(chain(*ends)))

    def strip(self) -> Self:
        """Without white space at both ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self[start : max(start, len(self.text.rstrip()))]


def concatenate(parts: list[Aligned]) -> Aligned:
    """Pieces of one source in order, as one text."""
    return Aligned(
        "".join(p.text for p in parts),
        tuple(chain.from_iterable(p.starts for p in parts)),
        tuple(chain.from_iterable(p.ends for p in parts)),
    )


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
    if PINYIN.search(page.text):
        page = page.edit(_without_pinyin)
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

    def change(text: str) -> Iterable[tuple[str, int, int]]:
        at = 0
        for match in WHITE.finditer(text):
            start, end = match.span()
            yield text[at:start], at, start
            if start and end < len(text):
                beside = inner and not (_is_narrow(text[start - 1]) and _is_narrow(text[end]))
                yield ("" if beside else " "), start, end
            at = end
        yield text[at:], at, len(text)

    return line.edit(change) if WHITE.search(line.text) else line


def line_spans(text: str) -> list[tuple[int, int]]:
    """Start and end of each line, its newline left out.

    >>> line_spans("一、\\r\\n(一)")
    [(0, 2), (4, 7)]
    """
    return [match.span(1) for match in re.finditer(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)", text) if match[0]]


def script(text: str) -> str:
    """`traditional` or `simplified`, by the share of Han characters that only traditional writing has.

    >>> script("高新技術企業"), script("高新技术企业")
    ('traditional', 'simplified')
    """
    counts = Counter(text)
    han = sum(n for char, n in counts.items() if is_han(char))
    marked = sum(n for char, n in counts.items() if char in _traditional_characters())
    return "traditional" if han and marked / han > TRADITIONAL_SHARE else "simplified"


def is_han(char: str) -> bool:
    """Whether a character is a Chinese one."""
    return "\u4e00" <= char <= "\u9fff" or char == "〇" or _is_rare(char)


def _is_rare(char: str) -> bool:
    return "\u3400" <= char <= "\u4dbf" or "\U00020000" <= char <= "\U0003ffff"


def _is_narrow(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _fold(text: str) -> Iterable[tuple[str, int, int]]:
    new = {char: _folded(char) for char in set(text)}
    if all(len(folded) == 1 for folded in new.values()):
        yield text.translate(str.maketrans(new)), 0, len(text)
        return
    start = 0
    for match in re.finditer("[" + re.escape("".join(c for c, f in new.items() if len(f) != 1)) + "]", text):
        yield text[start : match.start()].translate(str.maketrans(new)), start, match.start()
        yield new[match[0]], *match.span()
        start = match.end()
    yield text[start:].translate(str.maketrans(new)), start, len(text)


@cache
def _folded(char: str) -> str:
    """What a single character becomes: itself, another, several, or nothing."""
    if any(low <= ord(char) <= high for low, high in FOLDED):
        return unicodedata.normalize("NFKC", char).strip() or " "
    category = unicodedata.category(char)
    if char in NEWLINES or category == "Zs":
        return char if char in NEWLINES else " "
    return {"\t": "\t"}.get(char, "") if category in ("Cc", "Cf") else char


def _without_pinyin(text: str) -> Iterable[tuple[str, int, int]]:
    at = 0
    for match in PINYIN.finditer(text):
        yield text[at : match.start()], at, match.start()
        yield "", *match.span()
        at = match.end()
    yield text[at:], at, len(text)


def _simplify(text: str) -> Iterable[tuple[str, int, int]]:
    """Sentence by sentence, so that a change of length is found where it happens."""
    for match in re.finditer(r"[^\n。,;、]*[\n。,;、]?", text):
        new = _converter("tw2s")(match[0])
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
def _traditional_characters() -> frozenset[str]:
    """Characters that simplification changes and that the simplified standard set GB 2312 does not have."""
    block = "".join(map(chr, range(0x4E00, 0xA000)))
    changed = _converter("t2s")
    return frozenset(c for c in block if not c.encode("gb2312", "ignore") and changed(c) != c)
