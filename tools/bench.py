"""Throughput of reading quantities against a naive regex and jieba, and how time grows with the text.

`make bench` writes the dated table `bench/quantities-DATE.md` with the machine's description.
"""

import logging
import os
import platform
import re
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import jieba

import policytext
from policytext.quantities import read_clause

ROOT = Path(__file__).parents[1]
NAIVE = re.compile(r"\d+(?:\.\d+)?\s?(?:亿元|万元|%|家|个|项|件|名|人|次)")


def seconds(work: Callable[[], object], repeats: int = 3) -> float:
    """Best time of some runs."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    jieba.setLogLevel(logging.WARNING)
    clauses = policytext.load_corpus(ROOT / "corpus").clauses
    texts = clauses.text.tolist() * 4
    joined = "\n".join(texts)
    rows = [(c.text, c.part, int(c.year), c.path) for c in clauses.itertuples()] * 4
    jieba.lcut("先行加载词典", HMM=False)
    policytext.find_quantities("新增40家。", 2023)
    works = {
        "naive regex (number and unit only)": lambda: [NAIVE.findall(text) for text in texts],
        "jieba.lcut, HMM off": lambda: [jieba.lcut(text, HMM=False) for text in texts],
        "read_clause (clauses at hand)": lambda: [list(read_clause(*row)) for row in rows],
        "find_quantities (cleaning and outline too)": lambda: policytext.find_quantities(joined, 2023),
    }
    lines = [f"| {name} | {len(joined) / seconds(work):,.0f} |" for name, work in works.items()]
    one = "\n".join(clauses.text)
    grown = []
    for factor in (1, 10, 100):
        text = "\n".join([one] * factor)
        grown.append(
            f"| {len(text):,} | {seconds(lambda text=text: policytext.find_quantities(text, 2023), 1):.2f} |"
        )
    system = f"{platform.system()} {platform.machine()}"
    machine = f"{system}, {os.cpu_count()} cores, Python {platform.python_version()}"
    table = [
        f"# Quantities: throughput, {date.today()}",
        f"\n{machine}, one process; text: the clauses of the corpus, {len(joined):,} characters.\n",
        "| work | characters per second |\n| --- | --- |",
        *lines,
        "\nOne document that grows (find_quantities):\n",
        "| characters | seconds |\n| --- | --- |",
        *grown,
    ]
    target = ROOT / "bench" / f"quantities-{date.today()}.md"
    target.write_text("\n".join(table) + "\n", encoding="utf-8")
    sys.stdout.write("\n".join(table) + "\n")


if __name__ == "__main__":
    main()
