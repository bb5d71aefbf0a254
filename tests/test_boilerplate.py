"""Stock phrases: what is one, what is not, and that leaving them out changes nothing else."""

import pandas as pd
import pytest

from policytext import (
    CorpusError,
    repeated_phrases,
    stock_phrases,
    stock_share,
    tokens,
    without_stock_phrases,
)


def clauses(*texts):
    ids = [f"{name}/1" for name in "abcdef"[: len(texts)]]
    return pd.DataFrame({"clause_id": ids, "doc_id": [i[0] for i in ids], "type": "item", "content": texts})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("深入学习贯彻党的二十大精神,新增孵化器3家。", ["深入学习贯彻党的二十大精神"]),
        ("为全面落实省委部署,制定本方案。", ["为全面落实省委部署", "制定本方案"]),
        (
            "坚持以“习近平新时代中国特色社会主义思想”为指导,抓创新。",
            ["坚持以“习近平新时代中国特色社会主义思想”为指导"],
        ),
        (
            "增强“四个意识”,坚定“四个自信”,做到“两个维护”。",
            ["增强“四个意识”", "坚定“四个自信”", "做到“两个维护”"],
        ),
        ("在市委市政府的坚强领导下,全局上下共同努力。", ["在市委市政府的坚强领导下"]),
        ("不忘初心、牢记使命,撸起袖子加油干。", ["不忘初心、牢记使命", "撸起袖子加油干"]),
        ("各项工作取得了明显成效,迈上新台阶。", ["取得了明显成效", "迈上新台阶"]),
    ],
)
def test_stock_phrases_are_found(text, found):
    assert stock_phrases(clauses(text)).text.tolist() == found


@pytest.mark.parametrize(
    "text",
    [
        "加快建设众创空间,新增孵化器3家。",
        "落实研发费用加计扣除政策。",
        "为企业提供知识产权质押融资服务。",
        "以高新区为核心,建设科创走廊。",
        "根据企业需求开展技术攻关。",
    ],
)
def test_what_a_plan_says_of_its_own_is_none(text):
    assert stock_phrases(clauses(text)).empty


def test_offsets_point_into_the_content():
    table = clauses("要深入贯彻党的二十大精神,要增强“四个意识”。")
    for row in stock_phrases(table).itertuples():
        assert table.content[0][row.start : row.end] == row.text


def test_left_out_phrases_do_not_join_what_is_around_them():
    table = clauses("抓好科技,落到实处企业要贯彻党的二十大精神。")
    rest = without_stock_phrases(table)
    assert rest.content[0] == "抓好科技,\n企业要\n。"
    assert tokens(rest).token.tolist() == ["科技", "企业"]
    assert table.content[0].startswith("抓好科技,落到")  # the given table is untouched


def test_clauses_of_one_id_in_two_documents():
    table = clauses("落到实处甲", "乙").assign(clause_id="1")
    assert without_stock_phrases(table).content.tolist() == ["\n甲", "乙"]


def test_shares_have_every_document(corpus):
    table = stock_share(pd.concat([corpus.clauses, clauses("新增孵化器3家。")]))
    assert table.doc_id.tolist() == [*corpus.documents.doc_id, "a"]
    assert table.percent.iloc[-1] == 0 and table.percent.between(0, 100).all()


def test_share_by_hand():
    assert stock_share(clauses("落到实处,新增孵化器")).percent.tolist() == [40.0]


def test_repeated_phrases_are_as_long_as_they_can_be():
    shared = "持续优化创新创业生态环境"
    table = repeated_phrases(clauses(f"要{shared},甲", f"再{shared}。乙", "另有他事"))
    assert table[["text", "count", "documents", "clause_ids"]].values.tolist() == [[shared, 2, 2, "a/1;b/1"]]


def test_a_broken_phrase_is_named_by_row():
    book = pd.DataFrame({"name": ["x", "y"], "phrase": ["甲", "(乙/丙"], "reason": "r"})
    with pytest.raises(CorpusError, match=r"row 3: '\(乙/丙' is no phrase"):
        stock_phrases(clauses("甲"), phrases=book)
