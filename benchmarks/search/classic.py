"""Baselines that compare plain texts: fuzzy ratios, BM25, the full-text search of SQLite."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable

from rapidfuzz import fuzz, process, utils

from benchmarks.search.data import DataSet
from benchmarks.search.measures import Ranked

KEPT = 10
WORDINGS = 100
"""How many wordings are considered for the best ten articles."""


def best_of_each(wordings: Iterable[tuple[str, float]]) -> Ranked:
    """The best score of each article."""
    best: dict[str, float] = {}
    for article, score in wordings:
        best[article] = max(score, best.get(article, score))
    return sorted(best.items(), key=lambda item: -item[1])[:KEPT]


class _Fuzzy:
    scorer: Callable[..., float]

    def __init__(self, data: DataSet) -> None:
        self._owners = [article for _, article in data.texts]
        self._texts = [utils.default_process(text) for text, _ in data.texts]

    def rank(self, question: str) -> Ranked:
        """By the ratio of the best wording."""
        wanted = utils.default_process(question)
        found = process.extract(wanted, self._texts, scorer=type(self).scorer, limit=WORDINGS)
        return best_of_each((self._owners[place], score) for _, score, place in found)


class WRatio(_Fuzzy):
    """rapidfuzz's weighted ratio."""

    scorer = fuzz.WRatio


class TokenSetRatio(_Fuzzy):
    """rapidfuzz's ratio of word sets."""

    scorer = fuzz.token_set_ratio


class Bm25:
    """BM25 over stemmed words, as bm25s does it."""

    def __init__(self, data: DataSet) -> None:
        import bm25s
        import Stemmer

        self._tokenize = bm25s.tokenize
        self._stemmer = Stemmer.Stemmer({"es": "spanish"}.get(data.language, "english"))
        self._owners = [article for _, article in data.texts]
        self._bm25 = bm25s.BM25()
        self._bm25.index(self._words([text for text, _ in data.texts]), show_progress=False)

    def _words(self, texts: list[str]) -> object:
        return self._tokenize(texts, stopwords=None, stemmer=self._stemmer, show_progress=False)

    def rank(self, question: str) -> Ranked:
        """By the BM25 of the best wording."""
        count = min(WORDINGS, len(self._owners))
        places, scores = self._bm25.retrieve(self._words([question]), k=count, show_progress=False)
        found = zip(places[0].tolist(), scores[0].tolist(), strict=True)
        return best_of_each((self._owners[place], score) for place, score in found if score > 0)


class FullText:
    """SQLite's FTS5 over letter groups of three, ranked by its BM25."""

    def __init__(self, data: DataSet) -> None:
        self._owners = [article for _, article in data.texts]
        self._database = sqlite3.connect(":memory:")
        self._database.execute("CREATE VIRTUAL TABLE wording USING fts5(text, tokenize='trigram')")
        rows = [(place, text) for place, (text, _) in enumerate(data.texts)]
        self._database.executemany("INSERT INTO wording(rowid, text) VALUES (?, ?)", rows)

    def rank(self, question: str) -> Ranked:
        """By the best wording that shares a letter group with the question."""
        words = " ".join(re.findall(r"\w+", question.lower()))
        groups = {words[start : start + 3] for start in range(len(words) - 2)}
        if not groups:
            return []
        query = " OR ".join(f'"{group}"' for group in sorted(groups))
        ask = "SELECT rowid, -bm25(wording) FROM wording WHERE wording MATCH ? ORDER BY bm25(wording) LIMIT ?"
        return best_of_each(
            (self._owners[place], score) for place, score in self._database.execute(ask, (query, WORDINGS))
        )
