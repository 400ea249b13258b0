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
"""How long work may lie unseen that another process left, or that a retry is due for."""
CHORE_SECONDS = 5.0
"""How late a reminder may be."""

_log = logging.getLogger(__name__)


class Worker:
    """Works for one desk and one channel. So many `threads` handle events and deliver the answers."""

    def __init__(self, desk: Desk, channel: Channel, *, threads: int = 4) -> None:
        self._talks = _Crew("work", threads, desk.bell, lambda event: desk.work(channel, event), POLL_SECONDS)
        self._chores = _Crew("chores", 1, Bell(), lambda _: desk.do_chore(), CHORE_SECONDS)

    def start(self) -> None:
        """Begin; returns at once."""
        self._talks.start()
        self._chores.start()

    @property
    def alive(self) -> bool:
        """Whether every thread is there and at work."""
        return self._talks.alive and self._chores.alive

    def stop(self, timeout: float = 10.0) -> bool:
        """Finish what has been received, deliver what is due, and end; at most `timeout` seconds.

        False when the time was too short: the rest stays stored for the next start.
        """
        deadline = time.monotonic() + timeout
        reminded = self._chores.stop(deadline)
        answered = self._talks.stop(deadline)
        return reminded and answered


class _Crew:
    """Threads that repeat one step: as long as it finds work at once, else when the bell rings or the poll is due.

    The step is given what was handed over with the bell, if anything, which goes before all other work; it says whether
    it found any.
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
        """Let them finish, until `deadline` (of the monotonic clock); whoever works longer drops it after this step."""
        self._leaving.set()
        self._bell.ring()
        for thread in self._threads:
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
        self._bell.ring()  # the next may leave too

    def _found_work(self, handed: ClaimedEvent | None) -> bool:
        try:
            found = self._step(handed)
        except DatabaseTrouble as trouble:
            if not self._troubled.is_set():
                self._troubled.set()
                _log.error("waiting for the database: %s", trouble)
            return False
        except Exception as error:  # noqa: BLE001 - a thread that ends here would end without a word
            log_failure(_log, "a worker's step", error, "none")
            return False
        if self._troubled.is_set():
            self._troubled.clear()
            _log.info("the database serves again")
        return found
