"""A folder to tables: the same bytes whatever the engine, nothing lost or doubled after a stop, no formulas."""

import json
import os
import re
import signal
import subprocess
import sys
import time

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import policytext as pt
from policytext.exports import neutral, write_workbook
from policytext.intake import files_of
from samples import BODY, SENTENCE, TITLE, portable, word, workbook

TABLES = ["documents", "proposals", "ledger", "clauses", "cells", "quantities", "codings", "duties"]
PLACES = ["长沙市", "湘潭市", "绍兴市", "咸宁市", "芙蓉区"]
N = 75


def plan(i):
    head = f"{PLACES[i % 5]}{2010 + i % 12}年科技创新工作要点"
    goals = [f"{n}.新增高新技术企业{i + n}家，研发经费占GDP比重达到{n}.{i % 10}%。" for n in range(1, 4)]
    return "\n".join(
        [
            head,
            "一、主要目标",
            *goals,
            "(责任单位:市科技局、市财政局)",
            "| 指标 | 目标 |",
            f"| 高企(家) | {i} |",
        ]
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Documents in many formats and folders, some of them not to be read."""
    path = tmp_path_factory.mktemp("many") / "documents"
    for i in range(N):
        file = path / PLACES[i % 5] / f"plan {i:03}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(plan(i), encoding="gb18030" if i % 3 else "utf-8")
    (path / "a.docx").write_bytes(word())
    (path / "a.pdf").write_bytes(portable())
    html = "".join(f"<p>{line}</p>" for line in plan(500).split("\n"))
    (path / "a.html").write_text(f"<html><body>{html}</body></html>", encoding="utf-8")
    rows = [
        ["城市", "标题", "正文"],
        *([PLACES[i % 5], plan(i).split("\n")[0], plan(i)] for i in range(200, 240)),
    ]
    twice = [*rows[1][:3], "again"]  # the same but for a remark
    (path / "b.xlsx").write_bytes(workbook([*rows, ["长沙市", "空", ""], twice]))
    (path / "again.txt").write_bytes((path / "长沙市/plan 000.txt").read_bytes())
    (path / "no year.txt").write_text("完善科技创新体系。\n加强人才队伍建设。", encoding="utf-8")
    (path / "picture.doc").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9)
    (path / "~$a.docx").write_bytes(b"left by Word")
    (path / ".DS_Store").write_bytes(b"left by a Mac")
    (path.parent / "secret.txt").write_text(plan(900), encoding="utf-8")
    (path / "link.txt").symlink_to(path.parent / "secret.txt")
    (path / "folder link").symlink_to(path.parent)
    return path


@pytest.fixture(scope="module")
def built(folder, tmp_path_factory):
    out = tmp_path_factory.mktemp("built") / "out"
    return pt.build(folder, out, engine="serial", csv=True, xlsx=True)


def bytes_of(out):
    return {name: (out / name).read_bytes() for name in sorted(files_of(out))}


def test_nothing_is_lost(folder, built):
    problems = pd.read_csv(built.out / "problems.csv", keep_default_na=False).set_index("file")
    assert built.documents == N + 3 + 40
    assert problems.index.tolist() == sorted(problems.index)
    assert built.documents + len(problems) == N + 3 + 42 + 4  # again, link, no year, picture
    said = problems.problem
    assert said["长沙市/plan 000.txt"] == "the same document as again.txt"
    assert "has no plan year" in said["no year.txt"] and "no .doc file" in said["picture.doc"]
    assert "link leads out" in said["link.txt"]
    assert set(said["b.xlsx"]) == {"no text in it", "the same document as b.xlsx row 2"}
    assert (built.set_aside, built.twice) == (4, 2)
    assert str(built).endswith("4 set aside: see problems.csv; 2 met twice and read once")
    assert not (built.out / ".parts").exists()


def test_tables_hold_what_the_library_finds(built):
    tables = {name: pd.read_parquet(built.out / f"{name}.parquet") for name in TABLES}
    documents = tables["documents"].set_index("doc_id")
    assert documents.index.is_unique and len(documents) == built.documents
    assert documents.raw_chars.sum() == built.characters
    assert documents.plan_year.dtype == "Int64" and tables["clauses"].year.dtype == "Int64"
    assert documents.loc["plan-007", ["place", "plan_year", "kind"]].tolist() == ["绍兴市", 2017, "plan"]
    assert documents.loc["b-5", ["place", "row", "file", "encoding"]].tolist() == [
        "咸宁市",
        5,
        "b.xlsx",
        "sheet",
    ]
    assert json.loads(documents.at["b-5", "cells"])["标题"] == "咸宁市2021年科技创新工作要点"
    page = pt.read_page(plan(7), "plan-007", 2017)
    clauses = tables["clauses"].query("doc_id == 'plan-007'").reset_index(drop=True)
    pd.testing.assert_frame_equal(clauses, page.clauses)
    found = tables["quantities"].query("doc_id == 'plan-007'")
    assert found.value.tolist() == [8, 1.7, 9, 2.7, 10, 3.7, 7]
    assert tables["duties"].query("doc_id == 'plan-007'").name.tolist() == ["市科技局", "市财政局"]
    coded = pt.code_themes(page.clauses)
    codings = tables["codings"][tables["codings"].clause_id.isin(page.clauses.clause_id)].reset_index(
        drop=True
    )
    pd.testing.assert_frame_equal(codings, coded)
    evidence = tables["proposals"].query("doc_id == 'plan-007' and field == 'plan_year'").iloc[0]
    assert (evidence.value, evidence.confidence) == ("2017", "high") and "2017年" in evidence.evidence


def test_csv_and_workbook_hold_the_same(built):
    book = openpyxl.load_workbook(built.out / "policytext.xlsx", read_only=True)
    assert book.sheetnames == TABLES
    for name in TABLES:
        data = (built.out / f"{name}.csv").read_bytes()
        assert data.startswith(b"\xef\xbb\xbf")  # Excel shows the Chinese
        table = pd.read_parquet(built.out / f"{name}.parquet")
        written = pd.read_csv(built.out / f"{name}.csv", dtype="str", keep_default_na=False)
        assert list(written) == list(table) and len(written) == len(table)
        assert len(list(book[name].values)) == len(table) + 1
    book.close()


@pytest.mark.parametrize("engine", ["joblib", "dask"])
def test_engines_give_the_same_bytes(engine, folder, built, tmp_path):
    """Workers of a cluster are processes of their own, with hash seeds of their own."""
    with cluster(engine) as scheduler:
        out = tmp_path / "out"
        done = pt.build(folder, out, engine=engine, workers=2, scheduler=scheduler, csv=True, xlsx=True)
    assert done._replace(out=built.out) == built
    assert bytes_of(out) == bytes_of(built.out)


class cluster:
    def __init__(self, engine):
        self.engine, self.local = engine, None

    def __enter__(self):
        if self.engine == "dask":
            from distributed import LocalCluster

            self.local = LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None)
            return self.local.scheduler_address
        return None

    def __exit__(self, *_):
        if self.local:
            self.local.close()


def command(*words, **environment):
    line = [sys.executable, "-m", "policytext", *map(str, words)]
    said = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    return subprocess.Popen(line, env={**os.environ, **environment}, start_new_session=True, **said)


def test_killed_and_resumed(folder, built, tmp_path):
    out = tmp_path / "out"
    words = ("build", folder, "--out", out, "--csv", "--xlsx")
    for parts, engine in ((1, "serial"), (1, "joblib"), (2, "serial")):
        process = command(*words, "--engine", engine, "--workers", 2, PYTHONHASHSEED=str(parts))
        deadline = time.time() + 60
        while len([p for p in (out / ".parts").glob("*") if not p.suffix]) < parts and time.time() < deadline:
            time.sleep(0.01)
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        assert not (out / "documents.parquet").exists()
    before = {path: path.stat().st_mtime_ns for path in (out / ".parts").glob("*/counts.json")}
    assert len([p for p in before if ".draft" not in str(p)]) >= 2
    process = command(*words)
    said, errors = process.communicate()
    assert process.returncode == 1, errors  # some documents are set aside
    assert said.splitlines()[-1].endswith("4 set aside: see problems.csv; 2 met twice and read once")
    assert errors == ""  # no progress bar where there is no terminal
    assert bytes_of(out) == bytes_of(built.out)


def test_a_document_that_breaks_the_program_is_set_aside(tmp_path, monkeypatch):
    folder = tmp_path / "in"
    folder.mkdir()
    for i in range(3):
        (folder / f"{i}.txt").write_text(plan(i), encoding="utf-8")
    found = pt.corpus_quantities

    def broken(corpus, *rest):
        if "1" in set(corpus.documents.doc_id):
            raise ZeroDivisionError("a bug")
        return found(corpus, *rest)

    monkeypatch.setattr("policytext.batches.corpus_quantities", broken)
    built = pt.build(folder, tmp_path / "out", engine="serial")
    problems = pd.read_csv(tmp_path / "out/problems.csv")
    assert (built.documents, built.set_aside) == (2, 1)
    assert problems.problem.tolist() == ["it could not be read (ZeroDivisionError: a bug)"]
    assert pd.read_parquet(tmp_path / "out/documents.parquet").doc_id.tolist() == ["0", "2"]


def test_a_folder_with_documents_csv(root, tmp_path):
    """The corpus itself: what a researcher wrote stands, and the tables are those of the library."""
    built = pt.build(root / "corpus", tmp_path / "out", engine="serial")
    corpus = pt.load_corpus(root / "corpus")
    assert (built.documents, built.set_aside) == (5, 0)
    documents = pd.read_parquet(tmp_path / "out/documents.parquet")
    shared = [
        name for name in corpus.documents if name not in ("issuer_confidence", "issuer_evidence", "encoding")
    ]
    same = documents[shared].astype("str") == corpus.documents[shared].astype("str")
    assert same.to_numpy().all() or same.all()[["place", "plan_year", "title", "sha256"]].all()
    quantities = pd.read_parquet(tmp_path / "out/quantities.parquet")
    pd.testing.assert_frame_equal(quantities, pt.corpus_quantities(corpus))


def test_rows_of_documents_csv_that_are_wrong_are_set_aside(tmp_path):
    raw = tmp_path / "in/raw"
    raw.mkdir(parents=True)
    for i in range(4):
        (raw / f"{i}.txt").write_text(plan(i), encoding="utf-8")
    header = "doc_id,file,place,city,province,level,plan_year,kind,title,sha256"
    rows = ["a,0.txt,自定,,,city,2040,,,", "b,1.txt,,,,,,,,00ff", "c,../in.txt,,,,,,,,", "a,2.txt,,,,,,,,"]
    (tmp_path / "in/documents.csv").write_text("\n".join([header, *rows]), encoding="utf-8")
    built = pt.build(tmp_path / "in", tmp_path / "in/out", engine="serial")
    [document] = pd.read_parquet(built.out / "documents.parquet").to_dict("records")
    assert [document[k] for k in ("doc_id", "place", "plan_year", "kind")] == ["a", "自定", 2040, "plan"]
    problems = pd.read_csv(built.out / "problems.csv").problem.tolist()
    assert len(problems) == 4
    for said, words in zip(
        problems,
        ["not the one recorded", "not found|leads out|not in raw", "doc_id a is also", "does not name"],
        strict=True,
    ):
        assert re.search(words, said), problems


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["build", "nowhere", "--out", "o"], "no such folder"),
        (["build", "empty", "--out", "o"], "no files"),
        (["build", "empty", "--out", "."], "among the documents"),
        (["build", "empty", "--out", "empty"], "among the documents"),
        (["build", "empty", "--out", "file"], "in the way"),
        (["add", "nowhere.txt"], "not found"),
        (["add", "file", "--level", "village"], "level 'village' is unknown"),
    ],
)
def test_commands_that_cannot_work(words, said, tmp_path, monkeypatch, capsys):
    from policytext.__main__ import main

    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("2031年工作要点", encoding="utf-8")
    assert main(words) > 0
    shown = capsys.readouterr()
    assert said in shown.out + shown.err and "Remedy" in shown.out + shown.err


FORMULAS = [
    "=1+1",
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "＝1+1",
    " =1",
    "\n=1",
    "－@x",
    "\ufeff=1",
]


def test_formulas_are_text_in_csv_and_in_the_workbook(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    rows = [
        ["标题", "正文", "=HYPERLINK(1)"],
        *([f"{cell}2031年要点", BODY * 2 + str(i), cell] for i, cell in enumerate(FORMULAS)),
    ]
    (folder / "a.csv").write_text(
        "\n".join(",".join(f'"{c}"' for c in row) for row in rows), encoding="utf-8"
    )
    built = pt.build(folder, tmp_path / "out", engine="serial", csv=True, xlsx=True)
    assert built.documents == len(FORMULAS)
    for name in TABLES:
        table = pd.read_csv(built.out / f"{name}.csv", dtype="str", keep_default_na=False, header=None)
        for cell in table.to_numpy().ravel():
            assert not re.match(r"[\s\ufeff]*[=+@＝＋－＠]|[\s\ufeff]*-(?!\d[\d.]*$)", cell), (name, cell)
    for sheet in openpyxl.load_workbook(built.out / "policytext.xlsx"):
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    titles = pd.read_parquet(built.out / "documents.parquet").title.tolist()
    assert titles[0] == "=1+12031年要点"  # Parquet keeps what was written


def test_a_table_longer_than_a_sheet_goes_on_in_the_next(tmp_path, monkeypatch):
    monkeypatch.setattr("policytext.exports.SHEET", 3)
    parts = [pd.DataFrame({"n": [1, 2, 3]}), pd.DataFrame({"n": [4, 5]})]
    write_workbook([("a", parts), ("empty", [pd.DataFrame({"m": []})])], tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert {sheet.title: [row[0] for row in sheet.values] for sheet in book} == {
        **{"a": ["n", 1, 2], "a 2": ["n", 3, 4], "a 3": ["n", 5]},
        "empty": ["m"],
    }


@given(st.text())
def test_neutral_cells(text):
    shown = neutral(text)
    assert shown in (text, f"'{text}")
    assert not re.match(r"\s*[=+@＝＋－＠]", shown) or re.fullmatch(r"[+-][\d.,]+%?", shown)


def test_long_cells_are_cut_in_workbooks_alone(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(f"{TITLE}\n" + SENTENCE.rstrip("。") * 1500, encoding="utf-8")
    built = pt.build(folder, tmp_path / "out", engine="serial", csv=True, xlsx=True)
    longest = pd.read_parquet(built.out / "clauses.parquet").text.str.len().max()
    assert longest > 40_000
    assert pd.read_csv(built.out / "clauses.csv").text.str.len().max() == longest
    cells = [row[9] for row in openpyxl.load_workbook(built.out / "policytext.xlsx")["clauses"].values]
    assert max(map(len, filter(None, cells))) == 32_767 and any("cut here" in cell for cell in cells if cell)


def test_markup_in_documents_is_shown_as_text(tmp_path):
    """In tables and marked clauses alike."""
    from policytext import concordance, show
    from policytext.adding import add

    attack = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    (tmp_path / "a.txt").write_text(
        f"长沙市2031年科技工作要点\n一、{attack}新增高企40家{attack}。", encoding="utf-8"
    )
    add(tmp_path / "a.txt", tmp_path / "corpus")
    corpus = pt.load_corpus(tmp_path / "corpus")
    for clause_id in corpus.clauses.clause_id:
        for marks in ("quantities", "codes"):
            html = show(corpus, clause_id, marks=marks)._repr_html_()
            assert "<script" not in html and "<img" not in html
    shown = concordance(corpus.clauses, "高企")
    html = shown.to_html() if hasattr(shown, "to_html") else shown._repr_html_()
    assert "<script" not in html and "<img" not in html
