"""How often words stand, in which documents and years, and how evenly they are spread."""

import pandas as pd

from .codebooks import Source, read_codebook
from .errors import require


def frequencies(tokens: pd.DataFrame) -> pd.DataFrame:
    """Words of each document: doc_id, token, count, per_1000, clauses, clause_share, documents.

    `per_1000` is per thousand tokens of the document, `clauses` counts those with the word, `clause_share`
    is of the document's clauses that have tokens, `documents` counts those of the table with the word.
    Documents in the order given, words by count, then by their characters.

    >>> tokens = pd.DataFrame({"clause_id": ["a/1", "a/2"], "doc_id": "a", "token": "专利"})
    >>> frequencies(tokens).values.tolist()
    [['a', '专利', 2, 1000.0, 2, 1.0, 1]]
    """
    require(tokens, "doc_id clause_id token", "tokens")
    groups = tokens.groupby(["doc_id", "token"], sort=False)
    table = groups.clause_id.agg(count="size", clauses="nunique").reset_index()
    table["per_1000"] = 1000 * table["count"] / table.doc_id.map(tokens.doc_id.value_counts())
    table["clause_share"] = table.clauses / table.doc_id.map(tokens.groupby("doc_id").clause_id.nunique())
    table["documents"] = table.groupby("token").doc_id.transform("nunique")
    columns = ["doc_id", "token", "count", "per_1000", "clauses", "clause_share", "documents"]
    return _ranked(table, tokens, "count")[columns]


def tfidf(tokens: pd.DataFrame) -> pd.DataFrame:
    """`frequencies` with `weight`, the TF-IDF, from the highest of each document.

    Weights are those of scikit-learn's TfidfVectorizer: count × (ln((1 + n) / (1 + df)) + 1), each
    document scaled to length 1.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer

    if tokens.empty:
        return frequencies(tokens).assign(weight=pd.Series(dtype="float"))
    documents = tokens.groupby("doc_id", sort=False).token.agg(list)
    model = TfidfVectorizer(analyzer=list)
    weights = pd.DataFrame(
        model.fit_transform(documents).toarray(), index=documents.index, columns=model.get_feature_names_out()
    ).stack()
    weights.index.names = ["doc_id", "token"]
    table = frequencies(tokens).join(weights.rename("weight"), on=["doc_id", "token"])
    return _ranked(table, tokens, "weight")


def dispersion(tokens: pd.DataFrame) -> pd.DataFrame:
    """Deviation of proportions of each word of each document: doc_id, token, count, clauses, dp, dp_norm.

    `dp` is half the sum, over clauses, of |share of the word's uses - share of the document's tokens|
    (Gries 2008); `dp_norm` divides it by 1 - the smallest clause's share, so that 0 is spread as the
    clauses are long and 1 is all in the shortest (Lijffijt and Gries 2012; missing for a single clause).
    Documents in the order given, in each the most even first.

    >>> tokens = pd.DataFrame({"clause_id": ["a/1", "a/1", "a/2", "a/2"], "doc_id": "a",
    ...                        "token": ["专利", "企业", "企业", "企业"]})
    >>> dispersion(tokens).set_index("token").dp_norm.round(3).to_dict()
    {'企业': 0.333, '专利': 1.0}
    """
    sizes = tokens.groupby(["doc_id", "clause_id"], sort=False).size()
    share = sizes / sizes.groupby("doc_id", sort=False).transform("sum")
    cells = tokens.groupby(["doc_id", "token", "clause_id"], sort=False).size().rename("n").reset_index()
    cells["share"] = share.loc[pd.MultiIndex.from_frame(cells[["doc_id", "clause_id"]])].to_numpy()
    used = cells.n / cells.groupby(["doc_id", "token"]).n.transform("sum")
    # Clauses without the word add their share: all shares (1) less those of the clauses that have it.
    cells["gap"] = (used - cells.share).abs() - cells.share
    groups = cells.groupby(["doc_id", "token"], sort=False)
    table = groups.agg(count=("n", "sum"), clauses=("n", "size"), gap=("gap", "sum")).reset_index()
    table["dp"] = (1 + table.gap) / 2
    room = 1 - table.doc_id.map(share.groupby("doc_id").min())
    table["dp_norm"] = (table.dp / room).where(room > 0)
    table["evenness"] = -table.dp_norm
    return _ranked(table, tokens, "evenness")[["doc_id", "token", "count", "clauses", "dp", "dp_norm"]]


def over_years(tokens: pd.DataFrame) -> pd.DataFrame:
    """Words by the year of their clauses: token, year, count, per_1000, words, documents.

    `words` is the year's number of tokens, `documents` the year's number of documents: where it is one,
    a year is a document and not a trend. Each word has a row for each year of the table, zeros included.
    """
    require(tokens, "doc_id year token", "tokens")
    years = tokens.dropna(subset="year")
    counts = years.groupby(["token", "year"]).size().unstack(fill_value=0)
    table = counts.stack().rename("count").reset_index()
    table["words"] = table.year.map(years.year.value_counts())
    table["documents"] = table.year.map(years.groupby("year").doc_id.nunique())
    table["per_1000"] = 1000 * table["count"] / table.words
    return table[["token", "year", "count", "per_1000", "words", "documents"]]


def gloss(tokens: pd.Series | list[str], terms: Source = None, glossary: Source = None) -> pd.Series:
    """English gloss of each word, from `terms.csv`, else from `glossary.csv`, empty where neither has it."""
    book = pd.concat([read_codebook("terms", terms), read_codebook("glossary", glossary)])
    return pd.Series(tokens).map(book.drop_duplicates("term").set_index("term").gloss).fillna("")


def _ranked(table: pd.DataFrame, tokens: pd.DataFrame, by: str) -> pd.DataFrame:
    """Documents in the order of the tokens, in each the highest first; ties by code point."""
    rank = {doc_id: i for i, doc_id in enumerate(tokens.doc_id.unique())}
    order = table.assign(rank=table.doc_id.map(rank)).sort_values(
        ["rank", by, "token"], ascending=[True, False, True], ignore_index=True
    )
    return order.drop(columns="rank")
