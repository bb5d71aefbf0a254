"""What a document is: place, plan year, kind, title, issuer, number, dates, each with the evidence for it.

A proposal is a value, the words of the document (or of its file's name, or its spreadsheet) that say so, and
a confidence: `given` (the user's own table says it), `high` (title, label, office), `medium` (signature,
document number, heading), `low` (file name, mentions). A researcher confirms or overrides them.
"""

from collections.abc import Iterator, Mapping

import pandas as pd

from .dating import (
    Told,
    day_in_brackets,
    delivered,
    signed,
    year_in_force,
    year_in_headings,
    year_in_title,
    year_of_name,
    year_of_number,
    year_of_session,
)
from .identifiers import decree, own_number
from .kinds import is_work_report, kind_of
from .locating import TOP, UNTOLD, locate
from .metadata import bracketed_labels
from .offices import fuller, named_offices, office_in_brackets, offices_in_front, signing_office
from .origin import Place, place_at
from .page import Page
from .parts import looks
from .titles import title_of

FIELDS = (
    *("place", "level", "province", "city", "plan_year", "kind", "title", "issuer", "doc_number"),
    *("issued", "published"),
)
HEAD, FOOT = 600, 240  # characters in which a document says what it is
OPENING = 100  # characters whose year counts where nothing else has one
BOTTOM = 8  # lines among which signatures stand


def propose(page: Page, name: str = "", given: Mapping[str, str] | None = None) -> pd.DataFrame:
    """Proposed metadata of a page read: a row a field, columns field, value, evidence, confidence.

    `name` is the file's name with its folders, `given` what a spreadsheet says of the document by the names
    of fields. What nothing tells is empty.

    >>> from policytext import read_page
    >>> page = read_page("芙蓉区科技局2017年工作总结和2018年工作计划\\n一、目标\\n新增高企8家。")
    >>> propose(page).set_index("field").value.loc[["place", "city", "plan_year", "kind"]].tolist()
    ['芙蓉区', '长沙市', '2018', 'report+plan']
    """
    said = Said(page, name, {key: value for key, value in (given or {}).items() if value})
    title = said.title()
    number = said.number(title)
    issued, published = said.issued(title), said.given_or_page("published")
    year = said.plan_year(title, number, issued, published)
    issuer = said.issuer(title)
    place, told = locate(said, title, issuer, int(year.value) if year.value.isdecimal() else None)
    found = {
        **{field: told._replace(value=getattr(place, key)) for field, key in PLACED.items()},
        **({"level": said.given_or_page("level")} if said.given.get("level") else {}),
        "plan_year": year,
        "kind": said.kind(title),
        "title": title,
        "issuer": said.government(title, issuer, place),
        "doc_number": number,
        "issued": issued,
        "published": published,
    }
    return pd.DataFrame([(field, *found[field]) for field in FIELDS], columns=["field", *Told._fields])


PLACED = {"place": "name", "level": "level", "province": "province", "city": "city"}


