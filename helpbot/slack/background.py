"""Compute in the background what takes too long for somebody to wait, and cache it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from enum import Enum, auto
from threading import Lock, Thread
from time import monotonic
from typing import Generic, TypeVar

from helpbot.desk.failure_log import log_failure

T = TypeVar("T")

_log = logging.getLogger(__name__)


class Unknown(Enum):
    """Why there is no result."""

    UNDER_WAY = auto()
    FAILED = auto()


class InBackground(Generic[T]):
    """The result of `work`, refreshed when somebody asks more than `kept_seconds` after it was begun; in the meantime
    the last one is returned. Failures are logged, and retried after as long. Safe to share between threads.
    """

    def __init__(
        self, name: str, work: Callable[[], T], kept_seconds: float, clock: Callable[[], float] = monotonic
    ) -> None:
        self._name = name
        self._work = work
        self._kept = kept_seconds
        self._clock = clock
        self._lock = Lock()
        self._begun: float | None = None
        self._busy = False
        self._result: T | Unknown = Unknown.UNDER_WAY

    def latest(self) -> T | Unknown:
        """What is known now; never waits."""
        with self._lock:
            now = self._clock()
            if not self._busy and (self._begun is None or now - self._begun > self._kept):
                self._begun, self._busy = now, True
                Thread(target=self._run, name=self._name, daemon=True).start()
            return self._result

    def _run(self) -> None:
        found: T | Unknown = Unknown.FAILED
        try:
            found = self._work()
        except Exception as error:  # noqa: BLE001 - otherwise the thread would die silently
            log_failure(_log, self._name, error, "none")
        with self._lock:
            self._result, self._busy = found, False
