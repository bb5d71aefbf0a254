"""Parts of a whole: 其中, and what the sentence speaks of the parts of (规上工业企业中,…)."""

import re

from .context import Context, Found, attributes, endings, merged, overlap, owned, with_prefix
from .fields import GROWTH_UNITS, SHARES
from .language import cues, regex
from .nouns import noun_after, says
from .tails import FROM
from .wording import strip_lead, strip_predicate, without_verb

SORT = re.compile(
    r"[^,、]{0,8}(?:类|方面|领域|板块|环节|本级|[国省市县区乡镇]级|县区|园区|实用新型|外观设计|[省市县区]直|企业|高校|高等学校|院所|(?:研究|科研)机构|事业单位)"
)
MODIFIER = re.compile(
    r"(?:国家|自治区|[省市县区州部])+[、和]?(?:级|重点)?(?:及以上)?"
    r"|.+(?:领域|方面|行业|板块|类|型|学历|学位|职称|以上|以下|以内|领衔|主持|牵头|主导|承担|持有|年|元)"
    r"|(?!.*企业$).{0,4}[^企院室站台所目利品金人心空器地队员额量数率值士授师生才奖园区链司户校款费税贷手工券"
    r"构位助励息同文准题件房家后贴险训出入润动赛会]"
)
SIZED = re.compile("(.+元以上)(项目|企业)")  # 亿元以上制造业项目
BORNE = re.compile(
    "(?:财政|政府|本级|[省市县区]级|银行|机构|公司|企业|[市县区])(?:承担|分担|出资|配套|列支|拨款|自筹)$|^(?:单位)?自[筹有]$"
)
SOURCE = re.compile("(?:中央|[省市县区州]级?|本级|财政|上级|社会|民间)(?:财政)?资金")
PEOPLE = re.compile("(?:(?:博士后?|硕士|研究生|教授|院士)[及和、]?)+")
ALL_SORTS = re.compile("各[级类]")  # 各类人才300名,其中博士60名: their name is enough
OF_PEOPLE = re.compile("(?:人员|人才|专家|教师|特派员|师资|团队)(?:队伍|总量|总数)?$")
# Whose figure a part is, and the figure it is of.
GROUP = re.compile(r"(?:孵化器|平台|基地|企业|单位|机构|高校|院所|学校|园区|高新区|[市县区])$")
SPENDING = re.compile("(?:支出|预算)$")
FIGURE = re.compile(
    r"(?:全社会)?((?:R&D|r&d|研发|研究与试验发展|科技|财政科技)?(?:经费|费用)?(?:内部|外部)?(?:支出|投入)?(?:强度|经费|费用|产值|增加值|收入)(?:内部|外部)?(?:支出|投入)?)$"
)
TRADE = re.compile("进出口(?:总[额值]|额)?$")
BEING = re.compile("(?:主要)?(?:集中|分布|属于|来自|位于|处于|达到)(?=..)")
DONE = re.compile("^(?:组织|推荐|申报|申请|通过|认定|获批|立项|入库)+(?=...)")
TOLD_OF = re.compile("[要需须应将已均都](?!求)|力争|确保|全部")  # what becomes of a part
USED_FOR = re.compile("(?:投向|用于)(?=..)")
PLACES = re.compile(
    r"(?:(?:园区|[^、和]{1,5}(?:[市县乡州旗]|(?<![园社校景街专])区|(?<!小)镇))(?:\([市县区州旗、]+\))?(?:[、和]|$|(?=[各均])))+(?:各|均)?"
)
LEVELS_LISTED = re.compile(
    "(?<![一-龥])(?:国家?|[省市县区州])(?:、?[省市县区州])+级?(?:各级)?(?=..)"
)  # 省、市科技计划项目
PATENT = re.compile("发明|实用新型|外观设计")
PATENTS = re.compile("(申请|授权|受理|登记)专利")
LEVEL = re.compile("(?:国家|省部?|自治区|[部市县区州])级(?:及?以上)?")
FUND = re.compile("(?:科学|科技|创新|发展|社科)(?:基金|计划|专项)$")
OF_FUND = re.compile(
    "(?:面上|青年|重点|重大|地区|联合|培育|一般|优青|杰青|杰出青年)[^、]{0,6}(?:项目|基金|课题)"
)
GRANTED = re.compile("^(?:全系统|全[省市县区州])?(?:获批?|获得|获资助)")
SAME_TIME = re.compile("^(?:[上去]年)?同期")
BATCH = re.compile(r"第[一二三四五六七八九\d]+[批期]|首批")
BARE_VERB = re.compile(
    r"(?:计划|实际|首次|重新|新|推荐|组织|年内|现场|落地|可|成功|正式|顺利|已?获准?|得到|对外|仅|拟|再|跨[省市县区])*(?:申报|通过|复核|认定|获认定|申请|授权"
    r"|批准|结案|发榜|新上|审(?:\(认\))?定|(?:认定|复审|评审|验收|审核|备案)通过|通过(?:认定|复审|复核|评审|评价|验收|审核|备案)|推荐申报认定|立项|获批|竣工|开工投产|竣工投产|开工|投产|交付|签约|验收|入库|备案|入选|评价|结题|登记|新增|净增|完成|实施"
    r"|兑现|发放|推荐|报送|受理|申领|安装|启用|(?:落地|建成)见效|(?:建成|落成)?(?:启用|投用)|立项支持|注册|选认|选派|派出|答复|办结|结项|获评|晋级|入围|参评|公示|孵化|毕业|挂牌|转化|落地|达标|合格|授信|上线|成交|淘汰|撤销|优化整合|兑付|使用|拨付|到账|揭榜|中标|上报|获奖|续建|复审|(?:期末)?在[园审研建孵库]|退[园出]|辅导备案|终止|(?:按期)?(?:结题|验收)|完成验收|应结题|应验收)"
)


