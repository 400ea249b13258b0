"""What an index learns from its own texts: a classifier, and how likeness becomes probability.

Each question of the knowledge base is asked twice as if it were new: once with its own wording left out (the right
article should come first), once with its whole article left out (now no article is right: a near miss). To these come
texts that are known to be out of scope.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from helpbot.knowledge.search.calibration import (
    UNANSWERABLE_SHARE,
    Calibration,
    Example,
    candidates_of,
    fit,
    signals,
)
from helpbot.knowledge.search.classifier import MOST_WORDINGS, Classifier, HeldOutScores, train
from helpbot.knowledge.search.features import Numbers, Positions
from helpbot.knowledge.search.index import LanguageIndex, best_per_article, combine

MOST_QUESTIONS = 2000
"""More questions than these teach nothing new about probability; an even sample is taken."""
_CHUNK = 200
"""Questions compared with all wordings at a time, to bound the memory."""


@dataclass(frozen=True)
class Learnt:
    """Everything that was learnt from one index.

    `refusals` tell for each text out of scope, had it not been known, the probability given to the best article.
    """

    calibration: Calibration
    classifier: Classifier | None
    refusals: Numbers


def learn(index: LanguageIndex) -> Learnt:
    """Train the classifier (unless there are too many wordings), then learn what its scores are worth."""
    classifier, held_out = None, None
    if 1 < len(index.wordings) <= MOST_WORDINGS and index.articles > 1:
        cosines = (index.vectors @ index.vectors.T).toarray().astype(np.float32)
        classifier, held_out = train(cosines, index.owners, index.width)
    examples = list(_examples(index, classifier, held_out)) if index.articles > 1 else []
    calibration = fit(examples)
    return Learnt(calibration, classifier, _refusals(index, examples, calibration))


def _refusals(index: LanguageIndex, examples: Sequence[Example], calibration: Calibration) -> Numbers:
    """Texts out of scope are the last examples."""
    count = int(np.sum(index.owners == index.articles)) if examples else 0
    seen = [example[0] for example in examples[len(examples) - count :]]
    return np.array([calibration.probabilities(candidates)[:1].max(initial=0.0) for candidates in seen])


def _examples(index: LanguageIndex, classifier: Classifier | None, held_out: HeldOutScores | None) -> Iterator[Example]:
    """Questions of articles, each asked twice; and texts out of scope, together as heavy as the orphaned questions."""
    questions = np.flatnonzero([wording.is_question for wording in index.wordings])
    if len(questions) > MOST_QUESTIONS:
        questions = questions[np.linspace(0, len(questions) - 1, MOST_QUESTIONS).astype(int)]
    refused = np.flatnonzero(index.owners == index.articles)
    refusal = UNANSWERABLE_SHARE * len(questions) / max(len(refused), 1)
    rows = np.concatenate([questions, refused])
    trust = classifier.trust if classifier else 0.0
    for start in range(0, len(rows), _CHUNK):
        chunk = rows[start : start + _CHUNK]
        cosines = (index.vectors[chunk] @ index.vectors.T).toarray()
        to_sums = (index.vectors[chunk] @ index.sums.T).toarray()
        for position, row in enumerate(chunk):
            question = _HeldOut(index, int(row), cosines[position] * index.weights, to_sums[position], trust)
            unseen = held_out.unseen[row].astype(np.float64) if held_out else None
            if index.owners[row] == index.articles:
                yield question.refused(unseen, refusal)
                continue
            yield question.answerable(unseen)
            yield question.orphaned(held_out.orphaned[row].astype(np.float64) if held_out else None)


class _HeldOut:
    """A question of the knowledge base, asked as if it were new."""

    def __init__(self, index: LanguageIndex, row: int, to_wordings: Numbers, to_sums: Numbers, trust: float) -> None:
        self._index, self._row, self._owner, self._trust = index, row, int(index.owners[row]), trust
        self._to_wordings = to_wordings
        self._to_middles = self._middles(to_sums)
        self._rarities = index.coverage.rarities(frozenset(index.stems[row]))

    def answerable(self, scores: Numbers | None) -> Example:
        """With its own wording left out."""
        masked = self._to_wordings.copy()
        masked[self._row] = 0
        known = self._index.coverage.known_share(self._rarities, once=self._owner)
        found, seen = self._seen(masked, self._to_middles, scores, known)
        return seen, (found == self._owner).astype(float), np.full(len(found), 1 - UNANSWERABLE_SHARE)

    def refused(self, scores: Numbers | None, weight: float) -> Example:
        """A text out of scope, itself left out: no article is right."""
        masked = self._to_wordings.copy()
        masked[self._row] = 0
        known = self._index.coverage.known_share(self._rarities, without=self._owner)
        found, seen = self._seen(masked, self._to_middles, scores, known)
        return seen, np.zeros(len(found)), np.full(len(found), weight)

    def orphaned(self, scores: Numbers | None) -> Example:
        """With its whole article left out."""
        masked = np.where(self._index.owners == self._owner, 0, self._to_wordings)
        middles = self._to_middles.copy()
        middles[self._owner] = 0
        known = self._index.coverage.known_share(self._rarities, without=self._owner)
        found, seen = self._seen(masked, middles, scores, known)
        return seen, np.zeros(len(found)), np.full(len(found), UNANSWERABLE_SHARE)

    def _seen(
        self, to_wordings: Numbers, to_middles: Numbers, scores: Numbers | None, known: float
    ) -> tuple[Positions, Numbers]:
        index = self._index
        best = best_per_article(to_wordings, index.owners, index.width)
        shares = index.coverage.article_shares(self._rarities, once=self._owner)
        likeness = combine(best, to_middles, shares, scores, self._trust)
        found = candidates_of(likeness[:-1])
        return found, signals(likeness, found, known, shares[found], len(self._rarities))

    def _middles(self, to_sums: Numbers) -> Numbers:
        """Likeness to the middle of each article, the wording itself left out of its own article's middle."""
        products, lengths = to_sums.copy(), self._index.sum_lengths.copy()
        own, weight = products[self._owner], self._index.weights[self._row]
        products[self._owner] = own - weight
        lengths[self._owner] = np.sqrt(max(lengths[self._owner] ** 2 - 2 * weight * own + weight**2, 1e-9))
        return np.clip(products / np.maximum(lengths, 1e-9), 0, 1)
