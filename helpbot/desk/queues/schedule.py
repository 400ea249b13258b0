"""Scheduled work, as rows: planned in the transaction that causes it, leased to one worker at a time."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache

from sqlalchemy import bindparam, case, or_
from sqlmodel import Session, col, delete, select
from sqlmodel.sql.expression import SelectOfScalar

from helpbot.desk.queues.leases import LEASE, LeaseLost
from helpbot.tickets.columns import UtcDateTime
from helpbot.tickets.flow_tables import ChoreRow
from helpbot.tickets.inserting import insert, insert_unless_there


class Kind(StrEnum):
    """Kinds of chores. A new one needs a name here and a handler in the bootstrap."""

    REMINDER = "reminder"
    """The subject is a ticket's number."""
    RETENTION = "retention"
    """The subject is empty: one for the whole installation."""
    STATUS_PAGE = "status_page"
    """Check whether incidents that people joined are resolved. The subject is empty."""
    ESCALATION = "escalation"
    """Check whether the error of a ticket repeats. The subject is the ticket's number."""


@dataclass(frozen=True)
class DueChore:
    """A chore that this worker has leased. `due_at` is when it should have been done, aware UTC."""

    id: int
    kind: str
    subject: str
    due_at: datetime
    failures: int
    lease: str


def plan(session: Session, kind: Kind, subject: str, due_at: datetime) -> None:
    """Schedule it for `due_at`, or earlier if it is due earlier already. A worker that is at it loses the lease."""
    row = {"kind": kind, "subject": subject, "due_at": due_at, "failures": 0}
    statement = insert(session, ChoreRow).values(row)
    before, now = col(ChoreRow.due_at), statement.excluded.due_at
    anew = {"due_at": case((before < now, before), else_=now), "failures": 0, "lease": None, "leased_until": None}
    session.execute(statement.on_conflict_do_update(index_elements=["kind", "subject"], set_=anew))


def plan_unless_planned(session: Session, kind: Kind, subject: str, due_at: datetime) -> None:
    """Schedule it for `due_at` unless it is scheduled already."""
    row = {"kind": kind, "subject": subject, "due_at": due_at, "failures": 0}
    insert_unless_there(session, ChoreRow, row, ("kind", "subject"))


def cancel(session: Session, kind: Kind, subjects: Collection[str]) -> None:
    """Remove it from the schedule."""
    session.execute(delete(ChoreRow).where(col(ChoreRow.kind) == kind, col(ChoreRow.subject).in_(subjects)))


def claim(session: Session, kinds: Collection[str], now: datetime) -> DueChore | None:
    """Lease the chore that has been due longest; None when none is due."""
    row = session.exec(_due(), params={"kinds": list(kinds), "now": now}).first()
    if row is None:
        return None
    row.lease = secrets.token_hex(8)
    row.leased_until = now + LEASE
    return DueChore(row.id, row.kind, row.subject, row.due_at, row.failures, row.lease)


@cache
def _due() -> SelectOfScalar[ChoreRow]:
    """Built once: every worker polls all the time, mostly in vain."""
    now = bindparam("now", type_=UtcDateTime)
    free = or_(col(ChoreRow.leased_until).is_(None), col(ChoreRow.leased_until) <= now)
    ours = col(ChoreRow.kind).in_(bindparam("kinds", expanding=True))
    due = select(ChoreRow).where(ours, col(ChoreRow.due_at) <= now, free)
    return due.order_by(col(ChoreRow.due_at), col(ChoreRow.id)).limit(1).with_for_update(skip_locked=True)


def finish(session: Session, chore: DueChore, again_at: datetime | None) -> None:
    """It is done, and due again at `again_at`, if at all. Raises `LeaseLost`."""
    row = _hold(session, chore)
    if again_at is None:
        session.delete(row)
        return
    row.due_at, row.failures = again_at, 0
    row.lease = row.leased_until = None


def postpone(session: Session, chore: DueChore, until: datetime) -> None:
    """It failed: the lease keeps others away `until` then; when it was due stays recorded. Raises `LeaseLost`."""
    row = _hold(session, chore)
    row.failures += 1
    row.leased_until = until


def _hold(session: Session, chore: DueChore) -> ChoreRow:
    query = select(ChoreRow).where(col(ChoreRow.id) == chore.id, col(ChoreRow.lease) == chore.lease)
    row = session.exec(query.with_for_update()).one_or_none()
    if row is None:
        raise LeaseLost
    return row
