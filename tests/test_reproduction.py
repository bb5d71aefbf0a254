"""The second gate: notebooks and figures executed anew are the committed ones, byte for byte."""

import platform
import shutil
import subprocess
import sys

import pytest

SAME_MACHINE = platform.system() == "Linux" and platform.machine() == "x86_64"


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
            new, old = (tmp_path / folder / name).read_bytes(), (root / folder / name).read_bytes()
            assert new == old, f"{folder}/{name} changed: run make and commit what it writes"


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
        new = (written / name).read_bytes()
        assert new == (kept / name).read_bytes(), f"{name} changed: run make and commit what it writes"
        assert name.endswith(".xlsx") or new.startswith(b"\xef\xbb\xbf")  # Excel shows the Chinese
