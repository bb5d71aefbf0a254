"""Whose part, member or figure a word names: 设立科创基金, 首期规模; the nearest thing that has such."""

import re
from collections.abc import Iterable
from functools import cache

from .context import WHOLE_PLACE, Context, Found, attributes, endings, merged, named_topic, object_of, owned
from .fields import GROWTH_UNITS, SHARES
from .language import cues, regex
from .nouns import noun_after, trim
from .recipients import NAMES, SUPPORT, condition
from .shares import BUDGETED
from .wording import cut_verb, strip_lead

PRODUCT = re.compile(r"“[^”]{1,8}(?:贷|券|保)”")
NEAR = 3  # phrases that an owner is looked for among
LONGEST_OWNER = 20


def product_of(texts: Iterable[str]) -> str:
    """The first product for loans, vouchers or insurance that texts name: “科创贷”."""
    return next((match[0] for text in texts if (match := PRODUCT.search(text))), "")


def voucher_of(c: Context) -> str:
    """创新券 where the sentence or the title speaks of it: what is drawn, spent and redeemed is of it."""
    texts = (*reversed(c.items), c.lead, c.topic)
    return next((match[0] for text in texts if (match := VOUCHERS.search(text))), "")


def fund_of(lead: str) -> str:
    """The fund that a measure is paid from: 所需资金由产业扶持专项列支,首期规模1亿元."""
    paid = PAID_FROM.search(lead)
    return paid[1] if paid else ""


PAID_FROM = re.compile(r"(?:资金|经费)[从由在]([^,。;]{3,16}?)[中内]?(?:列支|安排|解决|统筹|支出|承担)")
SUPPORTED = re.compile(rf"{SUPPORT}(?:比例|标准|额度|金额|资金|总额|率|上限)")
VOUCHERS = re.compile("(?:科技)?创新券")


def part_of_owner(core: str, predicate: str, c: Context) -> Found:
    """A word that names a part or member only, with its owner: 资金池规模5亿元,合作银行8家."""
    if not _relational().fullmatch(core) or (c.lead.startswith(";") and len(core) > 3):
        return None
    if c.left.rstrip().endswith(":"):
        return None  # a label stands by itself
    owner = stem_of(c.items[-1]) if c.items and core.endswith("率") else owner_of(c)
    return (merged(owner, core), owner) if owner and not core.startswith(owner[-2:]) else None


def owner_of(c: Context) -> str:
    """The nearest thing with members and figures of its own: before the number, counted, or in the title.

    >>> owner_of(Context(items=["市天使投资基金规模"])), owner_of(Context(items=["高新技术企业"]))
    ('市天使投资基金', '')
    """
    last = [part for part in regex(r"[,;:。]").split(c.lead) if part][-1:]
    for words in (*last, *reversed(c.items[-NEAR:]), c.topic):
        if product := PRODUCT.search(words):
            return product[0]  # “科创贷”当年放款9.4亿元,不良率0.8%
        stem = stem_of(words)
        if _holder().search(stem) and 2 < len(stem) <= LONGEST_OWNER:
            return stem
    return ""


def stem_of(words: str) -> str:
    """Words without verbs before them and without the attribute they end in."""
    words = strip_lead(words)
    words = words.rpartition("的")[2] or words
    for tail in sorted((*attributes(), "覆盖面", "建设", "挂牌", "落地"), key=len, reverse=True):
        if words.endswith(tail) and len(words) > len(tail) + 1:
            words = words.removesuffix(tail)
            break
    return trim(words)


def part_of_title(core: str, predicate: str, c: Context) -> Found:
    """A group alone has the figure its label names, a sort that of what is sorted.

    >>> c = Context(topic="研发经费占生产总值比重", unit="%")
    >>> part_of_title("一类县(区)", "达到", c), part_of_title("各县", "达到", Context(topic="主要目标"))
    ('一类县(区)研发经费占生产总值比重', None)
    >>> part_of_title("技术开发", "", Context(topic="按合同类别", past="技术合同成交额", unit="亿元"))
    '技术开发技术合同成交额'
    """
    if not core or c.rank:
        return None
    own = core.endswith("率") or (c.unit not in SHARES and core.endswith((*endings(), *attributes())))
    if SORTED_BY.match(c.topic) and c.past and not own and c.unit not in GROWTH_UNITS:
        whole = RESEARCH.sub("R&D", WHOLE_PLACE.sub("", c.past))
        return whole + core + "占比" if c.unit in SHARES else core + whole  # 按流向:输出本省39.2%
    if not GROUP_ALONE.fullmatch(core):
        return None
    if announced := SHARE_OF_ALL.search(c.lead):
        return core + strip_lead(announced[1])  # 科技支出占财政支出的比例,市辖区不低于2%
    before = OF_GROUP.fullmatch(c.items[-1]) if c.items and c.units[-1] == c.unit else None
    figure = c.topic.endswith((*endings(), "率", "比重", "比例", "占比", "强度"))
    named = before[1] if before else c.topic if figure else ""
    return core + named if named else None


