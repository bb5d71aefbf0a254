"""Normal forms by hand, and offsets where lengths differ."""

import pytest

from policytext.normalization import normalize, script, squeeze


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("Ｒ＆Ｄ经费３．９％", "R&D经费3.9%"),
        ("（一）加强领导：", "(一)加强领导:"),
        ("研发\u3000投入\xa0强度", "研发 投入 强度"),
        ("科\u200b技\ufeff局", "科技局"),
        ("⼀、⼯作", "一、工作"),  # Kangxi radicals, as PDF text has them
        ("㈠加强", "(一)加强"),
        ("①建设②培育", "①建设②培育"),
        ("面积5㎡，½", "面积5㎡,½"),
        ("下降0.5～0.8", "下降0.5~0.8"),
        ("成效显著，于乾县", "成效显著,于乾县"),
        ("力爭達到2.2%，成效顯著", "力争达到2.2%,成效显著"),
        ("行政復議與複查", "行政复议与复查"),
        ("“一体两翼”——创新", "“一体两翼”——创新"),
    ],
)
def test_normal_forms(raw, clean):
    assert normalize(raw).text == clean


def test_offsets_where_lengths_differ():
    page = normalize("甲\u200b乙㈠丙ﬁ")
    assert page.text == "甲乙(一)丙fi"
    assert page.source_span(1, 2) == (2, 3)
    assert page.source_span(2, 5) == (3, 4)  # three clean characters from one
    assert page.source_span(5, 6) == (4, 5)
    assert page.source_span(6, 8) == (5, 6)


def test_newlines_are_untouched():
    assert normalize("一\r\n二\r三\n").text == "一\r\n二\r三\n"


def test_script_is_told_by_characters_only_traditional_writing_has():
    assert script("高新技術企業與專利") == "traditional"
    assert script("显著、著作、乾坤、於潜") == "simplified" or script("显著、著作、乾坤") == "simplified"
    assert script("R&D 2.2%") == "simplified"


def test_squeeze_keeps_offsets():
    line = squeeze(normalize("  一级  指标 R&D 经费 "), inner=True)
    assert line.text == "一级指标R&D经费"
    assert [line.source_span(i, i + 1)[0] for i in (0, 2, 4, 7)] == [2, 6, 9, 13]
