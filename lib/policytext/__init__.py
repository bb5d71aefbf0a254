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
    "add": "adding",
    "build": "building",
    "chance": "keywords",
    "code_agreement": "validation",
    "code_left_out": "validation",
    "code_shares": "resampling",
    "coding_scores": "validation",
    "topics_by_theme": "topic_model",
    "topic_criteria": "topic_model",
    "topics": "topic_model",
    "code_themes": "themes",
    "instrument_cues": "instruments",
    "instrument_mentions": "instruments",
    "instrument_names": "instruments",
    "passage_clauses": "gold",
    "coded_texts": "themes",
    "collocations": "collocation",
    "concordance": "usage",
    "concordance_widget": "usage",
    "corpus_quantities": "quantities",
    "dispersion": "frequency",
    "duties_of": "duties",
    "duty_network": "duties",
    "find_duties": "duties",
    "each_against_rest": "keywords",
    "find_quantities": "quantities",
    "firmness": "panel",
    "frequencies": "frequency",
    "indicator_panel": "panel",
    "compare_panels": "panel",
    "other_cuts": "robustness",
    "refusals": "panel",
    "shared_indicators": "panel",
    "clause_similarity": "shared",
    "reuse": "shared",
    "similarity_by_chance": "shared",
    "conflicts": "consistency",
    "gloss": "frequency",
    "indicator_values": "indicators",
    "intervals": "scores",
    "keyness": "keywords",
    "kwic": "usage",
    "lasting_log_ratio": "keywords",
    "leave_one_out": "resampling",
    "link_indicators": "catalogue",
    "load_corpus": "corpus",
    "match_records": "scores",
    "measures": "scores",
    "most_apart": "keywords",
    "new_words": "discovery",
    "ngrams": "collocation",
    "normalize": "normalization",
    "over_years": "frequency",
    "own_places": "places",
    "propose": "proposals",
    "passage_quantities": "quantities",
    "read_codebook": "codebooks",
    "read_coding": "gold",
    "read_gold": "gold",
    "read_page": "page",
    "read_passages": "gold",
    "repeated_phrases": "boilerplate",
    "resample": "resampling",
    "segment": "segmentation",
    "show": "display",
    "stock_phrases": "boilerplate",
    "stock_share": "boilerplate",
    "targets_against_results": "setbacks",
    "tfidf": "frequency",
    "theme_cues": "themes",
    "theme_names": "themes",
    "theme_shares": "themes",
    "tokens": "segmentation",
    "without_places": "places",
    "without_stock_phrases": "boilerplate",
}
__all__ = sorted(_HOMES)


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'policytext' has no attribute {name!r}")
    return getattr(import_module(f".{_HOMES[name]}", __name__), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