RESEARCH = re.compile(r"研究与试验发展\(([Rr]&[Dd])\)")  # said in full once
SORTED_BY = re.compile("按[^,。;]{2,8}$")
GROUP = r"(?:[一-龥]{0,6}[市县区州盟旗](?:\([^)]{1,4}\))?|市本级|园区|面上)"
GROUP_ALONE = re.compile(f"{GROUP}(?:各|均|都)?")
SHARE_OF_ALL = re.compile("(?:^|[,。;:])([^,。;:]{4,40}(?:比例|比重|占比|强度|率)),$")
OF_GROUP = re.compile(rf"{GROUP}([^、]{{3,}}(?:比例|比重|占比|强度|率))")


def figure_of_place(core: str, predicate: str, c: Context) -> Found:
    """A place alone has the figure of the place before it, or the one that the list is announced by."""
    if not ONLY_PLACES.fullmatch(core) or c.rank:
        return None
    if announced := ANNOUNCED.search(c.lead):
        words = EACH_PLACE.sub("", strip_lead(announced[1]))
        return core + words, c.subject  # 各区新建孵化器数量为:甲区6家
    opened = core not in cues("scope") and (not c.items or c.lead.startswith(";"))
    if opened and c.lead.endswith(",") and (words := object_of(c.lead.rstrip(",").rpartition(",")[2])):
        return core + words, c.subject  # 新办高新技术企业,园区不少于25家,面上不少于10家
    same = c.items and (c.units[-1] == c.unit or {c.units[-1], c.unit} <= RANKS)  # 居第17位,…前移2位
    before = OF_PLACE.match(c.items[-1]) if same else None
    return (core + before[2], c.subject) if before else None


