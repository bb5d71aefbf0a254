"""Who answers for what: brackets, lines and columns that name leaders and units."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

import pandas as pd

from .corpus import Corpus
from .errors import require
from .language import regex, table

if TYPE_CHECKING:
    import networkx as nx

HALF = str.maketrans("（）：，；〔〕", "():,;[]")
BRACKET = re.compile(r"[(【\[]([^()【】\[\]]*(?:\([^()]*\)[^()【】\[\]]*)*)[)】\]]")
ALSO = r"(?<=[局办委院府科室处部会市县区])[和与及](?=..)"  # between units
PARTED = re.compile(rf"(?:[、,，;；/\s]+|{ALSO})(?![^()]*\))")  # not within the brackets of a name
END = re.compile(r"[。;；\n|]")
AND_OTHERS = re.compile(r"等?(?:有关部门|相关部门)?(?:按照?(?:各自)?职责(?:分工)?)?$")
NO_NAME = re.compile(r"\d{5}|下同|第一位|为牵头|排名|.{25}")  # numbers of telephones, remarks
HAN = re.compile(r"[\u4e00-\u9fff]")


def find_duties(corpus: Corpus) -> pd.DataFrame:
    """Responsibilities of clauses: clause_id, doc_id, role, name; a row a name, in the order of the text.

    Roles are `leader` (责任领导, 责任人), `lead` (牵头单位), `responsible` (责任单位, 责任部门) and `support`
    (配合单位), by the labels of `data/duty_labels.csv`; they stand in brackets or lines of the text, or in
    the columns of a task table. Names are as in the source, without 等 (and others); a name stands once for a
    clause and role. Telephone numbers are never names.
    """
    rows = []
    tasks: dict[str, str] = {}  # documents by clause
    own = corpus.clauses[["clause_id", "doc_id", "type", "table", "text"]]
    for clause_id, doc_id, type_, table_, text in own.itertuples(index=False, name=None):
        if type_ != "heading":
            rows += [(clause_id, doc_id, role, name) for role, name in duties_of(text)]
        if table_ == "task":
            tasks[clause_id] = doc_id
    cells = corpus.cells[["clause_id", "header", "text"]]
    for clause_id, header, text in cells.itertuples(index=False, name=None):
        if clause_id in tasks and (role := role_of(header)):
            rows += [(clause_id, tasks[clause_id], role, name) for name in names_of(text)]
    found = pd.DataFrame(rows, columns=["clause_id", "doc_id", "role", "name"]).drop_duplicates()
    order = {clause_id: i for i, clause_id in enumerate(corpus.clauses.clause_id)}
    return found.sort_values("clause_id", key=lambda ids: ids.map(order), kind="stable", ignore_index=True)


def duties_of(text: str) -> list[tuple[str, str]]:
    """Roles and names of a text, in its order.

    >>> duties_of("新增孵化器3家。(责任领导:张三,责任部门:高新科、办公室)")
    [('leader', '张三'), ('responsible', '高新科'), ('responsible', '办公室')]
    >>> duties_of("出台办法。(市科技局牵头,市财政局、市税务局配合)")
    [('lead', '市科技局'), ('support', '市财政局'), ('support', '市税务局')]
    """
    found: list[tuple[str, str]] = []
    text = text.translate(HALF)
    for bracket in BRACKET.finditer(text):
        words = bracket[1]
        found += _labelled(words) if _labels().search(words) else _acting(words)
    return found or _labelled(BRACKET.sub("", text))


def role_of(header: str) -> str | None:
    """Role that a label or the header of a column names.

    >>> role_of("牵头单位"), role_of("协同配合单位"), role_of("完成期限")
    ('lead', 'support', None)
    """
    plain = regex(r"\s").sub("", header)
    for row in table("duty_labels"):
        if row["kind"] == "label" and re.fullmatch(row["pattern"], plain):
            return row["role"]
    return None


def names_of(words: str) -> list[str]:
    """Names in a list of them.

    >>> names_of("市发改委、市优化营商环境协调事务中心(市优化办)等,各县市区")
    ['市发改委', '市优化营商环境协调事务中心(市优化办)', '各县市区']
    """
    if regex(r"\s*[要应须]").match(words):
        return []  # a sentence about the units, no list of them
    parts = (AND_OTHERS.sub("", part).strip(" :。.") for part in PARTED.split(words))
    return [part for part in parts if HAN.search(part) and not NO_NAME.search(part)]


def duty_network(duties: pd.DataFrame) -> "nx.Graph":
    """Units that answer for clauses together: nodes with `clauses`, edges with `weight`, both counts.

    Leaders are persons and left out; a unit is a name of the source.
    """
    import networkx as nx

    require(duties, "clause_id role name", "duties")
    graph = nx.Graph()
    units = duties[duties.role != "leader"].drop_duplicates(["clause_id", "name"])
    for name, n in units.name.value_counts().sort_index().items():
        graph.add_node(name, clauses=int(n))
    for _, names in units.groupby("clause_id").name:
        for one, other in combinations(sorted(names), 2):
            weight = graph.get_edge_data(one, other, {"weight": 0})["weight"]
            graph.add_edge(one, other, weight=weight + 1)
    return graph


@cache
def _labels() -> re.Pattern[str]:
    labels = "|".join(row["pattern"] for row in table("duty_labels") if row["kind"] == "label")
    return re.compile(
        f"(?:^|(?<=[。;；,，\\s]))({labels}|完成时限|完成时间|完成期限|时限|联系人|联系电话)\\s*[:：]"
    )


def _labelled(words: str) -> list[tuple[str, str]]:
    """Names after labels with a colon: 责任单位:甲、乙;配合单位:丙."""
    marks = list(_labels().finditer(words))
    if not marks:
        return []
    ends = [mark.start() for mark in marks[1:]] + [len(words)]
    found = []
    for mark, end in zip(marks, ends, strict=True):
        role = role_of(mark[1])
        stretch = END.split(words[mark.end() : end])[0]
        found += [(role, name) for name in names_of(stretch)] if role else []
    return found


def _acting(words: str) -> list[tuple[str, str]]:
    """Names before a verb: 甲牵头,乙、丙配合."""
    return list(_acts(words)) if len(words) <= 120 else []


def _acts(words: str) -> Iterator[tuple[str, str]]:
    verbs = [(row["role"], row["pattern"]) for row in table("duty_labels") if row["kind"] == "verb"]
    at = 0
    ending = "|".join(f"({pattern})" for _, pattern in verbs)
    for mark in re.finditer(f"(?:{ending})(?=$|[,，;；、。])", words):
        role = verbs[mark.lastindex - 1][0]
        for name in names_of(words[at : mark.start()]):
            yield role, regex(r"^(?:由|请|责任)").sub("", name)
        at = mark.end()
