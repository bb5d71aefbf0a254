"""The outline of a document: titles, headings, numbered items, paragraphs, attachments, rows of tables.

What each line is by itself and by its neighbours; `hierarchy` says what stands above what.
"""

import re
from collections.abc import Iterator
from itertools import groupby, islice

from .clause import Clause
from .hierarchy import add_levels, add_paths, order_of
from .language import regex
from .lines import broken_title, is_title
from .normalization import HAN, concatenate
from .numbering import BULLET, Marker, read_marker
from .paragraphs import Kept, Paragraph, TableBlock
from .parts import looks
from .rows import read_rows

RUN_IN = re.compile(r"([^。:]{2,40})(?:。|(?<!\d):)(?=.)")
ARTICLE = re.compile(
    r"(?!本|为)([^。:,\d]{2,20})。(?=.)"
)  # an article begins with a sentence more often than a heading
LABEL = re.compile(rf"(?:{BULLET}\s*)?(?P<label>[^。,;:、!?\d()“”]{{2,12}}):(?=.)")
FIELD = re.compile(
    " (?:年度|工作)?(?:目标|任务|计划|完成|进展|措施|指标)$"
)  # of a form, after the name of the item
ATTACHMENT = re.compile(r"(?:附\s?[件表录图])\s?[\d一二三四五六七八九十]{0,3}")
BRACKETED = re.compile(r"[(〔【][^()。]{2,30}[)〕】]")
FILE = re.compile(r".*\.(?:docx?|xlsx?|pdf|wps|ofd|et|zip|rar)\W*", re.IGNORECASE)
ENTRY = re.compile(r"[^。;]{2,100}")
ORNAMENT = re.compile(r"^[^\w《“(]+")
UNNAMED = re.compile(r"[是为有]$|如下|包括$")  # what opens a list and names nothing
ENTRY_MARK = re.compile(r"\s?:|\s?\d\s?[.、]")
NUMBERED = re.compile(r"\d|[一二三四五六七八九十]$")
NO_NAME = re.compile(r"[。;|]|:$")
LETTER = re.compile(r"印发|通知如下|现将")
NO_HEADING = re.compile(r"[。;:,!?|]|^[(《]")
NOT_BARE = re.compile(r"[。;!?].|;$|[,\d].*。$")
AHEAD = 200  # lines below a short one in which numbering must begin for it to be a main heading
SHORT = 30  # longest unnumbered heading
TITLED = 60  # longest numbered heading


def read_outline(kept: Kept) -> list[Clause]:
    """Clauses of a document in the order of its page.

    >>> from policytext.normalization import normalize
    >>> from policytext.cleaning import find_noise
    >>> page = normalize("2023年科技工作要点\\n一、要求\\n力争达到2%。\\n二、任务\\n1.培育企业。新增40家。")
    >>> for c in read_outline(Kept(page, find_noise(page.text), page.text)):
    ...     print(c.type, c.level, c.number, c.title, c.path)
    heading 0  2023年科技工作要点 ()
    heading 1 一 要求 ()
    paragraph None   ('一、要求',)
    heading 1 二 任务 ()
    item 2 1 培育企业 ('二、任务',)
    """
    return list(add_paths(add_levels(_types(kept))))


def _types(kept: Kept) -> list[Clause]:
    """What each paragraph is by itself and by its neighbours; levels and paths come later."""
    elements = kept.elements()
    clauses: list[Clause] = []
    opened: list[str] = []  # titles of the document so far
    for i, element in enumerate(elements):
        if isinstance(element, TableBlock):
            clauses += read_rows(element, kept)
            continue
        following = elements[i + 1] if i + 1 < len(elements) else None
        if clauses and _opens_attachment(clauses[-1]) and is_name(element.text):
            clauses[-1] = _continued(clauses[-1], element, element.text)
            continue
        if clauses and _continues_title(clauses[-1], element.text):
            opened[-1] = clauses[-1].title + element.text
            clauses[-1] = _continued(clauses[-1], element, opened[-1])
            continue
        if isinstance(following, Paragraph) and broken_title(element.text, following.text):
            elements[i + 1] = Paragraph(element.line, concatenate([element.body, following.body]))
            continue
        clause = _type(element, clauses, opened, elements[i + 1 : i + 1 + AHEAD])
        opened += [clause.title] if clause.type == "heading" and clause.level == 0 else []
        clauses.append(clause)
    return _settle(clauses)


