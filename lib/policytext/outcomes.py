"""What became of what was counted before: a verb stands alone beside the number."""

import re

from .among import BARE_VERB
from .context import Context, Found, group_of, named_topic
from .language import cues, regex
from .nouns import noun_after, says
from .shares import BUDGETED
from .wording import TIME, strip_predicate

TAIL_VERB = re.compile(
    "(?<=..)(?:立项|立案|授权|受理|兑付|发放|申请|申报|登记|投放|揭榜|张榜|结题|成交|使用)$"
)
LEAD_VERB = re.compile(
    r"^(?:[全我][省市县区系][^,的]{0,8}?共?(?=申报|申请|推荐|组织))?(?:同期)?(?:新?(?:摸排|入库|储备|培育|申报|申请|推荐|新开工|筹建|启动|完成|新增|实施|登记|组织|注册|达成|受理|签约|推广))+(?=..)(?:各类)?"
)
# What is applied for is the thing itself, not its reserve: 高企后备企业42家,组织申报26家.
RESERVE = re.compile(r"(?<=..)(?:后备|培育)库?(?:入库|在库)?(?:企业|单位|对象)?$")
APPLIED = re.compile("申报|认定|通过|推荐")
# One state of a thing takes the place of another: 入驻企业63户,开工42户.
STATE = re.compile(
    r"新?(?:入驻|在孵|入孵|入园|在园|签约|在建|上市|挂牌|退园|在审)(?=(?:企业|项目|团队|机构|单位)$)"
)
RANKED = re.compile("登陆|入选|入围|跻身|上榜|荣登|晋级|上市|挂牌|获评|荣获|被评")  # a rank of its own
KIND = re.compile("(?:企业|项目|成果|团队|产品|机构|人才)$")
TIMES = re.compile(rf"^(?:{TIME}|[、, ])+")
AFTER_HEAD = tuple("立项 结案 兑付 兑现 申报 受理 揭榜 授权 登记 认定通过".split())  # 创新券兑现
COUNTERS = ("家", "户", "个", "项", "名", "人", "件", "所", "支", "种")


def verb_of_head(core: str, predicate: str, c: Context) -> Found:
    """A verb alone tells what became of what was counted before."""
    noun = noun_after(c.right)
    core = core or strip_predicate(c.left)[0].lstrip("、, ")
    core = core if c.head or c.subject else TIMES.sub("", core)
    if not core and BARE_VERB.fullmatch(noun) and c.unit not in ("%", "成"):
        core, noun = noun, ""  # 组织28家企业申报高新技术企业,19家通过认定
    bare = BARE_VERB.fullmatch(core)
    if not bare or noun or c.among or not (c.head or c.subject or named_topic(c.topic) or c.past):
        return None
    verb = regex(r"^(?:计划|实际|年内|组织|可|现场|获(?=立项))+").sub("", core)
    same = c.last_in(c.unit) if c.subject.endswith("率") else None
    told = c.subject if same is None else c.items[same]  # 受理386项,立项率31%;应结题97项
    head = LEAD_VERB.sub("", told or c.head or named_topic(c.topic) or c.past)
    head = BUDGETED.sub("", head)  # 预算数800万元,实际拨付780万元
    head = RESERVE.sub("", head) if APPLIED.search(verb) else head
    head = head if head.endswith(verb) else TAIL_VERB.sub("", head)
    if head.startswith(verb) or head.endswith(verb):
        return head, head
    if STATE.search(head):
        return STATE.sub(verb, head), head
    if verb == "授权" and (named := regex(r"(.{2,}?)申[请报][数量]?").fullmatch(head)):
        return named[1] + verb, head  # 专利申请量108件,授权31件
    last = verb.endswith("结题") or (verb in AFTER_HEAD and (verb, head) != ("申报", "高企"))
    return (head + verb if last else verb + head), head


def said_of_head(core: str, predicate: str, c: Context) -> Found:
    """What is said right after the number, of what was counted before: 组织28家企业申报,19家通过评审."""
    said = noun_after(c.right)
    if core or c.among or c.unit not in COUNTERS or not says(said):
        return None
    if said.endswith(tuple(cues("noun_head"))) and said not in cues("said"):
        return None  # 5家入选省级示范企业
    before = c.items and (c.units[-1] == c.unit or {c.units[-1], c.unit} == {"个", "项"})
    head = (c.counted or c.subject) if before else group_of(c.lead).rpartition("的")[2]
    head = STATE.sub("", RESERVE.sub("", LEAD_VERB.sub("", head)))
    if len(head) < 2 or ";" in c.lead or head in said or says(head):
        return None
    if RANKED.match(said) and (kind := KIND.search(head)):
        return said + kind[0], head  # 新增高新技术企业20家,3家入选省百强
    return said + head, head
