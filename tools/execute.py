"""Execute notebooks in place so that the same inputs give the same bytes.

`python tools/execute.py notebooks/*.ipynb` runs each from top to bottom in its own folder. Nothing that
changes from run to run or machine to machine is stored: no times, no kernel version, no random ids.
"""

import os
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

QUIET = ["--IPKernelApp.log_level=ERROR"]
ENVIRONMENT = {
    "PYTHONHASHSEED": "0",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
}


def execute(path: Path) -> None:
    """Run one notebook and write it back."""
    notebook = nbformat.read(path, as_version=4)
    place = {"metadata": {"path": str(path.parent)}}
    client = NotebookClient(
        notebook, timeout=600, record_timing=False, resources=place, extra_arguments=QUIET
    )
    client.execute()
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    text = nbformat.writes(notebook, ensure_ascii=False, indent=1).rstrip("\n") + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")


def main(paths: list[str]) -> int:
    os.environ.update(ENVIRONMENT)
    for path in map(Path, paths):
        print(f"{path} ...", flush=True)
        try:
            execute(path)
        except CellExecutionError as error:
            print(f"{path}: {error}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
