"""Responsibilities: labels, brackets, lines and columns, against a coding by reading."""

import pandas as pd
import pytest

from policytext import duties_of, duty_network, find_duties


@pytest.fixture(scope="module")
def duties(corpus):
    return find_duties(corpus)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "新增孵化器3家。(责任领导:张三、李四,责任部门:高新科)",
            [("leader", "张三"), ("leader", "李四"), ("responsible", "高新科")],
        ),
        ("(牵头责任领导:张三,责任部门:规财科)", [("leader", "张三"), ("responsible", "规财科")]),
        (
            "加强考核。责任单位:市科技局、市财政局;配合单位:各县区。完成时限:12月底",
            [("responsible", "市科技局"), ("responsible", "市财政局"), ("support", "各县区")],
        ),
        ("责任科室:农村科 责任人:史某 完成时限:11月30日", [("responsible", "农村科"), ("leader", "史某")]),
        (
            "推进改革(市委组织部、市科技局牵头,市人社局等按职责分工负责)",
            [("lead", "市委组织部"), ("lead", "市科技局"), ("responsible", "市人社局")],
        ),
        (
            "【牵头单位:市工信局;责任单位:市科技局,各县(市、区)人民政府】",
            [("lead", "市工信局"), ("responsible", "市科技局"), ("responsible", "各县(市、区)人民政府")],
        ),
        ("(由市科技局、市财政局负责落实)", [("responsible", "市科技局"), ("responsible", "市财政局")]),
        ("（牵头单位：市工信局，配合：市科技局）", [("lead", "市工信局"), ("support", "市科技局")]),
        ("(主办:市科技局;协办:市财政局)", [("lead", "市科技局"), ("support", "市财政局")]),
        ("(责任处室:高新处和农村处)", [("responsible", "高新处"), ("responsible", "农村处")]),
        ("(责任单位:要高度重视,确保落实)", []),
        ("引进人才(含柔性引进)5名。", []),
        ("企业牵头(参与)制定标准。", []),
        ("(企业负责人参加)", []),
        ("(联系人:王某,联系电话:55581234)", []),
        ("(责任单位:市科技局;联系电话:55581234)", [("responsible", "市科技局")]),
    ],
)
def test_duties_of_a_text(text, wanted):
    assert duties_of(text) == wanted


def test_duties_are_those_of_a_reader(duties, root):
    """Names and roles of all brackets and table rows, coded by reading without the program."""
    keys = ["clause_id", "role", "name"]
    hand = set(map(tuple, pd.read_csv(root / "corpus/gold/duties.csv")[keys].to_numpy()))
    found = set(map(tuple, duties[keys].to_numpy()))
    assert len(hand) == 328
    f1 = 2 * len(hand & found) / (len(hand) + len(found))
    assert f1 >= 0.98


def test_no_contact_data_is_a_name(duties):
    assert not duties.name.str.contains(r"\d{5}|@").any()


def test_a_network_by_hand():
    table = pd.DataFrame(
        [("a/1", "lead", "甲"), ("a/1", "support", "乙"), ("a/2", "lead", "甲"), ("a/2", "leader", "张三")],
        columns=["clause_id", "role", "name"],
    )
    graph = duty_network(table)
    assert dict(graph.nodes(data="clauses")) == {"甲": 2, "乙": 1}
    assert list(graph.edges(data="weight")) == [("乙", "甲", 1)] or list(graph.edges(data="weight")) == [
        ("甲", "乙", 1)
    ]
