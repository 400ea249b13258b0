"""A small neural network that reads a message in the order of its words: does it tell several problems, and where?

Weights of single features (`weights.py`) do not see what a message goes on about; this sees each word among its
neighbours, and what is told before a border beside what is told behind it. It was trained offline
(`benchmarks/stories`); here numpy multiplies what was learned. Must not know the product, nor where a message is cut.

    word, cues, sign before it  ->  neighbours (two layers)  ->  each piece, and all before it  ->  borders  ->  message
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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
_LENGTHS_BY = 3
"""Logarithms of lengths are divided by this, so that they are about as large as what stands beside them."""


class Seen(NamedTuple):
    """What the network sees of a message: its `words` (at least one), the number of the sign `before` each, which
    `cues` stand at which word, where each piece `begins`, and the number of what each is `joined` by."""

    words: Sequence[str]
    before: Sequence[int]
    cues: Sequence[tuple[str, int]]
    begins: Sequence[int]
    joined: Sequence[int]


class Judgement(NamedTuple):
    """How much speaks for several problems (log odds): of the `message`, and of each of its `borders`, those before all
    pieces but the first."""

    message: float
    borders: tuple[float, ...]


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
class Network:
    """What was learned: vectors of `words` (that of `""` stands for each word without one, with those of its groups of
    `letters`), of `cues` and of `signs`; layers that see a word's neighbours (`near`, `far`), what pieces are about
    (`topic`), and from these a `border` and the `message`, each with what it `says`."""

    words: Vectors
    letters: Numbers
    cues: Vectors
    signs: Numbers
    near: Layer
    far: Layer
    topic: Layer
    border: Layer
    border_says: Layer
    message: Layer
    message_says: Layer

    def judge(self, seen: Seen) -> Judgement:
        """How much speaks for several problems in what is seen."""
        told = _positive(self.near(_neighbours(self._vectors(seen), step=1)))
        told = told + _positive(self.far(_neighbours(told, step=2)))
        borders = _positive(self.border(self._sides(told, seen)))
        strongest = borders[1:].max(axis=0, initial=0)
        message = self.message_says(_positive(self.message(np.concatenate((strongest, told.max(axis=0))))))
        return Judgement(float(message[0]), tuple(self.border_says(borders[1:])[:, 0].tolist()))

    def _vectors(self, seen: Seen) -> Numbers:
        """A row for each word: its own vector, its cues', and that of the sign before it."""
        places = [self.words.places.get(word, 0) for word in seen.words]
        rows = self.words.rows.take(places, axis=0)
        for index, place in enumerate(places):
            if not place:
                rows[index] += self.letters.take(list(letter_groups(seen.words[index])), axis=0).mean(axis=0)
        known = [(self.cues.places[cue], at) for cue, at in seen.cues if cue in self.cues.places]
        if known:
            which, where = zip(*known, strict=True)
            np.add.at(rows, list(where), self.cues.rows.take(which, axis=0))
        return np.concatenate((rows, self.signs.take(seen.before, axis=0)), axis=1)

    def _sides(self, told: Numbers, seen: Seen) -> Numbers:
        """A row for each piece: what stands out before it and in it, how it begins, and what both sides are about."""
        begins = list(seen.begins)
        most = np.maximum.reduceat(told, begins, axis=0)
        sums = np.add.reduceat(told, begins, axis=0)
        counts: Numbers = np.diff((*begins, len(told)))[:, None].astype(np.float32)
        sums_before, counts_before = _all_before(np.add.accumulate(sums)), _all_before(np.add.accumulate(counts))
        before = self.topic(_mean(sums_before, counts_before))
        piece = self.topic(_mean(sums, counts))
        rest = self.topic(_mean(sums.sum(axis=0) - sums_before, counts.sum() - counts_before))
        lengths = np.log(np.maximum(np.concatenate((counts_before, counts), axis=1), 1)) / _LENGTHS_BY
        parts = (
            *(_all_before(np.maximum.accumulate(most)), most, told.take(begins, axis=0)),
            *(before * piece, abs(before - piece), before * rest),
            *(self.signs.take(seen.joined, axis=0), lengths),
        )
        return np.concatenate(parts, axis=1)


def letter_groups(word: str) -> Iterator[int]:
    """The numbers of the rows that stand for a word's groups of letters."""
    bounded = f"<{word}>"
    for size in _SIZES:
        yield from (
            zlib.crc32(bounded[at : at + size].encode()) % LETTER_GROUPS for at in range(len(bounded) - size + 1)
        )


def _positive(numbers: Numbers) -> Numbers:
    return np.maximum(numbers, 0)


def _mean(sums: Numbers, counts: Numbers) -> Numbers:
    mean: Numbers = np.divide(sums, np.maximum(counts, 1), dtype=np.float32)
    return mean


def _neighbours(rows: Numbers, step: int) -> Numbers:
    """Each row beside those of its neighbours, every `step`th; beyond both ends there is nothing."""
    reach, count = REACH * step, len(rows)
    padded = np.zeros((count + 2 * reach, rows.shape[1]), rows.dtype)
    padded[reach : reach + count] = rows
    return np.concatenate([padded[at : at + count] for at in range(0, 2 * reach + 1, step)], axis=1)


def _all_before(rows: Numbers) -> Numbers:
    """Each row replaced by the one before it; nothing stands before the first."""
    shifted = np.zeros_like(rows)
    shifted[1:] = rows[:-1]
    return shifted
