"""Regions: sets of combinations of facts, as the allowed values of each fact, and what a rule leaves of them."""

from __future__ import annotations

from typing import TypeAlias

from helpbot.triage.facts import DOMAINS

Region: TypeAlias = "dict[str, frozenset[str]]"


def whole() -> Region:
    """The region of all combinations of values."""
    return {fact: frozenset(values) for fact, values in DOMAINS.items()}


def subtract(region: Region, taken: Region) -> list[Region]:
    """What `taken` leaves of `region`, as regions that do not overlap; `[region]` itself if the two do not."""
    if any(not region[fact] & taken[fact] for fact in region):
        return [region]
    pieces, rest = [], region
    for fact in region:
        outside = rest[fact] - taken[fact]
        if outside:
            pieces.append(rest | {fact: outside})
            rest = rest | {fact: rest[fact] & taken[fact]}
    return pieces
