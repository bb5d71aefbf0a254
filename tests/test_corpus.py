"""The corpus as committed, and what happens to corpora that are not in order."""

import csv
import hashlib
import shutil
import subprocess
import sys

import pandas as pd
import pytest

from policytext import CorpusError, load_corpus, read_page

IDS = ["xiangtan-2018", "shaoxing-2018", "xiangtan-2023", "xianning-2022", "furong-2018"]
CLAUSES = [55, 33, 72, 30, 50]
RAW_CHARS = [9205, 4482, 8473, 4842, 3717]  # wc -m


def test_documents(corpus, root):
    documents = corpus.documents.set_index("doc_id")
    assert documents.index.tolist() == IDS
    assert documents.raw_chars.tolist() == RAW_CHARS
    assert documents.plan_year.tolist() == [2018, 2018, 2023, 2022, 2018]
    assert documents.level.tolist() == ["city"] * 4 + ["district"]
    assert documents.province.tolist() == ["湖南省", "浙江省", "湖南省", "湖北省", "湖南省"]
    assert documents.issuer_confidence.tolist() == ["medium", "high", "low", "high", "high"]
    assert documents.script.tolist() == ["simplified"] * 2 + ["traditional"] + ["simplified"] * 2
    for file, digest in zip(documents.file, documents.sha256, strict=True):
        assert hashlib.sha256((root / "corpus/raw" / file).read_bytes()).hexdigest() == digest


def test_metadata_is_what_the_pages_say(corpus, root):
    """documents.csv was filled by reading; the program finds the same on the pages, and no casino."""
    documents = corpus.documents.set_index("doc_id")
    for doc_id, text in corpus.pages.items():
        said = read_page(text, doc_id).metadata
        for name in ("doc_number", "index_number", "published", "host", "issued"):
            recorded = documents.at[doc_id, name]
            assert said[name] == ("" if pd.isna(recorded) else recorded), (doc_id, name)
        assert "葡京" not in "".join(said.values())
    assert not documents.issuer.str.contains("葡京").any()


def test_clauses_and_cells(corpus):
    clauses = corpus.clauses
    assert clauses.groupby("doc_id", sort=False).size().tolist() == CLAUSES
    assert clauses.clause_id.is_unique
    assert (clauses.raw_end > clauses.raw_start).all()
    numbers = corpus.cells[corpus.cells.header.str.contains(r"^20\d\d年")]
    numeric = pd.to_numeric(numbers.text, errors="coerce").notna().groupby(numbers.clause_id).sum()
    assert len(numeric) == 26
    assert (numeric == 3).sum() == 24
    tasks = clauses[clauses.table == "task"].clause_id
    units = corpus.cells[
        corpus.cells.clause_id.isin(tasks) & corpus.cells.header.isin(["牵头单位", "责任单位"])
    ]
    assert (units.groupby("clause_id").size() == 2).sum() == 31
    assert units.text.str.len().min() > 0


def test_report_and_plan_are_kept_apart(corpus):
    furong = corpus.clauses[corpus.clauses.doc_id == "furong-2018"]
    assert furong.groupby(["part", "year"]).size().to_dict() == {("plan", 2018): 18, ("report", 2017): 32}
    assert furong.part.tolist() == ["report"] * 32 + ["plan"] * 18
    others = corpus.clauses[corpus.clauses.doc_id != "furong-2018"]
    assert (others.part == "plan").all()


def test_ledger_gives_the_pages_back(corpus):
    for doc_id, page in corpus.pages.items():
        ledger = corpus.ledger[corpus.ledger.doc_id == doc_id]
        assert "".join(page[s:e] for s, e in zip(ledger.start, ledger.end, strict=True)) == page
        assert ledger.reason.str.len().min() > 3


def test_cells_and_clauses_point_into_the_raw_page(corpus):
    """What stands at the offsets is what the tables say, spaces and script aside."""
    from opencc import OpenCC

    simplify = OpenCC("tw2s").convert
    for row in corpus.cells.itertuples():
        raw = corpus.pages["xiangtan-2023"][row.raw_start : row.raw_end]
        assert "".join(simplify(raw).split()) == "".join(row.text.split())
    for clause_id, text in zip(corpus.clauses.clause_id, corpus.clauses.text, strict=True):
        source = simplify(corpus.source(clause_id)) if "2023" in clause_id else corpus.source(clause_id)
        kept = "".join(source.replace("|", "").split())
        assert kept.replace("\u200b", "") == "".join(text.replace("|", "").split())