class Said:
    """A page and what stands around it, asked for one field after the other."""

    def __init__(self, page: Page, name: str, given: Mapping[str, str]) -> None:
        self.page, self.name, self.given = page, name, given
        self.texts = page.clauses.text.tolist()
        self.headings = page.clauses.text[page.clauses.type == "heading"].tolist()
        self.labels = bracketed_labels(self.texts[:TOP])
        self.above = page.metadata["above"].split("\n")
        self.head = "\n".join(self.texts)[:HEAD]
        self.foot = "\n".join(self.texts)[-FOOT:]

    def given_or_page(self, field: str) -> Told:
        if self.given.get(field):
            return Told(self.given[field], "spreadsheet", "given")
        value = self.page.metadata.get(field, "") or self.labels.get(field, "")
        return Told(value, f"label on the page: {value}", "high") if value else UNTOLD

    def title(self) -> Told:
        told = self.given_or_page("title")
        if told.value:
            return told
        title, where = title_of(self.page)
        sure = {"heading above the text": "high", "first words": "medium"}.get(where, "low")
        return Told(title, f"{where}: {title}", sure) if title else UNTOLD

    def number(self, title: Told) -> Told:
        told = self.given_or_page("doc_number")
        if told.value:
            return told
        if own := own_number(title.value, [*self.above, *self.texts]):
            return own
        _, order = decree([*self.above, *self.texts[:TOP]])
        return Told(order, f"line: {order}", "medium") if order else UNTOLD

    def issued(self, title: Told) -> Told:
        """Day given, of delivery for a work report, labelled, signed, in brackets, printed, published."""
        if self.given.get("issued"):
            return self.given_or_page("issued")
        lines = self.texts if len(self.texts) < BOTTOM else self.texts[-BOTTOM:]
        asked: Iterator[Told | None] = (
            delivered(self.head) if "报告" in title.value or is_work_report("", self.head) else None,
            self.given_or_page("issued"),
            signed(lines),
            day_in_brackets(self.texts[:TOP]),
            self.given_or_page("printed") if not self.given.get("published") else None,
            self.given_or_page("published"),
        )
        return next((told for told in asked if told and told.value), UNTOLD)

    def plan_year(self, title: Told, number: Told, issued: Told, published: Told) -> Told:
        """The first that tells: the user's table, title, session, headings, number, dates, file name.

        A table's year is often that of writing: the title of a report with a plan says the year planned for.
        """
        titled = year_in_title(title.value)
        given = year_of_name(self.given.get("plan_year", ""))
        if given and not (titled and looks(title.value) == "both"):
            return Told(given.value, "spreadsheet", "given")
        by_day = (
            Told(told.value[:4], f"{field}: {told.value}", "medium")
            for field, told in (("issued", issued), ("published", published))
            if told.value
        )
        asked: Iterator[Told | None] = (
            titled,
            self._in_session(),
            year_in_headings(self.headings),
            year_of_number(number.value),
            *by_day,
            year_of_name(self.name),
            self._in_force(),
            self._in_opening(),
        )
        return next((told for told in asked if told), UNTOLD)

    def _in_session(self) -> Told | None:
        """The year of the session; of one held late in a year the year that a heading plans for."""
        session, headed = year_of_session(self.head), year_in_headings(self.headings)
        late = session and headed and int(headed.value) == int(session.value) + 1
        return headed if late else session

    def _in_opening(self) -> Told | None:
        told = year_in_title(self.head[:OPENING])
        return told and told._replace(evidence=f"text: {self.head[:OPENING]}", confidence="low")

    def _in_force(self) -> Told | None:
        labelled = self.given_or_page("in_force")
        if labelled.value:
            return labelled._replace(value=labelled.value[:4], confidence="low")
        return year_in_force("\n".join(self.texts))

    def kind(self, title: Told) -> Told:
        told = Told(self.given.get("kind", ""), "spreadsheet", "given")
        if told.value:
            return told
        if is_work_report("", self.head) and "报告" not in title.value:
            return Told("report+plan", f"text: {self.head}", "medium")
        return kind_of(title.value, self.headings)

    def issuer(self, title: Told) -> Told:
        """Offices given, in front of the title, on a label, below the text, above it, as a source."""
        if self.given.get("issuer"):
            return self.given_or_page("issuer")
        named = list(self._offices(title))
        if not named:
            return UNTOLD
        offices, told = named[0]
        everyone = [office for others, _ in named for office in others]
        text = f"{self.head}\n{self.foot}"
        full = [fuller(office, everyone, text) for office in offices]
        signing = next((others for others, why in named if why.evidence.startswith("signature")), [])
        if len(signing) > len(full) and set(full) & set(signing):  # 某局等关于: all of them sign
            full = signing
        return told._replace(value=" ".join(full))

    def _offices(self, title: Told) -> Iterator[tuple[list[str], Told]]:
        """Offices a document may come from with what names them, the surest first."""
        page, label = self.page.metadata, self.given_or_page("issuer")
        signature = page["signature"] or signing_office(self.texts[-BOTTOM:])
        bracket = next(filter(None, map(office_in_brackets, [*self.above, *self.texts[:TOP]])), "")
        order, _ = decree([*self.above, *self.texts[:TOP]])
        source = self.given.get("source") or page["source"]
        here = place_at(title.value)
        for offices, evidence, confidence in (
            (offices_in_front(title.value), f"title: {title.value}", "high"),
            (named_offices(label.value), label.evidence, "high"),
            (named_offices(signature), f"signature: {signature}", "medium"),
            (named_offices(page["letterhead"]), f"letterhead: {page['letterhead']}", "medium"),
            (named_offices(order), f"line: {order}", "medium"),
            (named_offices(bracket), f"bracket: {bracket}", "medium"),
            (named_offices(source), f"source: {source}", "low"),
            *((named_offices(line), f"line above the text: {line}", "low") for line in self.above),
        ):
            other = confidence == "low" and here and offices and place_at(offices[0]) != here
            if offices and not other:
                yield offices, Told("", evidence, confidence)

    def government(self, title: Told, issuer: Told, place: Place) -> Told:
        """A work report is given by the government of a place, whose full name need not stand in it."""
        lawful = (
            is_work_report(title.value, self.head) and place.name and place.level not in ("zone", "national")
        )
        if not lawful or self.given.get("issuer") or issuer.value.endswith(f"{place.name}人民政府"):
            return issuer
        return Told(f"{place.name}人民政府", f"work report of {place.name}", "high")
