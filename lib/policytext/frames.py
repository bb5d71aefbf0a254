"""Rows as dataframes of known types: to find out the types takes pandas longer than a page takes to read."""

from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np
import pandas as pd

EXTENDED = {"str": pd.StringDtype(na_value=np.nan), "Int64": pd.Int64Dtype()}


def dataframe(
    rows: Sequence[Sequence[object]], types: Mapping[str, str], kept: Sequence[str] = ()
) -> pd.DataFrame:
    """Rows with columns of `types`; without rows only the columns of `kept` have their type.

    >>> found = dataframe([("市", 2, None)], {"place": "str", "n": "int64", "year": "Int64"})
    >>> found.dtypes.astype(str).tolist(), found.values.tolist()
    (['str', 'int64', 'Int64'], [['市', 2, <NA>]])
    """
    if not rows:
        return _empty(tuple(types), tuple((name, types[name]) for name in kept)).copy()
    columns = zip(types.items(), zip(*rows, strict=True), strict=True)
    return pd.DataFrame({name: _array(values, type_) for (name, type_), values in columns}, copy=False)


def _array(values: Sequence[object], type_: str) -> np.ndarray | pd.api.extensions.ExtensionArray:
    return pd.array(values, dtype=EXTENDED[type_]) if type_ in EXTENDED else np.array(values, dtype=type_)


@cache
def _empty(columns: tuple[str, ...], types: tuple[tuple[str, str], ...]) -> pd.DataFrame:
    return pd.DataFrame([], columns=list(columns)).astype(dict(types))
