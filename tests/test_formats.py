"""Files of many formats: what they hold is read, whole and as people see it; what is no document is refused."""

import csv
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytext import CorpusError, normalize, read_page
from policytext.formats import read_file
from samples import BODY, NOTE, PLAIN, ROWS, SENTENCE, TITLE, archive, portable, word, workbook

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def text_of(data, name="a"):
    [source] = read_file(data, name)
    return source.text


def test_word():
    lines = text_of(word(), "a.doc").split("\n")
    assert lines[:3] == [
        TITLE,
        "为落实2030年12月31日会议精神，插入的目标为新增企业40家。",
        "内容控件里的一段。",
    ]
    assert lines[3:7] == ["一、主要目标", "1.新增企业30家。", "二、重点任务", "1.建设众创空间5家。"]
    assert lines[7:9] == ["| 类别 | 指标 | 2030年 | 2031年目标 |", "| 投入 | 研发经费占比(%) | 2.6 | 2.8 |"]
    assert lines[9] == "| 投入 | 财政科技支出占比(%) | 3.1 | 3.3 |"  # merged cells repeat
    assert lines[11:] == NOTE.split("\n")


def test_pdf():
    lines = text_of(portable(), "a.pdf").split("\n")
    assert lines[:3] == [TITLE, "一、主要目标", BODY]
    assert lines[3] == "| " + " | ".join(ROWS[0]) + " |"
    assert lines[7:] == [f"二、{BODY}", *NOTE.split("\n")]


@pytest.mark.parametrize("make", [word, portable])
def test_tables_stay_cells(make):
    cells = read_page(text_of(make()), "p", 2031).cells
    found = cells[cells.header == "2031年目标"].text.tolist()
    assert found == ["2.8", "3.3", "330"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "big5hkscs"])
def test_texts(encoding):
    text = (
        "雲溪市科技創新工作要點，新增企業四十家，研發經費達到百分之二。" * 4 if "big5" in encoding else PLAIN
    )
    assert text_of(text.encode(encoding)).lstrip("\ufeff") == text


@pytest.fixture(scope="module")
def webpages(root):
    with (root / "tests/webpages/pages.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def squeezed(text):
    return re.sub(r"[\s|｜]+", "", normalize(text).text)


def lines_of(path):
    return [
        squeezed(line) for line in path.read_text(encoding="utf-8").splitlines() if len(squeezed(line)) > 3
    ]


def test_saved_web_pages(root, webpages):
    """Against gold of the people who built the pages: text found, furniture left out, tables as cells."""
    folder = root / "tests/webpages"
    recall, leak, kept, left = [], [], [], []
    for page in webpages:
        stem = page["file"].partition(".")[0]
        text = text_of((folder / page["file"]).read_bytes(), page["file"])
        main, chrome = lines_of(folder / f"{stem}.main.txt"), lines_of(folder / f"{stem}.chrome.txt")
        recall.append(share(main, squeezed(text)))
        leak.append(sum(line in squeezed(text) for line in chrome) / len(chrome))
        ledger = read_page(text, stem, int(page["plan_year"])).ledger.query(
            "role in ('text', 'heading', 'table')"
        )
        clean = squeezed("".join(text[a:b] for a, b in zip(ledger.start, ledger.end, strict=True)))
        kept.append(share(main, clean))
        left.append(sum(line in clean for line in chrome) / len(chrome))
        rows = sum(
            line.startswith("|") for line in (folder / f"{stem}.main.txt").read_text("utf-8").splitlines()
        )
        assert sum(line.startswith("|") for line in text.splitlines()) >= rows, page["file"]
    n = len(webpages)
    assert min(recall) == 1
    assert sum(leak) / n < 0.25
    assert sum(kept) / n > 0.96 and sum(left) == 0  # signatures and dates become metadata


def share(main, text):
    return sum(len(line) for line in main if line in text) / sum(map(len, main))


def test_web_archive():
    html = f"<html><meta charset=gb2312><body><h1>{TITLE}</h1><p>{BODY}</p><p>第二段。</p></body></html>"
    head = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n"
    data = head.encode() + html.encode("gb18030") + b"\r\n--b--\r\n"
    assert text_of(data, "a.mht") == f"{TITLE}\n{BODY}\n第二段。"


COLUMNS = ["序号", "省份", "城市", "政策名称", "发文字号", "发文日期", "政策全文", "备注"]
TEXTS = [f"{n}、{BODY}" * 3 for n in "一二"]


def table_rows():
    days = ["2031-01-05", "20310106"]
    return [COLUMNS] + [
        [i, "甲省", "云溪市", TITLE, f"云科〔2031〕{i}号", day, text, "备查"]
        for i, (day, text) in enumerate(zip(days, TEXTS, strict=True), 1)
    ]


def as_csv(rows, delimiter=",", encoding="utf-8-sig"):
    lines = [delimiter.join(f'"{cell}"' for cell in row) for row in rows]
    return "\r\n".join(lines).encode(encoding)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (workbook(table_rows()), "a.xlsx"),
        (workbook([["某某课题组收集的政策"], [], *table_rows()]), "with a caption.xlsx"),
        (as_csv(table_rows()), "a.csv"),
        (as_csv(table_rows(), encoding="gb18030"), "a.csv"),
        (as_csv(table_rows(), "\t"), "a.tsv"),
    ],
)
def test_spreadsheets(data, name):
    rows = read_file(data, name)
    assert [row.text for row in rows] == TEXTS
    assert [row.given["city"] for row in rows] == ["云溪市"] * 2
    assert rows[0].given["doc_number"] == "云科〔2031〕1号"
    assert [row.given["issued"] for row in rows] == ["2031-01-05", "2031-01-06"]
    assert rows[0].cells["备注"] == "备查"
    assert rows[1].row - rows[0].row == 1


