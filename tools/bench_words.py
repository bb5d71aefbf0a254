"""Speed of segmentation by both engines, and time for all measures of words on the corpus.

`make bench` writes the dated table `bench/words-DATE.md` with the machine's description.
"""

import os
import platform
import sys
import time
from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path

import policytext as pt

ROOT = Path(__file__).parents[1]


def timed(work: Callable[[], object], laps: list[tuple[str, float]], name: str) -> object:
    """Run once, as a user would, and note the seconds."""
    start = time.perf_counter()
    result = work()
    laps.append((name, time.perf_counter() - start))
    return result


def measures() -> list[tuple[str, float]]:
    """Everything notebook 02 computes, from the pages on, in a fresh process."""
    laps: list[tuple[str, float]] = []
    late = ("pandas", "scipy.special", "sklearn.feature_extraction.text")
    timed(lambda: [import_module(name) for name in late], laps, "import pandas, scipy, scikit-learn")
    corpus = timed(lambda: pt.load_corpus(ROOT / "corpus"), laps, "load five documents")
    clauses = corpus.clauses
    words = timed(lambda: pt.tokens(clauses), laps, "segmentation, with jieba's dictionary read")
    words = timed(lambda: pt.without_places(words, corpus.documents), laps, "own places")
    timed(lambda: pt.frequencies(words), laps, "frequencies")
    timed(lambda: pt.tfidf(words), laps, "TF-IDF")
    keyness = lambda: pt.keyness(words, "shaoxing-2018", "xiangtan-2018", repeats=1000)  # noqa: E731
    timed(keyness, laps, "keyness with 1,000 resamples")
    timed(lambda: pt.lasting_log_ratio(words, "furong-2018"), laps, "leaving one document out")
    timed(lambda: pt.dispersion(words), laps, "dispersion")
    timed(lambda: pt.collocations(words, "知识产权"), laps, "collocations")
    timed(lambda: pt.ngrams(words), laps, "n-grams")
    timed(lambda: pt.over_years(words), laps, "shares over years")
    timed(lambda: pt.kwic(clauses, "知识产权"), laps, "keyword in context")
    timed(lambda: pt.stock_share(clauses), laps, "stock phrases")
    timed(lambda: pt.new_words(clauses), laps, "new words")
    return [*laps, ("all after the imports", sum(seconds for _, seconds in laps[1:]))]


def speed(engine: str, text: str) -> float:
    """Characters a second, the best of three runs."""
    pt.segment("先行加载词典", engine=engine)
    times = []
    for _ in range(3):
        start = time.perf_counter()
        pt.segment(text, engine=engine)
        times.append(time.perf_counter() - start)
    return len(text) / min(times)


def main() -> None:
    laps = measures()
    text = "\n".join(pt.load_corpus(ROOT / "corpus").clauses.text) * 40
    system = f"{platform.system()} {platform.machine()}"
    machine = f"{system}, {os.cpu_count()} cores, Python {platform.python_version()}"
    table = [
        f"# Words: throughput, {date.today()}",
        f"\n{machine}, one process; text: the clauses of the corpus, {len(text):,} characters.\n",
        "| segmentation with the domain dictionary | characters per second |\n| --- | --- |",
        *(f"| {engine} | {speed(engine, text):,.0f} |" for engine in ("jieba", "rjieba")),
        "\nThe five documents, each step once in a fresh process, after `import policytext`:\n",
        "| step | seconds |\n| --- | --- |",
        *(f"| {name} | {seconds:.2f} |" for name, seconds in laps),
    ]
    target = ROOT / "bench" / f"words-{date.today()}.md"
    target.write_text("\n".join(table) + "\n", encoding="utf-8")
    sys.stdout.write("\n".join(table) + "\n")


if __name__ == "__main__":
    main()
