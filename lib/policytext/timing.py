"""Status and year of a number: years named before it, words that look back or ahead, its part."""

import re
from functools import lru_cache

from .goals import GOAL, PLAN, goal_at_end
from .language import cues, regex
from .numerals import Figure
from .openings import ANSWERED_FOR
from .setting import Setting
from .tails import FROM
from .tense import (
    FIRM_AHEAD,
    FIRM_BACK,
    NAMES_YEAR,
    SPAN,
    blank,
    looks_back,
    years_of,
)
from .wording import LIST

# A plan as such, what begins with one, and what is planned to be done: 计划培育, but no 引进计划资金.
PLANNED = re.compile(
    rf"(?:{PLAN}|目标|任务|预算(?!收入|支出|执行))(?:数|值)?"
    rf"(?:(?:为|是|的?申报|增长|下降|[≥≤]|{'|'.join(map(re.escape, cues('do')))})[^,;完]{{0,12}})?$"
    r"|^(?:年初|年度|全年|原)?计划[^,;完]{0,16}$"
)
BEHIND = re.compile(
    r"(?:低于|高于|慢于|快于|超|落后于?|超过|超出)(?:序时|时序|[^,;\d]{2,16})?(?:时间|进度|计划|目标|任务)(?:进度|节点|值)?$"
)
OPENING = 24  # characters that tell which years a whole clause looks back on
OBLIGED = re.compile(
    "(?:不[得能](?:少于|低于|高于|超过)|最[少多低]要?|应[有派达]到?|(?:应|须|要求)(?:当|完成|达到?|升到|保有)|(?:应|须)交)"
    "[^,;。]{0,10}$"
)
FLOOR = re.compile(
    "不[得能]?(?:少于|低于)|[至最]少(?:达到|要有|有)?|(?:应|均?须|要)(?:保?有|达到?|保持)"
)  # what results are not said with
LABEL = re.compile(
    r"(?:^|[。;,\s】])(?:年度|全年|工作|考核)?(?:(?P<aim>目标|任务|计划)|完成|实际|结果)(?:数|值|情况)?:[^。;:]*$"
)
FLOOR_SIGN = re.compile(r"(?:[≥≤]|不低于|不少于|不高于)\s?$")
RESULT_NEXT = re.compile(r"(?:以上|以内|左右)?[,;(]\s?(?:全年|年终|最终)?实际")
PROGRAMME = re.compile(r"[^,;年初度原(]{2,}计划$")
PROGRAMMES = ("项", "个", "名", "人")  # what programmes are counted in
SIGHT = 400  # characters a number looks back on, so that time is linear in the length of a sentence
BRACKETED = re.compile(rf"{GOAL.pattern}|((?:目标|任务|计划|预算|指标)[值数])$")
THAN = re.compile(r"[比较](?:[去上]一?年|((?:19|20)\d\d)年)(?:底|末|同期)?的$")
AIMED = re.compile(r"(?:^|[,;。:])到(?:19|20)\d\d年,[^;。]*$")
PARTIAL = re.compile(r"\d\s?[-—~至]\s?[1-9]月|\d月底|季度|上半年|今年以来")  # the year is not over
# A year that opens a statement without a number is that statement's alone: “十三五”末首次高于全省平均;
SAID_APART = re.compile(r"(?<=[,;])[^,;\d]{0,3}(?:(?:19|20)\d\d年|“?十[一二三四]五”?)[^,;\d]{4,};")
ADDED_TO = re.compile("在[^,;。]{2,24}基础上")
NOW = re.compile(
    "[“‘]?(?:截[至止])?目前|当前|今年|全[省市县区州](?:共有|已|现有|累计)|[三五]年累计|[三五]年来"
)
BARE_GOAL = re.compile(
    r"(?:[与比较距])?(?:年初|全年|年度|规划)?(?:(?:19|20)\d\d年)?(?:规划)?(?:目标|任务|计划)[为是]?"
)
GOAL_OF = re.compile(r"的?(?:年度|全年|年初|既定|省定)*(?:目标|任务)")  # 省定1900家的任务
DONE_OF_GOAL = re.compile("(?:目标|任务|计划)[^,;完]{0,2}完成(?:率|比例|进度)?[^,;]{0,3}$")  # 目标完成52%
BY_THEN = re.compile(r"(?:^|[,;。:])到(?:19|20)\d\d年[^,;。]*[,，]")
TO_YEAR = re.compile(r"[到至]((?:19|20)\d\d)年(?:底|末)?的?$")
OPENS = re.compile(
    r"^(?:[我全][国省市县区州]|仅|从|到|至|截[至止]|力争|争取|确保|预计|有望|计划|拟|在|自|同时|此外|其中)?(?:到|至)?$"
)


