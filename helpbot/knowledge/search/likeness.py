"""From likenesses to wordings to likenesses to articles."""

from __future__ import annotations

import numpy as np

from helpbot.knowledge.search.features import Numbers, Owners, Weights

BELIEF = 2.0
"""What the classifier counts beside the other likenesses. Chosen in cross-validation on training phrasings
(docs/benchmarks.md)."""
COVERAGE = 0.15
"""What the covered share counts beside the other likenesses. Chosen on held-out questions of the shipped articles."""


class Groups:
    """Which wordings belong together: those of one article stand side by side."""

    def __init__(self, owners: Owners, articles: int) -> None:
        self._articles = articles
        self._present, self._starts = np.unique(owners, return_index=True)

    def best(self, values: Numbers) -> Numbers:
        """The greatest value of each article; 0 for one without wordings."""
        return self._reduced(np.maximum, values)

    def sums(self, values: Numbers) -> Numbers:
        """The sum of the values of each article."""
        return self._reduced(np.add, values)

    def _reduced(self, operation: np.ufunc, values: Numbers) -> Numbers:
        result = np.zeros(self._articles)
        if len(self._starts):
            result[self._present] = operation.reduceat(values, self._starts)
        return result


def combine(best: Numbers, middle: Numbers, shares: Numbers, scores: Weights | None) -> Numbers:
    """Likeness to an article: its nearest wording, the middle of its wordings, what the classifier says of it, and the
    share of the question that it covers.

    Where nothing is alike nothing is said, whatever the classifier believes.
    """
    alike: Numbers = (best + middle) / 2
    mixed = alike if scores is None else (alike + BELIEF * scores) / (1 + BELIEF)
    mixed = (mixed + COVERAGE * np.append(shares, 0.0)) / (1 + COVERAGE)
    return np.where(alike > 0, mixed, 0.0)
