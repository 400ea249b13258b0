"""Which open tickets another may be a duplicate of: for agents, who may see all of them."""

from __future__ import annotations

from sqlmodel import Session, col, select

from helpbot.desk.incidents.known_failures import MOST_COMPARED, signature_of
from helpbot.language.text import fold
from helpbot.tickets.lifecycle import WORKED_ON
from helpbot.tickets.tables import Ticket
from helpbot.triage.same_failure import nearness


def candidates(session: Session, ticket: Ticket, typed: str) -> list[Ticket]:
    """Those whose number and summary contain every word typed: first the one with that number, then by similarity, then
    newest first."""
    mine, words = signature_of(ticket), fold(typed).split()
    open_ones = select(Ticket).where(
        col(Ticket.status).in_(WORKED_ON), col(Ticket.erased_at).is_(None), col(Ticket.id) != ticket.id
    )
    found = session.exec(open_ones.order_by(col(Ticket.id).desc()).limit(MOST_COMPARED)).all()
    told = [one for one in found if all(word in fold(f"{one.number} {one.summary}") for word in words)]
    return sorted(told, key=lambda one: (fold(one.number) in words, nearness(mine, signature_of(one))), reverse=True)
