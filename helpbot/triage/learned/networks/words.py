"""What all networks do first: each word becomes a row of numbers that also tells what stands around it.

    word, cues, sign before it  ->  neighbours (two layers)

A word without a vector of its own is told by its groups of letters, so that a misspelt one resembles the right one.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

Numbers: TypeAlias = NDArray[np.float32]
REACH = 2
"""So many neighbours on either side are seen by the first layer, every second of twice as many by the second."""
LETTER_GROUPS = 4096
"""Rows that groups of letters share; which one a group has is told by a checksum."""
_SIZES = (3, 4, 5)
"""Letters of a group."""


class SeenWords(NamedTuple):
    """The `words` of a text (at least one), each behind its language (`es no`), the number of the sign `before` each,
    and which `cues` stand at which word."""

    words: Sequence[str]
    before: Sequence[int]
    cues: Sequence[tuple[str, int]]


class Vectors(NamedTuple):
    """A vector (row) for each name."""

    places: Mapping[str, int]
    rows: Numbers


class Layer(NamedTuple):
    """Numbers in are multiplied by the `matrix` (in, out), then `start` is added."""

    matrix: Numbers
    start: Numbers

    def __call__(self, numbers: Numbers) -> Numbers:
        """The numbers out."""
        out: Numbers = numbers @ self.matrix + self.start
        return out


@dataclass(frozen=True)
class Words:
    """What was learned: vectors of `words` (that of `""` stands for each word without one, with those of its groups of
    `letters`), of `cues` and of `signs`; layers that see a word's neighbours (`near`, `far`)."""

    words: Vectors
    letters: Numbers
    cues: Vectors
    signs: Numbers
    near: Layer
    far: Layer

    def read(self, seen: SeenWords, *beside: Numbers) -> Numbers:
        """A row for each word among its neighbours; `beside`: what else is told of each word (rows)."""
        rows = np.concatenate((self._vectors(seen), self.signs.take(seen.before, axis=0), *beside), axis=1)
        told = positive(self.near(_neighbours(rows, step=1)))
        read: Numbers = told + positive(self.far(_neighbours(told, step=2)))
        return read

    def _vectors(self, seen: SeenWords) -> Numbers:
        """Each word's own vector and its cues'."""
        places = [self.words.places.get(word, 0) for word in seen.words]
        rows = self.words.rows.take(places, axis=0)
        if unknown := [index for index, place in enumerate(places) if not place]:
            rows[unknown] += self._by_letters([letter_groups(seen.words[index]) for index in unknown])
        known = [cue for cue in seen.cues if cue[0] in self.cues.places]
        stands = (np.arange(len(rows))[:, None] == [at for _, at in known]).astype(np.float32)
        vectors: Numbers = rows + stands @ self.cues.rows.take([self.cues.places[cue] for cue, _ in known], axis=0)
        return vectors

    def _by_letters(self, groups: Sequence[tuple[int, ...]]) -> Numbers:
        """For each word the mean of the rows of its groups of letters."""
        counts = np.array([*map(len, groups)])
        rows = self.letters.take([*chain.from_iterable(groups)], axis=0)
        sums = np.add.reduceat(rows, counts.cumsum() - counts)
        means: Numbers = np.divide(sums, counts[:, None], dtype=np.float32)
        return means


@lru_cache(maxsize=20_000)  # people use the same words again and again
def letter_groups(word: str) -> tuple[int, ...]:
    """The numbers of the rows that stand for a word's groups of letters."""
    bounded = f"<{word.rpartition(' ')[2]}>"
    return tuple(
        zlib.crc32(bounded[at : at + size].encode()) % LETTER_GROUPS
        for size in _SIZES
        for at in range(len(bounded) - size + 1)
    )


def positive(numbers: Numbers) -> Numbers:
    """What is below 0 is 0."""
    return np.maximum(numbers, 0)


def _neighbours(rows: Numbers, step: int) -> Numbers:
    """Each row beside those of its neighbours, every `step`th; beyond both ends there is nothing."""
    reach, count = REACH * step, len(rows)
    padded = np.zeros((count + 2 * reach, rows.shape[1]), rows.dtype)
    padded[reach : reach + count] = rows
    return np.concatenate([padded[at : at + count] for at in range(0, 2 * reach + 1, step)], axis=1)
