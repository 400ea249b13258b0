"""How much each fact about a border speaks for another problem beginning there, learned from labelled messages.

`benchmarks/learn_splitting.py` learns the weights and writes `borders.json`; here they are only added up.
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from helpbot.triage.splitting.borders import border_facts, word_facts
from helpbot.triage.splitting.stretches import Piece, Stretch

_FULL_WEIGHT_OF_WORDS = 3.0
"""All words at a border together weigh as much as so many facts (root of the sum of squares)."""


@dataclass(frozen=True)
class BorderWeights:
    """For each fact and word how much it speaks for another problem; `start` is what speaks for it before any fact."""

    start: float
    rows: Mapping[str, float]

    @staticmethod
    def weight_of_words(known: int) -> float:
        """How much each of so many known words counts, where a fact counts 1."""
        return _FULL_WEIGHT_OF_WORDS / math.sqrt(known or 1)

    def score(self, before: Stretch, piece: Piece) -> float:
        """How much speaks for `piece` beginning another problem than `before` (log odds)."""
        return self.sum(border_facts(before, piece), word_facts(before, piece))

    def sum(self, facts: Collection[str], words: Collection[str]) -> float:
        """The weights of the facts and words that have one, added up."""
        rows = self.rows
        known = [rows[word] for word in words if word in rows]
        told = sum(rows[fact] for fact in facts if fact in rows)
        return self.start + told + self.weight_of_words(len(known)) * sum(known)


@cache
def shipped() -> BorderWeights:
    """The weights that come with the product."""
    told = json.loads((files("helpbot.triage.splitting") / "borders.json").read_text("utf-8"))
    return BorderWeights(told["start"], told["rows"])
