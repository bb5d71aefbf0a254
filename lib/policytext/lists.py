"""Names that 分别 deals out to the numbers of a list."""

import re
from dataclasses import replace

from .among import BARE_VERB, FIGURE, GROUP, PATENT, of_prize
from .context import Context, Phrase, attributes, endings, merged, overlap, owned
from .fields import SHARES
from .goals import goal_at_end
from .grants import granted_in_list
from .language import cues, regex
from .name_lists import LEVELS, PLACE, PRIZES, dealt
from .numerals import Figure
from .owners import BARE_RATE
from .phrases import read_phrase
from .recipients import SUPPORT, condition
from .segments import JOINED, complex_end, right_of, segment
from .shares import share_dealt
from .tense import EACH_YEAR
from .wording import opening_verb, strip_lead, strip_predicate

BESIDE = re.compile(rf"(?:{JOINED.pattern})(?:第|百分之)?")  # 第六、第四位
REACHED = re.compile(r"达|突破|超过|为|增|降|提高")


LONGEST_LIST = 16  # numbers that one 分别 deals names to
APART = re.compile(r"分\s别")  # a page broken within the word
DEALT = ("分别", "分列", "依次")


def _side_by_side(left: str, figures: list[Figure], listed: int) -> tuple[list[str], int]:
    """As many names as numbers without 分别: 高新技术企业、科技型中小企业达120家、350家."""
    names, predicate = strip_predicate(strip_lead(left))
    alike = len({figure.unit for figure in figures}) == 1
    if regex(r"其中|各|均|都").search(left) or not (alike or REACHED.search(predicate)):
        return [], listed
    found = dealt(names, len(figures)) if "、" in names else []
    return (found, len(found)) if found else ([], listed)


def _named_before(lead: str, n: int) -> list[str]:
    """As many names in the segments before: 对新引进的博士、硕士,签订合同的,分别给予…."""
    for part in reversed(regex(r"[,;:。]").split(lead)[-3:]):
        plain = strip_lead(regex(r"^.{0,4}?(?<!面)对(?!接|外|口)").sub("", part.removesuffix("的")))
        if found := dealt(plain, n) if "、" in plain or "和" in plain else []:
            return found
    return []


def _granted(text: str, figures: list[Figure], low: int, left: str, run: int) -> list[str]:
    """Names of amounts granted side by side: 对国家级、省级平台,分别给予50万元、20万元补助."""
    unit = figures[run - 1].unit
    if not (unit.endswith("元") or unit in SHARES):
        return []
    right = right_of(text, complex_end(text, figures[run - 1]), len(text))
    if not GIVES.search(left) and not GIVES.match(right) and not BEARS.search(left):
        return []
    lead = text[low : figures[0].start - len(left)]
    if bears := BEARS.search(left):  # 贷款发生损失的,由资金池、合作银行分别承担40%、60%
        names = dealt(regex("^由").sub("", strip_lead(left[: bears.start()])), run)
        return [merged(condition(lead), name) + bears[1] for name in names]
    whom, called = granted_in_list(left, lead, right, unit)
    if classes := CLASSES.search(lead + left):  # 对领军团队,按A、B、C三类分别给予
        whom = condition(lead[: classes.start()] or lead).rpartition("的")[2]
        return _of_classes(classes[1], whom + called, run)
    names = dealt(whom, run) if "、" in whom or "和" in whom else []
    if all(LEVEL_ONLY.fullmatch(name) for name in names):
        return []
    return [merged(name, called) for name in names]


def _of_classes(letters: str, words: str, n: int) -> list[str]:
    """A name for each of n classes: A、B、C三类."""
    names = [f"{letter}类{words}" for letter in letters.split("、")]
    return names if len(names) == n else []


BEARS = re.compile("(?:分别|各自?)?按?(承担|分担|负担|出资)(?:比例为?)?$")
GIVES = re.compile(rf"{SUPPORT}|给予|予以|[再另各][奖补]|分别发放$")


def _of_each(name: str, items: list[str]) -> list[str]:
    """One name for what was counted before, each on its own: 专利申请624件、授权391件,发明专利分别为…."""
    if not name or not items:
        return []
    if name in attributes() or RATE_OF.fullmatch(name):
        return [owned(item, name) for item in items]
    level = regex(rf"{LEVELS}(?:及?以上)?").fullmatch(name)
    if level:
        return [name + regex(rf"^{LEVELS}(?:及?以上)?").sub("", item) for item in items]
    if BARE_VERB.match(name[:2]) and all(name[:2] in item for item in items):
        return [
            item.replace(name[:2], "", 1) + name for item in items
        ]  # 甲计划入选3人、乙计划入选5人,入选总数分列
    return [merged(name, item) for item in items] if all(overlap(name, item) for item in items) else []


