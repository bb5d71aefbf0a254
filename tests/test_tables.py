"""Flattened tables in the shapes web pages leave, rows and cells counted by hand."""

import pytest

from policytext.tables import find_tables

WANTED = [["1", "高新技术企业(家)", "776", "830"], ["2", "在孵企业(家)", "937", "1000"]]
SHAPES = {
    "bars": "序号|指标|2022年|2023年目标\n1|高新技术企业(家)|776|830\n2|在孵企业(家)|937|1000",
    "outer bars": "| 序号 | 指标 | 2022年 | 2023年目标 |\n|---|---|---|---|\n"
    "| 1 | 高新技术企业(家) | 776 | 830 |\n| 2 | 在孵企业(家) | 937 | 1000 |",
    "tabs": "序号\t指标\t2022年\t2023年目标\n1\t高新技术企业(家)\t776\t830\n2\t在孵企业(家)\t937\t1000",
    "a cell a line": "|\n序号 |\n指标 |\n2022年 |\n2023年目标 |\n|\n1 |\n高新技术企业(家) |\n776 |\n830 |\n|\n|\n"
    "2 |\n在孵企业(家) |\n937 |\n1000 |\n|",
    "double marks": "|\n序号 |\n指标 |\n2022年 |\n2023年目标 |\n||\n1 |\n高新技术企业(家) |\n776 |\n830 |\n||\n"
    "2 |\n在孵企业(家) |\n937 |\n1000 |\n||",
    "leading bars": "|\n| 序号\n| 指标\n| 2022年\n| 2023年目标\n|\n| 1\n| 高新技术企业(家)\n| 776\n| 830\n|\n"
    "| 2\n| 在孵企业(家)\n| 937\n| 1000\n|",
    "lone bars": "序号\n|\n指标\n|\n2022年\n|\n2023年目标\n|\n1\n|\n高新技术企业(家)\n|\n776\n|\n830\n|\n"
    "2\n|\n在孵企业(家)\n|\n937\n|\n1000\n|",
    "wrapped cells": "|\n序号 |\n指标 |\n2022年 |\n2023年目标 |\n|\n1 |\n高新技术企业\n(家) |\n776 |\n830 |\n|\n"
    "2 |\n在孵企业(家) |\n937 |\n1000 |\n|",
}


def words(text, table):
    return [["".join(text[c.start : c.end].split()) for c in row] for row in table.rows]


@pytest.mark.parametrize("shape", SHAPES)
def test_shapes(shape):
    text = "一、主要指标\n" + SHAPES[shape] + "\n注：按年度调整。"
    (table,) = find_tables(text)
    assert table.headers == ("序号", "指标", "2022年", "2023年目标")
    assert words(text, table) == WANTED
    assert table.kind == "indicator"


def test_group_cells_stand_on_first_rows_only():
    text = "类别 | 指标 | 2022年\n投入 | 研发经费 | 2.1\n研发人员 | 300\n产出 | 专利 | 15"
    (table,) = find_tables(text)
    assert words(text, table) == [
        ["投入", "研发经费", "2.1"],
        ["投入", "研发人员", "300"],
        ["产出", "专利", "15"],
    ]
    assert [row[0].inherited for row in table.rows] == [False, True, False]


def test_header_without_the_column_of_row_numbers():
    text = "一级指标 | 二级指标 | 2022年\n投入 | 1 | 研发经费 | 2.1\n2 | 研发人员 | 300\n产出 | 3 | 专利 | 15"
    (table,) = find_tables(text)
    assert table.headers == ("一级指标", "序号", "二级指标", "2022年")
    assert words(text, table)[1] == ["投入", "2", "研发人员", "300"]


def test_task_table():
    text = (
        "序号\t重点任务\t牵头单位\t责任单位\n1\t建设平台\t市科技局\t市发改委\n2\t引进人才\t市人社局\t市科技局"
    )
    (table,) = find_tables(text)
    assert table.kind == "task"


def test_rows_broken_after_a_comma():
    text = "序号\t任务\t牵头单位\t配合单位\n1\t新增企业40家,\n入库260家\t区科技局\t区税务局、\n各镇\n2\t专利提质\t区市监局\t各镇"
    (table,) = find_tables(text)
    assert words(text, table)[0] == ["1", "新增企业40家,入库260家", "区科技局", "区税务局、各镇"]


@pytest.mark.parametrize("text", ["", "|", "|\n|\n|", "甲 | 乙", "一、总则\n二、任务", "a\tb", "|||\n|||"])
def test_no_table(text):
    assert not find_tables(text)
