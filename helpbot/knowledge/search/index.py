"""The index of one language: how alike a question is to each wording and to the middle of each article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from helpbot.knowledge.search import features
from helpbot.knowledge.search.classifier import Classifier
from helpbot.knowledge.search.coverage import Coverage
from helpbot.knowledge.search.features import FeatureTable, Matrix, Numbers, Owners, Synonyms
from helpbot.knowledge.search.phrasings import Phrasing
from helpbot.knowledge.search.spelling import Spelling
from helpbot.language.rules import LanguageRules
from helpbot.language.text import Words

COVERAGE = 0.15
"""What the covered share counts beside the other likenesses. Chosen on held-out questions of the shipped articles."""


@dataclass(frozen=True)
class Reading:
    """A question as the index reads it: repaired words, their stems, and the weight of each stem that bears a topic."""

    words: tuple[str, ...]
    stems: tuple[str, ...]
    rarities: dict[str, float]


class LanguageIndex:
    """All wordings of one language as vectors, and what is known of its words."""

    def __init__(self, wordings: Sequence[Phrasing], articles: int, rules: LanguageRules) -> None:
        """`articles` counts the real ones; wordings of one more are texts out of scope (see `phrasings`)."""
        self.wordings = wordings
        self.articles = articles
        self.width = articles + 1
        self.owners: Owners = np.array([wording.article for wording in wordings], dtype=np.int64)
        self.weights: Numbers = np.array([wording.weight for wording in wordings])
        self._words = Words(rules)
        self._synonyms = Synonyms(rules.synonyms, self._words)
        self._unimportant = frozenset(self._words.stem(word) for word in self._words.stop_words)
        self._letters_of: dict[str, list[int]] = {}
        texts = [tuple(self._words.split(wording.text)) for wording in wordings]
        self.stems = [tuple(map(self._words.stem, text)) for text in texts]
        self.coverage = Coverage(list(zip(self.owners.tolist(), self.stems, strict=True)), articles, self._unimportant)
        self.spelling = Spelling(Counter(word for text in texts for word in text), self._words.stop_words)
        self._build_vectors(texts)

    def _build_vectors(self, texts: Sequence[tuple[str, ...]]) -> None:
        by_stem, by_letter, by_pair = FeatureTable(), FeatureTable(), FeatureTable()
        stems = [by_stem.grow([*row, *self._synonyms.features(row)]) for row in self.stems]
        letters = [[n for word in text for n in self._learn_letters(word, by_letter)] for text in texts]
        pairs = [by_pair.grow(features.pairs(self._topics(row))) for row in self.stems]
        learnt = [
            features.learn_kind(stems, by_stem, features.STEMS_SHARE, self.owners),
            features.learn_kind(letters, by_letter, features.LETTERS_SHARE, self.owners),
            features.learn_kind(pairs, by_pair, features.PAIRS_SHARE, self.owners),
        ]
        self._kinds = [kind for kind, _ in learnt]
        self.vectors: Matrix = sparse.csr_array(sparse.hstack([rows for _, rows in learnt]))
        self._by_feature = sparse.csr_array(self.vectors.T)
        self._add_up_articles()

    def _add_up_articles(self) -> None:
        """The weighted sum of each article's vectors: its direction is the middle of its wordings."""
        places = (self.owners, np.arange(len(self.owners)))
        membership = sparse.csr_array((self.weights, places), shape=(self.width, len(self.owners)))
        self.sums: Matrix = sparse.csr_array(membership @ self.vectors)
        self.sum_lengths: Numbers = np.sqrt(self.sums.multiply(self.sums).sum(axis=1))
        middles = sparse.diags_array(1 / np.maximum(self.sum_lengths, 1e-9)) @ self.sums
        self._middles_by_feature = sparse.csr_array(middles.T)

    def _learn_letters(self, word: str, table: FeatureTable) -> list[int]:
        if word not in self._letters_of:
            self._letters_of[word] = table.grow(features.letter_groups(word))
        return self._letters_of[word]

    def _topics(self, stems: Sequence[str]) -> list[str]:
        return [stem for stem in stems if stem not in self._unimportant]

    def read(self, question: str) -> Reading:
        """Split a question into words, repair their spelling, and weigh its stems."""
        words = tuple(self.spelling.repair(word) for word in self._words.split(question))
        stems = tuple(map(self._words.stem, words))
        return Reading(words, stems, self.coverage.rarities(frozenset(stems)))

    def vector(self, reading: Reading) -> Matrix:
        """The question as one unit vector."""
        by_stem, by_letter, by_pair = (kind.table for kind in self._kinds)
        letters = [
            number
            for word in reading.words
            for number in self._letters_of.get(word) or by_letter.known(features.letter_groups(word))
        ]
        stems = by_stem.known([*reading.stems, *self._synonyms.features(reading.stems)])
        pairs = by_pair.known(features.pairs(self._topics(reading.stems)))
        return features.weigh_one([stems, letters, pairs], self._kinds)

    def likeness(self, reading: Reading, classifier: Classifier | None) -> Numbers:
        """Likeness of a question to every article, about 0 to 1; the last one is what is out of scope."""
        vector = self.vector(reading)
        cosines: Numbers = (vector @ self._by_feature).toarray()[0]
        to_middles: Numbers = (vector @ self._middles_by_feature).toarray()[0]
        best = best_per_article(cosines * self.weights, self.owners, self.width)
        scores = classifier.scores(cosines) if classifier else None
        shares = self.coverage.article_shares(reading.rarities)
        return combine(best, to_middles, shares, scores, classifier.trust if classifier else 0.0)


def best_per_article(to_wordings: Numbers, owners: Owners, articles: int) -> Numbers:
    """The greatest likeness to any wording of each article."""
    best = np.zeros(articles)
    np.maximum.at(best, owners, to_wordings)
    return best


def combine(best: Numbers, middle: Numbers, shares: Numbers, scores: Numbers | None, trust: float) -> Numbers:
    """Likeness to an article: its nearest wording, the middle of its wordings, what the classifier says of it, and the
    share of the question that it covers.

    Where nothing is alike nothing is said, whatever the classifier's constant.
    """
    alike: Numbers = (best + middle) / 2
    mixed = alike if scores is None else (alike + trust * np.clip(scores, 0, 1)) / (1 + trust)
    mixed = (mixed + COVERAGE * np.append(shares, 0.0)) / (1 + COVERAGE)
    return np.where(alike > 0, mixed, 0.0)
