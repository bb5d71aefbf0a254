"""Tables in the shapes that web pages leave them in: bars, tabs, spaces, a cell a line; read as records by hand."""

import pytest

from policytext import find_quantities
from policytext.captions import TITLE

FIELDS = ["number", "unit", "indicator", "status", "year"]

SHAPES = {
    "bars": (
        "表1 指标\n指标 | 2020年 | 2025年\n研发投入强度(%) | 1.4 | 2.2\n高企(家) | 31 | 60\n",
        [
            ["1.4", "%", "研发投入强度", "actual", 2020],
            ["2.2", "%", "研发投入强度", "target", 2025],
            ["31", "家", "高企", "actual", 2020],
            ["60", "家", "高企", "target", 2025],
        ],
    ),
    "tabs, unit in a column": (
        "指标\t单位\t2020年\t2025年\n研发投入强度\t%\t1.4\t2.2\n高企\t家\t31\t60\n",
        [
            ["1.4", "%", "研发投入强度", "actual", 2020],
            ["2.2", "%", "研发投入强度", "target", 2025],
            ["31", "家", "高企", "actual", 2020],
            ["60", "家", "高企", "target", 2025],
        ],
    ),
    "tabs, a name broken over two lines": (
        "指标\t单位\t2020年\t2025年\n高企\t家\t31\t60\n每万名就业人员中研发\n人员全时当量\t人年\t28\t45\n",
        [
            ["31", "家", "高企", "actual", 2020],
            ["60", "家", "高企", "target", 2025],
            ["28", "人年", "每万名就业人员中研发人员全时当量", "actual", 2020],
            ["45", "人年", "每万名就业人员中研发人员全时当量", "target", 2025],
        ],
    ),
    "a cell a line, a title of a group with empty cells": (
        "序号\n|\n指标\n|\n2021年目标\n|\n2021年完成\n|\n一\n|\n创新主体\n|\n|\n|\n1\n|\n新增高企(家)\n|\n30\n|\n34\n|\n"
        "2\n|\n研发投入强度(%)\n|\n1.8\n|\n1.7\n|\n",
        [
            ["30", "家", "新增高企", "target", 2021],
            ["34", "家", "新增高企", "actual", 2021],
            ["1.8", "%", "研发投入强度", "target", 2021],
            ["1.7", "%", "研发投入强度", "actual", 2021],
        ],
    ),
    "two rows of headers": (
        "县区|2020年基数|目标数\n||2021年|2022年\n东湖区高企数|52|65|82\n西山县高企数|18|23|29\n",
        [
            ["52", "", "东湖区高企数", "actual", 2020],
            ["65", "", "东湖区高企数", "target", 2021],
            ["82", "", "东湖区高企数", "target", 2022],
            ["18", "", "西山县高企数", "actual", 2020],
            ["23", "", "西山县高企数", "target", 2021],
            ["29", "", "西山县高企数", "target", 2022],
        ],
    ),
    "all in one line": (
        "现下达目标如下。\n| 乡镇 | 高企(家) | 研发投入(万元) | | 东山镇 | 3 | 2600 | | 西河乡 | 1 | 800 |\n请落实。",
        [
            ["3", "家", "东山镇高企", "target", 2022],
            ["2600", "万元", "东山镇研发投入", "target", 2022],
            ["1", "家", "西河乡高企", "target", 2022],
            ["800", "万元", "西河乡研发投入", "target", 2022],
        ],
    ),
    "runs of spaces": (
        "主要指标 单位 2022年完成 2023年目标 增长\n研发经费 亿元 12.3 14 13.8%\n高新技术企业 家 120 150 25%\n",
        [
            ["12.3", "亿元", "研发经费", "actual", 2022],
            ["14", "亿元", "研发经费", "target", 2023],
            ["13.8", "%", "研发经费", "target", 2023],
            ["120", "家", "高新技术企业", "actual", 2022],
            ["150", "家", "高新技术企业", "target", 2023],
            ["25", "%", "高新技术企业", "target", 2023],
        ],
    ),
    "runs of spaces, titles of groups, a name broken over two lines, an attribute, sums in brackets": (
        "指标名称    2020年完成   2025年目标   指标属性\n一、投入\n规上企业科技经费支出\n占营业收入比重(%)   1.4   2.2   预期性\n"
        "二、主体\n年专利授权量(件)   31   不少于60   约束性\n  其中:发明专利   12   24   预期性\n科技奖(项)   [8]   [14]   预期性\n",
        [
            ["1.4", "%", "规上企业科技经费支出占营业收入比重", "actual", 2020],
            ["2.2", "%", "规上企业科技经费支出占营业收入比重", "target", 2025],
            ["31", "件", "年专利授权量", "actual", 2020],
            ["60", "件", "年专利授权量", "target", 2025],
            ["12", "件", "年发明专利授权量", "actual", 2020],
            ["24", "件", "年发明专利授权量", "target", 2025],
            ["8", "项", "科技奖", "actual", 2020],
            ["14", "项", "科技奖", "target", 2025],
        ],
    ),
    "places, with what is counted in the title": (
        "附表1  全市高新技术企业倍增目标分解表\n单位:家\n地区 | 2020年底总数 | 2023年新认定 | 牵头单位\n东湖区 | 218 | 60 | 区科技局\n"
        "合计 | 218 | 60 | 市科技局\n",
        [
            ["218", "家", "东湖区高新技术企业总数", "actual", 2020],
            ["60", "家", "东湖区新认定高新技术企业", "target", 2023],
            ["218", "家", "高新技术企业总数", "actual", 2020],
            ["60", "家", "新认定高新技术企业", "target", 2023],
        ],
    ),
    "a cell a line": (
        "表1 指标\n序号\n指标\n单位\n2025年\n1\n研发投入强度\n%\n2.5\n2\n高新技术企业\n家\n300\n",
        [["2.5", "%", "研发投入强度", "target", 2025], ["300", "家", "高新技术企业", "target", 2025]],
    ),
    "a row a year": (
        "年份 | 高新技术企业(家) | 技术合同成交额(亿元)\n2019年 | 100 | 3.2\n2020年 | 130 | 4.5\n",
        [
            ["100", "家", "高新技术企业", "actual", 2019],
            ["3.2", "亿元", "技术合同成交额", "actual", 2019],
            ["130", "家", "高新技术企业", "actual", 2020],
            ["4.5", "亿元", "技术合同成交额", "actual", 2020],
        ],
    ),
    "values with their units, words in a column": (
        "序号|任务|目标值|责任单位\n1|新增高新技术企业|20家|科技局\n2|技术合同成交额|5亿元以上|科技局\n",
        [
            ["20", "家", "新增高新技术企业", "target", 2022],
            ["5", "亿元", "技术合同成交额", "target", 2022],
        ],
    ),
    "plan and result": (
        "| 指标 | 计划 | 完成 |\n| 高企(家) | 30 | 32 |\n| 平台(个) | 3 | 4 |\n",
        [
            ["30", "家", "高企", "target", 2022],
            ["32", "家", "高企", "actual", 2022],
            ["3", "个", "平台", "target", 2022],
            ["4", "个", "平台", "actual", 2022],
        ],
    ),
}


