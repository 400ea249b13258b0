"""The index of one language: how similar a question is to each wording and to the mean of each article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import numpy as np

from helpbot.knowledge.search.comparing import features
from helpbot.knowledge.search.comparing.classifier import Classifier
from helpbot.knowledge.search.comparing.coverage import Coverage, Occurrences
from helpbot.knowledge.search.comparing.features import Kind, Meaning, Numbers, Owners, Synonyms
from helpbot.knowledge.search.comparing.postings import Postings
from helpbot.knowledge.search.comparing.semantic import Meanings, mixed
from helpbot.knowledge.search.comparing.similarity import Groups, Nearness, Similarity, combine
from helpbot.knowledge.search.comparing.spelling import Spelling
from helpbot.language.rules import LanguageRules
from helpbot.language.text import Words


@dataclass(frozen=True)
class Reading:
    """A question as the index reads it: repaired words, their stems, and the weight of each stem that bears a topic.

    `texts` are for a sentence model: the question as it was asked, and its words when one of them was repaired.
    """

    texts: tuple[str, ...]
    words: tuple[str, ...]
    stems: tuple[str, ...]
    rarities: dict[str, float]


@dataclass(frozen=True)
class Content:
    """What an index is made of (see `corpus`), apart from the rules of the language; one entry per wording or article.

    `owners` and `weights` tell of each wording its article and what a similarity to it counts; `sum_lengths` the length
    of each article's weighted sum of vectors: the sum's direction is that of the mean of its wordings. `ordinary` words
    are never repaired. `meaning_share` is the part that a sentence model has in a similarity, if there is one.
    """

    articles: int
    owners: Owners
    weights: Numbers
    kinds: tuple[Kind, ...]
    postings: Postings
    sum_lengths: Numbers
    word_counts: Mapping[str, int]
    ordinary: Sequence[str]
    occurrences: Occurrences
    meanings: Sequence[Meaning]
    meaning_share: float


class LanguageIndex:
    """All wordings of one language as vectors, and what is known of its words.

    `articles` counts the real ones; one more, the last, is what is out of scope.
    """

    def __init__(self, content: Content, rules: LanguageRules, meanings: Meanings | None = None) -> None:
        self.articles = content.articles
        self.width = content.articles + 1
        self.owners = content.owners
        groups = Groups(content.owners, self.width)
        self.nearness = Nearness(groups, content.weights, content.sum_lengths)
        self.nearness_in_meaning = _in_meaning(meanings, groups, content.weights) if meanings else None
        self._words = Words(rules)
        self._synonyms = Synonyms(content.meanings)
        self._unimportant = self._words.stop_stems
        self._kinds, self._scale = content.kinds, features.Scale.of(content.kinds)
        self._postings, self._meanings = content.postings, meanings
        self._share = content.meaning_share
        _, letters, *_ = content.kinds
        # people use the same words over and over
        self._letter_groups_of = lru_cache(20_000)(lambda word: letters.table.known(features.letter_groups(word)))
        self.coverage = Coverage(content.occurrences, content.articles, self._unimportant)
        self.spelling = Spelling(content.word_counts, self._words.stop_words.union(content.ordinary), self._words.sound)

    def read(self, question: str) -> Reading:
        """Split a question into words, repair their spelling, and weigh its stems."""
        asked = self._words.split(question)
        words = tuple(map(self.spelling.repair, asked))
        stems = tuple(map(self._words.sounding_stem, words))
        texts = (question,) if words == tuple(asked) else (question, " ".join(words))
        return Reading(texts, words, stems, self.coverage.rarities(frozenset(stems)))

    def understood_share(
        self, rarities: Mapping[str, float], without: int | None = None, once: int | None = None
    ) -> float:
        """The part of a question that is understood, 0 to 1: its known words, and the others as far as meaning counts.

        `without` and `once` are those of `Coverage.known_share`.
        """
        known = self.coverage.known_share(rarities, without, once)
        return known + self._share * (1 - known)

    def _features(self, reading: Reading) -> list[list[int]]:
        """The known features of a question, one list per kind."""
        by_stem, _, by_pair, by_neighbour, by_form = (kind.table for kind in self._kinds)
        topics = [stem for stem in reading.stems if stem not in self._unimportant]
        return [
            by_stem.known([*reading.stems, *self._synonyms.features(reading.stems)]),
            [*chain.from_iterable(map(self._letter_groups_of, reading.words))],
            by_pair.known(features.pairs(topics)),
            by_neighbour.known(features.neighbours(reading.stems)),
            by_form.known([*reading.words, *features.neighbours(reading.words)]),
        ]

    def similarity(self, reading: Reading, classifier: Classifier | None) -> Similarity:
        """How similar a question is to every article."""
        columns, values = self._scale.weigh(self._features(reading))
        cosines, in_meaning = self._postings.products(columns, values), None
        if self._meanings and self.nearness_in_meaning:
            question = self._meanings.question(reading.texts)
            cosines = mixed(cosines, self._meanings.seen_from_centre(question), self._share)
            in_meaning = self.nearness_in_meaning.of(self._meanings.cosines(question))
        scores = classifier.scores(cosines) if classifier else None
        return combine(self.nearness.of(cosines), self.coverage.article_shares(reading.rarities), scores, in_meaning)


def _in_meaning(meanings: Meanings, groups: Groups, weights: Numbers) -> Nearness:
    """How near articles are in meaning alone."""
    sums = groups.sums(meanings.vectors * weights[:, None])
    return Nearness(groups, weights, np.linalg.norm(sums, axis=1))
