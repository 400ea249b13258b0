"""The index of one language: how alike a question is to each wording and to the middle of each article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from scipy import sparse

from helpbot.knowledge.search import features
from helpbot.knowledge.search.classifier import Classifier
from helpbot.knowledge.search.coverage import Coverage
from helpbot.knowledge.search.features import FeatureTable, Matrix, Numbers, Owners, Positions, Synonyms, Weights
from helpbot.knowledge.search.likeness import Groups, combine
from helpbot.knowledge.search.phrasings import Phrasing
from helpbot.knowledge.search.semantic import SHARE, Meanings
from helpbot.knowledge.search.spelling import Spelling
from helpbot.language.rules import LanguageRules
from helpbot.language.text import Words

MANY, COMMON = 20_000, 0.02
"""Of more wordings than these, pairs of topic words are left out, and features that more than this share of them have:
they tell little, and cost most of the memory and the time."""


@dataclass(frozen=True)
class Reading:
    """A question as the index reads it: repaired words, their stems, and the weight of each stem that bears a topic.

    `text` is for a sentence model: the question as it was asked, or its words when one of them was repaired.
    """

    text: str
    words: tuple[str, ...]
    stems: tuple[str, ...]
    rarities: dict[str, float]


class LanguageIndex:
    """All wordings of one language as vectors, and what is known of its words."""

    def __init__(
        self, wordings: Sequence[Phrasing], articles: int, rules: LanguageRules, meanings: Meanings | None = None
    ) -> None:
        """`articles` counts the real ones; wordings of one more are texts out of scope (see `phrasings`)."""
        self.wordings = wordings
        self.articles = articles
        self._meanings = meanings
        self.width = articles + 1
        self.owners: Owners = np.array([wording.article for wording in wordings], dtype=np.int64)
        self.weights: Numbers = np.array([wording.weight for wording in wordings])
        self.groups = Groups(self.owners, self.width)
        self._words = Words(rules)
        self._synonyms = Synonyms(rules.synonyms, self._words)
        self._unimportant = frozenset(self._words.stem(word) for word in self._words.stop_words)
        self._letters_of: dict[str, list[int]] = {}
        texts = [tuple(self._words.split(wording.text)) for wording in wordings]
        counts = Counter(chain.from_iterable(texts))
        stem_of = {word: self._words.stem(word) for word in counts}
        self.stems = [tuple(stem_of[word] for word in text) for text in texts]
        self.coverage = Coverage(list(zip(self.owners.tolist(), self.stems, strict=True)), articles, self._unimportant)
        self.spelling = Spelling(counts, self._words.stop_words)
        self._build_vectors(texts)

    def _build_vectors(self, texts: Sequence[tuple[str, ...]]) -> None:
        tables = [FeatureTable() for _ in features.SHARES]
        parts = zip(self._feature_rows(texts, *tables), tables, features.SHARES, strict=True)
        learnt = [features.learn_kind(rows, table, share, self.owners) for rows, table, share in parts]
        self._kinds = [kind for kind, _ in learnt]
        vectors: Matrix = sparse.csr_array(sparse.hstack([rows for _, rows in learnt]))
        self.vectors = vectors if len(texts) <= MANY else features.without_common(vectors, COMMON)
        self.by_feature: Matrix = sparse.csr_array(self.vectors.T)
        self.sum_lengths = self._sum_lengths()

    def _feature_rows(
        self,
        texts: Sequence[tuple[str, ...]],
        by_stem: FeatureTable,
        by_letter: FeatureTable,
        by_pair: FeatureTable,
        by_neighbour: FeatureTable,
    ) -> Iterator[list[list[int]]]:
        """The features of every wording, one kind after the other, since each takes much memory."""
        yield [by_stem.grow([*row, *self._synonyms.features(row)]) for row in self.stems]
        yield [[number for word in text for number in self._learn_letters(word, by_letter)] for text in texts]
        few = len(texts) <= MANY
        yield [by_pair.grow(features.pairs(self._topics(row)) if few else ()) for row in self.stems]
        yield [by_neighbour.grow(features.neighbours(row)) for row in self.stems]

    def _sum_lengths(self) -> Numbers:
        """The length of each article's weighted sum of vectors: the sum's direction is the middle of its wordings."""
        places = (self.owners, np.arange(len(self.owners)))
        weights = self.weights.astype(np.float32)
        membership = sparse.csr_array((weights, places), shape=(self.width, len(self.owners)))
        sums = sparse.csr_array(membership @ self.vectors)
        squares = np.asarray(sums.multiply(sums).sum(axis=1), dtype=np.float64)
        if self._meanings:
            meant = membership @ self._meanings.vectors
            squares = (1 - SHARE) * squares + SHARE * np.sum(meant**2, axis=1)
        return np.sqrt(squares)

    def _learn_letters(self, word: str, table: FeatureTable) -> list[int]:
        if word not in self._letters_of:
            self._letters_of[word] = table.grow(features.letter_groups(word))
        return self._letters_of[word]

    def _topics(self, stems: Sequence[str]) -> list[str]:
        return [stem for stem in stems if stem not in self._unimportant]

    def read(self, question: str) -> Reading:
        """Split a question into words, repair their spelling, and weigh its stems."""
        asked = self._words.split(question)
        words = tuple(map(self.spelling.repair, asked))
        stems = tuple(map(self._words.stem, words))
        text = question if words == tuple(asked) else " ".join(words)
        return Reading(text, words, stems, self.coverage.rarities(frozenset(stems)))

    def cosines(self, reading: Reading) -> Weights:
        """How alike a question is to every wording."""
        by_stem, by_letter, by_pair, by_neighbour = (kind.table for kind in self._kinds)
        letters = [
            number
            for word in reading.words
            for number in self._letters_of.get(word) or by_letter.known(features.letter_groups(word))
        ]
        stems = by_stem.known([*reading.stems, *self._synonyms.features(reading.stems)])
        pairs = by_pair.known(features.pairs(self._topics(reading.stems)))
        neighbours = by_neighbour.known(features.neighbours(reading.stems))
        columns, values = features.weigh_one([stems, letters, pairs, neighbours], self._kinds)
        alike = np.asarray(self.by_feature[columns].T @ values, dtype=np.float32)
        return _mixed(alike, self._meanings.cosines(reading.text)) if self._meanings else alike

    def cosines_among(self, rows: Positions) -> Weights:
        """How alike wordings are to every wording: one row for each of `rows`."""
        alike = np.asarray((self.vectors[rows] @ self.by_feature).toarray(), dtype=np.float32)
        return _mixed(alike, self._meanings.cosines_among(rows)) if self._meanings else alike

    def likeness(self, reading: Reading, classifier: Classifier | None) -> Numbers:
        """Likeness of a question to every article, about 0 to 1; the last one is what is out of scope."""
        cosines = self.cosines(reading)
        weighted = cosines * self.weights
        middles = np.clip(self.groups.sums(weighted) / np.maximum(self.sum_lengths, 1e-9), 0, 1)
        scores = classifier.scores(cosines) if classifier else None
        return combine(self.groups.best(weighted), middles, self.coverage.article_shares(reading.rarities), scores)


def _mixed(alike: Weights, meant: Weights) -> Weights:
    """One likeness out of that in words and that in meaning."""
    return alike * np.float32(1 - SHARE) + meant * np.float32(SHARE)
