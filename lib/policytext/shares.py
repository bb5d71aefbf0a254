"""What a share is of, or what is for each: 占GDP比重, 完成年度任务的117%, 每万人5件; plans beside results."""

import re

from .context import Context, Found, merged, named_topic, object_of, owned
from .fields import SHARES
from .goals import GOAL, goal_at_end
from .language import regex
from .nouns import noun_after
from .wording import strip_lead

BESIDE = re.compile(
    r"(?:[尚仍]?未(?:达到|完成))?(?:年初|全年|年度|绩效|规划|预期|原|[省市县]下达)?(?:应完成)?(?:计划|目标|任务|预算|实际|完成)(?:完成|实现|达到|支出|安排|下达|到位|到账|拟|将|调整|为|数|值|是"
    r"|增长|下降|增加到|提高到)*|(?:抽样|问卷)?(?:调查|测评|评估|考核)结果(?:为|是|达到?)*|实测"
)
ONLY = "约|仅|只|却|又|也"  # 却只占三成
SHARE = re.compile(
    rf"(?:{ONLY}|平均|其中)*(?:占|与.+之比|相当于|为(?=全[国省市县区州]|同期|[去上]年|20\d\d|.+的$))"
)


PACE = re.compile("(?:慢于|快于|低于|高于|落后于?|滞后于?|超前于?|超过?)(?:序时|时间)进度$")
ASSIGNED = re.compile("(?:下达|确定|安排|分配|要求)的?$")
TO_DO = re.compile("完成了?(?:全年|年度|年初|[省市县区]定)*$")  # 完成全年90个任务的72%
ASSIGNED_AFTER = re.compile("的(?:年度|全年|年初|既定|规划|预期|序时|[省市县区]定)*(?:目标|任务)")
GOAL_AFTER = re.compile("的?(?:年度|全年)?(?:目标|任务)")


def share_dealt(left: str) -> str:
    """What each of some names is a share of.

    >>> share_dealt("油茶产值、竹木加工产值分别占林业总产值的")
    '占林业总产值'
    """
    found = SHARE_DEALT.search(left)
    return found[1] if found else ""


SHARE_DEALT = re.compile("分别约?(占[^,;。]{2,24}?)(?:的比[重例])?(?:分别)?[为达]?的?\\s?$")


def share_of_task(core: str, predicate: str, c: Context) -> Found:
    if (known := c.subject or c.head) and (pace := PACE.search(c.left)):
        return known + pace[0], c.subject  # 快于序时进度5.2个百分点
    if c.goal and c.unit in ("%", "成") and regex(r"[)\s]*的\s*").fullmatch(c.left):
        return c.subject + c.goal, c.subject
    if not (core and c.joined) and ASSIGNED_AFTER.match(c.right) and (c.head or c.subject):
        return c.head or c.subject, c.subject
    if (
        (ASSIGNED.search(c.left) or TO_DO.search(c.left))
        and GOAL_AFTER.match(c.right)
        and (c.head or c.subject)
    ):
        return c.head or c.subject, c.subject  # 提前完成市里下达的600万元任务
    goal = goal_at_end(c.left)
    anew = object_of(c.lead) if c.lead.startswith(";") else ""  # ;开展科技人才培训,目标600人次
    known = anew or c.subject or c.head
    if (
        goal
        and not known
        and c.left.rstrip().endswith("的")
        and not core.removesuffix(goal[1])
        and c.unit in ("%", "成")
    ):
        return goal[1]  # 6月底前完成全年任务的60%
    told = goal and regex(r"(.{3,}?)(?:仅|已|超额)*(?:完成|为|占)$").fullmatch(c.left[: goal.start(1)])
    if told and (named := strip_lead(told[1])):  # 成交额仅完成年度任务2.8亿元的45%
        return named + goal[1] * (c.unit in ("%", "成")), named
    whole = goal and goal.start() == 0  # 完成潍坊市下达任务的
    if not goal or not known or (core and not (whole or GOAL.fullmatch(core) or BESIDE.fullmatch(core))):
        return None
    return (known + goal[1] if c.unit in ("%", "成") else known), anew or c.subject


