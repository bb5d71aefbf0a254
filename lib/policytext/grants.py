"""What an amount granted is for: to whom, on what base, for each, and what the grant is called."""

import re

from .context import Context, Found, merged
from .fields import SHARES
from .language import regex
from .owners import product_of
from .recipients import (
    FOR,
    NAMES,
    SUPPORT,
    TIMES,
    of_recipient,
    recipients,
    said,
    whom_of,
    whom_said,
    with_noun,
)
from .wording import strip_lead, strip_predicate

GRANTS = re.compile(
    rf"给予|予以|最高|最多|上限|每[家个项人户名件亩案]|(?<![率例重数量])每[年月](?=最|不)|单[个项家户]|同一|{SUPPORT}$"
    r"|再补|(?:^|的)[再另各](?=[奖补资给])|^(?:奖励|补助|资助)[^,]{2,8}$|的按照?$|为限|按(?![期时质月年季需])(?!.*计算的).+的?$"
)
GRADES = ("博士", "硕士", "本科", "生", "个人")
OWN_NAME = re.compile(rf".{{3,}}(?:{SUPPORT}|资金|经费)")
ASKED = re.compile(r"每|单[个家项户]|对|给予|予以|按|最高|最多|上限|一次性|可|再|另|同一|首次|的")
GIVES = re.compile(rf"{ASKED.pattern}|{SUPPORT}")
SUM_OF = re.compile(rf"(?:合计|共计?)?{SUPPORT}(?:经费|资金|金额|总额|合计|共计)|{SUPPORT}合计")
CALLED = re.compile(r"(?:以内|以上|以下|左右)?的?(?:标准)?(?:给予|予以|进行|的)*([^,。;、\d]{0,12})")


def support(core: str, predicate: str, c: Context) -> Found:
    """Amounts granted: to whom, on what base, for each, and what the grant is called."""
    if not ("元" in c.unit or c.unit in ("%", "‰", "成", "倍")):
        return None
    if (
        (SUM_OF.fullmatch(core) or SUM_OF.fullmatch(c.left.strip("达到为约 ")))
        and not c.lead.startswith(";")
        and not regex("每|最高|给予").search(c.left)
    ):
        return None  # 落地引才项目47个,资助经费2650万元
    if c.support and regex(
        r"(?:,|;|、|并|且|每年)*(?:最高|最多|上限为?|不超过|不高于|可达|总额|累计)+"
    ).fullmatch(c.left.strip()):
        return c.head, c.subject
    if c.items and (half := HALF.search(c.lead + c.left)):  # 创客团队减半,即5万元
        whom = with_noun(said(FOR.sub("", half[1])), c.subject)
        return merged(whom, c.called or of_recipient(c.items[-1])), whom
    if c.items and (raised := RAISED.fullmatch(c.left)):  # 对小微企业上浮20%
        whom = with_noun(said(raised[1]), c.subject)
        return merged(whom, of_recipient(c.items[-1]) or c.called), whom
    if c.support and SUM.fullmatch(c.left):  # 首次认定118家,每家10万元,计1180万元
        return merged(PER.sub("", c.items[-1]), c.called), c.subject
    same = c.support and c.called and c.units[-1:] == [c.unit] and "元" in c.unit
    if same and not GIVES.search(c.left) and core.endswith((*recipients(), *GRADES)):
        return _others(core, c), core
    granted = GRANTS.search(QUOTED.sub("", c.left)) and not regex(r"(?:到|率|占比|比例|比重)").match(c.left)
    if not granted and not regex(rf"(?:以内|以上|左右)?的?[^,。;、]{{0,8}}?{SUPPORT}").match(c.right):
        return None
    if OWN_NAME.fullmatch(core) and not ASKED.search(c.left) and not c.unit.startswith("%"):
        return core  # 高新技术企业认定奖励1960万元
    called = _called(c)
    if each := EACH.match(TIMES.sub("", c.left)):
        return _of_each(each, called or c.called, c), c.subject
    named_before = regex(rf"([^,;:。]{{2,20}}?(?:{SUPPORT}))[,;:。]?$").search(c.lead)
    name = strip_lead(named_before[1]) if named_before else ""
    if len(name) > 3 and "给予" not in name and (one := ONE.match(c.left)) and not called:
        return merged(name, one[0]), c.subject  # 兑现高企认定奖补,每家30万元
    if len(name) > 3 and PER_TIME.fullmatch(c.left) and not called:
        return merged(name, c.left[:2]), c.subject  # 科技特派员下乡补助,每人每年2400元
    base, per = _base(c), EACH_OF.search(c.left)
    if LOAN.fullmatch(core):
        return product_of(reversed(c.items)) + core, c.subject  # “科技贷”…,单户贷款额度不超过500万元
    whom = whom_of(c, bool(base))
    standard = STANDARD.search(c.lead)
    called = called or (standard[1] if standard and per else "")
    called = called or (c.called if per or regex("最高|最多|上限|不超过|按$|给予$").search(c.left) else "")
    if regex("(?:经费|资金|费)$").search(whom) and not NAMES.search(c.right[:8]):
        called = ""  # 科研启动经费最高200万元
    if not (whom or called or per):
        return None
    if not called and CEILING.search(c.left) and whom.endswith(recipients()) and c.items:
        called = of_recipient(c.items[-1])  # 中小企业每年申领不超过20万元,高新技术企业上限为30万元
    if per and (limit := QUOTA.search(c.left)):
        called = limit[1]  # 每家企业每年申领额度上限
    words = merged(whom, base) + (per[0] if per and per[0] not in whom else "")
    return (merged(words, called) if called else words or c.head), whom or c.subject


