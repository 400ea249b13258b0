"""A classifier over likenesses: which article do questions like this one belong to?

Kernel ridge regression with the kernel exp(WIDTH * (cosine - 1)) on one target per article, solved in closed form. The
inverse that solves it also tells, without training again, what it would say of a wording it had not seen, and of one
whose whole article it had not seen (Rifkin and Lippert, "Notes on regularized least squares", 2007): that is what
calibration learns from.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.linalg.lapack import spotrf, spotri

Weights: TypeAlias = NDArray[np.float32]

WIDTH = 2.0
SMOOTHING = 0.5
MOST_WORDINGS = 8000
"""More wordings than these would need too large a square of numbers; the other likenesses serve alone."""
HALF_TRUSTED = 10
"""With so many wordings an article, the classifier counts half of what it counts with very many."""


@dataclass(frozen=True)
class Classifier:
    """`weights[w, a]`: how much a likeness to wording w speaks for article a; `trust` is its share in the mix."""

    weights: Weights
    trust: float

    def scores(self, to_wordings: NDArray[np.float64]) -> NDArray[np.float64]:
        """About 1 for the article that a question belongs to, about 0 for others. `to_wordings` are cosines."""
        return np.asarray(_kernel(np.asarray(to_wordings, dtype=np.float32)) @ self.weights, dtype=np.float64)


@dataclass(frozen=True)
class HeldOutScores:
    """What the classifier says of each wording, had it not seen it (`unseen`) or its whole article (`orphaned`)."""

    unseen: Weights
    orphaned: Weights


def train(cosines: Weights, owners: NDArray[np.int64], articles: int) -> tuple[Classifier, HeldOutScores]:
    """Learn from the cosines between all wordings and the article that each belongs to."""
    count = len(owners)
    targets = np.zeros((count, articles), dtype=np.float32)
    targets[np.arange(count), owners] = 1
    smoothed = _kernel(cosines) + np.float32(SMOOTHING) * np.eye(count, dtype=np.float32)
    inverse = _inverse(smoothed)
    weights: Weights = inverse @ targets
    unseen: Weights = targets - weights / np.diag(inverse)[:, None]
    wordings_each = count / max(len(np.unique(owners)), 1)
    trust = wordings_each / (wordings_each + HALF_TRUSTED)
    return Classifier(weights, trust), HeldOutScores(unseen, _orphaned(inverse, weights, targets, owners))


def _inverse(positive: Weights) -> Weights:
    """The inverse of a symmetric, positive definite matrix, by Cholesky: half the work of a general one."""
    factor, _ = spotrf(positive, lower=1, overwrite_a=1)
    lower, _ = spotri(factor, lower=1, overwrite_c=1)
    result: Weights = np.tril(lower) + np.tril(lower, -1).T
    return result


def _orphaned(inverse: Weights, weights: Weights, targets: Weights, owners: NDArray[np.int64]) -> Weights:
    result = np.zeros_like(targets)
    for article in np.unique(owners):
        rows = np.flatnonzero(owners == article)
        result[rows] = targets[rows] - np.linalg.solve(inverse[np.ix_(rows, rows)], weights[rows])
    return result


def _kernel(cosines: Weights) -> Weights:
    result: Weights = np.exp(np.float32(WIDTH) * (cosines - np.float32(1)))
    return result
