"""From likenesses to wordings to likenesses to articles."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from helpbot.knowledge.search.features import Numbers, Owners, Weights

EVIDENCE = 0.1
"""What the classifier's log-odds count beside the likeness. Chosen in cross-validation on training phrasings
(docs/benchmarks.md)."""
COVERAGE = 0.15
"""What the covered share counts beside the likeness. Chosen on held-out questions of the shipped articles."""
LEAST = 1e-3
"""So much of its likeness is left to an article that everything else speaks against."""


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


@dataclass(frozen=True)
class Likeness:
    """How alike a question is to every article, about 0 to 1; the last one is what is out of scope.

    `outside` says more of the last: its likeness, and that of its nearest wording. `shares`: what part of the question
    each real article covers.
    """

    total: Numbers
    outside: tuple[float, float]
    shares: Numbers


def combine(best: Numbers, middle: Numbers, shares: Numbers, scores: Weights | None) -> Likeness:
    """Likeness to an article: its nearest wording, the middle of its wordings, the share of the question that it
    covers, and what the classifier says of it.

    Where nothing is alike nothing is said, whatever the classifier believes.
    """
    alike: Numbers = (best + middle) / 2
    mixed = alike + COVERAGE * np.append(shares, 0.0)
    if scores is not None:
        mixed = mixed + EVIDENCE * scores
    total = np.where(alike > 0, np.maximum(mixed, LEAST * alike), 0.0)
    return Likeness(total, (float(total[-1]), float(best[-1])), shares)
