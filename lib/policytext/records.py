"""The numbers of one clause as records: what each measures, how much, when, how firmly."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from .among import SORT, in_brackets, parts_label, parts_marked
from .context import (
    WHOLE_PLACE,
    Context,
    Phrase,
    attributes,
    counted_before,
    group_of,
    last_of,
    owned,
    without_place,
)
from .fields import SHARES, kind, modality, relation
from .goals import goal_at_end
from .language import regex
from .lists import LONGEST_LIST, OF_THEM, names_dealt, phrase_dealt, run_of
from .memory import State, remember
from .nouns import counted_alone, does_of
from .numerals import Figure, find_figures, readable
from .phrases import read_phrase
from .ranks import IN_FIELD
from .recipients import called_so
from .segments import JOINED, SENTENCE, complex_end, right_of, segment
from .tense import years_dealt
from .timing import (
    SIGHT,
    Setting,
    goal_before_bracket,
    in_sight,
    of_cell,
    of_period,
    of_sentence,
    status_and_year,
    year_named,
    year_opened,
)
from .wording import FROM, begins_with_verb, opening_verb, strip_lead, strip_predicate

# What leads to the words of a number, and what leads from them to it: 贴息总额以60万元为限.
LEAD_AND_TAIL = re.compile(r"^(?:[、和及/\s]|与(?!.{1,8}之比))+|(?<!可)以$")
BLANK, ENDED = re.compile(r"\s*"), re.compile("[ 。;]*")
MASKED = re.compile(r"(?:[xX×*○]{1,4}|_{2,})(?:亿元|万元|元|家|个|项|件|名|人|%)")
STOCKS = tuple("家 个 户 名 人 座 所 台 套 处 支 平方米 亩".split())
STOCK = re.compile(r"[^,。;:]{0,6}截[至止]")  # counts what there is by then
STANDS = re.compile(r"[^,。;:]{0,6}目前(?![^;。]{0,12}(?:已|累计|正|拟|申))")  # so does this of things
HAS = re.compile("有|没有|尚无|未|拥有|建有|实现")
HELD = re.compile("拥有|集聚|汇聚|建有|现有|已有|覆盖")
NAMED_AFTER = ("noun_after", "counted_list", "noun_of_actor", "owner_of_noun", "noun_around", "each_does")
YEARLY = re.compile("当年|本年度?|年内|本期")  # (当年毕业14家): done in the year
PROMISED = re.compile(
    r"最高|不超过|上限|每[家个项人户]|单[个项家户]|按.+的?$|给予|一次性|对.{2,40}(?:奖励|补助)"
)
PAID = re.compile(r"已|共|累计|兑现|发放|拨付|落实|获|[上去]年(?!度?(?:服务|营业|研发|销售))|实际")
RUN_TABLE = re.compile(r"序号 .*(?:责任单位|牵头单位|时限|目标) ")  # a whole table in one line


def read_clause(clause: Setting) -> Iterator[dict]:
    """Records of one clause."""
    text = parts_marked(readable(clause.text))
    if RUN_TABLE.search(text):
        text = text.replace(" ", "|")
    figures = find_figures(text)
    if not figures:
        return
    state, setting = State(), clause
    clause = of_period(clause, text)
    expected = "预期" in clause.path or bool(regex(r"[^,。;]{0,14}预期[^,。;:]{0,6}[:。]").match(text))
    bounds = [0, *(match.end() for match in SENTENCE.finditer(text))]
    ends = [0, *(complex_end(text, figure) for figure in figures)]
    for i, figure in enumerate(figures):
        sentence = bounds[bisect_right(bounds, figure.start) - 1]
        if sentence != state.sentence:
            beside = state.sentence >= 0 and text[sentence - 1] == "|"
            head = (state.items[0] if state.items else state.head) if beside else ""
            gap = text[figures[i - 1].stop if i else 0 : sentence]
            year = year_opened(gap, clause, state.year)
            if text.startswith("其中", sentence) and state.items:
                state.sentence, state.year = sentence, state.said  # parts of what was counted before
            else:
                last = {"last": state.head, "last_unit": state.unit, "before": state.items}
                state = State(sentence=sentence, head=head, year=year, **last)
                after = SENTENCE.search(text, figure.stop)
                setting = of_sentence(clause, text[sentence : after.start() if after else len(text)])
            setting = of_cell(clause, figure.start) if clause.cells else setting
        low = max(ends[i], sentence)
        left = segment(text, low, figure.start)
        near = figures[i : i + LONGEST_LIST]
        items = state.before if OF_THEM.match(left) and not state.items else state.items
        since = max(ends[i - 1], sentence) if state.field else low
        names, state.listed = names_dealt(text, near, since, items, state.listed)
        state.dealt = names or state.dealt[1:]
        going_on = bool(state.dealt) or JOINED.fullmatch(text[low : figure.start]) is not None
        dealt = years_dealt(text[low : figure.start], state.year or setting.year)
        state.years = dealt if len(dealt) == run_of(text, near) else state.years[1:] * going_on
        following = figures[i + 1].start if i + 1 < len(figures) else len(text)
        yield _record(setting, text, figure, low, left, following, state, expected)


def _record(
    clause: Setting,
    text: str,
    figure: Figure,
    low: int,
    left: str,
    high: int,
    state: State,
    expected: bool,
) -> dict:
    whole = text[low : figure.start]
    start = figure.start - len(left)
    stop = complex_end(text, figure)
    right = right_of(text, stop, high)
    if (
        text[high - 1 : high] in "、和及与"
        and high < len(text)
        and right.rstrip("、和及与")
        and "、" not in right[:-1]
    ):
        right = right.rstrip("、和及与")
    bare = not left.strip("、和及与 ") and JOINED.fullmatch(whole) is not None
    left_own, left = left, state.left if bare else left
    state.left = left
    will, state.modality = modality(whole, left, state.modality, expected)
    state.verb = opening_verb(left) or ("" if regex(r"[;。]").search(whole) else state.verb)
    same = JOINED.match(whole) is not None or whole == ""
    if whole.rstrip().endswith(("、", "和", "及", "与")) and state.items:
        left_own = ""
    if state.among_last and whole.startswith(")"):
        state.leave_bracket()
    inside = whole.lstrip().startswith("(") and not regex(r"计划|任务|目标|预算").search(left_own)
    opened = text[:start].rstrip(",:").endswith("其中")  # 其中,基础研究类3项
    state.inside = inside or (state.inside and ")" not in whole and figure.stop == figure.end)
    if "其中" in left_own or opened or (inside and state.items):
        own = state.last_in(figure.unit) if figure.unit not in SHARES else None
        whole_of = state.items[own] if own is not None else state.head or state.subject
        state.among = WHOLE_PLACE.sub("", whole_of)  # 全市企业200家,其中东湖区60家
        state.among_kind = state.kinds[own] if own is not None else state.kind
    elif not (same or state.inside) and not (
        state.among_last and figure.unit == state.unit and whole.startswith(",") and SORT.fullmatch(left)
    ):
        state.among = ""  # 其中基础类3亿元,应用类2亿元: sorts go on
    lead = text[max(low, state.sentence) : start]
    if masked := MASKED.search(lead):  # 增加值完成XX亿元,增速26%: a template's masked number has a name too
        words = strip_lead(strip_predicate(segment(lead, 0, masked.start()))[0])
        words = owned(state.subject, words) if words in attributes() and state.subject else words
        state.subject = state.head = words or state.subject
        state.items.append(state.head)
        state.units.append("")
        state.kinds.append("")
    if state.rule in NAMED_AFTER and state.items and left_own and state.items[-1].endswith(left_own):
        left_own = ""  # 13家单位19项成果: the noun belongs to the number before it
    elif state.rule in ("noun_after", "counted_list") and whole == left_own and low > state.sentence:
        left_own = does_of(left_own)  # 为58家企业授信2.3亿元
    if state.field and state.subject and whole == left:
        left_own = IN_FIELD.sub("", left_own)  # 在169家高新区中的综合排名前移5位
    label = parts_label(clause.title, lead, left_own, bool(clause.cells))
    state.among = state.among or label
    context = Context(
        left=LEAD_AND_TAIL.sub("", left_own),
        right=right,
        lead=lead,
        unit=figure.unit,
        rank=figure.rank,
        topic=clause.title,
        before=state.before or last_of(clause.said),
        past=state.last if figure.unit == state.last_unit else counted_before(clause.said, figure.unit),
        said=[*clause.phrases, *state.before],
        above=(*reversed(clause.path.split(" > ")), clause.document),
        joined=whole.startswith(("、", "和")),
        group=group_of(text[max(state.sentence, start - SIGHT) : start]) if "的" in left_own else "",
        **state.named(),
    )
    phrase = read_phrase(context)
    if state.dealt:
        phrase = phrase_dealt(state.dealt[0], context, left)
    if whole.endswith("(") and not left_own and state.items:
        state.placed = state.placed or state.items[-1]
        named = in_brackets(segment(text, low, figure.start - 1), state.placed)
        phrase = Phrase(named, state.subject, "in_brackets") if named else phrase
    if phrase.rule == "none" and context.past and (state.last or figure.unit not in SHARES):
        phrase = Phrase(context.past, context.past, "subject_carried")
    alone = BLANK.match(text).end() == figure.start and ENDED.fullmatch(text, stop)
    if phrase.rule == "none" and (clause.cells or alone) and (named := strip_lead(clause.title)):
        phrase = Phrase(named, named, "subject_carried")  # the name of the row, or of the line above
    state.unit = figure.unit
    _, predicate = strip_predicate(left)
    rising = bool(FROM.search(left.rstrip().removesuffix("百分之"))) or left.endswith(("由", "从"))
    sentence = in_sight(text, state.sentence, start)
    named, going_on = year_named(clause, sentence, text[start : figure.start], state.year)
    state.year = state.year if text[start - 1 : start] == "(" else going_on  # (去年同期15家)
    if state.years:
        named, state.year = state.years[0], None
    state.said = named
    status, year = status_and_year(clause, text, figure, start, sentence, named, rising)
    if (
        phrase.rule in ("support", "each_of_list")
        and status == "actual"
        and not rising
        and PROMISED.search(left)
        and not PAID.search(sentence + left)
    ):
        status, year = "target", clause.base  # what a measure grants holds from now on
    stands = figure.unit in STOCKS and STANDS.match(text, state.sentence)
    stock = bool(stands or STOCK.match(text, state.sentence))
    nature = kind(phrase.words, figure, predicate, left, state.verb, stock)
    if (
        phrase.rule == "among"
        and not predicate
        and not opening_verb(left)
        and figure.unit not in SHARES
        and nature in ("", "flow", "level")
    ):
        nature = state.among_kind if state.among_kind in ("flow", "level") else nature
        nature = "flow" if YEARLY.match(left) else nature
    elif phrase.rule == "plan_beside_result" and nature in ("", "level") and state.kinds:
        nature = state.kinds[-1] if state.kinds[-1] in ("flow", "level") else nature
    elif (
        phrase.rule in ("noun_after", "counted_list", "said_of_head")
        and begins_with_verb(phrase.words)
        and figure.unit not in SHARES
    ):
        nature = "level" if HAS.match(phrase.words) else "flow"  # 2家登陆科创板: counted for what they did
    elif (phrase.rule == "noun_of_actor" or (not nature and phrase.rule == "object_within")) and not (
        HELD.search(left) or figure.unit in SHARES
    ):
        nature = "flow"
    elif not nature and same and "、" in whole:
        nature = state.kind
    elif phrase.rule == "support" and "元" in figure.unit:
        nature = "flow"  # money granted
    later = year is not None and clause.base is not None and year > clause.base  # by then there are so many
    stands = figure.unit.lstrip("十百千万亿") in STOCKS and (status == "actual" or later)
    nature = nature or ("level" if stands else "flow")
    state.kind = nature if nature in ("level", "flow") else state.kind
    state.called = called_so(phrase.words, phrase.rule) or state.called
    remember(state, phrase, figure, left_own, text, stop, nature)
    state.rule = phrase.rule
    state.counted = counted_alone(phrase.words, right) if phrase.rule == "noun_after" else phrase.subject
    goal = goal_at_end(left_own) or goal_before_bracket(text, start)
    state.goal = "完成" + goal[1] if goal and figure.unit not in ("%", "成") else ""
    state.support = phrase.rule == "support"
    state.among_last = phrase.rule == "among" and figure.unit not in SHARES
    return {
        "start": figure.start,
        "end": figure.end,
        "unit_span": (figure.end, figure.stop),
        "number": text[figure.start : figure.end],
        "value": figure.value,
        "value_max": figure.value_max,
        "unit": figure.unit,
        "indicator": without_place(phrase.words, whole),
        "status": status,
        "kind": nature,
        "relation": relation(text, figure, left),
        "modality": will,
        "year": year,
        "rules": phrase.rule,
    }
