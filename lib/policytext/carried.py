"""Subjects that a number goes on from, where no words of its own name what it measures: 比上年增长12%."""

import re

from .context import Context, Found, attributes, named_topic, object_of, said_of, spoken_of
from .fields import GROWTH_UNITS, SHARES
from .language import cues, regex
from .ranks import REGIONS
from .verbs import is_verb, names_nothing
from .wording import cut_verb

MOVED = re.compile(r"前移|上升|提升|跃升|进位|前进|下降|后移|退|进|[↑↓]")
RATE = re.compile("增速|增幅|降幅|增长率")
COMPARES = re.compile("[比较][^,]{2,}(?:净增|增加|新增|减少)")
NEWLY = re.compile("新认定|新增|净增|新入库|新引进|新培育|新获批|新备案")
STANDING = re.compile("有效期内|在册|在库|存量|保有量|总量$|总数$|拥有量$")


def bare_word(core: str, predicate: str, c: Context) -> Found:
    """A word that names nothing stands for what was counted before: 计划培训800人次,实际培训850人次."""
    word = core.removesuffix("的")
    if (
        len(word) > 3
        or REST.search(word)
        or word.endswith("级")
        or not names_nothing(word)
        or word in (*cues("whose"), *attributes())
    ):
        return None
    same = (
        c.items
        and c.units[-1] == c.unit
        and (not is_verb(word) or word in c.items[-1] or GOES_ON.search(c.left))
    )
    if same or (c.items and (c.unit in SHARES or c.unit in GROWTH_UNITS or c.rank)):
        return c.items[-1], c.subject
    if c.items and c.unit.endswith(("人", "人次")) and HELD.search(c.units[-1]):
        return c.items[-1] + word, c.subject  # 举办培训班12期,培训800人次
    if c.items or not c.unit.endswith("元"):
        return None
    if told := subject_carried("", predicate, c):
        known = told[0] if isinstance(told, tuple) else told
        cut = cut_verb(known)
        return cut[1] if cut else told  # 市财政设立人才专项资金,预算600万元
    return c.past or None


PAID_FROM = re.compile("(?<=资金|经费)[在由从][^,。;]{2,}列支$")
REST = re.compile("其余|合计")
SHARE_OF = re.compile("(?<=..)占[^,]{2,12}(?:比重|比例)$")
GOES_ON = re.compile("实际|已|[由从到至比较]|累计|年")
HELD = re.compile("[场期次个项届]")


POINTS = ("百分点", "个百分点", "pct", "pp")


def subject_carried(core: str, predicate: str, c: Context) -> Found:
    labelled = c.topic and c.lead.endswith(c.topic + ":")
    if predicate.startswith("各") and core and (labelled or c.head == c.topic):
        return c.topic  # 新增企业:甲、乙各8家,其他县各5家
    if pair := regex(r"([前后])者").match(core):
        if len(c.items) > 1:
            return c.items[-2 if pair[1] == "前" else -1], c.subject
    elif (
        core in ("", *"进退升降")
        and c.items
        and c.unit in ("位", "个位次", "名")
        and MOVED.search(predicate or c.left)
    ):
        return c.items[-1], c.subject
    elif (
        core
        and core not in cues("scope")
        and not regex(
            rf"\)?[高低多少快慢]|(?:跟|对比|与|同|较)[^,]{{0,8}}所占(?:份额|比[重例])?|比起来|[尚还仍]?[差缺欠]|我[省市县区州]|我们|在?{REGIONS.pattern}[中里]?|(?:但|并|且|也|又|再|虽|虽然|仍|却|则|而)+"
        ).fullmatch(
            core,
        )
    ):
        return None
    rate = RATE.match(predicate.removeprefix("累计"))
    bare = c.units[-1:] == [""]  # 创新指数53.5,提高0.46个百分点
    if (
        c.unit in POINTS
        and not core
        and not rate
        and not bare
        and (shares := [i for i in map(c.last_in, SHARES) if i is not None])
    ):
        return c.items[max(shares)], c.subject  # 其中省内转化的占43.7%,比上年提高5.2个百分点
    anew = regex(r"[;。]|(?:^|[,;。])[一二三四五六七八]是").search(c.lead) and not regex("增长|比|较").search(
        predicate
    )
    within = c.items and c.among_last and c.unit in ("%", "个百分点", "百分点", "倍")
    amount = c.unit not in SHARES and c.unit not in GROWTH_UNITS and not c.rank
    other = c.head in c.items and c.units[c.items.index(c.head)] in SHARES
    same = c.last_in(c.unit) if amount and not core and (other or c.units[-1:] in (["%"], ["成"])) else None
    if same is not None:
        return c.items[same]  # 投资8亿元,占9%;今年计划10亿元
    if c.items and COMPARES.match(c.left) and not c.lead.startswith(")") and c.units[-1] == c.unit:
        return c.items[-1], c.subject  # 其中高新技术企业813家,比上年末净增192家
    known = (object_of(c.lead) if anew else "") or (c.items[-1] if within else "") or c.head or c.subject
    known = known or said_of(c.lead) or object_of(c.lead) or spoken_of(c.lead) or named_topic(c.topic)
    known = PAID_FROM.sub("", known)
    if known and NEWLY.search(c.left):
        known = STANDING.sub("", known) or known  # 有效期内高新技术企业278家,今年新认定46家
    if known and rate and not known.endswith(rate[0]):
        known = SHARE_OF.sub("", known)  # 增加值占GDP比重8.5%,增速15%
        return known + rate[0], c.subject or known  # 增长9.5%,增速高于全市0.5个百分点
    return (known, c.subject or known) if known else None
