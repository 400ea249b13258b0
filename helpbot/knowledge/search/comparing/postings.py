"""The wordings by feature: for each feature, which wordings have it and how much it weighs there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from helpbot.knowledge.search.comparing.features import Positions, Weights

if TYPE_CHECKING:
    from scipy.sparse import csr_array


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
        products: Weights = values @ self._matrix[features]
        return products

    @cached_property
    def _matrix(self) -> csr_array[np.float32, tuple[int, int]]:
        """The same arrays as a matrix, a row for each feature."""
        from scipy.sparse import csr_array  # slow to import, and only needed to search

        return csr_array((self.values, self.wordings, self.starts), shape=(len(self.starts) - 1, self.count))
