"""The words that name what a number measures, by an ordered list of rules.

The rules and an example of each stand in `data/indicator_rules.csv`; cue words in `data/quantity_cues.csv`.
"""

import re
from collections.abc import Callable
from functools import cache

from .actors import noun_of_actor
from .among import BARE_VERB, among, part_of_group
from .context import (
    Context,
    Found,
    Phrase,
    attributes,
    endings,
    named_topic,
    object_of,
    owned,
    said_of,
    spoken_of,
    with_prefix,
)
from .fields import GROWTH_UNITS, SHARES
from .grants import support
from .language import cues
from .nouns import noun_after, trim
from .owners import attribute_of_subject, figure_of_place, part_of_owner
from .ranks import REGIONS, placed, rank_of_subject
from .shares import (
    plan_beside_result,
    share_of_people,
    share_of_subject,
    share_of_task,
    share_within,
)
from .wording import begins_with_verb, cut_verb, strip_lead, strip_predicate

WHOLE = ("share_of_task", "each_does")  # rules whose phrases may end in 任务 or 工作
PER_UNIT = re.compile(
    r"(?:平均)?每.{1,4}(?:服务|补助|奖励|资助)?|[户人单亩校村均]均|单项(?:补助)?|平均每.{1,2}"
)
LEVEL = re.compile(r"^(?:国家|省部?|自治区|[市县区州])级(?:及?以上)?")
SERVES = r"(?:支持|服务|扶持|走访|帮扶|指导|辅导|资助|奖励|补助|惠及|带动|接待|调研)"
MOVED = re.compile(r"前移|上升|提升|跃升|进位|前进|下降|后移|退")
GENERIC = (
    r"(?:国家|省|市)?(?:企业|单位|机构|项目|平台|园区|乡?镇|街道|县|市|区|村|高校|院所|社区|团队"
    r"|产品|成果|中心|公司|学校|领域|环节|方向|部门|产业)"
)


def read_phrase(context: Context) -> Phrase:
    """The indicator phrase of a number in its context.

    >>> read_phrase(Context(left="力争全市高新技术企业数突破")).words
    '全市高新技术企业数'
    >>> read_phrase(Context(left="力争新增", right="国家企业技术中心等国家级创新平台")).words
    '国家企业技术中心等国家级创新平台'
    """
    rest, predicate = strip_predicate(context.left)
    core = strip_lead(rest)
    for rule in RULES:
        phrase = rule(core, predicate, context)
        if phrase:
            words, subject = phrase if isinstance(phrase, tuple) else (phrase, phrase)
            if not trim(words):
                continue
            name = rule.__name__.strip("_")
            words = words if words.endswith("位次") else words + placed(context)
            return Phrase(words if name in WHOLE else trim(words), subject and trim(subject), name)
    return Phrase("", context.subject, "none")


def _counted_list(core: str, predicate: str, c: Context) -> Found:
    noun = noun_after(c.right)
    plain = core if core else c.left
    listed = plain.endswith("等") or ("、" in plain and not predicate and re.match(GENERIC, noun))
    return noun if noun and listed else None


def _per_unit(core: str, predicate: str, c: Context) -> Found:
    if not PER_UNIT.fullmatch(core):
        return None
    if re.match("每[百千万亿]", core):
        return core.removesuffix("拥") + (c.head or c.subject), c.subject  # 有效专利…件,每万人5件
    return (c.head or c.subject) + core + noun_after(c.right), c.subject


def _noun_around(core: str, predicate: str, c: Context) -> Found:
    """A place or phase before the number and what is counted after it: 一期4万平方米场地."""
    if not re.search(r"(?:[期批片区段号楼园]|地块)$", core) or predicate or c.unit in ("%", "成"):
        return None
    plain = re.sub(r"^(?:以上|左右)", "", c.right)
    noun = noun_after(c.right)
    if (
        len(noun) < 2
        or not "一" <= plain[0] <= "龥"
        or begins_with_verb(plain)
        or BARE_VERB.fullmatch(core)
        or PER_UNIT.fullmatch(core)
    ):
        return None
    return core + noun


def _owner_of_noun(core: str, predicate: str, c: Context) -> Found:
    noun = "" if re.search("[由从到至]", predicate) else noun_after(c.right)
    return core.removesuffix("的") + noun if noun and core and c.left.endswith("的") else None


TAIL_VERB = re.compile(r"(?<=..)(?:立项|授权|兑付|发放|申请|申报|登记|投放|揭榜|张榜|结题|成交|使用)$")


