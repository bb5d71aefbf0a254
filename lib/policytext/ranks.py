"""What a rank is of: 居全省第三位."""

import re

from .context import Context, Found, attributes, owned

PLACES_RANKED = re.compile(
    r"(?:在)?(?:全[国省市县区州])?\s?[\d一二三四五六七八九十]+\s?[个家](?=[^,]{0,12}$)"
)
REGIONS = re.compile(
    r"(?:国家|全[国省市区县州]|[省市]内|同类)?(?:高新区|经开区|市州|地市|设区市|县区|区县"
    r"|县\([^)]*\)|省辖市|乡镇|城市|省份|[省市县区州])*"
)


# 登记额连续3年稳居全省同类园区: what is said of the rank, after its name.
STANDS = re.compile(
    r"(?:连续[\d一二三四五六七八九十两]+年)?(?:(?:[位稳跃仍高]?[居列]|排在?|位于|保持在?|(?<=..)(?:跻身|进入|挺进|升至))"
    r"(?=全|[省市]|国|同|[^,]{0,4}各|[东中西]部|[^,]{0,5}$)[^,]{0,10})?$"
)


AMONG = re.compile("^(?:国家|全[国省市])?(?:级)?(?:高新区|经开区|城市|地市|市州|县区)[中里]")
NAMED_PLACE = re.compile("(?!国家|在|我|全)[一-龥]{2,6}(?:高新区|经开区|开发区|[县市区])")
RATED = re.compile("([^,。;的]{2,}(?:评价|考核|考评|监测))[中里]?,?$")
LAST = re.compile("(?:排名|排在|位列)?(?:全[国省市县区州])?倒数$")


def rank_of_subject(core: str, predicate: str, c: Context) -> Found:
    if not c.rank:
        return None
    named = STANDS.sub("", PLACES_RANKED.sub("", core))
    named = re.sub(
        r"(?:在?(?:全国|全省|全市|全区|全县|我[省市县区]|[^,]{0,4}个[^,]{0,10})?[^,]{0,12}[中里])$", "", named
    )
    named = re.sub(r"(?:在)?(?:全国|全省|全市|全区|全县|同类|所有|省内|国内|市内)$", "", named).removesuffix(
        "在"
    )
    named = LAST.sub("", re.sub("^我[国省市县区](?=..)", "", named))
    named = AMONG.sub("", named) if NAMED_PLACE.fullmatch(c.subject) else named
    named = "" if REGIONS.fullmatch(named) else named.removeprefix("其中").removeprefix("在")
    told = re.search(r"总量|增速|增幅|降幅", c.left)
    if not named and told and c.subject:
        return owned(c.subject, told[0]), c.subject
    if (named in attributes() or (named == "综合排名" and NAMED_PLACE.fullmatch(c.subject))) and c.subject:
        return owned(c.subject, named), c.subject
    if len(named) > 2:
        return named + "排名" * named.endswith(("综合", "总体", "整体"))
    if c.items and "、" in core:
        return c.items[-1], c.subject
    rated = RATED.search(c.lead)
    known = c.items[-1] if c.among_last else c.head or c.subject or (rated[1] if rated else "")
    return (known, c.subject or known) if known else None


PLACED = re.compile("在?全[国省市区县州](?:的)?(?:位次|排位)")


def placed(c: Context) -> str:
    """Among whom a place is counted, where it moves: 在全省位次前移3位."""
    among = PLACED.search(c.left) if c.unit in ("位", "个位次", "") else None
    return among[0] if among else ""
