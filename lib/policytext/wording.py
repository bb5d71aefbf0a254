"""Words around a number taken apart: what leads to the phrase, the predicate, the noun after."""

import re
from functools import cache, lru_cache

from .language import cues, regex
from .numbering import BULLET
from .tails import AIM, BASIS, COMPARED, FROM, TURNED, YEAR_END
from .verbs import is_verb

TIME = (
    r"(?:(?:19|20)\d\d\s?年?\s?[、和]\s?)+(?:19|20)\d\d\s?年|(?:到|至|截[至止])[^,。;]{2,10}为止|"
    r"(?:到|至|截至|截止|自|从)?(?:19|20)\d\d\s?年?(?:[-~—至到]\s?(?:(?:19|20)\d\d)?\s?年)?(?:度"
    r"|底|末|初|上半年|下半年|全年|期间)?(?:前|以前|起|以来)?[,:]?"
    r"|(?:到|至|截[至止])?(?:\d{1,2}\s?[-~—至]\s?)?\d{1,2}\s?月份?(?:\d{1,2}日)?(?:底前|底|前|末)?|每年度?|全年|年内"
    r"|今年以来|[从自](?:今|明)年(?:\d{1,2}月)?起|(?:今|去|上|前|明|后)年(?:年?底|末|初|度)?|当年|年度|(?:到|至)?年[初底末](?!预算)"
    r"|分[\d一二三四五六两]*[批期]次?(?=[^,。;]{2})|每[两二三四五]年|截[至止]年[末底]|第[一二三四\d、第]+批|前[\d一二两三四五六]+批|[上下]半年"
    r"|前?[一二三四]季度末?|[前后][\d一二三四五六七八九十]+个月|近年来|近[两三五]年|[\d一二两三四五]+年(?:内|来|间)?(?:累计|共计|共)?|年中"
    r"|(?:到|至|截[至止])(?:今|去|明)年(?:年?底|末)|仅?[去今上]年一年就|年(?=出圃|培养|培训|服务|生产|孵化|处理|接待)|本年度?|自[^,。;\d年]{2,8}以来|年均(?=新增|引进|培育)|期内|规划期内|(?:疫情|活动|会议|假期)期间"
    r"|(?:到|至|截[至止])?“?(?:十[一二三四五]?|[七八九])五”?(?:期间|时期|末|期末|以来)|截[至止]目前|目前|眼下|如今|当前|至此|此外|同时|历年来?累计|(?:达产|投产|建成|项目建成|全部建成)后,?"
    r"|(?:今后|未来|过去)[三五两]年(?:间|内)?|第一时间|首期(?=[\d一二])|届时|期末|连续[\d一二两三四五六七八九十]+个?(?:年|月|季度)|20\d[xX]年"
)
LIST = re.compile(
    r"^(?:(?:【[^】]{2,12}】|第[一二三四五六七八九十百\d]{1,4}条\s?|[A-Z][.、]|[⑴-⒇]|\d{1,2}(?:\.\d{1,2}){1,3}\s?(?=[一-龥“]{2})"
    r"|\(?[一二三四五六七八九十\d]{1,3}[)、.]|[壹贰叁肆伍陆柒捌玖拾]+、|[①-⑳]|[一二三四五六七八九][是要]|——|—"
    rf"|{BULLET}|[*>]|其一|其二|其三)\s?)+"
)
ACTORS = (
    r"(?:我[省市县区局州厅院园]|全局|我们|该[省市县区州局院校园旗]|(?:这些|上述|这批)(?:机构|企业|平台|项目|单位|团队|高校|园区|基地)|(?:辖区|区域?内|全[市县区])?企事业单位|本[市县区]|各[级地]|各有关单位|管委会|园区|高新区|中心(?=上报|推荐|申报|举办|组织)"
    r"|[县市区]科技局|[县市区]科协|首批)"
)
BY = "由[^,。;、]{2,14}?(?:局|委|办|财政|政府|部门|单位)(?:负责)?"  # 由市规划局保障用地
ACTOR = re.compile(rf"^(?:{ACTORS}|{BY}|[县市区省]内|[县市区镇乡]里|辖区内?)(?=[^、和及与].)")
OURS = re.compile(
    r"^(?:(?:[一-龥]{1,9}(?:[省市县区州旗)局]|系统)|[省市县区]、[市县区][一-龥]{2,9}局)(?:共|累计|先后)(?=投入|建立|建成|建有|拥有|培育|引进|组织|开展|争取|申报|受理|立项|执行|实施)|[一-龥X]{0,8}(?:科技|产业|软件|工业|创业)园(?=共?(?:实现|完成|落户|上缴|现有|拥有|累计))|[一-龥]{2,5}(?:新城|新区|开发区|片区?|[县区市])\([一-龥]{2,5}(?:[县区市镇]|街道)\)(?=.{4})|我[国省市县区州]|该[省市县区州园旗])(?:的|各类?)?(?=..)"
)