def in_sight(text: str, begin: int, end: int) -> str:
    """What stands in a sentence before a segment: where it is very long, its opening and its last words."""
    return (
        text[begin:end] if end - begin <= SIGHT else f"{text[begin : begin + 40]},{text[end - SIGHT : end]}"
    )


def goal_before_bracket(text: str, start: int) -> re.Match[str] | None:
    """The target named right before the bracket that opens at `start`: 完成年度任务(20亿元)."""
    return BRACKETED.search(text[max(0, start - 16) : start - 1]) if text[start - 1 : start] == "(" else None


def year_opened(gap: str, clause: Setting, carried: int | None) -> int | None:
    """The year that a sentence goes on from, `gap` being what was said since the last number.

    A sentence without a number that opens with a year leads to the next: 去年的研发强度是多少?1.12%!
    """
    if not years_of(gap, clause.base):
        return carried
    last = regex(r"[。!?\n|]").split(gap.rstrip("。!?\n|"))[-1]
    opened = years_of(last, clause.base, clause.year)
    return opened[-1][1] if opened and OPENS.match(last[: opened[-1][0]]) else None


def year_named(
    clause: Setting, sentence: str, left: str, carried: int | None
) -> tuple[int | None, int | None]:
    """The year that the words before a number name, and the year that later numbers go on from.

    `sentence` is what stands before its segment, `left` the segment up to the number, `carried` the year
    that the clause has named so far.
    """
    named, opens = _named(sentence, left, clause)
    if carried is not None and (NOW.match(sentence + left) or looks_back(sentence + left) < -1):
        carried = None
    if named is None and carried is not None and clause.base is not None and carried < clause.base:
        return carried, carried  # a past year goes on through the sentences of a clause
    if opens:
        return named, None if regex(r"\d年度").search(
            sentence + left
        ) else named  # 2017年度 dates a statistic
    if turned := TO_YEAR.search(left):
        return named, int(turned[1])  # 由2017年的8亿元增加到2022年的19亿元,年均增长18%
    if carried is not None and regex(r"每年|期间").match(sentence + left):
        named = carried
    return named, carried


def status_and_year(
    clause: Setting, text: str, figure: Figure, start: int, sentence: str, named: int | None, rising: bool
) -> tuple[str, int | None]:
    """Status and year of a number.

    Its segment begins at `start`, `sentence` is what stands before that; `named` is the year named before
    it; `rising`: it is the value from which something rose.
    """
    left = text[start : figure.start]
    own = (
        clause.year if clause.part == "report" or clause.last is None else max(clause.last, clause.year or 0)
    )
    base = clause.base if clause.part == "plan" or clause.year is None else clause.year
    year = own if named is None else named
    goal = None if _names_programme(text, figure, left) else goal_at_end(left)
    in_brackets = not left.strip() and goal_before_bracket(text, start)
    if in_brackets or GOAL_OF.match(text[figure.stop : figure.stop + 12]):
        return ("actual" if "超额完成" in left else "target"), year
    if figure.unit in ("%", "成") and (goal or DONE_OF_GOAL.search(left)) and not BARE_GOAL.fullmatch(left):
        return ("target" if FIRM_AHEAD.search(left) else "actual"), year
    if (than := THAN.search(left)) and base is not None:
        return "actual", int(than[1]) if than[1] else base - 1  # 比去年同期的1102件增长25.8%
    if rising:
        return "actual", _from_year(text, sentence, left, named, clause, base)
    if BEHIND.search(left):
        return "actual", year
    told = regex("占(?:全年|年度)?(?:任务|目标|计划)数$").search(left) or (
        PLANNED.search(left) and not regex(r"占|为(?:年|全|预|目)").search(left)
    )
    planned = goal or (told and not _names_programme(text, figure, left))
    if planned and not regex(r"实际(?!利用)").search(left):
        return "target", year
    if (
        named is not None
        and clause.part == "report"
        and named == clause.base
        and (clause.year or named) < named
    ):
        return "target", year
    if (
        named is not None
        and base is not None
        and named < base
        and _by_stages(clause, text, sentence + left, named)
    ):
        return "target", year
    if label := LABEL.search(sentence + left):
        return ("target" if label["aim"] else "actual"), year  # 任务:14户;完成:15户
    if FLOOR_SIGN.search(left) and RESULT_NEXT.match(text, figure.stop):
        return "target", year  # 占比≥70%,实际为82.8%
    if OBLIGED.search(left) and not FIRM_BACK.search(left):
        return "target", year  # 入库企业不得低于45家, in a report of what was found
    if named is not None and clause.part == "plan" and FLOOR.search(left) and not FIRM_BACK.search(text):
        return "target", year  # 2022年龙头企业不少于21家;2023年不少于27家
    if named is not None and base is not None and named != base:
        return ("actual" if named < base else "target"), year
    if named is not None and AIMED.search(sentence + left):
        return "target", year
    back, ahead = _firm_words(sentence, left, _is_partial(text))
    if ahead > back:
        return "target", year
    if back > ahead:
        return "actual", year if named is not None or clause.part == "report" else clause.base
    return ("actual" if clause.part == "report" else "target"), year


