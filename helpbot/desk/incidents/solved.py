"""How an error like that of a new ticket was solved before: for agents, who may see all tickets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from helpbot.desk.incidents.known_failures import MOST_COMPARED, signature_of
from helpbot.tickets.lifecycle import Event
from helpbot.tickets.tables import Ticket, TicketEvent
from helpbot.triage.same_failure import KnownIncidents, comparable_areas, nearness, same_error


@dataclass(frozen=True)
class Solved:
    """A ticket that was resolved, when (aware UTC), and what its requester was told then."""

    ticket: Ticket
    at: datetime
    solution: str


def solved_before(session: Session, ticket: Ticket, rules: KnownIncidents, now: datetime) -> Solved | None:
    """The most similar ticket about the same error that was resolved with a written solution; of equals, the latest."""
    within = rules.solved_within.length()
    mine = signature_of(ticket)
    same = [
        one
        for one in _solved_since(session, ticket, now - within)
        if same_error(mine, signature_of(one.ticket, one.at), rules, within)
    ]
    return max(same, key=lambda one: nearness(mine, signature_of(one.ticket)), default=None)


def _solved_since(session: Session, ticket: Ticket, since: datetime) -> Iterable[Solved]:
    """Each resolved ticket that may be comparable, as it was resolved last, the latest first."""
    resolved = (
        select(Ticket, TicketEvent)
        .join(TicketEvent, col(TicketEvent.ticket_id) == col(Ticket.id))
        .where(
            col(Ticket.restored_at) >= since,
            col(Ticket.component).in_(comparable_areas(ticket.component)),
            col(Ticket.erased_at).is_(None),
            TicketEvent.kind == Event.RESOLVE,
        )
    )
    latest = resolved.order_by(col(Ticket.restored_at).desc(), col(TicketEvent.id).desc()).limit(MOST_COMPARED)
    last: dict[int, Solved] = {}
    for earlier, event in session.exec(latest):
        last.setdefault(earlier.id, Solved(earlier, event.at, event.details.get("text", "")))
    return [one for one in last.values() if one.solution.strip()]