def test_sheets_of_one_workbook_are_told_apart():
    sheets = {"甲省": table_rows(), "乙省": table_rows(), "说明": [["本表由课题组整理"]]}
    rows = read_file(workbook([], sheets), "a.xlsx")
    assert [(row.row, row.cells["(sheet)"]) for row in rows] == [
        (2, "甲省"),
        (3, "甲省"),
        (2, "乙省"),
        (3, "乙省"),
    ]


def test_column_of_texts_may_be_named():
    rows = [["a", "b"], [PLAIN * 3, PLAIN]]
    assert read_file(workbook(rows), "a.xlsx")[0].text == PLAIN * 3
    assert read_file(workbook(rows), "a.xlsx", "b")[0].text == PLAIN
    with pytest.raises(CorpusError, match="no column holds texts"):
        read_file(workbook(rows), "a.xlsx", "c")


# What is no document, with words of the message. None may take long.
HUGE = "".join(f'<!ENTITY x{i} "{f"&x{i - 1};" * 9 if i else "哈" * 9}">' for i in range(12))
REFUSED = {
    "bomb": (archive({"word/document.xml": b"0" * 150_000_000}), "a.docx", "unpack to far more"),
    "many": (archive({f"{i}.xml": b"" for i in range(10_001)}), "a.docx", "unpack to far more"),
    "cut": (word()[:4000], "a.docx", "damaged"),
    "zip": (archive({"a.txt": "新增40家"}), "a.docx", "a packed file that is no document"),
    "old": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000), "a.doc", "old Office file"),
    "old sheet": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000), "a.xls", "cannot be read"),
    "rich": (b"{\\rtf1 text}", "a.doc", "rich-text"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 99, "a.docx", "no .docx file, nor a text"),
    "program": (b"MZ\x90\0" + bytes(range(256)) * 99, "a.txt", "not text"),
    "pdf": (b"%PDF-1.4\n" + b"junk " * 1000, "a.pdf", "damaged"),
    "half a pdf": (portable()[:3000], "a.pdf", "damaged|no text"),
    "line": (("新增高企40家，" * 1_500_000).encode(), "a.txt", "a line of 12,000,000 characters"),
    "cell": (f'标题,正文\n一,"{SENTENCE * 300_000}"'.encode(), "a.csv", "field larger"),
    "empty": (b" \n", "a.txt", "empty"),
    "pictures alone": (b"<html><body><img src=a.png><img src=b.png></body></html>", "a.html", "no text"),
    "deep": (("<html><body>" + "<div>" * 100_000 + "新增40家。").encode(), "a.html", "no text"),
    "archive without a page": (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b--\r\n",
        "a.mht",
        "no page",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_document_is_refused_in_time(case):
    data, name, words = REFUSED[case]
    start = time.perf_counter()
    with pytest.raises(CorpusError, match=words) as caught:
        read_file(data, name)
    assert str(caught.value).startswith(name) and "Remedy" in str(caught.value)
    assert time.perf_counter() - start < 10


def repeated(cell, rows):
    return "<html><body><table>" + f"<tr>{cell}</tr>" * rows + "</table></body></html>"


# What looks dangerous and is read all the same: markup, words that must come out, words that must not.
NEUTRALISED = {
    "script": (
        f"<body><script>{'a=1;' * 500_000}</script><p>{BODY}</p><p onclick=x()>乙。</p><p>丙。</p>",
        BODY,
        "a=1",
    ),
    "hidden": (f"<body><div style='display:none'>澳门</div><p>{BODY}</p><p>乙。</p>", BODY, "澳门"),
    "entities": (f"<!DOCTYPE d [{HUGE}]><html><body><p>&x11;</p><p>{BODY}</p><p>乙。</p>", BODY, "哈" * 100),
    "spans": (repeated("<td colspan=99999 rowspan=99999>甲</td>" * 20 + "<td>乙</td>", 200), "乙", "\0"),
    "tables": (f"<body>{'<table><tr><td>' * 60}{BODY}{'</table>' * 60}<p>乙。</p>", BODY, "\0"),
}


@pytest.mark.parametrize("case", NEUTRALISED)
def test_what_looks_dangerous_is_neutralised(case):
    markup, words, not_words = NEUTRALISED[case]
    start = time.perf_counter()
    text = text_of(markup.encode(), "a.html")
    assert words in text and not_words not in text
    assert len(text) < 3_000_000
    assert time.perf_counter() - start < 10


def test_word_fetches_nothing(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("秘密")
    document = f'<!DOCTYPE d [<!ENTITY x SYSTEM "file://{secret}">]><w:document {W}><w:body><w:p><w:r><w:t>新增40家&x;</w:t></w:r></w:p></w:body></w:document>'
    text = text_of(archive({"word/document.xml": document, "[Content_Types].xml": "<Types/>"}), "a.docx")
    assert "秘密" not in text


@pytest.mark.parametrize(
    "text",
    [
        "1" * 200_000,
        "“" * 50_000 + "40家",
        "《" * 50_000 + "40家",
        "（" * 50_000 + "40家",
        "a@" * 50_000,
        "| a |" * 40_000,
        "a.b+" * 50_000,
    ],
    ids=["digits", "quotes", "titles", "brackets", "mails", "bars", "names"],
)
def test_odd_texts_are_read_in_time(text):
    from policytext import find_quantities

    start = time.perf_counter()
    find_quantities(text, 2031)
    assert time.perf_counter() - start < 20


@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.docx", "a.xlsx", "a.csv", "a.html", "a.pdf"]))
def test_any_bytes(data, name):
    """Read or refused, nothing else."""
    try:
        assert read_file(data, name)[0].format
    except CorpusError as error:
        assert error.remedy


@given(
    st.sampled_from([b"%PDF-1.5\n", b"PK\x03\x04", b"<html><table>", b"{\\rtf", b"\xd0\xcf\x11\xe0"]),
    st.binary(max_size=200),
)
def test_bytes_that_begin_like_a_format(head, data):
    try:
        assert read_file(head + data, "a")[0].format
    except CorpusError as error:
        assert error.remedy
