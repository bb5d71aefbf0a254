"""Speed of reading quantities beside public tools, how time grows with the text, and what the tools read.

`make bench` writes the dated tables `bench/quantities-DATE.md` and `bench/peers.csv` with the
machine's description. Public extractors are measured where the optional group `peers` is installed.
"""

import logging
import os
import platform
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import jieba
import pandas as pd

import peers
import policytext
from policytext.catalogue import standard_value

ROOT = Path(__file__).parents[1]


def seconds(work: Callable[[], object], repeats: int = 3) -> float:
    """Best time of some runs."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def throughput(texts: list[str]) -> dict[str, float]:
    """Characters a second of each work on texts."""
    joined = "\n".join(texts)
    works = {
        "naive regex (number and unit only)": lambda: [peers.NAIVE.findall(text) for text in texts],
        "jieba.lcut, HMM off": lambda: [jieba.lcut(text, HMM=False) for text in texts],
        "find_quantities (cleaning and outline too)": lambda: policytext.find_quantities(joined, 2023),
    }
    return {name: len(joined) / seconds(work) for name, work in works.items()}


def counted(text: str) -> int:
    """How many numbers a text has that measure something."""
    return len(policytext.find_quantities(text, 2023))


def accuracy(given: set[tuple], gold: pd.DataFrame) -> dict[str, float]:
    """Recall and precision of (clause, start, value, unit); optional records count on neither side."""
    keys = [
        (r.clause_id, r.start, *standard_value(float(r.value), r.unit), r.optional == "true")
        for r in gold.itertuples()
    ]
    required = {key[:4] for key in keys if not key[4]}
    aside = {key[:2] for key in keys if key[4]}
    counted = {found for found in given if found[:2] not in aside}
    right = len(required & counted)
    return {"recall": right / len(required), "precision": right / max(len(counted), 1)}


def compare_peers(corpus: policytext.Corpus) -> pd.DataFrame:
    """Value and unit of the numbers in sentences, read by each tool, against the hand coding."""
    clauses = corpus.clauses[corpus.clauses.table.fillna("") != "indicator"]
    gold = policytext.read_gold(corpus, ROOT / "corpus/gold/quantities.csv", optional=True)
    gold = gold[gold.clause_id.isin(clauses.clause_id)]
    texts = clauses.set_index("clause_id").text
    gold["start"] = [
        policytext.gold.place(texts[r.clause_id], r.number, r.occurrence) for r in gold.itertuples()
    ]
    size = int(texts.str.len().sum())
    rows = []
    for name, read in peers.available().items():
        given = {(id_, *found) for id_, text in texts.items() for found in read(text)}
        time_ = seconds(lambda read=read: [list(read(text)) for text in texts], 1)
        rows.append({"tool": name, **accuracy(given, gold), "characters_per_second": size / time_})
    found = policytext.corpus_quantities(corpus)
    found = found[found.clause_id.isin(texts.index)]
    at = {(r.clause_id, r.raw_start): r.start for r in gold.itertuples()}
    ours = {
        (r.clause_id, at.get((r.clause_id, r.raw_start), -r.raw_start), r.value_std, r.unit_std)
        for r in found.itertuples()
    }
    time_ = seconds(lambda: policytext.find_quantities("\n".join(texts), 2023))
    name = f"policytext {policytext.__version__}"
    rows.append({"tool": name, **accuracy(ours, gold), "characters_per_second": size / time_})
    table = pd.DataFrame(rows).round({"recall": 2, "precision": 2})
    return table.astype({"characters_per_second": "int64"})


def main() -> None:
    jieba.setLogLevel(logging.WARNING)
    corpus = policytext.load_corpus(ROOT / "corpus")
    passages = policytext.read_passages(ROOT / "tests/passages").text.tolist()
    jieba.lcut("先行加载词典", HMM=False)
    policytext.find_quantities("新增40家。", 2023)
    speeds = [throughput(corpus.clauses.text.tolist() * 4), throughput(passages)]
    lines = [f"| {name} | {speeds[0][name]:,.0f} | {speeds[1][name]:,.0f} |" for name in speeds[0]]
    one = "\n".join(corpus.clauses.text)
    grown = []
    for factor in (1, 10, 100):
        text = "\n".join([one] * factor)
        grown.append(
            f"| {len(text):,} | {seconds(lambda text=text: policytext.find_quantities(text, 2023), 1):.2f} |"
        )
    compared = compare_peers(corpus)
    if len(compared) == 6:  # all of them are installed
        compared.assign(measured=date.today()).to_csv(
            ROOT / "bench/peers.csv", index=False, encoding="utf-8-sig", lineterminator="\n"
        )
    system = f"{platform.system()} {platform.machine()}"
    machine = f"{system}, {os.cpu_count()} cores, Python {platform.python_version()}"
    cells = [f"| {' | '.join(str(value) for value in row)} |" for row in compared.itertuples(index=False)]
    table = [
        f"# Quantities: throughput, {date.today()}",
        f"\n{machine}, one process. Characters per second on the clauses of the corpus four times over"
        f" ({4 * len(one):,} characters, a number every {len(one) // counted(one)}) and on the"
        f" invented passages ({sum(map(len, passages)):,} characters, a number every"
        f" {sum(map(len, passages)) // counted(chr(10).join(passages))}):\n",
        "| work | corpus | passages |\n| --- | --- | --- |",
        *lines,
        "\nOne document that grows (find_quantities):\n",
        "| characters | seconds |\n| --- | --- |",
        *grown,
        "\nValue and unit of the numbers in sentences of the corpus, against its hand coding:\n",
        "| tool | recall | precision | characters per second |\n| --- | --- | --- | --- |",
        *cells,
    ]
    target = ROOT / "bench" / f"quantities-{date.today()}.md"
    target.write_text("\n".join(table) + "\n", encoding="utf-8")
    sys.stdout.write("\n".join(table) + "\n")


if __name__ == "__main__":
    main()
