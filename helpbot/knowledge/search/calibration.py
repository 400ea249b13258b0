"""From likeness to probability: learnt from the knowledge base itself, so that a score means the same everywhere.

A logistic regression on what can be seen of a candidate tells how often such a candidate is right. Its examples come
from `learning`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from helpbot.knowledge.search.classifier import Classifier, shares_of_belief
from helpbot.knowledge.search.features import Numbers, Positions
from helpbot.knowledge.search.index import LanguageIndex
from helpbot.knowledge.search.likeness import Likeness

CANDIDATES = 5
"""How many articles a ranking holds."""
UNANSWERABLE_SHARE = 0.35
"""The share of questions assumed to have no article; decides how sure one must be."""
FEWEST = 100
"""Fewer examples than these cannot be learnt from."""
PART = 10.0
"""How much likeness counts where articles share out belief. Chosen by the loss on held-out training phrasings."""
_PRIOR = np.array([-6.0, 7.0, 6.0, 3.0, 0.0, 0.0, 0.0, 0.0, 0.0])
"""What holds for a knowledge base too small to learn from (see docs/search.md)."""


@dataclass(frozen=True)
class Calibration:
    """The weights of the logistic regression over `signals`."""

    weights: Numbers

    def probabilities(self, signals: Numbers) -> Numbers:
        """The probability of being right for each row of signals."""
        result: Numbers = 1 / (1 + np.exp(-np.clip(signals @ self.weights, -30, 30)))
        return result

    def ranked(self, signals: Numbers) -> tuple[Positions, Numbers]:
        """The rows in the order of their probabilities, and these, best first; at most one row is right, so that they
        add up to 1 at the most."""
        probabilities = self.probabilities(signals)
        order: Positions = np.argsort(-probabilities, kind="stable")
        return order, probabilities[order] / max(1.0, float(probabilities.sum()))


def signals(seen: Likeness, candidates: Positions, understood: float, topics: int) -> Numbers:
    """What is seen of each candidate: constant, likeness, lead over the best other, the share of the question that it
    covers, length, the logarithm of its part among all articles, how alike the question is to what is out of scope, and
    how alike the candidate is in meaning alone.

    Likeness counts times the root of the understood share: a question of half unknown words is half understood. Who
    covers a single word covers little.
    """
    total = seen.total * np.sqrt(understood)
    top = total[candidates]
    others = np.full(len(top), top.max(initial=0.0))
    others[:1] = top[1:2].max(initial=0.0)
    same = np.ones(len(top))
    length = min(topics, 6) / 6
    parts = np.log(shares_of_belief((PART * total).astype(np.float32))[candidates] + 1e-4)
    outside = [same * value for value in seen.outside]
    covered = seen.shares[candidates] * topics / (topics + 1)
    meant = seen.meant[candidates]
    return np.column_stack([same, top, top - others, covered, same * length, parts, *outside, meant])


def candidates_of(likeness: Numbers, count: int = CANDIDATES) -> Positions:
    """The positions of the most alike articles, best first; none that is not alike at all."""
    count = min(count, len(likeness))
    nearest = np.argpartition(-likeness, count - 1)[:count]
    ordered: Positions = nearest[np.lexsort((nearest, -likeness[nearest]))]
    return ordered[likeness[ordered] > 0]


def look(index: LanguageIndex, classifier: Classifier | None, question: str) -> tuple[Positions, Numbers]:
    """The candidates for a question, best first, and the signals of each."""
    reading = index.read(question)
    likeness = index.likeness(reading, classifier)
    found = candidates_of(likeness.total[:-1])
    return found, signals(likeness, found, index.understood_share(reading.rarities), len(reading.rarities))


Example: TypeAlias = tuple[Numbers, Numbers, Numbers]
"""The signals of a question's candidates, which of them are right (0 or 1), and how much each counts."""


def fit(examples: Sequence[Example]) -> Calibration:
    """Learn from examples; from too few, what usually holds is taken."""
    if sum(len(example[0]) for example in examples) < FEWEST:
        return Calibration(_PRIOR)
    seen, right, weight = (np.concatenate([example[part] for example in examples]) for part in range(3))
    return Calibration(_fit(seen, right, weight))


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
