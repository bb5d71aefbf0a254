"""Which words mark a document, and where they stand."""

import re

import pandas as pd

from .codebooks import Source, read_codebook

SUFFIX = re.compile(r"(?:省|市|区|县|自治州|自治区)$")


def tfidf(tokens: pd.DataFrame) -> pd.DataFrame:
    """Terms of each document by TF-IDF weight: doc_id, token, count, per_1000, clauses,
    documents (of the table that have it), weight.

    `tokens` has a row a token (see `policytext.tokens`). Weights are those of scikit-learn's
    TfidfVectorizer: count × (ln((1 + n) / (1 + df)) + 1), each document scaled to length 1. Sorted by
    document in the order given, then weight, then token.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer

    documents = tokens.groupby("doc_id", sort=False).token.agg(list)
    model = TfidfVectorizer(analyzer=list)
    weights = pd.DataFrame(
        model.fit_transform(documents).toarray(), index=documents.index, columns=model.get_feature_names_out()
    ).stack()
    weights.index.names = ["doc_id", "token"]
    groups = tokens.groupby(["doc_id", "token"], sort=False)
    table = groups.clause_id.agg(count="size", clauses="nunique").reset_index()
    table["per_1000"] = 1000 * table["count"] / table.groupby("doc_id")["count"].transform("sum")
    table["documents"] = table.groupby("token").doc_id.transform("nunique")
    table = table.join(weights.rename("weight"), on=["doc_id", "token"])
    rank = {doc_id: i for i, doc_id in enumerate(documents.index)}
    order = table.assign(rank=table.doc_id.map(rank)).sort_values(
        ["rank", "weight", "token"], ascending=[True, False, True]
    )
    return order[["doc_id", "token", "count", "per_1000", "clauses", "documents", "weight"]].reset_index(
        drop=True
    )


def without_places(tokens: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Tokens that do not contain the name of a place of the corpus: 湘潭 is no keyword of Xiangtan."""
    names = pd.unique(documents[["place", "city", "province"]].to_numpy().ravel())
    named = {_stem(name) for name in names if isinstance(name, str) and name}
    pattern = "|".join(map(re.escape, sorted(named, key=lambda name: (-len(name), name))))
    return tokens[~tokens.token.str.contains(pattern)] if pattern else tokens


def _stem(place: str) -> str:
    """A place without 市 or 区, where two characters stay."""
    stem = SUFFIX.sub("", place)
    return stem if len(stem) > 1 else place


def document_frequency(tokens: pd.Series, clauses: pd.DataFrame) -> pd.Series:
    """In how many documents the characters of each token stand, also inside longer words and in headings."""
    texts = clauses.groupby("doc_id").content.agg("\n".join)
    counted = {token: sum(token in text for text in texts) for token in tokens.unique()}
    return tokens.map(counted)


def gloss(tokens: pd.Series | list[str], terms: Source = None) -> pd.Series:
    """English gloss of each term, empty where the dictionary has none."""
    book = read_codebook("terms", terms).set_index("term").gloss
    return pd.Series(tokens).map(book).fillna("")


def kwic(clauses: pd.DataFrame, keyword: str, width: int = 15) -> pd.DataFrame:
    """Every use of a keyword in context: doc_id, year, part, clause_id, left, keyword, right.

    `width` is the context in characters on each side; the keyword is taken literally. Headings are left
    out. In the order of the clauses given.

    >>> clauses = pd.DataFrame({"clause_id": ["a/1"], "doc_id": "a", "type": "item", "part": "plan",
    ...                         "year": 2018, "text": "加强知识产权保护"})
    >>> kwic(clauses, "知识产权", width=2)[["left", "keyword", "right"]].values.tolist()
    [['加强', '知识产权', '保护']]
    """
    if not keyword:
        raise ValueError("keyword is empty: give at least one character")
    body = clauses[clauses.type != "heading"]
    hits = [
        (*row, text[max(0, m.start() - width) : m.start()], m[0], text[m.end() : m.end() + width])
        for *row, text in body[["doc_id", "year", "part", "clause_id", "text"]].itertuples(index=False)
        for m in re.finditer(re.escape(keyword), text)
    ]
    return pd.DataFrame(hits, columns=["doc_id", "year", "part", "clause_id", "left", "keyword", "right"])