def _type(element: Paragraph, above: list[Clause], opened: list[str], below: list) -> Clause:
    text, base = element.text, Clause(element.line, element.body, "paragraph")
    if clause := _attachment(base, above, below):
        return clause
    if marker := read_marker(text):
        return _numbered(base, marker)
    if _is_title_here(text, above, opened):
        return base._replace(type="heading", level=0, title=text)
    if _is_main_heading(text, above, below):
        return base._replace(type="heading", level=1, title=ORNAMENT.sub("", text))
    label = LABEL.match(text)
    named = label and not UNNAMED.search(label["label"])
    return base._replace(title=label["label"] if named else "")


def _numbered(base: Clause, marker: Marker) -> Clause:
    """A numbered line: an item, with its run-in heading if it has one; `_settle` finds the headings."""
    run_in = (ARTICLE if marker.family == "article" else RUN_IN).match(base.body.text, marker.end)
    title = FIELD.sub("", run_in[1]) if run_in else ""
    return base._replace(type="item", number=marker.number, title=title.strip())


def _attachment(base: Clause, above: list[Clause], below: list) -> Clause | None:
    """附件1 alone or before its name opens an attachment; 附件:… and the lines after it list attachments."""
    text = base.body.text
    match = ATTACHMENT.match(text)
    if match and FILE.fullmatch(text):
        return base._replace(type="attachment", title=_name(text[match.end() :]))
    if match and not text[match.end() :].strip(" :"):
        return base._replace(type="heading", level=0, title=text.strip(": "))
    if match and ENTRY_MARK.match(text, match.end()) and ENTRY.fullmatch(text):
        return base._replace(type="attachment", title=_name(text[match.end() :]))
    if match and NUMBERED.search(match[0]) and is_name(text[match.end() :].strip()):
        return base._replace(type="heading", level=0, title=text[match.end() :].strip(": "))
    listed = bool(above) and above[-1].type == "attachment" and ENTRY.fullmatch(text) and read_marker(text)
    return base._replace(type="attachment", title=_name(text)) if listed and not match else None


def _opens_attachment(clause: Clause) -> bool:
    return clause.level == 0 and bool(ATTACHMENT.fullmatch(clause.title))


def _continues_title(clause: Clause, text: str) -> bool:
    """A line in brackets under a title, such as (2021-2025年) or (试行)."""
    return clause.level == 0 and clause.type == "heading" and bool(BRACKETED.fullmatch(text))


def _continued(opening: Clause, element: Paragraph, title: str) -> Clause:
    """A heading that goes on in the next line: 附件1 and its name, a title and what stands in brackets."""
    space = element.body.edit(lambda text: [(" ", 0, 1)])[:1]
    return opening._replace(body=concatenate([opening.body, space, element.body]), title=title)


def _name(text: str) -> str:
    """Name of a listed attachment without its number."""
    return regex(r"^[\s:]*(?:\d{1,2}\s?[.、])?\s*").sub("", text).strip()


def is_name(text: str) -> bool:
    """Whether a line can be the name of an attachment: a short line without a full stop."""
    return 2 <= len(text) <= 80 and not NO_NAME.search(text) and not read_marker(text)


def _is_title_here(text: str, above: list[Clause], opened: list[str]) -> bool:
    """A title stands first, follows another one, or follows the letter that sends the document."""
    if not is_title(text):
        return False
    if any(f"《{text}》" in regex(r"\s").sub("", title) for title in opened):
        return True
    if opened and looks(opened[0]) == "both":
        return False
    since = list(islice((c for c in above if not (c.type == "heading" and c.level == 0)), 5))
    letter = len(since) <= 4 and any(LETTER.search(c.body.text) for c in since)
    return not since or (letter and not any(c.number for c in since))


