"""The panel: what shares a row, what is refused, what is absent; firmness and arithmetic."""

import pandas as pd
import pytest

from policytext import (
    compare_panels,
    conflicts,
    corpus_quantities,
    firmness,
    indicator_panel,
    load_corpus,
    refusals,
    shared_indicators,
)


@pytest.fixture(scope="module")
def quantities(corpus):
    return corpus_quantities(corpus)


@pytest.fixture(scope="module")
def panel(corpus, quantities):
    return indicator_panel(corpus, quantities=quantities)


def made(tmp_path, *texts):
    """A corpus of invented plans for 2024, one a place."""
    (tmp_path / "raw").mkdir()
    rows = []
    for place, text in zip(("甲山市", "乙川市", "丙河市"), texts, strict=False):
        doc_id = f"doc{len(rows)}"
        (tmp_path / "raw" / f"{doc_id}.txt").write_text(
            f"{place}2024年科技工作要点\n{text}\n", encoding="utf-8"
        )
        rows.append((doc_id, f"{doc_id}.txt", place, place, "某省", "city", 2024, "plan", "要点"))
    columns = ["doc_id", "file", "place", "city", "province", "level", "plan_year", "kind", "title"]
    pd.DataFrame(rows, columns=columns).to_csv(tmp_path / "documents.csv", index=False)
    return load_corpus(tmp_path)


def own(panel):
    return panel[panel.absence.isna() & (panel.refused == "")]


def test_values_are_those_of_a_reader(panel, root):
    """A table made by reading: none wrong, and of those in both documents' senses few missing."""
    hand = pd.read_csv(root / "corpus/gold/panel.csv", keep_default_na=False)
    found = compare_panels(panel, hand).found.value_counts()
    assert found.get("panel", 0) == 0
    assert found["both"] >= 95 and found["hand"] <= 4


def test_every_value_traces_to_its_sentence(panel, corpus):
    values = panel[panel.absence.isna()]
    pages = [
        corpus.pages[d][s:e]
        for d, s, e in zip(
            values.doc_id, values.raw_start.astype(int), values.raw_end.astype(int), strict=True
        )
    ]
    assert all(pages) and values.clause_id.isin(corpus.clauses.clause_id).all()


def test_each_indicator_has_a_value_or_an_absence_of_a_kind(panel, corpus):
    told = panel[(panel.refused == "") | panel.absence.notna()].drop_duplicates(["indicator_id", "doc_id"])
    assert len(told) == panel.indicator_id.nunique() * len(corpus.documents)
    assert set(panel.absence.dropna()) == {"not mentioned", "no number", "not comparable"}
    gone = panel[panel.absence.notna()]
    assert gone.value.isna().all() and gone.clause_id[gone.absence != "not mentioned"].notna().all()


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("高新技术企业达到400家。", "新增高新技术企业50家。", "kind: flow"),
        ("高新技术产业增加值达到50亿元。", "高新技术产业增加值增长12%。", "kind: growth"),
        ("高新技术企业达到400家。", "高新区技工贸总收入突破50亿元,高新技术企业达到90家。", "area: 高新区"),
        ("新认定高新技术企业50家。", "申报高新技术企业80家。", "kind: flow; stage: applied for"),
    ],
)
def test_what_differs_does_not_share_a_row(tmp_path, one, other, why):
    panel = indicator_panel(made(tmp_path, one, other))
    values = panel[panel.absence.isna()]
    assert why in set(values.refused)
    assert values.groupby("indicator_id").series.nunique().max() == 2
    assert why in set(refusals(panel).reason)


@pytest.mark.parametrize(
    "text",
    [
        "高新区内高新技术企业总数达到80家,全市高新技术企业总数达到200家。",
        "依托开发区税收优惠,全市高新技术企业总数达到200家。",
    ],
)
def test_a_park_named_before_the_city_is_no_refusal(tmp_path, text):
    values = own(indicator_panel(made(tmp_path, text)))
    assert 200 in set(values.value[values.indicator_id == "hightech_firms"])


def test_a_part_of_the_year_is_not_the_year(tmp_path):
    panel = indicator_panel(
        made(tmp_path, "全年技术合同成交额达到15亿元。", "上半年技术合同成交额达到7亿元。")
    )
    assert set(panel.refused[panel.absence.isna()]) == {"", "period: part of a year"}