def among(core: str, predicate: str, c: Context) -> Found:
    """其中: a noun of its own, or a modifier of the head before."""
    if not c.among:
        return None
    own = SAME_TIME.sub("", strip_lead(regex(r"^.*其中[:,]?|^含(?=..)").sub("", core)) or noun_after(c.right))
    if not own and c.among_last and (predicate in cues("growth") or c.rank or c.unit in GROWTH_UNITS):
        return c.items[-1], c.subject  # 其中出口36.8亿元、下降1.9%
    if not own and (batch := BATCH.search(c.left)):
        return batch[0] + c.among, c.subject  # 申报38家(第一批21家、第二批17家)
    if own == noun_after(c.right) and BARE_VERB.fullmatch(own):
        return merged(own, DONE.sub("", c.among)), c.subject  # 张榜技术需求37项,其中12项成功揭榜
    if own == noun_after(c.right) and BEING.match(own):
        return f"{own}的{c.among}", c.subject  # 其中11家集中在轴承领域
    if own == noun_after(c.right) and says(own) and not own.endswith(tuple(cues("noun_head"))):
        return own + regex(r"^(?:推荐|申报|全[省市县区州])+").sub("", strip_lead(c.among)), c.subject
    if not own or own == noun_after(c.right):
        shared = noun_after(c.right, share=True) if c.unit in ("%", "成") else ""
        return (c.among + shared, c.among + shared) if shared or not own else (own, c.subject)
    if c.joined and c.among_last and own.startswith("占"):
        return c.items[-1] + own, c.subject  # 其中省级以上平台8家、占全省11.6%
    if regex("..占[^,比]{3,}").search(own) and c.unit in SHARES:
        return own, c.subject  # 营业收入11亿元,其中石墨烯制品收入占主营业务收入的15%
    whole = regex(r"占.*|(?:总量|总数|总额)$").sub("", c.among)
    if own.startswith(("出口", "进口")) and (trade := TRADE.search(c.among)):
        return c.among[: trade.start()] + own, c.subject  # 外贸进出口总额41亿元,其中出口37亿元
    if c.joined and c.among_last and own in attributes():
        return owned(c.items[-1], own), c.subject  # 其中省级项目4项、经费320万元
    if share := regex(r"(.+?)[的所]?占(?:比[例重]?|份额)?").fullmatch(own):
        if own.endswith("占比") and whole.endswith(("强度", "率", "比重")) and len(share[1]) > 3:
            return own, c.subject  # of a share there is no part: 强度达到2.3%,其中企业研发经费占比80%
        dealt = next((item for item in c.items if item.startswith(share[1]) and item != share[1]), "")
        if dealt and not c.among.startswith(share[1]):
            return dealt + "占比", dealt + "占比"  # 企业、高校经费分别为6亿元和1亿元,其中企业占比95%
        if USED_FOR.match(own):
            return f"{whole}{share[1]}的占比", c.subject  # 经费210万元,其中用于良种繁育的占三成
        told = "的占" in own or share[1].endswith(("类", "级")) or overlap(share[1], whole)
        if not told and own.endswith("占"):
            return f"{share[1]}占{whole}比重", c.subject
        words = merged(share[1] + "的" * ("的占" in own), whole) if told else f"{whole}中{share[1]}"
        return words + "占比", words + "占比"
    if c.joined and c.among_last and own in endings():
        return with_prefix(c.items[-1], own), c.subject  # 其中发明专利申请22件、授权7件
    if BORNE.search(own) and own not in whole:
        return merged(
            regex("(?:(?:总|首期)?规模|筹集额)$").sub("", whole), own
        ), c.subject  # 其中市级财政出资
    if USED_FOR.match(own) and (c.unit.endswith("元") or own.endswith("比例")):
        return whole + own, c.subject
    if c.joined and c.among_last and c.unit.endswith("元") and (use := USED_FOR.search(c.items[-1])):
        return c.items[-1][: use.end()] + own, c.subject  # 其中用于平台建设900万元、人才引进350万元
    level = LEVEL.match(own) if c.joined and c.among_last else None
    if level and (words := same_of_level(c.items[-1], level[0], own[level.end() :])):
        return words, c.subject  # 其中获评省级优课27节、部级优课5节
    if FUND.search(c.among) and OF_FUND.fullmatch(own):
        return DONE.sub("", GRANTED.sub("", c.among)) + own, c.subject  # 国家自然科学基金21项,其中面上项目8项
    if SPENDING.search(own) and SPENDING.search(whole):
        return own, c.subject  # 总预算1.9亿元,其中基本支出2816万元
    if PLACES.fullmatch(own) and own[-2:] != c.among[-2:]:
        return own + (c.among if c.unit in ("%", "成") else whole), c.subject
    if SOURCE.fullmatch(own) and c.unit.endswith("元"):
        return merged(whole, own), c.subject  # 农田建设投入1.8亿元,其中中央资金1.2亿元
    if own.endswith("财政") and c.unit.endswith("元"):
        return own + whole, c.subject  # 到位资金5亿元,其中市财政3亿元
    if PEOPLE.fullmatch(own) and OF_PEOPLE.search(whole) and not ALL_SORTS.search(whole):
        return f"{whole}中{own}", c.subject  # 科研人员80人,其中博士15人
    if GROUP.search(own) and (figure := FIGURE.search(c.among)):
        return own + figure[0], c.subject  # 研发经费5亿元,其中企业4亿元
    if own + "的" in c.left and (TOLD_OF.match(c.right) or not noun_after(c.right)):
        return own + "的" + c.among, c.subject  # 入驻团队40个,其中博士领衔的8个
    if own in attributes() or (own.endswith(("占比", "比重", "比例", "占")) and len(own) < 8):
        return owned(c.among, own), c.subject
    if PATENT.fullmatch(own) and (done := PATENTS.fullmatch(c.among)):
        return f"{done[1]}{own}专利", c.subject  # 授权专利88件(发明5件)
    modifier = MODIFIER.fullmatch(own) and not regex(r"(?:增长|下降|提高)").search(predicate)
    verb = BARE_VERB.fullmatch(own)
    if modifier or verb:
        head = regex(r"^(?:全[省市县区州])?(?:(?:国家|省|市|县|区)级(?:以上|及以上)?)?(?:新增)?").sub(
            "", c.among
        )
        head = LEVELS_LISTED.sub("", head) if LEVEL.fullmatch(own) else head
        if LEVEL.fullmatch(own) and (other := ANY_LEVEL.search(head)):
            return head[: other.start()] + own + head[
                other.end() :
            ], c.subject  # 申报市级以上项目17项,其中省级6项
        head = DONE.sub("", head) if verb else head  # 22家通过认定(其中首次认定14家)
        sized = None if own.endswith("以上") else SIZED.fullmatch(head)
        return (sized[1] + own + sized[2] if sized and modifier else merged(own, head)), c.subject
    if prize := of_prize(own, c.among):
        return prize, c.subject
    whole = c.among if overlap(own, c.among) else without_verb(c.among)  # 受理专利申请,其中发明专利
    if c.among.startswith(own) or not overlap(own, whole):
        return own, c.subject
    return merged(own, whole), c.subject


