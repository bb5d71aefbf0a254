"""What is said of a number beside its name: relation, modality, kind."""

import re
from functools import cache

from .language import cues, regex
from .numerals import Figure
from .segments import AFTER
from .wording import closing_verb, opening_verb

GROWTH_UNITS = ("个百分点", "百分点", "pct", "pp", "番", "倍", "个基点", "基点")
SHARES = ("%", "‰", "成")
PLACES = ("位", "名", "个位次", "位次")
GAINS = re.compile(
    "(?:均|户|亩|年)(?:节本)?[增减][产收效]?(?:达|近|约|超过?|百分之)?$|增[产效]$|(?<=[入值额量数率资税])[增涨降]$"
)
OF_THEN = re.compile("[比较][^,;]{2,8}年(?:底|末|同期)?的$")  # a value that another is compared with
CONTRACT = "[签合条履预契节]"  # 签约350项 is no approximate number
WILL_LEAD = r"(?:(?:到)?20\d\d年(?:底)?,?|全年|今年|,|、|\s)*"


SOLVED = re.compile(r"[^,。;、\d]{0,16}(?:技术|难题|瓶颈)")  # 突破10项关键技术: done, not exceeded


PASSED = re.compile("(?<=[数额量值入出款])过$")  # 成交额过30亿元, no 通过


def relation(text: str, figure: Figure, left: str) -> str:
    """`eq`, `ge`, `gt`, `le` or `approx` by the words before and after a number."""
    if figure.rank:
        return "le" if left.endswith("前") else "eq"
    after = AFTER.match(text, figure.stop)
    if after and after["cue"] in ("以下", "及以下", "以内", "之内", "封顶", "为限"):
        return "le"
    if figure.plus or "超额完成" in left:
        return "gt"
    cue = _before().search(left)
    if not cue and not after and regex(r"约占[^,;]{1,12}的$").search(left):
        return "approx"
    if not cue and not after and PASSED.search(left):
        return "gt"
    loose = regex(r"(至少|不少于|不低于|最高|最多|上限|不高于|不超过)[^,;\d]{1,10}$").search(left)
    if loose and not cue and not after:
        return "ge" if loose[1] in ("至少", "不少于", "不低于") else "le"
    if after:
        return cues("after").get(after["cue"], "eq")
    if cue and cue[1].startswith("突破") and SOLVED.match(text, figure.stop):
        return "eq"
    return cues("before")[cue[1]] if cue else "eq"


@cache
def _before() -> re.Pattern[str]:
    words = "|".join(map(re.escape, cues("before")))
    return re.compile(rf"(?<!{CONTRACT}(?=约))({words})(?:了|为|到|有|达|可达)?\s?$")


def modality(whole: str, left: str, carried: str, last: str, expected: bool) -> tuple[str, str]:
    """Modality of a number and that which the words after it go on with.

    力争 before a list covers it up to the full stop, not across a new main verb; after a subject its own
    predicate only.
    """
    wills = cues("modality")
    stretch = regex(r"[;。]").split(whole)[-1]
    opening = _opening().match(left) or _listed().search(stretch)
    if opening and not _of_money().search(left):
        will = wills[opening[1]]  # …276亿元,预计增长9%: of this number alone
        return will, carried if will == "expect" and regex("[,;]").search(whole[: -len(left)]) else will
    if led := LED.search(whole):
        return wills[led[1]], wills[led[1]]  # 今年要努力完成七项任务:一是
    if last == "expect" != carried and FOLLOWS.match(left) and regex("[;。]").search(whole) is None:
        return last, carried  # 预计完成3亿元,同比增长12%
    inner = _inner_will().search(left)
    if inner and not _of_money().search(left):
        return wills[inner[1]], carried
    if opening_verb(left) and regex("[,;]").search(whole) and ";" not in whole:
        carried = "plain"
    if carried == "plain" and expected:
        return "expect", carried
    return carried, carried


