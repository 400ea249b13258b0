"""Recognise what somebody does twice by mistake, or again because Slack said that it failed. Pure."""

from __future__ import annotations

SECONDS = 30
"""The same within this time counts once."""


def names_of(done: str, at: str) -> tuple[str, str]:
    """Keys for what was `done` at a time (Unix seconds): one for each of two series of intervals that overlap by half.

    The same within `SECONDS` shares one of the keys; twice as far apart it shares none.
    """
    half = float(at) // SECONDS
    return f"{done}:{half:.0f}", f"{done}:{half + 1:.0f}"
