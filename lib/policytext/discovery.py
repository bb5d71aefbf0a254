"""Terms the dictionary lacks: runs of words that hold together and keep changing company."""

from collections import Counter, defaultdict

import numpy as np
import pandas as pd

from .codebooks import Source, read_codebook
from .errors import require
from .normalization import is_han
from .segmentation import segment

LONGEST = 4  # words in a run


def new_words(
    clauses: pd.DataFrame, terms: Source = None, stopwords: Source = None, least: int = 3
) -> pd.DataFrame:
    """Proposals for the dictionary: term, words, count, documents, cohesion, entropy, clause_ids.

    Runs of two to four words, as the present dictionary cuts them, that stand `least` times or more
    without a mark inside and neither begin nor end with a stopword. `cohesion` is the pointwise mutual
    information, in bits, of the run's weakest joint (Sproat and Shih 1990); `entropy` that of the words
    to its left or its right, whichever is lower, in bits (branching entropy: Jin and Tanaka-Ishii 2006).
    A run that stands only inside a longer one of the list is left out. From the highest product of cohesion,
    entropy and log2 of the count; `clause_ids` names up to five clauses, parted by ";". The list is read
    by a person: what is a term goes into terms.csv with its reason.
    """
    stop = set(read_codebook("stopwords", stopwords).term)
    require(clauses, "clause_id doc_id type content", "clauses")
    body = clauses[clauses.type != "heading"]
    texts = [segment(text, terms) for text in body.content]
    counts, total = _runs(texts), sum(map(len, texts))
    frequent = {
        run: n for run, n in counts.items() if len(run) > 1 and n >= least and not {run[0], run[-1]} & stop
    }
    places = _places(texts, list(zip(body.doc_id, body.clause_id, strict=True)), frequent)
    rows = []
    for run, n in frequent.items():
        joints = (total * n / (counts[run[:i]] * counts[run[i:]]) for i in range(1, len(run)))
        homes = list(dict.fromkeys(home for home, _, _ in places[run]))
        ids = [clause_id for _, clause_id in homes]
        entropy = min(_entropy([place[side] for place in places[run]]) for side in (1, 2))
        documents = len({doc_id for doc_id, _ in homes})
        cohesion = float(np.log2(min(joints)))
        rows.append(("".join(run), " ".join(run), n, documents, cohesion, entropy, ";".join(ids[:5])))
    columns = ["term", "words", "count", "documents", "cohesion", "entropy", "clause_ids"]
    table = pd.DataFrame(rows, columns=columns)
    score = table.cohesion.clip(lower=0) * table.entropy * np.log2(table["count"].clip(lower=1))
    table = table.assign(score=score)[~_inside(table)]
    table = table[table.score > 0].sort_values(["score", "term"], ascending=[False, True])
    return table[columns].reset_index(drop=True)


def _runs(texts: list[list[str]]) -> Counter[tuple[str, ...]]:
    """How often each run of one to four words stands; runs have no marks or numbers inside."""
    counts: Counter[tuple[str, ...]] = Counter()
    for words in texts:
        for start in range(len(words)):
            for end in range(start + 1, min(start + LONGEST, len(words)) + 1):
                if not all(map(is_han, words[end - 1])):
                    break
                counts[tuple(words[start:end])] += 1
    return counts


def _places(texts: list[list[str]], ids: list[str], wanted: dict) -> dict[tuple, list[tuple[str, str, str]]]:
    """Clause, word before and word after each use of the wanted runs; an edge is a neighbour of its own."""
    places: dict[tuple, list[tuple[str, str, str]]] = defaultdict(list)
    for id_, words in zip(ids, texts, strict=True):
        edged = ["", *words, ""]
        for start in range(1, len(edged) - 1):
            for end in range(start + 2, min(start + LONGEST, len(words) + 1) + 1):
                run = tuple(edged[start:end])
                if run in wanted:
                    places[run].append((id_, edged[start - 1], edged[end]))
    return places


def _entropy(neighbours: list[str]) -> float:
    """Entropy in bits of what stands beside a run; each mark or edge is a neighbour by itself."""
    counts = Counter(word if word and is_han(word[0]) else (word, i) for i, word in enumerate(neighbours))
    shares = np.array(list(counts.values())) / len(neighbours)
    return float(-(shares * np.log2(shares)).sum())


def _inside(table: pd.DataFrame) -> pd.Series:
    """Runs that stand only inside a longer run of the table, as often as it does."""
    longer = list(zip(table.term, table["count"], strict=True))
    return pd.Series(
        [any(t in other and t != other and n == m for other, m in longer) for t, n in longer],
        index=table.index,
        dtype="bool",
    )
