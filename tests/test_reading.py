"""Marks, parts, dates and metadata of pages of any office, reckoned by hand."""

import pytest

from policytext import read_page
from policytext.language import table
from policytext.metadata import read_metadata
from policytext.numbering import read_marker


@pytest.mark.parametrize(
    ("line", "number", "ordinal"),
    [
        ("一、总体要求", "一", 1),
        ("（十二）加强", None, None),  # full width is normalised before
        ("(十二)加强", "(十二)", 12),
        ("1.加强", "1", 1),
        ("1. 加强", "1", 1),
        ("15.加大", "15", 15),
        ("1、2023年新增高企40家。", "1", 1),
        ("1、5G产业突破20亿元。", "1", 1),
        ("3、100个项目开工。", "3", 3),
        ("1.2023年新增", "1", 1),
        ("(3)建设", "(3)", 3),
        ("③建设", "③", 3),
        ("第三条 支持", "第三条", 3),
        ("第十章 保障", "第十章", 10),
        ("A.建设", "A", 1),
        ("1、3万家", None, None),
        ("2.2%的比重", None, None),
        ("5、6月份完成", None, None),
        ("一、二、三产业融合发展", None, None),
        ("2018年工作", None, None),
    ],
)
def test_marks(line, number, ordinal):
    marker = read_marker(line)
    assert (marker and marker.number, marker and marker.ordinal) == (number, ordinal)


def parts(text, year=2023):
    clauses = read_page(text, plan_year=year).clauses
    return clauses[clauses.type != "heading"][["part", "year"]].values.tolist()


def test_parts_by_numbered_headings():
    text = "某局2022年工作总结及2023年工作计划\n一、2022年工作总结\n新增企业40家。\n二、2023年工作计划\n新增企业50家。"
    assert parts(text) == [["report", 2022], ["plan", 2023]]


def test_a_plan_that_speaks_of_results_and_sums_is_a_plan():
    text = "2023年工作要点\n一、实现2000亿元产值的工作目标\n争先进位。\n二、加强指标完成情况督查\n按月通报。\n三、做好总结\n及时总结。"
    assert parts(text) == [["plan", 2023]] * 3


def test_half_years():
    text = "关于2022年上半年工作情况的汇报\n一、上半年工作情况\n新增40家。\n二、下半年工作打算\n新增50家。"
    assert parts(text, 2022) == [["report", 2022], ["plan", 2022]]


def test_without_a_plan_year_only_named_years_count():
    text = "某局工作总结和工作计划\n一、2022年工作总结\n新增40家。\n二、工作计划\n新增50家。"
    years = read_page(text).clauses.query("type == 'paragraph'").year
    assert years.iloc[0] == 2022
    assert years.isna().iloc[1]


@pytest.mark.parametrize(
    ("line", "issued"),
    [("二〇二三年五月十八日", "2023-05-18"), ("2023年5月8日", "2023-05-08"), ("2018年13月45日", "")],
)
def test_dates(line, issued):
    from policytext.cleaning import find_noise
    from policytext.normalization import normalize

    page = normalize(f"某市科技工作要点\n一、目标。争先进位,力争突破。\n某市科学技术局\n{line}")
    assert read_metadata(page, find_noise(page.text))["issued"] == issued


def test_bytes_and_other_things():
    assert read_page("一、目标\n新增40家。".encode("gb18030")).clauses.number.tolist()[0] == "一"
    with pytest.raises(TypeError, match="read the file first"):
        read_page(3)


@pytest.mark.parametrize("row", table("cues"), ids=lambda row: row["cue"])
def test_each_cue_is_a_pattern_of_its_own(row):
    import re

    re.compile(row["cue"])


def test_duties_are_not_counted():
    items = [
        "新增40家。(责任领导:张三,责任部门:高新科)",
        "新增40家。【责任单位:市科技局】",
        "新增40家。(市科技局牵头,市发改委配合)",
    ]
    for item in items:
        page = read_page(f"2023年工作要点\n一、目标\n1.{item}")
        assert page.clauses.content.tolist()[-1] == "1.新增40家。"
        assert item in page.clauses.text.tolist()[-1]


def test_a_short_line_between_numbered_headings_and_above_a_table():
    table_ = "指标 | 2022年 | 2023年目标\n高新技术企业(家) | 776 | 830\n在孵企业(家) | 937 | 1000"
    page = f"2023年科技工作要点\n主要目标\n一、要求\n新增40家。\n二、任务\n新增5家。\n工作安排\n{table_}\n三、保障\n加强。"
    clauses = read_page(page, plan_year=2023).clauses
    assert clauses.type.tolist().count("row") == 2