@pytest.mark.parametrize(("text", "wanted"), SHAPES.values(), ids=SHAPES)
def test_shape(text, wanted):
    found = find_quantities(text, 2022)
    assert found[FIELDS].values.tolist() == wanted
    assert (found.rules == "table_cell").all()


@pytest.mark.parametrize(
    "text", ["一、总则 二、任务\n三、保障\n", "新增 40 家\n培育 30 家\n", "表 1\n\n\n说明\n"]
)
def test_words_with_spaces_are_no_table(text):
    assert "table_cell" not in set(find_quantities(text, 2022).rules)


def test_sentences_under_target_and_result():
    text = "任务 | 年度目标 | 完成情况\n培育高新技术企业 | 新增15家 | 已认定18家\n建设平台 | 新建省级平台2个 | 建成省级平台3个\n"
    assert find_quantities(text, 2022)[FIELDS].values.tolist() == [
        ["15", "家", "高新技术企业", "target", 2022],
        ["18", "家", "高新技术企业", "actual", 2022],
        ["2", "个", "省级平台", "target", 2022],
        ["3", "个", "省级平台", "actual", 2022],
    ]


def test_cells_of_words():
    """A cell a line, with sentences in it: read as sentences, each by the header of its column."""
    cells = [
        "工作任务",
        "年度目标",
        "完成情况",
        "责任单位",
        "培育主体",
        "新认定高企15家以上",
        "新认定19家,总数64家",
        "县科技局",
    ]
    cells += ["加大投入", "研发经费增长15%", "增长16%,超额完成", "县统计局"]
    found = find_quantities("2021年任务完成情况\n" + "\n|\n".join(cells) + "\n|\n", 2022)
    assert found[FIELDS].values.tolist() == [
        ["15", "家", "高企", "target", 2021],
        ["19", "家", "新认定高企", "actual", 2021],
        ["64", "家", "高企总数", "actual", 2021],
        ["15", "%", "研发经费", "target", 2021],
        ["16", "%", "研发经费", "actual", 2021],
    ]


