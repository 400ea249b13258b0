"""Wake whoever waits for work, without ever missing a ring."""

from __future__ import annotations

import threading


class Bell:
    """Counts its rings: who knows the count from before it looked for work cannot sleep through a ring since then."""

    def __init__(self) -> None:
        self._rings = 0
        self._condition = threading.Condition()

    @property
    def rings(self) -> int:
        """How often it was rung so far."""
        return self._rings

    def ring(self) -> None:
        """Wake everybody."""
        with self._condition:
            self._rings += 1
            self._condition.notify_all()

    def wait(self, heard: int, seconds: float) -> None:
        """Sleep until there are more rings than `heard`, at most `seconds`."""
        with self._condition:
            self._condition.wait_for(lambda: self._rings != heard, seconds)
