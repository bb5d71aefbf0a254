"""Whom an amount is for: the words before those of granting, or the condition before them."""

import re
from functools import cache

from .context import Context, named_topic
from .language import cues, regex
from .numbering import BULLET
from .wording import LIST, strip_lead

SUPPORT = r"(?:奖励|奖金|津贴|补助|资助|补贴|贴息|奖补|扶持|支持|后补助|安家费|启动资金|配套|抵[扣付])"
VERBS = ("通过", "获得", "认定", "评为", "入选", "列入", "达到")
# What something has to cost or measure, said of what the segment before names.
BOUNDED = re.compile(
    r"[^,。;]{0,14}?[\d.]+(?:[万亿]*元|[亩人家件名台项%]|平方米)(?:\([^()]*\))?(?:及?以[上下内])(?:\([^()]*\))?的"
)
NAMES = re.compile(rf"{SUPPORT}|资金|补$|经费|费$|券|贷款")


def whom_of(c: Context, of_base: bool) -> str:
    """Whom an amount is for, without thresholds; with a base the receiver alone.

    >>> whom_of(Context(left="按新增部分的", lead="对研发费用增长的规上企业,"), True)
    '规上企业'
    """
    whom = whom_said(c)
    if not whom.endswith(recipients()):
        whom = NUMBER.sub("", THRESHOLD.sub("", whom))
    whom = regex(r"^(?:企业|单位)(?=引进|柔性|新|获|首次|牵头|建)").sub("", whom)
    if regex(r"[每单][个家项人户名件]").fullmatch(whom):  # 遴选企业20家,给予每家100万元
        whom = c.head
    if not whom and c.topic and not NAMES.search(c.topic):
        whom = named_topic(c.topic)  # 2.低产林改造。每亩补助300元
    whom = with_noun(whom, c.subject)
    if whom[:2] in VERBS and (shared := c.subject.find(whom[:2])) > 1:
        whom = c.subject[:shared] + whom  # 品种通过国家审定的奖励20万元,通过省级审定的奖励8万元
    if (asked := _asked().match(whom)) and not FOR_EACH.search(whom):
        whom = asked[1]
    receiver = _alone().fullmatch(whom)
    return receiver[1] if of_base and receiver and not _graded().search(whom) else whom


def whom_said(c: Context) -> str:
    """Whom an amount is for: what opens the segment, else the condition in the segments before it.

    >>> whom_said(Context(left="新型研发机构最高资助")), whom_said(Context(left="奖励", lead="对瞪羚企业,"))
    ('新型研发机构', '瞪羚企业')
    """
    left = LIST.sub("", c.left)
    how = HOW.search(left)
    own = TO.sub("", left[: how.start()] if how else "")
    label = LABEL.search(c.lead)
    if GIVER.fullmatch(own) and (asked := condition(c.lead)):
        return asked + own  # 对合作社,在国家补贴基础上,市级再补15%
    if len(own) > 1 and not NOBODY.search(own):
        return (label[1] if label else "") + said(own.strip(",的"))
    given = GIVEN.search(left)
    to = given[1].strip(",的") if given and not NAMES.search(given[1]) else ""
    if asked := condition(c.lead):
        return f"{asked}的{to}" if to and _found().search(asked) else asked
    if to:
        return to
    if label:
        return label[1]
    last = strip_lead(regex(r"[;:。]").split(LIST.sub("", c.lead))[-1].strip(","))
    long = 26 if last.endswith(recipients()) else 18
    if len(last) > long and (receiver := _alone().fullmatch(last)):
        return receiver[1]
    plain = 2 < len(last) <= long and not regex(rf",|{SUPPORT}$|予以|给予|方式").search(last)
    return last if plain else c.subject


def condition(lead: str) -> str:
    """The condition in the segments before an amount: 对…; …的; 每….

    >>> condition("博士,与本地企业签订合同的,"), condition("孵化器每培育1家企业,"), condition("据统计,")
    ('博士', '孵化器每培育1家企业', '')
    """
    parts = [part for part in regex(r"([;:。])|,").split(LIST.sub("", lead)) if part]
    for i, part in reversed(list(enumerate(parts))):
        if GOES_ON.match(part) and part.endswith("的") and i and parts[i - 1] not in ";:。":
            continue  # 博士,与本地企业签订合同的: said of whom the segment before names
        goes_on = i + 1 < len(parts) and GOES_ON.match(parts[i + 1]) and part not in ";:。"
        if BOUNDED.fullmatch(part) and i and parts[i - 1] not in ";:。":
            return said(strip_lead(parts[i - 1]))  # 购置检测设备,单台价格50万元以上的
        if goes_on or part.endswith("的") or FOR.match(part) or FOR_EACH.search(part):
            part = FOR.sub("", part)
            how = HOW.search(part) if not FOR_EACH.search(part) else None
            return said(part[: how.start()] if how else part).removesuffix("的")
    return ""


def said(condition: str) -> str:
    """A condition without times and wills before it; its verb stays: 通过验收的中心."""
    return TIMES.sub("", condition).strip(" ,、:")


