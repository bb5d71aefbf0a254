"""PDF files with a text layer to text: lines in reading order, ruled tables as cells."""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import PdfminerException

from ..errors import CorpusError
from ..normalization import normalize
from ..numbering import read_marker

MOST_PAGES = 1000
EDGE = 2  # lines of a head or foot
TITLE_SIZE = 1.3  # times the smallest letters of a page
FEWEST = 10  # characters a page on average; scans have less
SLACK = 2.5  # characters that a full line may lack: punctuation does not begin a line
BREAK = re.compile(r"\s*\n\s*")

logging.getLogger("pdfminer").setLevel(logging.ERROR)  # fonts without a name for a glyph: said page by page


def read_pdf(data: bytes, where: str) -> str:
    """Text of a PDF: a line of the page a line, a row of a ruled table as | cells |.

    Raises `CorpusError` for a file that is damaged, locked, a scan without text, or of over 1,000 pages.
    """
    try:
        with pdfplumber.open(io.BytesIO(data)) as file:
            if len(file.pages) > MOST_PAGES:
                remedy = "divide the file"
                raise CorpusError(f"over {MOST_PAGES:,} pages", where=where, remedy=remedy)
            read = [_read(page) for page in file.pages]
            running = _running([[line["text"] for line in lines] for lines, _ in read])
            pages = [list(_lines(*page, running)) for page in read]
    except CorpusError:
        raise
    except Exception as error:  # pdfminer raises nearly anything on a damaged file
        locked = isinstance(error, PdfminerException) and isinstance(error.args[0], PDFPasswordIncorrect)
        problem = "the PDF is locked" if locked else f"the PDF is damaged ({type(error).__name__})"
        remedy = "save it without a password" if locked else "open it and print it into a new PDF"
        raise CorpusError(problem, where=where, remedy=remedy) from None
    if sum(len(line) for page in pages for line in page) < FEWEST * len(pages):
        remedy = "run text recognition (OCR) over it first"
        raise CorpusError("the PDF has no text, only pictures of it", where=where, remedy=remedy)
    return "\n".join(line for page in pages for line in page)


def _read(page: Page) -> tuple[list[dict], list[tuple[float, list[str]]]]:
    """Lines of a page outside its tables, and its tables with their tops; the page is freed."""
    tables = [table for table in page.find_tables() if len(table.rows) > 1 and len(table.columns) > 1]
    placed = [(table.bbox[1], rows) for table in tables if (rows := _rows(table.extract()))]
    rest = page.filter(lambda item: not any(_inside(item, table.bbox) for table in tables))
    lines = [{**line, "size": line["chars"][0]["size"]} for line in rest.extract_text_lines()]
    page.close()
    return [{key: value for key, value in line.items() if key != "chars"} for line in lines], placed


def _running(pages: list[list[str]]) -> set[str]:
    """Words of heads and feet: what stands on top or at the bottom of half the pages, numbers aside."""
    edges = [{_plain(text) for text in (*lines[:EDGE], *lines[-EDGE:])} for lines in pages]
    counts = Counter(text for edge in edges for text in edge)
    return {text for text, n in counts.items() if n > 1 and 2 * n >= len(pages)}


def _plain(text: str) -> str:
    return re.sub(r"[\d\W]+", "", text)


def _lines(lines: list[dict], tables: list[tuple[float, list[str]]], running: set[str]) -> Iterator[str]:
    """Lines and rows of a page from top to bottom, without its head and foot."""
    last = len(lines) - EDGE
    own = [
        line
        for i, line in enumerate(lines)
        if EDGE <= i < last or _plain(line["text"]) not in running or _is_title(lines, i)
    ]
    placed = [*tables, *((top, [text]) for top, text in _paragraphs(own))]
    for _, texts in sorted(placed, key=lambda item: item[0]):
        yield from texts


def _is_title(lines: list[dict], i: int) -> bool:
    """A title in large letters may be the head of the pages after it."""
    return lines[i]["size"] >= TITLE_SIZE * min(line["size"] for line in lines) and bool(
        _plain(lines[i]["text"])
    )


def _paragraphs(lines: list[dict]) -> Iterator[tuple[float, str]]:
    """Top and text of paragraphs: a line that fills the measure goes on in one that is not indented."""
    left = min((line["x0"] for line in lines), default=0)
    right = max((line["x1"] for line in lines), default=0)
    top, text, full = 0.0, "", False
    for line in lines:
        em = line["size"]
        if full and line["x0"] < left + em and not read_marker(normalize(line["text"]).text):
            text += line["text"]
        else:
            if text:
                yield top, text
            top, text = line["top"], line["text"]
        full = line["x1"] > right - SLACK * em
    if text:
        yield top, text


def _rows(cells: list[list[str | None]]) -> list[str]:
    """Rows as | cells |; a cell that another spans is None there, and is left empty."""
    rows = [[BREAK.sub("", cell or "").replace("|", "｜") for cell in row] for row in cells]
    return ["| " + " | ".join(row) + " |" for row in rows if any(row)]


def _inside(item: dict, box: tuple[float, float, float, float]) -> bool:
    middle = (item["top"] + item["bottom"]) / 2 if "top" in item else -1
    return box[1] <= middle <= box[3] and box[0] <= (item["x0"] + item["x1"]) / 2 <= box[2]
