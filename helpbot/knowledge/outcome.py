"""Whether a search ends in an answer, in suggestions, or in not knowing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from helpbot.settings import SearchSettings

Outcome = Literal["answered", "suggested", "unknown"]


def outcome_of(scores: Sequence[float], thresholds: SearchSettings) -> Outcome:
    """The outcome of a question whose articles are this probable, best first.

    It is answered only if the first is probable enough and clearly ahead: in a near tie the person chooses.
    """
    if not scores:
        return "unknown"
    best, next_best = scores[0], max(scores[1:], default=0.0)
    if best >= thresholds.answered and best >= thresholds.lead * next_best:
        return "answered"
    return "suggested" if best >= thresholds.suggested else "unknown"
