"""The wordings by feature: for each feature, which wordings have it and how much it weighs there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from helpbot.knowledge.search.features import Positions, Weights


@dataclass(frozen=True)
class Postings:
    """Feature f stands in `wordings[starts[f] : starts[f + 1]]`, weighing as much as `values` say there."""

    starts: NDArray[np.int32]
    wordings: NDArray[np.int32]
    values: Weights

    def products(self, features: Positions, values: Weights, count: int) -> Weights:
        """The inner product of a text (its features and what each weighs) with each of `count` wordings."""
        places = list(zip(self.starts[features].tolist(), self.starts[features + 1].tolist(), strict=True))
        if not places:
            return np.zeros(count, dtype=np.float32)
        wordings = np.concatenate([self.wordings[start:end] for start, end in places])
        weights = np.concatenate([self.values[start:end] for start, end in places])
        weights *= np.repeat(values, [end - start for start, end in places])
        return np.bincount(wordings, weights=weights, minlength=count).astype(np.float32)
