"""Passages that two documents share: local alignment of their characters, stock phrases aside."""

from difflib import SequenceMatcher

import numpy as np
import pandas as pd

from .boilerplate import stock_phrases
from .codebooks import Source
from .errors import require

MASK, OTHER = "\ue000", "\ue001"  # private characters, no text has them


def reuse(
    clauses: pd.DataFrame, least: int = 12, similar: float = 0.6, phrases: Source = None
) -> pd.DataFrame:
    """Passages of different documents that say the same: a row a pair of stretches.

    Columns clause_id, start, end, text (in `content` of one clause), other_id, other_start, other_end,
    other_text, shared (characters alike) and similarity (of the two stretches: 2 × shared over their
    lengths). Stretches begin and end with characters alike, share `least` of them in blocks of four or
    more, and are alike to `similar`; stock phrases are masked first. Blocks are found by the Ratcliff and
    Obershelp method of `difflib`. Marks at the ends are left off. In the order of the clauses.
    """
    require(clauses, "clause_id doc_id type content", "clauses")
    body = clauses[clauses.type != "heading"].reset_index(drop=True)
    masked = _masked(body, phrases)
    pieces = [_pieces(text) for text in masked]
    rows = []
    for i in range(len(body)):
        for j in range(i + 1, len(body)):
            if body.doc_id[i] == body.doc_id[j] or len(pieces[i] & pieces[j]) < 2:
                continue
            other = masked[j].replace(MASK, OTHER)  # what is masked is never alike
            for a, a_end, b, b_end, shared in _stretches(masked[i], other, least):
                likeness = 2 * shared / (a_end - a + b_end - b)
                if likeness >= similar:
                    one, other = body.content[i][a:a_end], body.content[j][b:b_end]
                    ids = body.clause_id[i], body.clause_id[j]
                    rows.append((ids[0], a, a_end, one, ids[1], b, b_end, other, shared, likeness))
    names = ["clause_id", "start", "end", "text", "other_id", "other_start", "other_end", "other_text"]
    return pd.DataFrame(rows, columns=[*names, "shared", "similarity"])


def clause_similarity(tokens: pd.DataFrame) -> pd.DataFrame:
    """Cosine of the TF-IDF of clauses of different documents: clause_id, other_id, similarity.

    Each clause of one document with its nearest clause of each other document.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer

    require(tokens, "doc_id clause_id token", "tokens")
    groups = tokens.groupby(["doc_id", "clause_id"], sort=False).token.agg(list).reset_index()
    matrix = TfidfVectorizer(analyzer=list).fit_transform(groups.token)
    cosine = (matrix @ matrix.T).toarray()
    rows = []
    for i, (doc_id, clause_id) in enumerate(zip(groups.doc_id, groups.clause_id, strict=True)):
        for other in groups.doc_id.unique():
            if other != doc_id:
                own = np.flatnonzero((groups.doc_id == other).to_numpy())
                best = own[np.argmax(cosine[i, own].round(9))]
                rows.append((clause_id, groups.clause_id[best], other, float(cosine[i, best])))
    return pd.DataFrame(rows, columns=["clause_id", "other_id", "other_doc", "similarity"])


def similarity_by_chance(tokens: pd.DataFrame, deals: int = 20) -> pd.Series:
    """Mean nearest similarity when the words of each document are dealt to its clauses at random."""
    means = []
    for seed in range(deals):
        shuffled = tokens.sample(frac=1, random_state=seed).sort_values("doc_id", kind="stable")
        dealt = tokens.sort_values("doc_id", kind="stable").assign(token=shuffled.token.to_numpy())
        means.append(clause_similarity(dealt).similarity.mean())
    return pd.Series(means, name="similarity")


def _masked(body: pd.DataFrame, phrases: Source) -> list[str]:
    spans: dict[str, list[tuple[int, int]]] = {}
    for row in stock_phrases(body, phrases).itertuples():
        spans.setdefault(row.clause_id, []).append((row.start, row.end))
    texts = []
    for clause_id, text in zip(body.clause_id, body.content, strict=True):
        for start, end in spans.get(clause_id, ()):
            text = text[:start] + MASK * (end - start) + text[end:]
        texts.append(text)
    return texts


def _pieces(text: str) -> set[str]:
    return {text[i : i + 6] for i in range(len(text) - 5)}


def _stretches(one: str, other: str, least: int) -> list[tuple[int, int, int, int, int]]:
    """Chains of blocks alike with gaps no longer than the blocks beside them."""
    blocks = [
        m for m in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks() if m.size >= 4
    ]
    chains: list[list] = []
    for block in blocks:
        if chains:
            last = chains[-1][-1]
            gap = max(block.a - last.a - last.size, block.b - last.b - last.size)
            if gap <= min(12, last.size + block.size):
                chains[-1].append(block)
                continue
        chains.append([block])
    found = []
    for chain in chains:
        shared = sum(block.size for block in chain)
        if shared >= least:
            first, last = chain[0], chain[-1]
            a, a_end, b, b_end = first.a, last.a + last.size, first.b, last.b + last.size
            while a < a_end and not one[a].isalnum():
                a, b, shared = a + 1, b + 1, shared - 1
            while a_end > a and not one[a_end - 1].isalnum():
                a_end, b_end, shared = a_end - 1, b_end - 1, shared - 1
            if shared >= least:
                found.append((a, a_end, b, b_end, shared))
    return found
