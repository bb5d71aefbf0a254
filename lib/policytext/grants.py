"""What an amount granted is for: to whom, on what base, for each, and what the grant is called."""

import re

from .context import Context, Found, merged
from .owners import product_of
from .wording import LIST, strip_lead, strip_predicate

SUPPORT = r"(?:奖励|奖金|津贴|补助|资助|补贴|贴息|奖补|扶持|支持|后补助|安家费|启动资金|配套|抵扣)"
GRANTS = re.compile(
    rf"给予|予以|最高|最多|上限|每[家个项人户名件亩]|每[年月](?=最|不)|单[个项家户]|同一|{SUPPORT}$"
    r"|再补|^[再另]|为限|按(?![期时质月年季需])(?!.*计算的).+的?$"
)
OWN_NAME = re.compile(rf".{{3,}}(?:{SUPPORT}|资金|经费)")
ASKED = re.compile(r"每|单[个家项户]|对|给予|予以|按|最高|最多|上限|一次性|可|再|另|同一|首次|的")
# Whom, before what is asked of them: 规上工业企业|上年度研发费用占营业收入…
CONDITION = re.compile(
    r"(.{2,}?(?:企业|单位|机构|人才|团队|高校|院所|平台))(?:上年度|年度|当年|在|与|签订|主动|首次|符合)"
)
CALLED = re.compile(r"(?:以内|以上|以下|左右)?的?(?:标准)?(?:一次性|给予|予以|进行|的)*([^,。;、\d]{0,12})")


def support(core: str, predicate: str, c: Context) -> Found:
    """Amounts granted: to whom, on what base, for each, and what the grant is called."""
    if not (c.unit.endswith("元") or c.unit in ("%", "‰", "成", "倍")):
        return None
    if c.support and re.fullmatch(
        r"(?:,|;|、|并|且|每年)*(?:最高|最多|上限为?|不超过|不高于|可达|总额|累计)+", c.left.strip()
    ):
        return c.head, c.subject
    granted = GRANTS.search(QUOTED.sub("", c.left)) and not re.match(r"(?:到|率|占比|比例|比重)", c.left)
    if not granted and not re.match(rf"(?:以内|以上|左右)?的?[^,。;]{{0,8}}?{SUPPORT}", c.right):
        return None
    if OWN_NAME.fullmatch(core) and not ASKED.search(c.left) and not c.unit.startswith("%"):
        return core  # 高新技术企业认定奖励1960万元
    named = CALLED.match(c.right)[1]
    called = named if re.search(rf"{SUPPORT}|资金|补$|经费|费$|券", named) else ""
    own = re.search(rf"(?:一次性|定额)?({SUPPORT})(?:标准|金额|额度|比例)?", c.left)
    called = called or (own[1] if own and own[1] not in ("支持", "配套") else "")
    if each := EACH.match(c.left):
        return _of_each(each, called or c.called, c), c.subject
    named_before = re.search(rf"([^,;:。]{{2,20}}?(?:{SUPPORT}))[,;:。]?$", c.lead)
    name = strip_lead(named_before[1]) if named_before else ""
    if len(name) > 3 and "给予" not in name and (one := ONE.match(c.left)) and not called:
        return merged(name, one[0]), c.subject  # 兑现高企认定奖补,每家30万元
    base = re.search(
        r"(?:按(?![期时质月年季需])(?!.*计算的)照?|以)(?:照|其|不超过|最高不超过)*([^,。;]+?)(?:的|为限|不超过|百分之)*$",
        c.left,
    )
    per = re.search(
        r"(?:(?:每|单|同一)[家个项人户名件亩年月](?:企业|项目|团队|平台)?|单位)+(?=每|最|不|累计"
        r"|奖|补|资|给|支|再|分|发|上限|$)",
        c.left,
    )
    if LOAN.fullmatch(core):
        return product_of(reversed(c.items)) + core, c.subject  # “科技贷”…,单户贷款额度不超过500万元
    if re.match(r"同一|单个|每", core) and re.search(rf"{SUPPORT}|总额|额度", core) and not base:
        owner = "" if core.startswith("同一") else (c.lead and _whom(c)) or c.head
        return merged(owner, core), owner or c.subject
    whom = _whom(c)
    if not whom.endswith(WHOM):
        whom = re.sub(r"(?:达到|超过|在|不低于|高于|满)?[\d.]+[万亿]*[元%人].*$", "", whom)
    whom = re.sub(r"^(?:企业|单位)(?=引进|柔性|新|获|首次|牵头|建)", "", whom)
    if re.fullmatch(r"[每单][个家项人户名件]", whom):  # 遴选企业20家,给予每家100万元
        whom = c.head
    if condition := CONDITION.match(whom):
        whom = condition[1]
    called = called or (c.called if per or re.search("最高|最多|上限|不超过", c.left) else "")
    if re.search(r"(?:认定|备案|通过|评定|获评|新建)的?$", whom) and "的" in c.subject:
        whom = whom.removesuffix("的") + "的" + c.subject.rpartition("的")[2]  # 重新认定的奖励10万元
    if not (whom or called or per):
        return None
    if per and (limit := QUOTA.search(c.left)):
        called = limit[1]  # 每家企业每年申领额度上限
    words = merged(whom, (base[1] if base else "")) + (per[0] if per and per[0] not in whom else "")
    return (merged(words, called) if called else words or c.head), whom or c.subject


