"""The command line: `policytext add FILE…` and `policytext build FOLDER --out OUT`."""

import argparse
import contextlib
import signal
import sys
from collections.abc import Sequence

from . import __version__
from .corpus import KINDS, LEVELS
from .engines import ENGINES
from .errors import CorpusError
from .proposals import FIELDS

ALL, SOME, NONE = 0, 1, 2  # exit codes: everything read, some set aside, the command failed
VALUES = tuple(name for name in FIELDS if name != "published")
LISTED = 20  # documents named in one line
SHOWN = ("place", "plan_year", "kind", "title")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; the last line says what was done, the exit code whether all of it worked."""
    options = _parser().parse_args(arguments)
    with contextlib.suppress(ValueError):  # only the main thread may
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return options.run(options)
    except (CorpusError, OSError) as error:
        print(f"policytext: {error}", file=sys.stderr)
    except KeyboardInterrupt:
        print("policytext: stopped; the same command goes on from here", file=sys.stderr)
    return NONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="policytext", description="Chinese science-and-technology policy texts to comparable records."
    )
    parser.add_argument("--version", action="version", version=f"policytext {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    adding = commands.add_parser(
        "add",
        help="add files to a corpus folder, with proposed metadata",
        epilog="Evidence of what is proposed: proposals.csv. Correct documents.csv where it is wrong.",
    )
    adding.add_argument(
        "files", nargs="+", metavar="FILE", help="text, HTML, DOCX, PDF, XLSX, CSV; or a folder"
    )
    adding.add_argument("--to", default="my_corpus", metavar="FOLDER", help="corpus folder (%(default)s)")
    adding.add_argument("--text-column", metavar="NAME", help="column of the texts in spreadsheets")
    for name in VALUES:
        option = f"--{name.replace('_', '-')}"
        known = {"level": LEVELS, "kind": KINDS, "plan_year": ("2018",), "issued": ("2018-03-01",)}.get(name)
        words = f"{name} of all the files" + (f": {', '.join(known)}" if known else "")
        adding.add_argument(option, dest=name, metavar="VALUE", help=words)
    adding.set_defaults(run=_add)
    building = commands.add_parser(
        "build",
        help="all tables of a folder of documents, as Parquet",
        epilog="Stopped, the same command goes on where it was. What cannot be read stands in problems.csv. "
        "Exit code: 0 all read, 1 some set aside, 2 the command failed.",
    )
    building.add_argument("folder", metavar="FOLDER", help="files, or documents.csv with raw/")
    building.add_argument("--out", required=True, metavar="OUT", help="folder for the tables")
    building.add_argument("--csv", action="store_true", help="CSV files too (they open in Excel)")
    building.add_argument("--xlsx", action="store_true", help="one workbook too")
    building.add_argument("--engine", choices=ENGINES, default="joblib", help="how to work (%(default)s)")
    building.add_argument("--workers", type=int, metavar="N", help="processes (one for each core)")
    building.add_argument("--scheduler", metavar="ADDRESS", help="of a running Dask scheduler")
    building.add_argument("--text-column", metavar="NAME", help="column of the texts in spreadsheets")
    building.set_defaults(run=_build)
    return parser


def _add(options: argparse.Namespace) -> int:
    from .adding import add

    values = {name: value for name in VALUES if (value := getattr(options, name))}
    told = add(options.files, options.to, text_column=options.text_column, **values)
    problems, known = (told[told.field == field] for field in ("problem", "known"))
    for row in problems.itertuples():
        print(f"not added: {row.source}: {row.value}. Remedy: {row.evidence}.")
    added = told[told.field.isin(SHOWN)]
    for doc_id, rows in added.groupby("doc_id", sort=False):
        said = zip(rows.field, rows.value, rows.confidence, strict=True)
        shown = (f"{field} {value or '?'} ({sure or 'not told'})" for field, value, sure in said)
        print(f"{doc_id}:", ", ".join(shown))
    needed = added[added.field.isin(["place", "plan_year"]) & (added.value == "")]
    if lacking := needed.groupby("doc_id", sort=False).field.agg(", ".join).to_dict():
        said = "; ".join(f"{doc_id} ({fields})" for doc_id, fields in list(lacking.items())[:LISTED])
        more = f" and {len(lacking) - LISTED:,} more" if len(lacking) > LISTED else ""
        print(f"to be filled in documents.csv before it can be loaded: {said}{more}")
    for row in known.itertuples():
        print(f"there already as {row.doc_id}: {row.source}")
    last = f"{added.doc_id.nunique():,} documents added to {options.to}: check its documents.csv"
    last += f"; {len(known):,} are there already" if len(known) else ""
    print(last + (f"; {len(problems):,} not added" if len(problems) else ""))
    return SOME if len(problems) else ALL


def _build(options: argparse.Namespace) -> int:
    from .building import build

    if options.scheduler and options.engine != "dask":
        options.engine = "dask"
    built = build(
        options.folder,
        options.out,
        engine=options.engine,
        workers=options.workers,
        scheduler=options.scheduler,
        csv=options.csv,
        xlsx=options.xlsx,
        text_column=options.text_column,
    )
    print(built)
    return SOME if built.set_aside else ALL


if __name__ == "__main__":
    sys.exit(main())
