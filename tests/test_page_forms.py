"""What the form of a page tells about its numbers: bullets, labels, titles, lines without full stops."""

import pytest

from policytext import find_quantities, read_page


def read(text: str, year: int, *columns: str) -> list[list]:
    return find_quantities(text, year)[list(columns)].values.tolist()


def test_lines_that_count_are_no_page_furniture():
    text = "大学科技园半年小结\n■ 孵化\n  在园企业 31 家，退园 2 家\n  带动就业 400 人\n■ 活动\n  路演 6 场"
    assert find_quantities(text, 2019).number.tolist() == ["31", "2", "400", "6"]


@pytest.mark.parametrize("bullet", "■●◆▲★※►▪•·✔")
def test_a_bullet_begins_an_item_and_is_no_part_of_a_name(bullet):
    text = f"2023年工作小结\n{bullet}项目落地：新开工项目12个\n{bullet}招商活动：新引进博士5名\n"
    assert read(text, 2023, "indicator", "value") == [["新开工项目", 12], ["博士", 5]]


def test_the_label_of_a_paragraph_tells_its_part():
    text = (
        "2022年科技工作总结\n主要成效：新增孵化器3家。\n工作建议：新增众创空间5家。\n整改措施：开展培训6场。"
    )
    assert read(text, 2022, "value", "status") == [[3, "actual"], [5, "target"], [6, "target"]]


def test_a_programme_whose_title_ends_in_its_years_is_no_report():
    text = "某市科学素质纲要实施方案（2016—2020年）\n每个县建成科技馆1座，公民科学素质达到8.35%。"
    assert read(text, 2016, "status", "year") == [["target", 2020]] * 2


def test_the_first_sentence_of_a_report_names_its_year_below_a_heading():
    text = "三、区域创新\n2017年，研发投入强度为2.15%。\n四、园区发展\n新认定省级园区6个，实现产值16.4亿元。"
    assert read(text, 2018, "status", "year") == [["actual", 2017]] * 3


def test_an_office_consulted_answers_and_plans_nothing():
    text = "关于第32号建议的会办意见\n目前全市设立科技支行14家。今年上半年放款623笔，上市企业达到4家，比年初增加2家。"
    assert set(find_quantities(text, 2022).status) == {"actual"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("可持续发展能力  第36位（持平）", "36"),
        ("人均技术合同额仅列第一百零三，是短板。", "一百零三"),
    ],
)
def test_places_after_a_blank_and_with_a_zero(text, place):
    assert read(text, 2020, "number", "kind") == [[place, "rank"]]


def test_counts_of_readers_are_no_quantities():
    assert find_quantities("点赞 1.3万   在看 862   阅读 10万+", 2023).empty


def test_a_contract_is_no_approximate_number():
    text = "产学研合作签约350项，节约用电10%，新增约30家。"
    assert find_quantities(text, 2023).relation.tolist() == ["eq", "eq", "approx"]


def test_what_is_taken_out_of_a_board_is_not_text():
    page = read_page("科技园小结\n  新入园企业 26 家\n  退园 5 家")
    assert "新入园企业 26 家" in " ".join(page.clauses.text)


def test_headings_run_together_in_one_line_part_report_and_plan():
    text = (
        "2019年水利科技情况 一、上半年工作总结 (一)抓示范。建成节水示范片8处,推广滴灌技术3项,各项工作有序开展。"
        + "我们认真抓好各项基础工作,不断完善制度,强化服务。" * 2
        + "(二)抓培训。举办培训班12期。 二、下半年打算 力争新建示范片5处,完成培训20期。"
    )
    wanted = [[8, "actual"], [3, "actual"], [12, "actual"], [5, "target"], [20, "target"]]
    assert read(text, 2019, "value", "status") == wanted


def test_a_table_of_one_cell_a_line_each_ended_by_a_bar():
    cells = [
        *("指标", "2020年基期值(以年报口径为准)", "2025年目标值(期末应完成的数值)"),
        *("良种覆盖率(%)", "一", "97"),
        *("新品种审定数(个)", "12", "20"),
        *("农技人员(名)", "310", ">400"),
    ]
    text = "主要指标如下:\n" + "".join(f"{cell} |\n" for cell in cells)
    assert read(text, 2025, "indicator", "value", "unit", "status", "year", "relation") == [
        ["良种覆盖率", 97, "%", "target", 2025, "eq"],
        ["新品种审定数", 12, "个", "actual", 2020, "eq"],
        ["新品种审定数", 20, "个", "target", 2025, "eq"],
        ["农技人员", 310, "名", "actual", 2020, "eq"],
        ["农技人员", 400, "名", "target", 2025, "gt"],
    ]


