"""Which of several candidates is right, or none: a conditional logit.

Each candidate is worth a weighted sum of what is seen of it, none of them is worth 0, and the chances are the softmax
of it all (McFadden, "Conditional logit analysis of qualitative choice behavior", 1974). So candidates compete with one
another, and their chances never add up to more than 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from helpbot.knowledge.search.comparing.features import Numbers


def chances(worth: Numbers) -> Numbers:
    """The chance of each candidate along the last axis; -inf marks one that is missing."""
    most = worth.max(axis=-1, keepdims=True, initial=0.0)
    raised = np.exp(worth - most)
    result: Numbers = raised / (np.exp(-most) + raised.sum(axis=-1, keepdims=True))
    return result


@dataclass(frozen=True)
class Choices:
    """What to learn from. Of question n, `seen[n, c]` are the signals of candidate c, `right[n, c]` is 1 for the one
    that is right (there may be none), `missing[n, c]` is -inf where there are fewer candidates, else 0, and `counts[n]`
    tells how much it counts.
    """

    seen: Numbers
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

    def chances(self, weights: Numbers) -> Numbers:
        """The chance of each candidate."""
        return chances(self.seen @ weights + self.missing)

    def loss(self, found: Numbers) -> float:
        """The log loss of these chances."""
        of_none = (1 - self.right.sum(axis=1)) * (1 - found.sum(axis=1))
        truth = (found * self.right).sum(axis=1) + of_none
        return -float(self.counts @ np.log(np.maximum(truth, 1e-300)))

    def slope(self, found: Numbers) -> Numbers:
        """How the loss changes with each weight."""
        result: Numbers = np.einsum("n,nc,ncs->s", self.counts, found - self.right, self.seen)
        return result

    def curvature(self, found: Numbers) -> Numbers:
        """How its slope changes with each weight."""
        expected = np.einsum("nc,ncs->ns", found, self.seen)
        weighted = self.seen * (self.counts[:, None] * found)[..., None]
        among = np.einsum("ncs,nct->st", weighted, self.seen, optimize=True)
        result: Numbers = among - (expected * self.counts[:, None]).T @ expected
        return result


def fit(choices: Choices, usual: Numbers, pull: Numbers, steps: int = 30) -> Numbers:
    """The weights that tell best what is right, each drawn to what is usual with so much pull.

    Newton's method; a step that goes too far is halved.
    """

    def cost(weights: Numbers) -> float:
        return choices.loss(choices.chances(weights)) + float(pull @ (weights - usual) ** 2) / 2

    weights = usual
    for _ in range(steps):
        found = choices.chances(weights)
        slope = choices.slope(found) + pull * (weights - usual)
        step = np.linalg.solve(choices.curvature(found) + np.diag(pull), slope)
        while cost(weights - step) > cost(weights) and np.abs(step).max() > 1e-6:
            step = step / 2
        weights = weights - step
        if np.abs(step).max() < 1e-5:
            break
    return weights