def test_a_cell_a_line_with_empty_lines_between_rows():
    rows = [
        ["县（市、区）", "R&D经费（亿元）", "投入强度（%）"],
        ["东原区", "28.6", "3.71"],
        ["西原县", "5.1", "2.88"],
    ]
    text = "2021年各县（市、区）R&D经费情况\n\n" + "\n\n".join("\n|\n".join(row) for row in rows) + "\n"
    assert find_quantities(text, 2021)[["number", "unit", "status"]].values.tolist() == [
        ["28.6", "亿元", "actual"],
        ["3.71", "%", "actual"],
        ["5.1", "亿元", "actual"],
        ["2.88", "%", "actual"],
    ]


def test_an_empty_cell_at_the_end_of_a_row_of_tabs():
    text = "指标\t2021年\t2022年\t备注\n高新技术企业(家)\t40\t52\t\n专利授权量(件)\t300\t380\t快报数\n"
    found = find_quantities(text, 2023)
    assert found[["indicator", "value", "year"]].values.tolist() == [
        ["高新技术企业", 40, 2021],
        ["高新技术企业", 52, 2022],
        ["专利授权量", 300, 2021],
        ["专利授权量", 380, 2022],
    ]


@pytest.mark.parametrize("above", ["单位：万元", "填报单位：某局　填报日期：2023年1月9日", "专栏1　主要指标"])
def test_lines_right_above_the_first_bar_are_no_cells(above):
    cells = ["指标", "年度目标", "完成情况", "成交额（亿元）", "12", "14.4", "高企（家）", "90", "92"]
    text = f"某市2022年度重点工作完成情况表\n{above}\n|\n" + "\n|\n".join(cells) + "\n"
    assert find_quantities(text, 2022)[["value", "status"]].values.tolist() == [
        [12, "target"],
        [14.4, "actual"],
        [90, "target"],
        [92, "actual"],
    ]


def test_parts_of_a_row_above():
    """其中 beneath a name that shares its ending with another word."""
    text = "指标 | 2021年 | 2022年\n专利授权量(件) | 300 | 380\n其中:发明专利授权量 | 40 | 52\n"
    assert find_quantities(text, 2022).value.tolist() == [300, 380, 40, 52]


def test_numbers_of_four_digits_are_no_years():
    """A row of values such as 2716 is no second header; a cell a line between bars."""
    cells = ["指标", "2013年", "2014年", "专利授权量（件）", "2716", "3508", "高企（家）", "83", "104"]
    found = find_quantities("\n|\n".join(["", *cells, ""]), 2015)
    assert found[["value", "year"]].values.tolist() == [[2716, 2013], [3508, 2014], [83, 2013], [104, 2014]]