OPEN_PARTS = ("包括", "包含", "里面", "里头", "当中")
PART_WORDS = re.compile(
    rf"(?<=[家个项件名人元户篇种台座次套亩笔][,(;])(?:{'|'.join(OPEN_PARTS)})(?=[^,。;:()]{{2,20}}\d)"
)
HOLDS = re.compile(r"(?<=\()含(?=[^,。;:()、]{2,20}\d)")


def parts_marked(text: str) -> str:
    """Text with 其中 for other words that open the parts of what was counted, as long as before.

    >>> parts_marked("专利授权1200件,包括发明专利85件"), parts_marked("项目5项(含面上项目1项)")
    ('专利授权1200件,其中发明专利85件', '项目5项(:面上项目1项)')
    """
    text = HOLDS.sub(":", text) if "(含" in text else text
    return PART_WORDS.sub("其中", text) if any(word in text for word in OPEN_PARTS) else text


def parts_label(label: str, lead: str, left: str, of_row: bool = False) -> str:
    """The label right before words that name a part only, or the name of their row, or nothing.

    >>> parts_label("研发平台", "研发平台:", "省级"), parts_label("主要目标", "主要目标:", "新增企业")
    ('研发平台', '')
    """
    part = strip_predicate(left)[0]
    after = lead.endswith(label + ":") or (of_row and not lead.strip(" |"))
    return strip_lead(label) if label and after and PART.fullmatch(part) else ""