@pytest.fixture
def folder(root, tmp_path):
    """A corpus of one's own, to be spoilt."""
    shutil.copytree(root / "corpus/raw", tmp_path / "raw")
    shutil.copy(root / "corpus/documents.csv", tmp_path)
    return tmp_path


def change(folder, row, **values):
    path = folder / "documents.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rows[row].update(values)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda f: (f / "raw/furong-2018.txt").unlink(), ["row 6", "raw/furong-2018.txt", "not found"]),
        (lambda f: (f / "documents.csv").unlink(), ["documents.csv", "not found"]),
        (lambda f: (f / "documents.csv").write_text("doc_id,file\na,b\n"), ["no column", "plan_year"]),
        (lambda f: (f / "raw/xianning-2022.txt").write_bytes(b""), ["row 5", "sha256"]),
        (lambda f: change(f, 2, plan_year=""), ["row 4", "xiangtan-2023 has no plan year", "Remedy"]),
        (lambda f: change(f, 2, plan_year="next"), ["row 4", "'next' is no year"]),
        (lambda f: change(f, 1, doc_id="xiangtan-2018"), ["row 3", "row 2", "xiangtan-2018"]),
        (lambda f: change(f, 0, doc_id=""), ["row 2", "no id"]),
        (lambda f: change(f, 0, sha256="0" * 64), ["row 2", "sha256 differs"]),
        (lambda f: change(f, 0, encoding="klingon"), ["row 2", "unknown encoding 'klingon'", "gb18030"]),
        (lambda f: change(f, 0, encoding="big5"), ["row 2", "is not big5"]),
        (lambda f: change(f, 0, file="../documents.csv"), ["row 2", "not in raw/"]),
        (lambda f: change(f, 0, level="village"), ["row 2", "'village'", "district"]),
    ],
)
def test_bad_input_is_told_with_file_row_and_remedy(folder, spoil, words):
    spoil(folder)
    with pytest.raises(CorpusError) as caught:
        load_corpus(folder)
    for word in [*words, "Remedy: "]:
        assert word in str(caught.value)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \r\n\xe3\x80\x80\n", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "not text"),
        (b"PK\x03\x04" + bytes(range(256)) * 9, "packed file is damaged"),
        ("科技创新工作要点".encode() * 50 + b"\xff\xfe", "not text"),
    ],
)
def test_pages_that_are_no_text(folder, data, words):
    (folder / "raw/furong-2018.txt").write_bytes(data)
    change(folder, 4, sha256="", encoding="")
    with pytest.raises(CorpusError, match=words) as caught:
        load_corpus(folder)
    assert "row 6 (raw/furong-2018.txt)" in str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030", "big5hkscs"])
@pytest.mark.parametrize("declared", [True, False])
def test_encodings(folder, corpus, encoding, declared):
    """The same page in any encoding gives the same clauses, whether its encoding is named or found."""
    from opencc import OpenCC

    path = folder / "raw/furong-2018.txt"
    text = path.read_bytes().decode()
    if encoding == "big5hkscs":
        text = OpenCC("s2tw").convert(text).encode(encoding, "ignore").decode(encoding)
    path.write_bytes(text.encode(encoding))
    change(folder, 4, sha256="", encoding=encoding if declared else "")
    ours = load_corpus(folder).clauses.query("doc_id == 'furong-2018'")
    expected = corpus.clauses.query("doc_id == 'furong-2018'")
    assert ours.number.fillna("").tolist() == expected.number.fillna("").tolist()
    if encoding != "big5hkscs":
        assert ours.text.tolist() == expected.text.tolist()


def test_documents_saved_by_a_chinese_spreadsheet(folder, corpus):
    path = folder / "documents.csv"
    path.write_bytes(path.read_bytes().decode().replace("\n", "\r\n").encode("gb18030"))
    assert load_corpus(folder).documents.equals(corpus.documents)


def test_own_columns_are_kept(folder):
    path = folder / "documents.csv"
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    lines = [head + ",my_note", *(row + ",x" for row in rows)]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert load_corpus(folder).documents.my_note.tolist() == ["x"] * 5


def test_import_is_light():
    """The import itself brings in none of the heavy libraries."""
    heavy = "{'sklearn', 'matplotlib', 'seaborn', 'jieba', 'opencc', 'charset_normalizer'}"
    code = f"import sys, policytext; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
