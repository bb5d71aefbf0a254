"""When a sentence speaks of: the years it names, and whether it looks back or ahead."""

import re
from functools import cache, lru_cache

from .language import cues, regex
from .numbering import HAN_DIGITS

PERIODS = {"十一五": 2010, "十二五": 2015, "十三五": 2020, "十四五": 2025, "十五五": 2030}
EARLIER = {"十五": 2005, "九五": 2000}  # also how the fifteenth heading and 二九五 are written
PERIODS |= EARLIER
PERIOD_NAMES = "|".join(name + "(?=”?(?:期间|时期|末|以来|计划))" * (name in EARLIER) for name in PERIODS)
PERIOD = re.compile(rf"“?({PERIOD_NAMES})”?(?=末|期|时|收官|目标)")
SPAN = re.compile(r"((?:19|20)\d\d)\s?年?\s?[-~—–至到]*\s?((?:19|20)\d\d)\s?年?")
YEAR = re.compile(r"(?:19|20)\d\d(?=\s?年)")
WORDS = {"去年": -1, "前年": -2, "明年": 1, "后年": 2, "今年": 0}  # counted from the year of writing
BEFORE = {"上年": -1, "上一年": -1, "年初": 0, "本年": 0}  # counted from the year spoken of
TURNED = str.maketrans({char: str(value) for char, value in HAN_DIGITS.items()})
NAMES_YEAR = re.compile(r"年|五|19\d\d|20\d\d")  # no year is named without one of these
COMING = re.compile(
    r"(?:今后|未来|力争|用)([两二三四五2-5])年(?!前)|(?<![近去过前\d])([两二三四五2-5])年内(?!免|给予|按|每|连续|最高|不超过|享受|分期|可)"
)  # three years end two years after the first
WORD = re.compile("|".join((*WORDS, *BEFORE)))
ASIDE = re.compile(
    r"《[^》]{0,300}》|[(〔][^()〔〕]{0,300}[)〕]|“[^”]{4,300}”|(?:[较比与同](?!比)|是|为(?=(?:20\d\d年[末底]?|[上去]年(?:全年|同期)?)的)|相当于|[高低好快慢优]于)\s?(?:(?:19"
    r"|20)\d\d年?(?:底|末)?|[上去]年|“?(?:十[一二三四五]?|九)五”?末?(?:期间|时期)?)(?:全年|同期|末|底)?的?"
    r"|在(?:(?:19|20)\d\d年|[上去]年|“?(?:十[一二三四五]?|九)五”?)(?:底|末)?的?基础上|自?(?:19|20)\d\d年(?!度?起)[^,。;\d]{0,20}?以来"
)
EACH_YEAR = re.compile(r"(?:\d{4}\s?年?[、和及与]\s?)+\d{4}\s?年(?:底|末|度)?")  # 2022年、2023年、2024年分别
RECENT = re.compile("(?:最?近|过去|前)([两二三四五2-5])年")
# Each choice begins with a character, what may not stand before it comes after: so a text is searched fast.
FIRM_BACK = re.compile(
    r"截[至止](?!到?20\d\d年(?:底|末)?前)|到(?=[^,。;]{2,10}为止)|实有|今年以来|[一二三四五几两]年来|过去的?[一二三四五几]年|上年以来|去年以来|以来(?<=[设成]立以来|[实施运启][施行动]以来)|目前(?<!由目前)"
    r"|已经?(?!建(?:平台|基地|项目|中心|载体|园区|实验室|成的)|认定的|经?确定|[^,。;\d]{1,10}的[,、])|现有|尚差|实际(?<!按实际)(?<!结合实际)(?![,。;、]|支付|到账|利用|(?:投资|投入|成交|交易|发生|贷款)额|缴纳|付|工作|需|情况|问题|[^,。;\d]{1,8}的(?:\s?\d|$))"
    r"|今(?<![^,;:。]今)年?(?:1\s?[-—~至]\s?\d{1,2}月份?|前[\d一二三四五六七八九十]+个月)[,底末全我]"
    r"|年(?<![^,;:。]年)(?:1\s?[-—~至]\s?\d{1,2}月份?|前[\d一二三四五六七八九十]+个月)[,底末全我]"
    r"|1(?<![^,;:。]1)\s?[-—~至]\s?\d{1,2}月份?[,底末全我]|前(?<![^,;:。]前)[\d一二三四五六七八九十]+个月[,底末全我]"
    r"|完成(?<=[,;]完成)(?=[\d:(])|了(?<=[^为除][一-龥]了)(?<!为了)(?=\d)|取得[^,。;:]{0,8}(?:成绩|成效|进展)|前[一二三]季度[,全]|提前(?:超额)?完成"
    r"|上半年(?<![^,;:。]上半年)(?=,|全[省市县区州])|差距(?=还|仍|依然|较|明显)|短板(?=还|仍|依然|较|明显|突出)|问题(?=还|仍|依然|更要)|看到(?<=[要地]看到)|还(?=不到|不足)|尚(?=不到|不足)"
)
FIRM_AHEAD = re.compile(
    r"今后(?<![^,;:。、]今后)|未来(?<![^,;:。、]未来)|下半年(?<![^,;:。、]下半年)|四季度(?<![^,;:。、]四季度)"
    r"|下(?:个?月|季度|周)(?<![^,;:。、【]下月)(?<![^,;:。、【]下个月)(?<![^,;:。、【]下季度)(?<![^,;:。、【]下周)|下步(?<![^,;:。、]下步)|下一步(?<![^,;:。、]下一步)|下阶段(?<![^,;:。、]下阶段)|下一阶段(?<![^,;:。、]下一阶段)|接下来(?<![^,;:。、]接下来)"
    r"|争取(?<!项目争取)(?<!资金争取)(?<!政策争取)(?<!向上争取)(?![^,。;]{0,14}(?:资金|经费|支持|资助|补助)|到?(?:20\d\d年)?(?:各级|国家|国、|中央|省|自治|兵团|上级|市级|各类|项目))|再(?:建"
    r"|布局|新增|引进|培育|增\d|添)|月底前(?<=\d月底前)|年底(?:前(?!移|进[\d一二三])|有望|可达|达到)|力争|确保|务必|拟(?!定(?!为?\d)|订|认定|立项|推荐)"
    r"|明年|[从自][今明]年(?:\d+月)?起|今年(?=有望|将|拟|要)|预计[到至]年底|预期目标|从全年来?看|(?:目标|任务)(?=(?:为|有|是|共)\s?\d+\s?项)|任务(?=是|为|数(?![的为完])[一-龥])|目标(?<=(?:主要|工作|总体|发展|年度)目标)(?:是|为|:)|[须应要](?=达到|达[\d一二三四五六七八九百]|提高到|不低于|不少于)|将(?:达到|新增|实现|突破|建成|围绕|集中|开展|举办|组织|继续|推出|启动)|计划(?=申报|新增|实施|引进|完成|增长|投资)"
    r"|计划(?<![^,;:。、(年初度原]计划)(?=[\d,(])"
)
REACHED = re.compile(r"(?:完成|占|为)[^,。;]{0,8}(?:目标|任务|预算|计划)[^,。;]{0,4}(?=\d)")
# What is budgeted is planned, also where the plan is as exact as a result; not what it is compared with.
BUDGET = re.compile(
    r"预算(?<![较比调后]预算)(?:收入|支出)?(?:总计|安排)|总预算(?<!总预算数)(?!执行)|(?:拟|计划|共)安排[^,。;]{0,12}(?:资金|经费|专项)"
)
# Results are counted to the last digit, targets are set in round numbers.
EXACT = re.compile(
    r"(?<![\d.])(?:\d{1,12}\.\d{2,9}|\d{0,9}[1-9]\d{0,9}[1-46-9]|\d{1,9}\.[1-46-9](?=\s?[万亿]))"
    r"(?![\d.年月日号-])(?=\s?[一-龥%％万亿])"
    r"|点[一二三四五六七八九](?<=[一二三四五六七八九十零]点.)|[二三四五六七八九百]十[一二三四六七八九](?=[余多]?[家个项件名人户万])"
)
# Names say nothing of when (“千帆计划”), nor does what something is added to.
NAMES = re.compile(r"《[^》]{0,300}》|“[^”]{0,16}”|在[^,。;]{2,24}基础上")
GRANTED = re.compile(
    r"给予|(?:奖励|补助|资助|最高|贴息)(?:不超过)?\d|每[家个项人户][^,。]{0,6}\d|按[^,。]{1,20}%"
)
ROUNDED = re.compile(r"\d[^\d,。;]{1,6}(?:以上|左右|以内)|[≥≤＞＜]\s?\d")


