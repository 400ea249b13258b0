"""Whether a longer input takes time in proportion. Counted is the processor time of this thread alone; what else the
machine does still shows in it, so that there is more than one try.
"""

from __future__ import annotations

from collections.abc import Callable
from time import thread_time

TIMES_AS_LONG = 4
MOST = 10
"""Four times the input may take so many times the time; if time grew with its square, it would take sixteen times."""
TRIES = 3
AT_ONCE = 0.01
"""Seconds that are too few to compare."""


def grows_in_proportion(run: Callable[[str], object], text: str) -> bool:
    """Whether the whole text takes hardly longer, for each character, than a quarter of it."""
    return any(_in_proportion(run, text) for _ in range(TRIES))


def _in_proportion(run: Callable[[str], object], text: str) -> bool:
    quarter = _seconds(run, text[: len(text) // TIMES_AS_LONG])
    return _seconds(run, text) < MOST * max(quarter, AT_ONCE)


def _seconds(run: Callable[[str], object], text: str) -> float:
    begun = thread_time()
    run(text)
    return thread_time() - begun
