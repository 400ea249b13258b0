"""Metrics of one system on one list of questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.search.data import Asked
from helpbot.knowledge.outcome import outcome_of
from helpbot.settings import SearchSettings

Ranked = Sequence[tuple[str, float]]
"""Ids of articles with their scores, best first."""
Answered = NDArray[np.bool_]
"""For each question, whether it is answered."""


@dataclass(frozen=True)
class Quality:
    """Shares from 0 to 1; `rejected` and `auroc` are None if nothing is out of scope."""

    first: float
    among_three: float
    answered_right: float
    answered_wrong: float
    rejected: float | None
    auroc: float | None


def best_score(ranked: Ranked) -> float:
    """The score of the best article; 0 when there is none."""
    return ranked[0][1] if ranked else 0.0


def threshold_for(share: float, rankings: Sequence[Ranked]) -> float:
    """The threshold at which a system answers this share of questions (ties may let it answer a little less)."""
    scores = np.sort([best_score(ranked) for ranked in rankings])[::-1]
    answered = round(share * len(scores))
    return float(scores[answered - 1]) if answered else float("inf")


def answered_from(threshold: float, rankings: Sequence[Ranked]) -> Answered:
    """Which questions are answered when the best score has to reach a threshold."""
    return np.array([best_score(ranked) >= threshold for ranked in rankings])


def answered_by(thresholds: SearchSettings, rankings: Sequence[Ranked]) -> Answered:
    """Which questions helpbot answers."""
    return np.array([outcome_of([score for _, score in ranked], thresholds) == "answered" for ranked in rankings])


def quality(asked: Sequence[Asked], rankings: Sequence[Ranked], answered: Answered) -> Quality:
    """All figures. Right answers are shares of the questions in scope, wrong answers of all questions."""
    scores = np.array([best_score(ranked) for ranked in rankings])
    inside = np.array([one.article is not None for one in asked])
    first = np.array([_found(one, ranked[:1]) for one, ranked in zip(asked, rankings, strict=True)])
    three = np.array([_found(one, ranked[:3]) for one, ranked in zip(asked, rankings, strict=True)])
    return Quality(
        first=float(first[inside].mean()),
        among_three=float(three[inside].mean()),
        answered_right=float((answered & first)[inside].mean()),
        answered_wrong=float((answered & ~first).mean()),
        rejected=None if inside.all() else float((~answered)[~inside].mean()),
        auroc=None if inside.all() else auroc(scores, inside),
    )


def _found(one: Asked, ranked: Ranked) -> bool:
    return any(identity == one.article for identity, _ in ranked)


def auroc(scores: NDArray[np.float64], inside: NDArray[np.bool_]) -> float:
    """How often a question in scope scores higher than one out of scope; ties count half."""
    from scipy.stats import rankdata  # slow to import, and the tests of everything else need none of it

    ranks, count = rankdata(scores), int(inside.sum())
    return float((ranks[inside].sum() - count * (count + 1) / 2) / (count * (len(scores) - count)))
