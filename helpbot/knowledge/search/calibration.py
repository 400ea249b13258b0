"""From likeness to probability: learnt from the knowledge base itself, so that a score means the same everywhere.

Each question of the knowledge base is asked twice as if it were new: once with its own wording left out (the right
article should come first), once with its whole article left out (now no article is right: a near miss). A logistic
regression on what can be seen of a candidate tells how often such a candidate is right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from helpbot.knowledge.search.features import Numbers, Positions
from helpbot.knowledge.search.index import LanguageIndex, best_per_article, combine

CANDIDATES = 5
"""How many articles a ranking holds."""
UNANSWERABLE_SHARE = 0.35
"""The share of questions assumed to have no article; decides how sure one must be."""
MOST_QUESTIONS = 3000
"""More questions than these teach nothing new; an even sample is taken."""
_FEWEST = 20
_PRIOR = np.array([-6.0, 7.0, 6.0, 3.0, 1.0, 0.0])
"""What holds for a knowledge base too small to learn from (see docs/search.md)."""


@dataclass(frozen=True)
class Calibration:
    """The weights of the logistic regression over `signals`."""

    weights: Numbers

    def probabilities(self, signals: Numbers) -> Numbers:
        """The probability of being right for each row of signals."""
        result: Numbers = 1 / (1 + np.exp(-np.clip(signals @ self.weights, -30, 30)))
        return result


def signals(likeness: Numbers, candidates: Positions, known: float, shares: Numbers, topics: int) -> Numbers:
    """What is seen of each candidate: constant, likeness, lead over the best other, its and the known share, length.

    Likeness counts times the root of the known share: a question of half unknown words is half understood.
    """
    top = likeness[candidates] * np.sqrt(known)
    others = np.full(len(top), top.max(initial=0.0))
    others[:1] = top[1:2].max(initial=0.0)
    length = min(topics, 6) / 6
    return np.column_stack(
        [np.ones(len(top)), top, top - others, shares, np.full(len(top), known), np.full(len(top), length)]
    )


def candidates_of(likeness: Numbers, count: int = CANDIDATES) -> Positions:
    """The positions of the most alike articles, best first."""
    count = min(count, len(likeness))
    nearest = np.argpartition(-likeness, count - 1)[:count]
    result: Positions = nearest[np.lexsort((nearest, -likeness[nearest]))]
    return result


def look(index: LanguageIndex, question: str) -> tuple[Positions, Numbers]:
    """The candidates for a question, best first, and the signals of each."""
    reading = index.read(question)
    likeness = index.likeness(reading)
    found = candidates_of(likeness)
    found = found[likeness[found] > 0]
    shares = np.array([index.coverage.article_share(reading.rarities, int(c)) for c in found])
    known = index.coverage.known_share(reading.rarities)
    return found, signals(likeness, found, known, shares, len(reading.rarities))


def calibrate(index: LanguageIndex, out_of_scope: Sequence[str] = ()) -> Calibration:
    """Learn from the index's own questions, and from texts that no article answers."""
    rows = np.flatnonzero([wording.is_question for wording in index.wordings])
    if len(rows) > MOST_QUESTIONS:
        rows = rows[np.linspace(0, len(rows) - 1, MOST_QUESTIONS).astype(int)]
    if len(rows) < _FEWEST or index.articles < 2:
        return Calibration(_PRIOR)
    products = (index.vectors[rows] @ index.vectors.T).toarray() * index.weights
    middles = (index.vectors[rows] @ index.sums.T).toarray()
    questions = (_HeldOut(index, int(row), products[i], middles[i]) for i, row in enumerate(rows))
    examples = [example for question in questions for example in question.examples()]
    examples += [_refused(index, text, weight=len(rows) / len(out_of_scope)) for text in out_of_scope]
    seen = np.vstack([example[0] for example in examples])
    right = np.concatenate([example[1] for example in examples])
    weight = np.concatenate([example[2] for example in examples])
    return Calibration(_fit(seen, right, weight))


Example: TypeAlias = tuple[Numbers, Numbers, Numbers]
"""The signals of a question's candidates, which of them are right (0 or 1), and how much each counts."""


def _refused(index: LanguageIndex, text: str, weight: float) -> Example:
    """A text that no article answers. All such texts together count as much as the unanswerable questions."""
    seen = look(index, text)[1]
    return seen, np.zeros(len(seen)), np.full(len(seen), weight * UNANSWERABLE_SHARE)


class _HeldOut:
    """A question of the knowledge base, asked with its wording left out and with its whole article left out."""

    def __init__(self, index: LanguageIndex, row: int, to_wordings: Numbers, to_sums: Numbers) -> None:
        self._index, self._row, self._owner = index, row, int(index.owners[row])
        self._to_wordings = to_wordings
        self._to_centroids = self._centroids(to_sums)
        self._rarities = index.coverage.rarities(frozenset(index.stems[row]))

    def examples(self) -> tuple[Example, Example]:
        """Asked twice: answerable, and not answerable any more."""
        return self._answerable(), self._unanswerable()

    def _answerable(self) -> Example:
        masked = self._to_wordings.copy()
        masked[self._row] = 0
        known = self._index.coverage.known_share(self._rarities, once=self._owner)
        found, seen = self._seen(masked, self._to_centroids, known)
        return seen, (found == self._owner).astype(float), np.full(len(found), 1 - UNANSWERABLE_SHARE)

    def _unanswerable(self) -> Example:
        masked = np.where(self._index.owners == self._owner, 0, self._to_wordings)
        centroids = self._to_centroids.copy()
        centroids[self._owner] = 0
        known = self._index.coverage.known_share(self._rarities, without=self._owner)
        found, seen = self._seen(masked, centroids, known)
        return seen, np.zeros(len(found)), np.full(len(found), UNANSWERABLE_SHARE)

    def _seen(self, to_wordings: Numbers, to_centroids: Numbers, known: float) -> tuple[Positions, Numbers]:
        index = self._index
        likeness = combine(best_per_article(to_wordings, index.owners, index.articles), to_centroids)
        found = candidates_of(likeness)
        shares = [index.coverage.article_share(self._rarities, int(c), once=self._owner) for c in found]
        return found, signals(likeness, found, known, np.array(shares), len(self._rarities))

    def _centroids(self, to_sums: Numbers) -> Numbers:
        """Likeness to the middle of each article, the wording itself left out of its own article's middle."""
        products, lengths = to_sums.copy(), self._index.sum_lengths.copy()
        own, weight = products[self._owner], self._index.weights[self._row]
        products[self._owner] = own - weight
        lengths[self._owner] = np.sqrt(max(lengths[self._owner] ** 2 - 2 * weight * own + weight**2, 1e-9))
        return np.clip(products / np.maximum(lengths, 1e-9), 0, 1)


def _fit(seen: Numbers, right: Numbers, weight: Numbers, steps: int = 25, shrink: float = 1.0) -> Numbers:
    """Weighted logistic regression by Newton's method, drawn a little towards zero."""
    weights = np.zeros(seen.shape[1])
    penalty = np.diag([0.0] + [shrink] * (seen.shape[1] - 1))
    for _ in range(steps):
        probability = 1 / (1 + np.exp(-np.clip(seen @ weights, -30, 30)))
        gradient = seen.T @ (weight * (probability - right)) + penalty @ weights
        curvature = (seen * (weight * probability * (1 - probability))[:, None]).T @ seen + penalty
        step = np.linalg.solve(curvature + 1e-9 * np.eye(len(weights)), gradient)
        weights = weights - step
        if np.abs(step).max() < 1e-6:
            break
    return weights