@lru_cache(maxsize=4096)  # the rules ask for the same words again and again
def strip_lead(left: str) -> str:
    """Without list marks, times, wills (力争), actors and verbs of doing before the phrase.

    >>> strip_lead("到2023年,力争新增省级平台")
    '省级平台'
    >>> strip_lead("办结率"), strip_lead("增加值"), strip_lead("共建实验室")
    ('办结率', '增加值', '共建实验室')
    """
    before = None
    while left != before:
        before = left
        left = WITH.sub("", OURS.sub("", LIST.sub("", left.strip(" ,、:"))))
        left = _lead().sub("", left)
        left = _prepositional().sub("", left)
        if (actor := ACTOR.match(left)) and not PARK.match(left):
            after = left[actor.end() :]
            left = after if _any_verb().match(after) or _lead().match(after) else left
        if scope := _scope().match(left):
            after = left[scope.end() :]
            left = after if _lead().match(after) or _verb().match(after) else left
        verb = _verb().match(left)
        rest = len(left) - verb.end() if verb else 0
        if (verb and left[verb.end() :] in SHORT) or (
            verb
            and not (NOMINAL.match(left, verb.end()) and not DONE.match(left))
            and ((rest > 2 and left[verb.end()] != "的") or rest == 0 or _verb().fullmatch(left, verb.end()))
        ):
            left = left[verb.end() :]
    if (plan := PLANS.match(left)) and is_verb(plan[1]):
        left = left[plan.end() :]  # 年初计划营造防护林
    return "" if left in ALONE or THIS.fullmatch(left) or WE.fullmatch(left) else left


WE = re.compile(
    "(?:我|该|本)(?:[局州厅院园校旗盟]|[市县区]局)|该[省市县区]|我们|全局|各有关单位"
)  # who does, not what is done
PLANS = re.compile("计划([一-龥]{2})(?=[一-龥]{2})")
THIS = re.compile("[这该]一?个?(?:占比|比重|比例|份额|数字|数值|指标)(?:[居列])?")  # said before
PARK = re.compile("(?:高新区|园区)(?:全年)?(?:实现|完成)")  # whose income it is: 高新区实现营业收入
WITH = re.compile(
    r"^与[^,。;]{2,20}?(?=共建|共同|联合|新签|签订|签署|[再新]建|建立)|^[^,。;]{2,24}?(?:企业|单位|高校)与[^,。;]{2,20}?(?=共建)"
)
SHORT = tuple("高校 院所 资金 经费 税收 产值 投资 博士 收入 平台 专利 贷款 企业 项目 高企 用地 基站".split())
ALONE = tuple("今后 未来 按 对 关于 使 向 为 在 给 与 将 把 从 有 约 共 计划 拟 年".split())
ALONE += tuple("发现 审计发现 检查发现 抽查发现".split())
ALONE += tuple("建添增派招引育设办争选列报投")  # 再建, 增派: a verb without its object