def _by_stages(clause: Setting, text: str, before: str, year: int) -> bool:
    """Whether a clause of goals or tasks names a year on the way to that of the plan."""
    if clause.part != "plan" or FIRM_BACK.search(text):
        return False
    if (span := SPAN.search(clause.document)) and int(span[1]) <= year:
        return True  # 2024年800万元, in a plan for 2024—2026
    named = {year for _, year in years_of(text, clause.base)}
    if ANSWERED_FOR.search(text):  # what somebody has to do: …。(责任单位:市科技局)
        return max(named, default=0) < (clause.base or 0) - 1  # last year is looked back on
    if not clause.path.endswith("目标"):
        return False
    return bool(BY_THEN.search(before)) or (len(named) > 2 and max(named) >= (clause.base or 0))


def _names_programme(text: str, figure: Figure, left: str) -> bool:
    """Whether 计划 before a number ends a name (火炬计划7项), and no result follows."""
    result = regex("实际|完成|实现").search(text[figure.stop : figure.stop + OPENING])
    return bool(PROGRAMME.search(left)) and figure.unit in PROGRAMMES and not result


def _firm_words(sentence: str, left: str, partial: bool) -> tuple[int, int]:
    """Where the last words stand that look back and ahead for certain, -1 for none."""
    stretch = regex(r"[;。]").split(sentence + left)[-1]
    stretch = regex(r"\([^()]*\)").sub(blank, stretch)  # 93项(计划80项),获奖4项
    if "基础上" in stretch:  # 在年初已下达3亿元的基础上追加
        stretch = ADDED_TO.sub(blank, stretch)
    back = max((m.start() for m in FIRM_BACK.finditer(stretch)), default=-1)
    ahead = max((m.start() for m in FIRM_AHEAD.finditer(stretch)), default=-1)
    opening = FIRM_AHEAD.search(sentence) if back == ahead == -1 else None
    if opening and opening.start() < 8 and not FIRM_BACK.search(sentence):
        ahead = 0  # what opens a sentence holds for the whole of it
    if partial and (later := regex(r"预计(?:全年|年底|到年底|年末)").search(stretch)):
        ahead = max(ahead, back + 1, later.start())
    return back, ahead


@lru_cache(maxsize=8)
def _is_partial(text: str) -> bool:
    return bool(PARTIAL.search(text))


def year_of_start(clause: Setting, left: str, named: int | None) -> int | None:
    """The year that a value from which something rose is given with: 由2016年的27.6亿元."""
    own = years_of(left[-14:], clause.base, named or clause.year) or years_of(
        FROM.search(left)[0] if FROM.search(left) else "", clause.base, clause.year
    )
    return own[-1][1] if own else None


def _from_year(
    text: str, sentence: str, left: str, named: int | None, clause: Setting, base: int | None
) -> int | None:
    """The year of a value from which something rose: its own, else the year before."""
    if (own := year_of_start(clause, left, named)) is not None:
        return own
    if base is None:
        return None
    if regex("(?:目前|现在|现有)的?[约近]?$").search(left):
        return base
    if (spans := SPAN.findall(sentence + left)) and int(spans[-1][1]) == named:
        return int(spans[-1][0])  # 2018—2021年,孵化面积从12万平方米扩大至40万平方米
    if regex(r"十[一二三四]五”?(?:期|时|以来)|五年来|过去(?:的)?五年").search(text[:OPENING] + sentence):
        return (named if named is not None else base) - 5
    return (named if named is not None and named < base else base) - 1


def _named(sentence: str, left: str, clause: Setting) -> tuple[int | None, bool]:
    """The year named in a number's own words, else the last that opens a segment; whether it opens one."""
    own = years_of(FROM.sub("", left), clause.base, clause.year)
    if own:
        return own[-1][1], bool(OPENS.match(LIST.sub("", left[: own[-1][0]]).strip("“”‘’()[] ")))
    year = None
    parts = SAID_APART.sub(";", sentence)
    for i, segment in enumerate(regex(r"[,;:、]").split(parts) if NAMES_YEAR.search(parts) else ()):
        for place, value in years_of(segment, clause.base, clause.year):
            ends = i == 0 and regex(r"(?:\d{4}\s?年|.五”?)?(?:底|末|度|期间|时期|以来)?").fullmatch(
                segment[place:]
            )
            if OPENS.match(LIST.sub("", segment[:place]).strip("“”‘’()[] ")) or ends:
                year = value
    return (None, False) if STANDS_NOW.match(left) else (year, year is not None)


STANDS_NOW = re.compile("(?:截[至止])?(?:目前|当前|如今|眼下|现已|现有|现拥有)")  # 起步于2003年,目前已建成5个
