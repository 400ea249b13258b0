"""How much waits in the inbox and the outbox, how long, and how the tickets stand: numbers for those who watch.

What is for a terminal waits until its person is there again: that is no backlog.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func
from sqlmodel import Session, col, select

from helpbot.desk.ports.measuring import Queue
from helpbot.desk.queues.destinations import TERMINAL
from helpbot.tickets.database import Database
from helpbot.tickets.flow_tables import InboxRow, OutboxRow, Progress
from helpbot.tickets.tables import Ticket


@dataclass(frozen=True)
class QueueState:
    """How many entries wait, since when the oldest does (aware UTC), and how many are parked."""

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
        return Backlog((_received(session), _sent(session)), tickets)


def _received(session: Session) -> QueueState:
    waiting = (InboxRow.state == Progress.WAITING, ~col(InboxRow.surface).startswith(TERMINAL))
    number, oldest = session.exec(select(func.count(), func.min(col(InboxRow.received_at))).where(*waiting)).one()
    parked = session.exec(select(func.count()).where(InboxRow.state == Progress.PARKED)).one()
    return QueueState("inbox", number, oldest, parked)


def _sent(session: Session) -> QueueState:
    waiting = (OutboxRow.state == Progress.WAITING, ~col(OutboxRow.surface).startswith(TERMINAL))
    number, oldest = session.exec(select(func.count(), func.min(col(OutboxRow.created_at))).where(*waiting)).one()
    parked = session.exec(select(func.count()).where(OutboxRow.state == Progress.PARKED)).one()
    return QueueState("outbox", number, oldest, parked)
