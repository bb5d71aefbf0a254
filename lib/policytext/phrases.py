"""The words that name what a number measures, by an ordered list of rules.

The rules and an example of each stand in `data/indicator_rules.csv`; cue words in `data/quantity_cues.csv`.
"""

import re
from functools import cache
from typing import NamedTuple

from .language import table

OPEN, CLOSE = "(“《〔【", ")”》〕】"
TIME = (
    r"(?:到|至|截至|截止)?(?:19|20)\d\d年(?:底|末|年底|上半年|下半年)?(?:前|以前)?[,:]?|每年|全年|年内|今年|去年|当年|年度"
    r"|\d{1,2}\s?[-~—]\s?\d{1,2}月份?|\d{1,2}月(?:底前|底|前)?|分[\d一二三四五六]+批次?"
    r"|上半年|下半年|近年来|五年内?|三年内?|两年内?|本年度|年均(?=新增|引进|培育)|期内|规划期内"
)
EMPTY = ("对", "与", "为", "向", "给", "把", "将", "有", "现有", "仅有", "从", "在")
GOAL = re.compile(
    r"(?:仅|已|超额)?(?:完成|为|达到|占|是)?((?:全年|年度|年初)?(?:目标任务|任务目标|目标|任务))的?"
)
GENERIC = r"企业|单位|机构|项目|平台|园区|县|高校|院所|社区|团队|产品|成果|中心|公司"
PER_UNIT = r"每.{1,2}(?:服务)?|[户人单]均|单项(?:补助)?|平均每.{1,2}"
LIST = re.compile(
    r"^(?:[A-Z][.、]|\(?[一二三四五六七八九十\d]{1,3}[)、.]|[①-⑳]|[一二三四五六七八九]是|——|—)\s?"
)


class Phrase(NamedTuple):
    """An indicator phrase: its words, the subject later phrases may go on from, the rule that made it."""

    words: str
    subject: str
    rule: str


class Context(NamedTuple):
    """What stands around a number: words to its left and right up to the bounds, and what came before."""

    left: str
    right: str
    subject: str
    head: str


@cache
def words_of(kind: str) -> tuple[str, ...]:
    """Cue words of a kind, the longest first."""
    return tuple(
        sorted((r["cue"] for r in table("quantity_cues") if r["kind"] == kind), key=lambda w: (-len(w), w))
    )


@cache
def pattern_of(*kinds: str) -> str:
    """One alternative of the cue words of kinds."""
    words = sorted((word for kind in kinds for word in words_of(kind)), key=lambda w: (-len(w), w))
    return "|".join(map(re.escape, words))


def read_phrase(context: Context) -> Phrase:
    """The indicator phrase of a number in its context.

    >>> read_phrase(Context("力争全市高新技术企业数突破", "", "", "")).words
    '全市高新技术企业数'
    >>> read_phrase(Context("力争新增", "国家企业技术中心等国家级创新平台", "", "")).words
    '国家企业技术中心等国家级创新平台'
    """
    if goal := GOAL.fullmatch(context.left.strip(" ,、")):
        return Phrase(context.head + goal[1], context.subject, "share_of_task")
    left, predicate = strip_predicate(strip_lead(context.left.strip()))
    noun = _noun(context.right)
    if left.startswith("其中"):
        return _among(left[2:].lstrip(":,"), predicate, context)
    if not left or left in words_of("scope") or left in EMPTY:
        return _right_or_inherited(left if left in words_of("scope") else "", predicate, context)
    if left.startswith("占") and context.subject:
        return Phrase(context.subject + left, context.subject, "share_of_subject")
    if left in words_of("attribute") and context.subject:
        owner = re.sub(rf"(?:{pattern_of('attribute')})$", "", context.subject)
        return Phrase(owner + left, owner + left, "attribute_of_subject")
    if noun and (left.endswith("等") or ("、" in left and not predicate and re.match(GENERIC, noun))):
        return Phrase(noun, noun, "counted_list")
    if re.fullmatch(PER_UNIT, left):
        words = context.subject + left + noun
        return Phrase(words, context.subject, "per_unit")
    if noun and re.fullmatch(r"(?:首|一|二|三|本)(?:批|期|次)|首轮|其他|其余|新增", left):
        return Phrase(left + noun, left + noun, "batch_of_noun")
    if context.subject and re.fullmatch(r".{1,2}率", left):
        return Phrase(context.subject + left, context.subject, "rate_of_subject")
    if noun and re.match(r"每[个位家名]", left):
        return Phrase(left + noun, "", "each_with_noun")
    if noun and context.left.endswith("的"):
        words = left + noun
        return Phrase(words, words, "owner_of_noun")
    if noun and re.search(rf"(?:{pattern_of('do')})了?$", left):
        return Phrase(noun, noun, "noun_after_verb")
    return _left(left, predicate, context)


