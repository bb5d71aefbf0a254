"""What a rank is of: 居全省第三位."""

import re

from .context import Context, Found, attributes, owned
from .language import regex
from .wording import OVERALL, THIS, strip_lead

PLACES_RANKED = re.compile(
    r"(?:在)?(?:全[国省市县区州])?\s?[\d一二三四五六七八九十]+\s?[个家](?=[^,]{0,12}$)"
)
REGIONS = re.compile(
    r"(?:国家|全[国省市区县州]|[省市]内|同类)?(?:高新区|经开区|市州|地市|设区市|县区|区县"
    r"|县\([^)]*\)|[一二两三四五六七八九十]+县(?:[一二两三四五六七八九十]+[区市])+|省辖市|乡镇|城市|省份|县级市|地级市|地州市"
    r"|[一-龥]{2,4}各[市县]区?|在?[一-龥]{2}片区|这?在?[一-龥]{2}地区|[省市县区州])*"
)


# 登记额连续3年稳居全省同类园区: what is said of the rank, after its name.
STANDS = re.compile(
    r"(?:连续[\d一二三四五六七八九十两]+年)?(?:(?:[位稳跃仍高]?(?:(?<!宜)居|列)|(?<!综合)(?<![总整]体)排在?|位于|保持在?|(?<=..)(?:跻身|进入|挺进|升至))"
    r"(?=全|[省市]|国|同|[^,]{0,4}各|[东中西]部|[^,]{0,5}$)[^,]{0,10})?$"
)


AMONG = re.compile("^(?:国家|全[国省市])?(?:级)?(?:高新区|经开区|城市|地市|市州|县区)[中里]")
NAMED_PLACE = re.compile("(?!国家|在|我|全)[一-龥]{2,6}(?:高新区|经开区|开发区|[县市区])")
RATED = re.compile("([^,。;的]{2,}(?:评价|考核|考评|监测))[中里]?,?$")
# Those ranked, up to what is said of their places: 在全省38家省级高新区中列第11位.
IN_FIELD = re.compile(
    r"^[^,。;中里]{0,14}[区市县州园业)][中里]?的?(?=(?:综合|总体|整体)?(?:排名|位次|[位名]?[列居排]|第))"
)
RIVALS_BEFORE = re.compile(r"([^,。;的]{2,12})[中里],$")
NEAR = 4  # phrases in which an attribute is looked for
ALL_OF = re.compile("(?:均|都|双双)")
RANKING = re.compile("([^,;。]{2,}?(?:位次|排名|名次))(?:实现|争取|力争|加快)?[^,;。]{0,10},$")
BOTH = re.compile("([一-龥]{2,4})[和及与、]([一-龥]{2,4})(?:均|都|双双|同)")
COUNT = re.compile("[一-龥]{2}(?:数量|数|笔数|额)")
COUNT_AMONG = re.compile(f"({COUNT.pattern})在")
STILL = re.compile("(?:继续|仍然?|依然|持续|连续|再次)+$")
IN_A_FIELD = re.compile("(?<=..)在[^,在]{2,16}[中里]$")
WILL = re.compile("(?:力争|争取|确保|有望|首次|成功|再次|并)+$")
PLACES = ("位次", "排名", "名次")
MOVED_TO = re.compile("[至到为]第?前?$")
OURS = re.compile("(?:我[省市县区州]|全[省市县区州])?")
LAST = re.compile("(?:排名|排在|位列)?(?:全[国省市县区州])?倒数$")


