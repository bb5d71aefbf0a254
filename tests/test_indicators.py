"""Values of indicator tables of any page, and targets beside results, by hand."""

import pandas as pd
import pytest

from policytext import CorpusError, indicator_values, load_corpus, targets_against_results

HEAD = "doc_id,file,place,city,province,level,plan_year,kind,title\n"


def corpus_of(folder, *pages):
    (folder / "raw").mkdir()
    rows = []
    for i, page in enumerate(pages):
        (folder / f"raw/{i}.txt").write_text(page, encoding="utf-8")
        rows.append(f"d{i},{i}.txt,某市,某市,某省,city,2023,plan,要点\n")
    (folder / "documents.csv").write_text(HEAD + "".join(rows), encoding="utf-8")
    return load_corpus(folder)


def page(*rows):
    return (
        "2023年工作要点\n一、主要指标\n力争实现下列目标。\n" + "\n".join(rows) + "\n二、保障措施\n强化考核。"
    )


def test_a_corpus_without_tables_gives_no_rows(tmp_path):
    values = indicator_values(corpus_of(tmp_path, page("新增企业40家。")))
    assert values.empty
    assert targets_against_results(values).empty


def test_percent_signs_and_inequalities(tmp_path):
    table = page(
        "指标 | 2022年 | 2023年目标",
        "研发强度 | 2.1% | 2.3%",
        "高企(家) | 776 | ≥830",
        "平台(个) | 1,200 | 有",
    )
    values = indicator_values(corpus_of(tmp_path, table))
    assert values.value.tolist() == [2.1, 2.3, 776, 830, 1200]
    assert values.unit.tolist() == ["%", "%", "家", "家", "个"]
    assert values.number_text.tolist() == ["2.1%", "2.3%", "776", "≥830", "1,200"]
    assert values.status.tolist() == ["actual", "target", "actual", "target", "actual"]


def test_each_document_has_its_own_years(tmp_path):
    pages = (
        page("指标 | 2021年 | 2022年目标", "高企(家) | 500 | 400", "平台(个) | 3 | 5"),
        page("指标 | 2022年 | 2023年目标", "高企(家) | 700 | 800", "平台(个) | 3 | 5"),
    )
    table = targets_against_results(indicator_values(corpus_of(tmp_path, *pages)))
    assert table.change.round(1).tolist() == [-20.0, 66.7, 14.3, 66.7]
    assert table.setback.tolist() == [True, False, False, False]


def test_parts_of_years_are_left_out(tmp_path):
    rows = (
        "指标 | 2022年上半年 | 2022年全年 | 2023年目标",
        "高企(家) | 300 | 776 | 700",
        "平台(个) | 1 | 3 | 5",
    )
    table = targets_against_results(indicator_values(corpus_of(tmp_path, page(*rows))))
    assert table["last"].tolist() == [776, 3]
    assert table.setback.tolist() == [True, False]


def test_two_columns_of_one_year_are_refused(tmp_path):
    rows = (
        "指标 | 2022年快报 | 2022年决算 | 2023年目标",
        "高企(家) | 770 | 776 | 800",
        "平台(个) | 1 | 3 | 5",
    )
    values = indicator_values(corpus_of(tmp_path, page(*rows)))
    with pytest.raises(CorpusError, match="two columns give the actual value of 2022"):
        targets_against_results(values)


def test_planned_and_done_columns(tmp_path):
    rows = ("指标 | 2022年计划完成情况 | 2023年计划", "高企(家) | 770 | 800", "平台(个) | 1 | 5")
    assert indicator_values(corpus_of(tmp_path, page(*rows))).status.tolist() == ["actual", "target"] * 2


def test_lower_is_better(corpus):
    table = targets_against_results(indicator_values(corpus)).set_index("name_en")
    assert table.loc["energy use per unit of GDP", "better"] == "lower"
    assert not table.setback["energy use per unit of GDP"]
    assert pd.api.types.is_bool_dtype(table.setback)


def test_the_table_of_xiangtan(corpus):
    table = targets_against_results(indicator_values(corpus))
    assert len(table) == 24
    back = table[table.setback]
    pairs = set(zip(back["last"], back.target, strict=True))
    assert pairs == {(44, 34), (40.44, 38), (58.95, 50), (81.87, 55), (11.29, 10)}
