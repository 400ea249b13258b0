"""Threads that handle and deliver until they are told to stop: the engine of a running bot."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

from helpbot.desk.failure_log import log_failure
from helpbot.desk.ports.posting import Channel
from helpbot.desk.queues.bell import Bell
from helpbot.desk.queues.inbox import ClaimedEvent
from helpbot.desk.service import Desk
from helpbot.tickets.troubles import DatabaseTrouble

POLL_SECONDS = 1.0
"""How long work that another process left, or a retry that is due, may go unnoticed."""
CHORE_SECONDS = 5.0
"""How late a reminder may be."""

_log = logging.getLogger(__name__)


class Worker:
    """Works for one desk and one channel; `threads` handle events and deliver the answers."""

    def __init__(self, desk: Desk, channel: Channel, *, threads: int = 4) -> None:
        self._talks = _Crew("work", threads, desk.bell, lambda event: desk.work(channel, event), POLL_SECONDS)
        self._chores = _Crew("chores", 1, Bell(), lambda _: desk.do_chore(), CHORE_SECONDS)
        self._stopped = False
        self._lock = threading.Lock()

    def start(self) -> None:
        """Start, unless told to stop already; returns at once."""
        with self._lock:
            if not self._stopped:
                self._talks.start()
                self._chores.start()

    @property
    def alive(self) -> bool:
        """Whether every thread is running."""
        return self._talks.alive and self._chores.alive

    def stop(self, timeout: float = 10.0) -> bool:
        """Finish what was received, deliver what is due, and stop, within `timeout` seconds.

        False when time ran out: the rest stays stored for the next start.
        """
        with self._lock:
            self._stopped = True
        deadline = time.monotonic() + timeout
        reminded = self._chores.stop(deadline)
        answered = self._talks.stop(deadline)
        return reminded and answered


class _Crew:
    """Threads that repeat one step: at once while it finds work, else when the bell rings or the poll is due.

    The step is given the work that came with the bell, if any, which takes precedence; it returns whether it found any.
    """

    def __init__(
        self,
        name: str,
        size: int,
        bell: Bell[ClaimedEvent],
        step: Callable[[ClaimedEvent | None], bool],
        poll: float,
    ) -> None:
        self._bell = bell
        self._step = step
        self._poll = poll
        self._leaving = threading.Event()
        self._dropping = threading.Event()
        self._troubled = threading.Event()
        self._threads = [threading.Thread(target=self._run, name=f"{name}-{n}", daemon=True) for n in range(size)]

    @property
    def alive(self) -> bool:
        return all(thread.is_alive() for thread in self._threads)

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self, deadline: float) -> bool:
        """Let the threads finish until `deadline` (monotonic); one that is still busy then stops after its step."""
        self._leaving.set()
        self._bell.ring()
        for thread in filter(threading.Thread.is_alive, self._threads):
            thread.join(max(0.0, deadline - time.monotonic()))
        self._dropping.set()
        return not any(thread.is_alive() for thread in self._threads)

    def _run(self) -> None:
        handed: ClaimedEvent | None = None
        while not self._dropping.is_set():
            found = self._found_work(handed or self._bell.take())
            if found:
                handed = None
            elif self._leaving.is_set():
                break
            else:
                handed = self._bell.wait(self._poll)
        self._bell.ring()  # so that the next thread leaves too

    def _found_work(self, handed: ClaimedEvent | None) -> bool:
        try:
            found = self._step(handed)
        except DatabaseTrouble as trouble:
            if not self._troubled.is_set():
                self._troubled.set()
                _log.error("waiting for the database: %s", trouble)
            return False
        except Exception as error:  # noqa: BLE001 - otherwise the thread would die silently
            log_failure(_log, "a worker's step", error, "none")
            return False
        if self._troubled.is_set():
            self._troubled.clear()
            _log.info("the database is back")
        return found
