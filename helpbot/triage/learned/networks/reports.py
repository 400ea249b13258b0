"""A network that reads a report, its first message and the answers: its severity, its component, and whether there is a
workaround.

Weights of single features add up what occurs anywhere; this network sees each word among its neighbours, and each part
of a report next to the others. Must not know how a severity is decided.

    words among their neighbours, and the part they stand in  ->  each part  ->  report  ->  severity, component, way
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from helpbot.triage.learned.networks.words import Layer, SeenWords, Vectors, Words, positive
from helpbot.triage.learned.softmax import Numbers, softmax


class SeenReport(NamedTuple):
    """The words of all parts of a report, one part after the other; how many are of each part, and the plain `facts`
    that were found (`workaround=no`).
    """

    words: SeenWords
    lengths: Sequence[int]
    facts: Sequence[str]


class Opinion(NamedTuple):
    """The probability of each severity, component and kind of workaround, in the order of the labels in training."""

    severity: Sequence[float]
    component: Sequence[float]
    workaround: Sequence[float]


@dataclass(frozen=True)
class ReportNetwork:
    """The layers: how `words` are read, vectors of the `parts` and `facts`, the hidden layer of the `report` and the
    output layers.
    """

    words: Words
    parts: Numbers
    facts: Vectors
    report: Layer
    severity: Layer
    component: Layer
    workaround: Layer

    def judge(self, seen: SeenReport) -> Opinion:
        """The probabilities for a report."""
        told = self.words.read(seen.words, self.parts.repeat(seen.lengths, axis=0))
        by_part = self._by_part(told, np.array(seen.lengths))
        known = [self.facts.places[fact] for fact in seen.facts if fact in self.facts.places]
        report = positive(self.report(by_part.ravel()) + self.facts.rows.take(known, axis=0).sum(axis=0))
        return Opinion(
            softmax(self.severity(report)),
            softmax(self.component(np.concatenate((by_part[0], report)))),
            softmax(self.workaround(report)),
        )

    def _by_part(self, told: Numbers, lengths: NDArray[np.intp]) -> Numbers:
        """A row for each part: the maximum and the mean of its words' rows; zeros for a part without words."""
        width = told.shape[1]
        rows = np.zeros((len(self.parts), 2 * width), np.float32)
        present = lengths.nonzero()[0]
        starts = (lengths.cumsum() - lengths)[present]
        rows[present, :width] = np.maximum.reduceat(told, starts)
        rows[present, width:] = np.add.reduceat(told, starts) / lengths[present, None]
        return rows