def blank(match: re.Match[str]) -> str:
    """Spaces in place of words, so that what stands after them keeps its place."""
    return " " * len(match[0])


def years_of(text: str, base: int | None, own: int | None = None) -> list[tuple[int, int]]:
    """Years that words name, with where each stands.

    去年 and its like count from `base`, the year of writing; 上年 counts from `own`, the year spoken of.

    >>> years_of("去年新增5家,到2025年达到9家,“十四五”末翻番", 2023)
    [(0, 2022), (8, 2025), (18, 2025)]
    """
    if not NAMES_YEAR.search(text):
        return []
    plain = ASIDE.sub(blank, text)
    found = [(m.start(), int(m[0])) for m in YEAR.finditer(plain)]
    found += [(m.start(), PERIODS[m[1]]) for m in PERIOD.finditer(plain)]
    found += [(m.start(), int(m[2])) for m in SPAN.finditer(plain)]
    for m in WORD.finditer(plain):
        spoken = m[0] in BEFORE or m[0] == "今年"
        start, step = (own or base, {**WORDS, **BEFORE}[m[0]]) if spoken else (base, WORDS[m[0]])
        found += [(m.start(), start + step)] if start is not None else []
    if base is not None:
        found += [
            (m.start(), _end_of(int((m[1] or m[2]).translate(TURNED)), base)) for m in COMING.finditer(plain)
        ]
    return sorted(found)


