"""Deliver one message: post it, or find out that it was posted already; when that fails, decide when to retry."""

from __future__ import annotations

import logging
import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from sqlmodel import Session

from helpbot.desk.failure_log import log_failure
from helpbot.desk.ports.measuring import Attempt, Metrics
from helpbot.desk.ports.posting import Channel, DeliveryFailed
from helpbot.desk.queues import leases, outbox
from helpbot.desk.queues.alerts import Alerts
from helpbot.desk.queues.leases import LeaseLost
from helpbot.desk.queues.left_files import LeftFiles
from helpbot.desk.queues.outbox import ClaimedDelivery
from helpbot.desk.queues.renewal import Renewal
from helpbot.desk.workplace import Workplace
from helpbot.dialogue.messages import LeftFile
from helpbot.tickets.flow_tables import OutboxRow, Progress
from helpbot.tickets.troubles import DatabaseTrouble

FIRST_WAIT = timedelta(seconds=1)
LONGEST_WAIT = timedelta(minutes=5)
GIVE_UP_AFTER = timedelta(hours=24)
FAULTS = 3
"""How many attempts a message gets when posting it fails because of a bug of ours."""

_log = logging.getLogger(__name__)


class Deliverer:
    """Delivers the messages of one surface, in order per conversation. Safe to use from several threads."""

    def __init__(self, workplace: Workplace, alerts: Alerts, left_files: LeftFiles, metrics: Metrics) -> None:
        self._database = workplace.database
        self._clock = workplace.clock
        self._surface = workplace.surface.name
        self._lease = workplace.takeover
        self._alerts = alerts
        self._left_files = left_files
        self._metrics = metrics

    def deliver_one(self, channel: Channel) -> bool:
        """Make one attempt; False when nothing is due. Raises `DatabaseTrouble`: what is posted will be found later."""
        with self._database.write() as session:
            claimed = outbox.claim(session, self._surface, self._clock.now(), self._lease)
        if claimed is None:
            return False
        self.deliver(claimed, channel)
        return True

    def claim_answer(self, session: Session, reference: str) -> ClaimedDelivery | None:
        """Claim the answer to the event of this reference, so that whoever handles the event delivers it at once."""
        return outbox.claim(session, self._surface, self._clock.now(), self._lease, reference)

    def deliver(self, claimed: ClaimedDelivery, channel: Channel) -> None:
        """Make one attempt at a claimed delivery. Raises `DatabaseTrouble`: what is posted will be found later."""
        try:
            self._attempt(claimed, channel)
        except LeaseLost:
            _log.warning("delivery %s was taken over by another worker", claimed.id)

    def _attempt(self, claimed: ClaimedDelivery, channel: Channel) -> None:
        unknown, left = claimed.maybe_posted, list[LeftFile]()
        try:
            renewal = Renewal(self._database, self._clock, claimed, self._lease)
            delivery = replace(claimed.delivery, renew=renewal, leave=left.append)
            receipt = channel.find(delivery) if unknown else None
            unknown = False
            delivery.renew()
            if receipt is None:
                receipt = claimed.replaces if claimed.outdated else None
            receipt = receipt if receipt is not None else channel.deliver(delivery)
        except DeliveryFailed as failure:
            self._failed(claimed, failure, maybe_posted=unknown or not failure.outcome_known)
        except (LeaseLost, DatabaseTrouble):
            raise
        except Exception as error:  # noqa: BLE001 - a fault in posting one message must not stop the others
            log_failure(_log, "posting a message", error, claimed.reference)
            hopeless = claimed.attempt >= FAULTS
            self._failed(claimed, DeliveryFailed(type(error).__name__, permanent=hopeless), maybe_posted=True)
        else:
            self._delivered(claimed, receipt, left)

    def _delivered(self, claimed: ClaimedDelivery, receipt: str, left: Sequence[LeftFile]) -> None:
        now = self._clock.now()
        with self._database.write() as session:
            outbox.mark_posted(session, claimed, receipt, now)
            if left:
                self._left_files.tell(session, claimed, left, now)
        self._metrics.delivery("done", (now - claimed.created_at).total_seconds())
        _log.info(
            "delivered", extra={"reference": claimed.reference, "delivery": claimed.id, "attempt": claimed.attempt}
        )

    def _failed(self, claimed: ClaimedDelivery, failure: DeliveryFailed, *, maybe_posted: bool) -> None:
        now = self._clock.now()
        with self._database.write() as session:
            row = outbox.hold(session, claimed)
            row.failure = str(failure)
            row.maybe_posted = maybe_posted
            outcome: Attempt = "retried"
            if failure.permanent or now - claimed.created_at > GIVE_UP_AFTER:
                outcome = "parked"
                leases.finish(row, Progress.PARKED, now)
                self._alerts.parked(session, row, now)
            else:
                leases.release(row)
                row.due_at = now + wait_before_retry(row.attempts, failure.retry_after)
        self._metrics.delivery(outcome, (now - claimed.created_at).total_seconds())
        _report(row, outcome)


def _report(row: OutboxRow, outcome: Attempt) -> None:
    level = logging.ERROR if outcome == "parked" else logging.WARNING
    extra = {"reference": row.reference, "delivery": row.delivery, "attempt": row.attempts}
    _log.log(level, "a delivery is %s: %s", outcome, row.failure, extra=extra)


def wait_before_retry(attempts: int, retry_after: float | None) -> timedelta:
    """As long as the other side asked for, else exponential; with jitter, so that retries spread out."""
    if retry_after is not None:
        return timedelta(seconds=retry_after * random.uniform(1.0, 1.1))
    doubled: timedelta = FIRST_WAIT * 2 ** min(attempts - 1, 16)
    return min(doubled, LONGEST_WAIT) * random.uniform(0.5, 1.0)
