"""Which ticket is a duplicate of which: the incident of a duplicate is a part of its original's, to any depth.

The original is the ticket in which the work goes on. A duplicate of a duplicate has the same one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from sqlalchemy import CTE, BindParameter, ColumnElement, Select, bindparam
from sqlalchemy import select as columns
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from helpbot.tickets.incident_tables import Incident
from helpbot.tickets.locking import locked
from helpbot.tickets.tables import Ticket

THESE: BindParameter[int] = bindparam("ids", expanding=True)
"""The ids that a cached statement asks about: building such a statement takes longer than running it."""


def together(which: ColumnElement[bool]) -> CTE:
    """The incidents that meet a condition (`whole`), each with itself and its parts at any depth (`part`)."""
    begin: Select[int, int] = columns(col(Incident.id).label("whole"), col(Incident.id).label("part"))
    found = begin.where(which).cte("together", recursive=True)
    return found.union_all(columns(found.c.whole, col(Incident.id)).join(found, col(Incident.part_of) == found.c.part))


def original_numbers(session: Session, tickets: Iterable[Ticket]) -> dict[int, str]:
    """The numbers of the originals of those tickets that are duplicates, by ticket id."""
    ids = [ticket.id for ticket in tickets]
    return {row.duplicate: row.number for row in session.execute(_originals(), {"ids": ids})} if ids else {}


@cache
def _originals() -> Select[int | None, str]:
    begin: Select[int | None, int | None] = columns(
        col(Incident.ticket_id).label("duplicate"), col(Incident.part_of).label("above")
    )
    begin = begin.where(col(Incident.ticket_id).in_(THESE), col(Incident.part_of).is_not(None))
    found = begin.cte("up", recursive=True)
    higher = columns(found.c.duplicate, col(Incident.part_of)).join(found, col(Incident.id) == found.c.above)
    found = found.union_all(higher.where(col(Incident.part_of).is_not(None)))
    top = columns(found.c.duplicate, col(Ticket.number)).join(Incident, col(Incident.id) == found.c.above)
    return top.join(Ticket, col(Incident.ticket_id) == col(Ticket.id)).where(col(Incident.part_of).is_(None))


def original_of(session: Session, ticket: Ticket) -> Ticket | None:
    """The ticket in which the work on a duplicate goes on; None if the ticket is not a duplicate."""
    number = original_numbers(session, [ticket]).get(ticket.id)
    return session.exec(select(Ticket).where(Ticket.number == number)).one() if number else None


def duplicate_numbers(session: Session, tickets: Iterable[Ticket]) -> dict[int, tuple[str, ...]]:
    """The numbers of all duplicates of those tickets that have any, oldest first, by ticket id."""
    ids = [ticket.id for ticket in tickets]
    numbers: dict[int, tuple[str, ...]] = defaultdict(tuple)
    for original, number in session.execute(_duplicates(), {"ids": ids}) if ids else ():
        numbers[original] += (number,)
    return dict(numbers)


@cache
def _duplicates() -> Select[int | None, str]:
    whole = aliased(Incident)
    found = together(col(Incident.ticket_id).in_(THESE))
    return (
        columns(col(whole.ticket_id), col(Ticket.number))
        .join(found, found.c.whole == col(whole.id))
        .join(Incident, col(Incident.id) == found.c.part)
        .join(Ticket, col(Ticket.id) == col(Incident.ticket_id))
        .where(found.c.whole != found.c.part)
        .order_by(col(Ticket.id))
    )


def locked_together(session: Session, *numbers: str) -> dict[str, Ticket]:
    """The tickets of these numbers, their originals and all duplicates of those, by number; locked in a fixed order to
    avoid deadlocks."""
    named = session.exec(select(Ticket).where(col(Ticket.number).in_(numbers))).all()
    originals = {*numbers, *original_numbers(session, named).values()}
    heads = session.exec(select(Ticket).where(col(Ticket.number).in_(originals))).all()
    everything = originals.union(*duplicate_numbers(session, heads).values())
    query = select(Ticket).where(col(Ticket.number).in_(everything)).order_by(col(Ticket.id))
    return {ticket.number: ticket for ticket in session.exec(locked(query))}


def locked_duplicates(session: Session, original: Ticket) -> Sequence[Ticket]:
    """All duplicates of a ticket that is locked, oldest first."""
    numbers = duplicate_numbers(session, [original]).get(original.id, ())
    query = select(Ticket).where(col(Ticket.number).in_(numbers)).order_by(col(Ticket.id))
    return session.exec(locked(query)).all() if numbers else ()
