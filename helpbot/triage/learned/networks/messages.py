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
        most = np.maximum.reduceat(told, seen.begins)
        borders = positive(self.border(self._sides(told, most, seen)))
        strongest = borders.max(axis=0, initial=0)
        message = self.message_says(positive(self.message(np.concatenate((strongest, most.max(axis=0))))))
        return Judgement(float(message[0]), tuple(self.border_says(borders)[:, 0].tolist()))

    def _sides(self, told: Numbers, most: Numbers, seen: SeenMessage) -> Numbers:
        """A row for each border: the maxima before it and in the next piece, the first word of that, and what the text
        before it, the piece and all that follows are about.
        """
        further, ends = seen.begins[1:], [*seen.begins[2:], len(told)]
        lengths = further, [*map(sub, ends, further)], [len(told) - first for first in further]
        counts = np.array(lengths, np.float32)
        sums = np.add.reduceat(told, seen.begins)
        so_far = sums.cumsum(axis=0)
        stretches = np.concatenate((so_far[:-1], sums[1:], so_far[-1] - so_far[:-1]))
        means: Numbers = np.divide(stretches, counts.reshape(-1, 1), dtype=np.float32)
        before, piece, rest = self.topic(means).reshape(3, len(further), len(self.topic.start))
        parts = (
            *(np.maximum.accumulate(most[:-1]), most[1:], told.take(further, axis=0)),
            *(before * piece, abs(before - piece), before * rest),
            *(self.words.signs.take(seen.joined[1:], axis=0), np.log(counts[:2].T) / _LENGTHS_BY),
        )
        return np.concatenate(parts, axis=1)