def granted_in_list(left: str, lead: str, right: str, unit: str) -> tuple[str, str]:
    """Whom the amounts of a list are for, and what each of them is called.

    >>> granted_in_list("分别给予", "对国家级、省级平台,", "一次性奖励", "万元")
    ('国家级、省级平台', '一次性奖励')
    """
    c = Context(left=left, right=right, lead=lead, unit=unit)
    per = EACH_OF.search(left)
    return FURTHER.sub("", whom_said(c)), merged(_base(c) + (per[0] if per else ""), _called(c))


def _others(core: str, c: Context) -> str:
    """The same for others: 对A类人才给予500万元购房补贴,B类人才300万元."""
    per = regex("每[人户家个][每/]?[年月]").search(c.items[-1])
    return merged(core, (per[0] if per else "") + c.called)


def _base(c: Context) -> str:
    """What a share granted is a share of: 按实际支出的30%给予补助."""
    base = BASE.search(c.left) if c.unit in SHARES else None
    if not base:
        return ""
    more = base[1].removeprefix("其")
    spent = RESEARCH.search(c.lead) if RISE.fullmatch(more) else None
    return (spent[0] if spent else "") + more  # 研发费用增长的企业,按增量部分的5%


RESEARCH = re.compile("研发(?:费用|投入|经费)")
RISE = re.compile("(?:当年|年度|较?上一?年度?)*(?:增量|新增|增加|增长)(?:部分|量|额)?")
BASE = re.compile(
    r"(?:按(?![期时质月年季需])(?!.*计算的)照?|以)(?:照|其|不超过|最高不超过)*([^,。;]+?)(?:的|为限|不超过|百分之)*$"
)
EACH_OF = re.compile(
    r"(?:(?:每|单|同一)[家个项人户名件亩案年月处座台](?:企业|项目|团队|平台|型号|产品|品种|基地|学员|成员|单位|机构)?"
    r"|同一(?:单位|企业))+(?:年度)?"
    r"(?=每|最|不|累计|奖|补|资|给|支|再|分|发|上限|$)"
)
FURTHER = re.compile("(?<=..)[并且](?:已|在|经|通过|与).*")  # 制定国家标准并已发布实施的


def _called(c: Context) -> str:
    """What the grant is called, after its amount or before it.

    >>> _called(Context(right="一次性奖励")), _called(Context(left="每年给予运营经费"))
    ('一次性奖励', '运营经费')
    """
    after = TO_WHOM.sub(r"\1", CALLED.match(c.right)[1])
    if NAMES.search(after):
        return after
    if before := BY_NAME.search(strip_predicate(c.left)[0]):
        return before[1]
    own = OWN.search(c.left)
    if own and own["short"]:
        return (own["once"] or "") + {"奖": "奖励", "补": "补助"}[own["short"]]  # 每件另奖500元
    return own[1] if own and own[1] not in ("支持", "配套") else ""


