"""Level, flow, growth or rank of a number, by its own words and by what it goes on from."""

import re

from .context import Phrase
from .fields import SHARES, kind
from .memory import State
from .nouns import does_of
from .numerals import Figure
from .segments import JOINED
from .verbs import is_verb
from .wording import begins_with_verb, opening_verb, strip_lead, strip_predicate

STOCKS = tuple("家 个 户 名 人 座 所 台 套 处 支 平方米 亩".split())
STOCK = re.compile(r"[^,。;:]{0,6}截[至止]")  # counts what there is by then
STANDS = re.compile(r"[^,。;:]{0,6}目前(?![^;。]{0,12}(?:已|累计|正|拟|申))")  # so does this of things
HAS = re.compile("有|没有|尚无|未|拥有|建有|实现")
HELD = re.compile("拥有|集聚|汇聚|建有|现有|已有|(?<!膜)覆盖")
DOING = re.compile(
    "^(?!有|没有|尚|未|拥有|建有|位于|分布|集聚|入驻|在|共?实现|共?完成|创造|上缴|贡献)."
)  # what counted things do, not how they are
OF_WHAT = re.compile("的|注册|有$|^[在驻]|从事|兼职|人员$")  # 从事研发的农技人员: no deed
STRIVES = re.compile("(?:力争|争取|努力|冲刺)+(?:达到?|完成)")  # 新增10人,争取达到15人
ACTIVE = re.compile(r"(?:没?有|开展|建有|设有|设立)\s?(?:R&D|研发)\s?(?:活动|机构)的?.*(?:企业|单位)$")
NEWLY = re.compile("新增|净增|增加")
YEARLY = re.compile("当年|本年度?|年内|本期")  # (当年毕业14家): done in the year


def nature_of(
    phrase: Phrase, figure: Figure, around: tuple[str, str, str], sentence: str, state: State, there: bool
) -> str:
    """Kind of a number; `around` are its segment up to it, all words since the number before, those after it.

    `sentence` is what stands before the segment, `there`: what is counted is there now or by a later year.
    """
    left, whole, right = around
    predicate = strip_predicate(left)[1]
    opening = sentence + left
    stock = bool(figure.unit in STOCKS and STANDS.match(opening)) or bool(STOCK.match(opening))
    nature = kind(phrase.words, figure, predicate, left, state.verb, stock)
    if there and ACTIVE.match(phrase.words) and figure.unit in STOCKS and not NEWLY.search(opening):
        return "level"  # 有研发活动的规上工业企业163家
    if phrase.rule == "by_rate":
        return "growth"  # 按10%的比例逐年递增
    counted = phrase.rule in ("noun_after", "counted_list", "said_of_head") and figure.unit not in SHARES
    if (
        phrase.rule == "among"
        and not predicate
        and not opening_verb(left)
        and figure.unit not in SHARES
        and nature in ("", "flow", "level")
    ):
        nature = state.among_kind if state.among_kind in ("flow", "level") else nature
        nature = "flow" if YEARLY.match(left) else nature
    elif phrase.rule == "part_paid":
        nature = "level"  # a share of the grant
    elif phrase.rule == "plan_beside_result" and nature in ("", "level") and state.kinds:
        nature = state.kinds[-1] if state.kinds[-1] in ("flow", "level") else nature
    elif counted and begins_with_verb(phrase.words):
        nature = "level" if HAS.match(phrase.words) else "flow"  # 2家登陆科创板: counted for what they did
    elif counted and not nature and DOING.search(does_of(right)) and does_of(right) != right:
        nature = "flow"  # 9家企业申报省级企业技术中心
    elif (phrase.rule == "noun_of_actor" or (not nature and phrase.rule == "object_within")) and not (
        HELD.search(left) or figure.unit in SHARES
    ):
        nature = "flow"
    elif not nature and (JOINED.match(whole) or whole == "") and "、" in whole:
        nature = state.kind
    elif state.kinds[-1:] == ["flow"] and figure.unit == state.units[-1] and STRIVES.fullmatch(left.strip()):
        nature = "flow"
    elif phrase.rule == "support" and "元" in figure.unit:
        nature = "flow"  # money granted
    if nature:
        return nature
    stands = there and figure.unit.lstrip("十百千万亿") in STOCKS
    does = stands and is_verb(strip_lead(left)[:2]) and not OF_WHAT.search(left)
    return "level" if stands and not does else "flow"
