"""Pages as other offices make them, invented and coded by hand: what is text, what hangs where."""

import re
from pathlib import Path

import pandas as pd
import pytest

from policytext import normalize, read_page

FOLDER = Path(__file__).parent / "pages"
CODED = pd.read_csv(FOLDER / "expected.csv", dtype="str", keep_default_na=False)
KEPT = {"text", "heading", "table"}
ROWS = {
    "title": "heading",
    "main": "heading",
    **dict.fromkeys(("indicator_row", "task_row", "other_row"), "row"),
}


def plain(text: str) -> str:
    return re.sub(r"\s", "", normalize(text).text)


def pieces(raw: str, coded: pd.DataFrame):
    """Start and end in the raw page of each coded piece, in order."""
    starts = [0, *(match.end() for match in re.finditer("\n", raw)), len(raw)]
    at = 0
    for row in coded.itertuples():
        at, end = max(at, starts[int(row.line_start) - 1]), starts[int(row.line_end)]
        if row.quote:
            at = raw.index(row.quote, at, end)
            end = at + len(row.quote)
        yield row, at, end
        at = end


@pytest.fixture(scope="module")
def scores() -> pd.DataFrame:
    """One row a page: coded pieces and those with the right role; coded, found and right clauses."""
    rows = []
    for name, coded in CODED.groupby("page"):
        raw = (FOLDER / f"{name}.txt").read_bytes().decode()
        page = read_page(raw, plan_year=2023)
        roles = [""] * len(raw)
        for stretch in page.ledger.itertuples():
            roles[stretch.start : stretch.end] = [stretch.role] * (stretch.end - stretch.start)
        right = lost = leaked = 0
        for row, start, end in pieces(raw, coded):
            found = {r for c, r in zip(raw[start:end], roles[start:end], strict=True) if c.strip().strip("|")}
            right += found == {row.role}
            lost += row.role in KEPT and not found <= KEPT
            leaked += row.role not in KEPT and bool(found & KEPT)
        typed = coded[~coded.type.isin(["", "header"])]
        wanted = {
            (
                int(r.line_start),
                ROWS.get(r.type, r.type),
                normalize(r.number).text,
                int(r.level or 0),
            )
            for r in typed.itertuples()
            if r.type not in ("title", "main")
        }
        ours = page.clauses[~((page.clauses.type == "heading") & page.clauses.number.isna())]
        lines = ours.clause_id.str.extract(r"/(\d+)")[0].astype(int)
        numbers, levels = ours.number.fillna(""), ours.level.fillna(0)
        found = set(zip(lines, ours.type, numbers, levels.astype(int), strict=True))
        rows.append((name, len(coded), right, lost, leaked, len(wanted), len(found), len(wanted & found)))
    columns = ["page", "pieces", "right", "lost", "leaked", "wanted", "found", "both"]
    return pd.DataFrame(rows, columns=columns).set_index("page")


def test_roles(scores):
    assert scores.right.sum() / scores.pieces.sum() >= 0.97


def test_no_policy_text_is_lost(scores):
    assert scores.lost.sum() <= 1  # an empty line 附件下载： that could be either


def test_little_noise_is_left(scores):
    noise = (~CODED.role.isin(KEPT)).sum()
    assert scores.leaked.sum() / noise <= 0.01


def test_clauses_with_number_and_level(scores):
    assert scores.both.sum() / scores.wanted.sum() >= 0.985
    assert scores.both.sum() / scores.found.sum() >= 0.985