TO_WHOM = re.compile(rf"({SUPPORT})(?:企业|单位|个人|团队|机构)$")
BY_NAME = re.compile(r"(?:给予|予以|发放|提供)([^,。;、\d]{0,6}(?:资金|经费|费|券|贷款|津贴|补贴|补助))$")
OWN = re.compile(
    rf"((?:一次性|定额)?{SUPPORT}(?:比例|总额|额度|金额)?)|(?:(?P<once>一次性)?[再另各]|每[件家个人名项])(?P<short>[奖补])(?![励补助贴金])"
)


def _of_each(each: re.Match[str], called: str, c: Context) -> str:
    """An amount for each of a kind, which has its full name before: 攻关项目5项,单个项目资助80万元."""
    noun = each["noun"]
    before = [
        words[: words.find(noun, 2) + len(noun)] for words in reversed(c.items[-NEAR:]) if noun in words[2:]
    ]
    named = [_named(words) for words in before if len(words) <= LONGEST_NAME + len(noun)]
    named = "" if noun in GENERAL or not named else named[0]
    rest = LIMIT.split(strip_predicate(each.string[each.end() :])[0])[0]
    called = "" if NAMES.search(rest) else called  # 单个项目资助额度
    spent = RESEARCH.search(c.items[-1]) if c.items and noun in GENERAL else None
    called = spent[0] + called if spent and called and c.support else called  # 单个企业最高50万元
    return each["each"] + (named or noun) + each["time"] + merged(rest, called)


def _named(words: str) -> str:
    """The name of a thing without what is said of it: 承担国家重点研发计划项目, 新认定的国家级孵化器."""
    return regex("^(?:牵头|联合)?承担").sub("", strip_lead(words).rpartition("的")[2])


QUOTED = re.compile("“[^”]*”")
HALF = re.compile(
    "([^,;:。(]{2,20}?)(?:的?,?)(?:奖励|补助|按)?减半(?:执行|给?予?奖励|给?予?补助|享受|计算)?[,(](?:即|为)?$"
)
RAISED = re.compile("对([^,。;]{2,24}?)(?:的)?(?:再|可|可再|另)?(?:上浮|放宽|提高|上调|增加)(?:至|到)?")
SUM = re.compile("(?:共计|合计|总计|小计|计|共)(?:金额|资金|奖励|补助|奖补)?")
PER = re.compile(r"(?:每|单)[家个项人户名件]")
CEILING = re.compile("(?:最高|最多|上限)(?:[可也为达到至]|不超过|可[达到领至])*$")
QUOTA = re.compile(
    "((?:每年度?|年度)?(?:申领|贷款|补贴|补助|抵扣|兑付)(?:额度?|金额|标准|总额))(?:上限|最[高多]|不[超高]|为|$)"
)
ONE = re.compile(
    r"(?:每|单|同一)(?:[家个项人户名件亩案处座台](?:企业|项目|团队|平台|镇街|乡镇|镇|县区|县|区|村)?)(?=\d|最|不|累计|合计|上限|补|奖|$)"
)
PER_TIME = re.compile("每[人户家名个][每/][年月天]")
STANDARD = re.compile(rf"((?:{SUPPORT})标准)(?:为|是|如下)?[:：](?:\(?[一1][).、]?)?[^,;。]*$")
LOAN = re.compile("(?:单[户笔家]|每[户笔家])(?:贷款|授信|融资|担保)(?:额度?|金额|余额|规模)?")
NEAR = 3  # phrases before that may name in full what an amount is for
LONGEST_NAME = 16
LIMIT = re.compile("最[高多]|上限|给予|[以按再不]|分别")
GENERAL = ("企业", "单位")  # whoever gets it
EACH = re.compile(
    r"(?:对|给予|其中)?(?P<each>[每单]?[个家户项件篇名]|[每单]|同一)"
    r"(?P<noun>(?!奖励|补助|资助|补贴|给予)(?:(?![每年])[一-龥]){0,7}?(?:企业|单位|项目|机构|团队|平台|专项|基地|载体|中心|乡镇|高校|孵化器|银行|园区|县区|实验室|工作站|学校|专利|论文|成果|标准|品种))"
    r"(?P<time>(?:每年度?|年度|全年|当年)?(?:累计)?)"
)
