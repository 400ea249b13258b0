"""Which of several candidates is right, or none: a conditional logit.

The utility of each candidate is a weighted sum of its signals, that of none is 0, and the probabilities are the softmax
of it all (McFadden, "Conditional logit analysis of qualitative choice behavior", 1974). So candidates compete with one
another, and their probabilities never add up to more than 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from helpbot.knowledge.search.comparing.features import Numbers


def probabilities(utility: Numbers) -> Numbers:
    """The probability of each candidate along the last axis; -inf marks one that is missing."""
    most = utility.max(axis=-1, keepdims=True, initial=0.0)
    raised = np.exp(utility - most)
    result: Numbers = raised / (np.exp(-most) + raised.sum(axis=-1, keepdims=True))
    return result


@dataclass(frozen=True)
class Choices:
    """What to learn from. Of question n, `signals[n, c]` are those of candidate c, `right[n, c]` is 1 for the one
    that is right (there may be none), `missing[n, c]` is -inf where there are fewer candidates, else 0, and `counts[n]`
    tells how much it counts.
    """

    signals: Numbers
    right: Numbers
    missing: Numbers
    counts: Numbers

    @classmethod
    def of(cls, examples: Sequence[tuple[Numbers, Numbers, float]]) -> Choices:
        """From the signals of each question's candidates, which of them is right, and how much it counts."""
        most = max(len(right) for _, right, _ in examples)
        seen = np.zeros((len(examples), most, examples[0][0].shape[1]))
        right, missing = np.zeros(seen.shape[:2]), np.full(seen.shape[:2], -np.inf)
        for place, (signals, rightness, _) in enumerate(examples):
            rows = slice(len(rightness))
            seen[place, rows], right[place, rows], missing[place, rows] = signals, rightness, 0
        return cls(seen, right, missing, np.array([counts for *_, counts in examples]))

    def probabilities(self, weights: Numbers) -> Numbers:
        """The probability of each candidate."""
        return probabilities(self.signals @ weights + self.missing)

    def loss(self, found: Numbers) -> float:
        """The log loss of these probabilities."""
        of_none = (1 - self.right.sum(axis=1)) * (1 - found.sum(axis=1))
        truth = (found * self.right).sum(axis=1) + of_none
        return -float(self.counts @ np.log(np.maximum(truth, 1e-300)))

    def gradient(self, found: Numbers) -> Numbers:
        """Of the loss, by each weight."""
        result: Numbers = np.einsum("n,nc,ncs->s", self.counts, found - self.right, self.signals)
        return result

    def hessian(self, found: Numbers) -> Numbers:
        """Of the loss, by each pair of weights."""
        expected = np.einsum("nc,ncs->ns", found, self.signals)
        weighted = self.signals * (self.counts[:, None] * found)[..., None]
        among = np.einsum("ncs,nct->st", weighted, self.signals, optimize=True)
        result: Numbers = among - (expected * self.counts[:, None]).T @ expected
        return result


def fit(choices: Choices, prior: Numbers, precision: Numbers, steps: int = 30) -> Numbers:
    """The most probable weights, each with a normal prior of this mean and precision.

    Newton's method; a step that goes too far is halved.
    """

    def cost(weights: Numbers) -> float:
        return choices.loss(choices.probabilities(weights)) + float(precision @ (weights - prior) ** 2) / 2

    weights = prior
    for _ in range(steps):
        found = choices.probabilities(weights)
        gradient = choices.gradient(found) + precision * (weights - prior)
        step = np.linalg.solve(choices.hessian(found) + np.diag(precision), gradient)
        while cost(weights - step) > cost(weights) and np.abs(step).max() > 1e-6:
            step = step / 2
        weights = weights - step
        if np.abs(step).max() < 1e-5:
            break
    return weights