def test_what_heads_a_list_of_aims_reaches_to_its_end():
    text = "今年全市农机工作要努力完成三项任务:一是机收面积突破30万亩;二是新建烘干中心6处;三是培训机手要超过900人次。"
    assert set(find_quantities(text, 2014).modality) == {"strive"}


def test_what_was_obtained_was_not_striven_for():
    text = "2016年工作总结\n一年来,争取省级课题14项,争取资金380万元。"
    assert set(find_quantities(text, 2016).modality) == {"plain"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("茶叶产值预计完成6亿元,同比增长9%。", ["expect", "expect"]),
        ("完成茶叶产值6亿元,预计增长9%;新建茶园2000亩。", ["plain", "expect", "plain"]),
        ("全年实现产值30亿元。主要预期目标:产值增长8%;新增企业6家。", ["plain", "expect", "expect"]),
    ],
)
def test_what_is_expected_reaches_as_far_as_it_is_said(text, wanted):
    assert find_quantities(text, 2018).modality.tolist() == wanted


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("县农技中心(以下简称“中心”)获批项目6个。", ["县农技中心获批项目"]),
        ("推行15项养蚕标准。", ["养蚕标准"]),
        (
            "翻印《测土配方实施手册》、《用药须知》等挂图2600份。",
            ["《测土配方实施手册》、《用药须知》等挂图"],
        ),
        ("新设加速器8个,完成考核指标的110%。", ["新设加速器", "新设加速器考核指标"]),
        ("新设加速器8个,完成区政府年度任务数80%。", ["新设加速器", "新设加速器区政府年度任务"]),
        ("分别是桑树品种1项、果蚕品种2项。", ["桑树品种", "果蚕品种"]),
    ],
)
def test_phrases_of_reports_in_plain_words(text, phrases):
    assert find_quantities(text, 2020).indicator.tolist() == phrases


def test_thousands_and_weights():
    text = "合作社由1600家增至4千家;总增产鲜鱼1083万公斤。"
    assert read(text, 2021, "number", "unit") == [["1600", "家"], ["4", "千家"], ["1083", "万公斤"]]


def test_a_deed_no_cue_names_is_done_within_the_year():
    text = "2020年总结\n巡检气象站41个。调解纠纷15个。现有气象站90个。"
    assert find_quantities(text, 2020).kind.tolist() == ["flow", "flow", "level"]


def test_a_column_of_sums_in_unpaired_brackets():
    cells = [
        *("名称", "2020年实绩", "2025年规划值(含调整)", "五年增减"),
        *("良种覆盖率(%)", "84", "93", "[9)"),
        *("配方肥用量(公斤/亩)", "18", "<15", "[-3]"),
        *("特派员(人)", "60", "85", "(25)"),
    ]
    text = "指标见下:\n" + "".join(f"{cell} |\n" for cell in cells)
    sums = [
        row
        for row in read(text, 2025, "indicator", "value", "unit", "kind", "status")
        if row[1] in (9, 3, 25)
    ]
    assert sums == [
        ["良种覆盖率", 9, "%", "growth", "target"],
        ["配方肥用量", 3, "公斤/亩", "flow", "target"],
        ["特派员", 25, "人", "flow", "target"],
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("工作目标\n2023年检测机构不能少于6家,2024年最少8家。", ["target", "target"]),
        ("检测机构不能少于6家,仪器最少80台,事故不得高于2起。", ["ge", "ge", "le"]),
    ],
)
def test_what_there_has_to_be_at_least(text, wanted):
    column = "status" if wanted[0] == "target" else "relation"
    assert find_quantities(text, 2024)[column].tolist() == wanted


def test_growth_in_plain_words_goes_on_from_what_was_said():
    text = "技术交易额0.9亿元,同比下滑26%。服务收入6亿元,同比多出8%。营业收入增10%。"
    assert read(text, 2021, "indicator", "kind") == [
        ["技术交易额", "flow"],
        ["技术交易额", "growth"],
        ["服务收入", "level"],
        ["服务收入", "growth"],
        ["营业收入", "growth"],
    ]


def test_a_bar_parts_a_number_from_its_name():
    text = "讲座场次 | 12场 | 覆盖面 | 大"
    assert read(text, 2022, "indicator", "value")[0] == ["讲座场次", 12]
