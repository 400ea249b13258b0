"""What a search finds. Imports nothing heavy, so that modules that only use hits do not load the search."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Hit:
    """An article that may answer; `score` is the probability that it is the right one, 0 to 1."""

    id: str
    score: float


@dataclass(frozen=True)
class Ranking:
    """The likeliest articles, best first, found among the texts of one language."""

    language: str
    hits: tuple[Hit, ...]
