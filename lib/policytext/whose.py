"""Whose figure a short name tells: 普通高等学校2所,在校学生2.5万人; by the kinds of things that have such."""

import re
from collections.abc import Iterator
from functools import cache

from .context import Context, attributes, merged
from .fields import SHARES
from .language import cues, regex
from .owners import LONGEST_OWNER, NEAR
from .wording import begins_with_verb, strip_lead, strip_predicate


def with_owner(words: str, c: Context) -> str:
    """A name that stands for part of a longer one, or for a figure of what was named before, with its owner.

    >>> with_owner("联盟成员单位", Context(items=["产业创新联盟"]))
    '产业创新联盟成员单位'
    >>> with_owner("在校学生", Context(items=["高等学校"])), with_owner("农民", Context(items=["学校"]))
    ('高等学校在校学生', '')
    """
    if measure := measure_of_group(words, c):
        return measure
    if RATIO.fullmatch(words) and c.units[-1:] in (["家"], ["户"], ["个"]):
        return ""  # 挂牌公司达到20家,研发费用占营业收入比重5%: of the whole park
    if BROUGHT.match(c.left.lstrip("、, ")) or (c.lead.startswith(";") and SPENDING.fullmatch(words)):
        return ""
    words = REACHED.sub("", words) if REACHED.sub("", words) in cues("whose") else words
    kinds = cues("whose").get(words) or cues("whose").get(_plain(words), "")
    heads = _heads_of(kinds)
    short = _opening().match(words)
    if not heads and not short:
        return ""
    if short:
        heads = (short[0],)
    one = bool(set(kinds.split()) & ONE)
    for before, far in _named_before(c, NEAR if short or one else 1, one):
        owner = before[
            : max((at + len(head) for head in heads if (at := before.rfind(head)) >= 0), default=0)
        ]
        rest = before[len(owner) :]
        whole = owner != heads[0] and (not rest or rest in attributes() or begins_with_verb(rest))
        named = (len(owner) > 2 or owner in SHORT_FORMS) and owner not in attributes()
        if (far or kinds.endswith(THEN)) and not _is_figure(before, rest):
            continue
        if named and len(owner) <= LONGEST_OWNER and (not short or whole) and not CLAUSE.search(owner):
            return merged(owner, words)
    return ""


ONE = {"budget", "fund", "contest"}  # kinds of which a document may have one for its theme
THEN = "then"  # figures that go on from another of the same owner: a place has such too
BROUGHT = re.compile("(?:新|柔性|全职|累计|共)*(?:引进|引育|培养|招聘|招引|选派|选聘)")  # to the place
SPENDING = re.compile("(?:研发|R&D)(?:投入|经费|费用)(?:支出)?")  # after a semicolon: of the whole place
REACHED = re.compile("^(?:实现|完成)(?=..)")
SHORT_FORMS = ("高企",)
CLAUSE = re.compile("[为将把请占]")  # in words that are no name


def measure_of_group(words: str, c: Context) -> str:
    """A group of firms or an industry alone has the share or rate of the group before it.

    >>> measure_of_group("医药制造业", Context(items=["电子制造业增加值"], units=["%"], unit="%"))
    '医药制造业增加值'
    """
    if c.unit not in SHARES or not c.items or c.units[-1] != c.unit or not words.endswith(GROUPS):
        return ""
    before = OF_GROUP.fullmatch(c.items[-1])
    alike = before and words.endswith("企业") == before["group"].endswith("企业")
    counted = words.endswith("企业") and RISES.search(strip_predicate(c.left)[1])
    return words + before["measure"] if alike and not counted else ""


GROUPS = (
    "医院",
    "学校",
    "高校",
    "院所",
    "企业",
    "产业",
    "行业",
    "工业",
    "农业",
    "制造业",
    "服务业",
    "林业",
    "牧业",
    "渔业",
)
OF_GROUP = re.compile(
    rf"(?P<group>.*?(?:{'|'.join(GROUPS)})(?!企业))(?P<measure>(?!占比|比重|中|数)[^、]{{3,}})"
)
RISES = re.compile("[增升降]|提高|翻")


def _named_before(c: Context, near: int, titles: bool) -> Iterator[tuple[str, bool]]:
    """What the segments before a number name, then the last phrases and the title, the nearest first.

    With each, whether it stands in the sentence before, which this one goes on from without a subject;
    with `titles` the headings and the title of the document too.
    """
    parts = [(part, False) for part in reversed(regex(r"[,;:。]").split(c.lead)) if part]
    items = [(item, False) for item in reversed(c.items[-near:])]
    before = [(item, True) for item in ([] if c.items else reversed(c.before[-NEAR:]))]
    for named, far in (*parts, *items, *before):
        words = strip_lead(OF_ALL.sub("", named))
        yield OPENING.sub("", words.rpartition("的")[2] or words), far
    for title in (c.topic, *c.above * titles):
        yield strip_lead(OPENING.sub("", strip_lead(title))), False


OF_ALL = re.compile(r"^.{0,3}?全[国省市县区州](?:共?有|现有|拥有)?")
OPENING = re.compile(
    "^(?:加强|强化|深化|推进|规范|优化|完善|落实|健全|关于|(?:组队|组织)?(?:参加|举办|承办))(?:第[^届]{1,3}届)?(?=...)"
)
ASIDE = re.compile(
    r"^(?:首批|首次|重新|动态|按期|资金|全日制|累计|新)(?=..)|(?<=..)[、和及(/].+$|(?:创办|领办)(?=[领创]办)"
)
SPENT = "研发费用占营业收入比重"
RATIO = re.compile(
    r"^(?:企业)?(?:研发|R&D|技术开发)[^占]{0,4}占(?:主营业务|主营|营业总?|销售总?)?(?:收入|营收|销售额)的?(?:比重|比例|比)?$"
)


def _plain(words: str) -> str:
    """A name without what is said of it by the way: 首批入驻企业(团队)."""
    return ASIDE.sub("", RATIO.sub(SPENT, words))


@cache
def _heads_of(kinds: str) -> tuple[str, ...]:
    """Heads of owners of these kinds."""
    return tuple(head for head, of in cues("owner").items() if set(kinds.split()) & set(of.split()))


def _is_figure(words: str, rest: str) -> bool:
    """Whether words name a figure of an owner, not the owner alone; `rest` is what stands after it."""
    return bool(_figure().match(_plain(rest))) or (rest != "" and words.endswith(tuple(attributes())))


@cache
def _figure() -> re.Pattern[str]:
    """A figure or member of an owner."""
    words = sorted({*attributes(), *cues("whose")}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


@cache
def _opening() -> re.Pattern[str]:
    """A head noun that a name begins with where it stands for a longer one: 基地辐射面积."""
    heads = "|".join(map(re.escape, cues("short_head")))
    return re.compile(f"(?:{heads})(?=..)(?![、和及与型化级类])")
