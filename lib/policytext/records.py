"""The numbers of one clause as records: what each measures, how much, when, how firmly."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from .actors import COVERS
from .among import GROUP, SORT, in_brackets, parts_label, parts_marked
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
from .fields import SHARES, modality, relation
from .goals import goal_at_end
from .language import regex
from .lists import LONGEST_LIST, OF_THEM, names_dealt, phrase_dealt, run_of
from .memory import State, remember
from .natures import nature_of
from .nouns import counted_alone, does_of
from .numerals import Figure, find_figures, readable
from .phrases import read_phrase
from .ranks import IN_FIELD
from .recipients import called_so
from .segments import JOINED, SENTENCE, complex_end, name_before, right_of, segment, sorted_by
from .setting import Setting, of_cell, of_period, of_sentence
from .tails import FROM
from .tense import years_dealt
from .timing import (
    SIGHT,
    goal_before_bracket,
    in_sight,
    status_and_year,
    year_named,
    year_of_start,
    year_opened,
)
from .wording import opening_verb, strip_lead, strip_predicate

# What leads to the words of a number, and what leads from them to it: 贴息总额以60万元为限.
LEAD_AND_TAIL = re.compile(
    r"^\)?(?:\([^()]{2,60}\)(?=[、和及与])|[、和及/\s]|与(?!.{1,8}之比|[^,;]{2,20}(?:、|等)[^,;]{0,12}(?:共建|联合)))+|(?<!可)以$"
)
AND = re.compile("(?:[、和]|(?<![惠涉普])及|(?<!参)与)$")
NEXT_LABEL = re.compile(r"\s[一-龥]{2,6}:\s?$")  # of the next number: 目标:120人 完成:118人
YEAR_AFTER = re.compile(r"\s?\(((?:19|20)\d\d)年[^()\d]{0,3}\)")  # 28.6亿元(2020年)
OPENED = re.compile(r"\s*\((?![^()]*\))")  # a bracket that the number stands in
PROJECT = re.compile("([^,;。]{4,}?(?:项目|工程))(?:投资|建设)?(?:进度|进展|快于|超|投资)[^,;。]*,[^,;]*$")
SPACES = re.compile(
    r"(?<=[一-龥\d%]) (?=[一-龥\d])"
)  # which a page sets beside figures or where a line broke
AGAIN = re.compile("分别[^,;。]{0,6}(?:当年|各年|同年)")  # of the years dealt out before
CELL = re.compile(r"([^|\d]{0,40}[^|\d\s])\s*\|[\s≥≤]*$")  # the words before a cell that holds a number alone
ASKED = re.compile(
    "(?:按照?|照|依照?|折算|照此)[^,。;]{0,10}(?:要求|指标|推算|测算|口径|下来|目标)[^。;]{2,30}应"
)
TASK = re.compile("(?:^|[。、.)）])(?:年度|工作|考核)?(?:目标|任务|指标)+(?:要求|内容)?。$")
EXPECTED = re.compile(r"(?:^|[。;!?])[^,。;]{0,14}预期[^,。;:]{0,6}[:。]")  # heads figures that are expected
BLANK, ENDED = re.compile(r"\s*"), re.compile("[ 。;]*")
MASKED = re.compile(r"(?:[xX×*○]{1,4}|_{2,})(?:[万亿]*[美欧]?元|家|个|项|件|名|人|%)")
APPLIED = re.compile(
    "(?:组织)?(?:推荐|申报|上报|报送|授牌|评选|承担|承接)"
)  # goes on through a list parted by semicolons
NAMED_AFTER = ("noun_after", "counted_list", "noun_of_actor", "owner_of_noun", "noun_around", "each_does")
PROMISED = re.compile(
    r"最高|不超过|上限|每[家个项人户]|单[个项家户]|按.+的?$|给予|一次性|对.{2,40}(?:奖励|补助)"
)
PAID = re.compile(
    r"已|共|累计|兑现|发放|拨付|落实|获(?![^,。;]{1,30}的)|[上去]年(?!度?(?:实际|技术|服务|营业|研发|销售))|实际(?!运行|投入|支付|发生|到账|成交)"
)
# What a measure sets held until now: 补助比例由8%提高到12%.
GRANTED = re.compile("(?:比例|额度|限额|标准|门槛|[上下]限|补[贴助]|奖[补励]|分值|最高额?)$")
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
    headed = EXPECTED.search(text) if "预期" in text else None
    expected = 0 if "预期" in clause.path else headed.end() if headed else len(text)
    bounds = [0, *(match.end() for match in SENTENCE.finditer(text))]
    ends = [0, *(complex_end(text, figure) for figure in figures)]
    for i, figure in enumerate(figures):
        sentence = bounds[bisect_right(bounds, figure.start) - 1]
        if sentence != state.sentence:
            after = SENTENCE.search(text, figure.stop)
            beside = state.sentence >= 0 and text[sentence - 1] == "|"
            head = (state.items[0] if state.items else state.head) if beside else ""
            gap = text[figures[i - 1].stop if i else 0 : sentence]
            year = year_opened(gap, clause, state.year)
            if text.startswith("其中", sentence) and state.items:
                state.sentence, state.year = sentence, state.said  # parts of what was counted before
            else:
                last = {"last": state.head, "last_unit": state.unit, "before": state.items}
                state = State(sentence=sentence, head=head, year=year, **last)
                said = text[sentence : after.start() if after else len(text)]
                setting = of_sentence(clause, said, figure.start - sentence)
            setting = of_cell(clause, figure.start) if clause.cells else setting
            asked = after is not None and ASKED.match(text, after.end())
            if asked or TASK.search(text, max(0, sentence - 12), sentence):
                setting = replace(setting, part="plan", year=clause.base)  # 目标任务。专利申请450件。
        low = max(ends[i], sentence)
        left = segment(text, low, figure.start)
        near = figures[i : i + LONGEST_LIST]
        items = state.before if OF_THEM.match(left) and not state.items else state.items
        since = max(ends[i - 1], sentence) if state.field else low
        names, state.listed = names_dealt(text, near, since, items, state.listed)
        state.dealt = names or state.dealt[1:]
        going_on = bool(state.dealt) or JOINED.fullmatch(text[low : figure.start]) is not None
        dealt = years_dealt(text[low : figure.start], state.year or setting.year)
        if AGAIN.search(text, low, figure.start) and state.spread:
            dealt = state.spread
        state.years = dealt if len(dealt) == run_of(text, near) else state.years[1:] * going_on
        state.spread = dealt or state.spread
        following = figures[i + 1].start if i + 1 < len(figures) else len(text)
        yield _record(setting, text, figure, low, left, following, state, figure.start >= expected)


def _in_full(words: str, counted: str) -> str:
    """Words that go on from a counted noun with what was said of it: 纳入监测的318家企业共实现销售收入."""
    said, of, noun = counted.rpartition("的")
    return said + of + words if of and len(words) > len(noun) and words.startswith(noun) else ""


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
    left = SPACES.sub("", left).replace("(下同)", "").rstrip(" ") if " " in left or "(" in left else left
    right = NEXT_LABEL.sub("", right).lstrip(" ")
    left_own, left = left, state.left if bare else left
    state.left = left
    will, state.modality = modality(whole, left, state.modality, state.will, expected)
    state.will = will
    state.verb = opening_verb(left) or (
        "" if regex(r"[;。]" if not APPLIED.match(state.verb) else "。").search(whole) else state.verb
    )
    same = JOINED.match(whole) is not None or whole == ""
    if AND.search(whole.rstrip()) and state.items:
        left_own = ""
    if state.among_last and whole.startswith(")"):
        state.leave_bracket()
    inside = OPENED.match(whole) is not None and not regex(r"计划|任务|目标|预算").search(left_own)
    opened = text[:start].rstrip(",:").endswith("其中")  # 其中,基础研究类3项
    state.inside = inside or (state.inside and ")" not in whole and figure.stop == figure.end)
    split = whole.lstrip().startswith(":") and state.items and state.units[-1] == figure.unit
    split = split and GROUP.search(left_own)
    if "其中" in left_own or opened or (inside and state.items) or split:
        own = state.last_in(figure.unit) if figure.unit not in SHARES else None
        whole_of = state.items[own] if own is not None else state.head or state.subject
        state.among = WHOLE_PLACE.sub("", whole_of)  # 全市企业200家,其中东湖区60家
        state.among_kind = state.kinds[own] if own is not None else state.kind
    elif not same and SORT.fullmatch(left) and (grouped := group_of(text[max(low, state.sentence) : start])):
        state.among, state.among_kind = grouped, state.kind
    elif not (same or state.inside) and not (
        state.among_last and figure.unit == state.unit and whole.startswith(",") and SORT.fullmatch(left)
    ):
        state.among = ""  # 其中基础类3亿元,应用类2亿元: sorts go on
    lead = text[max(low, state.sentence) : start]
    if masked := MASKED.search(lead):  # 增加值完成XX亿元,增速26%: a template's masked number has a name too
        words = strip_lead(strip_predicate(segment(lead, 0, masked.start()))[0])
        project = PROJECT.search(lead, 0, masked.start())
        whose = project[1] if project else state.subject
        words = owned(whose, words) if words in attributes() and whose else words
        state.subject = state.head = words or state.subject
        lead = lead[masked.end() :]
        state.items.append(state.head)
        state.units.append("")
        state.kinds.append("")
    if state.rule in NAMED_AFTER and state.items and left_own and state.items[-1].endswith(left_own):
        left_own = ""  # 13家单位19项成果: the noun belongs to the number before it
    elif state.rule in NAMED_AFTER and state.items and (full := _in_full(left_own, state.items[-1])):
        left_own = full
    elif state.rule in ("noun_after", "counted_list") and whole == left_own and low > state.sentence:
        left_own = does_of(left_own)  # 为58家企业授信2.3亿元
        if state.items and COVERS.fullmatch(left_own.removeprefix(state.items[-1])):
            left_own = left_own.removeprefix(state.items[-1])  # 15名专家对口联系60家企业
    if state.field and state.subject and whole == left:
        left_own = IN_FIELD.sub("", left_own)  # 在169家高新区中的综合排名前移5位
    label = parts_label(clause.title, lead, left_own, bool(clause.cells))
    state.among = state.among or label
    context = Context(
        left=LEAD_AND_TAIL.sub("", YEAR_AFTER.sub("", left_own) if left_own.startswith("(") else left_own),
        right=right,
        lead=lead,
        unit=figure.unit,
        rank=figure.rank,
        topic=(figure.unit not in SHARES and sorted_by(text, state.sentence))
        or name_before(text, state.sentence)
        or clause.title,
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
    cell = CELL.search(text, max(0, start - 60), start) if phrase.rule == "none" else None
    if cell and (named := strip_lead(cell[1])):
        phrase = Phrase(named, named, "table_cell")  # 讲座次数 | 12次
    state.unit = figure.unit
    rising = bool(FROM.search(left.rstrip().removesuffix("百分之"))) or left.endswith(("由", "从"))
    sentence = in_sight(text, state.sentence, start)
    named, going_on = year_named(clause, sentence, text[start : figure.start], state.year)
    state.year = state.year if text[start - 1 : start] == "(" else going_on  # (去年同期15家)
    told = YEAR_AFTER.match(text, stop)
    stated = int(told[1]) if told else None
    named = stated or named
    if state.years:
        named, state.year = state.years[0], None
    state.said = named
    status, year = status_and_year(clause, text, figure, start, sentence, named, rising)
    if rising:  # 经费从2016年的27.6亿元增加到86.1亿元,强度由1.26%提高到2.17%
        dated = year_of_start(clause, text[start : figure.start], named)
        state.since = dated if dated and regex("[由从]").search(left) else state.since
        granted = phrase.rule == "support" or GRANTED.search(phrase.words)
        year = dated or state.since or (clause.base if granted else year)
    if (
        phrase.rule in ("support", "each_of_list")
        and status == "actual"
        and not rising
        and PROMISED.search(left)
        and not PAID.search(sentence + left)
    ):
        status, year = "target", clause.base  # what a measure grants holds from now on
    year = stated or year
    later = year is not None and clause.base is not None and year > clause.base
    there = status == "actual" or later
    nature = nature_of(phrase, figure, (left, whole, right), text[state.sentence : start], state, there)
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
        "modality": "plain" if status == "actual" and will != "expect" else will,  # 争取课题43项, done
        "year": year,
        "rules": phrase.rule,
    }