# Never part of a name: 实现总产值, 推动高企数.
DONE = re.compile("(?:实现|完成|推动|促进|促使)(?=..)(?![率额量数度情比进值后])")
NOMINAL = re.compile(  # what a word that may be a verb is part of: 研发投入, 孵化基地
    r"器|.{0,2}(?:率|数|量|额|值|度|者|权|型|面|库|池|链)(?:$|[^一-龥]|达|为|突破|超|力争|确保|争取"
    r"|不|提|增|保持)|[性型化](?!工)"
    r"|(?:投入|经费|费用|支出|强度|人员|机构|活动|平台|中心|基地)(?<=研发..)|(?:平台|中心|基地|载体)(?<=(?:孵化|服务|培训)..)"
)


@cache
def _scope() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, cues("scope"))))


@cache
def _lead() -> re.Pattern[str]:
    more = (
        r"(?:年度|年初)?(?:目标任务|任务目标|目标|任务)数?[为是:](?=.)|任务数(?=[一-龥]{2})|重点(?=选取|支持|培育|推进|打造|建设|引进|抓好)|累计(?!登记)|共(?:有(?![效关机色限]))?(?!建|同|享|性|青|办|和)"
        r"|尤其是?|特别是|(?<![一-龥])是(?!否|非)(?=[一-龥]{3})|打算(?=力争|确保|新|完成|实施)|一共|合计|总计|[约近超逾](?=\d)"
        r"|本批次?(?:共(?:计|收到)?|收到)?|[一-龥]{2,6}已(?:经)?于\d[\d年月日]*(?:之?前)?(?:提前)?(?:拨付|兑现|下达|发放)(?=..)|(?:全|我)[国省市县区州盟旗](?:共有|现有|已有|有(?![效关望利机色]))(?=..)|带动(?=新增就业)|尚(?=有)|办(?=各类|培训|技术)|仍(?=有)|各[^,。;、\d]{1,6}(?:要|应|须)(?=.{4})|好?一批(?=..)|各(?:新建|建设|建成|建|设(?!区)|办)(?=[一-龥]{3})|(?:从|按|分)[^,。;]{2,8}看[,:—]*|拟(?!定|订|态|人|合)|还|也|仅|并(?!购|网|联)|均|已经?(?!投[项企])|且|同时|要|将|关于|使(?!用|命|者|馆)|再(?!生|制)|又|其余|继续|本年|双方|协同"
        r"|分别(?!.*[、和])|以及|和(?!谐)|及(?!时|格)|与(?!会|.{1,8}之比)|但(?=[^,]{2})|而(?!且)"
        r"|其中[:,]?(?=$)|通过(?=与)|超额完成(?:[^,。;\d]{1,4}下达的)?(?=..)|预计|实际(?!支出|支付|到账|利用|使用|完成)|现将|现下达(?:给?你们)?|建议(?=设|建|出|制|安排)|全力|[本此]次|联合(?=建设|组建|共建|开展|举办|实施|设立|成立|申报|承担|制定|引进|培养)|先(?!进)|拿出|至少|才|只|都(?!市)|就(?!业|地"
        r"|医)|有望|或者?(?=..)|须|需(?!求)|即(?!将|时|期|墨|席|食)|其(?![中他余它次一二三实]|所)"
        r"|(?:年初|调整后|全年)预算(?=[^,。]{0,4}支出)"
    )
    words = "|".join(map(re.escape, (*cues("modality"), *cues("adverb"))))
    more += rf"|原?计划(?=(?!投资)(?:{_any_verb().pattern})|[再今明每到于]|\d)"
    more += r"|[^,。;、\d]{2,12}[局厅委](?=20\d\d年)"  # 某县科技局2024年部门预算
    return re.compile(rf"^(?:\([^()]*[:：][^()]*\)|{TIME}|{words}|{more}|[,:、.\s]+)")


