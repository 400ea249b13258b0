"""The index of one language: how alike a question is to each article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from helpbot.knowledge.search import features
from helpbot.knowledge.search.coverage import Coverage
from helpbot.knowledge.search.features import FeatureTable, Matrix, Numbers, Synonyms
from helpbot.knowledge.search.phrasings import Phrasing
from helpbot.knowledge.search.spelling import Spelling
from helpbot.language.rules import LanguageRules
from helpbot.language.text import Words


@dataclass(frozen=True)
class Reading:
    """A question as the index reads it: repaired words, their stems, and the weight of each stem that bears a topic."""

    words: tuple[str, ...]
    stems: tuple[str, ...]
    rarities: dict[str, float]


class LanguageIndex:
    """All wordings of one language as vectors, and what is known of its words."""

    def __init__(self, wordings: Sequence[Phrasing], articles: int, rules: LanguageRules) -> None:
        self.wordings = wordings
        self.articles = articles
        self.owners = np.array([wording.article for wording in wordings], dtype=np.int64)
        self._words = Words(rules)
        self._synonyms = Synonyms(rules.synonyms, self._words)
        self._stem_table, self._letter_table = FeatureTable(), FeatureTable()
        self._letters_of: dict[str, list[int]] = {}
        texts = [tuple(self._words.split(wording.text)) for wording in wordings]
        self.stems = [tuple(map(self._words.stem, text)) for text in texts]
        unimportant = frozenset(self._words.stem(word) for word in self._words.stop_words) | self._words.stop_words
        self.coverage = Coverage(list(zip(self.owners.tolist(), self.stems, strict=True)), articles, unimportant)
        self.spelling = Spelling(Counter(word for text in texts for word in text), self._words.stop_words)
        self._build_vectors(texts)

    def _build_vectors(self, texts: Sequence[tuple[str, ...]]) -> None:
        stem_rows = [self._stem_table.grow([*s, *self._synonyms.features(s)]) for s in self.stems]
        letter_rows = [[n for word in text for n in self._learn_letters(word)] for text in texts]
        stems = features.count_matrix(stem_rows, len(self._stem_table))
        letters = features.count_matrix(letter_rows, len(self._letter_table))
        self._stem_rarity = features.rarity(stems, self.owners, self.articles)
        self._letter_rarity = features.rarity(letters, self.owners, self.articles)
        self.vectors = features.weigh(stems, letters, self._stem_rarity, self._letter_rarity)
        self.weights = np.array([wording.weight for wording in self.wordings])
        self.membership = sparse.csr_array(
            (self.weights, (self.owners, np.arange(len(self.owners)))), shape=(self.articles, len(self.owners))
        )
        self.sums = sparse.csr_array(self.membership @ self.vectors)
        self.sum_lengths: Numbers = np.sqrt(self.sums.multiply(self.sums).sum(axis=1))
        unit_sums = sparse.diags_array(1 / np.maximum(self.sum_lengths, 1e-9)) @ self.sums
        self._centroids_by_feature = sparse.csr_array(unit_sums.T)
        self._vectors_by_feature = sparse.csr_array(self.vectors.T)

    def _learn_letters(self, word: str) -> list[int]:
        if word not in self._letters_of:
            self._letters_of[word] = self._letter_table.grow(features.letter_groups(word))
        return self._letters_of[word]

    def _known_letters(self, word: str) -> list[int]:
        return self._letters_of.get(word) or self._letter_table.known(features.letter_groups(word))

    def read(self, question: str) -> Reading:
        """Split a question into words, repair their spelling, and weigh its stems."""
        words = tuple(self.spelling.repair(word) for word in self._words.split(question))
        stems = tuple(map(self._words.stem, words))
        return Reading(words, stems, self.coverage.rarities(frozenset(stems)))

    def vector(self, reading: Reading) -> Matrix:
        """The question as one unit vector."""
        stem_row = self._stem_table.known([*reading.stems, *self._synonyms.features(reading.stems)])
        letter_row = [number for word in reading.words for number in self._known_letters(word)]
        return features.weigh_one(stem_row, letter_row, self._stem_rarity, self._letter_rarity)

    def likeness(self, reading: Reading) -> Numbers:
        """Likeness of a question to every article, 0 to 1."""
        vector = self.vector(reading)
        to_wordings = (vector @ self._vectors_by_feature).toarray()[0] * self.weights
        to_centroids: Numbers = (vector @ self._centroids_by_feature).toarray()[0]
        return combine(best_per_article(to_wordings, self.owners, self.articles), to_centroids)


def best_per_article(to_wordings: Numbers, owners: NDArray[np.int64], articles: int) -> Numbers:
    """The greatest likeness to any wording of each article."""
    best = np.zeros(articles)
    np.maximum.at(best, owners, to_wordings)
    return best


def combine(best: Numbers, centroid: Numbers) -> Numbers:
    """Likeness to an article: halfway between its nearest wording and the middle of all its wordings."""
    return (best + centroid) / 2
