"""Wake a thread that waits for work, without ever missing a ring; or hand it the work itself."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

Work = TypeVar("Work")


class Bell(Generic[Work]):
    """Wakes one of the waiting threads. A ring that finds none is kept for the next that waits."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._waiting = 0
        self._rings = 0
        self._kept = 0
        self._handed: deque[Work] = deque()

    @property
    def somebody_waits(self) -> bool:
        """Whether a thread is idle, so that work handed over now is begun at once."""
        return self._waiting > len(self._handed) + self._kept

    @contextmanager
    def keep_one(self) -> Iterator[bool]:
        """Whether a thread is idle; if so, it is reserved for the caller until the block ends."""
        with self._condition:
            free = self.somebody_waits
            self._kept += free
        try:
            yield free
        finally:
            with self._condition:
                self._kept -= free

    def ring(self) -> None:
        """There is work somewhere: let one thread look."""
        with self._condition:
            self._rings = min(self._rings + 1, max(self._waiting, 1))
            self._condition.notify()

    def hand(self, work: Work) -> None:
        """Let one thread do this work."""
        with self._condition:
            self._handed.append(work)
            self._condition.notify()

    def take(self) -> Work | None:
        """Work that was handed over and not begun yet, if any."""
        with self._condition:
            return self._handed.popleft() if self._handed else None

    def wait(self, seconds: float) -> Work | None:
        """Sleep until work is handed over, which is returned, or the bell rings; at most `seconds`."""
        with self._condition:
            self._waiting += 1
            self._condition.wait_for(lambda: self._handed or self._rings, seconds)
            self._waiting -= 1
            if self._handed:
                return self._handed.popleft()
            self._rings = max(self._rings - 1, 0)
            return None