@cache
def _prepositional() -> re.Pattern[str]:
    """围绕…, 依托…, 在… and their like before a verb of doing."""
    heads = (
        r"围绕|依托|利用|通过(?=与)|按照|根据|针对|面向|聚焦|瞄准|借助|会同|与(?!会)"
        r"|向(?![^,。;]{0,3}[型性])|在(?![孵站研谈校建库册岗])|从(?!业)|以(?![上下内外])"
    )
    do, act = ("|".join(re.escape(verb) for verb in cues(kind) if len(verb) > 1) for kind in ("do", "act"))
    means = r"经[^,。;]{2,8}(?:测评|测算|核算|统计|评审|验收|审核)"
    means += r"|(?:采取|通过|采用|以)[^,。;]{2,30}(?:方式|形式|办法|模式)"
    return re.compile(
        rf"^(?:(?:(?:{heads})[^,。;]{{2,40}}?|{means})(?=(?:{do})|(?:{act})..|共建|各[建设办]|争取|申请|筹措|设(?![施备计立置]))|经[^,。;]{{2,8}}测评$)"
    )


# What makes a verb part of a name: 研发机构, 开发区.
IN_NAME = {
    "研发": "(?![补奖投经费平机人活强项中支设加])",
    "开发": "(?![区者商])",
    "保障": "(?![房性金率体机中水能])",
}


@cache
def _verb() -> re.Pattern[str]:
    verbs = "|".join(re.escape(verb) + IN_NAME.get(verb, "") for verb in cues("do"))
    return re.compile(rf"(?:{verbs})(?:了|和|、|并|后(?!补|备|勤|期))?")


@lru_cache(maxsize=4096)
def opening_verb(left: str) -> str:
    """The verb that words begin with, after wills, times and actors; empty where there is none."""
    before = None
    while left != before:
        before = left
        left = _lead().sub("", LIST.sub("", left.strip()).removeprefix("其中"))
        left = ACTOR.sub("", left)
        scope = _scope().match(left)
        left = left[scope.end() :] if scope else left
        left = _prepositional().sub("", left)
    verb = _any_verb().match(left)
    return verb[0] if verb and not NOMINAL.match(left, verb.end()) else ""


def closing_verb(left: str) -> str:
    """The verb of doing that words end with: 在社区建立了."""
    verb = _closing().search(left)
    return verb[1] if verb and verb[1] not in cues("reach") else ""


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(rf"(?<=..)({'|'.join(map(re.escape, {**cues('do'), **cues('inner')}))})了?$")


def begins_with_verb(words: str) -> bool:
    """Whether words begin with a verb, also one that tells what was counted."""
    return bool(_any_verb().match(words))


def without_verb(words: str) -> str:
    """Words without a verb before them, also one that tells what was counted: 受理专利申请."""
    verb = _any_verb().match(words)
    return words[verb.end() :] if verb else words


@cache
def _any_verb() -> re.Pattern[str]:
    kinds = ("do", "inner", "act", "telling")
    return re.compile("|".join(map(re.escape, {word: 0 for kind in kinds for word in cues(kind)})))


@lru_cache(maxsize=4096)
def strip_predicate(left: str) -> tuple[str, str]:
    """The phrase without the verb of reaching or growing at its end, and that verb.

    >>> strip_predicate("高新技术产业投资额同比增长"), strip_predicate("研发强度由2017年的")
    (('高新技术产业投资额', '同比增长'), ('研发强度', '由2017年的'))
    """
    words = left.removesuffix("百分之").rstrip(" :,(")
    while True:
        n = next((n for n in range(min(9, len(words)), 0, -1) if _ends(words, n)), 0)
        if n:
            words = words[:-n].rstrip()
            continue
        cut = FROM.search(words) or COMPARED.search(words) or YEAR_END.search(words) or TURNED.search(words)
        cut = cut or (_done_after().search(words) if words[-2:] in cues("do") else None)
        cut = cut or (AIM.search(words) if words.endswith(("目标", "目标值")) else None)
        cut = cut or (BASIS.search(words) if words.endswith("上") else None)
        if not cut:
            break
        words = words[: cut.start()].rstrip()
    if len(words) <= 4 and TURNED.fullmatch(words + "至"):  # 由3000片扩至, 从2000万元扩充到眼下的
        words = ""
    if words.endswith(("计划", "目标")) and words[-3:-2] in tuple("额值入资企重数率"):
        words = words[:-2]
    return words.lstrip(), left[len(words) :].strip()


