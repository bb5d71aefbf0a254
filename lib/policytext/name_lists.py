"""A list of names as one name each: 国家级、省级重点实验室; 专利申请量、授权量."""

import re
from functools import cache

from .context import endings, merged, with_prefix
from .language import cues, regex
from .wording import strip_lead

LEVELS = (
    r"(?:(?:(?!的)[一-龥]){2,3}[市县区州]级|国家级|省部级|自治区级|省级|地级|州级|盟级|市级|县级|区级"
    r"|国家|省|市|县|区|[A-Z]|特|一|二|三|优秀|良好|合格)"
)
LISTED = re.compile(rf"(?P<pre>.*?)(?P<list>{LEVELS}(?:[、和及与]{LEVELS})+)(?P<post>.*)")
COUNTED = re.compile(r"^(?:[一两二三四五六七八\d]+)?(?:类|个|档|种|大|级)")
SHARED_NOUN = re.compile(r"(?<!科技)[两二三四五六七八](?:大|个|类|种|项)")
SPLIT = re.compile(r"、|以及|(?<!普|以|涉|触|顾)及(?!其|时|格)|(?<!总|温)和(?!谐|项目|平台)|(?<!参)与(?!会)")
PLACE = re.compile(r"[^、]{1,6}?(?:开发区|高新区|[市县区镇乡州旗])")  # 甲县、乙区研发经费增幅分别
PRIZES = re.compile(r"[特一二三](?:[、和及][特一二三])+等奖")  # no list mark: 二、三等奖
BODY = re.compile("(?:平台|中心|基地|孵化器|空间|加速器|实验室|站|企业|园区?|机构|院|天地)$")
LEVEL = re.compile(r"(?:全[省市县区])?(?:国家|省|市|县|区)级及?以上(?=..)")
OPENING = re.compile(r"单位(?:地区|国内)?(?:生产总值|GDP)|[^、]{2,12}?的")  # holds for the names after it too
RATED = re.compile(r"(?:规上|规模以上)(?:工业)?企业(?=..)|毕业生(?=..)")  # whose rates the later ones are too
GRADED = re.compile("[^、的]*?(?:[评定核]为|评价为|结果为|等次为|获评|获得|荣获|达到)(?=..)")
QUOTED = re.compile("(?<=”)[、和及与]?(?=“)")
GIVEN = re.compile("(?<=..)(?:发放|兑付|投放|兑现|抵扣)?(?:成交额|额度?|余额|总额|金额)$")
REACHING = re.compile("(?:惠及|受益|覆盖|服务)[一-龥]{2,4}数|(?:登记|交易|签约)?[笔项单件]数")
SHORT = re.compile("[一-龥]{2}[额率数]")