ANY_RATE = re.compile(".*率")
BARE_RATE = re.compile("[一-龥]{2,3}率")  # names no owner itself
RANKS = {"", "位", "名", "个位次"}
ONLY_PLACES = re.compile(
    r"(?:(?:面上|[一-龥]{1,5}?[市县区州盟旗](?:\([市县区州旗、]+\))?)(?:[、和]|$|(?=[各均都])))+(?:各|均|都)?"
)
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
    if reaches := REACHES.search(c.left):
        core = reaches[0] + (noun_after(c.right) or COUNTED_AS.get(c.unit, ""))  # 惠及63家企业
    if regex(r"受[益惠]..").match(core) and c.units and not c.units[-1].endswith("元"):
        return core, c.subject  # 安装路灯2100盏,受益农户1.2万户
    if (reached := REACHED.match(core)) and (c.head or c.lead):
        owner = _money_of(c)
        if owner or reached[1] != "涉及":
            return (owner or (c.head if reached[1] == "惠及" else "")) + core, c.subject
    if core == "培训" and c.items and c.items[-1].endswith("培训"):
        return c.items[-1], c.subject  # 举办专题培训12场次,培训1500人次
    if c.items and (event := EVENT.search(c.items[-1])) and TAKES_PART.match(core):
        if core.startswith("培训") and len(core) > 3 and event[0][0] != "“":
            return core, c.subject  # 实用技术培训班60期,培训农民1.2万人次
        return merged(event[0].removesuffix("班"), core), c.subject
    if YIELD.match(core) and (field := field_of(c, bool(regex("亩产|单产").search(core)))):
        return merged(field, core), c.subject
    if regex(r"[户人]均").match(core) and regex(r"[户民人员]$").search(c.head):
        return LED.sub("", c.head) + core, c.subject  # 带动农户300户,户均增收2000元
    if (size := SIZE.search(core)) and c.right.startswith("的") and (owner := noun_after(c.right)):
        return owner + size[0]  # 设立规模为5亿元的科创基金
    if (told := PLACE_WITH.fullmatch(core)) and told[2] in attributes() and c.items:
        before = (OF_ALL.sub("", item) for item in reversed(c.items[-NEAR:]))
        if words := next((w for w in before if w.endswith(told[2]) and w != told[2]), ""):
            return merged(told[1], words), c.subject  # 研发经费投入强度达2.3%,甲市强度达3%
    if core in MONEY and (named := NAMED_MONEY.search(c.left)):
        core = named[0]  # 争取补助资金: no verb
    plain = set(core.split("、")) <= attributes()
    if not plain and not regex(r"[一-龥]{1,3}率|[一-龥]{1,4}(?:利率|比例|进度)").fullmatch(core):
        return None
    right = noun_after(c.right) if c.right.startswith("的") else ""
    if right:
        return right + core
    if VOUCHER.match(core) and (voucher := voucher_of(c)):
        return merged(voucher, core), c.subject
    if LOAN_RATE.fullmatch(core):
        return product_of((*reversed(c.items), c.lead)) + core, c.subject
    if core.startswith("有效期内"):
        return core.removesuffix("总数") + (c.head or c.subject), c.subject
    if core.endswith(("企业", "团队", "机构", "项目")):
        owner = next((o for o in (object_of(c.lead), c.topic) if HOLDER.search(o)), "")
        return merged(owner, core) if owner else None
    if core == c.topic:
        return None  # a label
    if core in OF_TOPIC and (not c.items or HOLDER.search(c.topic)) and named_topic(c.topic):
        return c.topic + core
    stem = BUDGETED.sub("", c.subject)
    if (core == "预算执行率" and stem != c.subject) or (core in CHANGES and c.subject):
        return stem + core, c.subject
    if SUPPORTED.match(core) and (whom := condition(c.lead)):
        return merged(whom, core), c.subject  # 对企业研发实行后补助,补助比例由8%提高到12%
    if core.endswith("率") and (have := HAVE.search(c.lead)):
        return merged(strip_lead(have[1]) + have[2], core), c.subject
    whole = c.head if c.among_last and c.lead.startswith(")") else ""  # (其中首次认定14家),总数87家
    no_owner = ANY_RATE if core.endswith(MONEY) else BARE_RATE  # 立项率62%,争取资金4300万元
    told = next((item for item in (c.subject, *reversed(c.items)) if not no_owner.fullmatch(item)), "")
    owner = whole or told or c.head or fund_of(c.lead) or object_of(c.lead) or named_topic(c.topic)
    owner = RULES_OF.sub("", owner)  # 修订“科创贷”管理办法,贴息比例提高到50%
    if owner in attributes() or BUDGETED.fullmatch(owner):
        return None
    rates = core.endswith("率") and len(core) > 2 and not owner.endswith(core)
    if rates and owner.endswith(("率", "量", "强度", "比重", "占比")):
        whose = regex(".{0,12}?(?:企业|机构|园区|高新区|医院|学校|高校)").match(owner)
        return (whose[0] + core, c.subject) if whose else None  # 防治率83%以上,成灾率控制在4.5‰
    if core in cues("sum") and owner.endswith(endings()):
        return None
    organised = ORGANISED.search(owned(owner, core)[: -len(core)]) and not c.lead.startswith(";")
    if owner and core.endswith(SUMS) and len(core) > 3 and not organised:
        return None
    if owner and core.endswith(MONEY) and (cut := cut_verb(owner)):
        owner = cut[1]  # 市本级共安排种业项目36项,经费1460万元
    return owned(GOT.sub("", owner), core) if owner else None


# What all of a group are to have: 规上企业都要有研发机构,建有率达到100%.
HAVE = re.compile(
    "(?:^|[,;。])([^,;。]{2,20}?)(?:都|均|全部|普遍)(?:要|应|须)?(?:有|建有|建立|设立|设有|配备)([^,;。]{2,12}),$"
)


