"""A linear model: the weight of each feature for each label. Weights are added up, and can be read line by line.

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

from helpbot.triage.learned.names import Names
from helpbot.triage.learned.softmax import Numbers, softmax

Features: TypeAlias = Mapping[str, frozenset[str]]
"""The features of an example by their kind (`cues`, `words`, `letters`)."""


@dataclass(frozen=True)
class Weights:
    """For each feature in `names` a row of weights, one for each of `labels`; `start` is the intercept.

    A feature counts 1. The features of a kind in `full` together have that norm (root of the sum of squares), so that a
    long report does not outweigh a short one; fewer than `few` have less: three words say less than thirty.
    """

    labels: tuple[str, ...]
    full: Mapping[str, float]
    few: int
    start: Numbers
    names: Sequence[str]
    rows: Numbers

    def sums(self, features: Features) -> Numbers:
        """The log odds of each label, up to a common constant."""
        numbers = self._numbered.numbers(chain.from_iterable(features.values()))
        kinds = np.arange(len(features)).repeat([*map(len, features.values())])
        known = np.bincount(kinds, weights=numbers > 0, minlength=len(features)).tolist()
        each_of = [each(self.full, self.few, kind, count) for kind, count in zip(features, known, strict=True)]
        counting = np.array(each_of, np.float32).take(kinds)
        total: Numbers = self.start + counting @ self._rows_from_1.take(numbers, axis=0)
        return total

    def probabilities(self, features: Features) -> Sequence[float]:
        """The probability of each label."""
        return softmax(self.sums(features))

    def knows(self, name: str) -> bool:
        """Whether a feature has weights."""
        return bool(self._numbered.numbers([name])[0])

    def weights_of(self, names: Iterable[str], label: int) -> Numbers:
        """The weight of each of these features for a label; 0 for an unknown feature."""
        return self._rows_from_1.take(self._numbered.numbers(names), axis=0)[:, label]

    @cached_property
    def _numbered(self) -> Names:
        return Names(self.names)

    @cached_property
    def _rows_from_1(self) -> Numbers:
        """The rows by the numbers of their names; row 0, for unknown names, is all zeros."""
        return np.vstack((np.zeros_like(self.start), self.rows))


def each(full: Mapping[str, float], few: int, kind: str, known: float) -> float:
    """How much each feature of a kind counts, if so many of the kind are known."""
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
