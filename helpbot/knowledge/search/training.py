"""Train the classifier over likenesses.

Multinomial logistic regression on the vectors of the wordings, trained on their cosines to chosen wordings (all,
when there are not too many), which stand in for the vectors (Williams and Seeger, "Using the Nyström method to speed up
kernel machines", 2001). Each step solves a ridge regression towards what the step before missed, with one fixed
curvature (Böhning, "Multinomial logistic regression algorithm", 1992), and goes on in the direction of the last step
(Nesterov).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import cho_factor, cho_solve, cholesky, solve_triangular

from helpbot.knowledge.search.classifier import Classifier, Rows, Weights, shares_of_belief

STRENGTH = 20.0
"""How much a likeness counts beside the pull towards knowing nothing. Chosen, like CURVATURE and STEPS, in
cross-validation on training phrasings (docs/benchmarks.md)."""
CURVATURE = 0.1
STEPS = 12
MOST_CHOSEN = 1536
"""So many wordings at most stand in for all."""
MOST_WORK = 1_500_000
"""Wordings times articles beyond which training takes too long; the other likenesses serve alone."""
FOLDS = 3
"""In so many parts, each unknown to the classifier that judges it, are wordings and articles held out."""


@dataclass(frozen=True)
class HeldOutScores:
    """What a classifier says of each wording that had not seen it (`unseen`), or not its whole article (`orphaned`)."""

    unseen: Weights
    orphaned: Weights


def choose(wordings: int) -> Rows:
    """The rows of the wordings that stand in for all: an even sample."""
    return np.unique(np.linspace(0, wordings - 1, min(wordings, MOST_CHOSEN)).astype(np.intp))


def train(to_chosen: Weights, chosen: Rows, owners: NDArray[np.int64], articles: int) -> Classifier:
    """Learn from the cosines between all wordings and the chosen ones, and the article that each belongs to."""
    root, places = _places(to_chosen, chosen)
    weights = _fit(places, _targets(owners, articles))
    stretched = solve_triangular(root, weights, lower=True, trans="T") * np.float32(STRENGTH**0.5)
    return Classifier(chosen, np.asarray(stretched, dtype=np.float32))


def hold_out(to_chosen: Weights, chosen: Rows, owners: NDArray[np.int64], articles: int) -> HeldOutScores:
    """Train again without a part of the wordings, and without a part of the articles, and judge that part."""
    _, places = _places(to_chosen, chosen)
    targets = _targets(owners, articles)
    unseen, orphaned = np.zeros_like(targets), np.zeros_like(targets)
    for fold in range(FOLDS):
        out = np.arange(len(owners)) % FOLDS == fold
        unseen[out] = shares_of_belief(places[out] @ _fit(places[~out], targets[~out]))
        out = owners % FOLDS == fold
        kept = np.setdiff1d(np.arange(articles), owners[out])
        found = shares_of_belief(places[out] @ _fit(places[~out], targets[~out][:, kept]))
        orphaned[np.ix_(np.flatnonzero(out), kept)] = found
    return HeldOutScores(unseen, orphaned)


def _places(to_chosen: Weights, chosen: Rows) -> tuple[Weights, Weights]:
    """Coordinates of all wordings whose products are (about) their cosines, stretched; and the root that made them."""
    among = to_chosen[chosen] + np.float32(1e-4) * np.eye(len(chosen), dtype=np.float32)
    root = np.asarray(cholesky(among, lower=True), dtype=np.float32)
    places = solve_triangular(root, to_chosen.T, lower=True).T * np.float32(STRENGTH**0.5)
    return root, np.ascontiguousarray(places, dtype=np.float32)


def _targets(owners: NDArray[np.int64], articles: int) -> Weights:
    targets = np.zeros((len(owners), articles), dtype=np.float32)
    targets[np.arange(len(owners)), owners] = 1
    return targets


def _fit(places: Weights, targets: Weights) -> Weights:
    width = places.shape[1]
    curvature = cho_factor(places.T @ places + np.eye(width, dtype=np.float32) / np.float32(CURVATURE))
    last: Weights = np.zeros((width, targets.shape[1]), dtype=np.float32)
    ahead = last
    for step in range(STEPS):
        scores = places @ ahead
        missed = scores + (targets - shares_of_belief(scores)) / np.float32(CURVATURE)
        weights = np.asarray(cho_solve(curvature, places.T @ missed), dtype=np.float32)
        ahead, last = weights + np.float32(step / (step + 3)) * (weights - last), weights
    return last
