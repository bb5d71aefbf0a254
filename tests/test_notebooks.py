"""The rules of the notebooks: set-up, size, prose without typed numbers, clean outputs, assertions."""

import re
from pathlib import Path
from statistics import median

import nbformat
import pytest

NOTEBOOKS = sorted((Path(__file__).parents[1] / "notebooks").glob("*.ipynb"))
UNITS = "%|percent|亿元|万元|家|个|项|件|clauses|documents|words|characters"
COUNT = re.compile(rf"(?<![\w.])\d+(?:[.,]\d+)?\s?(?:{UNITS})")


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook(request):
    return nbformat.read(request.param, as_version=4)


def code(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def outputs(notebook):
    return [output for cell in code(notebook) for output in cell.outputs]


def test_there_are_notebooks():
    assert [path.stem[:2] for path in NOTEBOOKS[:3]] == ["01", "02", "03"]


def test_one_question_in_title_and_opening(notebook):
    first = notebook.cells[0].source
    assert re.match(r"# \d\d · .*\?", first)
    assert "**Question.**" in first and "**Inputs.**" in first
    assert notebook.cells[-1].source.startswith("## What this shows, and what it cannot show")


def test_fixed_setup_then_the_answer(notebook):
    setups = {nbformat.read(path, as_version=4).cells[1].source for path in NOTEBOOKS}
    assert len(setups) == 1
    answer = "".join(o.get("text", "") for o in code(notebook)[1].outputs)
    assert answer.startswith("Answer: ") and answer.count("\n") == 1


def test_size(notebook):
    lines = [len(cell.source.splitlines()) for cell in code(notebook)]
    assert len(notebook.cells) <= 30
    assert max(lines) <= 10
    assert median(lines) <= 4


def test_no_number_is_typed_in_prose(notebook):
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            assert not COUNT.search(cell.source), cell.source


def test_findings_are_asserted_and_figures_saved(notebook):
    source = "\n".join(cell.source for cell in code(notebook))
    assert source.count("assert ") >= 3
    assert source.count("figures.save(") >= 1


def test_executed_from_top_to_bottom_without_noise(notebook):
    assert [cell.execution_count for cell in code(notebook)] == list(range(1, len(code(notebook)) + 1))
    assert not [o for o in outputs(notebook) if o.output_type == "error" or o.get("name") == "stderr"]
    text = str(outputs(notebook))
    assert not re.search(r"/(?:work|root|home|tmp|Users)/|0x[0-9a-f]{8,}", text)


def test_no_contact_data_is_shown(notebook, corpus):
    contact = corpus.sources(corpus.ledger[corpus.ledger.role == "contact"])
    words = set(re.findall(r"[\w.@-]{3,}", " ".join(contact))) - {"联系人", "聯系人", "市科技局"}
    assert words
    shown = str(outputs(notebook))
    assert not [word for word in words if word in shown]


def test_no_run_leaves_traces(notebook):
    assert all(re.fullmatch(r"\d\d-\d\d", cell.id) for cell in notebook.cells)
    assert "version" not in notebook.metadata.language_info
    assert not any("execution" in cell.metadata for cell in notebook.cells)
