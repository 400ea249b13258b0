"""Who works on what: rows of the inbox and the outbox are leased to one worker at a time, for a limited time.

Each conversation keeps its order: a row may be taken only when no earlier one of it is waiting. What a dead worker left
becomes free when its lease expires; a worker that outlived its lease finds out before it stores anything.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, bindparam, exists, literal_column, or_, update
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from helpbot.tickets.columns import UtcDateTime
from helpbot.tickets.flow_tables import InboxRow, OutboxRow, Progress
from helpbot.tickets.prepared import Prepared
from helpbot.tickets.prepared import Row as DatabaseRow

LEASE = timedelta(seconds=60)
"""Longer than any single outside call may take; whoever makes several renews the lease in between."""

WAITING: ColumnElement[str] = literal_column(f"'{Progress.WAITING}'")
"""A literal: only then do the databases use their partial indexes of what is waiting."""

Row = TypeVar("Row", InboxRow, OutboxRow)


class LeaseLost(Exception):
    """Another worker has taken over: drop the work, and store nothing."""


@dataclass(frozen=True)
class Lease:
    """The work belongs to `holder`, a name used once, `until` then."""

    holder: str
    until: datetime

    @classmethod
    def beginning(cls, now: datetime, length: timedelta) -> Lease:
        """A new lease of this `length`."""
        return cls(secrets.token_hex(8), now + length)


@dataclass(frozen=True)
class Claimed:
    """A row as it was before it was leased."""

    row: DatabaseRow
    lease: Lease


def claim_next(
    session: Session,
    table: type[InboxRow] | type[OutboxRow],
    surface: str,
    now: datetime,
    length: timedelta,
    reference: str | None = None,
) -> Claimed | None:
    """Lease the oldest row that is ready, of the event named by `reference` if given; None when there is none.

    A leased delivery counts as attempted, and as maybe posted.
    """
    if reference is None:
        row = _claimable(table).first(session, surface=surface, now=now)
    else:
        row = _claimable_of(table).first(session, surface=surface, now=now, reference=reference)
    if row is None:
        return None
    lease = Lease.beginning(now, length)
    _taken(table).run(session, number=row.sequence, holder=lease.holder, until=lease.until)
    return Claimed(row, lease)


def look(session: Session, table: type[InboxRow] | type[OutboxRow], sequence: int, lease: str) -> DatabaseRow:
    """The leased row as it is now, locked until the transaction ends. Raises `LeaseLost`."""
    row = _looked_at(table).first(session, number=sequence, holder=lease)
    if row is None:
        raise LeaseLost
    return row


def hold(session: Session, table: type[Row], sequence: int, lease: str) -> Row:
    """The same as a mapped object, to be changed."""
    held = session.execute(_held(table), {"number": sequence, "holder": lease})
    row: Row | None = held.scalars().one_or_none()
    if row is None:
        raise LeaseLost
    return row


@cache
def _claimable(table: type[InboxRow] | type[OutboxRow]) -> Prepared:
    return Prepared(_free(table))


@cache
def _claimable_of(table: type[InboxRow] | type[OutboxRow]) -> Prepared:
    return Prepared(_free(table).where(col(table.reference) == bindparam("reference")))


def _free(table: type[InboxRow] | type[OutboxRow]) -> Select[Any]:
    now, earlier = bindparam("now", type_=UtcDateTime), aliased(table)
    goes_first = exists().where(
        col(earlier.conversation) == col(table.conversation),
        col(earlier.sequence) < col(table.sequence),
        col(earlier.state) == WAITING,
    )
    free = or_(col(table.leased_until).is_(None), col(table.leased_until) <= now)
    query = select(table).where(
        col(table.state) == WAITING, col(table.surface) == bindparam("surface"), free, ~goes_first
    )
    if table is OutboxRow:
        query = query.where(col(OutboxRow.due_at) <= now)
    return query.order_by(col(table.sequence)).limit(1).with_for_update(skip_locked=True)


@cache
def _taken(table: type[InboxRow] | type[OutboxRow]) -> Prepared:
    statement = update(table).where(col(table.sequence) == bindparam("number"))
    statement = statement.values(lease=bindparam("holder"), leased_until=bindparam("until"))
    if table is OutboxRow:
        statement = statement.values(attempts=OutboxRow.attempts + 1, maybe_posted=True)
    return Prepared(statement)


@cache
def _looked_at(table: type[InboxRow] | type[OutboxRow]) -> Prepared:
    return Prepared(_held(table))


@cache
def _held(table: type[InboxRow] | type[OutboxRow]) -> Select[Any]:
    query = select(table).where(
        col(table.sequence) == bindparam("number"),
        col(table.lease) == bindparam("holder"),
        col(table.state) == WAITING,
    )
    return query.with_for_update()


def renew(row: InboxRow | OutboxRow, now: datetime, length: timedelta) -> None:
    """Extend the lease to this `length` from now."""
    row.leased_until = now + length


def release(row: InboxRow | OutboxRow) -> None:
    """Let any worker take the row again."""
    row.lease = None
    row.leased_until = None


def postpone(row: InboxRow | OutboxRow, until: datetime) -> None:
    """Let any worker take the row again, but not before then."""
    row.lease = None
    row.leased_until = until


def finish(row: InboxRow | OutboxRow, state: Progress, now: datetime) -> None:
    """The row is done or parked, and blocks nothing any longer."""
    release(row)
    row.state = state
    row.finished_at = now
