"""Segmentation, TF-IDF, keyword in context and the first coding of themes, against reckoning by hand."""

import math

import pandas as pd
import pytest

from policytext import CorpusError, code_themes, kwic, read_codebook, segment, tfidf, tokens, without_places


def test_segments_give_the_text_back(corpus):
    for text in corpus.clauses.text:
        assert "".join(segment(text)) == text


@pytest.mark.parametrize(
    "term", ["高新技术企业", "揭榜挂帅", "星创天地", "技术合同成交额", "放管服", "科技型中小企业"]
)
def test_terms_of_the_field_stay_whole(term):
    assert term in segment(f"力争{term}工作取得实效")


def test_a_dictionary_of_ones_own():
    own = pd.DataFrame({"term": ["智造谷建设"], "reason": ["a local programme"], "gloss": ["Zhizao Valley"]})
    assert segment("推进智造谷建设", terms=own) == ["推进", "智造谷建设"]
    assert "智造谷建设" not in segment("推进智造谷建设")


def test_tfidf_by_hand():
    words = pd.DataFrame(
        {
            "doc_id": ["a", "a", "a", "b"],
            "clause_id": ["a/1", "a/1", "a/2", "b/1"],
            "token": ["专利", "专利", "企业", "企业"],
        }
    )
    table = tfidf(words).set_index(["doc_id", "token"])
    patent, firm = 2 * (math.log(3 / 2) + 1), 1 * (math.log(3 / 3) + 1)
    assert table.weight["a", "专利"] == pytest.approx(patent / math.hypot(patent, firm))
    assert table.weight["b", "企业"] == pytest.approx(1)
    assert table.per_1000["a", "专利"] == pytest.approx(2000 / 3)
    assert table.clauses["a", "专利"] == 1
    assert table.documents["a", "企业"] == 2


def test_places_are_no_keywords(corpus):
    words = without_places(tokens(corpus.clauses), corpus.documents)
    assert not words.token.str.contains("湘潭|绍兴|咸宁|芙蓉|长沙").any()


def test_duty_brackets_and_unit_columns_are_not_counted(corpus):
    words = set(tokens(corpus.clauses).token)
    assert "责任领导" in "".join(corpus.clauses.text)
    assert not words & {"责任领导", "钟兴旺", "规财科", "市科技局"}


def test_kwic_finds_every_use(corpus):
    text = "".join(corpus.clauses.text[corpus.clauses.type != "heading"])
    found = kwic(corpus.clauses, "知识产权", width=4)
    assert len(found) == sum(
        c.count("知识产权") for c in corpus.clauses.text[corpus.clauses.type != "heading"]
    )
    assert all(left + "知识产权" + right in text for left, right in zip(found.left, found.right, strict=True))
    with pytest.raises(ValueError, match="empty"):
        kwic(corpus.clauses, "")


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
