"""Parts of a whole: 其中, and what the sentence speaks of the parts of (规上工业企业中,…)."""

import re

from .context import Context, Found, attributes, endings, merged, overlap, owned, with_prefix
from .fields import GROWTH_UNITS
from .language import cues
from .nouns import noun_after
from .wording import strip_lead

SORT = re.compile(
    r"[^,、]{0,8}(?:类|方面|领域|板块|环节|本级|[国省市县区乡镇]级|县区|园区|实用新型|外观设计|[省市县区]直)"
)
MODIFIER = re.compile(
    r"(?:国家|自治区|[省市县区州部])+[、和]?(?:级|重点)?(?:及以上)?"
    r"|.+(?:领域|方面|行业|板块|类|型|以上|以下|以内|领衔|主持|牵头|主导|承担|持有|年|元)"
    r"|[^企院室站台所目利品金人心空器地队员额量数率值士授师生才奖园区链司户校款费税贷手工券]{1,5}"
)
SIZED = re.compile("(.+元以上)(项目|企业)")  # 亿元以上制造业项目
BORNE = re.compile("(?:财政|本级|[省市县区]级|银行|机构|公司|企业|[市县区])(?:承担|分担|出资|配套|列支)$")
# Whose figure a part is, and the figure it is of.
GROUP = re.compile(r"(?:企业|单位|机构|高校|院所|学校|园区|高新区|[市县区])$")
SPENDING = re.compile("(?:支出|预算)$")
FIGURE = re.compile(
    r"(?:全社会)?((?:R&D|r&d|研发|研究与试验发展|科技|财政科技)?(?:经费|费用)?(?:内部|外部)?(?:支出|投入)?(?:强度|经费|费用|产值|增加值|收入))$"
)
PLACES = re.compile(r"(?:[^、和]{1,5}[市县区镇乡州旗](?:[、和]|$))+(?:各|均)?")
BATCH = re.compile(r"第[一二三四五六七八九\d]+[批期]|首批")
BARE_VERB = re.compile(
    r"(?:计划|实际|首次|重新|新|推荐|组织|年内|现场|落地|可|成功|正式|顺利|已?获|得到)*(?:申报|通过|认定|获认定|申请|授权"
    r"|(?:复审|评审|验收|审核|备案)通过|推荐申报认定|立项|获批|竣工|开工|投产|交付|签约|验收|入库|备案|入选|评价|结题|登记|新增|净增|完成|实施"
    r"|兑现|发放|推荐|报送|孵化|毕业|挂牌|转化|落地|达标|合格|授信|上线|成交|淘汰|撤销|优化整合|兑付|使用|拨付|到账|揭榜|中标|上报|获奖|续建|复审)"
)