def strip_lead(left: str) -> str:
    """Without list marks, times, wills (力争) and verbs of doing before the phrase.

    >>> strip_lead("到2023年,力争新增省级平台")
    '省级平台'
    >>> strip_lead("办结率"), strip_lead("增加值"), strip_lead("共建实验室")
    ('办结率', '增加值', '共建实验室')
    """
    before = None
    while left != before:
        before = left
        left = LIST.sub("", left)
        left = _prepositional().sub("", _lead().sub("", left))
        verb = _verb().match(left)
        if (
            verb
            and not NOMINAL.match(left, verb.end())
            and (len(left) - verb.end() > 2 or len(left) == verb.end())
        ):
            left = left[verb.end() :]
    return left


NOMINAL = re.compile(
    r".{0,2}(?:率|数|量|额|值|度|者|权|型)(?:$|[^一-龥]|达|为|突破|超|力争|确保|争取|不|提|增|保持)"
)


@cache
def _lead() -> re.Pattern[str]:
    more = (
        r"重点(?=选取|支持|培育|推进|打造|建设|引进|抓好)|累计(?!登记)|共(?!建|同|享|性|青|办)|合计|总计"
        r"|还|也|并|均|已|且|同时|要|将|再|又|其余|继续|本年|双方|协同|分别(?!.*[、和])"
    )
    return re.compile(
        rf"^(?:\([^()]*[:：][^()]*\)|{TIME}|{pattern_of('modality', 'adverb')}|{more}|[,:、\s]+)"
    )


@cache
def _prepositional() -> re.Pattern[str]:
    """围绕…, 依托…, 在… and their like before a verb of doing."""
    heads = r"围绕|依托|利用|通过(?=与)|与(?!会)|在(?![孵站研谈校建])|从(?!业)|以(?![上下内外])"
    verbs = "|".join(re.escape(verb) for verb in words_of("do") if len(verb) > 1)
    return re.compile(rf"^(?:{heads})[^,。;]{{2,40}}?(?={verbs})")


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern_of('do')})(?:了|和|、)?")


def strip_predicate(left: str) -> tuple[str, str]:
    """The phrase without the verb of reaching or growing at its end, and that verb.

    >>> strip_predicate("高新技术产业投资额同比增长")
    ('高新技术产业投资额', '同比增长')
    """
    predicate = ""
    while match := _ends().search(left):
        predicate = match[0] + predicate
        left = left[: match.start()]
    return left, predicate


@cache
def _ends() -> re.Pattern[str]:
    more = (
        r"同比|年均|环比|平均|比上年|比去年同期|比去年|较上年|较去年|新增|净增|增加|每年|全年|年均新增|分别|(?<![户人年日月平])均|各|也|已|再|将|的|了"
        r"|(?:全省|全国|全市)(?:前|第)?|第|前|(?<=[数量额率])(?:为|是)|(?<![签合节条契])约|(?<=.)(?:为|是|到|至)|是\d{4}年的|(?:由|从|到)?\d{4}年的|较\d{4}年"
        r"|(?<![占对])比(?!重|例|率|值)[^,、]{1,8}(?:高|低|多|少|增加|减少|提高|增长|下降)|(?:高于|低于|高出|超出)[^,、\d]{1,8}"
    )
    return re.compile(rf"(?:{pattern_of('reach', 'growth', 'rank', 'before', 'modality')}|{more})$")


