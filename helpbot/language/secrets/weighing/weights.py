"""What was learned from labelled messages: how much each feature speaks for a secret, to be added up.

The weights come from a logistic regression (`benchmarks/secrets`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

RARE = "shape piece rare"
"""Stands for every piece of a word without a weight of its own."""
_PIECE, _CLASS = "shape piece ", "shape piece is "


@dataclass(frozen=True)
class Weights:
    """How much each feature speaks for a secret, `start` before any of them (log odds); so much is `enough`."""

    start: float
    enough: float
    features: Mapping[str, float]

    def sum(self, found: Iterable[str]) -> float:
        """How much these features speak for a secret, before `start` is added."""
        known = self.features
        total = 0.0
        rare = False
        for feature in found:
            weight = known.get(feature)
            if weight is not None:
                total += weight
            elif not rare:
                rare = is_piece(feature)
        return total + known.get(RARE, 0.0) * rare


def is_piece(feature: str) -> bool:
    """Whether it names a piece of a word: `ventas` in `Ventas_22`."""
    return feature.startswith(_PIECE) and not feature.startswith(_CLASS)


@cache
def shipped() -> Weights:
    """The weights that come with the program."""
    return read_weights((files("helpbot.language.secrets.weighing") / "weights.json").read_text("utf-8"))


def read_weights(text: str) -> Weights:
    """Weights as `written` wrote them."""
    told = json.loads(text)
    return Weights(told["start"], told["enough"], told["features"])


def written(weights: Weights) -> str:
    """Weights as JSON, one feature a line, so that changes can be read."""
    lines = ",\n".join(
        f"{json.dumps(name, ensure_ascii=False)}: {weight:.2f}" for name, weight in weights.features.items()
    )
    return f'{{"start": {weights.start:.2f}, "enough": {weights.enough:.2f}, "features": {{\n{lines}\n}}}}\n'
