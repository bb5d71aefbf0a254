"""The counted noun after a number, and phrases without a tail that names nothing."""

import re
from functools import cache, lru_cache

from .language import cues

ASIDE = re.compile(r"(?<=[一-龥]{4})\((?:[^()]*之比|[^()]*[\d].*|简称[^()]*|即[^()]*|以下[^()]*)\)$")
DOERS = ("企业", "单位", "机构", "高校", "院所", "团队", "公司", "人员", "户")
ALSO = "正式|可以?|正在|首次|成功|尚"  # between what is counted and what it does
BRACKETS = re.compile("[()“”《》〔〕【】]")


@lru_cache(maxsize=4096)
def noun_after(right: str, share: bool = False) -> str:
    """The counted noun after the unit; what is said of it stands before it, or after it where it is a share.

    >>> noun_after("家企业"[1:]), noun_after("企业申报高企认定,"), noun_after("科技特派员,")
    ('企业', '申报高企认定企业', '科技特派员')
    """
    right = re.sub(r"^(?:以上|及以上|以下|左右|以内|余|多|的|大关|台阶|关口|\s)+", "", right)
    if re.match(
        r"全[国省市县区州][第前]|第|位列|列|跃居|[、和及与,()。;:]|占(?!地)|居|增加到|提高到|年[内底初]"
        r"|减少到|增至|[由从]|等|左右",
        right,
    ) or _no_noun().match(right):
        return ""
    right = re.split(r"[,。;:!?|]|\((?=其中|含|见|详|\d|[^()]{9})", right)[0]
    right = re.split(r"(?<=.)(?:、|和|及|并)(?=实施|开展|推进|建设|完成|力争|新增|引进)", right)[0]
    cut = _complement().search(right)
    if not cut:
        return trim(right)
    noun, said = right[: cut.start()], right[cut.start() :]
    if share:
        doing = re.sub("^(?:均|都|已|全部)", "", said).replace("了", "")
        told = _telling().match(doing) and noun.endswith(tuple(cues("noun_head")))
        return trim(f"{doing}的{noun}" if told else right)
    said = re.sub(f"^(?:{ALSO})", "", said)
    told = _telling().match(said)
    named = told and len(said) - told.end() == 2 and said.endswith(tuple(cues("noun_head")))
    if named and not noun.endswith(DOERS):
        return trim(right)  # 园区入驻企业: a name
    if told and len(said) > 1:
        said = re.sub(r"了|的$", "", said)
        return trim(said if said.endswith(noun) else said + noun)
    return trim(noun)


def does_of(words: str) -> str:
    """What counted things do or get, without them; the words where they tell nothing of it.

    >>> does_of("企业授信"), does_of("科技型企业发放贷款")
    ('授信', '发放贷款')
    """
    cut = _complement().search(words)
    return words[cut.start() :] if cut and _telling().match(words, cut.start()) else words


@cache
def _no_noun() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, cues("growth"))))


@cache
def _complement() -> re.Pattern[str]:
    """Where what is said of the counted things begins: a preposition, or a verb right after a noun."""
    said = "|".join(map(re.escape, cues("complement")))
    heads = "|".join(f"(?<={re.escape(head)})" for head in cues("noun_head"))
    verbs = "|".join(map(re.escape, {**cues("telling"), **cues("inner"), **cues("do")}))
    how = "|".join(map(re.escape, cues("adverb")))
    return re.compile(
        rf"(?<=..)(?:{said})(?!外|口|接|象|地|校|业|站|账|位|岗|期|会|达|访|(?<=以)[上下内来])|(?:{heads})(?:{ALSO}|{how})?(?:{verbs})"
    )


@cache
def _telling() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, (*cues("telling"), *cues("inner"), *cues("do")))))


def trim(words: str) -> str:
    """Without a tail that names nothing and without an unpaired bracket.

    >>> trim("、省级平台建设工作"), trim("平台(重点实验室")
    ('省级平台', '平台')
    """
    words = words.strip(" 、,:.;—-|")
    words = ASIDE.sub("", words) if words.endswith(")") else words
    shorter = _tail().sub("", words) if words.endswith(_tails()) else words
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
