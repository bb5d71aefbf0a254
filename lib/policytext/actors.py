"""Somebody and a verb of doing before a number, and what they did: 帮助企业引进20名博士."""

import re
from functools import cache

from .context import Context, Found, attributes, owned
from .fields import SHARES
from .language import cues
from .nouns import noun_after
from .wording import begins_with_verb, closing_verb, cut_verb, strip_predicate

ACTOR = re.compile(  # who does something
    r"(?:[市县区镇乡州旗盟]|街道|园区?|开发区|领域|行业|产业链?|企业|单位|部门|机构|高校|院所|院|所|[局委办]|[委员理协]会|财政|中心|平台|各地)"
    r"(?:内|中)?$"
)
DID = re.compile(
    r"^(?:[全今去本上每当明]年|年内|累计|共|再|已|分别|各|均)*(?:新增|净增|增加|安排|突破|实现|完成|建有|设有|拥有)"
)
PAYER = re.compile("[省市县区州]?(?:本级)?财政")
PEOPLE = ("特派员", "专家", "团队", "志愿者", "服务队", "服务团", "小分队")
COVERS = re.compile(
    "(?:服务(?:范围)?|对接|结对|联系|包联)+(?:覆盖|帮扶|服务)?|覆盖|(?:结对|对口)?(?:帮扶|联系|服务|支援|指导)|包联"
)
ELSE = re.compile("用于|作为|给")  # what a sum is for: 安排200万元用于…


def noun_of_actor(core: str, predicate: str, c: Context) -> Found:
    """The noun after a number, where somebody and a verb of doing stand before it.

    >>> noun_of_actor("企业引进", "", Context(left="帮助企业引进", right="博士", unit="名"))
    '博士'
    """
    noun = noun_after(c.right)
    if noun and c.unit in SHARES and core.endswith("覆盖"):  # 特派员60名,服务覆盖八成以上的行政村
        return c.head * bool(COVERS.fullmatch(core)) + core + noun
    told = begins_with_verb(c.right) and not noun.endswith(_heads())
    told = told or not "一" <= c.right.lstrip('“"以上多余左右')[:1] <= "龥"
    if COVERS.fullmatch(core) and c.unit in SHARES and noun and not told:
        return core + noun  # 覆盖80%以上的行政村
    if len(noun) < 2 or told or c.unit in SHARES or ELSE.match(c.right):
        return None
    words = strip_predicate(c.left)[0]
    if COVERS.fullmatch(core):  # 选派科技特派员120名,服务覆盖十八个乡镇
        return (c.head if c.head.endswith(PEOPLE) else "") + core + noun
    if core.endswith("覆盖"):
        return core + noun
    actor = _act().sub("", core) if _act().search(core) else ""
    if actor.endswith(PEOPLE):
        return core + noun  # 科技特派员结对帮扶42个贫困村
    if (payer := PAYER.match(core)) and (closing_verb(words) or DID.match(predicate)):
        return payer[0] + noun  # 市财政每年安排2000万元科技专项资金
    does = closing_verb(words) or ACTOR.search(actor) or (ACTOR.search(core) and DID.match(predicate))
    return noun if does else None


def object_within(core: str, predicate: str, c: Context) -> Found:
    """The object of a verb that stands within the words before the number."""
    core = SINCE.sub("", core)
    cut = None if core.endswith(("的占比", "的比例", "的比重")) else cut_verb(core)
    if not cut:
        return None
    actor, words = cut
    if words in attributes() and (actor or c.head):
        return owned(c.head or actor, words)
    if actor in cues("scope"):
        return actor + words
    new = NEW_IN.match(core, core.find(actor) + len(actor)) and PLACE_NAME.fullmatch(actor)
    helped = MADE_TO.search(c.left) and actor.endswith(("企业", "高校", "院所"))
    if occasion := OCCASION.match(core):
        return occasion[1] + words  # 全国科普日期间举办联合行动26场
    sector = SECTOR.match(core[: core.find(words)])
    return core if new or (THING.search(actor) and not (helped or sector)) else words  # 研究院引进博士


# Who does what is counted, where it is no office: its name tells what is counted.
THING = re.compile(
    r"(?:企业|高校|院所|大学|学院|研究院|特派员们?|专家|基金|资金|基地|团队|机构|中心|实验室|平台|联盟|(?<![就创毕作专企])业|本级|从业人员|[赛馆站]|(?:高新|经开|开发|产业|农业|示范|院|产)区|园区?)共?$"
)
SECTOR = re.compile("全[省市县区州旗](?!.*企业).*(?:机构|单位|系统|部门)")  # all there are: no owner
OCCASION = re.compile("(.{2,10}?[日周月节])期间")
PLACE_NAME = re.compile(
    r"(?![全各本该我])[一-龥]{0,6}(?:高新区|经开区|开发区)|(?![全各本该我])[一-龥]{2,6}(?:[市县区镇乡州旗]|街道|园区?|开发区|科技城)"
)
NEW_IN = re.compile("新增|新认定|净增|新引进")
MADE_TO = re.compile("推动|支持|帮助|引导|组织|鼓励|指导|扶持|督促|发动|力促")
SINCE = re.compile(r"(?<=..)自[^,]{2,24}以来(?:累计|共)?")  # 科技馆自开馆以来累计接待观众


@cache
def _act() -> re.Pattern[str]:
    return re.compile(rf"(?<=..)(?:共同)?(?:{'|'.join(map(re.escape, cues('act')))}|共建)$")


@cache
def _heads() -> tuple[str, ...]:
    return (*cues("noun_head"), *cues("holder"))