def with_noun(condition: str, subject: str) -> str:
    """A condition without a noun, with that of the grant before: 重新认定的奖励10万元.

    >>> with_noun("重新认定", "首次认定的高新技术企业"), with_noun("绩效评估优秀的", "省级工程中心奖励")
    ('重新认定的高新技术企业', '绩效评估优秀的工程中心')
    """
    noun = ANEW.sub("", GRANTED.sub("", subject).rpartition("的")[2])
    if OF_LEVEL.search(condition) and LEVEL.search(noun):
        return condition.removesuffix("的") + LEVEL.sub("", noun)  # 省级孵化器奖励40万元,市级的20万元
    if not _found().search(condition):
        return condition
    if own := _judged().fullmatch(condition.removesuffix("的")):
        return f"{own[2]}的{own[1]}"  # 登记机构考核合格 → 考核合格的登记机构
    noun = LEVEL.sub("", noun) if "的" not in subject or LEVEL.search(condition) else noun
    return (
        f"{condition.removesuffix('的')}的{noun}"
        if noun.endswith((*recipients(), *cues("noun_head")))
        else condition
    )


def of_recipient(words: str) -> str:
    """What of a recipient words name: 科技型中小企业每年申领.

    >>> of_recipient("科技型中小企业每年申领"), of_recipient("研发投入")
    ('每年申领', '')
    """
    found = _of_recipient().fullmatch(words)
    return found[1] if found else ""


@cache
def recipients() -> tuple[str, ...]:
    return tuple(cues("recipient"))


@cache
def _graded() -> re.Pattern[str]:
    """What one is found to be, not what one has: it stays in the name."""
    return re.compile("|".join(cues("graded")))


@cache
def _found() -> re.Pattern[str]:
    return re.compile(rf"(?:{_graded().pattern})(?:以上)?的?$")


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(rf".+的([^的、]{{2,}}(?:{'|'.join(recipients())}))")


@cache
def _of_recipient() -> re.Pattern[str]:
    return re.compile(rf".{{0,16}}?(?:{'|'.join(recipients())})(.{{2,}})")


@cache
def _judged() -> re.Pattern[str]:
    how = "年度|当年|上年度|首次|经|被|获|通过|考核|评估|评价|绩效|验收"
    return re.compile(rf"(.{{2,}}?(?:{'|'.join(recipients())}))((?:{how}).*)")


@cache
def _asked() -> re.Pattern[str]:
    """Whom, before what is asked of them: 规上工业企业|上年度研发费用占营业收入…"""
    asked = "上年度|年度|当年|在|与|签订|主动|首次|符合"
    return re.compile(rf"(.{{2,}}?(?:{'|'.join(recipients())}))(?:{asked})")


THRESHOLD = re.compile(r"(?:且|并|、|^且)[^且并、\d]{2,14}?[\d.]+[万亿]*[元%人家分].*$")
NUMBER = re.compile(r"(?:达到|超过|在|不低于|高于|满)?[\d.]+[万亿]*[元%人].*$")
GRANTED = re.compile(rf"(?:一次性)?{SUPPORT}$")
ANEW = re.compile("^(?:新建|新?(?:认定|获批|备案|引进|组建))")
OF_LEVEL = re.compile("(?:国家|省|自治区|市|州|县|区)级的?$")
LEVEL = re.compile(r"^(?:国家|省|自治区|市|州|县|区)级?(?:及?以上)?")
TIMES = re.compile(
    r"^(?:(?:自|从)?(?:20\d\d年?[-—~至、])*20\d\d年度?(?:起|内)?,?|今年|每年度?|全年|其中|同时|此外"
    r"|累计|共|已|落实|发放|支持|鼓励|(?:全|我|本)[省市县区](?=兑现|对))+"
)
FOR = re.compile(r"^.{0,6}?(?<!面)对(?!接|外|口)")
FOR_EACH = re.compile(r"每(?:新增|新|全职|柔性|成功)?(?:[一-龥]{2})[1一][家个项人户名件篇]")
LABEL = re.compile(  # 领军人才:安家补贴60万元
    rf"(?:^|[;。]){BULLET}?\s?(?!.{{0,6}}{SUPPORT})([一-龥“”]{{2,14}}(?:企业|人才|团队|平台|项目|机构|单位|基地|中心|博士|硕士|院士|专家|实验室)):$"
)
GOES_ON = re.compile("与|和|并|且|或|在(?!孵)|经(?!济|开)|达到|符合|签订|连续|取得|获得")
TO = re.compile(r"^(?:[^,。;]{0,6}?(?<!面)对(?!接|外|口)|向|为|给)")
NOBODY = re.compile(
    "^经(?:综合)?(?:评审|评估|考核|认定|审核)(?:合格|通过|后)?$|^视|财政(?![一-龥]{2,}(?:项目|专项|基地)$)|标准$|平均|期[内间]?$|^(?:获|再|另|由|可|其中|单位|累计|合计|前[三两二]年)"
)
GIVER = re.compile("(?:[省市县区州]|[省市县区]本)级(?:财政)?")
HOW = re.compile(
    rf"分别|一次性|一律|实行|给予|予以|再(?=[奖补资给配支])|另(?=[奖补资给])|最[高多]|上限|每[年家个项人户名件亩篇案月处座台]|单[个项家户]"
    rf"|按(?![期时质月年季需])|(?<!获得)(?<!享受)(?<!重点){SUPPORT}(?!目录|名单|政策|对象|条件|范围)|发放|[以在](?=.*(?:为限|为基数))"
)
GIVEN = re.compile(
    r"(?:给予|奖励|补助)(?!不|最|一次|控制|按|标准)([^,。;]{2,20}?)(?:分别|按|一次性|每[家个项人]|再?[奖补资]|最高|,|$)"
)


def called_so(words: str, rule: str) -> str:
    """What a grant is called: later ceilings are of the same."""
    named = regex(rf"(?:{SUPPORT})(?:标准|额度|金额)?$|资金$").search(words)
    return named[0] if named and rule in ("support", "each_of_list") else ""
