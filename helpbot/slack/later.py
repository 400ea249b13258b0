"""Do things a moment later, if they still need doing by then, with a few threads for all of them."""

from __future__ import annotations

import logging
from collections.abc import Callable
from queue import SimpleQueue
from threading import Thread
from time import monotonic, sleep
from typing import Generic, TypeVar

from helpbot.desk.failure_log import log_failure

T = TypeVar("T")

THREADS = 4
"""How many things are done at once; what is due while all are busy waits."""

_log = logging.getLogger(__name__)


class Later(Generic[T]):
    """Calls `do` with each thing that is put in, `seconds` later. Failures are logged.

    Safe to share between threads.
    """

    def __init__(self, name: str, do: Callable[[T], None], seconds: float) -> None:
        self._name = name
        self._do = do
        self._seconds = seconds
        self._line: SimpleQueue[tuple[float, T]] = SimpleQueue()
        for number in range(THREADS):
            Thread(target=self._run, name=f"{name}-{number}", daemon=True).start()

    def put(self, thing: T) -> None:
        """Have it done; returns at once."""
        self._line.put((monotonic() + self._seconds, thing))

    def _run(self) -> None:
        while True:
            due, thing = self._line.get()
            sleep(max(0.0, due - monotonic()))
            try:
                self._do(thing)
            except Exception as error:  # noqa: BLE001 - otherwise the thread would die silently
                log_failure(_log, self._name, error, "none")
