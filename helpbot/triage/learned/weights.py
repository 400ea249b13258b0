"""Weights of features: how much each speaks for each label. They are added up, and can be read line by line.

They come from a logistic regression over labelled examples (`benchmarks/fitting.py`).
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Features: TypeAlias = Mapping[str, frozenset[str]]
"""What is seen of an example: features by their kind (`cues`, `words`, `letters`)."""
Numbers: TypeAlias = NDArray[np.float32]


@dataclass(frozen=True)
class Weights:
    """For each of `names` (of features) a row: how much it speaks for each of `labels`; `start` is what speaks for
    them before any feature.

    A feature counts 1. Of a kind in `full` all features together count so much (root of the sum of squares): a long
    report does not speak louder than a short one. Fewer than `few` count less: three words say less than thirty.
    """

    labels: tuple[str, ...]
    full: Mapping[str, float]
    few: int
    start: Numbers
    names: Sequence[str]
    rows: Numbers

    def sums(self, features: Features) -> Numbers:
        """How much speaks for each label (log odds, but for a common summand)."""
        known = [[*filter(None, map(self._numbers.get, found))] for found in features.values()]
        counts = [*map(len, known)]
        counting = [each(self.full, self.few, kind, count) for kind, count in zip(features, counts, strict=True)]
        rows = self._numbered_rows.take([*chain.from_iterable(known)], axis=0)
        total: Numbers = self.start + np.array(counting, np.float32).repeat(counts) @ rows
        return total

    def probabilities(self, features: Features) -> Numbers:
        """The probability of each label."""
        sums = self.sums(features)
        shares = np.exp(sums - sums.max())
        probabilities: Numbers = shares / shares.sum()
        return probabilities

    def knows(self, name: str) -> bool:
        """Whether a feature has weights."""
        return name in self._numbers

    def weights_of(self, names: Iterable[str], label: int) -> Numbers:
        """How much each of these features speaks for a label; 0 when it has no weight."""
        return self._numbered_rows.take([self._numbers.get(name, 0) for name in names], axis=0)[:, label]

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        """The names numbered from 1 on, so that `filter` leaves out what has no row."""
        return {name: number for number, name in enumerate(self.names, start=1)}

    @cached_property
    def _numbered_rows(self) -> Numbers:
        """The rows by these numbers; that of number 0 says nothing."""
        return np.vstack((np.zeros_like(self.start), self.rows))


def each(full: Mapping[str, float], few: int, kind: str, known: int) -> float:
    """How much each of so many known features of a kind counts."""
    return full[kind] / math.sqrt(max(known, few)) if kind in full else 1.0


def read_weights(text: str) -> Weights:
    """Weights as `written` wrote them."""
    told = json.loads(text)
    rows = np.array(list(told["rows"].values()), dtype=np.float32).reshape(len(told["rows"]), len(told["labels"]))
    start = np.array(told["start"], dtype=np.float32)
    return Weights(tuple(told["labels"]), told["full"], told["few"], start, tuple(told["rows"]), rows)


def written(weights: Weights) -> str:
    """Weights as JSON, one feature a line, so that changes can be read."""
    head = {"labels": weights.labels, "full": weights.full, "few": weights.few}
    rows = (f"{_text(name)}: {_row(row)}" for name, row in zip(weights.names, weights.rows.tolist(), strict=True))
    lines = ",\n".join(rows)
    return f'{_text(head)[:-1]}, "start": {_row(weights.start.tolist())}, "rows": {{\n{lines}\n}}}}\n'


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _row(row: Collection[float]) -> str:
    return "[" + ",".join(f"{value:.2f}".replace("-0.00", "0.00") for value in row) + "]"
