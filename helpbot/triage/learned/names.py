"""Many names, numbered, looked up by their hashes.

In a dict of eighty thousand strings, a name that is not in the processor's cache costs several memory accesses, one
after the other: for its slot, its entry, its letters and its number. Here the hashes are in one sorted array, and the
accesses for all names looked up together overlap. Two names with the same 64-bit hash are not to be expected.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray


class Names:
    """Names, numbered from 1."""

    def __init__(self, names: Iterable[str]) -> None:
        hashes = _hashes(names)
        self._order = hashes.argsort()
        self._hashes = hashes[self._order]
        bits = len(hashes).bit_length() + 1
        self._shift = np.uint64(64 - bits)
        self._starts = self._hashes.searchsorted(np.arange(2**bits, dtype=np.uint64) << self._shift)
        """Where the hashes with the same first bits begin; more places than names, so that few share one."""
        self._reach = np.arange(np.diff(self._starts, append=len(hashes)).max())

    def numbers(self, names: Iterable[str]) -> NDArray[np.intp]:
        """The number of each of these names; 0 for an unknown one."""
        hashes = _hashes(names)
        places = self._starts.take(hashes >> self._shift)[:, None] + self._reach
        known, reached = (self._hashes.take(places, mode="clip") == hashes[:, None]).nonzero()
        numbers = np.zeros(len(hashes), np.intp)
        numbers[known] = self._order.take(places[known, reached], mode="clip") + 1
        return numbers


def _hashes(names: Iterable[str]) -> NDArray[np.uint64]:
    return np.fromiter(map(hash, names), np.int64).view(np.uint64)
