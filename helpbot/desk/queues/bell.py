"""Wake whoever waits for work, without ever missing a ring; or hand them the work itself."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

Work = TypeVar("Work")


class Bell(Generic[Work]):
    """Wakes one of the threads that wait. A ring that nobody waits for is kept for the next who does."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._waiting = 0
        self._rings = 0
        self._kept = 0
        self._handed: deque[Work] = deque()

    @property
    def somebody_waits(self) -> bool:
        """Whether a thread is there that has nothing to do: what is handed over now is begun at once."""
        return self._waiting > len(self._handed) + self._kept

    @contextmanager
    def keep_one(self) -> Iterator[bool]:
        """Whether a thread has nothing to do; then nobody else counts on that one until the block ends."""
        with self._condition:
            free = self.somebody_waits
            self._kept += free
        try:
            yield free
        finally:
            with self._condition:
                self._kept -= free

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

    def take(self) -> Work | None:
        """What was handed over and nobody has begun, if anything."""
        with self._condition:
            return self._handed.popleft() if self._handed else None

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
