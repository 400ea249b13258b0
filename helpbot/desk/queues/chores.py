"""Do the chores that are due: once across all replicas, and also after a restart, because each is a row."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from typing import Protocol, runtime_checkable

from sqlmodel import Session

from helpbot.desk.failure_log import log_failure
from helpbot.desk.ports.outside import Clock
from helpbot.desk.queues import schedule
from helpbot.desk.queues.delivering import wait_before_retry
from helpbot.desk.queues.leases import LeaseLost
from helpbot.desk.queues.schedule import DueChore, Kind
from helpbot.tickets.database import Database
from helpbot.tickets.troubles import DatabaseTrouble

_log = logging.getLogger(__name__)


class ChoreHandler(Protocol):
    """How one kind of chore is done."""

    def do(self, session: Session, chore: DueChore, now: datetime) -> datetime | None:
        """Do it, in the transaction that reschedules it; returns when it is due again, None for never."""


@runtime_checkable
class Preparing(Protocol):
    """A kind of chore that needs something from outside, for which no transaction may wait."""

    def prepared(self) -> ChoreHandler:
        """The handler for this run, with what it needs."""


class Chores:
    """Does the chores that it has handlers for. Safe to use from several threads and processes."""

    def __init__(self, database: Database, clock: Clock, handlers: Mapping[Kind, ChoreHandler | Preparing]) -> None:
        self._database = database
        self._clock = clock
        self._handlers = handlers

    def do_one(self) -> bool:
        """Do the chore that has been due longest; False when none is. Raises `DatabaseTrouble`: then it stays due."""
        if not self._handlers:
            return False
        now = self._clock.now()
        with self._database.write() as session:
            chore = schedule.claim(session, self._handlers, now)
        if chore is None:
            return False
        try:
            handler = self._handlers[Kind(chore.kind)]
            handler = handler.prepared() if isinstance(handler, Preparing) else handler
            with self._database.write() as session:
                again_at = handler.do(session, chore, now)
                schedule.finish(session, chore, again_at)
        except LeaseLost:
            _log.info("%s of %r was rescheduled in the meantime", chore.kind, chore.subject)
        except DatabaseTrouble:
            raise
        except Exception as error:  # noqa: BLE001 - a fault in one chore must not stop the others
            log_failure(_log, f"the {chore.kind} of {chore.subject!r}", error, "none")
            self._postpone(chore, now)
        return True

    def _postpone(self, chore: DueChore, now: datetime) -> None:
        with suppress(LeaseLost), self._database.write() as session:
            schedule.postpone(session, chore, now + wait_before_retry(chore.failures + 1, None))
