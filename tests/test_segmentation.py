"""Segmentation: nothing lost, terms whole, the two engines equal, places and new words told."""

import math
import random
from pathlib import Path

import jieba
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policytext import new_words, other_cuts, own_places, read_codebook, segment, tokens, without_places
from policytext.segmentation import _prefix_dictionary

HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FD5)
ASCII = st.characters(min_codepoint=0x20, max_codepoint=0x7E)


@pytest.fixture(scope="module")
def phrases(root):
    return pd.read_csv(root / "tests/phrases/phrases.csv")


def clauses_of(*texts):
    ids = [f"a/{i}" for i in range(len(texts))]
    return pd.DataFrame({"clause_id": ids, "doc_id": "a", "type": "item", "year": 2018, "content": texts})


def test_segments_give_the_text_back(corpus):
    for text in corpus.clauses.text:
        assert "".join(segment(text)) == text


def test_engines_are_equal_on_the_corpus(corpus):
    for text in (*corpus.clauses.text, *corpus.pages.values()):
        assert segment(text, engine="rjieba") == segment(text, engine="jieba")


@settings(max_examples=300, deadline=None)
@given(st.text(st.one_of(HAN, ASCII), max_size=80))
def test_engines_are_equal_on_random_text(text):
    assert segment(text, engine="rjieba") == segment(text, engine="jieba")


def test_engines_are_equal_where_little_decides():
    """jieba counts terms that it knows twice, which turned a word whose cut is as likely."""
    assert segment("一丸", engine="jieba") == segment("一丸", engine="rjieba")


def test_engines_are_equal_where_terms_meet():
    terms = read_codebook("terms").term.tolist()
    choose = random.Random(0).choice
    for _ in range(500):
        text = "".join(choose(terms)[: choose((2, 3, 20))] for _ in range(8))
        assert segment(text, engine="rjieba") == segment(text, engine="jieba")


def test_the_dictionary_is_jiebas():
    tokenizer = jieba.Tokenizer()
    wanted = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    text = Path(jieba.__file__).with_name("dict.txt").read_text(encoding="utf-8")
    assert _prefix_dictionary(text) == wanted


def test_a_large_text_is_cut_alike_and_an_unknown_engine_named():
    text = "培育科技型中小企业,推进技术合同成交额增长。" * 50_000
    assert segment(text)[:2] == ["培育", "科技型中小企业"]
    with pytest.raises(ValueError, match="engine 'hmm' is unknown: use auto, jieba or rjieba"):
        segment("企业", engine="hmm")


@pytest.mark.parametrize(
    "term", ["高新技术企业", "揭榜挂帅", "星创天地", "技术合同成交额", "放管服", "科技型中小企业"]
)
def test_terms_of_the_field_stay_whole(term):
    assert term in segment(f"力争{term}工作取得实效")


def test_every_term_stays_whole_by_itself():
    terms = read_codebook("terms").term
    assert [term for term in terms if segment(term) != [term]] == []


def test_the_longest_term_wins():
    text = "设立科技型中小企业技术创新基金,支持科技型中小企业和中小企业"
    assert segment(text)[1] == "科技型中小企业技术创新基金"
    assert segment(text)[-3:] == ["科技型中小企业", "和", "中小企业"]


def test_known_phrases_stay_whole(phrases, root):
    whole = phrases.assign(whole=[segment(phrase) == [phrase] for phrase in phrases.phrase])
    assert whole.groupby("set").size().to_dict() == {"kept": 60, "seen": 60}
    assert whole.whole.mean() >= 0.95
    kept = whole.whole[whole.set == "kept"].sum()
    assert f"sixty known policy phrases in a list nobody reads who adds terms, {kept} are" in " ".join(
        (root / "README.md").read_text(encoding="utf-8").split()
    )


def test_known_phrases_stay_whole_in_sentences(phrases):
    inside = [
        any(phrase in word for word in segment(sentence))
        for phrase, sentence in zip(phrases.phrase, phrases.sentence, strict=True)
    ]
    assert sum(inside) / len(phrases) >= 0.95