def test_a_line_with_the_unit_and_a_row_of_totals():
    """Cells alone on their lines: the unit stands above the headers, the total has no number of its own."""
    lines = [
        "2023年科技项目拟安排资金表",
        "单位：万元",
        "序号",
        "项目名称",
        "承担单位",
        "总投资",
        "拟安排资金",
        "1",
        "水稻育种",
        "某研究所",
        "260",
    ]
    lines += ["80", "2", "铜材回收", "某公司", "150", "60", "合计", "410", "140"]
    found = find_quantities("\n".join(lines), 2023)
    assert found[["indicator", "value", "unit"]].values.tolist() == [
        ["水稻育种总投资", 260, "万元"],
        ["水稻育种拟安排资金", 80, "万元"],
        ["铜材回收总投资", 150, "万元"],
        ["铜材回收拟安排资金", 60, "万元"],
        ["总投资", 410, "万元"],
        ["拟安排资金", 140, "万元"],
    ]


def test_a_paragraph_between_title_and_table():
    """What the title counts is said of each place."""
    text = (
        "东湖市高新技术企业培育目标任务分解表\n为压实责任，现将目标分解到各县区。\n"
        "县区 | 2018年净增目标 | 2018年末目标数\n甲区 | 18 | 80\n乙县 | 15 | 64\n"
    )
    found = find_quantities(text, 2018)
    assert found[["indicator", "value"]].values.tolist() == [
        ["甲区净增高新技术企业", 18],
        ["甲区高新技术企业", 80],
        ["乙县净增高新技术企业", 15],
        ["乙县高新技术企业", 64],
    ]


def test_targets_in_sentences_beside_results():
    """目标任务 beside 完成情况 holds targets, in a report too."""
    text = (
        "某市科技局2020年重点工作任务完成情况表\n|序号|目标任务|完成情况|\n"
        "|1|新认定高新技术企业45家|新认定51家|\n|2|技术合同成交额突破12亿元|成交额13.1亿元|\n"
    )
    found = find_quantities(text, 2020)
    assert found[["value", "status"]].values.tolist() == [
        [45, "target"],
        [51, "actual"],
        [12, "target"],
        [13.1, "actual"],
    ]


def test_a_quarter_adds_nothing_to_a_name():
    text = "任务 | 年度目标 | 一季度 | 前三季度\n高企申报(户) | 110 | 20 | 90\n专利申请(件) | 40 | 8 | 32\n"
    assert set(find_quantities(text, 2024).indicator) == {"高企申报", "专利申请"}


def test_two_numbers_in_a_cell_are_refused_whole():
    """A cell that is no single number must not stop the reading of the rest."""
    text = "指标 | 2021年 | 2022年\n专利授权量(件) | 0.3 431.2 | 380\n高企(家) | 40 | 52\n"
    assert {380, 40, 52} <= set(find_quantities(text, 2022).value)


@pytest.mark.parametrize(
    ("title", "thing"),
    [
        ("2021年东湖市各县(市、区)R&D经费投入情况", "R&D经费投入"),
        ("东湖市2018年高新技术企业培育目标任务分解表", "高新技术企业"),
        ("附件3:2020年全市技术合同成交额完成情况", "技术合同成交额"),
    ],
)
def test_title_of_a_table(title, thing):
    assert TITLE.fullmatch(title)[1] == thing


def _read(text, year=2023):
    found = find_quantities(text, year)
    return found[["indicator", "value", "unit", "status", "kind"]].values.tolist()


def test_places_as_columns_come_before_what_is_counted():
    text = "指标 | 单位 | 全市 | 甲子区 | 白云县\n技术合同成交额 | 亿元 | 30 | 14 | 9\n在孵企业 | 家 | 60 | 25 | 20\n"
    assert [row[:2] for row in _read(text)][:3] == [
        ["全市技术合同成交额", 30],
        ["甲子区技术合同成交额", 14],
        ["白云县技术合同成交额", 9],
    ]


