"""Tickets in the database: numbering, filing, finding. Every function works inside the caller's transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam, literal_column, or_, update
from sqlmodel import Session, col, select

from helpbot.problems import HelpbotError
from helpbot.tickets.columns import UtcDateTime
from helpbot.tickets.duplicates import duplicate_numbers, original_numbers
from helpbot.tickets.lifecycle import UNFINISHED
from helpbot.tickets.locking import locked
from helpbot.tickets.prepared import Prepared
from helpbot.tickets.tables import Attachment, Counter, Ticket, TicketEvent

_COUNTER = "ticket"
_UNFINISHED: list[ColumnElement[str]] = [literal_column(f"'{status}'") for status in sorted(UNFINISHED)]
"""Literals: a prepared statement takes no lists of values."""
_OPEN_TICKETS = (
    select(Ticket)
    .where(Ticket.requester == bindparam("requester"), col(Ticket.status).in_(UNFINISHED))
    .order_by(col(Ticket.id).desc())
    .limit(bindparam("most"))
)
_TICKETS_AT_HAND = Prepared(
    select(Ticket)
    .where(
        Ticket.requester == bindparam("requester"),
        or_(col(Ticket.status).in_(_UNFINISHED), col(Ticket.updated_at) >= bindparam("since", type_=UtcDateTime)),
    )
    .order_by(col(Ticket.id).desc())
    .limit(bindparam("most"))
)


@dataclass(frozen=True)
class TicketFilter:
    """Which tickets to list; an empty condition matches all."""

    status: tuple[str, ...] = ()
    severity: tuple[int, ...] = ()
    requester: str | None = None


@dataclass(frozen=True)
class TicketFile:
    """All that is known of one ticket: its row, history and files, the numbers of those filed together with it, of its
    original and of its duplicates."""

    ticket: Ticket
    history: tuple[TicketEvent, ...]
    attachments: tuple[Attachment, ...]
    linked: tuple[str, ...]
    duplicate_of: str | None = None
    duplicates: tuple[str, ...] = ()


def next_numbers(session: Session, prefix: str, count: int) -> list[str]:
    """Give out `count` consecutive numbers. Others wait until this transaction ends; a rollback gives them back."""
    raised = update(Counter).where(col(Counter.name) == _COUNTER).values(value=col(Counter.value) + count)
    last = session.exec(raised.returning(col(Counter.value))).scalar_one()
    return [f"{prefix}-{number}" for number in range(last - count + 1, last + 1)]


def add_ticket(session: Session, ticket: Ticket) -> int:
    """Store a new ticket; returns its id."""
    session.add(ticket)
    session.flush()
    return ticket.id


def append_event(
    session: Session, ticket_id: int, kind: str, *, at: datetime, actor: str, details: dict[str, Any]
) -> None:
    """Add a line to the history. Lines are never removed; only erasing changes one (`desk/privacy/erasing.py`)."""
    session.add(TicketEvent(ticket_id=ticket_id, kind=kind, at=at, actor=actor, details=details))


def find_ticket(session: Session, number: str, *, lock: bool = False) -> Ticket | None:
    """Like `ticket_by_number`, but None when there is none."""
    query = select(Ticket).where(Ticket.number == number.strip().upper())
    return session.exec(locked(query) if lock else query).one_or_none()


def ticket_by_number(session: Session, number: str, *, lock: bool = False) -> Ticket:
    """The ticket called `number`, upper or lower case. `lock` keeps others from changing it until the transaction ends.

    Raises `HelpbotError` when there is none.
    """
    ticket = find_ticket(session, number, lock=lock)
    if ticket is None:
        raise HelpbotError(f"there is no ticket {number!r}", "`helpbot tickets list` shows them all")
    return ticket


def tickets_from(session: Session, source: str) -> Sequence[str]:
    """The numbers of the tickets that began with a message, oldest first; none for an empty source."""
    query = select(Ticket.number).where(Ticket.source == source, col(Ticket.erased_at).is_(None))
    return session.exec(query.order_by(col(Ticket.id))).all() if source else ()


def list_tickets(session: Session, wanted: TicketFilter) -> Sequence[Ticket]:
    """The tickets that pass the filter, oldest first."""
    query = select(Ticket).order_by(col(Ticket.id))
    if wanted.status:
        query = query.where(col(Ticket.status).in_(wanted.status))
    if wanted.severity:
        query = query.where(col(Ticket.severity).in_(wanted.severity))
    if wanted.requester is not None:
        query = query.where(Ticket.requester == wanted.requester)
    return session.exec(query).all()


def open_tickets_of(session: Session, requester: str, limit: int) -> Sequence[Ticket]:
    """The person's tickets that are not solved yet, newest first."""
    return session.execute(_OPEN_TICKETS, {"requester": requester, "most": limit}).scalars().all()


def tickets_at_hand(session: Session, requester: str, since: datetime, limit: int) -> Sequence[Ticket]:
    """The person's tickets that are not solved yet, or have changed since `since`, newest first.

    Read for every message, so not attached to the session, which would be slow. Do not change them.
    """
    found = _TICKETS_AT_HAND.all(session, requester=requester, since=since, most=limit)
    return [Ticket(**row._asdict()) for row in found]


def linked_numbers(session: Session, tickets: Iterable[Ticket]) -> dict[str, tuple[str, ...]]:
    """For each ticket number, the numbers that were filed together with it."""
    tickets = list(tickets)
    bundles = {ticket.bundle for ticket in tickets if ticket.bundle}
    query = select(Ticket.bundle, Ticket.number).where(col(Ticket.bundle).in_(bundles)).order_by(col(Ticket.id))
    together: dict[str | None, list[str]] = defaultdict(list)
    for bundle, number in session.exec(query) if bundles else ():
        together[bundle].append(number)
    return {
        ticket.number: tuple(number for number in together[ticket.bundle] if number != ticket.number)
        for ticket in tickets
    }


def ticket_file(session: Session, number: str) -> TicketFile:
    """Everything about one ticket. Raises `HelpbotError` when there is none."""
    ticket = ticket_by_number(session, number)
    history = session.exec(select(TicketEvent).where(TicketEvent.ticket_id == ticket.id).order_by(col(TicketEvent.id)))
    files = session.exec(select(Attachment).where(Attachment.ticket_id == ticket.id).order_by(col(Attachment.id)))
    linked = linked_numbers(session, [ticket])[ticket.number]
    original = original_numbers(session, [ticket]).get(ticket.id)
    duplicates = duplicate_numbers(session, [ticket]).get(ticket.id, ())
    return TicketFile(ticket, tuple(history), tuple(files), linked, original, duplicates)