def field_of(c: Context, crop: bool = True) -> str:
    """The field, method or crop that a yield per mu is of; a crop has yields (亩产), and no gains per mu.

    >>> field_of(Context(items=["膜下滴灌推广面积"], units=["万亩"]))
    '膜下滴灌'
    """
    if c.lead.startswith(";"):
        return ""
    for item, unit in zip(c.items[: -NEAR - 1 : -1], c.units[: -NEAR - 1 : -1], strict=True):
        area = item.endswith("面积") and "占" not in item
        grown = FIELD.search(item) or area or (crop and unit.endswith(("亩", "公顷")))
        stem = AREA.sub("", LEVEL_OF.sub("", strip_lead(item)))
        if grown and 2 < len(stem) <= LONGEST_OWNER:
            return "" if stem.endswith("品种") else stem
        if not grown and not YIELD.search(item):
            break
    return ""


YIELD = re.compile("(?:平均)?(?:亩均(?!税|增加值|产出强度)|亩产|单产|每亩)")
FIELD = re.compile("(?:示范[片田区带点林园基地]+|展示田|样板田|基地|示范片区)$")
AREA = re.compile("(?:技术)?(?:示范|推广|应用|种植|栽培|示范推广|推广应用)*(?:总?面积)$|(?<=..)推广$")
LEVEL_OF = re.compile("^全[省市县区州]")


def _money_of(c: Context) -> str:
    """The grant, loan or voucher that reaches somebody: 兑现奖补资金300万元,惠及企业20家."""
    last = strip_lead(regex(r"[,;:。]").split(c.lead.rstrip(",;:。 "))[-1])
    words = last if NAMES.search(last) else c.head
    if product := PRODUCT.search(words):
        return product[0]
    words = SIZE_OF.sub("", PAID.sub("", words))
    return words if NAMES.search(words) else ""


REACHES = re.compile("(?:惠及|涉及)$")
COUNTED_AS = {"家": "企业", "户": "企业"}
REACHED = re.compile("(惠及|受益|受惠|涉及)(?:..|$)")
SIZE_OF = re.compile("(?<=..)(?:登记额|发放额|余额|总额|金额|额度)$")
PAID = re.compile("^.{0,8}?(?:兑现|兑付|发放|拨付|落实|下达|投放|争取)(?=..)")
RULES_OF = re.compile("(?<=..)(?:管理|实施)?(?:办法|细则|规定|方案|政策)$")
MONEY = ("资金", "经费", "投资", "金额")
NAMED_MONEY = re.compile("(?:补助|资助|奖补|奖励|扶持|支持|补贴|配套)(?:资金|经费)$")
GOT = re.compile("^(?:组织)?(?:上报|申报|推荐|列入|入选|获批|获得|对接|签约|争取)(?=.{4})")
PLACE_WITH = re.compile(r"([一-龥]{2,6}[市县区州盟旗])([一-龥]{2,4})")
OF_PLACE = re.compile(r"((?!全)(?:面上|[一-龥]{1,5}?[市县区州盟旗](?:\([市县区州旗、]+\))?))([^、]{3,})")
OF_ALL = re.compile(r"^(?:全[国省市县区州]|[一-龥]{2,3}[市县区州盟旗](?!级))")
LED = re.compile("^.*(?:带动|惠及|帮扶|扶持|服务|培训|脱贫)(?=..)")
EVENT = re.compile(
    "^(?!各类|.*等)[^、,]{2,}(?:技术培训|培训班|培训会|活动周?|大讲堂|讲座|大赛|夜校|巡展(?:活动)?)$"
)
TAKES_PART = re.compile("(?:培训|受训|受众|听[课讲众]|参[与加训赛观]|报名)")
CHANGES = ("追加", "调减", "执行中调减")  # of a budget
SUMS = ("产值", "收入", "增加值", "利润")
ORGANISED = re.compile(
    "(?:企业|[市县区州镇乡园业]|基地|集群|中心|机构|公司|院|平台|项目|产品|链|领域|数|成果|专利|技术|合作社|户)$"
)
OF_TOPIC = ("总规模", "规模", "首期规模", "首期到位", "到位资金", "投资", "总投资")
VOUCHER = re.compile("(?:总?预算|发放|申领|领用|抵扣|兑付|兑现|使用)(?:率|比例|总?额|额度|进度|总量)$")
LOAN_RATE = re.compile("(?:加权)?平均(?:贷款)?利率|不良(?:贷款)?率")
SIZE = re.compile(r"总?(?:规模|投资|面积)$")


HOLDER = re.compile(r"(?:库|园|基地|中心|孵化器|实验室|平台|园区|高新区|院|走廊|赛|会|计划)$")
