"""Write the answers of the notebooks into the README, between its two marks."""

import re
from pathlib import Path

import nbformat

ROOT = Path(__file__).parents[1]
MARKS = ("<!-- findings: written by tools/findings.py -->", "<!-- end of findings -->")


def answer(path: Path) -> tuple[str, str]:
    """Question (from the title) and answer (the first sentence computed) of a notebook."""
    cells = nbformat.read(path, as_version=4).cells
    question = cells[0].source.splitlines()[0].split(" · ")[1]
    code = [cell for cell in cells if cell.cell_type == "code"]
    return question, code[1].outputs[0].text.removeprefix("Answer: ").strip()


def figure_and_caveat(path: Path) -> tuple[str, str]:
    """The first figure a notebook saves, and the first sentence of what it cannot show."""
    cells = nbformat.read(path, as_version=4).cells
    figure = re.search(r'figures\.save\(\w+, "(\w+)"', "\n".join(cell.source for cell in cells))[1]
    closing = cells[-1].source.split("\n\n", 1)[1]
    return figure, re.split(r"(?<=[a-z)\]])\. (?=[A-Z])", closing)[0].rstrip(".")


def main() -> None:
    lines = []
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        question, said = answer(path)
        figure, caveat = figure_and_caveat(path)
        lines.append(
            f"- **[{question}](notebooks/{path.name})** {said} "
            f"([figure](figures/{figure}.png)) *But:* {caveat}."
        )
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    block = "\n".join([MARKS[0], *lines, MARKS[1]])
    text = re.sub(f"{re.escape(MARKS[0])}.*?{re.escape(MARKS[1])}", lambda _: block, text, flags=re.S)
    readme.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
