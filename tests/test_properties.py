"""Whatever the text: its ledger tiles it, and clean characters lead back to the characters they came from."""

import re
import unicodedata

from hypothesis import example, given, settings
from hypothesis import strategies as st

from policytext.normalization import is_han, normalize, squeeze
from policytext.page import read_page

# Pieces of the genre glued at random come nearer to real pages than random characters do.
WORDS = """
首页 > 公告¦葡京官网¦索 引 号：123¦【字体：大 中 小】¦联系人：张三 0731-12345678¦附件1¦附件：1.表
一、¦（一）¦1.¦①¦第三条¦A.¦2023年科技工作要点¦新增企业４０家。¦力争達到2.2%；¦某市科技局¦2018年3月15日
相关链接¦序号¦牵头单位¦2022年¦。¦:¦，¦|¦||¦a | b | c¦ ¦\u3000¦\t¦\u200b¦��¦ﬁ¦㈠¦𠮷¦☃
"""
PIECES = st.sampled_from(
    [*WORDS.strip().replace("\n", "¦").split("¦"), "\n", "\n\n", "\r\n", "\r", "|\n", "||\n"]
)
GENRE = st.lists(PIECES, max_size=40).map("".join)
ANY = st.one_of(GENRE, st.text(max_size=200))


@settings(max_examples=400, deadline=None)
@given(ANY)
@example("")
@example("\u200b")
@example("\n")
@example("|\n|\n|\n")
def test_ledger_tiles_any_text(text):
    page = read_page(text, plan_year=2023)
    ledger = page.ledger
    assert "".join(text[start:end] for start, end in zip(ledger.start, ledger.end, strict=True)) == text
    assert (ledger.end > ledger.start).all()
    assert ledger.start.tolist() == [0, *ledger.end][:-1] if text else ledger.empty
    assert set(ledger.role) <= set("text heading table metadata navigation spam contact widget".split())


@settings(max_examples=400, deadline=None)
@given(ANY)
def test_clean_characters_lead_back(text):
    page = normalize(text)
    assert len(page.starts) == len(page.ends) == len(page.text)
    assert list(page.starts) == sorted(page.starts)
    for char, start, end in zip(page.text, page.starts, page.ends, strict=True):
        source = text[start:end]
        folded = unicodedata.normalize("NFKC", source)
        spaced = char == " " and (not source.strip() or not folded.strip())
        simplified = is_han(char) and any(map(is_han, folded))
        drawn = char in "|—" and re.search("BAR|VERTICAL|BOX|DIVIDES", unicodedata.name(source, ""))
        assert char in source + folded or spaced or simplified or drawn
    gone = set(text) - {
        text[i] for low, high in zip(page.starts, page.ends, strict=True) for i in range(low, high)
    }
    assert all(unicodedata.category(char) in ("Cc", "Cf") for char in gone)


@settings(max_examples=200, deadline=None)
@given(st.text("一级 指标R&D\u3000２.%\t", max_size=40))
def test_squeeze_is_split_and_join(text):
    page = normalize(text)
    assert squeeze(page).text == " ".join(page.text.split())


@settings(max_examples=400, deadline=None)
@given(ANY)
def test_clauses_lie_in_the_kept_part_of_the_page(text):
    """No clause character is lost from the page or taken from a stretch that the ledger throws out."""
    page = read_page(text, plan_year=2023)
    kept = page.ledger[page.ledger.role.isin(["text", "heading", "table"])]
    inside = {i for start, end in zip(kept.start, kept.end, strict=True) for i in range(start, end)}
    for body in page.bodies.values():
        for i, char in enumerate(body.text):
            if char.strip("| "):
                assert set(range(body.starts[i], body.ends[i])) <= inside
    assert page.clauses.clause_id.is_unique


@settings(max_examples=300, deadline=None)
@given(GENRE)
def test_no_word_is_in_two_clauses(text):
    page = read_page(text, plan_year=2023)
    seen: set[int] = set()
    for body in page.bodies.values():
        own = {body.starts[i] for i, char in enumerate(body.text) if char.strip("| ")}
        assert not own & seen
        seen |= own