def among(core: str, predicate: str, c: Context) -> Found:
    """其中: a noun of its own, or a modifier of the head before."""
    if not c.among:
        return None
    own = strip_lead(re.sub(r"^.*其中[:,]?", "", core)) or noun_after(c.right)
    if not own and c.among_last and (predicate in cues("growth") or c.rank or c.unit in GROWTH_UNITS):
        return c.items[-1], c.subject  # 其中出口36.8亿元、下降1.9%
    if not own and (batch := BATCH.search(c.left)):
        return batch[0] + c.among, c.subject  # 申报38家(第一批21家、第二批17家)
    if own == noun_after(c.right) and BARE_VERB.fullmatch(own):
        return merged(own, c.among), c.subject  # 张榜技术需求37项,其中12项成功揭榜
    if not own or own == noun_after(c.right):
        shared = noun_after(c.right, share=True) if c.unit in ("%", "成") else ""
        return (c.among + shared, c.among + shared) if shared or not own else (own, c.subject)
    whole = re.sub(r"占.*|(?:总量|总数|总额)$", "", c.among)
    if share := re.fullmatch(r"(.+?)的?占(?:比)?", own):
        if own.endswith("占比") and whole.endswith(("强度", "率", "比重")) and len(share[1]) > 3:
            return own, c.subject  # of a share there is no part: 强度达到2.3%,其中企业研发经费占比80%
        told = "的占" in own or share[1].endswith(("类", "级")) or overlap(share[1], whole)
        if not told and own.endswith("占"):
            return f"{share[1]}占{whole}比重", c.subject
        words = merged(share[1] + "的" * ("的占" in own), whole) if told else f"{whole}中{share[1]}"
        return words + "占比", words + "占比"
    if c.joined and c.among_last and own in endings():
        return with_prefix(c.items[-1], own), c.subject  # 其中发明专利申请22件、授权7件
    if BORNE.search(own) and own not in whole:
        return merged(re.sub("(?:总|首期)?规模$", "", whole), own), c.subject  # 其中市级财政出资
    if own.startswith("用于") and own.endswith("比例"):
        return whole + own, c.subject
    if SPENDING.search(own) and SPENDING.search(whole):
        return own, c.subject  # 总预算1.9亿元,其中基本支出2816万元
    if PLACES.fullmatch(own):
        return own + whole, c.subject
    if GROUP.search(own) and (figure := FIGURE.search(c.among)):
        return own + figure[0], c.subject  # 研发经费5亿元,其中企业4亿元
    if own + "的" in c.left and not noun_after(c.right):
        return own + "的" + c.among, c.subject  # 入驻团队40个,其中博士领衔的8个
    if own in attributes() or (own.endswith(("占比", "比重", "比例", "占")) and len(own) < 8):
        return owned(c.among, own), c.subject
    modifier = MODIFIER.fullmatch(own) and not re.search(r"(?:增长|下降|提高)", predicate)
    verb = BARE_VERB.fullmatch(own)
    if modifier or verb:
        head = re.sub(
            r"^(?:全[省市县区州])?(?:(?:国家|省|市|县|区)级(?:以上|及以上)?)?(?:新增)?", "", c.among
        )
        sized = None if own.endswith("以上") else SIZED.fullmatch(head)
        return (sized[1] + own + sized[2] if sized and modifier else merged(own, head)), c.subject
    if prize := of_prize(own, c.among):
        return prize, c.subject
    if c.among.startswith(own) or not overlap(own, c.among):
        return own, c.subject
    return merged(own, c.among), c.subject


def of_prize(grade: str, before: str) -> str:
    """A grade of a prize with the name before it, or nothing.

    >>> of_prize("二等奖", "省科技进步奖"), of_prize("二等奖", "研发平台")
    ('省科技进步奖二等奖', '')
    """
    prize = re.search(r"[^获得奖]+奖", before) if GRADE.fullmatch(grade) else None
    return prize[0] + grade if prize else ""


GRADE = re.compile("[特一二三]等奖")


def in_brackets(before: str, last: str) -> str:
    """A place before the bracket that holds its figure: 超过5亿元的县有2个,依次为甲区(12亿元).

    >>> in_brackets("依次为兰浦区", "R&D经费超过5亿元的县"), in_brackets("兰浦区", "高新技术企业")
    ('兰浦区R&D经费', '兰浦区高新技术企业')
    """
    place = re.sub(r"^[)、和及与\s]*(?:依次|分别)?[为是]?", "", before)
    if len(place) > LONGEST_PLACE or not PLACES.fullmatch(place):
        return ""
    return place + MORE_THAN.split(last)[0]


LONGEST_PLACE = 8
MORE_THAN = re.compile(r"(?:超过?|高于|达到?|突破|不足|低于|大于|过)(?=[\d百千万亿])")


def part_of_group(core: str, predicate: str, c: Context) -> Found:
    """What is said of a part stands before the whole: 规上工业企业中,有研发活动的占三成."""
    part = PART.fullmatch(c.left)
    if not part:
        return None
    whole, said = part["whole"] or c.group, part["said"]
    if not whole or said in attributes() or re.search("[由从]", c.left):
        return None
    share = "占比" if c.unit in ("%", "成") else ""
    beside = part["whole"] and share
    words = f"{strip_lead(whole)}中{said}的占比" if beside else f"{said}的{strip_lead(whole)}{share}"
    return words, words


PART = re.compile(
    r"(?:.{0,6}[,:])?(?:(?P<whole>[^,;中]{3,30}?)(?:里头|里面|里|当中|之中|中))?(?P<said>[^,;]{2,30}?)的"
    r"(?:约|近|仅|只|还|不足|不到|已|共|占比?|有|超过?|达到?|逾|为|突破|不少于|不低于)*"
)