def test_targets_growth_shares_and_places_follow_the_column_they_are_of():
    text = (
        "关于2023年前三季度各县（市、区）技术合同登记情况的通报\n"
        "单位 | 年度目标（亿元） | 成交额（亿元） | 同比增长（%） | 占全市比重（%） | 全市排名\n"
        "东城区 | 30 | 21.5 | 33.1 | 40.2 | 1\n西城区 | 12 | 10.2 | 12.7 | 19.1 | 2\n"
    )
    assert _read(text)[:5] == [
        ["东城区技术合同成交额", 30, "亿元", "target", "flow"],
        ["东城区技术合同成交额", 21.5, "亿元", "actual", "flow"],
        ["东城区技术合同成交额", 33.1, "%", "actual", "growth"],
        ["东城区技术合同成交额占全市比重", 40.2, "%", "actual", "level"],
        ["东城区技术合同成交额占全市比重全市排名", 1, "", "actual", "rank"],
    ]


def test_means_and_sums_of_a_period_in_one_column():
    text = "指标\t2020年\t2025年\t年均/累计\n新型研发机构（家）\t30\t60\t[30]\n数字经济产值（亿元）\t200\t400\t14.9%\n"
    assert [row for row in _read(text) if row[1] in (14.9,)] == [
        ["数字经济产值", 14.9, "%", "target", "growth"]
    ]
    assert ["新型研发机构", 30, "家", "target", "flow"] in _read(text)


TWO_LINES = {
    "spaces": "        高企（家）   合同额（亿元）\n县区   目标   完成   目标   完成\n甲县   31   36   4.2   5\n",
    "empty": "|县区|高企（家）||合同额（亿元）||\n||目标|完成|目标|完成|\n|甲县|31|36|4.2|5|\n",
    "repeated": (
        "|序号|县区|高企（家）|高企（家）|合同额（亿元）|合同额（亿元）|\n"
        "|序号|县区|目标|完成|目标|完成|\n|1|甲县|31|36|4.2|5|\n"
    ),
    "short": "|县区|高企（家）|合同额（亿元）|\n|目标|完成|目标|完成|\n|甲县|31|36|4.2|5|\n",
}


@pytest.mark.parametrize("shape", TWO_LINES)
def test_headers_of_two_lines(shape):
    line = TWO_LINES[shape].splitlines()[-1]
    assert _read(TWO_LINES[shape] + line.replace("甲", "乙").replace("|1|", "|2|"))[:4] == [
        ["甲县高企", 31, "家", "target", "level"],
        ["甲县高企", 36, "家", "actual", "level"],
        ["甲县合同额", 4.2, "亿元", "target", "flow"],
        ["甲县合同额", 5, "亿元", "actual", "flow"],
    ]


def test_headers_that_no_list_knows_stand_above_values():
    text = "平台\t国家级\t省级\n重点实验室（万元）\t500\t200\n孵化器（万元）\t100\t50\n"
    assert [row[:3] for row in _read(text)][:2] == [
        ["国家级重点实验室", 500, "万元"],
        ["省级重点实验室", 200, "万元"],
    ]


def test_a_part_of_a_sum_stands_before_what_is_summed():
    text = "指标 | 2021年 | 2022年\n数字经济增加值（亿元） | 210 | 240\n其中：软件业 | 60 | 72\n"
    assert _read(text)[2][:3] == ["数字经济中软件业增加值", 60, "亿元"]


def test_a_column_of_what_is_proposed_makes_a_table_a_plan():
    text = "2023年度项目情况表\n项目名称 | 总投资（万元） | 拟补助资金（万元）\n甲项目 | 260 | 80\n乙项目 | 150 | 60\n"
    assert {row[3] for row in _read(text)} == {"target"}


