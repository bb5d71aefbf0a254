"""Where the words around a number begin and end."""

import re

from .numerals import Figure

SENTENCE = re.compile(r"[。!?\n|]")
BOUNDS = re.compile(r"[。;!?\n|]")
JOINED = re.compile(r"\s*[、和及与]\s*")
RUN_ON = re.compile(r"(?<=[一-龥])\.?\d[、.](?=[一-龥“\"]{2})")  # 投入持续加大1、全区研发经费支出
AFTER = re.compile(
    r"\s?(?:\([含不]+\))?(?P<cue>及?以上|或以上|以内|及?以下|之内|左右|上下|封顶|为限)(?:\([含不]+\))?"
)


def complex_end(text: str, figure: Figure) -> int:
    """End of a number with its unit and the word after it that bounds it."""
    after = AFTER.match(text, figure.stop)
    return after.end() if after else figure.stop


def segment(text: str, low: int, high: int) -> str:
    """Words to the left of a number since the last bound that is not within brackets or quotes."""
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