def _left(left: str, predicate: str, context: Context) -> Phrase:
    """Words before the number: the object of a verb within them, else all of them."""
    inner = re.search(
        r"(?:获得|荣获|新增|新认定|新建|新引进|举办|发放|选派|促成|带动|建成|组建|引导|完成|建立了|进行了|实现|引进|培育|开展了?|安排(?=..)|租用|凝练|共建|设立|召开)(?=.)",
        left,
    )
    if inner and inner.start() >= 1:
        scope = left[: inner.start()] if left[: inner.start()] in words_of("scope") else ""
        owner = left[: inner.start()] if inner[0] == "安排" else ""
        words = scope + strip_lead(owner) + strip_lead(left[inner.end() :])
        if len(words) > 2 and words not in words_of("attribute"):
            return Phrase(words, words, "object_within")
    words = _clean(left)
    if context.head and (money := re.fullmatch(r"(?:安排|拨付|下达|兑付|配套|投入)?(资金|经费)", words)):
        return Phrase(context.head + money[1], context.head, "money_of_head")
    return Phrase(words, words, "subject" if predicate else "noun_before")


def _right_or_inherited(left: str, predicate: str, context: Context) -> Phrase:
    noun = _noun(context.right)
    grows = re.search(rf"(?:{pattern_of('growth')}|同比|比)", predicate)
    if noun and not grows:
        return Phrase(left + noun, left + noun, "noun_after")
    inherited = context.head or context.subject
    return Phrase(inherited, inherited, "subject_carried" if inherited else "none")


def _among(left: str, predicate: str, context: Context) -> Phrase:
    """其中: a noun of its own, or a modifier of the head before."""
    left, _ = strip_predicate(strip_lead(left))
    own = left or _noun(context.right)
    if not own:
        return Phrase(context.head, context.subject, "among_head")
    modifier = re.fullmatch(
        r"(?:国家|省|市|县|区|部)+[、和]?(?:级|重点)?(?:及以上)?|[^企院室站台所目利品金人心空器地队员额量数率值士授师生才奖]{1,5}",
        own,
    )
    inherits = modifier and context.head and not predicate
    words = own + context.head if inherits else own
    return Phrase(words, context.subject, "among_modifier" if inherits else "among_noun")


def _noun(right: str) -> str:
    """The counted noun after the unit, without what is said of it."""
    right = re.sub(r"^(?:以上|及以上|以下|左右|以内|余|多|的|\s)+", "", right)
    if re.match(rf"[、和及与,]|{pattern_of('growth')}|增加到|提高到|减少到", right):
        return ""
    right = re.split(r"[,。;:!?|]", right)[0]
    right = re.split(r"(?<=.)(?:、|和|及)(?=实施|开展|推进|建设|完成|力争|新增)", right)[0]
    cut = re.search(rf"(?<=..)(?:{pattern_of('complement')})(?!外|口|接)", right)
    right = right[: cut.start()] if cut else right
    return _clean(right)


def _clean(words: str) -> str:
    """Without a tail that names nothing and without an unpaired bracket."""
    words = words.strip(" 、,:")
    shorter = re.sub(rf"(?<=.{{3}})(?:{pattern_of('tail')})$", "", words)
    for opening, closing in zip(OPEN, CLOSE, strict=True):
        if shorter.count(opening) != shorter.count(closing):
            shorter = (
                shorter.replace(closing, "", 1)
                if shorter.count(closing) > shorter.count(opening)
                else shorter.partition(opening)[2] or shorter
            )
    return shorter