PART = re.compile(rf"{LEVEL.pattern}|{PLACES.pattern}|[^,、]{{1,6}}(?:类|型|领域|等奖)")


def same_of_level(before: str, level: str, noun: str) -> str:
    """The phrase before with another level, where both are of one kind: 省级创新团队2个、市级团队5个."""
    other = ANY_LEVEL.search(before)
    if not other or len(noun) < 2 or not before.endswith(noun):
        return ""
    return before[: other.start()] + level + before[other.end() :]


ANY_LEVEL = re.compile("(?:国家|[省部市县区州]|自治区)级(?:及?以上)?")


def of_prize(grade: str, before: str) -> str:
    """A grade of a prize with the name before it, or nothing.

    >>> of_prize("二等奖", "省科技进步奖"), of_prize("二等奖", "研发平台")
    ('省科技进步奖二等奖', '')
    """
    prize = regex(r"[^获得奖]+奖").search(before) if GRADE.fullmatch(grade) or KIND.fullmatch(grade) else None
    return prize[0] + grade if prize else ""


GRADE = re.compile("[特一二三]等奖")
KIND = re.compile(f"(?:自然科学|技术发明|科技进步|科学技术进步)奖?(?:{GRADE.pattern})?")


def in_brackets(before: str, last: str) -> str:
    """A place before the bracket that holds its figure: 超过5亿元的县有2个,依次为甲区(12亿元).

    >>> in_brackets("依次为兰浦区", "R&D经费超过5亿元的县"), in_brackets("兰浦区", "高新技术企业")
    ('兰浦区R&D经费', '兰浦区高新技术企业')
    """
    place = regex(r"^[)、和及与\s]*(?:依次|分别)?[为是]?").sub("", before)
    if len(place) > LONGEST_PLACE or not PLACES.fullmatch(place):
        return ""
    return place + MORE_THAN.split(last)[0]


LONGEST_PLACE = 8
MORE_THAN = re.compile(r"(?:超过?|高于|达到?|突破|不足|低于|大于|过)(?=[\d百千万亿])")


def part_of_group(core: str, predicate: str, c: Context) -> Found:
    """What is said of a part stands before the whole: 规上工业企业中,有研发活动的占三成."""
    left = FROM.sub("", c.left)  # 规上企业中建有研发机构的从23家增加到61家
    part = OF_GROUP.fullmatch(left)
    if not part:
        return None
    whole, said = part["whole"] or c.group or (core and _same_counted(c)), part["said"]
    if not whole or said in attributes() or regex("[由从]").search(left):
        return None
    share = "占比" if c.unit in ("%", "成") else ""
    beside = part["whole"] and share
    words = f"{strip_lead(whole)}中{said}的占比" if beside else f"{said}的{strip_lead(whole)}{share}"
    return words, words


def _same_counted(c: Context) -> str:
    """What was counted last in this unit, where no noun follows: 科技成果72项,达到国际先进水平的16项."""
    if (
        c.unit in SHARES
        and c.units[-1:]
        and c.units[-1] in COUNTERS
        and not regex("占[^,比的]").search(c.left)
    ):
        return c.items[-1].rpartition("的")[2]  # 引进人才300名,全职到岗的不低于七成
    last = c.last_in(c.unit) if c.unit in COUNTERS and not c.right.startswith("的") else None
    if last is None or noun_after(c.right):
        return ""
    return c.items[last].rpartition("的")[2]


COUNTERS = ("家", "户", "个", "项", "名", "人", "件", "篇", "所", "支", "种", "台", "座", "份", "笔")
OF_GROUP = re.compile(
    r"(?:.{0,6}[,:])?(?:(?P<whole>[^,;中]{3,30}?)(?:里头|里面|里|当中|之中|中))?(?P<said>[^,;]{2,30}?)的"
    r"(?:约|近|仅|只|还|不足|不到|已|共|占比?|有|超过?|达到?|逾|为|突破|不少于|不低于)*"
)
