"""Wake whoever waits for work, without ever missing a ring; or hand them the work itself."""

from __future__ import annotations

import threading
from collections import deque
from typing import Generic, TypeVar

Work = TypeVar("Work")


class Bell(Generic[Work]):
    """Wakes one of the threads that wait. A ring that nobody waits for is kept for the next who does."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._waiting = 0
        self._rings = 0
        self._handed: deque[Work] = deque()

    @property
    def somebody_waits(self) -> bool:
        """Whether a thread is there that has nothing to do: what is handed over now is begun at once."""
        return self._waiting > len(self._handed)

    def ring(self) -> None:
        """Somewhere there is work: let one thread look."""
        with self._condition:
            self._rings = min(self._rings + 1, max(self._waiting, 1))
            self._condition.notify()

    def hand(self, work: Work) -> None:
        """Let one thread do this."""
        with self._condition:
            self._handed.append(work)
            self._condition.notify()

    def wait(self, seconds: float) -> Work | None:
        """Sleep until something is handed over, which is returned, or it rings; at most `seconds`."""
        with self._condition:
            self._waiting += 1
            self._condition.wait_for(lambda: self._handed or self._rings, seconds)
            self._waiting -= 1
            if self._handed:
                return self._handed.popleft()
            self._rings = max(self._rings - 1, 0)
            return None
