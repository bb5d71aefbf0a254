"""Names of offices: those a title begins with, those that sign, and the fuller name for a short one."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

from .divisions import named_divisions, short_name, short_names
from .language import cue, table
from .lines import is_office
from .metadata import DATE, HAN_DATE

LONGEST = 40  # characters of an office's name
SIGNING = re.compile(
    r"(?:^|(?<=[\s。;]))(?P<offices>[\u4e00-\u9fff()、 ]{3,80}?)"
    rf"\s+(?:{DATE.pattern}|{HAN_DATE.pattern})日?(?=\s|$)"
)
LONGEST_TITLE = 200
MOST_FORMS = 64  # ways to write a name in full that are looked for
APART = re.compile(r"[\s、,]+")
UNDER = re.compile(r"^(?:省|市|县|区|州|旗|自治区|自治州)?(?=[\u4e00-\u9fff])")


def offices_in_front(title: str) -> list[str]:
    """Offices a title begins with, if it says what they send out or plan.

    >>> offices_in_front("科技部 财政部关于印发《国家孵化载体管理办法》的通知")
    ['科技部', '财政部']
    >>> offices_in_front("榆林市科技局2018年工作总结"), offices_in_front("通州区2016年科技工作要点")
    (['榆林市科技局'], [])
    """
    match = _front().match(title[:LONGEST_TITLE])
    return named_offices(match["offices"]) if match else []


@cache
def _front() -> re.Pattern[str]:
    follows = "|".join(row["cue"] for row in table("issuer_cues") if row["kind"] in ("sends", "follows"))
    return re.compile(
        rf"(?P<offices>[\u4e00-\u9fff()、 ]{{1,{LONGEST * 2}}}?(?:{_ends_in()}))"
        rf"(?P<others>等\w{{0,6}}(?:部门|单位|委办局))?\s*(?:{follows})"
    )


def named_offices(line: str) -> list[str]:
    """The offices of a line that holds nothing else.

    >>> named_offices("建德市科学技术局　　建德市财政局"), named_offices("市 长 ×××")
    (['建德市科学技术局', '建德市财政局'], [])
    """
    spaced = APART.split(line.strip())
    joined = "".join(spaced)
    if not joined or not all(_ends(name) for name in spaced):  # 某 市 科 技 局: spaced out to fill a line
        spaced = [joined]
    return spaced if all(1 < len(name) <= LONGEST and _ends(name) for name in spaced) else []


@cache
def _ends_in() -> str:
    """What names of offices end in: those that stand alone on a line of a page, and some rare ones."""
    rare = [row["cue"] for row in table("issuer_cues") if row["kind"] == "office"]
    return "|".join([cue("office").pattern, *rare])


def _ends(name: str) -> bool:
    return len(name) > 2 and (is_office(name) or bool(_ending().fullmatch(name)))


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(rf"[\u4e00-\u9fff()]+(?:{_ends_in()})")


def fuller(office: str, named: Iterable[str], text: str) -> str:
    """The fullest name that offices named elsewhere, or a text, have for an office.

    What names no place itself (省人民政府办公厅) takes that of an office named elsewhere; a place above the
    office's own is no fuller name.

    >>> fuller("郑州高新区科技局", [], "郑州高新技术产业开发区科技局紧抓机遇")
    '郑州高新技术产业开发区科技局'
    >>> fuller("市科技局", ["咸宁市科学技术局"], ""), fuller("武清区政府", ["天津市武清区政府"], "")
    ('咸宁市科学技术局', '武清区政府')
    """
    forms = list(islice(_forms(office), MOST_FORMS))
    known = [name for name in named if _is_form(name, office, forms)]
    known += [form for form in forms if form in text]
    return max([office, *known], key=len)


def _is_form(name: str, office: str, forms: list[str]) -> bool:
    """Whether a name is an office's in full: one of its forms, or one that a place stands before."""
    if name in forms:
        return True
    stems = {UNDER.sub("", form) for form in forms}
    return not begins_with_place(office) and begins_with_place(name) and name.endswith(tuple(stems))


def begins_with_place(office: str) -> bool:
    """Whether an office's name says of which place it is.

    >>> begins_with_place("榆林市科技局"), begins_with_place("市科技局")
    (True, False)
    """
    names = (office[:length] for length in range(len(office), 1, -1))
    return any(name in named_divisions() or name in short_names() for name in names)


def _forms(office: str) -> Iterator[str]:
    """An office's name with each part short or in full, the name of its place too."""
    found = list(dict.fromkeys([office, *_placed(office)]))
    for row in table("office_forms"):
        pattern = re.compile(row["short"])
        found += [form for name in found if (form := pattern.sub(row["full"], name)) not in found]
    yield from dict.fromkeys(found)


def _placed(office: str) -> Iterator[str]:
    """With the official name of a place for a short one: 大理州 is 大理白族自治州."""
    for stem, name in _stems().get(office[:2], ()):
        for form in (stem, f"{stem}{name[-1]}"):
            if office.startswith(form) and not office.startswith(name):
                yield name + office[len(form) :]


@cache
def _stems() -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for stem, name in short_names().items():
        if short_name(name) == stem:
            found[stem[:2]] = (*found.get(stem[:2], ()), (stem, name))
    return found


def signing_office(lines: Iterable[str]) -> str:
    """Offices before a day at the end of a line or between spaces, as rows without lines have them.

    >>> signing_office(["请认真执行。 某市科学技术局 2031年3月5日"])
    '某市科学技术局'
    """
    found = (named_offices(m["offices"]) for line in reversed(list(lines)) for m in SIGNING.finditer(line))
    return " ".join(next(filter(None, found), []))


def office_in_brackets(line: str) -> str:
    """The office in a bracket at the end of a line, as it stands above, after or under a title.

    >>> office_in_brackets("(某市人民政府制定)"), office_in_brackets("某市规划(某市科技局)")
    ('某市人民政府', '某市科技局')
    >>> office_in_brackets("某市办法(试行)")
    ''
    """
    match = _bracket().search(line.strip())
    return match["offices"] if match and named_offices(match["offices"]) else ""


@cache
def _bracket() -> re.Pattern[str]:
    made = "|".join(row["cue"] for row in table("issuer_cues") if row["kind"] == "made")
    return re.compile(rf"[(（](?P<offices>[\u4e00-\u9fff、 ]+?)\s*(?:{made})?\s*[)）]$")
