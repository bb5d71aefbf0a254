"""Chinese municipal science-and-technology policy texts as dataframes that point back to their source.

>>> import policytext
>>> corpus = policytext.load_corpus("corpus")
>>> corpus.clauses.groupby("doc_id", sort=False).size().to_dict()["xianning-2022"]
30
"""

from importlib import import_module

__version__ = "0.1.0"

# Names are loaded when first used, so that the import costs nothing.
_HOMES = {
    "Corpus": "corpus",
    "CorpusError": "errors",
    "code_themes": "themes",
    "coded_texts": "themes",
    "corpus_quantities": "quantities",
    "document_frequency": "keywords",
    "find_quantities": "quantities",
    "gloss": "keywords",
    "indicator_values": "indicators",
    "intervals": "scores",
    "kwic": "keywords",
    "link_indicators": "catalogue",
    "load_corpus": "corpus",
    "match_records": "scores",
    "measures": "scores",
    "normalize": "normalization",
    "passage_quantities": "quantities",
    "read_codebook": "codebooks",
    "read_coding": "gold",
    "read_gold": "gold",
    "read_page": "page",
    "read_passages": "gold",
    "segment": "segmentation",
    "show": "display",
    "targets_against_results": "setbacks",
    "tfidf": "keywords",
    "theme_names": "themes",
    "theme_shares": "themes",
    "tokens": "segmentation",
    "without_places": "keywords",
}
__all__ = sorted(_HOMES)


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'policytext' has no attribute {name!r}")
    return getattr(import_module(f".{_HOMES[name]}", __name__), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