@cache
def _done_after() -> re.Pattern[str]:
    """A verb of doing after a subject and a will or a word that sums up: 市财政拟安排, 科普活动累计开展."""
    verbs = "|".join(re.escape(verb) for verb in cues("do") if len(verb) == 2)
    will = "(?<=..)[也还仍都均]?(?:要|将|拟|需|须|应|(?<!科技)(?<!研发)(?<!专项)(?<!人才)(?<!行动)计划)再?"
    return re.compile(rf"(?:{will}|(?<=[一-龥]{{3}})(?:累计|先后))(?:{verbs})$")


OVERALL = ("综合", "总体", "整体")


def _ends(words: str, n: int) -> bool:
    """Whether the last n characters are a word of a predicate, and no part of a noun."""
    end, before = words[-n:], words[-n - 1 : -n]
    if end not in _endings():
        return False
    if end in ("年增长", "年增") and before in tuple("去上今前本每"):
        return False
    if n < 3 and words.endswith("排名") and words[:-2].endswith(OVERALL):
        return False  # 综合排名前移3位: a name
    if end[0] == "全" and before in tuple("占比较"):  # 占全市的55%, 比全市平均高出
        return False
    return n > 1 or not before or before not in cues("noun_before").get(end, "")


@cache
def _endings() -> frozenset[str]:
    kinds = ("predicate", "reach", "growth", "rank", "before", "modality")
    return frozenset(word for kind in kinds for word in cues(kind))


NURTURED = re.compile(  # names, no verbs
    "(?:攻关|培育|孵化|认定)(?:专项|项目|对象|课题|榜单|名单|企业)|实施(?:许可|主体|情况)|推广(?:示范|应用|服务|站|人员)"
)


def cut_verb(words: str) -> tuple[str, str] | None:
    """Actor and object of a verb of doing within words, or nothing: no verb, or one inside a name.

    >>> cut_verb("全市新增科技创业企业"), cut_verb("科技成果登记")
    (('全市', '科技创业企业'), None)
    """
    match = _inner().search(words)
    if (
        not match
        or "的" in words[match.end() :]
        or regex(r"[的、]$|^每|[万千][人户]$").search(words[: match.start()])
    ):
        return None
    if _any_verb().match(words) or regex(r"[或及和并]").search(words[: match.start()][-3:]):
        return None
    actor, rest = words[: match.start()], strip_lead(words[match.end() :])
    actor = regex(r"^(?:我|全)(?=[省市县区])").sub("全", actor)
    if words[match.end()] in "(库期链率额量数值面" or regex(
        r"基地|中心|计划|工程|基金|平台|行动|单位|机构|主体|部门"
    ).match(words[match.end() :]):
        return None
    before = words[: match.start()]
    inside = any(before.count(low) > before.count(high) for low, high in ("()", "《》", "“”"))
    if NURTURED.match(match[0] + words[match.end() :]) or inside:
        return None  # 科技小巨人(含培育)企业, 《计量法实施细则》等小册子
    if len(rest) < 3 and actor not in cues("scope"):
        return None
    if len(rest) < 2 or rest in cues("ending") or NOMINAL.fullmatch(rest):
        return None
    if "财政" in actor:
        rest = regex("^我[市县区省局委院]").sub("", rest)
        return "", strip_lead(regex("(?<=财政).*").sub("", actor)) + rest
    return strip_lead(actor), rest


@cache
def _inner() -> re.Pattern[str]:
    return re.compile(rf"(?<=..)(?:{'|'.join(map(re.escape, cues('inner')))})(?:了|后(?!补|备|勤|期))?(?=..)")
