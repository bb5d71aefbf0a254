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
