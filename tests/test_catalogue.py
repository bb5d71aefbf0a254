"""Linking of phrases to the catalogue, and standard values, by hand."""

import pandas as pd
import pytest

from policytext import corpus_quantities, find_quantities, link_indicators, read_codebook
from policytext.catalogue import canonical, standard_value


def link(phrase, unit="家", kind="level"):
    table = pd.DataFrame({"indicator": [phrase], "value": [1.0], "unit": [unit], "kind": [kind]})
    linked = link_indicators(table).indicator_id[0]
    return None if pd.isna(linked) else linked


@pytest.mark.parametrize(
    ("phrases", "unit"),
    [
        (("全社会研发经费(R&D)支出占GDP的比重", "研发投入强度", "全社会研究与试验发展经费投入强度"), "%"),
        (("高新技术企业数", "全市高新技术企业", "高企数量", "新增高新技术企业"), "家"),
        (("技术合同成交额", "全市技术合同成交总额"), "亿元"),
    ],
)
def test_names_of_one_indicator(phrases, unit):
    ids = {link(phrase, unit) for phrase in phrases}
    assert len(ids) == 1 and None not in ids


@pytest.mark.parametrize(
    ("first", "second", "unit"),
    [
        ("科技型中小企业", "省科技型中小微企业", "家"),
        ("国家级科技企业孵化器", "省级科技企业孵化器", "家"),
        ("专利申请量", "专利授权量", "件"),
        ("技术合同成交额", "吸纳技术合同成交额", "亿元"),
    ],
)
def test_what_is_not_the_same_has_not_one_id(first, second, unit):
    one, other = link(first, unit), link(second, unit)
    assert one is None or one != other


def test_a_unit_that_does_not_fit_is_not_linked():
    assert link("高新技术企业数", "家") is not None
    assert link("高新技术企业数", "%") is None
    assert link("高新技术企业数", "%", "growth") == link("高新技术企业数", "家")


@pytest.mark.parametrize(
    ("value", "unit", "wanted"),
    [
        (25, "亿元", (2.5e9, "元")),
        (1200, "万元", (1.2e7, "元")),
        (3, "成", (30, "%")),
        (5, "‰", (0.5, "%")),
        (1.2, "万人次", (12000, "人次")),
        (40, "家", (40, "家")),
    ],
)
def test_standard_values(value, unit, wanted):
    assert standard_value(value, unit) == wanted


def test_the_catalogue_is_sound(root):
    book = read_codebook("indicators", root / "corpus/codebooks/indicators.csv")
    assert book.indicator_id.is_unique
    names = [
        (canonical(name), row.indicator_id)
        for row in book.itertuples()
        for name in {row.name_zh, *row.aliases.split(";")}
        if name
    ]
    owners = {}
    for name, id_ in names:
        assert owners.setdefault(name, id_) == id_
    assert set(book.better) <= {"higher", "lower", ""}


def test_the_table_of_xiangtan_is_linked(corpus):
    found = corpus_quantities(corpus)
    rows = found[(found.doc_id == "xiangtan-2023") & (found.rules == "table_cell")]
    assert rows.groupby("clause_id").indicator_id.nunique().eq(1).all()
    assert rows.indicator_id.nunique() == 24


def test_unlinked_phrases_stay(corpus):
    found = corpus_quantities(corpus)
    assert found.indicator_id.isna().any()
    assert len(found) == len(link_indicators(found))
    assert find_quantities("种植红薯40亩。", 2023).indicator.tolist() == ["种植红薯"]
