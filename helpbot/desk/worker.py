"""Threads that handle and deliver until they are told to stop: the engine of a running bot."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

from helpbot.desk.bell import Bell
from helpbot.desk.incidents import log_failure
from helpbot.desk.ports import Channel
from helpbot.desk.service import Desk
from helpbot.tickets.troubles import DatabaseTrouble

POLL_SECONDS = 1.0
"""How long work may lie unseen that another process left, or that a retry is due for."""
CHORE_SECONDS = 5.0
"""How late a reminder may be."""

_log = logging.getLogger(__name__)


class Worker:
    """Works for one desk and one channel. `handlers` and `deliverers` are numbers of threads."""

    def __init__(self, desk: Desk, channel: Channel, *, handlers: int = 2, deliverers: int = 2) -> None:
        self._desk = desk
        self._handling = _Crew("handle", handlers, desk.bell, desk.handle_one, POLL_SECONDS)
        self._delivering = _Crew("deliver", deliverers, desk.bell, lambda: desk.deliver_one(channel), POLL_SECONDS)
        self._chores = _Crew("chores", 1, Bell(), desk.do_chore, CHORE_SECONDS)

    def start(self) -> None:
        """Begin; returns at once."""
        self._handling.start()
        self._delivering.start()
        self._chores.start()

    @property
    def alive(self) -> bool:
        """Whether every thread is there and at work."""
        return self._handling.alive and self._delivering.alive and self._chores.alive

    def stop(self, timeout: float = 10.0) -> bool:
        """Finish what has been received, deliver what is due, and end; at most `timeout` seconds.

        False when the time was too short: the rest stays stored for the next start.
        """
        deadline = time.monotonic() + timeout
        reminded = self._chores.stop(deadline)
        handled = self._handling.stop(deadline)
        delivered = self._delivering.stop(deadline)
        return reminded and handled and delivered


class _Crew:
    """Threads that repeat one step: as long as it finds work at once, else when the bell rings or the poll is due."""

    def __init__(self, name: str, size: int, bell: Bell, step: Callable[[], bool], poll: float) -> None:
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
        while not self._dropping.is_set():
            heard = self._bell.rings
            if self._found_work():
                continue
            if self._leaving.is_set():
                return
            self._bell.wait(heard, self._poll)

    def _found_work(self) -> bool:
        try:
            found = self._step()
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
