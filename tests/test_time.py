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


BODY = "新认定高新技术企业40家，专利授权量达到1200件。实现技术合同成交额12亿元，培训科技人员3000人次。"
REPORTS = (
    "云川市科技局2021年工作总结;2021年度全市科技工作情况汇报;云川区2021年科技创新发展报告"
    ";2021年全市科技经费投入统计公报;云川高新区2021年度科技统计主要数据;云川市科技局二〇二一年度述职报告"
    ";2021年科技项目绩效自评报告;2021年科技创新主要指标完成情况;市科技局2021年度绩效评估自评总结"
)
PLANS = (
    "云川市2022年科技工作要点;2022年全市科技创新工作实施方案;关于做好2022年科技工作的意见"
    ";2022年度科技创新目标任务分解表;云川区科技局二○二二年工作打算;2022年度科技创新考核指标"
    ";关于下达2022年度科技工作目标任务的通知;云川县科技局2022年工作安排"
)
HALVES = (
    "一、2021年工作总结|二、2022年工作计划;一、过去一年的工作|二、今年的工作安排;一、主要成效|二、下年度工作思路"
    ";一、去年工作情况|二、今年工作重点;第一部分 2021年工作总结|第二部分 2022年工作计划"
    ";一、二〇二一年工作回顾|二、二〇二二年工作安排;2021年主要工作|2022年工作打算;一、工作回顾|二、工作展望"
    ";一、上年度工作总结|二、本年度工作计划;一、2021年以来的工作|二、2022年工作谋划"
)


def told(text, year):
    return sorted({tuple(pair) for pair in find_quantities(text, year)[["status", "year"]].values.tolist()})


@pytest.mark.parametrize("title", REPORTS.split(";"))
def test_titles_of_reports(title):
    assert told(f"{title}\n一、主要工作\n（一）平台建设。{BODY}", 2021) == [("actual", 2021)]


@pytest.mark.parametrize("title", PLANS.split(";"))
def test_titles_of_plans(title):
    assert told(f"{title}\n一、重点任务\n（一）平台建设。{BODY}", 2022) == [("target", 2022)]


@pytest.mark.parametrize("halves", HALVES.split(";"))
def test_headings_of_a_report_with_its_plan(halves):
    report, plan = halves.split("|")
    text = f"云川市科技局2021年工作总结和2022年工作思路\n{report}\n{BODY}\n{plan}\n{BODY}"
    found = find_quantities(text, 2022)[["status", "year"]].values.tolist()
    assert found == [["actual", 2021]] * 4 + [["target", 2022]] * 4


def test_a_paragraph_turns_to_the_year_planned_for():
    """Without a heading: 2011年,我们将重点抓好以下工作: and the items after it."""
    text = (
        "市科技局2010年工作总结及2011年工作安排\n2010年,组织科技计划项目36项,同比增长12.5%。\n"
        "2011年,我们将重点抓好以下工作:\n一要抓项目。列入省科技计划项目20项;\n二要抓专利。专利申请量1000件。"
    )
    found = find_quantities(text, 2011)[["status", "year"]].values.tolist()
    assert found == [["actual", 2010]] * 2 + [["target", 2011]] * 2


def test_measures_with_chapters_hold_from_their_year():
    text = "第二章 支持内容\n第四条 平台奖励。新获批省级平台奖励30万元。\n第三章 附则\n第九条 有效期三年。"
    assert told(text, 2023) == [("target", 2023)]


def test_a_programme_without_year_in_its_title_aims_at_the_last_it_names():
    text = (
        "某省成果转化行动方案\n一、行动目标\n到2018年,建成示范机构50家;到2020年建成80家。\n"
        "三、保障措施\n设立转化基金20亿元。"
    )
    found = find_quantities(text, 2016)[["value", "year"]].values.tolist()
    assert found == [[50.0, 2018], [80.0, 2020], [20.0, 2020]]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2016—2018年财政科技支出分别为1.3亿元、1.6亿元和1.9亿元。", [2016, 2017, 2018]),
        ("2021年、2022年、2023年,高新技术企业分别达到52、66、82家。", [2021, 2022, 2023]),
        ("专利申请386件,比去年同期的302件增长27.8%。", [2023, 2022, 2023]),
        ("平均利率3.3%,低于上年0.4个百分点。", [2023, 2023]),
        ("我市2022年研发经费占比为1.8%,居全省第八位。", [2022, 2022]),
    ],
)
def test_years_of_several_numbers(text, wanted):
    assert find_quantities(text, 2023).year.tolist() == wanted


def test_stages_tell_their_years():
    text = "近期（到2025年）：建成科学装置10个。\n第二阶段（2026—2030年）：建成科学装置15个。"
    assert find_quantities(text, 2021).year.tolist() == [2025, 2030]
