"""From similarities to wordings to similarities to articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from helpbot.knowledge.search.comparing.features import Numbers, Owners, Weights

EVIDENCE = 0.1
"""What the classifier's log-odds count beside the similarity. Chosen in cross-validation on training phrasings
(docs/trials.md)."""
COVERAGE = 0.15
"""What the covered share counts beside the similarity. Chosen on held-out questions of the shipped articles."""
LEAST = 1e-3
"""So much of its similarity is left to an article that everything else speaks against."""


class Groups:
    """Which wordings belong together: those of one article stand side by side."""

    def __init__(self, owners: Owners, articles: int) -> None:
        self._articles = articles
        self._present, self._starts = np.unique(owners, return_index=True)

    def best(self, values: Numbers) -> Numbers:
        """The greatest value of each article; 0 for one without wordings."""
        return self._reduced(np.maximum, values)

    def sums(self, values: Numbers) -> Numbers:
        """The sum of the values (or of the rows) of each article."""
        return self._reduced(np.add, values)

    def _reduced(self, operation: np.ufunc, values: Numbers) -> Numbers:
        result = np.zeros((self._articles, *values.shape[1:]))
        if len(self._starts):
            result[self._present] = operation.reduceat(values, self._starts)
        return result


Near: TypeAlias = tuple[Numbers, Numbers]
"""How near each article's nearest wording is, and the mean of all its wordings, which is 0 to 1."""


@dataclass(frozen=True)
class Nearness:
    """From cosines to wordings to how near articles are: their nearest wording, and the mean of all their wordings.

    `sum_lengths` tells the length of each article's weighted sum of vectors, whose direction is that of the mean.
    """

    groups: Groups
    weights: Numbers
    sum_lengths: Numbers

    def of(self, cosines: Weights) -> Near:
        """How near the articles are to a question."""
        weighted = cosines * self.weights
        return self.groups.best(weighted), self._means(self.groups.sums(weighted), self.sum_lengths)

    def but_for(self, row: int, owner: int, cosines: Weights) -> Near:
        """How near they are to the wording `row`, had its article `owner` not got it."""
        weighted, weight, itself = cosines * self.weights, self.weights[row], float(cosines[row])
        sums, lengths = self.groups.sums(weighted), self.sum_lengths.copy()
        rest = lengths[owner] ** 2 - 2 * weight * sums[owner] + weight**2 * itself
        sums[owner], lengths[owner] = sums[owner] - weight * itself, np.sqrt(max(rest, 1e-9))
        weighted[row] = 0
        return self.groups.best(weighted), self._means(sums, lengths)

    def _means(self, sums: Numbers, lengths: Numbers) -> Numbers:
        means: Numbers = np.clip(sums / np.maximum(lengths, 1e-9), 0, 1)
        return means


@dataclass(frozen=True)
class Similarity:
    """How similar a question is to every article, about 0 to 1; the last one is what is out of scope.

    `outside` says more of the last: its similarity, and that of its nearest wording. `shares`: what part of the
    question each real article covers. `evidence`: what the classifier says of each, 0 without one. `in_meaning`: how
    near each is in meaning alone, 0 without a sentence model.
    """

    total: Numbers
    outside: tuple[float, float]
    shares: Numbers
    evidence: Weights
    in_meaning: Near


def combine(near: Near, shares: Numbers, scores: Weights | None, in_meaning: Near | None = None) -> Similarity:
    """Similarity to an article: its nearest wording and the mean of its wordings, the share of the question that it
    covers, and what the classifier says of it. `in_meaning`: how near it is in meaning alone.

    Where nothing is similar nothing is said, whatever the classifier believes.
    """
    best, mean = near
    similar: Numbers = (best + mean) / 2
    mixed = similar + COVERAGE * np.append(shares, 0.0)
    evidence = np.zeros(len(similar), dtype=np.float32) if scores is None else scores
    mixed = mixed + EVIDENCE * evidence
    total = np.where(similar > 0, np.maximum(mixed, LEAST * similar), 0.0)
    nothing = np.zeros(len(total))
    return Similarity(total, (float(total[-1]), float(best[-1])), shares, evidence, in_meaning or (nothing, nothing))