# What a list of aims is headed with, and what goes on from an expected number.
LED = re.compile(
    "(努力|力争|争取|奋力)(?:完成|实现|抓好|达到|做到|做好)[^,;。:]{0,8}(?:目标|任务|指标|工作)[:,]"
)
FOLLOWS = re.compile("(?:[同环]比|[比较][^,]{1,10})?(?:增(?!加值)|下?降|减|上升|提高)")


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"\s*{WILL_LEAD}({'|'.join(cues('modality'))})")


@cache
def _listed() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[,:;]){WILL_LEAD}({'|'.join(cues('modality'))})[^,;]*[:,]")


@cache
def _inner_will() -> re.Pattern[str]:
    return re.compile(rf".({'|'.join(cues('modality'))})")


@cache
def _of_money() -> re.Pattern[str]:
    """争取 as a main verb: money or projects obtained."""
    return re.compile(
        r"争取(?:[^,;]{0,6}(?:上级|省级|国家|中央|市级|以上|专项|各类))[^,;]*(?:资金|项目|经费|支持)"
    )


def kind(indicator: str, figure: Figure, predicate: str, left: str, verb: str, stock: bool = False) -> str:
    """`level`, `flow`, `growth` or `rank`: by unit, verb and the nature of what is measured.

    `verb` is what governs the number, its own or that of the list it stands in: 拥有A 3家、B 4家.
    """
    unit = figure.unit
    predicate = regex(r"不[得应]?(?:高于|低于|少于|多于|超过)|高于\d").sub("", predicate)
    if figure.rank:
        return "rank"
    if not unit and _grows().search(predicate):
        return "growth"  # 比去年同期增长31: a page lost the sign
    if unit not in SHARES and IN_ALL.search(left):
        return "level"
    if (
        unit in PLACES
        and regex(
            r"(?:提升|上升|前移|后移|滑落|进位|跃升|下降|后退|退了?|再进|前进|进|[↑↓]|^[升降])$"
        ).search(predicate or left.strip())
        and (unit.endswith("位次") or regex("位次|名次|排名|排位").search(left) or not opening_verb(left))
    ):
        return "growth"
    if (unit in SHARES or unit in PLACES) and regex(r"[↑↓]\s?$|(?:^|\()\+$").search(left):
        return "growth"  # 12.5亿元(↑8%), 第49位(↑10位)
    if unit in SHARES and OF_THEN.search(left):
        return "level"  # 比2015年的2.91%提高3.93个百分点
    if unit == "位" and regex(r"(?:全国|全省|全市|排名|位次|第)$").search(left):
        return "rank"
    turned = regex(r"(?:(?<!达)[到至]|由|从)[^,]{0,8}$").search(predicate) and (
        regex("[到至]$").search(predicate) or not regex("增长|比|较").search(predicate[-4:])
    )
    distance = regex(r"(?<!占)[比较](?!重|例)[^,]{2,}$|高于|低于|高出|快于").search(predicate)
    grows = not turned and (_grows().search(predicate) or distance)
    if unit == "倍" and regex(r"倍数|杠杆|放大").search(left + indicator):
        return "level"  # how far a fund stretches
    if unit in SHARES and GAINS.search(left):
        return "growth"  # 亩均增产12%, 年增15%以上
    if unit in GROWTH_UNITS:
        return "growth"
    if unit.isascii() and unit not in SHARES and left.rstrip().endswith(("≥", "≤", "<", ">")):
        return "level"  # 算力≥16TOPS
    if unit in SHARES:
        return _kind_of_share(indicator, left, bool(grows), bool(turned))
    if not turned and (grows or regex(r"新增|净增|增加(?!值)|比上年多|减少").search(predicate + left)):
        return "flow"
    whole = regex("达|突破").search(predicate) or regex("总[数量]|累计|存量").search(left)
    if "元" not in unit and NEWLY.search(left if whole else left + indicator):
        return "flow"  # 新增高企10家,总数突破50家: what is reached goes on from the same words
    if turned:
        return "flow" if _arises(indicator) or CEILING.search(indicator) or _is_spent(indicator) else "level"
    if regex(r"元(?:/|$)").search(unit) and regex(
        r"申领|额度|每[家户人名个项]|单[户家个项]|补助|奖励|资助|补贴|兑现|拨付|贴息|奖补|最高|安家|津贴|奖金"
    ).search(
        left + indicator,
    ):
        return "flow"
    return _kind_by_nature(indicator, unit, predicate, left, verb, stock)


