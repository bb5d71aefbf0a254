"""Whose part, member or figure a word names: 设立科创基金, 首期规模; the nearest thing that has such."""

import re
from collections.abc import Iterable
from functools import cache

from .context import Context, Found, attributes, endings, merged, named_topic, object_of, owned
from .language import cues
from .nouns import noun_after, trim
from .shares import BUDGETED
from .wording import strip_lead

PRODUCT = re.compile(r"“[^”]{1,8}(?:贷|券|保)”")
NEAR = 3  # phrases that an owner is looked for among
LONGEST_OWNER = 20


def product_of(texts: Iterable[str]) -> str:
    """The first product for loans, vouchers or insurance that texts name: “科创贷”."""
    return next((match[0] for text in texts if (match := PRODUCT.search(text))), "")


def part_of_owner(core: str, predicate: str, c: Context) -> Found:
    """A word that names a part or member only, with its owner: 资金池规模5亿元,合作银行8家."""
    if not _relational().fullmatch(core) or (c.lead.startswith(";") and len(core) > 3):
        return None
    owner = _stem(c.items[-1]) if c.items and core.endswith("率") else owner_of(c)
    return (merged(owner, core), owner) if owner and not core.startswith(owner[-2:]) else None


def owner_of(c: Context) -> str:
    """The nearest thing with members and figures of its own: before the number, counted, or in the title.

    >>> owner_of(Context(items=["市天使投资基金规模"])), owner_of(Context(items=["高新技术企业"]))
    ('市天使投资基金', '')
    """
    last = [part for part in re.split(r"[,;:。]", c.lead) if part][-1:]
    for words in (*last, *reversed(c.items[-NEAR:]), c.topic):
        if product := PRODUCT.search(words):
            return product[0]  # “科创贷”当年放款9.4亿元,不良率0.8%
        stem = _stem(words)
        if _holder().search(stem) and 2 < len(stem) <= LONGEST_OWNER:
            return stem
    return ""


def _stem(words: str) -> str:
    """Words without verbs before them and without the attribute they end in."""
    words = strip_lead(words)
    words = words.rpartition("的")[2] or words
    for tail in sorted((*attributes(), "覆盖面", "建设", "挂牌", "落地"), key=len, reverse=True):
        if words.endswith(tail) and len(words) > len(tail) + 1:
            words = words.removesuffix(tail)
            break
    return trim(words)


def figure_of_place(core: str, predicate: str, c: Context) -> Found:
    """A place alone has the figure of the place before it, or the one that the list is announced by."""
    if not ONLY_PLACES.fullmatch(core) or c.rank:
        return None
    if announced := ANNOUNCED.search(c.lead):
        words = EACH_PLACE.sub("", strip_lead(announced[1]))
        return core + words, c.subject  # 各区新建孵化器数量为:甲区6家
    before = OF_PLACE.match(c.items[-1]) if c.items and c.units[-1] == c.unit else None
    return (core + before[2], c.subject) if before else None


ONLY_PLACES = re.compile(r"(?:[一-龥]{1,5}?[市县区州盟旗](?:[、和]|$))+(?:各|均|都)?")
ANNOUNCED = re.compile(r"([^,。;:]{3,20}?)(?:分别|依次)?(?:为|是|如下)?:$")
EACH_PLACE = re.compile(r"^(?:全[省市县区州])?各[市县区州](?:\([^)]*\))?[市县区州]?")


@cache
def _relational() -> re.Pattern[str]:
    """Nothing but words for parts, members and figures."""
    words = sorted({**cues("relational"), **cues("attribute")}, key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(map(re.escape, words))})+")


@cache
def _holder() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(map(re.escape, cues('holder')))})$")