GRANTS = ("给予", "奖励", "补助", "资助", "支持", "扶持", "下达", "发放")  # to those named, not by them
LISTS = re.compile("、|”“")
RATE_OF = re.compile("[一-龥]{1,3}率")
# Those ranked: 总量、强度在全省14个市州中分别居第三、第五位.
RANKED = re.compile(r"在?(?:全[国省市区县州]|参评的?)[\d一二三四五六七八九十]+[个家][^,。;、]{1,14}[中里]?$")
OF_EACH = re.compile("占[^,、]{2,}的?比[重例]|所?占比[重例]?")
OF_THEM = re.compile(
    "[两二三四五](?:者|项|类)(?:指标|经费)?(占.+|所?占?比[重例])"
)  # 三者占研发经费的比重分别为…


def run_of(text: str, figures: list[Figure]) -> int:
    """How many numbers stand side by side from the first on: 120家、350家和18家."""
    run = 1
    while run < len(figures):
        if not BESIDE.fullmatch(text[complex_end(text, figures[run - 1]) : figures[run].start]):
            break
        run += 1
    return run


def names_dealt(
    text: str, figures: list[Figure], low: int, items: list[str], listed: int
) -> tuple[list[str], int]:
    """Names that 分别 deals out to this number and those after it, as many as there are numbers.

    `items` are the phrases so far, `listed` how many names were dealt out last; it is returned anew.
    """
    names, listed = _names_dealt(text, figures, low, items, listed)
    share = share_dealt(text[low : figures[0].start]) if names and figures[0].unit in SHARES else ""
    return [name if share in name else name + share for name in names], listed


def _names_dealt(
    text: str, figures: list[Figure], low: int, items: list[str], listed: int
) -> tuple[list[str], int]:
    left = APART.sub("分别", segment(text, low, figures[0].start))
    names, word, _ = next((parted for word in DEALT if (parted := left.rpartition(word))[1]), ("", "", left))
    run = run_of(text, figures)
    if run == 1:
        return [], listed
    if granted := _granted(text, figures, low, left, run):
        return granted, run
    if EACH_YEAR.search(left) and not strip_predicate(left)[0].endswith("年"):
        return [], listed  # 2017、2018年专项经费分别为…: of one thing, years dealt out
    if not word:  # numbers that go on from a list dealt out before: 分别突破…,达到83亿元、52亿元
        again = listed == run and not strip_lead(strip_predicate(left)[0])
        return (_last_of(items, run), listed) if again else _side_by_side(left, figures[:run], listed)
    sorts = names.endswith("的") and items and not figures[0].unit.endswith("元")
    names = AFTER_IT.sub("", RANKED.sub("", names))
    plain = strip_predicate(names.strip())[0]
    names = plain if PRIZES.fullmatch(plain) else strip_lead(names)
    names = regex(r"^[对将把给]").sub("", names)
    rate = RATE.search(names)  # 甲县、乙县R&D经费增幅分别: of each; 总量、增速分列: one of them
    names = names if rate and rate["own"] else strip_predicate(names)[0]
    per = names if PER.fullmatch(names) else ""
    names = names.removeprefix(per)
    names = regex("^(?:其中|但)[:,]?|^(?:上述|以上|前述|这)?(?:[两二三四五六]项)?(?:指标|者|项)?$").sub(
        "", names
    )
    named = strip_lead(left.rpartition("分别")[2])
    if numbered := OF_THEM.match(names):
        return [item + numbered[1] for item in list(dict.fromkeys(items))[-run:]], run
    if OF_EACH.fullmatch(names) and (of := _last_of(items, run)):
        return [item + names for item in of], run  # …,占研发经费的比重分别为…
    each = strip_predicate(named)[0] if not names and regex(r"\d年").search(left) else ""
    if len(each) > 1:  # 2018、2019年分别新认定企业40家和55家
        return [each] * run, run
    right = right_of(text, complex_end(text, figures[run - 1]), len(text))
    granted = regex(
        r"(?:的?标准)?(?:发放|给予|予以)?(?:的?一次性)?([^,。;\d]{0,8}(?:补贴|奖励|补助|资助|资金))"
    ).match(right)
    last = _last_of(items, run) or (dealt(items[-1], run) if items and LISTS.search(items[-1]) else [])
    found = dealt(names, run) or _of_each(names, last)
    verb = opening_verb(left.rpartition(word)[2])
    made = verb in cues("do") and verb not in GRANTS
    noun = strip_predicate(named)[0] if made and not names.endswith(endings()) else ""
    if found and len(noun) > 2 and figures[0].unit not in SHARES:
        return [merged(name, noun) for name in found], run  # 甲县、乙县分别新增高新技术企业5家和3家
    if found and sorts:
        return [f"{name}的{items[-1]}" for name in found], run  # 达到国际、国内先进水平的分别有3项、5项
    if found and rate and not rate["own"]:
        return [name + rate["rate"] for name in found], run
    if found:
        granted = granted or regex(rf"分别(?:给予|按)?((?:一次性)?{SUPPORT})").search(left)
        return ([name + granted[1] for name in found] if granted else found), run
    lead = text[low : figures[0].start - len(left)].rstrip(",")
    if (names in attributes() or names.endswith("额")) and (
        classes := OF_CLASSES.search(lead)
    ):  # 创新券分为A、B、C三类,面额分别为
        return _of_classes(classes[2], classes[1] + names, run), run
    found = [] if names else _named_before(lead, run)
    if found or per:
        given = regex(SUPPORT).search(left.rpartition(word)[2]) if per else None
        called = granted[1] if granted else given[0] if given else "奖励" if "奖励" in left else ""
        return [name + per + called for name in found or last], run
    return ([] if names else last), run


