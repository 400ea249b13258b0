"""The search: a question in any of the knowledge base's languages -> articles, each with its probability."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from helpbot.knowledge.article import Article
from helpbot.knowledge.search.calibration import Calibration, calibrate, look
from helpbot.knowledge.search.index import LanguageIndex
from helpbot.knowledge.search.phrasings import phrasings
from helpbot.language.rules import LanguageRules, rules_for


@dataclass(frozen=True)
class Hit:
    """An article that may answer; `score` is the probability that it is the right one, 0 to 1."""

    id: str
    score: float


@dataclass(frozen=True)
class Ranking:
    """The likeliest articles, best first, found among the texts of one language."""

    language: str
    hits: tuple[Hit, ...]


class Search:
    """Searches a set of articles; built once, then asked from any thread."""

    def __init__(
        self,
        articles: Sequence[Article],
        rules: Mapping[str, LanguageRules] | None = None,
        out_of_scope: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self._ids = [article.id for article in articles]
        self._indexes: dict[str, LanguageIndex] = {}
        self._calibrations: dict[str, Calibration] = {}
        for language in sorted({language for article in articles for language in article.languages}):
            index = LanguageIndex(phrasings(articles, language), len(articles), rules_for(language, rules))
            self._indexes[language] = index
            self._calibrations[language] = calibrate(index, (out_of_scope or {}).get(language, ()))

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that can be searched."""
        return tuple(self._indexes)

    def rank(self, question: str, language: str | None = None) -> Ranking:
        """The best articles for a question; without a language (or with one nothing is written in), of all languages."""
        languages = [language] if language in self._indexes else list(self._indexes)
        rankings = [self._rank_in(name, question) for name in languages]
        return max(rankings, key=lambda ranking: ranking.hits[0].score if ranking.hits else -1.0)

    def _rank_in(self, language: str, question: str) -> Ranking:
        found, seen = look(self._indexes[language], question)
        scores = np.minimum.accumulate(self._calibrations[language].probabilities(seen))
        hits = [Hit(self._ids[position], float(score)) for position, score in zip(found, scores, strict=True)]
        return Ranking(language, tuple(hits))