def plan_beside_result(core: str, predicate: str, c: Context) -> Found:
    bare = c.left.strip(" ,(、≥≤><")
    if (own := BUDGET.search(bare)) and (stem := BUDGETED.sub("", c.subject)) != c.subject:
        return stem + own[0], c.subject
    counted = noun_after(c.right) and not c.unit.endswith("元")  # 完成2家重点实验室验收
    if not bare or counted or not BESIDE.fullmatch(bare):
        return None
    done = strip_lead(c.topic) if strip_lead(c.topic) != c.topic else ""  # 争取上级资金。计划8000万元
    anew = object_of(c.lead) if c.lead.startswith(";") else ""
    known = anew or c.subject or named_topic(c.topic) or done or object_of(c.lead)
    if BUDGETED.fullmatch(known):
        return bare, known  # 年初预算800万元,实际到位950万元
    if RECEIVED.fullmatch(bare) and c.unit.endswith("元") and known.endswith(("资金", "经费")):
        return known + bare, known  # 安排专项资金480万元,实际到位480万元
    return (known, known) if known else None


RECEIVED = re.compile("(?:实际)?(?:到位|到账)(?:资金|经费)?|实际(?:下达|拨付)")
BUDGETED = re.compile("(?:年初|年中|全年|调整后?|执行中)?(?:预算数?|追加|调减|执行数|实际支出)$")
BUDGET = re.compile("(?:实际支出|(?:全年)?预算数|执行数)$")


def by_rate(core: str, predicate: str, c: Context) -> Found:
    """The rate that something grows by, named after it: 专项资金5000万元,并按每年10%的幅度增长."""
    if c.unit not in SHARES or not BY_RATE.match(c.right):
        return None
    own = strip_lead(BY.sub("", c.left))
    known = own or (c.items[-1] if c.items else c.subject)
    return (known, c.subject or known) if known else None


BY_RATE = re.compile(r"(?:以上|左右|以内)?的(?:比例|幅度|速度)(?:逐年|每年)?(?:递增|递减|增长|提高|下降)")
BY = re.compile("(?:每年|逐年)?[并且]?(?:每年|逐年)?[以按]照?(?:每年|不低于|不少于|年均)*$")


def part_paid(core: str, predicate: str, c: Context) -> Found:
    """A part of a grant that is paid at a time: 补助资金分两次拨付,首次拨付60%,验收合格后拨付其余40%."""
    paid = PAID.fullmatch(regex("^(?:其中)?[:,]?").sub("", c.left)) if c.unit == "%" else None
    if not paid:
        return None
    named = FUNDS.findall(c.lead)
    money = c.items and c.units and c.units[-1].endswith("元")
    owner = named[-1] if named else c.items[-1] if money else c.subject
    owner = owner if owner.endswith(FUNDED) else ""
    words = strip_lead(paid[1])
    return owner + (words or paid[1]), owner or c.subject


PAID = re.compile(
    r"((?!按)[^,。;:率占]{0,14}?(?:预拨付?|拨付|下达|下拨|兑付|发放))(?:补助|补贴|奖励|资助)?(?:资金|经费|金额)?(?:余下|其余|剩余|余款)?的?(?:不超过)?"
)
FUNDED = ("资金", "经费", "补助", "补贴", "资助", "奖励", "费用")
FUNDS = re.compile(r"((?:补助|补贴|资助|扶持|支持|专项|奖励|奖补|项目|立项)(?:资金|经费))(?=分|按|实行|采取)")


def share_of_people(core: str, predicate: str, c: Context) -> Found:
    """A sort of the people counted before: 科技特派员203名,高级职称者占四成."""
    sort = PEOPLE.fullmatch(core)
    people = c.head and c.units and c.units[-1].endswith(("人", "名", "人次"))
    if not sort or not people or c.unit not in ("%", "成"):
        return None
    return f"{c.head}中{sort[1]}占比", c.head


PEOPLE = re.compile(r"(?:其中)?([^,占]{0,8}(?:者|青少年|青年|女性|学历|职称|硕博|博士|硕士))占比?")


