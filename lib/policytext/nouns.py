"""The counted noun after a number, and phrases without a tail that names nothing."""

import re
from functools import cache, lru_cache

from .language import cues, regex
from .wording import begins_with_verb

ASIDE = re.compile(
    r"(?<=[一-龥]{4})\((?:[^()]*之比|[^()]*[\d].*|简称[^()]*|按[^()]*[算计]|到位数|年末数|快报数?|即[^()]*|以下[^()]*)\)$"
)
DOERS = ("企业", "单位", "机构", "高校", "院所", "团队", "公司", "人员", "户")
# Between what is counted and what it does.
ALSO = "(?:正式|可以?|正在|首次|成功|尚|已经?|均|都|全部|先后|陆续|分别|共)+"
LABEL = re.compile(r"\s[一-龥]{2,12}:")  # 预算数:20万元 执行数:19万元
WITHIN = re.compile(
    "(?<=[业目位构校员标户人术果核价赛区])当?中(?=有|已|未|分?[列位居排]|$)"
)  # 规上工业企业中有研发活动的
MEASURED = re.compile(  # what a measure of the counted things comes to
    r"(?P<noun>.{0,10}?(?:企业|园区|[县市区镇]|指标|高校|院所|项目|平台|机构|产品|孵化器|基地))"
    r"(?P<said>[^,的]{0,12}(?:额|值|量|率|度|数|排名|位次|增速|增幅|收入|投入|营收|税收|费用)"
    r"(?:比|较|[超跨]?过|突破|达|高于|低于|优于|超|居|位|列|实现|保持).*)"
)
EARNED = re.compile(  # what they came to is the next number's: 5家高新区实现营业收入62亿元
    "(?:实现|完成|创造|上缴|缴纳)[^,]*(?:收入|产值|税收|税金|利润|额|增加值|投入|投资)"
)
MASKED = re.compile(r"\[\d{1,2}\]|\((?:[xX×]+|\*+)[^()]{0,4}\)")  # 审定数(xx个)和面积(xx亩)
NAMED = re.compile(r"\((?:以下|下)(?:简称|称|统称)[^()]*\)")
WHO = re.compile(r"(?<=[业位所园社校])\([^()\d]{2,40}\)(?=[一-龥]{2})")  # 2家企业(甲、乙)申报
BRACKETS = re.compile("[()“”《》〔〕【】]")


@lru_cache(maxsize=4096)
def noun_after(right: str, share: bool = False) -> str:
    """The counted noun after the unit; what is said of it stands before it, or after it where it is a share.

    >>> noun_after("家企业"[1:]), noun_after("企业申报高企认定,"), noun_after("科技特派员,")
    ('企业', '申报高企认定企业', '科技特派员')
    """
    if LABEL.match(right):
        return ""
    right = regex(r"^(?:以上|及以上|以下|左右|以内|余|多|的|大关|台阶|关口|\s)+").sub("", right)
    if regex(
        r"全[国省市县区州][第前]|第|位列|列|跃居|[、和及与,()。;:/]|占(?!地)|居(?!国内|国际|行业|同类)|增加到|提高到|年[内底初]"
        r"|减少到|增至|[由从]|等|左右|其中|问题|情况|[按据][^揭]|因(?!子|素)"
    ).match(
        right,
    ) or _no_noun().match(right):
        return ""
    right = WHO.sub("", right, count=1)
    right = regex(r"[,。;:!?|]|\((?=其中|含|见|详|\d|[^()]{9})").split(right)[0]
    right = regex("的(?:问题|情况)$").sub("", right)  # 3个项目逾期未验收的问题
    right = regex(f"^(?:{ALSO})(?={_telling().pattern})").sub("", WITHIN.split(right)[0])
    if measured := MEASURED.fullmatch(right):
        return trim(f"{measured['said']}的{measured['noun']}")  # 3项指标排名较上年上升
    right = regex(r"(?<=.)(?:、|和|及|并)(?=实施|开展|推进|建设|完成|力争|新增|引进)").split(right)[0]
    cut = _complement().search(right)
    if not cut:
        return trim(right)
    noun, said = right[: cut.start()], right[cut.start() :]
    if share:
        doing = regex("^(?:均|都|已|全部)").sub("", said).replace("了", "")
        told = _telling().match(doing) and noun.endswith(tuple(cues("noun_head")))
        return trim(f"{doing}的{noun}" if told else right)
    said = regex(f"^(?:{ALSO})").sub("", said)
    if EARNED.fullmatch(said):
        return trim(noun)
    told = None if noun.endswith(_tails()) else _telling().match(said)  # 重点任务全部完成
    named = told and len(said) - told.end() == 2 and said.endswith(tuple(cues("noun_head")))
    if named and not noun.endswith(DOERS):
        return trim(right)  # 园区入驻企业: a name
    if told and len(said) > 1:
        said = regex(r"了|的$").sub("", said)
        return trim(said if said.endswith(noun) else said + noun)
    return trim(noun)