CEILING = re.compile("(?:额度|最高额|限额|奖金|(?:奖励|补助|补贴|资助)标准)$")  # of what is granted
IN_ALL = re.compile("(?:^|,)全[省市县区州](?:共计?|总计|合计)有?(?:达到?)?$")  # 新增6家,全市共计31家
# Done and over, however long one counts; what is built, founded or housed is there.
EVENTS = re.compile(
    "聘请|选聘|增设|承担|承接|推荐|上报|申报|报送|举办|开展|培训|服务|发放|选派|派出|授牌|新|获|争取|兑现"
)
# What is new in the period, also behind its owner (园区新引进企业); no 高新, 创新, 新设备.
NEWLY = re.compile(
    r"(?<![高创更革刷])新(?:引(?!擎)|[入认注签获开立投落评增招聘选培孵发升晋筹申登竣]|建(?!筑|材|设)|设(?!备|施|计))|首次(?!突破|公开)"
)
GRANTED = re.compile(r"补助|奖励|奖补|资助|给予|补贴|贴息|抵扣|配套|拨付|再拨|部分(?:的?按)?补")


def _kind_of_share(indicator: str, left: str, grows: bool, turned: bool) -> str:
    if grows or (
        regex(r"(?:增长率|下降率|上升率|降低率|增速|增幅|涨幅|降幅|升幅|[升降]幅度)$").search(indicator)
        and not turned
    ):
        return "growth"
    granted = GRANTED.search(left + indicator)
    return "flow" if granted and not regex(r"率$|占|比例(?:[上下]限)?$").search(indicator) else "level"


PERFORMER = re.compile(
    r"(?:企业|高校|高等学校|研究机构|科研机构|科研院所|基础研究|应用研究|试验发展|活动)经费(?:支出|投入)?$"
)
FUND = re.compile("(?:基金|资金池)(?:总?规模|首期)?$")
WHICH = re.compile(r"的[^,的]{3,}(?:达到?|突破|超过|总数)$")  # 通过评价的企业达: a verb of the name
NAMES = re.compile("上市(?:公司|企业)|入驻(?:企业|团队|机构)|在[孵园站库册]|入园")
MEMBERS = ("入库", "入驻", "上市")  # 上市企业达到25家: they are members, not events


def _arises(indicator: str) -> bool:
    """Whether a phrase names what arises within a year (登记技术合同数), not a height."""
    indicator = regex(r"\([^()]*\)$|(?:预期)?目标$").sub("", indicator)
    indicator = regex("(?<=申请|授权|登记)总量$").sub("", indicator)
    plain = regex(r"(?<=登记|认定|申请|授权|项目|果奖|交易|合同|入库)[数量]$").sub("", indicator)
    flow, level = _ending("flow_noun").search(plain), _ending("level_noun").search(indicator)
    return bool(flow and (not level or len(flow[0]) >= len(level[0])))


# What a measure grants by the year: 补贴面积最高200平方米, 创新券面额1万元, 财政出资300万元.
ALLOWED = re.compile("面[额值]$|(?:免租|补贴|减免).{0,6}面积|财政(?:资金)?出资$|(?:预算|执行)数$")
SPENT = re.compile(
    r"(?:资金|经费|拨款|专项|资金总额|经费支出)$|(?:财政|预算|项目|专项)[^,]*支出$"
    r"|(?:科普|三项|专项|财政|项目)(?:经费|费用|资金)?(?:科技)?(?:投入|费用)$|(?:带动|撬动)[^,]*(?:投入|投资|资本|资金)$|(?:实际|基本|项目)支出$|预算数?$|执行数$"
)


