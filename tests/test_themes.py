"""The first coding of themes and the codebooks, against reckoning by hand."""

import pandas as pd
import pytest

from policytext import CorpusError, code_themes, read_codebook


def clause(content, title=None, type_="item"):
    row = {"clause_id": "a/1", "type": type_, "table": None, "title": title, "content": content}
    return pd.DataFrame([row])


@pytest.mark.parametrize(
    ("content", "theme"),
    [
        ("新增国家级孵化器1家、众创空间3家。", "startups"),
        ("落实研发经费加计扣除，设立科创基金。", "funding"),
        ("选派科技特派员服务乡村振兴，推广农业新品种。", "people"),
        ("全面从严治党，抓好党员教育。", "party"),
        ("统一思想，奋发有为。", "governance"),
    ],
)
def test_themes_of_plain_clauses(content, theme):
    assert code_themes(clause(content)).primary.tolist() == [theme]


def test_longest_cue_counts_once():
    assert code_themes(clause("建设重点实验室。")).cues.tolist() == ["重点实验室×1"]


def test_attachments_have_no_theme():
    assert code_themes(clause("科技专项项目.doc", type_="attachment")).primary.tolist() == ["none"]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (
            [["firms", "主体", "firms", "企业", "1", "x"], ["firms", "主体", "firms", "企业", "2", "y"]],
            "row 3: firms 企业",
        ),
        ([["firms", "主体", "firms", "", "1", "x"]], "row 2: cue is empty"),
        ([["firms", "主体", "firms", "企业", "much", "x"]], "row 2: weight"),
    ],
)
def test_mistakes_in_a_codebook_are_named_by_row(rows, words):
    book = pd.DataFrame(rows, columns=["theme", "name_zh", "name_en", "cue", "weight", "reason"])
    with pytest.raises(CorpusError, match=words):
        code_themes(clause("企业"), themes=book)


def test_a_codebook_without_a_column(tmp_path):
    path = tmp_path / "terms.csv"
    path.write_text("term,reason\n企业,x\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="no column gloss"):
        read_codebook("terms", path)
