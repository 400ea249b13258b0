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

from helpbot.triage.learned.networks.words import Layer, SeenWords, Vectors, Words, positive
from helpbot.triage.learned.softmax import Numbers, softmax


class SeenReport(NamedTuple):
    """The words of all parts of a report, one part after the other; the number of each word's part, and the plain
    `facts` that were found (`workaround=no`).
    """

    words: SeenWords
    parts: Sequence[int]
    facts: Sequence[str]


class Opinion(NamedTuple):
    """The probability of each severity, component and kind of workaround, in the order of the labels in training."""

    severity: Numbers
    component: Numbers
    workaround: Numbers


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
        told = self.words.read(seen.words, self.parts.take(seen.parts, axis=0))
        by_part = self._by_part(told, seen.parts)
        known = [self.facts.places[fact] for fact in seen.facts if fact in self.facts.places]
        report = positive(self.report(by_part.ravel()) + self.facts.rows.take(known, axis=0).sum(axis=0))
        return Opinion(
            softmax(self.severity(report)),
            softmax(self.component(np.concatenate((by_part[0], report)))),
            softmax(self.workaround(report)),
        )

    def _by_part(self, told: Numbers, parts: Sequence[int]) -> Numbers:
        """A row for each part: the maximum and the mean of its words' rows; zeros for a part without words."""
        width = told.shape[1]
        rows = np.zeros((len(self.parts), 2 * width), np.float32)
        counts = np.bincount(parts)
        present = counts.nonzero()[0]
        starts = (counts.cumsum() - counts)[present]
        rows[present, :width] = np.maximum.reduceat(told, starts)
        rows[present, width:] = np.add.reduceat(told, starts) / counts[present, None]
        return rows
