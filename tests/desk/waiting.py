"""Wait for what other threads do."""

from __future__ import annotations

import threading
from collections.abc import Callable
from time import monotonic


def until(condition: Callable[[], bool | None], seconds: float = 60) -> None:
    """Poll until it holds."""
    deadline = monotonic() + seconds
    pause = threading.Event()
    while not condition():
        assert monotonic() < deadline, "it never came to be"
        pause.wait(0.02)
