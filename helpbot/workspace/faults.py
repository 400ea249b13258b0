"""Troubles that Slack has now and then, on demand."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass
from threading import Lock


@dataclass(frozen=True)
class Fault:
    """How one call fails. `done`: it is carried out all the same, and only its answer is lost."""

    status: int
    retry_after: int | None = None
    done: bool = False


class Faults:
    """What will go wrong: calls that fail, and events that come more than once."""

    def __init__(self) -> None:
        self.every_event_twice = False
        self._calls: dict[str, deque[Fault]] = defaultdict(deque)
        self._lock = Lock()

    def clear(self) -> None:
        """No more troubles."""
        self.every_event_twice = False
        with self._lock:
            self._calls.clear()

    def server_error(self, method: str, times: int = 1, *, done: bool = False) -> None:
        """Answer the next calls of a method with HTTP 500; with `done` after carrying them out."""
        self._add(method, Fault(500, done=done), times)

    def rate_limit(self, method: str, seconds: int, times: int = 1) -> None:
        """Answer the next calls of a method with HTTP 429 and `Retry-After`."""
        self._add(method, Fault(429, retry_after=seconds), times)

    def next_for(self, method: str) -> Fault | None:
        """Take the fault that is due for this call."""
        with self._lock:
            due = self._calls[method]
            return due.popleft() if due else None

    def _add(self, method: str, fault: Fault, times: int) -> None:
        with self._lock:
            self._calls[method].extend([fault] * times)
