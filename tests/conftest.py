from pathlib import Path

import pandas as pd
import pytest

import policytext

ROOT = Path(__file__).parents[1]
PASSAGES = Path(__file__).parent / "passages"


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def corpus():
    return policytext.load_corpus(ROOT / "corpus")


@pytest.fixture(scope="session")
def gold() -> pd.DataFrame:
    return pd.read_csv(ROOT / "corpus/gold/outline.csv", dtype={"number": str}, keep_default_na=False)


@pytest.fixture(scope="session")
def passages() -> pd.DataFrame:
    """The invented passages: passage, year, set, kind, text."""
    return policytext.read_passages(PASSAGES)


@pytest.fixture(scope="session")
def passages_read(passages) -> pd.DataFrame:
    """What the program reads in the passages."""
    return policytext.passage_quantities(passages)


@pytest.fixture(scope="session")
def passages_gold() -> pd.DataFrame:
    return policytext.read_coding(PASSAGES)


@pytest.fixture(scope="session")
def passages_second() -> pd.DataFrame:
    return policytext.read_coding(PASSAGES, "records_second")
