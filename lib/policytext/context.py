"""What stands around a number, and indicator phrases put together from it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from typing import NamedTuple

from .fields import SHARES
from .language import cues, regex
from .nouns import trim
from .wording import strip_lead

SEEN = 32  # items that a number looks back on


class Phrase(NamedTuple):
    """An indicator phrase: its words, the subject later phrases may go on from, the rule that made it."""

    words: str
    subject: str
    rule: str


@dataclass
class Named:
    """What a sentence has named so far.

    `subject` is what was last spoken of, `head` what was last counted, `items` the phrases of all numbers,
    `units` their units, `among` what 其中 goes on from, `goal` the words of a target named just before;
    `support`: the last number was an amount granted, `called` so; `counted`: the noun alone of what was
    counted last.
    """

    subject: str = ""
    head: str = ""
    among: str = ""
    items: list[str] = field(default_factory=list)
    units: list[str] = field(default_factory=list)
    goal: str = ""
    support: bool = False
    among_last: bool = False
    called: str = ""
    counted: str = ""

    def last_in(self, unit: str) -> int | None:
        """Which of the last numbers was in a unit."""
        low = max(0, len(self.units) - SEEN)
        return next((i for i in range(len(self.units) - 1, low - 1, -1) if self.units[i] == unit), None)

    def named(self) -> dict[str, object]:
        return {name: getattr(self, name) for name in NAMED}


NAMED = tuple(own.name for own in fields(Named))


@dataclass
class Context(Named):
    """What stands around a number, beside what the sentence has named so far.

    `left` and `right` are the words of its segment, `lead` the segments before it that hold no number,
    `topic` is what the clause is about, `group` what the sentence speaks of the parts of;
    `before` are the phrases of the sentence before, `past` is what was counted in the same unit before
    the sentence, `said` are the phrases of the document so far, `above` are the headings and the title of the
    document, the nearest first; `joined`: it goes on with a list.
    """

    left: str = ""
    right: str = ""
    lead: str = ""
    topic: str = ""
    group: str = ""
    before: Sequence[str] = ()
    past: str = ""
    said: Sequence[str] = ()
    above: Sequence[str] = ()
    joined: bool = False
    unit: str = ""
    rank: bool = False


Found = str | tuple[str, str] | None  # words, or words and the subject later phrases go on from


# Titles that say how something went, and name nothing: 项目争取成效明显.
TOLD = re.compile(
    r"(?:明显|显著|突出|增效|优化|加快|加强|增强|深化|完善|良好|扎实|有力|有效|有序|活跃|凸显|见效|跃升|稳步|持续)"
    r"(?:推进|提升|增长|开展|向好)?$|(?:情况|要求|打算|方面|问题|成效|目标|思路|措施|重点|任务|指标)$"
)


PHASE = re.compile(
    "(?:洽谈|签约|落地|推介|开工|竣工|投产|完成|进展|成效|成果|产出|验收|下一?步.{0,4}|目前|现状|资金(?:使用|安排|到位|管理)|预算(?:执行|安排)|经费(?:保障|投入|使用))(?:数量|情况)?"
)


def named_topic(topic: str) -> str:
    """The title of a clause where it names a thing and not what is to be done."""
    if PHASE.fullmatch(topic):
        return ""
    topic = regex(r"(?<=...)(?:培育|发展|壮大|提升|引育|建设|工作)$").sub("", topic)
    if TOLD.search(topic):
        return ""
    return (
        topic if topic and strip_lead(topic) == topic and not regex(r"[更不有大]|工作$").search(topic) else ""
    )


def last_of(said: Sequence[Sequence[tuple[str, str]]]) -> list[str]:
    """Phrases of the last of some clauses."""
    return [words for words, _ in said[-1]] if said else []


def counted_before(said: Sequence[Sequence[tuple[str, str]]], unit: str) -> str:
    """What the last clause with a number in a unit counted in it first.

    >>> counted_before([[("项目", "个"), ("外资项目", "个")], [("资金", "亿元")]], "个")
    '项目'
    """
    like = ("亿元", "万元") if unit in SHARES else (unit,)  # what shares are of
    return next((words for clause in reversed(said) for words, of in clause if of in like), "")


BARE = re.compile("[一-龥]{2,3}率|预算数|执行数")


def in_full(words: str, said: Sequence[str]) -> str:
    """The last name that ends in words which cannot stand alone: 技术合同成交额, for 成交额.

    >>> in_full("成交额", ["技术合同成交额", "专利"]), in_full("专利", ["发明专利"])
    ('技术合同成交额', '')
    """
    if words not in attributes() and not BARE.fullmatch(words):
        return ""
    return next((name for name in reversed(said) if name.endswith(words) and name != words), "")


def with_prefix(before: str, words: str) -> str:
    """Words with what stands before the ending of a phrase: 专利申请量, 授权量 → 专利授权量."""
    for ending in endings():
        if before.endswith(ending) and len(before) > len(ending):
            return before.removesuffix(ending) + words
    return words


def object_of(lead: str) -> str:
    """What the segment before names after its verb, or nothing."""
    for part in reversed([part for part in regex(r"[,;:。]").split(lead) if part]):
        words = strip_lead(part)
        words = LAST_VERB.sub("", words) if MADE_TO.match(part) else words
        if (
            words != part
            and 2 < len(words) <= LONGEST_TALK
            and not regex(r"[的地得]|(?:要求|原则|精神|部署)$").search(words[-2:])
        ):
            return trim(words)
    return ""


SAID = re.compile(
    r"(?:实现|持续|不断|稳步|显著|大幅|快速|明显|逐年|进一步|全面)*"
    r"(?:(?:率先|首次|成功|一举|已)*(?:跨[过上]|突破|迈[上过]|站上|跃上|越过|跨越)[^,]{0,10}(?:大关|关口|台阶)|翻番|翻一番|倍增|增长|提升|提高|加大|扩大|壮大|增加|攀升|突破|再创新高|新突破|新跨越|向好|增强|加快)$"
)


def said_of(lead: str) -> str:
    """What the segment before says something of without a number: 高新技术企业数量实现翻番.

    >>> said_of("全市高新技术企业数量实现翻番,")
    '全市高新技术企业数量'
    """
    last = regex(r"[,;:。]").split(lead.rstrip(",;:。 "))[-1]
    words = strip_lead(SAID.sub("", last))
    return words if SAID.search(last) and 3 <= len(words) <= 16 else ""


LAST_VERB = re.compile(r"^.*(?:申报|申请|创建|举办|开展|组织|建设|实施|培育|引进|认定|争创)(?=..)")
MADE_TO = re.compile(r"(?:指导|组织|推动|支持|帮助|鼓励|引导|推荐)(?=..)")
LONGEST_TALK = 24


def spoken_of(lead: str) -> str:
    """What the last segment without a number is about: 研发费用占营业收入比重,到2020年都要达到.

    >>> spoken_of("骨干企业研发费用占销售收入的比重,"), spoken_of("支持县市申报国家创新型城市,")
    ('骨干企业研发费用占销售收入的比重', '国家创新型城市')
    """
    last = regex(r"[,;:。]").split(lead.rstrip(",;:。 "))[-1]
    words = strip_lead(last)
    if not words.endswith((*endings(), "比例", "比重", "占比", "率")):
        words = strip_lead(LAST_VERB.sub("", words)) if LAST_VERB.search(words) else ""
    return trim(words) if 2 < len(words) <= LONGEST_TALK else ""


GROUP = re.compile(r"(?:^|[,;:。、.]|(?<=\d)[家个项名件])([^,;:。\d]{3,30}?)(?:里头|里面|里|当中|之中|中),")


def group_of(sentence: str) -> str:
    """What a sentence speaks of the parts of: 规上工业企业中,有研发活动的占三成.

    >>> group_of("全市213家规上工业企业中,有研发活动的")
    '规上工业企业'
    """
    found = GROUP.findall(regex("[;。]").split(sentence)[-1])
    return strip_lead(found[-1]) if found else ""


def owned(owner: str, words: str) -> str:
    """An attribute of an owner, whose own attribute it takes the place of."""
    if words in ("总量", "总额", "强度") or (words in ("增速", "增幅") and not SHARE.search(owner)):
        owner = owner.partition("占")[0]
    stem = owner
    for ending in (*endings(), *cues("attribute")):
        if owner.endswith(ending) and len(owner) > len(ending) + 1:
            stem = owner.removesuffix(ending)
            break
    if words in ("增速", "增幅", "占比", "比重", "排名", "位次", "总量", "执行率", "年均增速", "强度") or (
        words.endswith("完成率")
    ):
        stem = owner
    made = "|新?(?:认定|引进|培育|获批|入库)" * (words in ("总数", "总量", "总数量", "保有量"))
    stem = regex(rf"^(?:登记|申报|筹建|新增|净增|完成|实现|组织|启动|通过认定{made})(?=..)").sub("", stem)
    return merged(stem, words)


SHARE = re.compile("占比|(?:比重|比例)$")


def without_place(words: str, left: str) -> str:
    """A phrase without the whole place that it has from an earlier record: 全市产值20亿元,增长8%."""
    place = WHOLE_PLACE.match(words)
    said = place and place[0] in left.replace(f"占{place[0]}", "")
    return words if not place or (said and place[0][0] != "我") else words[place.end() :]


# Said once; later records do without, and none says whose it is.
WHOLE_PLACE = re.compile("^(?:我[省市县区州盟旗镇乡](?=[^占有]{2,})|全[省市县区州园盟旗镇乡](?=[^占]{3,}))")


def merged(first: str, second: str) -> str:
    """Two phrases as one; words in which the first ends and the second begins stand once."""
    return first + second[overlap(first, second) :]


def overlap(first: str, second: str) -> int:
    """How many characters the first phrase ends in and the second begins with; one alone does not count."""
    longest = range(min(len(first), len(second)), 1, -1)
    return next((n for n in longest if first.endswith(second[:n])), 0)


@cache
def attributes() -> frozenset[str]:
    return frozenset(cues("attribute"))


@cache
def endings() -> tuple[str, ...]:
    return tuple(cues("ending"))
