"""How much waits in the inbox and the outbox, for how long, and how many tickets there are: numbers for monitoring.

Messages for a terminal wait until its person is back; they do not count as backlog.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col, select

from helpbot.desk.ports.measuring import Queue
from helpbot.desk.queues.destinations import TERMINAL
from helpbot.tickets.database import Database
from helpbot.tickets.flow_tables import InboxRow, OutboxRow, Progress
from helpbot.tickets.tables import Ticket


@dataclass(frozen=True)
class QueueState:
    """How many entries wait, since when the oldest has waited (aware UTC), and how many are parked."""

    queue: Queue
    waiting: int
    oldest: datetime | None
    parked: int


@dataclass(frozen=True)
class Backlog:
    """`tickets` counts them by severity and status."""

    queues: tuple[QueueState, ...]
    tickets: dict[tuple[int, str], int]


def backlog(database: Database) -> Backlog:
    """The numbers as they are now. Raises `DatabaseTrouble`."""
    with database.read() as session:
        counted = select(Ticket.severity, Ticket.status, func.count()).group_by(
            col(Ticket.severity), col(Ticket.status)
        )
        tickets = {(severity, status): number for severity, status, number in session.exec(counted)}
        queues = (
            _queue(session, "inbox", InboxRow, col(InboxRow.received_at)),
            _queue(session, "outbox", OutboxRow, col(OutboxRow.created_at)),
        )
        return Backlog(queues, tickets)


def _queue(
    session: Session, name: Queue, table: type[InboxRow] | type[OutboxRow], since: Mapped[datetime]
) -> QueueState:
    waits = (col(table.state) == Progress.WAITING, ~col(table.surface).startswith(TERMINAL))
    number, oldest = session.exec(select(func.count(), func.min(since)).select_from(table).where(*waits)).one()
    parked = session.exec(select(func.count()).where(col(table.state) == Progress.PARKED)).one()
    return QueueState(name, number, oldest, parked)
