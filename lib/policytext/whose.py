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
    kinds = cues("whose").get(words) or cues("whose").get(_plain(words), "")
    heads = _heads_of(kinds)
    short = _opening().match(words)
    if not heads and not short:
        return ""
    if short:
        heads = (short[0],)
    for before in _named_before(c, NEAR if short else 1):
        owner = before[
            : max((at + len(head) for head in heads if (at := before.rfind(head)) >= 0), default=0)
        ]
        rest = before[len(owner) :]
        whole = owner != heads[0] and (not rest or rest in attributes() or begins_with_verb(rest))
        named = len(owner) > 2 or owner in SHORT_FORMS
        if named and len(owner) <= LONGEST_OWNER and (not short or whole) and not CLAUSE.search(owner):
            return merged(owner, words)
    return ""


SHORT_FORMS = ("高企",)
CLAUSE = re.compile("[为将把请]")  # in words that are no name


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


GROUPS = ("企业", "产业", "行业", "工业", "农业", "制造业", "服务业", "林业", "牧业", "渔业")
OF_GROUP = re.compile(
    rf"(?P<group>.*?(?:{'|'.join(GROUPS)})(?!企业))(?P<measure>(?!占比|比重|中|数)[^、]{{3,}})"
)
RISES = re.compile("[增升降]|提高|翻")


def _named_before(c: Context, near: int) -> Iterator[str]:
    """What the segments before a number name, then the last phrases and the title, the nearest first."""
    parts = [part for part in regex(r"[,;:。]").split(c.lead) if part]
    for named in (*reversed(parts), *reversed(c.items[-near:]), c.topic):
        words = strip_lead(OF_ALL.sub("", named))
        yield OPENING.sub("", words.rpartition("的")[2] or words)


OF_ALL = re.compile(r"^.{0,3}?全[国省市县区州](?:共?有|现有|拥有)?")
OPENING = re.compile("^(?:加强|强化|深化|推进|规范|优化|完善|落实|健全|关于)(?=...)")
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


@cache
def _opening() -> re.Pattern[str]:
    """A head noun that a name begins with where it stands for a longer one: 基地辐射面积."""
    heads = "|".join(map(re.escape, cues("short_head")))
    return re.compile(f"(?:{heads})(?=..)(?![、和及与型化级类])")