def share_within(core: str, predicate: str, c: Context) -> Found:
    """What of a region's, before its noun: 以占全市2%的土地贡献了四成的税收."""
    within = WITHIN.search(c.left)
    before = regex(r"(.*?)[^占]{2,}占(全.|规上工业)$").search(c.items[-1]) if c.items else None
    region = within and (within[1] or (before and before[2]))
    right = regex("^(?:以上|左右)").sub("", c.right)
    if not region or c.unit not in ("%", "成") or not right.startswith("的"):
        return None
    noun = regex("[和、]|创造|贡献").split(noun_after(right))[0]
    actor = strip_lead(c.left[: within.start()])
    owners = (actor, c.subject, c.head, *reversed(c.items))  # 以占全市2%的土地贡献了20%的税收
    owner = next((words for words in owners if OWNER.search(words)), "")
    return (f"{owner}{noun}占{region}", owner) if noun else None


OWNER = re.compile(r"(?:企业|园区|高新区|经开区|开发区|产业|集群|基地|[市县区镇])$")
WITHIN = re.compile(
    r"(?:以?占|创造|贡献|集聚|汇聚|拥有|吸引|承担)了?(全[国省市县区州]|规上工业|)(?:约|近|超过?|不足|不到|仅|逾)?$"
)


OWN_SHARE = re.compile(
    rf"(?:成交额|金额|总量|产值|收入|投资额?|经费|数量|产量|增加值|[项件笔家]数)(?:{ONLY})*占(?:总|全|$)"
)


OF_TOTAL = re.compile("(?:不到|不足|接近|超过?|近|约)?(总[数量额]|全[省市县区]总[数量额])的?")


def share_of_subject(core: str, predicate: str, c: Context) -> Found:
    if c.unit in ("%", "成") and OF_TOTAL.fullmatch(core) and (c.subject or c.head):
        return (c.subject or c.head) + "占" + OF_TOTAL.fullmatch(core)[1], c.subject  # 不到总数的三成
    if not SHARE.match(core):
        if not c.head or not OWN_SHARE.match(core):
            return None
        core = regex(f"(?:{ONLY})+(?=占)").sub("", core)
        core += "比" * core.endswith("占")
        return owned(c.subject or c.head, core), c.subject  # 千万元以上合同143项,成交额占总额的七成
    share = regex(rf"^(?:{ONLY}|平均|其中)+").sub("", core)
    noun = noun_after(c.right) if c.right.startswith("的") else ""
    if noun and not c.subject:
        return noun + share, noun
    part = regex("占比?|占比重").fullmatch(share) is not None
    known = regex(r"(?<!人才)(?:总量|总数|总额)$").sub(
        "", c.items[-1] if c.among_last else c.subject or c.head
    )
    if part and c.among_last and c.head and share != "占比":
        ends = (n for n, (one, other) in enumerate(zip(known, c.head, strict=False)) if one != other)
        shared = next(ends, len(c.head))  # 科研人员中博士占科研人员比重: said once
        known = known[shared:].lstrip("中") if 3 < shared < len(known) - 1 else known
        return f"{known}占{c.head}比重", known
    share = "占比" if part else share
    return (known + share, known) if known else None


PER_UNIT = re.compile(
    r"(?:平均)?每.{1,4}(?:服务|补助|奖励|资助)?|[户人单亩校村均]均|单项(?:补助)?|平均每.{1,2}"
)
# Of what is named before: 有效发明专利768件,每万人口拥有量17件.
PER_HEAD = re.compile("(每[十百千万]{1,2}人口?|人均)((?:拥有|保有|占有|授权)量)")


def per_unit(core: str, predicate: str, c: Context) -> Found:
    if (each := PER_HEAD.fullmatch(core)) and (whole := c.head or c.subject) and "每" not in whole:
        return each[1] + merged(regex("(?:拥有量|总量|总数)$").sub("", whole), each[2]), c.subject
    if not PER_UNIT.fullmatch(core):
        return None
    if regex("(?:平均)?每[百千万亿]").match(core):
        return core.removeprefix("平均").removesuffix("拥") + (
            c.head or c.subject
        ), c.subject  # 有效专利…件,每万人5件
    return (c.head or c.subject) + core + noun_after(c.right), c.subject
