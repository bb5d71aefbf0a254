"""What a sentence has named and said so far, that its later numbers go on from."""

import re
from dataclasses import dataclass, field

from .context import Named, Phrase
from .numerals import Figure
from .ranks import is_field, ranked_by

AVERAGE = re.compile(r"^(?:不到|不足|仅为|相当于)?全[省国市县]平均|为全[省国市县]平均水?平?$")
RATES = ("增速", "增幅", "降幅", "增长率", "完成率")  # of what was counted, which later numbers go on from


@dataclass
class State(Named):
    """What a sentence has named and said so far; `sentence` is where it begins."""

    sentence: int = -1
    left: str = ""
    rule: str = ""
    kind: str = ""
    among_kind: str = ""
    verb: str = ""  # what governs the numbers of a list
    modality: str = "plain"
    will: str = "plain"  # modality of the last number
    year: int | None = None
    said: int | None = None  # the year named for the last number
    dealt: list[str] = field(default_factory=list)
    since: int | None = None  # the year that something before rose from
    years: list[int] = field(default_factory=list)  # dealt out like the names
    spread: list[int] = field(default_factory=list)  # the years last dealt out
    listed: int = 0
    unit: str = ""
    kinds: list[str] = field(default_factory=list)  # of the items
    before: list[str] = field(default_factory=list)  # items of the sentence before
    placed: str = ""  # what figures in brackets after places are of
    last: str = ""  # what the sentence before counted last, and its unit
    last_unit: str = ""
    field: bool = False  # the last number counts those that are ranked
    inside: bool = False  # within brackets

    def leave_bracket(self) -> None:
        """Go on from the whole again: 农业科技园区6个(其中山地园区4个),核心区面积…"""
        backwards = range(len(self.items) - 1, -1, -1)
        last = next((i for i in backwards if self.items[i] == self.head), None)
        if last is None:
            return
        for told in (self.items, self.units, self.kinds):
            told.append(told[last])
        self.subject, self.among_last = self.head, False


def remember(
    state: State, phrase: Phrase, figure: Figure, left: str, text: str, stop: int, nature: str
) -> None:
    """What later numbers of the sentence may go on from; not how many places are ranked."""
    state.field = is_field(left, text[stop : stop + 24])
    if state.field:
        start = figure.start - len(left)
        state.subject = state.head = ranked_by(left, text[state.sentence : start]) or state.head
        return
    if AVERAGE.search(phrase.words):
        return
    if phrase.subject:
        state.subject = phrase.words if phrase.rule == "among" else phrase.subject
    rate = state.head and phrase.words.startswith(state.head) and phrase.words.endswith(RATES)
    if phrase.rule == "share_of_task" and phrase.subject and left.startswith(phrase.subject[:4]):
        state.head = phrase.subject  # 专利授权已完成任务的86%,增幅12%
    if phrase.words and phrase.rule not in ("among", "rank_of_subject", "share_of_task") and not rate:
        state.head = phrase.words
    if phrase.words:
        state.items.append(phrase.words)
        state.units.append(figure.unit)
        state.kinds.append(nature)
