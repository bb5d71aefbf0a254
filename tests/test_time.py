"""Status and year of numbers by hand: years named, words that look back or ahead, parts of documents."""

import pytest

from policytext import find_quantities, read_page


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2022年新增高新技术企业40家,2023年力争新增50家。", [["actual", 2022], ["target", 2023]]),
        ("去年技术合同成交额12亿元,今年力争达到15亿元。", [["actual", 2022], ["target", 2023]]),
        ("截至目前,已培育高新技术企业40家。", [["actual", 2023]]),
        ("到2025年,高新技术企业达到100家,研发强度达到2%。", [["target", 2025], ["target", 2025]]),
        ("“十四五”末,研发强度达到3%。", [["target", 2025]]),
        ("研发强度由2021年的1.8%提高到2%。", [["actual", 2021], ["target", 2023]]),
        ("技术合同成交额12亿元,完成年度任务的80%。", [["actual", 2023], ["actual", 2023]]),
    ],
)
def test_years_and_status_of_a_sentence(text, wanted):
    assert find_quantities(text, 2023)[["status", "year"]].values.tolist() == wanted


def test_a_report_is_of_the_year_before():
    text = "某县科技局工作总结\n一、创新主体\n新增高新技术企业40家。\n二、平台建设\n新建省级平台3个。"
    assert find_quantities(text, 2023).status.tolist() == ["actual", "actual"]


def test_a_report_without_headings_is_told_by_its_words():
    text = "全年新认定高新技术企业43家,同比增长27.3%,较上年净增9家。技术合同成交额12.47亿元,居全省第三位。"
    assert set(find_quantities(text, 2023).status) == {"actual"}


def test_a_plan_over_years_aims_at_its_last():
    text = "某市科技创新三年行动计划(2023—2025年)\n一、目标\n高新技术企业达到300家。"
    assert find_quantities(text, 2023)[["status", "year"]].values.tolist() == [["target", 2025]]


def test_parts_of_a_page():
    text = "某局2022年工作总结及2023年计划\n一、2022年工作情况\n办了三件事。\n二、2023年打算\n再办三件事。"
    clauses = read_page(text, "page", 2023).clauses
    assert clauses.part.tolist()[1:] == ["report", "report", "plan", "plan"]
    assert clauses.year.tolist()[1:] == [2022, 2022, 2023, 2023]


def test_pinyin_of_converted_pages_is_left_out():
    text = "新增高新技術(shù)企業(yè)40家。"
    (row,) = find_quantities(text, 2023).itertuples()
    assert (row.indicator, text[row.start : row.end]) == ("高新技术企业", "40")
