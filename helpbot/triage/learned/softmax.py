"""Probabilities from log odds.

Those of a few labels are plain numbers: each step of numpy takes longer than all of them.
"""

from __future__ import annotations

import math
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Numbers: TypeAlias = NDArray[np.float32]


def softmax(sums: Numbers) -> list[float]:
    """The probability of each label, by its log odds up to a common constant."""
    odds: list[float] = sums.tolist()
    most = max(odds)
    return shares([math.exp(one - most) for one in odds])


def shares(parts: list[float]) -> list[float]:
    """Each as a share of all."""
    total = sum(parts)
    return [part / total for part in parts]
