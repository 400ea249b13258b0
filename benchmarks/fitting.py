"""Fit weights to labelled examples, by logistic regression. It needs scikit-learn; the product itself does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from helpbot.triage.learned.weights import Features, Weights, each


@dataclass(frozen=True)
class Example:
    """Features, their label, and how much they count; `again`: the same in another form as an earlier example, so that
    it does not make its features more frequent."""

    features: Features
    label: str
    weight: float = 1.0
    again: bool = False


@dataclass(frozen=True)
class Manner:
    """How weights are fitted.

    `full`, `few`: see `Weights`. `fewest`: in how many examples a feature of a kind must occur to get a weight, so that
    nothing is memorised; kinds that are not listed are ignored. `strength`: inverse strength of regularisation. Rows
    without a weight above `lightest` are left out.
    """

    full: Mapping[str, float]
    fewest: Mapping[str, int]
    strength: float
    few: int = 1
    lightest: float = 0.02


def fit(examples: Sequence[Example], manner: Manner, labels: Sequence[str] | None = None) -> Weights:
    """The weights of all features that are frequent enough, for `labels` (of two labels only the second has weights,
    the first being its opposite), or else for all that occur."""
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    names = _frequent(examples, manner.fewest)
    place = {name: index for index, name in enumerate(names)}
    indexes, ends, values = [], [0], []
    for one in examples:
        for kind, found in one.features.items():
            known = [place[name] for name in sorted(found) if name in place]
            indexes += known
            values += [each(manner.full, manner.few, kind, len(known) or 1)] * len(known)
        ends.append(len(indexes))
    seen = csr_matrix((values, indexes, ends), shape=(len(examples), len(names)))
    model = LogisticRegression(C=manner.strength, max_iter=500)
    model.fit(seen, [one.label for one in examples], sample_weight=[one.weight for one in examples])
    told = list(map(str, model.classes_))[-len(model.coef_) :]
    order = [told.index(label) for label in labels or told if label in told]
    rows = model.coef_[order].T.astype(np.float32)
    kept = np.flatnonzero(np.abs(rows).max(axis=1) >= manner.lightest)
    start = model.intercept_[order].astype(np.float32)
    return Weights(tuple(told[i] for i in order), manner.full, manner.few, start, [names[i] for i in kept], rows[kept])


def _frequent(examples: Iterable[Example], fewest: Mapping[str, int]) -> list[str]:
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in fewest}
    for one in examples:
        for kind, told in counts.items():
            told.update(() if one.again else one.features[kind])
    return [
        name
        for kind, told in counts.items()
        for name in sorted(n for n, count in told.items() if count >= fewest[kind])
    ]
