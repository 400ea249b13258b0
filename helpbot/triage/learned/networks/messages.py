"""A network that reads a message: does it report several problems, and where does the next one begin?

Weights of single features (`weights.py`) do not see how a message goes on; this network sees each word among its
neighbours, and the text before a border next to the text after it. Must not know where a message is cut.

    words among their neighbours  ->  each piece, and all before it  ->  borders  ->  message
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import sub
from typing import NamedTuple

import numpy as np

from helpbot.triage.learned.networks.words import Layer, SeenWords, Words, positive
from helpbot.triage.learned.softmax import Numbers

_LENGTHS_BY = 3
"""Logarithms of lengths are divided by this, so that they are about as large as the other inputs."""


class SeenMessage(NamedTuple):
    """The words of a message, where each piece `begins`, and the number of the sign it is `joined` by."""

    words: SeenWords
    begins: Sequence[int]
    joined: Sequence[int]


class Judgement(NamedTuple):
    """The log odds of several problems: for the `message`, and for each of its `borders` (the first piece has none)."""

    message: float
    borders: tuple[float, ...]


@dataclass(frozen=True)
class MessageNetwork:
    """The layers: how `words` are read, what pieces are about (`topic`), and from these each `border` and the
    `message`, both with an output layer (`…_says`).
    """

    words: Words
    topic: Layer
    border: Layer
    border_says: Layer
    message: Layer
    message_says: Layer

    def judge(self, seen: SeenMessage) -> Judgement:
        """The log odds of several problems."""
        told = self.words.read(seen.words)
        borders = positive(self.border(self._sides(told, seen)))
        strongest = borders[1:].max(axis=0, initial=0)
        message = self.message_says(positive(self.message(np.concatenate((strongest, told.max(axis=0))))))
        return Judgement(float(message[0]), tuple(self.border_says(borders[1:])[:, 0].tolist()))

    def _sides(self, told: Numbers, seen: SeenMessage) -> Numbers:
        """A row for each piece: the maxima before it and in it, its first word, and what both sides are about."""
        begins, ends = [*seen.begins], [*seen.begins[1:], len(told)]
        most, sums = np.maximum.reduceat(told, begins), np.add.reduceat(told, begins)
        sums_before = np.add.accumulate(sums) - sums
        lengths = begins, [*map(sub, ends, begins)], [len(told) - first for first in begins]
        counts = np.maximum(np.array(lengths, np.float32), 1)
        stretches = np.concatenate((sums_before, sums, sums.sum(axis=0) - sums_before))
        means: Numbers = np.divide(stretches, counts.reshape(-1, 1), dtype=np.float32)
        before, piece, rest = self.topic(means).reshape(3, len(begins), -1)
        parts = (
            *(_all_before(np.maximum.accumulate(most)), most, told.take(begins, axis=0)),
            *(before * piece, abs(before - piece), before * rest),
            *(self.words.signs.take(seen.joined, axis=0), np.log(counts[:2].T) / _LENGTHS_BY),
        )
        return np.concatenate(parts, axis=1)


def _all_before(rows: Numbers) -> Numbers:
    """Each row replaced by the one before it, the first by zeros."""
    shifted = np.zeros_like(rows)
    shifted[1:] = rows[:-1]
    return shifted