def _verb_of_head(core: str, predicate: str, c: Context) -> Found:
    """A verb alone tells what became of what was counted before."""
    noun = noun_after(c.right)
    core = core or strip_predicate(c.left)[0].lstrip("、, ")
    if not core and BARE_VERB.fullmatch(noun) and c.unit not in ("%", "成"):
        core, noun = noun, ""  # 组织28家企业申报高新技术企业,19家通过认定
    bare = BARE_VERB.fullmatch(core)
    if not bare or noun or c.among or not (c.head or c.subject or named_topic(c.topic)):
        return None
    verb = re.sub(r"^(?:计划|实际|年内|组织|可|现场)+", "", core)
    head = c.subject or c.head or named_topic(c.topic)
    head = re.sub(
        r"^(?:摸排|入库|储备|培育|申报|申请|推荐|新开工|筹建|启动|完成|新增|实施|登记)(?=..)", "", head
    )
    head = head if head.endswith(verb) else TAIL_VERB.sub("", head)
    if head.startswith(verb) or head.endswith(verb):
        return head, head
    if verb == "授权" and (named := re.fullmatch(r"(.{2,}?)申[请报][数量]?", head)):
        return named[1] + verb, head  # 专利申请量108件,授权31件
    return (head + verb if len(head) <= 4 or verb in ("立项", "兑付", "揭榜") else verb + head), head


def _each_does(core: str, predicate: str, c: Context) -> Found:
    """每个X does N Y: X and Y, with the verb where it is no verb of making."""
    if not re.match(r"每[个位家名]|各", core):
        return None
    noun = noun_after(c.right)
    each = re.sub(
        r"(?:均|都|至少|要|需|应|明确|建成|建设|培育|新增|新?引进|新建|打造|拥有|有|建|办)+$", "", core
    )
    return each + noun if noun else None


def _noun_after(core: str, predicate: str, c: Context) -> Found:
    """Nothing but verbs before the number, the noun after it."""
    noun = noun_after(c.right, share=c.unit in ("%", "成"))
    turned = re.search(r"(?:增长|下降|提高|同比|由|从|增加到|至)$|^[较比]", predicate)
    if not noun or (core and not BARE_VERB.fullmatch(core) and core not in cues("scope")) or turned:
        return None
    return (core if core in cues("scope") else "") + noun


def _subject_carried(core: str, predicate: str, c: Context) -> Found:
    if pair := re.match(r"([前后])者", core):
        if len(c.items) > 1:
            return c.items[-2 if pair[1] == "前" else -1], c.subject
    elif not core and c.items and c.unit in ("位", "个位次", "名") and MOVED.search(predicate or c.left):
        return c.items[-1], c.subject
    elif (
        core
        and core not in cues("scope")
        and not re.fullmatch(
            rf"\)?[高低多少快慢]|我[省市县区州]|我们|在?{REGIONS.pattern}[中里]?|(?:但|并|且|也|又|再|虽|虽然|仍|却|则|而)+",
            core,
        )
    ):
        return None
    anew = re.search(r"[;。]|(?:^|[,;。])[一二三四五六七八]是", c.lead) and not re.search(
        "增长|比|较", predicate
    )
    within = c.items and c.among_last and c.unit in ("%", "个百分点", "百分点", "倍")
    amount = c.unit not in SHARES and c.unit not in GROWTH_UNITS and not c.rank
    other = c.head in c.items and c.units[c.items.index(c.head)] in SHARES
    same = c.last_in(c.unit) if amount and not core and (other or c.units[-1:] in (["%"], ["成"])) else None
    if same is not None:
        return c.items[same]  # 投资8亿元,占9%;今年计划10亿元
    if c.items and COMPARES.match(c.left) and not c.lead.startswith(")") and c.units[-1] == c.unit:
        return c.items[-1], c.subject  # 其中高新技术企业813家,比上年末净增192家
    known = (object_of(c.lead) if anew else "") or (c.items[-1] if within else "") or c.head or c.subject
    known = known or object_of(c.lead) or said_of(c.lead) or spoken_of(c.lead) or named_topic(c.topic)
    return (known, c.subject or known) if known else None


def _object_within(core: str, predicate: str, c: Context) -> Found:
    """The object of a verb that stands within the words before the number."""
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
    return core if new or (THING.search(actor) and not helped) else words  # 研究院引进全职博士


# Who does what is counted, where it is no office: its name tells what is counted.
THING = re.compile(
    r"(?:企业|高校|院所|大学|学院|研究院|特派员们?|专家|基金|资金|基地|团队|机构|中心|实验室|平台|联盟|本级|[赛馆站])共?$"
)
PLACE_NAME = re.compile(r"(?![全各本该我])[一-龥]{2,6}(?:[市县区镇乡州旗]|街道|园区?|开发区|科技城)")
NEW_IN = re.compile("新增|新认定|净增|新引进")
MADE_TO = re.compile("推动|支持|帮助|引导|组织|鼓励|指导|扶持|督促|发动|力促")