def _end_of(years: int, base: int) -> int:
    """The last of some years from `base` on; of five that begin with no five-year plan `base` is the last."""
    return base if years == 5 and base % 5 != 1 else base + years - 1


def years_dealt(left: str, last: int | None) -> list[int]:
    """Years that 分别 deals out to the numbers after it; `last` is the year spoken of.

    >>> years_dealt("2022年、2023年、2024年分别新认定高新技术企业", 2024), years_dealt("2023年分别达到", 2024)
    ([2022, 2023, 2024], [])
    >>> years_dealt("近三年财政科技支出分别为", 2023)
    [2021, 2022, 2023]
    """
    named = EACH_YEAR.search(left) if "分别" in left else None
    if named:
        return [int(year) for year in regex(r"\d{4}").findall(named[0])]
    span = SPAN.search(left) if "分别" in left else None
    if span:
        return list(range(int(span[1]), int(span[2]) + 1))
    recent = RECENT.search(left) if "分别" in left and last is not None else None
    return list(range(last - int(recent[1].translate(TURNED)) + 1, last + 1)) if recent else []


@lru_cache(maxsize=1024)  # a clause of one sentence is asked for twice
def looks_back(text: str) -> int:
    """How far words look back (above zero) or ahead (below).

    >>> looks_back("同比增长12%,居全省第二") > 0, looks_back("力争达到2.2%以上") < 0
    (True, True)
    """
    text = REACHED.sub("较上年", NAMES.sub("", text))
    firm = 3 * (len(FIRM_BACK.findall(text)) - len(FIRM_AHEAD.findall(text)))
    exact, rounded = len(EXACT.findall(text)), len(ROUNDED.findall(text)) + len(GRANTED.findall(text))
    return firm + len(_cue("back").findall(text)) - len(_cue("ahead").findall(text)) + exact - rounded


def looks_ahead(text: str) -> bool:
    """Whether any word of a text looks ahead.

    >>> looks_ahead("全年投入420万元"), looks_ahead("力争投入420万元")
    (False, True)
    """
    return bool(FIRM_AHEAD.search(text) or _cue("ahead").search(text))


def last_year(title: str) -> int | None:
    """Last year of the period a title names, if it names one.

    >>> last_year("科技创新三年行动计划(2023-2025年)"), last_year("“十四五”科技规划"), last_year("2023年要点")
    (2025, 2025, None)
    """
    if span := SPAN.search(title):
        return int(span[2])
    named = regex("|".join(PERIODS)).search(title)
    return PERIODS[named[0]] if named and regex("规划|纲要|计划|专栏|方案|指标|目标").search(title) else None


@cache
def _cue(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(map(_word_first, cues(kind))))


def _word_first(cue: str) -> str:
    """A cue with what may not stand before it after its word, which is found faster.

    >>> _word_first("(?<![一-龥])聚焦")
    '聚焦(?<![一-龥]聚焦)'
    """
    parts = regex(r"\(\?<!(\[[^\]]*\])\)([\u4e00-\u9fff]+)").fullmatch(cue)
    return f"{parts[2]}(?<!{parts[1]}{parts[2]})" if parts else cue
