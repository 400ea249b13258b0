"""Waiting for what happens in the app, of which the workspace knows nothing."""

from __future__ import annotations

import time
from collections.abc import Callable

from helpbot.workspace.stage import WAIT_SECONDS


def until(happened: Callable[[], object], seconds: float = WAIT_SECONDS) -> None:
    """Wait until it is true."""
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline, "did not happen in time"
        time.sleep(0.01)
