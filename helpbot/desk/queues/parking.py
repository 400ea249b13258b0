"""What failed for good and waits for an admin: list it, retry it, or drop it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from helpbot.desk.ports.measuring import Queue
from helpbot.desk.ports.outside import Clock
from helpbot.desk.privacy import audit
from helpbot.desk.queues import leases
from helpbot.problems import HelpbotError
from helpbot.tickets.database import Database
from helpbot.tickets.flow_tables import InboxRow, OutboxRow, Progress

_ENTRY = re.compile(r"(inbox|outbox)-(\d{1,18})")


@dataclass(frozen=True)
class ParkedEntry:
    """An entry and why it failed, without its content. `entry` is `inbox-7` or `outbox-7`."""

    entry: str
    reference: str
    surface: str
    attempts: int
    since: datetime
    parked_at: datetime
    failure: str


@dataclass(frozen=True)
class Parking:
    """What an operator may do with parked entries."""

    database: Database
    clock: Clock

    def entries(self) -> tuple[ParkedEntry, ...]:
        """All of them, the inbox first, each oldest first."""
        with self.database.read() as session:
            return (*_parked_events(session), *_parked_messages(session))

    def retry(self, entry: str) -> None:
        """Retry it as if it were new. Raises `HelpbotError` when there is no such entry."""
        now = self.clock.now()
        with self.database.write() as session:
            row = _find(session, entry)
            row.state = Progress.WAITING
            row.finished_at = None
            leases.release(row)
            if isinstance(row, InboxRow):
                row.failures = 0
            else:
                row.attempts = int(row.maybe_posted)  # not a first attempt, so that the channel looks for parts
                row.due_at = row.created_at = now  # the time to give up counts from here
            audit.note(session, "retry", audit.OPERATOR, {"entries": 1}, now)

    def drop(self, entry: str) -> None:
        """Give it up and clear its content. Raises `HelpbotError` when there is no such entry."""
        now = self.clock.now()
        with self.database.write() as session:
            row = _find(session, entry)
            row.state = Progress.DONE
            if isinstance(row, InboxRow):
                row.content = None
            else:
                row.body = {}
            audit.note(session, "drop", audit.OPERATOR, {"entries": 1}, now)


def _parked_events(session: Session) -> Iterator[ParkedEntry]:
    query = select(InboxRow).where(InboxRow.state == Progress.PARKED).order_by(col(InboxRow.sequence))
    for row in session.exec(query):
        yield _entry("inbox", row, row.failures, row.received_at, "could not be handled; the log has the reference")


def _parked_messages(session: Session) -> Iterator[ParkedEntry]:
    query = select(OutboxRow).where(OutboxRow.state == Progress.PARKED).order_by(col(OutboxRow.sequence))
    for row in session.exec(query):
        yield _entry("outbox", row, row.attempts, row.created_at, row.failure or "")


def _entry(queue: Queue, row: InboxRow | OutboxRow, attempts: int, since: datetime, failure: str) -> ParkedEntry:
    parked_at = row.finished_at or since
    return ParkedEntry(f"{queue}-{row.sequence}", row.reference, row.surface, attempts, since, parked_at, failure)


def _find(session: Session, entry: str) -> InboxRow | OutboxRow:
    named = _ENTRY.fullmatch(entry.strip().lower())
    row: InboxRow | OutboxRow | None = None
    if named:
        sequence = int(named[2])
        row = session.get(InboxRow, sequence) if named[1] == "inbox" else session.get(OutboxRow, sequence)
    if row is None or row.state != Progress.PARKED:
        raise HelpbotError(f"there is no parked entry {entry!r}", "`helpbot parked list` shows them all")
    return row