def rank_of_subject(core: str, predicate: str, c: Context) -> Found:
    if not c.rank:
        moved = c.unit in ("位", "名", "个位次") and not c.items and OURS.fullmatch(core)
        rated = RATED.search(c.lead) if moved else None
        return strip_lead(rated[1]).removeprefix("在") + "位次" if rated else None
    named = STANDS.sub("", PLACES_RANKED.sub("", core))
    named = STILL.sub("", named)
    named = named[: named.rindex("在")] if IN_A_FIELD.search(named) else named
    named = regex(
        r"(?:在?(?:全国|全省|全市|全区|全县|我[省市县区]|[^,]{0,4}个[^,]{0,10})?[^,]{0,12}[中里])$"
    ).sub("", named)
    named = (
        regex(r"(?:在)?(?:全国|全省|全市|全区|全县|同类|所有|省内|国内|市内)(?:各[市县区州]{1,3})?$")
        .sub("", named)
        .removesuffix("在")
    )
    named = regex(r"(?:全[国省市区县州]排位|(?<=..)在[^,在]{2,8}(?:榜单?|城市|同类[^,]{0,4}))$").sub(
        "", named
    )
    named = WILL.sub("", named)
    named = LAST.sub("", regex("^我[国省市县区](?=..)").sub("", THIS.sub("", named)))
    named = AMONG.sub("", named) if NAMED_PLACE.fullmatch(c.subject) else named
    rates = attributes() | {f"{part}率" for part in regex("[一-龥]{2}(?=率)").findall(c.left)}
    if (both := BOTH.match(c.left)) and {both[1], both[2]} <= rates and (whose := c.subject or c.head):
        return owned(whose, both[1]) + f"、{both[2]}", c.subject  # 数量和增幅均列全省第四
    if ALL_OF.match(c.left) and len(c.items) > 1 and not c.lead.strip(","):
        return "、".join(c.items[-2:]), c.subject  # 交易额6亿元、产值95亿元,均居全省前三
    named = "" if REGIONS.fullmatch(named) else named.removeprefix("其中").removeprefix("在")
    if named.removesuffix("排名") in OVERALL:
        rivals = RIVALS_BEFORE.search(c.lead)
        whose = c.subject or (rivals[1] if rivals else "")
        return (whose + named, c.subject) if whose else None
    if not named and not c.lead and c.items and c.items[-1].endswith(PLACES) and MOVED_TO.search(c.left):
        return c.items[-1], c.subject  # 位次由第7升至第5位
    told = regex(r"总量|增速|增幅|降幅").search(c.left)
    if not named and told and c.subject:
        return owned(c.subject, told[0]), c.subject
    if named in attributes() and (
        whole := next((i for i in c.items[: -NEAR - 1 : -1] if i.endswith(named)), "")
    ):
        return whole, c.subject  # 成交额5亿元、惠及企业20家,成交额居全省第二
    if (count := COUNT_AMONG.match(c.left)) and c.subject:
        return owned(c.subject, count[1]), c.subject  # 获批7项,立项数在五县三区中排第二
    if COUNT.fullmatch(named) and c.subject:
        return owned(c.subject.removesuffix(named[:2]), named), c.subject  # 23家企业上榜,上榜数居全省第六
    if (named in attributes() or (named == "综合排名" and NAMED_PLACE.fullmatch(c.subject))) and c.subject:
        return owned(c.subject, named), c.subject
    if len(named) > 2:
        return named
    if not c.lead.strip(",;") and c.items and c.items[-1].endswith("完成率"):
        return c.items[-1], c.subject  # 年度目标完成率112%;全市排名第3
    if ranking := RANKING.search(c.lead):
        return strip_lead(ranking[1])  # 创新评价位次实现“进位”,跃居全省前40位
    if c.items and "、" in core:
        return c.items[-1], c.subject
    known = c.items[-1] if c.among_last else c.head or c.subject
    return (known, c.subject or known) if known else None


def is_field(left: str, right: str) -> bool:
    """Whether a number counts those that are ranked: 在全省14个市州中居第五位.

    >>> is_field("在全省", "个市州中居第五位"), is_field("在参评的", "家高新区中,我区综合排名第")
    (True, True)
    >>> is_field("新增", "家省级平台")
    False
    """
    return bool(FIELD.search(left)) and bool(OF_FIELD.match(right))


FIELD = re.compile(
    r"(?:在|在?全[国省市区县州疆旗盟]|在[一-龥]{2,4}|(?:参评|参加[^,]{0,8}|公布|纳入[^,]{0,8})的?)$"
)
OF_FIELD = re.compile(r"(?:[^,。;]{0,16}[中里]?|[^,。;]{1,12}[中里],[^,。;]{0,8}?)[列居排位第]")


def ranked_by(left: str, lead: str) -> str:
    """What is ranked, by the words before the number of those ranked; empty where they do not name it.

    >>> ranked_by("研发投入强度在全省", ""), ranked_by("我区在参评的", "在最近一次国家高新区综合评价中,")
    ('研发投入强度', '国家高新区综合评价')
    """
    if report := REPORT.search(left):
        return report[1]
    named = strip_lead(RANKED_IN.sub("", left))
    if len(named) > 2:
        return "" if set(regex("[、和]").split(named)) <= attributes() else named
    rated = RATED.search(lead)
    return LATEST.sub("", rated[1]) if rated else ""


REPORT = re.compile("《([^》]{4,}?)(?:报告|榜单|结果)?》")
RANKED_IN = re.compile(
    "(?:[我本][省市县区州]|全区)?(?:[分位排居名仍跃]*[列居排]|排名)?在?(?:参评|参加[^,]{0,8}|公布|纳入[^,]{0,8})?的?(?:(?<=在)[一-龥]{2,4}|全国|全省|全市|全区|全县)?$"
)
LATEST = re.compile("^在?(?:最近|最新|新)?(?:[一上]?[次轮期])?")


PLACED = re.compile("在?全[国省市区县州](?:的)?(?:位次|排位)")


def placed(c: Context) -> str:
    """Among whom a place is counted, where it moves: 在全省位次前移3位."""
    among = PLACED.search(c.left) if c.unit in ("位", "个位次", "") else None
    return among[0] if among else ""