def test_several_units_above_a_table_go_by_what_is_measured():
    text = "2022年各县区科技指标完成情况\n单位：家、亿元、%\n地区 高新技术企业数 研发经费投入 研发投入强度\n"
    text += "东山区 120 5.6 2.3\n西湖县 45 1.2 1.1"
    found = find_quantities(text, 2022)
    assert found.unit.tolist() == ["家", "亿元", "%"] * 2
    assert found.indicator.tolist()[:2] == ["东山区高新技术企业", "东山区研发经费投入"]


def test_bars_drawn_and_cells_of_two_numbers():
    text = "│指标│2022年完成│2023年目标│\n├──┼──┼──┤\n│合同登记│60项 / 3亿元│70项 / 4亿元│\n│高企│20家│稳定在20家│"
    found = find_quantities(text, 2023)
    assert found[["indicator", "unit", "status"]].values.tolist() == [
        *(["合同登记", unit, status] for status in ("actual", "target") for unit in ("项", "亿元")),
        ["高企", "家", "actual"],
        ["高企", "家", "target"],
    ]


def test_words_among_values_and_a_line_below_a_table_of_lone_bars():
    cells = "指标,年度目标,1-11月完成,高企(家),30,33,技术交易(项),有提升,12,专利(件),8,9,填表人:某".split(",")
    assert find_quantities("\n|\n".join(cells), 2023).value.tolist() == [30, 33, 12, 8, 9]


def test_a_target_of_the_year_that_is_reported():
    text = "2022年度绩效自评表\n指标 | 年初目标值 | 实际完成值\n支持项目数 | 45项 | 47项\n满意度 | 90% | 95%"
    found = find_quantities(text, 2023)
    assert found.year.tolist() == [2022] * 4
    assert found.kind.tolist() == ["flow", "flow", "level", "level"]


def test_binding_and_expected_figures_are_planned():
    text = "指标 | 单位 | 2015年 | 2020年 | 属性\n高企 | 家 | 118 | 260 | 预期性\n研发强度 | % | 1.6 | 2.2 | 约束性"
    assert find_quantities(text, 2020).status.tolist() == ["actual", "target"] * 2


def test_cells_of_words_parted_by_wide_spaces():
    text = "任务名称   2024年目标   牵头单位\n培育高新技术企业   新增20家，总数达150家   科技局\n建设创新平台   省级2个、市级5个   工信局\n"
    found = find_quantities(text + "技术合同   登记300项/6亿元   科技局", 2024)
    assert found.indicator.tolist() == [
        "高新技术企业",
        "高新技术企业总数",
        "省级创新平台",
        "市级创新平台",
        *["技术合同登记"] * 2,
    ]


def test_a_note_below_a_table_names_the_year_of_a_column():
    text = "2021年各县区科技指标完成情况\n地区 高企数(家) 研发投入强度(%)\n东山区 120 2.3\n西湖县 45 1.1\n"
    found = find_quantities(text + "说明：1.高企数为有效期内企业；2.研发投入强度为上年度法定统计数据。", 2021)
    assert found.year.tolist() == [2021, 2020] * 2


def test_the_line_above_a_table_tells_that_it_holds_results():
    text = "附表:2022年各县重点指标完成情况\n县区   高企(家)   研发经费(亿元)\n青川县   58   4.62\n石桥县   31   2.07\n"
    found = find_quantities(text, 2022)
    assert found.status.tolist() == ["actual"] * 4
    assert found.indicator.tolist()[:2] == ["青川县高企", "青川县研发经费"]


