"""Speed and memory of `policytext build` for corpora of many sizes, beside jieba cutting the same texts.

`make bench` writes the dated table `bench/build-DATE.md` and its numbers `bench/build.csv`, which notebook 11
draws. The documents are clauses of the corpus in new orders, with places, years and numbers drawn at random,
so that no two are alike.
"""

import os
import platform
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import jieba
import pandas as pd

import policytext as pt
from policytext.divisions import divisions

ROOT = Path(__file__).parents[1]
SIZES = (1_000, 3_000, 10_000, 50_000)
LENGTH = 3_000  # characters of a document
WORKERS = 2
DIGITS = re.compile(r"(?<![\d.])\d{1,4}(?![\d.年月日号])")


def documents(n: int, seed: int = 0) -> Iterator[str]:
    """Texts of about LENGTH characters, each with a title, sections and clauses."""
    draw = random.Random(seed)
    clauses = list(pt.load_corpus(ROOT / "corpus").clauses.query("type != 'heading'").text)
    cities = [division.name for division in divisions() if division.level == "city" and not division.until]
    for _ in range(n):
        lines = [f"{draw.choice(cities)}{draw.randint(2005, 2025)}年科技创新工作要点"]
        size = section = 0
        while size < LENGTH:
            if len(lines) % 6 == 1:
                section += 1
                lines.append(f"{'一二三四五六七八九十'[section % 10]}、重点工作")
            lines.append(DIGITS.sub(lambda _: str(draw.randint(1, 999)), draw.choice(clauses)))
            size += len(lines[-1])
        yield "\n".join(lines)


def memory_of(process: int) -> int:
    """Bytes that a process and those below it hold, shared pages divided among them."""
    below = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True).stdout.split()
    parents = dict(zip(map(int, below[0::2]), map(int, below[1::2]), strict=True))
    found = {process}
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    total = 0
    for pid in found:
        try:
            held = Path(f"/proc/{pid}/smaps_rollup").read_text()
        except OSError:
            continue
        total += int(re.search(r"Pss:\s+(\d+)", held)[1]) * 1024
    return total


def run(folder: Path, out: Path) -> tuple[float, int]:
    """Seconds and peak bytes of one build in processes of its own."""
    words = [sys.executable, "-m", "policytext", "build", str(folder), "--out", str(out)]
    start = time.perf_counter()
    process = subprocess.Popen([*words, "--workers", str(WORKERS)], stdout=subprocess.DEVNULL)
    peak = 0
    done = threading.Event()

    def watch() -> None:
        nonlocal peak
        while not done.wait(0.25):
            peak = max(peak, memory_of(process.pid))

    watcher = threading.Thread(target=watch)
    watcher.start()
    code = process.wait()
    seconds = time.perf_counter() - start
    done.set()
    watcher.join()
    if code:
        raise RuntimeError(f"build ended with {code}")
    return seconds, peak


def measure(n: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as place:
        folder, out = Path(place, "in"), Path(place, "out")
        folder.mkdir()
        characters = 0
        for i, text in enumerate(documents(n)):
            characters += len(text)
            (folder / f"{i:06}.txt").write_text(text, encoding="utf-8")
        seconds, peak = run(folder, out)
        read = len(pd.read_parquet(out / "documents.parquet", columns=["doc_id"]))
        numbers = len(pd.read_parquet(out / "quantities.parquet", columns=["doc_id"]))
        shutil.rmtree(out)
    if read != n:
        raise RuntimeError(f"{read} of {n} documents read")
    return {"documents": n, "characters": characters, "numbers": numbers, "seconds": seconds, "peak": peak}


def yardstick(n: int = 300) -> float:
    """Documents a second that jieba cuts in one process, without its model for new words."""
    texts = list(documents(n, seed=1))
    jieba.initialize()
    start = time.perf_counter()
    for text in texts:
        jieba.lcut(text, HMM=False)
    return n / (time.perf_counter() - start)


def main(sizes: list[int]) -> None:
    rows = []
    for n in sizes or SIZES:
        rows.append(measure(n))
        print(rows[-1], flush=True)
    table = pd.DataFrame(rows)
    table["documents_per_second"] = (table.documents / table.seconds).round(1)
    table["seconds"] = table.seconds.round(1)
    table["peak_gib"] = (table.pop("peak") / 2**30).round(2)
    cut = yardstick()
    system = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    lines = [
        f"# Building a corpus, {date.today()}",
        "",
        f"{system}, Python {platform.python_version()}; `policytext build` with joblib, {WORKERS} workers.",
        f"Documents of about {LENGTH:,} characters: clauses of the corpus in new orders with numbers, places",
        "and years drawn anew. Memory is that of all processes together, at its highest.",
        "",
        "| documents | characters | numbers found | seconds | documents a second | peak memory, GiB |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for r in table.itertuples():
        cells = (
            f"{r.documents:,}",
            f"{r.characters:,}",
            f"{r.numbers:,}",
            r.seconds,
            r.documents_per_second,
            r.peak_gib,
        )
        lines.append(f"| {' | '.join(map(str, cells))} |")
    lines += [
        "",
        f"jieba alone (`lcut`, HMM off, one process) cuts {cut:.1f} of these documents a second.",
        "",
    ]
    (ROOT / f"bench/build-{date.today()}.md").write_text("\n".join(lines), encoding="utf-8")
    table["jieba_documents_per_second"] = round(cut, 1)
    table.to_csv(ROOT / "bench/build.csv", index=False, lineterminator="\n")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]])