def counted_alone(words: str, right: str) -> str:
    """The counted noun of words that `noun_after` put together, without what is said of it.

    >>> counted_alone("通过评审企业", "企业通过评审,")
    '企业'
    """
    if measured := MEASURED.match(right):
        return measured["noun"]
    cut = _complement().search(right)
    noun = trim(right[: cut.start()]) if cut else ""
    apart = noun and words.endswith(noun) and words[: -len(noun)] in right
    return noun if apart and words not in right else words


GENERIC = re.compile(
    r"(?:国家|[省市县区])?级?(?:以上)?(?:企业|高新区|开发区|孵化器|实验室|研究院|银行|单位|机构|项目|平台|园区|乡?镇"
    r"|街道|县|市|区|村|高校|院所|社区|团队|产品|成果|中心|公司|学校|领域|环节|方向|部门|产业)"
)


def names_kind(noun: str, right: str) -> bool:
    """Whether a noun after a number says of what kind the names before it are: 甲、乙、丙3家省级高新区."""
    of_kind = noun.endswith(tuple(cues("noun_head"))) and not begins_with_verb(noun)
    return of_kind or bool(GENERIC.match(right.lstrip("余多")))


def does_of(words: str) -> str:
    """What counted things do or get, without them; the words where they tell nothing of it.

    >>> does_of("企业授信"), does_of("科技型企业发放贷款")
    ('授信', '发放贷款')
    """
    cut = None if WITHIN.search(words) else _complement().search(words)
    return words[cut.start() :] if cut and _telling().match(words, cut.start()) else words


def says(words: str) -> bool:
    """Whether words begin with what is said of counted things.

    >>> says("通过省级评审"), says("科技特派员")
    (True, False)
    """
    return bool(_telling().match(regex(f"^(?:{ALSO})").sub("", words)))


@cache
def _no_noun() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, cues("growth"))))


@cache
def _complement() -> re.Pattern[str]:
    """Where what is said of the counted things begins: a preposition, or a verb right after a noun."""
    said = "|".join(f"(?<![{but}]){word}" if but else word for word, but in cues("complement").items())
    heads = "|".join(f"(?<={re.escape(head)})" for head in cues("noun_head"))
    verbs = "|".join(map(re.escape, (*cues("said"), *cues("telling"), *cues("inner"), *cues("do"))))
    how = "|".join(map(re.escape, cues("adverb")))
    return re.compile(
        rf"(?<=..)(?<![存所正现])(?<!集中)(?<!分布)(?<!落户)在(?![孵研谈校建库册岗园线])|(?<=..)(?:{said})(?!外|口|接|象|地|校|业|站|账|位|岗|期|会|达|访|素|求|闻|(?<=以)[上下内来])"
        rf"|(?:{heads})(?:{ALSO}|{how})?(?:{verbs})(?![生者率])"
    )


@cache
def _telling() -> re.Pattern[str]:
    return re.compile(
        "|".join(map(re.escape, (*cues("said"), *cues("telling"), *cues("inner"), *cues("do"))))
    )


def trim(words: str) -> str:
    """Without a tail that names nothing and without an unpaired bracket.

    >>> trim("、省级平台建设工作"), trim("平台(重点实验室")
    ('省级平台', '平台')
    """
    words = NAMED.sub("", MASKED.sub("", words)).strip(" 、,:.;—-|_")
    words = ASIDE.sub("", words) if words.endswith(")") else words
    shorter = words
    while shorter.endswith(_tails()) and (cut := _tail().sub("", shorter)) != shorter:
        shorter = cut  # 技改投资市下达任务
    shorter = shorter.removesuffix("全") if shorter.endswith(("业全", "镇全", "域全", "县全")) else shorter
    if not BRACKETS.search(shorter):
        return shorter
    for opening, closing in ("()", "“”", "《》", "〔〕", "【】"):
        if shorter.count(opening) > shorter.count(closing):
            shorter = shorter.partition(opening)[0] or shorter.partition(opening)[2]
        elif shorter.count(closing) > shorter.count(opening):
            shorter = (
                shorter.rpartition(closing)[2]
                if len(shorter.rpartition(closing)[2]) > 3
                else shorter.replace(closing, "", 1)
            )
    return shorter


@cache
def _tails() -> tuple[str, ...]:
    return tuple(cues("tail"))


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(rf"(?<=.{{3}})(?:{'|'.join(map(re.escape, cues('tail')))})$")
