"""Where the words around a number begin and end."""

import re

from .numerals import Figure

SENTENCE = re.compile(r"[。!?\n|]")
BOUNDS = re.compile(r"[。;!?\n|]")
JOINED = re.compile(r"\s*[、和及与]\s*")
RUN_ON = re.compile(r"(?<=[一-龥])\.?\s?\d[、.](?=[一-龥“\"]{2})")  # 投入持续加大1、全区研发经费支出
AFTER = re.compile(
    r"\s?(?:\([含不]+\))?(?P<cue>及?以上|或以上|以内|及?以下|之内|左右|上下|封顶|为限)(?:\([含不]+\))?"
)


def complex_end(text: str, figure: Figure) -> int:
    """End of a number with its unit and the word after it that bounds it."""
    after = AFTER.match(text, figure.stop)
    return after.end() if after else figure.stop


# A label right before the number names what is measured (总经费:260万元), if it names anything.
LABELLED = re.compile(
    r"(?:^|(?<=[;。|\n]))\s*(?P<label>[^,;。:|\n]{2,24}):\s?[≥≤><约近]?$"
    r"|\s(?P<spaced>[^,;。:|\s]{2,12}):\s?[≥≤><约近]?$"
)
SAYS_NOTHING = re.compile(
    r"(?:[一二三四五六七八九]是|其中|包括|如下|任务|目标|指标|情况|成效|进展|结果|方式|内容|依据|措施|要求|原则|时间"
    r"|范围|条件|安排|方面|分别|[为是至到]|目标数|任务数|完成数|[市县区州盟旗镇乡])$|[一二三四五六七八九十]+、|^(?:总数|数量|数)$"
)


def label_of(text: str, low: int, high: int) -> int | None:
    """Where the label that a colon parts from the number at `high` begins; nothing where it names nothing."""
    found = LABELLED.search(text, low, high) if ":" in text[max(low, high - 3) : high] else None
    if not found or SAYS_NOTHING.search(found["label"] or found["spaced"]):
        return None
    return found.start("label") if found["label"] else found.start("spaced")


NAMED = re.compile(r"(?:^|[。;!?|\n])(?:[^。,;:|\n]{0,4}[)）、.．])?([一-龥A-Za-z&()“”]{4,20})。$")


def name_before(text: str, sentence: int) -> str:
    """A sentence that is nothing but a name, before the one at `sentence`: 技术合同登记额。任务是60亿元.

    >>> name_before("(2)技术合同登记额。任务是60亿元", 11)
    '技术合同登记额'
    """
    found = NAMED.search(text, max(0, sentence - 30), sentence)
    return found[1] if found else ""


SORTED = re.compile(r"(?:分|按)([^,。;:\d]{2,6}?)(?:来)?(?:看|划分|分|统计|分组),")


def sorted_by(text: str, sentence: int) -> str:
    """What the numbers of a sentence are sorted by, where it opens with that.

    >>> sorted_by("分学历看,博士毕业0.36万人", 0)
    '按学历'
    """
    found = SORTED.match(text, sentence)
    return f"按{found[1]}" if found else ""


def segment(text: str, low: int, high: int) -> str:
    """Words to the left of a number since the last bound that is not within brackets or quotes."""
    if (label := label_of(text, low, high)) is not None:
        return text[label:high]
    numbered = [match.end() for match in RUN_ON.finditer(text, low, high)]
    low = numbered[-1] if numbered else low
    depth = 0
    for i in range(high - 1, low - 1, -1):
        char = text[i]
        if char in ")”》〕」":
            depth += 1
        elif char in "(“《〔「":
            if depth == 0:
                return text[i + 1 : high]
            depth -= 1
        elif depth == 0 and char in ",，。;:!?|\n】":
            return text[i + 1 : high]
    return text[low:high]


def right_of(text: str, low: int, high: int) -> str:
    bound = BOUNDS.search(text, low, high)
    return text[low : bound.start() if bound else high]
