"""The outline of a document: titles, headings, numbered items, paragraphs, attachments, rows of tables.

Levels follow the marks: a kind of mark (一、 or (一) or 1.) has one level throughout a document, in the
order of GB/T 9704, 1 the highest; unnumbered main headings stand above all of them, titles at level 0.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from .cleaning import broken_title, is_title
from .language import cue
from .normalization import Aligned, concatenate, is_han, squeeze
from .numbering import Marker, families, read_marker
from .paragraphs import Kept, Paragraph, TableBlock
from .tables import NAMING_HEADER, SERIAL_HEADER, Cell, Table, column

RUN_IN = re.compile(r"([^。:]{2,40})(?:。|(?<!\d):)(?=.)")
ARTICLE = re.compile(r"([^。:,]{2,8})。(?=.)")  # an article begins with a sentence more often than a heading
LABEL = re.compile(r"(?P<label>[^。,;:、!?\d()“”]{2,12}):(?=.)")
ATTACHMENT = re.compile(r"(?:附\s?[件表录图])\s?[\d一二三四五六七八九十]{0,3}")
BRACKETED = re.compile(r"[(〔【][^()。]{2,30}[)〕】]")
FILE = re.compile(r".*\.(?:docx?|xlsx?|pdf|wps|ofd|et|zip|rar)\W*", re.IGNORECASE)
ENTRY = re.compile(r"[^。;]{2,100}")
CELL_BAR = " | "
SERIAL = re.compile(r"[\d一二三四五六七八九十().、-]{1,6}")
ORNAMENT = re.compile(r"^[^\w《“(]+")
SHORT = 30  # longest unnumbered heading
TITLED = 60  # longest numbered heading


@dataclass(frozen=True)
class Clause:
    """A row of the outline; `body` is its text with offsets into the raw page."""

    line: int
    body: Aligned
    type: str
    level: int | None = None
    number: str = ""
    title: str = ""
    path: tuple[str, ...] = ()
    table: str = ""
    counted: str | None = None
    cells: tuple[tuple[Cell, str, Aligned], ...] = field(default=(), repr=False)

    @property
    def content(self) -> str:
        """The text to count words and themes in: without duty brackets, row numbers and unit columns."""
        return cue("duty").sub("", self.body.text) if self.counted is None else self.counted

    @property
    def label(self) -> str:
        """How the clause is named in the paths of those below it."""
        return self.body.text.rstrip("。:; ") if self.type == "heading" else _label(self)


def read_outline(kept: Kept) -> list[Clause]:
    """Clauses of a document in the order of its page.

    >>> from policytext.normalization import normalize
    >>> from policytext.cleaning import find_noise
    >>> page = normalize("2023年科技工作要点\\n一、要求\\n力争达到2%。\\n二、任务\\n1.培育企业。新增40家。")
    >>> for c in read_outline(Kept(page, find_noise(page.text))):
    ...     print(c.type, c.level, c.number, c.title, c.path)
    heading 0  2023年科技工作要点 ()
    heading 1 一 要求 ()
    paragraph None   ('一、要求',)
    heading 1 二 任务 ()
    item 2 1 培育企业 ('二、任务',)
    """
    clauses = _types(kept)
    levels = _levels(clauses)
    return list(_paths([replace(c, level=level) for c, level in zip(clauses, levels, strict=True)]))


def _types(kept: Kept) -> list[Clause]:
    """What each paragraph is by itself and by its neighbours; levels and paths come later."""
    elements = kept.elements()
    clauses: list[Clause] = []
    opened: list[str] = []  # titles of the document so far
    for i, element in enumerate(elements):
        if isinstance(element, TableBlock):
            clauses += _rows(element, kept)
            continue
        following = elements[i + 1] if i + 1 < len(elements) else None
        if clauses and _opens_attachment(clauses[-1], following) and is_name(element.text):
            clauses[-1] = _continued(clauses[-1], element, element.text)
            continue
        if clauses and _continues_title(clauses[-1], element.text):
            opened[-1] = clauses[-1].title + element.text
            clauses[-1] = _continued(clauses[-1], element, opened[-1])
            continue
        if isinstance(following, Paragraph) and broken_title(element.text, following.text):
            elements[i + 1] = Paragraph(element.line, concatenate([element.body, following.body]))
            continue
        clause = _type(element, clauses, opened, elements[i + 1 :])
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
        return replace(base, type="heading", level=0, title=text)
    if _is_main_heading(text, above, below):
        return replace(base, type="heading", level=1, title=ORNAMENT.sub("", text))
    label = LABEL.match(text)
    named = label and not re.search(r"[是为有]$|如下|包括$", label["label"])
    return replace(base, title=label["label"] if named else "")


def _numbered(base: Clause, marker: Marker) -> Clause:
    """A numbered line: an item, with its run-in heading if it has one; `_settle` finds the headings."""
    run_in = (ARTICLE if marker.family == "article" else RUN_IN).match(base.body.text, marker.end)
    title = run_in[1] if run_in else ""
    return replace(base, type="item", number=marker.number, title=title.strip())


def _attachment(base: Clause, above: list[Clause], below: list) -> Clause | None:
    """附件1 alone or before its name opens an attachment; 附件:… and the lines after it list attachments."""
    text = base.body.text
    match = ATTACHMENT.match(text)
    if match and FILE.fullmatch(text):
        return replace(base, type="attachment", title=_name(text[match.end() :]))
    if match and not text[match.end() :].strip(" :"):
        return replace(base, type="heading", level=0, title=text.strip(": "))
    if match and re.match(r"\s?:|\s?\d\s?[.、]", text[match.end() :]) and ENTRY.fullmatch(text):
        return replace(base, type="attachment", title=_name(text[match.end() :]))
    if match and re.search(r"\d|[一二三四五六七八九十]$", match[0]) and is_name(text[match.end() :].strip()):
        return replace(base, type="heading", level=0, title=text[match.end() :].strip(": "))
    listed = bool(above) and above[-1].type == "attachment" and ENTRY.fullmatch(text) and read_marker(text)
    return replace(base, type="attachment", title=_name(text)) if listed and not match else None


def _opens_attachment(clause: Clause, following: object) -> bool:
    return clause.level == 0 and bool(ATTACHMENT.fullmatch(clause.title)) and following is not None


def _continues_title(clause: Clause, text: str) -> bool:
    """A line in brackets under a title, such as (2021-2025年) or (试行)."""
    return clause.level == 0 and clause.type == "heading" and bool(BRACKETED.fullmatch(text))


def _continued(opening: Clause, element: Paragraph, title: str) -> Clause:
    """A heading that goes on in the next line: 附件1 and its name, a title and what stands in brackets."""
    space = element.body.edit(lambda text: [(" ", 0, 1)])[:1]
    return replace(opening, body=concatenate([opening.body, space, element.body]), title=title)


def _name(text: str) -> str:
    """Name of a listed attachment without its number."""
    return re.sub(r"^[\s:]*(?:\d{1,2}\s?[.、])?\s*", "", text).strip()


def is_name(text: str) -> bool:
    """Whether a line can be the name of an attachment: a short line without a full stop."""
    return 2 <= len(text) <= 80 and not re.search(r"[。;|]|:$", text) and not read_marker(text)


def _is_title_here(text: str, above: list[Clause], opened: list[str]) -> bool:
    """A title stands first, follows another one, or follows the letter that sends the document."""
    if not is_title(text):
        return False
    if any(f"《{text}》" in re.sub(r"\s", "", title) for title in opened):
        return True
    if opened and _looks_both_ways(opened[0]):
        return False
    since = [c for c in above if not (c.type == "heading" and c.level == 0)]
    letter = len(since) <= 4 and any(re.search(r"印发|通知如下|现将", c.body.text) for c in since)
    return not since or (letter and not any(c.number for c in since))


def _is_main_heading(text: str, above: list[Clause], below: list) -> bool:
    """A short line without punctuation before numbering that begins anew, or in a page without numbers."""
    if not 2 <= len(text) <= SHORT or re.search(r"[。;:,!?|]|^[(《]", text) or not any(map(is_han, text)):
        return False
    marks = (read_marker(e.text) for e in below if isinstance(e, Paragraph))
    if following := next(filter(None, marks), None):
        main = any(c.type == "heading" and c.level == 1 and not c.number for c in above)
        return following.ordinal == 1 or (main and below[0].text and bool(read_marker(below[0].text)))
    numbered = any(c.number for c in above)
    return bool(below) and not numbered and isinstance(below[0], Paragraph) and len(below[0].text) > SHORT


def _looks_both_ways(title: str) -> bool:
    plain = re.sub(r"《.*?》", "", title)
    return bool(cue("report").search(plain)) and bool(cue("plan").search(plain))


def _settle(clauses: list[Clause]) -> list[Clause]:
    """Numbered lines with nothing but a heading: headings if something hangs on most of their kind."""
    settled = list(clauses)
    bare = [i for i, c in enumerate(clauses) if c.type == "item" and not c.title and _is_bare(c)]
    order = families()

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
                    settled[i] = replace(clauses[i], type="heading", title=title)
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
    rest = clause.body.text[read_marker(clause.body.text).end :]
    return len(rest) <= TITLED and not re.search(r"[。;!?].|;$", rest)


def _levels(clauses: list[Clause]) -> list[int | None]:
    """Level of each clause: titles 0, main headings 1, numbered ones by the rank of their mark."""
    levels: list[int | None] = []
    for scope in _scopes(clauses):
        main = any(c.type == "heading" and not c.number and c.level == 1 for c in scope)
        marks = [read_marker(c.body.text).family if c.number and c.type != "row" else "" for c in scope]
        order = _order([mark for mark in marks if mark])
        levels += [
            order.index(mark) + 1 + main if mark else c.level for c, mark in zip(scope, marks, strict=True)
        ]
    return levels


def _order(marks: list[str]) -> list[str]:
    """Families of a scope from high to low; articles stand below 一、 where 一、 comes first."""
    used = sorted(set(marks), key=families().index)
    if "article" in used and "han" in used and marks.index("han") < marks.index("article"):
        used.remove("article")
        used.insert(used.index("han") + 1, "article")
    return used


def _scopes(clauses: list[Clause]) -> Iterator[list[Clause]]:
    """Document and attachments, each numbered for itself."""
    scope: list[Clause] = []
    for clause in clauses:
        if clause.level == 0 and scope:
            yield scope
            scope = []
        scope.append(clause)
    if scope:
        yield scope


def _paths(clauses: list[Clause]) -> Iterator[Clause]:
    """Each clause with the headings above it, attachment first."""
    stack: list[Clause] = []
    for clause in clauses:
        if clause.level is not None:
            stack = [above for above in stack if above.level < clause.level]
        elif clause.type == "attachment":
            stack = []
        elif clause.type == "paragraph" and cue("closing").match(clause.body.text):
            stack = [above for above in stack if above.level <= 1]
        yield replace(clause, path=(*(above.label for above in stack), *clause.path))
        if clause.level is not None and (clause.level or ATTACHMENT.match(clause.body.text)):
            stack.append(clause)


def _label(clause: Clause) -> str:
    marker = read_marker(clause.body.text)
    mark = clause.body.text[: marker.end].strip() if marker else ""
    return mark + (clause.title or clause.body.text[marker.end if marker else 0 :][:20])


def _rows(block: TableBlock, kept: Kept) -> Iterator[Clause]:
    """Rows of a table as clauses, with their cells; a cell that spans down is text of its first row only."""
    table = block.table
    naming = column(table, NAMING_HEADER)
    serial = column(table, SERIAL_HEADER)
    text = kept.page.text
    for row in table.rows:
        cells = tuple((c, _header(table, c), squeeze(kept.piece(c.start, c.end), inner=True)) for c in row)
        own = [cell for cell, _, _ in cells if not cell.inherited]
        words = {cell.col: body.text for cell, _, body in cells}
        title = words.get(naming, "")
        groups = [words[c.col] for c in row if c.col < (naming or 0) and c.col != serial and words[c.col]]
        number = next((words[c.col] for c in own if c.col == serial and SERIAL.fullmatch(words[c.col])), "")
        yield Clause(
            line=block.line + text.count("\n", table.start, own[0].start),
            body=squeeze(_separated(kept.piece(own[0].start, own[-1].end))),
            type="row",
            number=number,
            title=title if len(title) <= TITLED else "",
            path=tuple(groups),
            table=table.kind,
            counted=CELL_BAR.join(body.text for c, header, body in cells if _is_content(c, header, serial)),
            cells=cells,
        )


def _is_content(cell: Cell, header: str, serial: int | None) -> bool:
    return not cell.inherited and cell.col != serial and not cue("units").search(header)


def _header(table: Table, cell: Cell) -> str:
    return table.headers[cell.col] if cell.col < len(table.headers) else ""


def _separated(row: Aligned) -> Aligned:
    """Cells of a row parted by one bar."""

    def change(text: str) -> Iterator[tuple[str, int, int]]:
        at = 0
        for match in re.finditer(r"\s*[|\t][|\s]*", text):
            yield text[at : match.start()], at, match.start()
            yield CELL_BAR, *match.span()
            at = match.end()
        yield text[at:], at, len(text)

    return row.edit(change)
