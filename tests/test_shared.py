"""Shared passages and near clauses, on made and real clauses."""

import pandas as pd

from policytext import clause_similarity, reuse, similarity_by_chance, tokens


def clauses(*texts):
    return pd.DataFrame(
        {
            "clause_id": [f"{name}/1" for name in "abcd"[: len(texts)]],
            "doc_id": list("abcd"[: len(texts)]),
            "type": "item",
            "content": texts,
        }
    )


def test_a_shared_passage_with_its_places():
    one = "三是支持企业牵头组建创新联合体承担重大项目,加强服务。"
    other = "我们将支持企业牵头组建一批创新联合体承担重大项目。"
    (row,) = reuse(clauses(one, other)).itertuples()
    assert row.text == "支持企业牵头组建创新联合体承担重大项目"
    assert row.other_text == "支持企业牵头组建一批创新联合体承担重大项目"
    assert one[row.start : row.end] == row.text and other[row.other_start : row.other_end] == row.other_text
    assert row.shared == 19 and row.similarity == 2 * 19 / (19 + 21)


def test_stock_phrases_are_no_shared_passage():
    stock = "深入学习贯彻习近平新时代中国特色社会主义思想和党的二十大精神"
    assert reuse(clauses(f"{stock},抓科普。", f"{stock},引人才。")).empty


def test_a_document_does_not_share_with_itself():
    table = clauses("支持企业牵头组建创新联合体", "支持企业牵头组建创新联合体").assign(doc_id="a")
    assert reuse(table).empty


def test_short_or_scattered_likeness_is_none():
    assert reuse(clauses("支持企业发展壮大规模", "支持企业加强人才引进")).empty


def test_every_passage_of_the_corpus_stands_in_both(corpus):
    body = corpus.clauses[corpus.clauses.table != "indicator"]
    content = body.set_index("clause_id").content
    found = reuse(body)
    assert len(found) > 5
    for row in found.itertuples():
        assert content[row.clause_id][row.start : row.end] == row.text
        assert content[row.other_id][row.other_start : row.other_end] == row.other_text
        assert row.clause_id.split("/")[0] != row.other_id.split("/")[0]


def test_nearest_clauses_by_hand():
    table = tokens(clauses("专利质押融资贷款", "办好科普活动", "专利质押融资贷款"))
    near = clause_similarity(table).set_index(["clause_id", "other_doc"]).similarity
    assert near["a/1", "c"] > 0.99 and near["a/1", "b"] == 0


def test_chance_keeps_the_words_of_each_document(corpus):
    table = tokens(corpus.clauses[corpus.clauses.table != "indicator"])
    chance = similarity_by_chance(table, deals=3)
    assert chance.max() < clause_similarity(table).similarity.mean()


def test_passages_share_what_is_asked_for(corpus):
    body = corpus.clauses[corpus.clauses.table != "indicator"]
    assert (reuse(body, least=12).shared >= 12).all()
