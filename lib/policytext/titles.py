"""The title a document has: over one line or several, in a text without lines too."""

import re
from collections.abc import Iterator, Mapping, Sequence

from .dating import DAY
from .identifiers import NUMBER
from .language import regex
from .lines import is_title
from .numbering import read_marker
from .offices import named_offices, office_in_brackets, offices_in_front
from .page import Page

LONGEST = 60  # characters of a first line that stands for a title
LEAST = 9  # characters of an unknown line that may be a title
CHROME = re.compile(r"[>|»=]|网|平台|[\d:]{5}")
NEAR = 3  # lines from the top among which a title may begin
ENDED = re.compile(
    r"的?(?:通知|意见|决定|通告|公告|函|批复|通报|报告|办法|方案|规划|计划|纲要|要点|总结)(?:\([^()]*\))?$"
)
SENT = re.compile(
    r"(?:通知|通告|公告|通报|函|意见|决定)(?:\([^()]*\))?$"
)  # what is sent out is sent with a letter
SENDING = re.compile(r"关于|印发|转发")
TALK = re.compile(
    r"(?P<title>[^。,:;\s]{0,30}?政府工作报告)(?=\s*(?:[—–―-]{1,6}|\(?\s?(?:(?:19|20)\d\d年\d|[二一][〇○零]|在)"
    r"|各位代表|[^。\s]{1,6}长\s))"
)
IN_FRONT = re.compile(rf"^(?:附\s?件\s?[\d一二三四五六七八九十]{{0,2}}\s*[:.]?\s+|{NUMBER}\s+)")
BRACKET = re.compile(r"\s?\((?P<inside>[^()]*)\)$")
ADDRESS = re.compile(r"^(?:各|[^。]{2,60}:$)|^前\s*言$")


def title_of(page: Page) -> tuple[str, str]:
    """The title of a page read and where it stands; both empty where there is no text.

    >>> from policytext import read_page
    >>> title_of(read_page("某市人民政府\\n关于加快创新的意见\\n各区县:\\n一、目标\\n新增40家。"))
    ('某市人民政府关于加快创新的意见', 'heading above the text')
    >>> title_of(read_page("政府工作报告——2019年1月在某市人民代表大会上 各位代表:现在,请予审议。"))[0]
    '政府工作报告'
    """
    texts = page.clauses.text.tolist()
    opening = texts[0] if texts else ""
    if talk := TALK.match(opening):
        return talk["title"], "first line"
    levels = zip(page.clauses.type, page.clauses.level, strict=True)
    headed = [i for i, (kind, level) in enumerate(levels) if kind == "heading" and level == 0]
    if headed:
        title = _joined(texts, headed[0])
        above = page.metadata["heading"] or _office_above(page.metadata)
        begins = bool(SENDING.match(title)) or bool(SENDING.search(above))
        title = above + title if begins else title
        return _trimmed(_with_other(title, page.metadata)), "heading above the text"
    return _first(texts, page.metadata["above"].split("\n"))


def _with_other(title: str, metadata: Mapping[str, str]) -> str:
    """With the office on the line above, where that and the one in the title both sign."""
    above = metadata["letterhead"] or _office_above(metadata)
    signing = named_offices(metadata["signature"])
    offices = offices_in_front(title)
    signs = bool(offices) and any(name.endswith(offices[0].lstrip("省市县区州")) for name in signing)
    return f"{above} {title}" if above in signing and signs and above not in title else title


def _office_above(metadata: Mapping[str, str]) -> str:
    """The offices that the last line before the text names, if it does."""
    return " ".join(named_offices(metadata["above"].split("\n")[-1]))


def _joined(texts: Sequence[str], at: int) -> str:
    """A title and the lines it goes on in: one that says what is sent out goes on to the word for it."""
    title, last = texts[at], texts[at + 1 : at + NEAR]
    ended = SENT if regex("印发|转发|下达").search(title) else ENDED
    if (SENDING.search(title[:LONGEST]) and not ended.search(title)) or title.count("《") > title.count("》"):
        for i, line in enumerate(last):
            whole = title + "".join(last[: i + 1])
            if ended.search(line) and len(line) <= LONGEST and not read_marker(line):
                return whole
    return title


def _trimmed(title: str) -> str:
    """Without its number or 附件 in front, and a bracket at the end that names an office or a day."""
    title = IN_FRONT.sub("", title)
    bracket = BRACKET.search(title)
    if not bracket:
        return title
    inside = bracket["inside"]
    dated = DAY.search(inside) and not regex(r"修[订正改]|[〔号]").search(inside)
    return title[: bracket.start()] if dated or office_in_brackets(title) else title


def _first(texts: Sequence[str], above: Sequence[str]) -> tuple[str, str]:
    """What a text without a heading begins with: a stretch that reads like a title, else a line.

    Of the lines before the text, which no rule knows, one counts that says what the text is about, or that
    stands above prose.
    """
    for text in texts[:NEAR]:
        if found := next(filter(is_title, _openings(text)), ""):
            return _trimmed(found), "first words"
    lines = [text for text in texts[:NEAR] if not ADDRESS.match(text) and not named_offices(text)]
    prose = not lines or lines[0].endswith("。")
    for line in reversed(above):
        if len(line) >= LEAST and not CHROME.search(line) and (prose or SENDING.search(line)):
            return _trimmed(line.strip()), "line above the text"
    return (lines[0][:LONGEST], "first line") if lines else ("", "")


def _openings(text: str) -> Iterator[str]:
    """Stretches between spaces that a text begins with, and one of them with the one after it."""
    words = text[: 2 * LONGEST].split()
    if words and named_offices(words[0]):
        yield "".join(words[:2])
    yield from words[:2]
    yield from ("".join(words[i : i + 2]) for i in range(min(len(words) - 1, 2)))
