"""Measures of words against hand calculation, published examples and independent implementations."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

import policytext as pt
from policytext.keywords import conservative_log_ratio, log_likelihood, log_ratio


def words(**clauses):
    """Tokens of clauses given as doc_id_n="word word"; positions count the words."""
    rows = [
        (name, name.rpartition("_")[0], 2018, i, word)
        for name, text in clauses.items()
        for i, word in enumerate(text.split())
    ]
    return pd.DataFrame(rows, columns=["clause_id", "doc_id", "year", "position", "token"])


def test_frequencies_and_tfidf_by_hand():
    table = pt.tfidf(words(a_1="专利 专利", a_2="企业", b_1="企业")).set_index(["doc_id", "token"])
    patent, firm = 2 * (math.log(3 / 2) + 1), 1 * (math.log(3 / 3) + 1)
    assert table.weight["a", "专利"] == pytest.approx(patent / math.hypot(patent, firm))
    assert table.weight["b", "企业"] == pytest.approx(1)
    assert table.per_1000["a", "专利"] == pytest.approx(2000 / 3)
    assert table.clauses["a", "专利"] == 1 and table.clause_share["a", "专利"] == 0.5
    assert table.documents["a", "企业"] == 2


def test_years_have_zeros_and_denominators():
    tokens = pd.concat([words(a_1="专利 企业"), words(b_1="企业").assign(year=2023)])
    table = pt.over_years(tokens).set_index(["token", "year"])
    assert table["count"].to_dict() == {
        ("专利", 2018): 1,
        ("专利", 2023): 0,
        ("企业", 2018): 1,
        ("企业", 2023): 1,
    }
    assert table.per_1000["企业", 2023] == 1000 and table.documents["专利", 2023] == 1


def test_dispersion_is_that_of_gries():
    """The worked example of Gries (2008): five parts of 9, 10, 10, 10 and 11 words, 'a' 1 to 5 times."""
    parts = zip((9, 10, 10, 10, 11), (1, 2, 3, 4, 5), strict=True)
    text = {f"a_{i}": " ".join(["a"] * n + ["x"] * (size - n)) for i, (size, n) in enumerate(parts)}
    row = pt.dispersion(words(**text)).set_index("token").loc["a"]
    assert row.dp == pytest.approx(0.18) and row.dp_norm == pytest.approx(0.2195, abs=1e-4)
    assert row["count"] == 15 and row.clauses == 5


@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(st.sampled_from("甲乙丙"), min_size=1, max_size=6), min_size=2, max_size=6))
def test_dispersion_by_definition(clauses):
    table = pt.dispersion(words(**{f"a_{i}": " ".join(c) for i, c in enumerate(clauses)})).set_index("token")
    total = sum(map(len, clauses))
    for token, row in table.iterrows():
        uses = sum(c.count(token) for c in clauses)
        dp = sum(abs(c.count(token) / uses - len(c) / total) for c in clauses) / 2
        assert row.dp == pytest.approx(dp, abs=1e-9)
        assert 0 <= row.dp_norm <= 1 + 1e-9


def test_one_clause_has_no_dispersion():
    assert pt.dispersion(words(a_1="专利 企业")).dp_norm.isna().all()


COUNTS = st.integers(0, 60)


@settings(max_examples=100, deadline=None)
@given(COUNTS, COUNTS, st.integers(100, 5000), st.integers(100, 5000))
def test_log_likelihood_is_scipys(a, b, n1, n2):
    if a + b == 0:
        return
    table = [[a, b], [n1 - a, n2 - b]]
    g2 = stats.chi2_contingency(table, correction=False, lambda_="log-likelihood").statistic
    assert abs(log_likelihood(np.array([a]), n1, np.array([b]), n2)[0]) == pytest.approx(g2, abs=1e-8)


@settings(max_examples=100, deadline=None)
@given(COUNTS, COUNTS, st.integers(100, 5000), st.integers(100, 5000), st.integers(1, 500))
def test_conservative_log_ratio_by_exact_limits(a, b, n1, n2, compared):
    if a + b == 0:
        return
    level = 1 - 0.05 / compared
    low, high = stats.binomtest(a, a + b).proportion_ci(level, method="exact")
    to_ratio = lambda q: math.log2(q / (1 - q) * n2 / n1) if 0 < q < 1 else math.copysign(math.inf, q - 0.5)  # noqa: E731
    wanted = max(to_ratio(low), 0) if to_ratio(low) > 0 else min(to_ratio(high), 0)
    filler = np.ones(compared, dtype=int)
    filler[0] = 0
    firsts, seconds = np.full(compared, a), np.full(compared, b)
    assert conservative_log_ratio(firsts, n1, seconds, n2)[0] == pytest.approx(wanted, abs=1e-6)


def test_log_ratio_by_hand():
    assert log_ratio(np.array([8, 0, 0]), 1000, np.array([2, 4, 0]), 500).tolist() == [1.0, -4.0, 0.0]
    assert log_ratio(np.array([0]), 500, np.array([5]), 10_000).tolist() == [0.0]  # never past zero


def test_chance_is_what_shuffled_clauses_give():
    """Every word stands in one clause: dealt at random none differs; a word in each clause of a side does."""
    same = {f"{d}_{i}": "甲 乙" for d in "ab" for i in range(6)}
    assert pt.chance(words(**same), "a", deals=5, repeats=50).tolist() == [0] * 5
    split = {f"a_{i}": "甲" for i in range(8)} | {f"b_{i}": "乙" for i in range(8)}
    found = pt.keyness(words(**split), "a", repeats=50).differs.sum()
    assert found == 2 and pt.chance(words(**split), "a", deals=20, repeats=50).mean() < 1


def test_order_and_repeated_ids_are_no_matter(corpus):
    tokens = pt.tokens(corpus.clauses)
    shuffled = tokens.sample(frac=1, random_state=1)
    one, two = (pt.keyness(t, "furong-2018", repeats=20) for t in (tokens, shuffled))
    pd.testing.assert_frame_equal(one, two)
    pd.testing.assert_frame_equal(pt.ngrams(tokens), pt.ngrams(shuffled))
    twice = words(a_1="甲 甲", b_1="乙").assign(clause_id="1")
    assert (pt.resample(twice, repeats=50)["乙"] == 1).all()
    assert pt.collocations(twice, "甲").empty


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda t: pt.keyness(t, "a", level=95), "level 95 is no share"),
        (lambda t: pt.most_apart(pt.keyness(t, "a")), "no intervals: call keyness with repeats"),
        (lambda t: pt.ngrams(t.drop(columns="position")), "tokens has no column position"),
        (lambda t: pt.over_years(t.drop(columns="year")), "tokens has no column year"),
        (lambda t: pt.leave_one_out(t, len, keep=("a", "b")), "no document to leave out"),
        (
            lambda t: pt.tokens(pd.DataFrame({"content": ["x"]})),
            "clauses has no column clause_id, doc_id, type",
        ),
    ],
)
def test_wrong_input_is_named(call, message):
    with pytest.raises(ValueError, match=message):
        call(words(a_1="专利", b_1="企业"))


def test_tables_without_words():
    empty = words()
    assert pt.tfidf(empty).empty and pt.frequencies(empty).empty and pt.ngrams(empty).empty
    assert pt.lasting_log_ratio(words(a_1="甲", b_1="乙"), "a").isna().all()


def test_keyness_of_small_texts():
    tokens = words(a_1="专利 专利 专利 企业", a_2="专利", b_1="企业 企业", b_2="人才 企业")
    table = pt.keyness(tokens, "a", repeats=200).set_index("token")
    assert table[["count", "reference_count"]].loc["专利"].tolist() == [4, 0]
    assert table.log_ratio["企业"] == pytest.approx(math.log2((1 / 5) / (3 / 4)))
    assert table.g2["专利"] > 0 > table.g2["企业"]
    assert (table.low <= table.high).all() and table.differs["专利"]
    assert len(pt.keyness(tokens, "a", least=4)) == 2
    pd.testing.assert_frame_equal(
        pt.keyness(tokens, "a", repeats=50), pt.keyness(tokens, "a", "b", repeats=50)
    )


@pytest.mark.parametrize(
    ("target", "reference", "message"),
    [
        ("c", None, "no tokens of c: known are a, b"),
        (["a", "b"], None, "target or reference is empty"),
        ("a", "a", "a is target and reference"),
    ],
)
def test_wrong_sides_are_named(target, reference, message):
    with pytest.raises(ValueError, match=message):
        pt.keyness(words(a_1="专利", b_1="企业"), target, reference)


def test_resampling_draws_clauses_within_documents():
    tokens = words(a_1="甲 甲", a_2="乙 乙", b_1="丙 丙 丙")
    drawn = pt.resample(tokens, repeats=400, seed=1)
    assert list(drawn) == ["丙", "乙", "甲"]
    assert (drawn["丙"] == 3).all()  # the only clause of its document is drawn each time
    assert (drawn["甲"] + drawn["乙"] == 4).all()  # two clauses of two words
    assert drawn["甲"].mean() == pytest.approx(2, abs=0.2)
    pd.testing.assert_frame_equal(drawn, pt.resample(tokens, repeats=400, seed=1))


def test_intervals_are_those_of_scipys_bootstrap():
    rng = np.random.default_rng(5)
    counts = rng.poisson(3, size=30)
    tokens = words(**{f"a_{i:02}": " ".join(["甲"] * n + ["乙"] * 10) for i, n in enumerate(counts)})
    drawn = pt.resample(tokens, repeats=4000)
    ours = np.quantile(drawn["甲"] / drawn.sum(axis=1), [0.025, 0.975])
    rate = lambda n, axis: n.sum(axis=axis) / (n.sum(axis=axis) + 10 * n.shape[axis])  # noqa: E731
    theirs = stats.bootstrap(
        (counts,), rate, n_resamples=4000, method="percentile", rng=rng
    ).confidence_interval
    assert ours == pytest.approx([theirs.low, theirs.high], abs=0.01)


def test_leaving_documents_out():
    tokens = words(a_1="甲 乙", b_1="乙 乙", c_1="甲 甲 甲 乙")
    sizes = pt.leave_one_out(tokens, lambda some: pd.DataFrame({"n": [len(some)]}), keep=("a",))
    assert sizes.set_index("left_out").n.to_dict() == {"b": 6, "c": 4}
    lasting = pt.lasting_log_ratio(tokens, "a")
    assert lasting["甲"] == 0  # more than b, less than c
    assert pt.lasting_log_ratio(words(a_1="甲 甲", b_1="乙", c_1="乙 甲"), "a")["甲"] == pytest.approx(1)


def test_each_document_against_the_rest():
    tokens = words(a_1="甲 甲 甲", b_1="乙 乙 乙", c_1="丙 乙 丙")
    table = pt.each_against_rest(tokens, least=1, repeats=50)
    assert table.doc_id.unique().tolist() == ["a", "b", "c"]
    assert table.groupby("doc_id").token.first().to_dict() == {"a": "甲", "b": "乙", "c": "丙"}


def test_collocations_by_hand():
    tokens = words(a_1="质押 专利 专利 融资 甲 乙 丙 丁 质押", a_2="质押")
    table = pt.collocations(tokens, "专利", window=1).set_index("token")
    assert table.together.to_dict() == {"融资": 1, "质押": 1}
    assert table.log_dice["融资"] == pytest.approx(14 + math.log2(2 * 1 / (2 + 1)))
    assert table.log_dice["质押"] == pytest.approx(14 + math.log2(2 * 1 / (2 + 3)))
    assert pt.collocations(tokens, "专利", window=9).set_index("token").together["质押"] == 2
    with pytest.raises(ValueError, match="window"):
        pt.collocations(tokens, "专利", window=0)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from("甲乙丙"), min_size=1, max_size=30), st.integers(1, 6))
def test_log_dice_is_symmetric_and_14_at_most(sequence, window):
    tokens = words(a_1=" ".join(sequence))
    first = pt.collocations(tokens, "甲", window).set_index("token").log_dice
    second = pt.collocations(tokens, "乙", window).set_index("token").log_dice
    assert (first <= 14).all()
    assert first.get("乙") == second.get("甲")


def test_ngrams_stop_at_what_is_not_a_word():
    tokens = pt.tokens(
        pd.DataFrame(
            {
                "clause_id": ["a/1", "a/2"],
                "doc_id": "a",
                "type": "item",
                "content": ["专利补助申报,专利补助", "申报"],
            }
        )
    )
    assert pt.ngrams(tokens, 2)[["ngram", "count"]].values.tolist() == [["专利 补助", 2], ["补助 申报", 1]]
    assert pt.ngrams(tokens, 3).ngram.tolist() == ["专利 补助 申报"]


def test_kwic_finds_every_use(corpus):
    found = pt.kwic(corpus.clauses, "知识产权", width=4)
    assert len(found) == sum(text.count("知识产权") for text in corpus.clauses.text)
    text = "\n".join(corpus.clauses.text)
    assert all(left + "知识产权" + right in text for left, right in zip(found.left, found.right, strict=True))
    with pytest.raises(ValueError, match="empty"):
        pt.kwic(corpus.clauses, "")


def hostile():
    row = {"clause_id": "a/1", "doc_id": "a", "type": "item", "part": "plan", "year": 2018}
    return pd.DataFrame([row | {"text": "<script>专利</script>"}])


def test_concordance_escapes_the_text():
    shown = pt.concordance(hostile(), "专利").data
    assert "&lt;script&gt;" in shown and "<script>" not in shown and "1 of 1 uses" in shown


def test_the_widget_looks_words_up(corpus):
    widget = pt.concordance_widget(corpus.clauses)
    word, lines = widget.children
    assert "知识产权" in lines.value
    word.value = "科普"
    assert "科普" in lines.value and "of" in lines.value
    word.value = ""
    assert lines.value == ""


def test_every_measure_on_the_corpus(corpus):
    tokens = pt.without_places(pt.tokens(corpus.clauses), corpus.documents)
    counts = tokens.groupby("doc_id").size()
    table = pt.frequencies(tokens)
    assert table.groupby("doc_id")["count"].sum().to_dict() == counts.to_dict()
    assert table.groupby("doc_id").per_1000.sum().round(6).eq(1000).all()
    key = pt.keyness(tokens, "furong-2018")
    assert key["count"].sum() == counts["furong-2018"]
    assert key.reference_count.sum() == counts.sum() - counts["furong-2018"]
    even = pt.dispersion(tokens)
    assert even.dp_norm.between(0, 1).all() and len(even) == len(table)