def test_a_table_from_a_file_is_the_same(panel, tmp_path):
    panel.to_csv(tmp_path / "panel.csv", index=False)
    again = pd.read_csv(tmp_path / "panel.csv")
    assert shared_indicators(again) == shared_indicators(panel)
    assert len(refusals(again)) == len(refusals(panel))


@pytest.mark.parametrize(
    "call", [refusals, firmness, lambda t: conflicts(t, t), lambda t: compare_panels(t, t)]
)
def test_tables_that_lack_a_column_are_named(call):
    with pytest.raises(ValueError, match="has no column"):
        call(pd.DataFrame({"doc_id": ["a"]}))


def test_what_the_user_takes_on_shares_a_row(tmp_path):
    corpus = made(tmp_path, "高新技术企业达到400家。", "新增高新技术企业50家。")
    assert indicator_panel(corpus, allow=("kind",)).dropna(subset=["value"]).series.nunique() == 1
    with pytest.raises(ValueError, match="size is no aspect: use kind, grade, area, stage, period, unit"):
        indicator_panel(corpus, allow=("size",))


def test_indicators_easily_taken_for_each_other_are_refused(panel):
    found = refusals(panel)
    pairs = set(zip(found.series, found.other, strict=True))
    assert ("tech_smes", "tech_smes_provincial") in pairs
    assert ("new_rd_bodies", "new_rd_bodies_provincial") in pairs


def test_mentioned_without_a_number(tmp_path):
    corpus = made(tmp_path, "高新技术企业达到400家。", "高新技术企业数居全省前列。", "办好三件事。")
    absent = indicator_panel(corpus).dropna(subset=["absence"]).set_index("doc_id").absence
    assert absent.to_dict() == {"doc1": "no number", "doc2": "not mentioned"}


def test_standard_units_and_repeats(tmp_path):
    text = "技术合同成交额12亿元。\n二、重点任务\n力争技术合同成交额达到120000万元。"
    values = own(indicator_panel(made(tmp_path, text)))
    assert (
        values.value.tolist() == [1.2e9] and values.unit.tolist() == ["元"] and values.stated.tolist() == [2]
    )


def test_firmness_is_an_order():
    table = pd.DataFrame(
        {
            "modality": ["ensure", "plain", "plain", "strive", "strive", "expect", "plain"],
            "relation": ["ge", "eq", "approx", "ge", "approx", "eq", "eq"],
            "status": ["target"] * 6 + ["actual"],
        }
    )
    ranks = firmness(table)
    assert ranks.dropna().tolist() == [5, 4, 3, 2, 1, 0] and ranks.isna().iloc[-1]


def test_the_two_conflicts_of_the_corpus_and_no_other(panel, quantities):
    found = conflicts(panel, quantities)
    assert found[["indicator_id", "what", "said"]].values.tolist() == [
        ["incubators", "addition", 9.0],
        ["tech_smes", "growth", 18.0],
    ]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("一、目标\n高新技术企业达到400家。\n二、任务\n高新技术企业总数达到450家。", ["value"]),
        ("一、目标\n高新技术企业达到400家以上。\n二、任务\n高新技术企业总数达到450家。", []),
        ("一、目标\n高新技术企业达到400家左右。\n二、任务\n高新技术企业总数达到420家。", []),
        ("一、目标\n高新技术企业达到400-450家。\n二、任务\n高新技术企业总数达到420家。", []),
        ("一、目标\n高新技术企业达到400家以上。\n二、任务\n高新技术企业总数达到300家以上。", []),
    ],
)
def test_statements_said_twice(tmp_path, text, what):
    corpus = made(tmp_path, text)
    quantities = corpus_quantities(corpus)
    assert conflicts(indicator_panel(corpus, quantities=quantities), quantities).what.tolist() == what


def test_indicators_that_places_share(tmp_path):
    corpus = made(tmp_path, "高新技术企业达到400家。", "高新技术企业达到300家。", "新增高新技术企业9家。")
    panel = indicator_panel(corpus)
    assert shared_indicators(panel) == ["hightech_firms"]
    assert shared_indicators(panel[panel.doc_id != "doc1"]) == []
