"""The second gate: notebooks and figures executed anew are the committed ones, byte for byte."""

import platform
import shutil
import subprocess
import sys
from itertools import zip_longest
from pathlib import Path

import pytest

SAME_MACHINE = platform.system() == "Linux" and platform.machine() == "x86_64"


def same(new: Path, old: Path) -> None:
    """Fail with the first line that differs: a full comparison of long bytes takes minutes."""
    pair = new.read_bytes().split(b"\n"), old.read_bytes().split(b"\n")
    if pair[0] != pair[1]:
        lines = enumerate(zip_longest(*pair, fillvalue=b""), 1)
        number, (now, before) = next((n, lines) for n, lines in lines if lines[0] != lines[1])
        said = f"line {number} is now {now[:200]!r}, was {before[:200]!r}"
        pytest.fail(f"{old.name} changed: run make and commit what it writes; {said}")


@pytest.mark.skipif(not SAME_MACHINE, reason="bytes are promised on Linux x86-64 with the lock")
def test_notebooks_and_figures_come_out_byte_for_byte(root, tmp_path):
    for folder in ("notebooks", "corpus", "tools", "bench", "tests/passages"):
        shutil.copytree(root / folder, tmp_path / folder, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    names = sorted(path.name for path in (root / "notebooks").glob("*.ipynb"))
    command = [sys.executable, "tools/execute.py", *(f"notebooks/{name}" for name in names)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    written = sorted(path.name for path in (tmp_path / "figures").iterdir())
    assert written == sorted(path.name for path in (root / "figures").iterdir())
    for folder, files in (("notebooks", names), ("figures", written)):
        for name in files:
            same(tmp_path / folder / name, root / folder / name)


@pytest.mark.skipif(not SAME_MACHINE, reason="bytes are promised on Linux x86-64 with the lock")
def test_result_tables_come_out_byte_for_byte(root, tmp_path):
    for folder in ("corpus", "tools"):
        shutil.copytree(root / folder, tmp_path / folder)
    shutil.rmtree(tmp_path / "corpus/tables")
    done = subprocess.run([sys.executable, "tools/tables.py"], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    written, kept = tmp_path / "corpus/tables", root / "corpus/tables"
    names = sorted(path.name for path in kept.iterdir())
    assert names == sorted(path.name for path in written.iterdir())
    for name in names:
        same(written / name, kept / name)
        data = (kept / name).read_bytes()
        assert name.endswith(".xlsx") or data.startswith(b"\xef\xbb\xbf")  # Excel shows the Chinese
