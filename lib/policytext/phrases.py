"""The words that name what a number measures, by an ordered list of rules.

The rules and an example of each stand in `data/indicator_rules.csv`; cue words in `data/quantity_cues.csv`.
"""

import re
from collections.abc import Callable
from functools import cache

from .actors import PLACE_NAME, SINCE, noun_of_actor, object_within
from .among import BARE_VERB, GRADE, LEVEL, among, part_of_group, same_of_level
from .carried import RATE, bare_word, subject_carried
from .context import (
    Context,
    Found,
    Phrase,
    endings,
    group_of,
    in_full,
    with_prefix,
)
from .grants import support
from .language import cues, regex
from .nouns import names_kind, noun_after, trim
from .outcomes import said_of_head, verb_of_head
from .owners import attribute_of_subject, figure_of_place, part_of_owner, part_of_title
from .ranks import placed, rank_of_subject
from .shares import (
    PER_UNIT,
    by_rate,
    part_paid,
    per_unit,
    plan_beside_result,
    share_of_people,
    share_of_subject,
    share_of_task,
    share_within,
)
from .verbs import is_verb
from .whose import with_owner
from .wording import LIST, begins_with_verb, strip_lead, strip_predicate

WHOLE = ("share_of_task", "each_does")  # rules whose phrases may end in 任务 or 工作
RATIO_TO = re.compile(r"(投入强度)\([^()]*之比\)")  # said once, beside the name
SIZE = re.compile(r"(?:[超过达]|突破)?[\d一二三四五六七八九十百千万亿两]+元(?:及?以[上下内])?")
TOWARDS = re.compile("(?<=..)(?<![针面相应核绝比])对$")  # 完成对18个项目的中期评估
SERVES = re.compile(r"(?:支持|服务|扶持|走访|帮扶|指导|辅导|资助|奖励|补助|惠及|带动|接待|调研)$")
NEWLY = re.compile("新(?!增|建|组建|培育|认定|引进|设立|创建)[一-龥]{2}$")


def read_phrase(context: Context) -> Phrase:
    """The indicator phrase of a number in its context.

    >>> read_phrase(Context(left="力争全市高新技术企业数突破")).words
    '全市高新技术企业数'
    >>> read_phrase(Context(left="力争新增", right="国家企业技术中心等国家级创新平台")).words
    '国家企业技术中心等国家级创新平台'
    """
    rest, predicate = strip_predicate(LIST.sub("", RATIO_TO.sub(r"\1", context.left)))
    core = strip_lead(TOWARDS.sub("", rest))
    for rule in RULES:
        phrase = rule(core, predicate, context)
        if phrase:
            words, subject = phrase if isinstance(phrase, tuple) else (phrase, phrase)
            if not trim(words):
                continue
            full = "" if strip_lead(context.lead) else in_full(words, context.said)
            words = with_owner(words, context) or full or words
            name = rule.__name__.strip("_")
            words = words if words.endswith("位次") else words + placed(context)
            return Phrase(words if name in WHOLE else trim(words), subject and trim(subject), name)
    return Phrase("", context.subject, "none")


def _counted_list(core: str, predicate: str, c: Context) -> Found:
    noun = noun_after(c.right)
    first = noun.partition("、")[0]
    noun = first if LISTED.search(first) and first.count("(") == first.count(")") else noun
    plain = core if core else c.left
    listed = plain.endswith("等") or ("、" in plain and not predicate and names_kind(noun, c.right))
    return noun if noun and listed else None


def _noun_around(core: str, predicate: str, c: Context) -> Found:
    """A place or phase before the number and what is counted after it: 一期4万平方米场地."""
    if not regex(r"(?:[期批片区段号楼园]|地块)$").search(core) or predicate or c.unit in ("%", "成"):
        return None
    plain = regex(r"^(?:以上|左右)").sub("", c.right)
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
    noun = "" if regex("[由从到至]").search(predicate) else noun_after(c.right)
    if core.endswith("投资") and c.unit.endswith("元") and (built := BUILT.match(c.right)):
        return built[1] + "投资"  # 某公司投资2.3亿元建设的装备生产线
    core = "" if "来自" in core else core.removeprefix("对")
    if not core and c.left.endswith("的") and "来自" in c.left:
        return noun  # 来自各县的24个项目
    return core.removesuffix("的") + noun if noun and core and c.left.endswith("的") else None


BUILT = re.compile(
    "(?:新建|兴建|建设|改造|扩建|打造|实施)的([^,。;、的\\d]{3,16}?)(?:[已正于将,。;]|投产|竣工|建成|$)"
)


def _each_does(core: str, predicate: str, c: Context) -> Found:
    """每个X does N Y: X and Y, with the verb where it is no verb of making."""
    if not regex(r"每[个位家名]|各").match(core):
        return None
    noun = noun_after(c.right)
    each = regex(r"(?:均|都|至少|要|需|应|明确|建成|建设|培育|新增|新?引进|新建|打造|拥有|有|建|办)+$").sub(
        "", core
    )
    return each + noun if noun else None


