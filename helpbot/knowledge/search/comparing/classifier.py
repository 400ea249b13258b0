"""A classifier over similarities: which article do questions like this one belong to?

Multinomial logistic regression on the similarities to chosen wordings, with the centre of all subtracted;
`training` fits it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from helpbot.knowledge.search.comparing.centre import Centre
from helpbot.knowledge.search.comparing.features import Positions, Weights


@dataclass(frozen=True)
class Classifier:
    """`weights[c, a]`: how much a centred similarity to the chosen wording c speaks for article a."""

    centre: Centre
    chosen: Positions
    weights: Weights

    def scores(self, to_wordings: Weights) -> Weights:
        """The evidence for each article: its log-odds, less their mean. `to_wordings` are cosines to all wordings."""
        return evidence(self.centre.seen_from(to_wordings, self.chosen) @ self.weights)


def softmax(scores: Weights) -> Weights:
    """Along the last axis. SciPy's would be loaded for nothing else."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    result: Weights = raised / raised.sum(axis=-1, keepdims=True)
    return result


def evidence(scores: Weights) -> Weights:
    """Log-odds along the last axis, less their mean."""
    result: Weights = scores - scores.mean(axis=-1, keepdims=True)
    return result