def _of_each(each: re.Match[str], called: str, c: Context) -> str:
    """An amount for each of a kind, which has its full name before: 攻关项目5项,单个项目资助80万元."""
    noun = each["noun"]
    before = (re.match(rf".{{2,{LONGEST_NAME}}}?{noun}", words) for words in reversed(c.items[-NEAR:]))
    named = "" if noun in GENERAL else next((strip_lead(match[0]) for match in before if match), "")
    said = LIMIT.split(strip_predicate(c.left[each.end() :])[0])[0]
    return each["each"] + (named or noun) + each["time"] + merged(said, called)


RECEIVER = re.compile(
    r"([^,。;:对按\d]{2,22}(?:企业|机构|平台|中心|实验室|孵化器|基地|工作站|空间|团队))"
    r"(?:最高|一次性|每[家个]|分别)*(?:奖励|资助|补助|补贴)"
)
QUOTED = re.compile("“[^”]*”")
WHOM = ("企业", "单位", "机构", "平台", "团队", "人才", "项目", "中心", "成果", "高校", "院所", "银行")
QUOTA = re.compile(
    "((?:每年度?|年度)?(?:申领|贷款|补贴|补助|抵扣|兑付)(?:额度?|金额|标准|总额))(?:上限|最[高多]|不[超高]|为|$)"
)
ONE = re.compile(
    r"(?:每|单|同一)(?:[家个项人户名件亩](?:企业|项目|团队|平台|镇街|乡镇|镇|县区|县|区|村)?)(?=\d|最|不|累计|合计|上限|补|奖|$)"
)
LOAN = re.compile("(?:单[户笔家]|每[户笔家])(?:贷款|授信|融资|担保)(?:额度?|金额|余额|规模)?")
NEAR = 3  # phrases before that may name in full what an amount is for
LONGEST_NAME = 16
LIMIT = re.compile("最[高多]|上限|给予|[以按再不]|分别")
GENERAL = ("企业", "单位")  # whoever gets it
EACH = re.compile(
    r"(?:对|给予|其中)?(?P<each>[每单]?[个家户项]|[每单]|同一)"
    r"(?P<noun>企业|(?:用人)?单位|项目|机构|团队|平台|专项|基地|载体|中心|乡镇|高校|孵化器|银行|园区|县区|实验室|工作站|学校)"
    r"(?P<time>(?:每年度?|年度|全年|当年)?(?:累计)?)"
)


def _whom(c: Context) -> str:
    """Whom an amount is for: 对… in the segment, else the condition in the segments before it."""
    if own := RECEIVER.match(LIST.sub("", c.left)):
        return strip_lead(own[1])  # 省级新型研发机构最高资助100万元
    each = re.match(r"(?!平均)(.{2,}?)(?:每[家个项人户名件亩篇]|单[个项家户])", c.left)
    if each and not re.search(r"[,;:]|给予|发放|按|再", each[1]):
        return strip_lead(each[1].removeprefix("对"))
    inside = re.search(
        r"(?:对|给予|向|为|给)([^,。;]{2,40}?)(?:分别|给予|按|一次性|每[家个项人]|再?[奖补资]|最高|,|$)",
        c.left,
    )
    if inside and not re.fullmatch(rf"一次性|{SUPPORT}|不超过|最高", inside[1]):
        return inside[1].strip(",的")
    before = re.match(r"([^,。;]{3,40}?的)(?:分别|一次性|每[家个项]|给予|奖励|资助|补助)", c.left)
    if before:
        return strip_lead(before[1].rstrip("的"))
    by = re.match(r"([^,。;对]{4,30}?)(?:一律)?按照?$", LIST.sub("", c.left))
    if by and not re.search(r"财政|的$|标准", by[1]):
        return strip_lead(by[1])  # 研发费用增量部分按8%给予补助
    plain = re.match(r"([^,。;]{4,30}?)(?:分别|一次性|最高|再|各)*(?:给予|予以)", LIST.sub("", c.left))
    if plain and not re.search(r"财政|[由按对可]|的$|^(?:再|另|一次性)", plain[1]):
        return strip_lead(plain[1])
    lead = LIST.sub("", c.lead)
    for part in reversed([part for part in re.split(r"[,;:。]", lead) if part]):
        if part.endswith("的") or re.match(r"(?:\S{0,6}?)对", part):
            return strip_lead(re.sub(r"^.{0,6}?(?<!面)对(?!接|外|口)", "", part).removesuffix("的"))
    last = strip_lead(re.split(r"[;:。]", lead)[-1].strip(","))
    plain = 2 < len(last) <= (26 if last.endswith(WHOM) else 18) and not re.search(
        rf",|{SUPPORT}$|予以|给予|方式", last
    )
    return last if plain else c.subject
