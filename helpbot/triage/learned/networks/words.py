"""The first layers of all networks: each word becomes a row of numbers that depends on its neighbours, too.

    word, cues, sign before it  ->  neighbours (two layers)

A word without a vector of its own is represented by its letter n-grams, so that a misspelt one resembles the right one.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, repeat
from typing import NamedTuple

import numpy as np

from helpbot.triage.learned.softmax import Numbers

REACH = 2
"""The first layer sees so many neighbours on either side; the second, every other one of twice as many."""
LETTER_GROUPS = 4096
"""The rows that letter n-grams share; a checksum says which one an n-gram has."""
_SIZES = (3, 4, 5)
"""The lengths of n-grams."""


class SeenWords(NamedTuple):
    """The `words` of a text (at least one), each after its language (`es no`), the number of the sign `before` each,
    and the `cues` at each.
    """

    words: Sequence[str]
    before: Sequence[int]
    cues: Sequence[Sequence[str]]


class Vectors(NamedTuple):
    """A vector (row) for each name."""

    places: Mapping[str, int]
    rows: Numbers


class Layer(NamedTuple):
    """A linear layer: inputs are multiplied by the `matrix` (in, out), then the bias `start` is added."""

    matrix: Numbers
    start: Numbers

    def __call__(self, numbers: Numbers) -> Numbers:
        """The outputs for a row of inputs, or for several."""
        out: Numbers = numbers @ self.matrix + self.start
        return out


@dataclass(frozen=True)
class Words:
    """The layers: vectors of `words` (a word without one has that of `""`, plus its n-grams' from `letters`), of `cues`
    and of `signs`; two layers that see a word's neighbours (`near`, `far`).
    """

    words: Vectors
    letters: Numbers
    cues: Vectors
    signs: Numbers
    near: Layer
    far: Layer

    def read(self, seen: SeenWords, *beside: Numbers) -> Numbers:
        """A row for each word among its neighbours; `beside`: more inputs for each word (rows)."""
        rows = np.concatenate((self._vectors(seen), self.signs.take(seen.before, axis=0), *beside), axis=1)
        told = positive(self.near(_neighbours(rows, step=1)))
        read: Numbers = told + positive(self.far(_neighbours(told, step=2)))
        return read

    def _vectors(self, seen: SeenWords) -> Numbers:
        """The sum of each word's own vector and those of its cues."""
        places = [*map(self.words.places.get, seen.words, repeat(0))]
        rows = self.words.rows.take(places, axis=0)
        if 0 in places:
            unknown = [index for index, place in enumerate(places) if not place]
            rows[unknown] += self._by_letters([letter_groups(seen.words[index]) for index in unknown])
        vectors: Numbers = rows + self._counted(seen.cues) @ self.cues.rows
        return vectors

    def _counted(self, cues: Sequence[Sequence[str]]) -> Numbers:
        """How often each cue with a vector is at each word."""
        places, count = self.cues.places, len(self.cues.rows)
        there = [at * count + places[cue] for at, own in enumerate(cues) for cue in own if cue in places]
        return np.bincount(there, minlength=len(cues) * count).reshape(-1, count).astype(np.float32)

    def _by_letters(self, groups: Sequence[tuple[int, ...]]) -> Numbers:
        """For each word, the mean of the rows of its n-grams."""
        counts = np.array([*map(len, groups)])
        rows = self.letters.take([*chain.from_iterable(groups)], axis=0)
        sums = np.add.reduceat(rows, counts.cumsum() - counts)
        means: Numbers = np.divide(sums, counts[:, None], dtype=np.float32)
        return means


@lru_cache(maxsize=20_000)  # people use the same words again and again
def letter_groups(word: str) -> tuple[int, ...]:
    """The numbers of the rows of a word's letter n-grams."""
    bounded = f"<{word.rpartition(' ')[2]}>"
    return tuple(
        zlib.crc32(bounded[at : at + size].encode()) % LETTER_GROUPS
        for size in _SIZES
        for at in range(len(bounded) - size + 1)
    )


def positive(numbers: Numbers) -> Numbers:
    """The rectifier: what is below 0 becomes 0."""
    return np.maximum(numbers, 0)


def _neighbours(rows: Numbers, step: int) -> Numbers:
    """Each row joined with those of its neighbours, every `step`th; beyond both ends with zeros."""
    reach, count = REACH * step, len(rows)
    padded = np.zeros((count + 2 * reach, rows.shape[1]), rows.dtype)
    padded[reach : reach + count] = rows
    return np.concatenate([padded[at : at + count] for at in range(0, 2 * reach + 1, step)], axis=1)