def _noun_after(core: str, predicate: str, c: Context) -> Found:
    """Nothing but verbs before the number, the noun after it."""
    noun = noun_after(c.right, share=c.unit in ("%", "成"))
    if noun and predicate.endswith("由") and (done := DONE_BY.match(c.right)):
        return trim(done[1])  # 专项由8个团队承担
    turned = regex(r"(?:增长|下降|提高|同比|由|从|增加到|至)$|^[较比]").search(predicate)
    if not noun or turned:
        return None
    if core in cues("scope"):
        return core + noun
    if ANNOUNCES.match(predicate) and PLACE_NAME.fullmatch(core):
        return noun  # 高新区将发布50个应用场景
    unknown = len(core) == 2 and not c.unit.endswith("元") and core not in REACHES
    bare = not core or BARE_VERB.fullmatch(core) or (unknown and is_verb(core))
    return noun if bare else None


ANNOUNCES = re.compile("[将拟要][一-龥]{2}")
REACHES = ("带动", "覆盖", "辐射", "惠及", "受益")  # part of the name: 覆盖行政村
DONE_BY = re.compile(
    "([^,;。]{2,20}?)(?:共同|联合|分别|负责|牵头|具体)*(?:承担|组成|实施|参与|组建|承办|编制|完成)(?:[,;。了]|$)"
)


OF_GROUP = re.compile("(.+?(?:企业|机构|单位|项目|高校)中).+的(?:占比|比例|比重)$")
GROUPS = ("企业", "机构", "单位", "项目", "高校")
ACTIVE = re.compile("有(?:研发|R&D)活动.*(?:占比|比例|比重)$")
INDUSTRIAL = re.compile("(?:规上|规模以上)工业企业")
# When something was done, between who or what and the verb: 风险补偿产品上半年放款.
WITHIN_YEAR = re.compile(
    r"(?<=[一-龥”)]{2})(?:(?:[今去前本当]年|(?:19|20)\d\d年度?)(?:以来|[上下]半年|[前一二三四]+季度|\d{1,2}[-—~至]\d{1,2}月份?)?|[上下]半年|年内|全年|(?<=财政)每年(?:预算)?安排的?)(?=[一-龥]{2})"
)
PRIZE_WON = re.compile("..获得?((?:国家|[省部市州])[^,、获]{2,}奖(?:[特一二三]等奖)?)$")
COMPARED_OF = re.compile(
    "(.{4,}(?:超过|高于|低于|达到|突破).{1,16}的(?:企业|区县|县区|[市县区]|乡?镇|单位|园区|机构|行业|产业|项目))(?:共?有|达到?)?"
)
BATCH_WITHIN = re.compile("(?<=推荐|申报|公示|认定|培育)(?:首批|第[一二三四五]批)")
FISCAL = re.compile("(?:中央|[省市县区州])+级?财政")
PAID = re.compile("(?:投资|投入|出资|配套资金|配套|拨款)$")
HELPED = re.compile(  # whom one helps to do what is counted: 正在帮助甲、乙等企业联合院校筹建检测室2个
    "^(?:眼下|目前|正在?|还)*(?:帮助|帮忙|帮|协助|支持|推动|指导)[^,的]{4,40}?(?:洽谈)?(?:筹建|筹办|共建|合办|组建|建设|建立|创建)(?=..)"
)
LISTED = re.compile(
    "^(?=.{4}).*[^级省市县区家部]$"
)  # 4个国家级试点、省级节点…: the number is of the first alone
SORT = re.compile("[一-龥]{2,6}[类系]列?")
OF_PROGRAMME = re.compile(
    "(.{2,}?(?:计划|专项|项目|基金|课题|职称))[一-龥]{2,6}[类系]列?$"
)  # 省重点研发计划工业类
# A verb that stays with a short name, for the names after it in a list too.
KEPT_VERB = re.compile(
    r"(?:(?:主导|参与|牵头)(?:[、或和](?:主导|参与))*(?:制修订|制定|修订|起草|编制)|改良|引进推广|示范推广|推广|攻克|转化|服务|培训|接待|柔性引进|新认证|受理|孵化|毕业|申请|改造|选派)(?=..)"
)


