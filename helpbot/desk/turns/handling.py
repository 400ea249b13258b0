"""Handle one event; when that fails, retry it, or park it and tell the person."""

from __future__ import annotations

import logging
from contextlib import suppress
from datetime import datetime, timedelta

from sqlmodel import Session

from helpbot.desk.failure_log import log_failure
from helpbot.desk.ports.measuring import Attempt, Metrics
from helpbot.desk.ports.outside import ReadingFailed
from helpbot.desk.queues import inbox, leases, outbox
from helpbot.desk.queues.alerts import Alerts
from helpbot.desk.queues.delivering import wait_before_retry
from helpbot.desk.queues.inbox import ClaimedEvent
from helpbot.desk.queues.leases import LeaseLost
from helpbot.desk.queues.outbox import ClaimedDelivery
from helpbot.desk.turns.processing import EventProcessor, Finish
from helpbot.desk.workplace import Workplace
from helpbot.dialogue.messages import Reply
from helpbot.tickets.flow_tables import InboxRow, Progress
from helpbot.tickets.troubles import DatabaseTrouble

ATTEMPTS = 3
"""How often an event is tried before it is parked and the person is told."""

_log = logging.getLogger(__name__)


class Handler:
    """Handles the events of one surface. Safe to use from several threads and processes."""

    def __init__(self, workplace: Workplace, processor: EventProcessor, alerts: Alerts, metrics: Metrics) -> None:
        self._workplace = workplace
        self._database = workplace.database
        self._clock = workplace.clock
        self._processor = processor
        self._alerts = alerts
        self._metrics = metrics

    def claim(self) -> ClaimedEvent | None:
        """Claim the next event; None when there is none. Raises `DatabaseTrouble`."""
        at = self._workplace
        with self._database.write() as session:
            return inbox.claim(session, at.surface.name, self._clock.now(), at.takeover)

    def handle(self, event: ClaimedEvent, finish: Finish) -> ClaimedDelivery | None:
        """Handle a claimed event; returns what `finish` claims in the same transaction, to be delivered.

        Raises `DatabaseTrouble`: then the event waits as before.
        """
        try:
            answer = self._processor.process(event, finish)
            self._report(event, "done")
            return answer
        except LeaseLost:
            self._give_back(event)  # if only the conversation has moved on, the event is still ours
            _log.warning("event %s was overtaken by another worker", event.reference)
        except DatabaseTrouble:
            self._give_back(event)
            raise
        except ReadingFailed as failure:
            _log.warning("a marked message could not be read yet: %s", failure, extra={"reference": event.reference})
            self._note_failure(event, wait_before_retry(event.failures + 1, failure.retry_after))
        except Exception as error:  # noqa: BLE001 - a fault in handling one event must not stop the others
            log_failure(_log, "handling an event", error, event.reference)
            self._note_failure(event)
        return None

    def _report(self, event: ClaimedEvent, outcome: Attempt) -> None:
        seconds = (self._clock.now() - event.received_at).total_seconds()
        self._metrics.event(outcome, seconds)
        _log.info("event %s", outcome, extra={"reference": event.reference, "seconds": round(seconds, 3)})

    def _give_back(self, event: ClaimedEvent) -> None:
        with suppress(DatabaseTrouble, LeaseLost), self._database.write() as session:
            leases.release(inbox.hold(session, event))

    def _note_failure(self, event: ClaimedEvent, wait: timedelta = timedelta(0)) -> None:
        """Release the event for another attempt after a `wait`; after the last one park it and tell the person."""
        last = event.failures + 1 >= ATTEMPTS
        apology = self._apology(event) if last else None
        now = self._clock.now()
        with suppress(LeaseLost):
            with self._database.write() as session:
                row = inbox.hold(session, event)
                row.failures += 1
                if last:
                    self._park(session, row, event, apology, now)
                else:
                    leases.postpone(row, now + wait)
            self._report(event, "parked" if last else "retried")

    def _park(self, session: Session, row: InboxRow, event: ClaimedEvent, apology: Reply | None, now: datetime) -> None:
        leases.finish(row, Progress.PARKED, now)
        if apology is not None:
            outbox.put(session, self._workplace.home(event), apology, event.reference, now)
        self._alerts.parked(session, row, now)

    def _apology(self, event: ClaimedEvent) -> Reply | None:
        try:
            return self._processor.apology(event)
        except Exception as error:  # noqa: BLE001 - a fault here too must not block the conversation
            log_failure(_log, "apologising", error, event.reference)
            return None