def attribute_of_subject(core: str, predicate: str, c: Context) -> Found:
    if re.match(r"(?:惠及|受益|受惠)..", core) and c.head:
        return c.head + core, c.subject
    if c.items and (event := EVENT.search(c.items[-1])) and TAKES_PART.match(core):
        return merged(event[0].removesuffix("班"), core), c.subject  # 实用技术培训班60期,培训农民1.2万人次
    if re.match(r"[户人]均", core) and re.search(r"[户民人员]$", c.head):
        return c.head + core, c.subject
    if (size := SIZE.search(core)) and c.right.startswith("的") and (owner := noun_after(c.right)):
        return owner + size[0]  # 设立规模为5亿元的科创基金
    if (told := PLACE_WITH.fullmatch(core)) and told[2] in attributes() and c.items:
        before = (OF_ALL.sub("", item) for item in reversed(c.items[-NEAR:]))
        if words := next((w for w in before if w.endswith(told[2]) and w != told[2]), ""):
            return merged(told[1], words), c.subject  # 研发经费投入强度达2.3%,甲市强度达3%
    plain = set(core.split("、")) <= attributes()
    if not plain and not re.fullmatch(r"[一-龥]{1,3}率|[一-龥]{1,4}(?:利率|比例|进度)", core):
        return None
    right = noun_after(c.right) if c.right.startswith("的") else ""
    if right:
        return right + core
    if LOAN_RATE.fullmatch(core):
        return product_of((*reversed(c.items), c.lead)) + core, c.subject
    if core.startswith("有效期内"):
        return core.removesuffix("总数") + (c.head or c.subject), c.subject
    if core.endswith(("企业", "团队", "机构", "项目")):
        owner = next((o for o in (object_of(c.lead), c.topic) if HOLDER.search(o)), "")
        return merged(owner, core) if owner else None
    if core in OF_TOPIC and (not c.items or HOLDER.search(c.topic)) and named_topic(c.topic):
        return c.topic + core
    stem = BUDGETED.sub("", c.subject)
    if (core == "预算执行率" and stem != c.subject) or (core in CHANGES and c.subject):
        return stem + core, c.subject
    owner = c.subject or c.head or object_of(c.lead) or named_topic(c.topic)
    if owner in attributes() or BUDGETED.fullmatch(owner):
        return None
    if core in cues("sum") and owner.endswith(endings()):
        return None
    organised = ORGANISED.search(owned(owner, core)[: -len(core)]) and not c.lead.startswith(";")
    if owner and core.endswith(SUMS) and len(core) > 3 and not organised:
        return None
    return owned(owner, core) if owner else None


PLACE_WITH = re.compile(r"([一-龥]{2,6}[市县区州盟旗])([一-龥]{2,4})")
OF_PLACE = re.compile(r"((?!全)[一-龥]{1,5}?[市县区州盟旗])([^、]{3,})")
OF_ALL = re.compile(r"^(?:全[国省市县区州]|[一-龥]{2,3}[市县区州盟旗](?!级))")
EVENT = re.compile("^(?!各类|.*等)[^、,]{2,}(?:培训班|培训会|活动周?|大讲堂|讲座|大赛)$")
TAKES_PART = re.compile("(?:培训|受训|受众|参[与加训赛]|报名)")
CHANGES = ("追加", "调减", "执行中调减")  # of a budget
SUMS = ("产值", "收入", "增加值", "利润")
ORGANISED = re.compile(
    "(?:企业|[市县区州镇乡园业]|基地|集群|中心|机构|公司|院|平台|项目|产品|链|领域|数|成果|专利|技术|合作社|户)$"
)
OF_TOPIC = ("总规模", "规模", "首期规模", "首期到位", "到位资金", "投资", "总投资")
LOAN_RATE = re.compile("(?:加权)?平均(?:贷款)?利率|不良(?:贷款)?率")
SIZE = re.compile(r"总?(?:规模|投资|面积)$")


HOLDER = re.compile(r"(?:库|园|基地|中心|孵化器|实验室|平台|园区|高新区|院|走廊|赛|会|计划)$")