def test_grades_stay_apart():
    assert segment("新增省级众创空间") == ["新增", "省级", "众创空间"]


def test_a_dictionary_of_ones_own():
    own = pd.DataFrame({"term": ["智造谷建设"], "reason": ["a local programme"], "gloss": ["Zhizao Valley"]})
    assert segment("推进智造谷建设", terms=own) == ["推进", "智造谷建设"]
    assert "智造谷建设" not in segment("推进智造谷建设")


def test_positions_count_all_words_and_marks():
    table = tokens(clauses_of("推进专利、质押,和融资"))
    assert table[["position", "token"]].values.tolist() == [[1, "专利"], [3, "质押"], [6, "融资"]]
    assert list(table) == ["clause_id", "doc_id", "year", "position", "token"]


def test_no_words_at_all():
    empty = tokens(clauses_of("的和了,。"))
    assert len(empty) == 0 and list(empty) == ["clause_id", "doc_id", "year", "position", "token"]


def test_places_are_no_keywords(corpus):
    words = without_places(tokens(corpus.clauses), corpus.documents)
    own = {"xiangtan-2018": "湘潭|湖南", "shaoxing-2018": "绍兴|诸暨", "furong-2018": "芙蓉|长沙"}
    for doc_id, names in own.items():
        assert not words.token[words.doc_id == doc_id].str.contains(names).any()
    assert "武汉" in set(words.token[words.doc_id == "xianning-2022"])  # a partner, not its own place


def test_counties_are_own_only_of_their_city():
    documents = pd.DataFrame(
        {"doc_id": ["a", "b"], "place": ["绍兴市", "湘潭市"], "city": "", "province": ""}
    )
    words = pd.DataFrame({"doc_id": ["a", "b", "b"], "token": ["诸暨", "诸暨", "韶山市"]})
    assert own_places(words, documents).tolist() == [True, False, True]


def test_names_that_are_everyday_words_count_in_full_only():
    documents = pd.DataFrame(
        {"doc_id": ["a", "b"], "place": ["合作市", "经济开发区"], "city": "", "province": ""}
    )
    tokens = ["产学研合作", "合作市", "技术开发", "经济开发区"]
    words = pd.DataFrame({"doc_id": list("aabb"), "token": tokens}, index=[0, 0, 1, 1])
    assert own_places(words, documents).tolist() == [False, True, False, True]


def test_duty_brackets_and_unit_columns_are_not_counted(corpus):
    words = set(tokens(corpus.clauses).token)
    assert "责任领导" in "".join(corpus.clauses.text)
    assert not words & {"责任领导", "钟兴旺", "规财科", "市科技局"}


def test_new_words_are_runs_that_hold_together():
    """Each of four uses has other words beside it (two bits); 量子 and 谷 stand once more by themselves."""
    texts = ["推进量子谷项目", "建设量子谷园区", "打造量子谷平台", "依托量子谷企业", "量子", "谷"]
    (row,) = new_words(clauses_of(*texts)).itertuples()
    assert (row.term, row.words, row.count, row.documents) == ("量子谷", "量子 谷", 4, 1)
    assert row.clause_ids == "a/0;a/1;a/2;a/3"
    assert row.entropy == 2.0
    assert row.cohesion == pytest.approx(math.log2(18 * 4 / (5 * 5)))  # of 18 words


def test_a_run_in_one_company_is_no_new_word():
    assert new_words(clauses_of(*["建设量子谷园区"] * 4, "量子", "谷")).empty


def test_known_terms_are_not_proposed(corpus):
    assert not set(new_words(corpus.clauses).term) & set(read_codebook("terms").term)


def test_other_cuts_differ_in_the_dictionary_and_the_phrases(corpus):
    cuts = other_cuts(corpus.clauses, corpus.documents)
    assert "科技型中小企业" in set(cuts["domain dictionary"].token)
    assert "科技型中小企业" not in set(cuts["jieba's alone"].token)
    assert len(cuts["no stock phrases"]) < len(cuts["domain dictionary"])
