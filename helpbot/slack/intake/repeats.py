"""What somebody does again so soon that they did it once: by mistake, or because Slack said that it failed. Pure."""

from __future__ import annotations

SECONDS = 30
"""So soon."""


def names_of(done: str, at: str) -> tuple[str, str]:
    """Names of what was `done` at a time (Unix seconds): one in each of two rows of intervals that overlap by half.

    The same within `SECONDS` shares one of these names; what lies twice as far apart shares none.
    """
    half = float(at) // SECONDS
    return f"{done}:{half:.0f}", f"{done}:{half + 1:.0f}"
