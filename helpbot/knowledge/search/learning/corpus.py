"""The texts of one language, read once: what an index is built from and learns from. Not needed to answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import numpy as np
from scipy import sparse

from helpbot.knowledge.search.comparing import features
from helpbot.knowledge.search.comparing.centre import Centre
from helpbot.knowledge.search.comparing.coverage import count_occurrences
from helpbot.knowledge.search.comparing.features import (
    FeatureTable,
    Kind,
    Numbers,
    Owners,
    Positions,
    Synonyms,
    Weights,
)
from helpbot.knowledge.search.comparing.index import Content, LanguageIndex
from helpbot.knowledge.search.comparing.semantic import Meanings, best_share, mixed
from helpbot.knowledge.search.learning import matrices
from helpbot.knowledge.search.learning.matrices import Matrix
from helpbot.knowledge.search.phrasings import Phrasing
from helpbot.language.rules import LanguageRules
from helpbot.language.text import Words

MANY, COMMON = 20_000, 0.02
"""Of more wordings than these, pairs of topic words and word forms are left out, and features that more than this share
of them have: they tell little, and cost most of the memory and the time."""

MOST_ASKED = 500
"""So many wordings, about, are asked to find out what a sentence model is worth."""


class Corpus:
    """All wordings of one language, their stems and vectors, and the index over them."""

    def __init__(
        self,
        wordings: Sequence[Phrasing],
        articles: int,
        rules: LanguageRules,
        ordinary: Sequence[str] = (),
        meanings: Meanings | None = None,
    ) -> None:
        """`articles` counts the real ones; wordings of one more are texts out of scope (see `phrasings`). `ordinary`
        words of the language are never repaired."""
        self.wordings = wordings
        self._meanings = meanings
        self._words = Words(rules)
        texts = [tuple(self._words.split(wording.text)) for wording in wordings]
        word_counts = Counter(chain.from_iterable(texts))
        stem_of = {word: self._words.sounding_stem(word) for word in word_counts}
        self.stems = [tuple(stem_of[word] for word in text) for text in texts]
        owners: Owners = np.array([wording.article for wording in wordings], dtype=np.int64)
        weights: Numbers = np.array([wording.weight for wording in wordings])
        synonyms = features.meanings_of(rules.synonyms, self._words)
        kinds, self._vectors = self._learn_features(texts, word_counts, Synonyms(synonyms), owners)
        self._postings = matrices.by_feature(self._vectors)
        self._share = self._best_share(owners) if meanings else 0.0
        self.content = Content(
            articles,
            owners,
            weights,
            kinds,
            self._postings,
            self._sum_lengths(owners, weights, articles + 1),
            word_counts,
            ordinary,
            count_occurrences(list(zip(owners.tolist(), self.stems, strict=True))),
            synonyms,
            self._share,
        )
        self.index = LanguageIndex(self.content, rules, meanings)

    def _learn_features(
        self, texts: Sequence[tuple[str, ...]], word_counts: Iterable[str], synonyms: Synonyms, owners: Owners
    ) -> tuple[tuple[Kind, ...], Matrix]:
        """Every kind of features, and the vectors of all wordings, made of all kinds side by side."""
        tables = [FeatureTable() for _ in features.SHARES]
        rows = self._feature_rows(texts, word_counts, synonyms, tables)
        learned = [
            matrices.learn_kind(part, table, share, owners)
            for part, table, share in zip(rows, tables, features.SHARES, strict=True)
        ]
        vectors: Matrix = sparse.csr_array(sparse.hstack([part for _, part in learned]))
        kept = vectors if len(texts) <= MANY else matrices.without_common(vectors, COMMON)
        return tuple(kind for kind, _ in learned), kept

    def _feature_rows(
        self,
        texts: Sequence[tuple[str, ...]],
        word_counts: Iterable[str],
        synonyms: Synonyms,
        tables: Sequence[FeatureTable],
    ) -> Iterator[Iterator[list[int]]]:
        """The features of every wording, one kind after the other, since each takes much memory."""
        by_stem, by_letter, by_pair, by_neighbour, by_form = tables
        yield (by_stem.grow([*row, *synonyms.features(row)]) for row in self.stems)
        letters = {word: by_letter.grow(features.letter_groups(word)) for word in word_counts}
        yield ([number for word in text for number in letters[word]] for text in texts)
        few = len(texts) <= MANY
        unimportant = self._words.stop_stems
        topics = ([stem for stem in row if stem not in unimportant] for row in self.stems)
        yield (by_pair.grow(features.pairs(row) if few else ()) for row in topics)
        yield (by_neighbour.grow(features.neighbours(row)) for row in self.stems)
        yield (by_form.grow([*text, *features.neighbours(text)] if few else ()) for text in texts)

    def _sum_lengths(self, owners: Owners, weights: Numbers, articles: int) -> Numbers:
        membership = matrices.membership(owners, weights, articles)
        sums = sparse.csr_array(membership @ self._vectors)
        squares = np.asarray(sums.multiply(sums).sum(axis=1), dtype=np.float64)
        if self._meanings:
            sums_in_meaning = membership @ self._meanings.centred
            squares = (1 - self._share) * squares + self._share * np.sum(sums_in_meaning**2, axis=1)
        return np.sqrt(squares)

    def _best_share(self, owners: Owners) -> float:
        """The share of meaning that serves an even sample of people's own wordings best."""
        questions = np.flatnonzero([wording.is_question for wording in self.wordings])
        rows = questions[:: max(1, len(questions) // MOST_ASKED)]
        in_words = self._in_words(rows)
        in_meaning = self._meanings.centred_among(rows) if self._meanings else in_words
        return best_share(in_words, in_meaning, rows, owners)

    def cosines_among(self, rows: Positions) -> Weights:
        """How similar wordings are to every wording: one row for each of `rows`."""
        in_words = self._in_words(rows)
        return mixed(in_words, self._meanings.centred_among(rows), self._share) if self._meanings else in_words

    def centre(self) -> Centre:
        """What all wordings have in common."""
        to_sum, squares = matrices.to_sum(self._vectors)
        if self._meanings:
            in_meaning, ones = matrices.to_sum(self._meanings.centred)
            to_sum, squares = mixed(to_sum, in_meaning, self._share), mixed(squares, ones, self._share)
        return Centre.of(to_sum, squares)

    def cosines_in_meaning(self, row: int) -> Weights | None:
        """How similar a wording is in meaning to every wording; None without a sentence model."""
        return self._meanings.cosines_among(np.array([row]))[0] if self._meanings else None

    def _in_words(self, rows: Positions) -> Weights:
        """How similar in words."""
        turned = matrices.from_postings(self._postings)
        return np.asarray((self._vectors[rows] @ turned).toarray(), dtype=np.float32)