def test_two_years_of_a_five_year_plan_are_where_it_begins_and_what_it_aims_at():
    text = "第二章 目标\n专栏1 主要指标\n指标 | 2020年 | 2025年\n研发强度(%) | 1.2 | 1.9\n高企(家) | 45 | 90"
    assert find_quantities(text, 2025).status.tolist() == ["actual", "target"] * 2


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "板块\t高企申报(家)\t产学研项目(项)\t引才项目(个)\n北港园\t21\t9\t4\n南湾园\t17\t6\t3",
            ["北港园高企申报", "北港园产学研项目", "北港园引才项目", "南湾园高企申报"],
        ),
        (
            "| 类别 | 奖励对象 | 标准(万元) | 方式 |\n| 奖项 | 省专利金奖 | 30 | 一次性 |\n| 示范 | 省示范企业 | 15 | 两年 |",
            ["省专利金奖", "省示范企业"],
        ),
        (
            "片区 专利申请目标(件) 完成(件) 完成率(%)\n东片 260 271 104.2\n西片 300 285 95.0",
            ["东片专利申请", "东片专利申请", "东片专利申请完成率", "西片专利申请"],
        ),
    ],
)
def test_the_column_that_names_things_is_told_by_its_cells(text, wanted):
    assert find_quantities(text, 2024).indicator.tolist()[: len(wanted)] == wanted


def test_numbered_rows_of_cells_of_words_one_a_line():
    head = "序号\n重点任务\n年度目标\n责任单位\n"
    rows = "1\n平台建设\n建成中试基地2家,服务企业40家次\n科技局\n2\n企业培育\n高企达到120家\n高新区管委会\n"
    found = find_quantities("重点任务分解表\n" + head + rows, 2025)
    assert found[["number", "unit"]].values.tolist() == [["2", "家"], ["40", "家次"], ["120", "家"]]


def test_the_first_name_of_a_table_may_read_like_a_header():
    text = "指标\n年度指标值\n实际完成值\n新增高企(户)\n8\n9\n专利授权(件)\n≥60\n66\n"
    found = find_quantities("绩效目标完成情况\n" + text, 2022)
    assert found.value.tolist() == [8, 9, 60, 66]
    assert found.status.tolist() == ["target", "actual"] * 2


def test_a_heading_below_the_last_bar_ends_the_table():
    cells = "绩效指标,年度指标值,实际完成值,支持项目(项),≥12,14,兑付金额(万元),100,118.6".split(",")
    text = "\n|\n".join(cells) + "\n|\n三、存在的问题\n后备企业仅有5家。"
    assert find_quantities(text, 2022).value.tolist() == [12, 14, 100, 118.6, 5]


def test_cells_with_a_will_and_rates_of_years():
    text = "序号 任务 2025年完成 2026年目标 年均递增(%)\n1 数字工厂(家) 153 力争200 14.2\n2 研发平台(个) 18 20左右 5.4"
    found = find_quantities(text, 2026)
    assert found.modality.tolist() == ["plain", "strive", *["plain"] * 4]
    assert found.kind.tolist() == ["level", "level", "growth"] * 2


def test_a_table_run_together_in_one_line_with_its_title():
    text = "附表二 单位:万元 科目编码 科目名称 2021年决算数 2022年预算数 备注 206 科技支出 860 990 20607 科普经费 41 44\n请执行。"
    found = find_quantities(text, 2022)
    assert found[FIELDS].values.tolist() == [
        ["860", "万元", "科技支出", "actual", 2021],
        ["990", "万元", "科技支出", "target", 2022],
        ["41", "万元", "科普经费", "actual", 2021],
        ["44", "万元", "科普经费", "target", 2022],
    ]


def test_years_after_the_one_that_is_done_are_planned():
    text = "附表:分年度计划\n指标 | 2022年实际 | 2023年 | 2024年\n高企(家) | 19 | 23 | 28\n平台(个) | 3 | 新增2 | 6"
    found = find_quantities(text, 2024)
    assert found.status.tolist() == ["actual", "target", "target"] * 2
    assert found.kind.tolist()[4] == "flow"


def test_numbered_tasks_parted_by_spaces_without_a_column_of_values():
    text = "任务清单\n序号　任务内容　完成时限　责任单位\n1　选派特派员45名，服务150次　全年　科技科\n2　制订标准3项　11月底　种苗站\n"
    found = find_quantities(text, 2026)
    assert found[["number", "indicator"]].values.tolist() == [
        ["45", "特派员"],
        ["150", "服务"],
        ["3", "制订标准"],
    ]
