"""Write the results for people who never run Python: corpus/tables/*.csv and one workbook.

The tables are those of the library over the corpus, with a data dictionary; the same bytes each time.
"""

from pathlib import Path

import pandas as pd

import policytext as pt
from policytext.exports import write_csv, write_workbook

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "corpus/tables"


def tables() -> dict[str, pd.DataFrame]:
    corpus = pt.load_corpus(ROOT / "corpus")
    quantities = pt.corpus_quantities(corpus)
    panel = pt.indicator_panel(corpus, quantities=quantities)
    gold = pd.read_csv(ROOT / "corpus/gold/themes.csv", dtype="str", keep_default_na=False)
    codings = pt.code_themes(corpus.clauses).merge(
        gold[["clause_id", "primary", "instruments"]], on="clause_id", suffixes=("", "_by_hand")
    )
    found = {
        "quantities": quantities.assign(firmness=pt.firmness(quantities)),
        "panel": panel,
        "conflicts": pt.conflicts(panel, quantities),
        "duties": pt.find_duties(corpus),
        "codings": codings,
    }
    return found | {"dictionary": dictionary(found)}


def dictionary(found: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """A row a column of each table, with its meaning from corpus/tables/dictionary_source.csv."""
    said = pd.read_csv(ROOT / "tools/dictionary.csv", dtype="str", keep_default_na=False)
    meaning = {(row.table, row.column): row.meaning for row in said.itertuples()}
    rows = [
        (name, column, meaning.get((name, column)) or meaning[("", column)])
        for name, table in found.items()
        for column in table
    ]
    return pd.DataFrame(rows, columns=["table", "column", "meaning"])


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    found = tables()
    for name, table in found.items():
        write_csv([table], FOLDER / f"{name}.csv")
    write_workbook(((name, [table]) for name, table in found.items()), FOLDER / "policytext.xlsx")


if __name__ == "__main__":
    main()
