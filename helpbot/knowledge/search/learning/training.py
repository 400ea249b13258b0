"""Train the classifier over similarities.

Multinomial logistic regression on the vectors of the wordings, trained on their cosines to chosen wordings (all,
when there are not too many), which stand in for the vectors (Williams and Seeger, "Using the Nyström method to speed up
kernel machines", 2001). Each step solves a ridge regression towards what the step before missed, with one fixed
curvature (Böhning, "Multinomial logistic regression algorithm", 1992), and goes on in the direction of the last step
(Nesterov).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import cho_factor, cho_solve, cholesky, solve_triangular

from helpbot.knowledge.search.comparing.centre import Centre
from helpbot.knowledge.search.comparing.classifier import Classifier, evidence, softmax
from helpbot.knowledge.search.comparing.features import Owners, Positions, Weights

STRENGTH = 20.0
"""How much a similarity counts beside the pull towards knowing nothing. Chosen, like CURVATURE, in
cross-validation on training phrasings (docs/trials.md)."""
CURVATURE = 0.1
MOST_CHOSEN = 1536
"""So many wordings at most stand in for all."""
MOST_WORK = 2_500_000
"""Wordings times articles beyond which training takes too long; the other similarities serve alone."""
FEW = 5_000
"""So many wordings are held out in three parts, more of them in two, since each half says enough of an article."""
STEPS, STEPS_OF_MANY = 12, 6
"""More than FEW wordings are learned from in fewer steps; the rest brings nothing there."""


@dataclass(frozen=True)
class HeldOutScores:
    """What a classifier says of each wording that had not seen it (`unseen`), or not its whole article (`orphaned`).

    Of articles that were held out with it, it says 0: nothing for or against.
    """

    unseen: Weights
    orphaned: Weights


def choose(wordings: int) -> Positions:
    """The rows of the wordings that stand in for all: an even sample."""
    return np.unique(np.linspace(0, wordings - 1, min(wordings, MOST_CHOSEN)).astype(np.intp))


class Training:
    """The cosines between all wordings and the chosen ones, made ready to be learned from again and again."""

    def __init__(self, cosines: Weights, chosen: Positions, centre: Centre, owners: Owners, articles: int) -> None:
        """`cosines` are those of the chosen wordings to all; `owners` tells the article of each wording."""
        self._centre = centre
        self._chosen, self._owners, self._articles = chosen, owners, articles
        self._root, self._places = _places(centre.among(chosen, cosines).T, chosen)
        self._targets = _targets(owners, articles)
        self._parts = 3 if len(owners) <= FEW else 2
        self._by_wording = np.arange(len(owners)) % self._parts
        self._by_article = owners % self._parts
        self._products = {
            (wording, article): self._product((self._by_wording == wording) & (self._by_article == article))
            for wording in range(self._parts)
            for article in range(self._parts)
        }

    def _product(self, rows: NDArray[np.bool_]) -> Weights:
        places = self._places[rows]
        return np.asarray(places.T @ places, dtype=np.float32)

    def classifier(self) -> Classifier:
        """Learn from all wordings."""
        everything = np.ones(len(self._owners), dtype=bool)
        weights = self._fit(everything, list(self._products), np.arange(self._articles))
        stretched = solve_triangular(self._root, weights, lower=True, trans="T") * np.float32(STRENGTH**0.5)
        return Classifier(self._centre, self._chosen, np.asarray(stretched, dtype=np.float32))

    def held_out(self) -> HeldOutScores:
        """Learn without a part of the wordings, and without a part of the articles, and judge that part."""
        unseen, orphaned = np.zeros_like(self._targets), np.zeros_like(self._targets)
        for part in range(self._parts):
            out = self._by_wording == part
            cells = [cell for cell in self._products if cell[0] != part]
            unseen[out] = self._judge(out, cells, np.arange(self._articles))
            out = self._by_article == part
            cells = [cell for cell in self._products if cell[1] != part]
            kept = np.setdiff1d(np.arange(self._articles), self._owners[out])
            orphaned[np.ix_(np.flatnonzero(out), kept)] = self._judge(out, cells, kept)
        return HeldOutScores(unseen, orphaned)

    def _judge(self, out: NDArray[np.bool_], cells: Sequence[tuple[int, int]], kept: Positions) -> Weights:
        return evidence(self._places[out] @ self._fit(~out, cells, kept))

    def _fit(self, rows: NDArray[np.bool_], cells: Sequence[tuple[int, int]], kept: Positions) -> Weights:
        """The weights of the articles `kept`, learned from some wordings, whose products are those of `cells`."""
        places, targets = self._places[rows], self._targets[np.ix_(rows, kept)]
        product = sum((self._products[cell] for cell in cells), start=np.float32(0))
        curvature = cho_factor(product + np.eye(places.shape[1], dtype=np.float32) / np.float32(CURVATURE))
        last: Weights = np.zeros((places.shape[1], len(kept)), dtype=np.float32)
        ahead = last
        for step in range(STEPS if len(self._owners) <= FEW else STEPS_OF_MANY):
            scores = places @ ahead
            missed = scores + (targets - softmax(scores)) / np.float32(CURVATURE)
            weights = np.asarray(cho_solve(curvature, places.T @ missed), dtype=np.float32)
            ahead, last = weights + np.float32(step / (step + 3)) * (weights - last), weights
        return last


def _places(to_chosen: Weights, chosen: Positions) -> tuple[Weights, Weights]:
    """Coordinates of all wordings whose products are (about) their cosines, stretched; and the root that made them."""
    among = to_chosen[chosen] + np.float32(1e-4) * np.eye(len(chosen), dtype=np.float32)
    root = np.asarray(cholesky(among, lower=True), dtype=np.float32)
    places = solve_triangular(root, to_chosen.T, lower=True).T * np.float32(STRENGTH**0.5)
    return root, np.ascontiguousarray(places, dtype=np.float32)


def _targets(owners: Owners, articles: int) -> Weights:
    targets = np.zeros((len(owners), articles), dtype=np.float32)
    targets[np.arange(len(owners)), owners] = 1
    return targets
