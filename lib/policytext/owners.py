"""Whose part, member or figure a word names: 设立科创基金, 首期规模; the nearest thing that has such."""

import re
from functools import cache

from .context import Context, Found, attributes, merged
from .language import cues
from .nouns import trim
from .wording import strip_lead

PRODUCT = re.compile(r"“[^”]{1,8}(?:贷|券|保)”")
NEAR = 3  # phrases that an owner is looked for among
LONGEST_OWNER = 20


def part_of_owner(core: str, predicate: str, c: Context) -> Found:
    """A word that names a part or member only, with its owner: 资金池规模5亿元,合作银行8家."""
    if not _relational().fullmatch(core):
        return None
    owner = _stem(c.items[-1]) if c.items and core.endswith("率") else owner_of(c)
    return (merged(owner, core), owner) if owner and not core.startswith(owner[-2:]) else None


def owner_of(c: Context) -> str:
    """The nearest thing with members and figures of its own: before the number, counted, or in the title.

    >>> owner_of(Context(items=["市天使投资基金规模"])), owner_of(Context(items=["高新技术企业"]))
    ('市天使投资基金', '')
    """
    last = [part for part in re.split(r"[,;:。]", c.lead) if part][-1:]
    for words in (*last, *reversed(c.items[-NEAR:]), c.topic):
        if product := PRODUCT.search(words):
            return product[0]  # “科创贷”当年放款9.4亿元,不良率0.8%
        stem = _stem(words)
        if _holder().search(stem) and 2 < len(stem) <= LONGEST_OWNER:
            return stem
    return ""


def _stem(words: str) -> str:
    """Words without verbs before them and without the attribute they end in."""
    words = strip_lead(words)
    words = words.rpartition("的")[2] or words
    for tail in sorted((*attributes(), "覆盖面", "建设", "挂牌", "落地"), key=len, reverse=True):
        if words.endswith(tail) and len(words) > len(tail) + 1:
            words = words.removesuffix(tail)
            break
    return trim(words)


@cache
def _relational() -> re.Pattern[str]:
    """Nothing but words for parts, members and figures."""
    words = sorted({**cues("relational"), **cues("attribute")}, key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(map(re.escape, words))})+")


@cache
def _holder() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(map(re.escape, cues('holder')))})$")
