"""What all wordings have in common tells no article from another, so the classifier works without it.

The common part is the mean of all vectors, the centre. It is subtracted from every vector, and the rest normalised
again; all by inner products, so that no vector needs to be at hand.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from helpbot.knowledge.search.comparing.features import Positions, Weights

FEW = 10
"""How many zero vectors count into the mean, which for a few wordings is too similar to each of them. Chosen in
cross-validation on training phrasings (docs/trials.md)."""


@dataclass(frozen=True)
class Centre:
    """`means[w]` is the inner product of wording w with the centre, `lengths[w]` its distance from it, `square` the
    inner product of the centre with itself.
    """

    means: Weights
    lengths: Weights
    square: float

    @classmethod
    def of(cls, to_sum: Weights, squares: Weights) -> Centre:
        """From the inner products of each wording with the sum of all wordings, and with itself."""
        weight = weight_of_sum(len(to_sum))
        means, square = weight * to_sum, weight**2 * float(to_sum.sum())
        lengths = np.sqrt(np.maximum(squares - 2 * means + square, 1e-9))
        return cls(means.astype(np.float32), lengths.astype(np.float32), square)

    def seen_from(self, cosines: Weights, rows: Positions) -> Weights:
        """The cosines of a question to some wordings, with the centre subtracted from each; from those to all."""
        mean = weight_of_sum(len(cosines)) * float(cosines.sum())
        length = np.sqrt(max(1 - 2 * mean + self.square, 1e-9))
        off = cosines[rows] - self.means[rows] - np.float32(mean - self.square)
        seen: Weights = off / (self.lengths[rows] * np.float32(length))
        return seen

    def among(self, rows: Positions, cosines: Weights) -> Weights:
        """The same for wordings: one row of cosines to all for each of `rows`."""
        seen: Weights = cosines - (self.means[rows] - np.float32(self.square))[:, None]
        seen -= self.means
        seen /= self.lengths
        seen /= self.lengths[rows, None]
        return seen


def weight_of_sum(wordings: int) -> float:
    """The factor that turns the sum of so many vectors into the centre."""
    return 1 / (wordings + FEW)