def _is_main_heading(text: str, above: list[Clause], below: list) -> bool:
    """A short line without punctuation before numbering that begins anew, or in a page without numbers."""
    if not 4 <= len(text) <= SHORT or NO_HEADING.search(text) or not HAN.search(text):
        return False
    if above and _of_board(text) and above[-1].type == "paragraph" and _of_board(above[-1].body.text):
        return False  # a line of a board of figures below another
    if below and DATED.fullmatch(text):
        return True  # 2023年工作计划, where the numbering goes on below it
    if BULLETED.fullmatch(text) and below and isinstance(below[0], Paragraph):
        return not BULLETED.match(below[0].text)  # ■ 知识产权, with lines below it
    marks = (read_marker(e.text) for e in below if isinstance(e, Paragraph))
    if following := next(filter(None, marks), None):
        main = any(c.type == "heading" and c.level == 1 and not c.number for c in above)
        begins = isinstance(below[0], Paragraph) and read_marker(below[0].text) is not None
        return following.ordinal == 1 or (main and begins)
    numbered = any(c.number for c in above)
    return bool(below) and not numbered and isinstance(below[0], Paragraph) and len(below[0].text) > SHORT


def _of_board(text: str) -> bool:
    """Whether a line is a name with a figure and no sentence: 工业投资 74.3亿元, 创新能力 第36位(持平)."""
    return len(text) <= LONGEST_ROW and not text.endswith("。") and bool(FIGURE.search(text))


DATED = re.compile(
    "20\\d\\d年(?:度|[上下]半年)?(?:重点|主要)?(?:工作)?(?:总结|计划|打算|安排|思路|要点|情况|目标)"
)
LONGEST_ROW = 40
BULLETED = re.compile(rf"{BULLET}\s?[^\d|]{{2,14}}")
FIGURE = re.compile(
    r"[\u4e00-\u9fff)]\s?第?\d[\d.,]*\s?(?:[家个项件名位户人亩]|[万亿]*[美欧]?元|%|/\d|平方米|㎡)"
)


def _settle(clauses: list[Clause]) -> list[Clause]:
    """Numbered lines with nothing but a heading: headings if something hangs on most of their kind."""
    settled = list(clauses)
    bare = [i for i, c in enumerate(clauses) if c.type == "item" and not c.title and _is_bare(c)]
    order = order_of([read_marker(c.body.text).family for c in clauses if c.number and c.type != "row"])

    def family(i: int) -> str:
        return read_marker(clauses[i].body.text).family

    def carries(i: int) -> bool:
        """Whether deeper numbering, text or a table follows before the next mark of its rank or higher."""
        below = clauses[i + 1] if i + 1 < len(clauses) else None
        if below is None or below.level == 0 or below.type == "attachment":
            return False
        mark = read_marker(below.body.text) if below.number and below.type != "row" else None
        return mark is None or order.index(mark.family) > order.index(family(i))

    for _, group in groupby(sorted(bare, key=lambda i: (order.index(family(i)), i)), key=family):
        for run in _runs(list(group), clauses):
            if sum(map(carries, run)) * 2 >= len(run):
                for i in filter(carries, run):
                    marker = read_marker(clauses[i].body.text)
                    title = clauses[i].body.text[marker.end :].rstrip("。: ")
                    settled[i] = clauses[i]._replace(type="heading", title=title)
    return settled


def _runs(indices: list[int], clauses: list[Clause]) -> Iterator[list[int]]:
    """Parts of a series of numbers that rise; a number that does not rise begins a new part."""
    run: list[int] = []
    for i in indices:
        ordinal = read_marker(clauses[i].body.text).ordinal
        if run and ordinal <= read_marker(clauses[run[-1]].body.text).ordinal:
            yield run
            run = []
        run.append(i)
    if run:
        yield run


def _is_bare(clause: Clause) -> bool:
    """Whether nothing but a heading stands behind the mark; an article's words are a sentence if they end."""
    marker = read_marker(clause.body.text)
    rest = clause.body.text[marker.end :]
    if marker.family == "article" and rest[-1:] in ("。", ":", ";"):
        return False
    return len(rest) <= TITLED and not NOT_BARE.search(rest)
