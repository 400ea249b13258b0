"""Probabilities from log odds."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Numbers: TypeAlias = NDArray[np.float32]


def softmax(sums: Numbers) -> Numbers:
    """The probability of each label, by its log odds up to a common constant."""
    shares = np.exp(sums - sums.max())
    probabilities: Numbers = shares / shares.sum()
    return probabilities
