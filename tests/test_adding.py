"""Documents added to a corpus folder: copied as they are, described with evidence, never twice, never over."""

import csv
import hashlib

import pandas as pd
import pytest

import policytext as pt
from policytext import CorpusError
from samples import PLAIN, TITLE, portable, word, word_of, workbook

CITY = PLAIN.replace("云溪", "湘潭")


@pytest.fixture
def files(tmp_path):
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "plan.txt").write_bytes(CITY.encode("gb18030"))
    (folder / "plan.docx").write_bytes(word_of(CITY))
    (folder / "made.docx").write_bytes(word())
    (folder / "made.pdf").write_bytes(portable())
    rows = [
        ["城市", "标题", "正文"],
        *([city, f"{city}2030年要点", CITY[20:] + city] for city in ("长沙市", "绍兴市")),
    ]
    (folder / "b.xlsx").write_bytes(workbook(rows))
    return folder


def documents(folder):
    with (folder / "documents.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_added_documents_are_a_corpus(files, tmp_path):
    told = pt.add(files, tmp_path / "corpus", kind="plan")
    rows = documents(tmp_path / "corpus")
    assert [row["doc_id"] for row in rows][:2] == ["b-2", "b-3"]
    assert len({row["doc_id"] for row in rows}) == len(rows) == 6
    for row in rows:
        data = (tmp_path / "corpus/raw" / row["file"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == row["sha256"]
    by_file = {row["file"]: row for row in rows}
    assert (tmp_path / "corpus/raw/plan.txt").read_bytes() == CITY.encode("gb18030")
    assert by_file["plan.txt"]["place"] == by_file["plan.docx"]["place"] == "湘潭市"
    assert {row["plan_year"] for row in rows if row["file"].startswith(("plan", "made"))} == {"2031"}
    assert [(row["place"], row["plan_year"], row["province"]) for row in rows[:2]] == [
        ("长沙市", "2030", "湖南省"),
        ("绍兴市", "2030", "浙江省"),
    ]
    evidence = pd.read_csv(tmp_path / "corpus/proposals.csv").set_index(["doc_id", "field"])
    assert evidence.loc[("b-2", "place"), "confidence"] == "given"
    assert evidence.loc[("b-2", "kind"), "evidence"] == "the researcher"
    assert set(told.field) == {
        "place",
        "level",
        "province",
        "city",
        "plan_year",
        "kind",
        "title",
        "issuer",
        "doc_number",
        "issued",
        "published",
    }
    fill(tmp_path / "corpus")
    corpus = pt.load_corpus(tmp_path / "corpus")
    assert corpus.documents.encoding.tolist()[-2:] == ["docx", "gb18030"]
    assert len(pt.corpus_quantities(corpus)) > 20


def fill(folder):
    """A researcher writes in what no list knows: where the invented city lies."""
    rows = documents(folder)
    for row in rows:
        row["province"] = row["province"] or "某省"
    with (folder / "documents.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def test_nothing_is_added_twice_or_written_over(files, tmp_path):
    corpus = tmp_path / "corpus"
    pt.add(files, corpus)
    path = corpus / "documents.csv"
    mine = path.read_text("utf-8-sig").replace("湘潭市2031年科技创新工作要点", "我改的题目")
    path.write_bytes(mine.encode("gb18030"))  # a spreadsheet saved it so
    before = {file: file.read_bytes() for file in corpus.rglob("*") if file.is_file()}
    told = pt.add(files, corpus)
    assert set(told.field) == {"known"} and len(told) == 6
    assert {file: file.read_bytes() for file in corpus.rglob("*") if file.is_file()} == before
    (files / "plan.txt").write_text(CITY.replace("40家", "41家"), encoding="utf-8")
    told = pt.add(files / "plan.txt", corpus, place="韶山市", title="另一个")
    assert (corpus / "raw/plan-2.txt").read_bytes() == (files / "plan.txt").read_bytes()
    new = path.read_bytes().decode("gb18030")
    assert new.startswith(mine) and "韶山市" in new.removeprefix(mine)
    assert told.set_index("field").loc["place", ["value", "evidence", "confidence"]].tolist() == [
        "韶山市",
        "the researcher",
        "given",
    ]


def test_what_cannot_be_added_is_told(files, tmp_path):
    (files / "picture.docx").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9)
    told = pt.add([files / "picture.docx", files / "plan.txt", files / "missing.txt"], tmp_path / "corpus")
    problems = told[told.field == "problem"]
    assert problems.source.str.endswith(("picture.docx", "missing.txt")).all() and len(problems) == 2
    assert len(documents(tmp_path / "corpus")) == 1
    assert not (tmp_path / "corpus/raw/picture.docx").exists()


@pytest.mark.parametrize(
    "values", [{"colour": "red"}, {"level": "village"}, {"level": ""}, {"doc_id": "a"}, {"kind": "law"}]
)
def test_values_that_no_field_takes(files, tmp_path, values):
    with pytest.raises(CorpusError, match="Remedy: use"):
        pt.add(files, tmp_path / "corpus", **values)
    assert not (tmp_path / "corpus").exists()


def test_names_that_lead_out_of_the_folder(files, tmp_path):
    """Only the name of a file is kept, wherever it lay; a documents.csv cannot name one outside."""
    pt.add(files / "../mine/plan.txt", tmp_path / "corpus")
    assert [row["file"] for row in documents(tmp_path / "corpus")] == ["plan.txt"]
    text = (
        (tmp_path / "corpus/documents.csv")
        .read_text("utf-8-sig")
        .replace(",plan.txt,", ",../../mine/plan.txt,")
    )
    (tmp_path / "corpus/documents.csv").write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError, match="is not in raw/"):
        pt.load_corpus(tmp_path / "corpus")


def test_the_command_says_what_it_proposes(files, tmp_path, capsys):
    from policytext.__main__ import main

    assert main(["add", str(files / "plan.txt"), "--to", str(tmp_path / "c"), "--plan-year", "2032"]) == 0
    shown = capsys.readouterr().out
    assert "place 湘潭市 (high), plan_year 2032 (given), kind plan" in shown
    assert main(["add", str(files / "plan.txt"), "--to", str(tmp_path / "c")]) == 0
    assert "1 are there already" in capsys.readouterr().out
    assert TITLE
