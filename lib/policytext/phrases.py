"""The words that name what a number measures, by an ordered list of rules.

The rules and an example of each stand in `data/indicator_rules.csv`; cue words in `data/quantity_cues.csv`.
"""

import re
from collections.abc import Callable
from functools import cache

from .among import BARE_VERB, among, part_of_group
from .context import (
    Context,
    Found,
    Phrase,
    attributes,
    endings,
    merged,
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
from .owners import PRODUCT, part_of_owner
from .ranks import REGIONS, rank_of_subject
from .shares import plan_beside_result, share_of_people, share_of_subject, share_of_task, share_within
from .wording import begins_with_verb, cut_verb, strip_lead, strip_predicate

WHOLE = ("share_of_task", "each_does")  # rules whose phrases may end in 任务 or 工作
PER_UNIT = re.compile(
    r"(?:平均)?每.{1,3}(?:服务|补助|奖励|资助)?|[户人单亩校村均]均|单项(?:补助)?|平均每.{1,2}"
)
LEVEL = re.compile(r"^(?:国家|省部?|市|县|区)级(?:及?以上)?")
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
            return Phrase(words if name in WHOLE else trim(words), subject and trim(subject), name)
    return Phrase("", context.subject, "none")


def _attribute_of_subject(core: str, predicate: str, c: Context) -> Found:
    if re.match(r"(?:惠及|受益|受惠)..", core) and c.head:
        return c.head + core, c.subject
    if re.match(r"[户人]均", core) and re.search(r"[户民人员]$", c.head):
        return c.head + core, c.subject
    if (size := SIZE.search(core)) and c.right.startswith("的") and (owner := noun_after(c.right)):
        return owner + size[0]  # 设立规模为5亿元的科创基金
    if core not in attributes() and not re.fullmatch(r"[一-龥]{1,3}率|[一-龥]{1,4}(?:利率|比例|进度)", core):
        return None
    right = noun_after(c.right) if c.right.startswith("的") else ""
    if right:
        return right + core
    if LOAN_RATE.fullmatch(core):
        product = next((m[0] for w in (*reversed(c.items), c.lead) if (m := PRODUCT.search(w))), "")
        return product + core, c.subject
    if core.startswith("有效期内"):
        return core.removesuffix("总数") + (c.head or c.subject), c.subject
    if core.endswith(("企业", "团队", "机构", "项目")):
        owner = next((o for o in (object_of(c.lead), c.topic) if HOLDER.search(o)), "")
        return merged(owner, core) if owner else None
    if core in ("总规模", "规模", "首期规模", "首期到位", "到位资金", "投资", "总投资") and named_topic(
        c.topic
    ):
        return c.topic + core
    owner = c.subject or c.head or object_of(c.lead) or named_topic(c.topic)
    if owner in attributes():
        return None
    if core in cues("sum") and owner.endswith(endings()):
        return None
    return owned(owner, core) if owner else None


LOAN_RATE = re.compile("(?:加权)?平均(?:贷款)?利率|不良(?:贷款)?率")
SIZE = re.compile(r"总?(?:规模|投资|面积)$")


HOLDER = re.compile(r"(?:库|园|基地|中心|孵化器|实验室|平台|园区|高新区|院|走廊|赛|会|计划)$")


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
    if not bare or noun or not (c.head or c.subject or named_topic(c.topic)):
        return None
    if c.among:
        return None
    verb = re.sub(r"^(?:计划|实际|年内|组织|可|现场)+", "", core)
    head = c.subject or c.head or named_topic(c.topic)
    head = re.sub(
        r"^(?:摸排|入库|储备|培育|申报|申请|推荐|新开工|筹建|启动|完成|新增|实施|登记)(?=..)", "", head
    )
    head = head if head.endswith(verb) else TAIL_VERB.sub("", head)
    if head.startswith(verb) or head.endswith(verb):
        return head, head
    return (head + verb if len(head) <= 4 or verb in ("立项", "兑付", "揭榜") else verb + head), head


def _each_does(core: str, predicate: str, c: Context) -> Found:
    """每个X does N Y: X and Y, with the verb where it is no verb of making."""
    if not re.match(r"每[个位家名]|各", core):
        return None
    noun = noun_after(c.right)
    each = re.sub(
        r"(?:均|都|至少|要|需|应|明确|建成|建设|培育|新增|引进|新建|打造|拥有|有|建|办)+$", "", core
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
            rf"我[省市县区州]|我们|在?{REGIONS.pattern}[中里]?|(?:但|并|且|也|又|再|虽|虽然|仍|却|则|而)+",
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
    known = (object_of(c.lead) if anew else "") or (c.items[-1] if within else "") or c.head or c.subject
    known = known or object_of(c.lead) or said_of(c.lead) or spoken_of(c.lead) or named_topic(c.topic)
    return (known, c.subject or known) if known else None


def _object_within(core: str, predicate: str, c: Context) -> Found:
    """The object of a verb that stands within the words before the number."""
    cut = cut_verb(core)
    if not cut:
        return None
    actor, words = cut
    if words in attributes() and (actor or c.head):
        return owned(c.head or actor, words)
    scope = actor if actor in cues("scope") else ""
    return scope + words


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
        core = f"{part[2]}的{part[1]}"  # 企业中有研发活动的 → 有研发活动的企业
    core = re.sub("^.*其中[:,]?(?=..)", "", core)
    core = SINCE.sub("", core)
    words = _reached().sub("", re.sub("仅(?=[占为])", "", core.removesuffix("的")))
    if c.items and (level := LEVEL.fullmatch(words)) and LEVEL.match(c.items[-1]):
        words = level[0] + LEVEL.sub("", c.items[-1])  # 国家级领军人才5名、省级20名
    elif c.items and words in endings():
        words = with_prefix(c.items[-1], words)
    if c.items and 2 <= len(words) <= 4 and c.joined and (verb := KEPT_VERB.match(c.items[-1])):
        words = verb[0] + words  # 推广新品种83个、新技术56项
    if len(words) == 2 and begins_with_verb(words) and not c.unit.endswith(("元", "%")):
        words += noun_after(c.right)  # 服务全县120个行政村
    if len(words) == 2 and (does := re.search(rf"{SERVES}{re.escape(words)}$", c.left)):
        words = does[0]  # 支持企业132家次
    made = "增|建|组建|培育|认定|引进|设立|创建"
    if new := re.search(rf"新(?!{made})[一-龥]{{2}}(?={re.escape(words)}$)", c.left):
        words = new[0] + words if len(words) <= 5 else words  # 新备案企业20家
    if words in cues("firm_verb") and c.unit in ("家", "户"):
        words += "企业"  # 入规100家
    return words or None


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
    _attribute_of_subject,
    part_of_owner,
    _per_unit,
    part_of_group,
    _owner_of_noun,
    _noun_around,
    _verb_of_head,
    _each_does,
    _noun_after,
    _subject_carried,
    _object_within,
    _noun_before,
)