OF_GROUP = re.compile("(.+?(?:企业|机构|单位|项目|高校)中).+的(?:占比|比例|比重)$")
GROUPS = ("企业", "机构", "单位", "项目", "高校")
ACTIVE = re.compile("有(?:研发|R&D)活动.*(?:占比|比例|比重)$")
INDUSTRIAL = re.compile("(?:规上|规模以上)工业企业")
RATE = re.compile("增速|增幅|降幅|增长率")
COMPARES = re.compile("[比较][^,]{2,}(?:净增|增加|新增|减少)")
SINCE = re.compile(r"(?<=..)自[^,]{3,24}以来(?:累计|共)?")  # 科技馆自开馆以来累计接待观众
# A verb that stays with a short name, for the names after it in a list too.
KEPT_VERB = re.compile(
    r"(?:引进推广|示范推广|推广|攻克|转化|服务|培训|接待|柔性引进|新认证|受理|孵化|毕业)(?=..)"
)


def _noun_before(core: str, predicate: str, c: Context) -> Found:
    if part := re.fullmatch(
        r"(.+?(?:企业|机构|单位|项目|高校))中((?:有|建有|建立|开展|通过|被)(?!.*(?:占比|比例|比重)).+?)的?",
        core,
    ):
        # 企业中有研发活动的 → 有研发活动的企业
        core = part[2] if part[2].endswith(GROUPS) else f"{part[2]}的{part[1]}"
    core = re.sub("^.*其中[:,]?(?=..)", "", core)
    if c.items and core.endswith(("的占比", "的比例", "的比重")) and (of := OF_GROUP.match(c.items[-1])):
        core = of[1] + core  # 规上工业企业中有研发活动的占比…、建有研发机构的占比…
    core = SINCE.sub("", core)
    words = _reached().sub("", re.sub("仅(?=[占为])", "", core.removesuffix("的")))
    if c.items and (level := LEVEL.fullmatch(words)) and LEVEL.match(c.items[-1]):
        words = level[0] + LEVEL.sub("", c.items[-1])  # 国家级领军人才5名、省级20名
    elif c.items and c.joined and (level := LEVEL.match(words)):
        words = _same_of_level(c.items[-1], level[0], words[level.end() :]) or words
    elif c.items and words in endings():
        words = with_prefix(c.items[-1], words)
    if c.items and 2 <= len(words) <= 4 and c.joined and (verb := KEPT_VERB.match(c.items[-1])):
        words = verb[0] + words  # 推广新品种83个、新技术56项
    if len(words) == 2 and begins_with_verb(words) and not c.unit.endswith(("元", "%")):
        words += noun_after(c.right)  # 服务全县120个行政村
    if len(words) == 2 and (does := re.search(rf"{SERVES}{re.escape(words)}$", c.left)):
        words = does[0]  # 支持企业132家次
    made = "增|建|组建|培育|认定|引进|设立|创建"
    if new := re.search(rf"新(?!{made})[一-龥]{{2}}(?={re.escape(words)}$)", strip_predicate(c.left)[0]):
        words = new[0] + words if len(words) <= 5 else words  # 新备案企业20家
    if words in cues("firm_verb") and c.unit in ("家", "户"):
        words += "企业"  # 入规100家
    if ACTIVE.match(words) and (whole := INDUSTRIAL.search(f"{c.lead} {' '.join(c.items)}")):
        words = whole[0] + words  # 规上工业企业…,有研发活动的企业占比
    if words and (rate := RATE.match(predicate)):
        return words + rate[0], words  # 研发费用增幅不低于12%
    return words or None


def _same_of_level(before: str, level: str, noun: str) -> str:
    """The phrase before with another level, where both are of one kind: 省级创新团队2个、市级团队5个."""
    other = re.search(r"(?:国家|省|自治区|市|县|区)级(?:及?以上)?", before)
    if not other or len(noun) < 2 or not before.endswith(noun):
        return ""
    return before[: other.start()] + level + before[other.end() :]


@cache
def _reached() -> re.Pattern[str]:
    """A verb of reaching within a name: 高新区完成工业总产值."""
    return re.compile(rf"(?<=..)(?:实现|完成|达到)(?=(?:{'|'.join(endings())})$)")


RULES: tuple[Callable[[str, str, Context], Found], ...] = (
    share_of_task,
    plan_beside_result,
    rank_of_subject,
    among,
    support,
    share_within,
    share_of_people,
    share_of_subject,
    _counted_list,
    attribute_of_subject,
    figure_of_place,
    part_of_owner,
    _per_unit,
    part_of_group,
    _owner_of_noun,
    _noun_around,
    _verb_of_head,
    _each_does,
    _noun_after,
    noun_of_actor,
    _subject_carried,
    _object_within,
    _noun_before,
)
