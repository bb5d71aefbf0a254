"""The outline and the ledger of the five pages against a hand coding made by reading them."""

import re

import pandas as pd
import pytest

from policytext.normalization import normalize

IDS = ("xiangtan-2018", "shaoxing-2018", "xiangtan-2023", "xianning-2022", "furong-2018")
# A separate hand count, in the order of IDS: numbered headings and items.
NUMBERED = (47, 28, 6, 24, 44)


def plain(text: str) -> str:
    return re.sub(r"\s", "", normalize(text).text)


def coded(gold: pd.DataFrame, doc_id: str, *types: str) -> pd.DataFrame:
    return gold[(gold.doc_id == doc_id) & gold.type.isin(types)]


@pytest.fixture(scope="module")
def clauses(corpus) -> pd.DataFrame:
    return corpus.clauses.assign(line=corpus.clauses.clause_id.str.extract(r"/(\d+)")[0].astype(int))


@pytest.mark.parametrize(("doc_id", "count"), list(zip(IDS, NUMBERED, strict=True)))
def test_numbered_headings_and_items(clauses, gold, doc_id, count):
    ours = clauses[(clauses.doc_id == doc_id) & clauses.number.notna() & (clauses.type != "row")]
    theirs = coded(gold, doc_id, "heading", "item")
    assert len(ours) == len(theirs) == count
    assert (
        ours[["line", "type", "number"]].values.tolist()
        == theirs[["line_start", "type", "number"]].values.tolist()
    )
    assert ours.level.tolist() == theirs.level.astype(int).tolist()
    assert ours.title.tolist() == [normalize(title).text for title in theirs.title]


@pytest.mark.parametrize("doc_id", IDS)
def test_parents(clauses, gold, doc_id):
    """The last heading of the path is the one the coder named; a document's own title is in no path."""
    ours = clauses[clauses.doc_id == doc_id].set_index("line")
    titles = set(coded(gold, doc_id, "title").line_start)
    rows = coded(gold, doc_id, "heading", "item", "paragraph")
    for line, parent in rows[["line_start", "parent"]].astype(int).values:
        path = ours.path[line]
        if parent == 0 or (parent in titles and "附件" not in path):
            assert path == ""
        else:
            above = ours.loc[parent if parent in ours.index else parent - 1]
            assert plain(path.split(" > ")[-1]).endswith(plain(above.title))


@pytest.mark.parametrize("doc_id", IDS)
@pytest.mark.parametrize("type_", ["paragraph", "attachment", "main"])
def test_unnumbered(clauses, gold, doc_id, type_):
    of_type = (clauses.level == 1) & clauses.number.isna() if type_ == "main" else clauses.type == type_
    ours = clauses[(clauses.doc_id == doc_id) & of_type]
    assert ours.line.tolist() == coded(gold, doc_id, type_).line_start.tolist()


@pytest.mark.parametrize("doc_id", IDS)
def test_titles(clauses, gold, doc_id):
    ours = clauses[(clauses.doc_id == doc_id) & (clauses.level == 0)]
    theirs = coded(gold, doc_id, "title")
    assert plain("".join(ours.text)) == plain("".join(theirs.title))


def test_table_rows(clauses, gold):
    rows = clauses[clauses.type == "row"]
    for kind, count in (("indicator", 26), ("task", 31)):
        ours, theirs = rows[rows.table == kind], coded(gold, "xiangtan-2023", f"{kind}_row")
        assert len(ours) == len(theirs) == count
        assert ours.line.tolist() == theirs.line_start.tolist()
        assert ours.number.fillna("").tolist() == theirs.number.tolist()
    indicators = rows[rows.table == "indicator"]
    titles = coded(gold, "xiangtan-2023", "indicator_row").title
    assert indicators.title.tolist() == [plain(title) for title in titles]


def test_every_policy_sentence_is_in_exactly_one_clause(corpus, clauses, gold):
    """All that the coder called text stands in a row that is no heading, once, and complete."""
    for doc_id in IDS:
        lines = corpus.pages[doc_id].split("\n")
        ours = clauses[(clauses.doc_id == doc_id) & (clauses.type != "heading")]
        texts = [plain(text) for text in ours.text]
        for row in gold[(gold.doc_id == doc_id) & (gold.role == "text")].itertuples():
            wanted = plain(row.quote or "".join(lines[row.line_start - 1 : row.line_end]))
            assert texts.count(wanted) == 1, (doc_id, row.line_start)


def test_noise_is_out_of_the_text_and_in_the_ledger(corpus, gold):
    """Every piece of noise the coder marked is in no clause; the ledger gives it the coder's role."""
    for doc_id in IDS:
        page = corpus.pages[doc_id]
        starts = [0, *(match.end() for match in re.finditer("\n", page))]
        roles = [""] * len(page)
        for stretch in corpus.ledger[corpus.ledger.doc_id == doc_id].itertuples():
            roles[stretch.start : stretch.end] = [stretch.role] * (stretch.end - stretch.start)
        position = 0
        for row in gold[gold.doc_id == doc_id].itertuples():
            position = max(position, starts[row.line_start - 1])
            end = starts[row.line_end] if row.line_end < len(starts) else len(page)
            if row.quote:
                position = page.index(row.quote, position, end)
                end = position + len(row.quote)
            found = {
                role
                for char, role in zip(page[position:end], roles[position:end], strict=True)
                if char.strip()
            }
            assert found == {row.role}, (doc_id, row.line_start, row.quote, found)
            position = end


def test_nothing_spurious_in_the_text(corpus, clauses):
    text = "\n".join(clauses.text)
    for noise in (
        "葡京",
        "字体",
        "打印",
        "访问次数",
        "扫一扫",
        "@",
        "58266037",
        "责任编辑",
        "全部留言",
        "首页",
        "大汉",
    ):
        assert noise not in text
