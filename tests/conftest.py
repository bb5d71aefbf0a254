from pathlib import Path

import pandas as pd
import pytest

import policytext

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def corpus():
    return policytext.load_corpus(ROOT / "corpus")


@pytest.fixture(scope="session")
def gold() -> pd.DataFrame:
    return pd.read_csv(ROOT / "corpus/gold/outline.csv", dtype={"number": str}, keep_default_na=False)