def _noun_before(core: str, predicate: str, c: Context) -> Found:
    if part := regex(
        r"(.+?(?:企业|机构|单位|项目|高校))中((?:有|建有|建立|开展|通过|被|已|未)(?!.*(?:占比|比例|比重)).+?)的?"
    ).fullmatch(
        core,
    ):
        # 企业中有研发活动的 → 有研发活动的企业
        core = part[2] if part[2].endswith(GROUPS) else f"{part[2]}的{part[1]}"
    core = regex("^.*其中[:,]?(?=..)").sub("", core)
    if c.items and core.endswith(("的占比", "的比例", "的比重")) and (of := OF_GROUP.match(c.items[-1])):
        core = of[1] + core  # 规上工业企业中有研发活动的占比…、建有研发机构的占比…
    core = HELPED.sub("", WITHIN_YEAR.sub("", SINCE.sub("", core)))
    if prize := PRIZE_WON.search(core):
        core = prize[1]  # “城市矿产”关键技术获国家科技进步二等奖
    if compared := COMPARED_OF.fullmatch(strip_lead(c.left)):
        return compared[1]  # 投入强度超过全市平均水平的区县有4个
    words = _reached().sub("", regex("仅(?=[占为])").sub("", core.removesuffix("的")))
    if c.items and GRADE.fullmatch(words) and GRADE.search(c.items[-1][-3:]):
        words = c.items[-1][:-3] + words  # 省科技进步一等奖1项、三等奖2项
    if c.items and (level := LEVEL.fullmatch(words)) and (other := LEVEL.search(c.items[-1][:8])):
        words = level[0] + c.items[-1][other.end() :]  # 获国家级领军人才5名、省级20名
    elif c.items and SIZE.fullmatch(words) and (size := SIZE.search(c.items[-1])):
        words = c.items[-1].replace(size[0], words, 1)  # 产值超百亿元企业2家、超十亿元15家
    elif c.items and c.joined and (level := LEVEL.match(words)):
        before = LEVEL.sub("", c.items[-1], count=1) if LEVEL.match(c.items[-1]) else ""
        rest = words[level.end() :]
        short = before[len(rest) :] if len(rest) > 1 and before.startswith(rest) else ""
        words = same_of_level(c.items[-1], level[0], rest) or words + short  # 省级备案企业、市级备案
    elif c.items and words in endings():
        words = with_prefix(c.items[-1], words)
    if c.items and SORT.fullmatch(words) and (of := OF_PROGRAMME.match(c.items[-1])):
        words = of[1] + words
    if c.items and 2 <= len(words) <= 4 and c.joined and (verb := KEPT_VERB.match(c.items[-1])):
        words = verb[0] + words  # 推广新品种83个、新技术56项
    if c.items and 2 < len(words) <= 4 and c.joined and words.startswith("示范"):
        words = c.items[-1].partition("示范")[0] + words  # 建林业科技示范县3个、示范点140个
    if len(words) == 2 and begins_with_verb(words) and not c.unit.endswith(("元", "%")):
        words += noun_after(c.right)  # 服务全县120个行政村
    if len(words) == 2 and c.left.endswith(words) and (does := SERVES.search(c.left[: -len(words)])):
        words = does[0] + words  # 支持企业132家次
    plain = strip_predicate(c.left)[0]
    if 0 < len(words) <= 5 and plain.endswith(words) and (new := NEWLY.search(plain[: -len(words)])):
        words = new[0] + words  # 新备案企业20家
    if c.items and FISCAL.fullmatch(words) and (paid := PAID.search(c.items[-1])):
        words += paid[0]  # 农业部投资960万元,省财政480万元
    if words in cues("firm_verb") and c.unit in ("家", "户"):
        words += "企业"  # 入规100家
    if ACTIVE.match(words) and (whole := INDUSTRIAL.search(f"{c.lead} {' '.join(c.items)}")):
        words = whole[0] + words  # 规上工业企业…,有研发活动的企业占比
    words = BATCH_WITHIN.sub("", words)
    if c.unit == "%" and words.endswith("占") and len(words) > 2:
        before = c.items[-1].rpartition("占")[2] if c.items and "占" in c.items[-1] else ""
        words += before or group_of(c.lead)  # 在规上工业营业收入中,装备制造业占38.5%
    if words and (rate := RATE.match(predicate)):
        return words + rate[0], words  # 研发费用增幅不低于12%
    return words or None


@cache
def _reached() -> re.Pattern[str]:
    """A verb of reaching within a name: 高新区完成工业总产值."""
    return re.compile(rf"(?<=..)共?(?:实现|完成|达到)(?=(?:{'|'.join(endings())})$)")


RULES: tuple[Callable[[str, str, Context], Found], ...] = (
    share_of_task,
    plan_beside_result,
    rank_of_subject,
    part_paid,
    by_rate,
    among,
    support,
    share_within,
    share_of_people,
    share_of_subject,
    _counted_list,
    part_of_title,
    attribute_of_subject,
    figure_of_place,
    part_of_owner,
    per_unit,
    part_of_group,
    _owner_of_noun,
    _noun_around,
    said_of_head,
    verb_of_head,
    _each_does,
    _noun_after,
    noun_of_actor,
    subject_carried,
    object_within,
    bare_word,
    _noun_before,
)