# What a body does for those counted: 研究院孵化企业, 科研单位登记新品种; no 中心服务人员.
DOES = re.compile(
    r"(?:[院所心台位馆地局队室区园团展]|企业)(?:孵化|登记|服务|接待|迎来|培训|转化|推广|流失|创办|领办)"
    r"(?!人员|机构|平台|中心|基地|载体|器|面积|用房|场地|空间|体系|能力|站|网)."
)


def _kind_by_nature(indicator: str, unit: str, predicate: str, left: str, verb: str, stock: bool) -> str:
    if regex(r"[人户亩校村]均(?!增|节|减)|每[百千万]|万人").search(indicator):
        return "level"
    if (
        indicator.endswith(("经费", "支出", "投入"))
        and PERFORMER.search(indicator)
        and "科普" not in indicator
    ):
        return "level"  # R&D by who does it, and of which sort
    if unit.endswith("元") and FUND.search(indicator):
        return "level"
    if _is_spent(indicator) or ALLOWED.search(indicator) or (unit.endswith("元") and "减免" in left):
        return "flow"
    if regex("带动|撬动").search(left) and unit.endswith("元"):
        return "flow"
    indicator = regex(r"\([^()]*\)$").sub("", indicator)
    level, longer = _ending("level_noun").search(indicator), _arises(indicator)
    if regex(
        r"培训(?!点|基地|机构|中心|学校|班|室|站|师|体系|平台)|受训|惠及|走访|接待|参观|观看|共建|累计(?:培育|实施|投资|推广|攻克)|(?:^|[^一-龥])新[认注签获引开设立备投落评]"
    ).search(
        left,
    ):
        return "flow"
    done = (
        ""
        if WHICH.search(left) or NAMES.match(left.lstrip("、和已")) or left.rstrip().endswith("突破")
        else opening_verb(left) or closing_verb(left)
    )
    held = regex(
        r"(?:拥有|现有|共有|建有|设有|已(?:建成|成立|投用|设立)|(?<!年)累计(?!登记|培训)|集聚|汇聚|已有|存量|保有|(?<!膜)覆盖(?!率|惠)|[省市县区州]有(?![^,]{0,4}[率效望])|在[建研](?![设筑究发])|经[^,;]{2,14}的[^,;]{2,14}共$)"
    ).search(
        left,
    )
    held = held or (not done and left.strip("、和及与 ") and cues("do").get(verb) == "level")
    held = held or (
        stock
        and done not in cues("act")
        and not EVENTS.match(done)
        and not regex("新增|新认定|净增|全年|今年").search(left)
    )
    if (done in MEMBERS or indicator.endswith("入库数")) and regex("达|突破|超过").search(predicate):
        return "level"
    if done and not held and not regex(r"完成|实现|形成|有").match(done) and not (level and not longer):
        return "flow"
    if longer:
        return "flow"
    if level or "/" in unit or held:
        return "level"
    reaches = regex(r"达|突破|超过?|仅|为$|总数|保持|稳定|只有").search(predicate) or regex(
        r"在孵|在站|现有|有效|在库|在园"
    ).search(indicator)
    if reaches and unit not in ("次", "场", "人次", "场次"):
        return "level"
    does = DOES.search(indicator) or regex("其?中?第.{1,3}批|当年").match(left)
    return "flow" if verb or done or does or unit in ("次", "场", "人次", "场次", "篇") else ""


def _is_spent(indicator: str) -> bool:
    """Whether a phrase names money that is set aside and spent, not what research costs."""
    return bool(SPENT.search(indicator)) and not regex(r"[Rr]&[Dd]|研发|研究|试验").search(indicator)


@cache
def _grows() -> re.Pattern[str]:
    return re.compile(rf"{'|'.join(map(re.escape, cues('growth')))}|同比|环比")


@cache
def _ending(kind_: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(re.escape, cues(kind_)))})$")