def dealt(names: str, n: int) -> list[str]:
    """Names that 分别 deals out to n numbers; empty where they are not as many.

    >>> dealt("专利申请量、授权量", 2), dealt("国家级、省级重点实验室", 2)
    (['专利申请量', '专利授权量'], ['国家级重点实验室', '省级重点实验室'])
    """
    names = names if PRIZES.fullmatch(names) else strip_lead(names).strip(",: ")
    names = names.replace("专、兼职", "专职、兼职")
    if listed := LISTED.fullmatch(names):
        parts = SPLIT.split(listed["list"])
        if len(parts) == n:
            if level := regex("^[两三四](级|[市县区乡镇](?!级))").match(listed["post"]):
                return [part + level[1] + listed["post"][2:] for part in parts]  # 市、县两级财政
            post = COUNTED.sub("", listed["post"]) if regex("[A-Z]").match(parts[0]) else listed["post"]
            sign = "类" if regex("[A-Z]").match(parts[0]) and post else ""
            return [listed["pre"] + part + sign + post for part in parts]
    parts = QUOTED.split(names) if "”" in names else []
    parts = parts if len(parts) == n else [part for part in SPLIT.split(names) if part]
    parts = parts if len(parts) == n else [part for part in names.split("、") if part]
    if len(parts) != n:
        return []
    first, last = parts[0], parts[-1]
    width = len(first.strip("“”"))
    of_research = RESEARCH.search(last)
    if of_research and of_research.start() > width and not any(map(RESEARCH.search, parts[:-1])):
        return [*(part + of_research[0] for part in parts[:-1]), last]  # 企业、高等学校R&D经费
    if (of := SIZE.search(first)) and all(map(SIZE.fullmatch, parts[1:-1])) and (to := SIZE.match(last)):
        before, after = first[: of.start()], last[to.end() :]  # 收入突破1亿元、5亿元的企业
        return [before + size + after for size in (of[0], *parts[1:-1], to[0])]
    if last[len(first) :].startswith("的") or (
        width <= 3
        and first not in ACTORS
        and first not in endings()
        and len(last) > width + 3
        and (n == 2 or (last.endswith("率") and all(len(part) == width for part in parts[:-1])))
        and last[width] not in "型性化类级"
    ):
        rest = last[len(first) if last[len(first) :].startswith("的") else width :]
        return [*(part + rest for part in parts[:-1]), last]
    sign, middle = parts[1][-1], len(parts[1])
    if (
        n > 2
        and all(len(part) == middle and part[-1] == sign for part in parts[1:-1])
        and len(last) > middle + 1
        and last[middle] not in "一二三四五六七八九"
        and first[-1] == sign == last[middle - 1]
    ):  # 完成Ⅰ期、Ⅱ期、Ⅲ期临床试验的创新药
        return [
            first[:-middle] + part + last[middle:] for part in (first[-middle:], *parts[1:-1], last[:middle])
        ]
    opening = GRADED.match(first)
    if opening and "的" in last and not any("的" in part for part in parts[:-1]):
        tail = last[last.index("的") :]  # 评为优秀、良好的孵化器
        return [first + tail, *(opening[0] + part + tail for part in parts[1:-1]), opening[0] + last]
    if (both := TWO.fullmatch(last)) and len(parts) == n:
        return [*(part + both[2] for part in parts[:-1]), both[1] + both[2]]  # 甲、乙两镇
    if shared := SHARED_NOUN.search(parts[-1]):
        noun = parts[-1][shared.end() :]
        return [*(part + noun for part in parts[:-1]), parts[-1][: shared.start()] + noun]
    places = [PLACE.match(part) for part in parts]
    if all(places) and all(place[0] == part for place, part in zip(places[:-1], parts, strict=False)):
        return [*(part + last[places[-1].end() :] for part in parts[:-1]), last]
    shared = next((ending for ending in _shared_endings() if last.endswith(ending) and last != ending), "")
    if shared and not any(
        part.endswith(endings()) or part.endswith(("率", "度", "重")) for part in parts[:-1]
    ):
        return [*(part + shared for part in parts[:-1]), last]
    found = parts[:1]
    rates = all(part.endswith("率") for part in parts)
    shared = OPENING.match(first) or LEVEL.match(first) or (RATED.match(first) if rates else None)
    for part in parts[1:]:
        told = "的" in part or LEVEL.match(part) or (shared and LEVEL.match(first) and not BODY.search(part))
        opening = shared[0] if shared and not told else ""
        if REACHING.fullmatch(part) and (given := GIVEN.search(found[-1])):
            found.append(merged(found[-1][: given.start()], part))  # 人才贷发放额、惠及企业数
            continue
        if SHORT.fullmatch(part) and found[-1][-1] == part[-1] and len(found[-1]) > len(part) + 1:
            found.append(found[-1][:-3] + part)  # 创新券发放额和兑付额
            continue
        if (prize := PRIZE.match(part)) and (of := PRIZE.search(first)) and not first[of.end() :]:
            found.append(first[: of.start()] + prize[0])  # 中国专利金奖、银奖、优秀奖的单位
            continue
        opening = first[: -len(part)] if _short_for(part, first) else opening
        found.append(with_prefix(found[-1], part) if part in endings() else opening + part)
    return found


def _short_for(part: str, first: str) -> bool:
    """Whether a name goes on from the first with what both begin: 国家知识产权示范企业、优势企业."""
    if len(first) - len(part) < 2 or regex(LEVELS).match(part):
        return False
    return len(part) > 3 and part[-2:] == first[-2:] and part[-2:] in KINDS


SIZE = re.compile(r"\d[\d.]*(?:[万亿]*元|[件家项个人户台亩])(?:以上)?")
ACTORS = ("企业", "高校", "院所")  # no part of the name after them
RESEARCH = re.compile("(?:R&D|研发)(?:经费|投入|费用|人员)(?:支出|投入)?$")
TWO = re.compile("([一-龥]{1,4})[两三四五]([市县区乡镇州旗])")
PRIZE = re.compile("(?:[金银铜]|[特一二三]等|优秀|优胜)奖(?=的|$)")
KINDS = ("企业", "标准", "项目", "基地", "产品", "单位")


@cache
def _shared_endings() -> tuple[str, ...]:
    return tuple(sorted(cues("list_ending"), key=len, reverse=True))