def _last_of(items: list[str], n: int) -> list[str]:
    """The last n different phrases, in their order; empty where there are not as many."""
    last = list(dict.fromkeys(reversed(items)))[:n]
    return last[::-1] if len(last) == n else []


PER = re.compile("(?:每[人家户个名项件]|每[年月])+")  # 每人每月分别发放, to those named before
AFTER_IT = re.compile("(?:紧随|紧跟|排在|位居)其后,?$|次之,?$")
RATE = re.compile(r"(?P<own>[、和及])?(?P<rate>增速|增幅|降幅|增长率)$")


def said_of_place(items: list[str]) -> str:
    """What was said last of a place, without it.

    >>> said_of_place(["全省研发经费投入强度", "甲市研发经费投入强度"]), said_of_place(["研发平台"])
    ('研发经费投入强度', '')
    """
    named = OF_PLACE.match(items[-1]) if items else None
    return named["words"] if named else ""


OF_PLACE = re.compile(rf"(?:全[国省市县区州]|{PLACE.pattern})(?P<words>[^、]{{3,}})")
PATENTS = re.compile("专利(?:申请|授权)量?")
CLASSES = re.compile(",按([A-Z](?:、[A-Z])+)[两三四五六]?类")
OF_CLASSES = re.compile("([一-龥]{2,8})分[为成]([A-Z](?:、[A-Z])+)[两三四五六]?(?:类|[个种]等[次级])")
LEVEL_ONLY = re.compile("(?:国家|省|自治区|市|县|区)级")


def phrase_dealt(name: str, context: Context, left: str) -> Phrase:
    """A name that 分别 dealt out, with what it is an attribute or, after 其中, a part of."""
    if "其中" in left and name in left:
        part = read_phrase(replace(context, left=f"其中{name}", rank=False))
        return Phrase(part.words + "占比" * left.rstrip().endswith("占"), name, "each_of_list")
    if context.items and (prize := of_prize(name, context.items[-1])):
        return Phrase(prize, context.subject, "each_of_list")
    rise = context.unit in SHARES and regex("增长|下降|提高").search(left)
    if rise and (whole := next((item for item in context.items if item.startswith(name)), "")):
        return Phrase(whole, context.subject, "each_of_list")  # 汽车产值…、机械产值…,汽车、机械分别增长
    aim = goal_at_end(left) if context.unit in SHARES else None
    if LEVEL_ONLY.fullmatch(name) and context.items and (level := LEVEL_ONLY.search(context.items[-1])):
        name = context.items[-1].replace(level[0], name, 1)  # 国家级平台奖励50万元,省级、市级分别…
        return Phrase(name, context.subject, "each_of_list")
    if PLACE.fullmatch(name) and (shared := said_of_place(context.items)):
        return Phrase(name + shared, context.subject, "each_of_list")  # 甲市强度达到3%,乙市、丙市分别…
    if PATENT.fullmatch(name) and (known := PATENTS.search(" ".join(context.items[::-1]))):
        return Phrase(f"{name}{known[0]}", context.subject, "each_of_list")  # 实用新型、外观设计分别为
    whole = context.last_in(context.unit) if GROUP.search(name) and context.unit.endswith("元") else None
    if whole is not None and (figure := FIGURE.search(context.items[whole])):
        return Phrase(name + figure[0], context.subject, "each_of_list")  # 企业、高校分别为3亿元和1亿元
    words = name + (aim[1] if aim else "")
    if (name in attributes() or BARE_RATE.fullmatch(name)) and context.subject:
        owner = context.head if BARE_RATE.search(context.subject) else context.subject
        return Phrase(owned(owner, name), context.subject, "each_of_list")
    return Phrase(words, name, "each_of_list")
