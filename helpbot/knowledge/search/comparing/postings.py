"""The wordings by feature: for each feature, which wordings have it and how much it weighs there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from helpbot.knowledge.search.comparing.features import Positions, Weights

COMMON = 0.25
"""Features of more than this share of all wordings are added up as dense rows, which is faster than by places."""


@dataclass(frozen=True)
class Postings:
    """Feature f occurs in `wordings[starts[f] : starts[f + 1]]` with the weights in `values`; `count` is the number of
    all wordings.
    """

    starts: NDArray[np.int32]
    wordings: NDArray[np.int32]
    values: Weights
    count: int

    def products(self, features: Positions, values: Weights) -> Weights:
        """The inner product of a text (its features and what each weighs) with each wording."""
        numbers, rows = self._common
        row = numbers[features]
        rare, common = row < 0, row[row >= 0]
        result = self._by_place(features[rare], values[rare])
        result += np.einsum("f,fw->w", values[~rare], rows[common])  # in this thread, which BLAS does not promise
        return result

    def _by_place(self, features: Positions, values: Weights) -> Weights:
        places = list(zip(self.starts[features].tolist(), self.starts[features + 1].tolist(), strict=True))
        if not places:
            return np.zeros(self.count, dtype=np.float32)
        wordings = np.concatenate([self.wordings[start:end] for start, end in places])
        weights = np.concatenate([self.values[start:end] for start, end in places])
        weights *= np.repeat(values, [end - start for start, end in places])
        return np.bincount(wordings, weights=weights, minlength=self.count).astype(np.float32)

    @cached_property
    def _common(self) -> tuple[NDArray[np.int32], Weights]:
        """The row number of each common feature, -1 for the others, and the rows: its weight in every wording."""
        common = np.flatnonzero(np.diff(self.starts) > COMMON * self.count)
        numbers = np.full(len(self.starts) - 1, -1, dtype=np.int32)
        numbers[common] = np.arange(len(common))
        rows = np.zeros((len(common), self.count), dtype=np.float32)
        for row, feature in zip(rows, common.tolist(), strict=True):
            places = slice(self.starts[feature], self.starts[feature + 1])
            row[self.wordings[places]] = self.values[places]
        return numbers, rows
