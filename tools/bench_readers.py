"""Public readers of web pages and Word files beside those of the library, on files whose content is known.

`make bench`, after `make peers`, writes the dated table `bench/readers-DATE.md`. Web pages are the invented
ones of `tests/webpages`; the Word file has what plans have: counted headings, tables with merged cells,
words that Word put in by itself or by an editor.
"""

import importlib
import io
import re
import sys
import time
import warnings
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd

import policytext as pt
from policytext.decoding import decode
from policytext.formats.markup import parse, text_of
from policytext.formats.web import read_web_page
from policytext.formats.word import read_word

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "tests"))
WEB = ROOT / "tests/webpages"
KEPT = ("text", "heading", "table")


def whole_page(markup: str) -> str:
    return text_of(parse(re.sub(r"^\s*<\?xml[^>]*>", "", markup)))


def by_readability(markup: str) -> str:
    return text_of(parse(importlib.import_module("readability").Document(markup).summary()))


def by_trafilatura(markup: str) -> str:
    extract = importlib.import_module("trafilatura").extract
    options = {"include_tables": True, "favor_recall": True, "deduplicate": False}
    return text_of(parse(extract(markup, output_format="html", **options) or ""))


def by_resiliparse(markup: str) -> str:
    extract = importlib.import_module("resiliparse.extract.html2text").extract_plain_text
    return extract(markup, main_content=True, alt_texts=False, links=False, preserve_formatting=True)


def by_python_docx(data: bytes) -> str:
    file = importlib.import_module("docx").Document(io.BytesIO(data))
    rows = [" | ".join(cell.text for cell in row.cells) for table in file.tables for row in table.rows]
    return "\n".join([*(paragraph.text for paragraph in file.paragraphs), *rows])


def by_docx2python(data: bytes) -> str:
    return importlib.import_module("docx2python").docx2python(io.BytesIO(data)).text


def by_mammoth(data: bytes) -> str:
    html = importlib.import_module("mammoth").convert_to_html(io.BytesIO(data)).value
    return text_of(parse(html), is_table=lambda _: True)


PAGES = {
    "policytext (readability within the whole page)": read_web_page,
    "the whole page": whole_page,
    "readability-lxml": by_readability,
    "trafilatura": by_trafilatura,
    "resiliparse": by_resiliparse,
}
WORD = {
    "policytext (mammoth, numbers written out)": lambda data: read_word(data, "a.docx"),
    "mammoth": by_mammoth,
    "python-docx": by_python_docx,
    "docx2python": by_docx2python,
}
WORDS = {
    "counted headings": "一、主要目标",
    "dates marked by Word": "为落实2030年12月31日会议精神",
    "inserted words": "插入的目标为新增企业40家",
    "content controls": "内容控件里的一段",
    "merged cells repeated": "投入 | 财政科技支出占比(%) | 3.1 | 3.3",
}


def plain(text: str) -> str:
    return re.sub(r"[\s|｜]+", "", pt.normalize(text).text)


def share(lines: list[str], text: str) -> float:
    return sum(len(line) for line in lines if line in text) / sum(map(len, lines))


def score(read: Callable[[str], str]) -> list[float]:
    """Main text found, furniture taken in, the same after cleaning, and seconds, over the pages."""
    pages = pd.read_csv(WEB / "pages.csv", dtype="str", keep_default_na=False, encoding="utf-8-sig")
    rows, seconds = [], 0.0
    for page in pages.itertuples():
        markup, _ = decode((WEB / page.file).read_bytes(), encoding=page.encoding.lower())
        stem = page.file.partition(".")[0]
        main, chrome = (
            [
                plain(x)
                for x in (WEB / f"{stem}.{kind}.txt").read_text("utf-8").splitlines()
                if len(plain(x)) > 3
            ]
            for kind in ("main", "chrome")
        )
        start = time.perf_counter()
        text = read(markup)
        seconds += time.perf_counter() - start
        ledger = pt.read_page(text or "。", stem, int(page.plan_year)).ledger.query("role in @KEPT")
        kept = "".join(text[a:b] for a, b in zip(ledger.start, ledger.end, strict=True))
        clean = plain(kept)
        found = [share(main, plain(text)), leak(chrome, plain(text)), share(main, clean), leak(chrome, clean)]
        rows.append(found)
    return [*pd.DataFrame(rows).mean(), seconds]


def leak(chrome: list[str], text: str) -> float:
    return sum(line in text for line in chrome) / len(chrome)


def main() -> None:
    from samples import word

    warnings.simplefilter("ignore")
    lines = [
        f"# Readers of files, {date.today()}",
        "",
        "The fourteen invented web pages of tests/webpages: share of the main text's characters found, share",
        "of pieces of furniture taken in; then the same after the library's cleaning, which takes out what",
        "is left of furniture, and signatures and dates, which become metadata.",
        "",
        "| reader | text found | furniture | after cleaning: text | furniture | seconds |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for name, read in PAGES.items():
        try:
            lines.append(f"| {name} | {' | '.join(f'{x:.3f}' for x in score(read))} |")
        except ImportError:
            print(f"{name} is not installed: make peers")
    lines += ["", "A Word file: what each reader gives.", "", f"| reader | {' | '.join(WORDS)} |"]
    lines.append("| --- " * (len(WORDS) + 1) + "|")
    data = word()
    for name, read in WORD.items():
        try:
            text = plain(read(data))
        except ImportError:
            print(f"{name} is not installed: make peers")
            continue
        marks = ("yes" if plain(words) in text else "no" for words in WORDS.values())
        lines.append(f"| {name} | {' | '.join(marks)} |")
    (ROOT / f"bench/readers-{date.today()}.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
