"""What the dialogue may know of stored tickets: a view for requesters, a card for the support team, who reported it."""

from __future__ import annotations

from collections.abc import Iterable

from sqlmodel import Session, col, select

from helpbot.desk.incidents.book import affected_by, earlier_numbers, incident_about, member_counts
from helpbot.desk.turns.preferences import with_choice
from helpbot.dialogue.messages import Requester
from helpbot.dialogue.ticket import TicketCard, TicketView
from helpbot.tickets.duplicates import duplicate_numbers, original_numbers
from helpbot.tickets.store import linked_numbers
from helpbot.tickets.tables import Attachment, Ticket

_ON_THE_CARD = {
    "description",
    "business_impact",
    "affected",
    "affected_told",
    "affected_count",
    "workaround",
    "workaround_available",
    "since",
    "began_on",
    "began_at",
    "reasons",
    "language",
    "timezone",
    "conversation",
    "source",
}
"""What a card shows as it is stored."""


def views_of(session: Session, tickets: Iterable[Ticket], here: str = "") -> tuple[TicketView, ...]:
    """What the dialogue may know of stored tickets, in the given order; `here` is the conversation it is asked in."""
    tickets = list(tickets)
    if not tickets:
        return ()
    linked = linked_numbers(session, tickets)
    members, recurring = member_counts(session, tickets), earlier_numbers(session, tickets)
    return tuple(
        TicketView(
            number=ticket.number,
            summary=ticket.summary,
            severity=ticket.severity,
            status=ticket.status,
            opened_at=ticket.opened_at,
            response_due=ticket.response_due,
            restoration_due=ticket.restoration_due,
            linked=linked[ticket.number],
            waiting_since=ticket.waiting_since,
            responded=ticket.responded_at is not None,
            here=ticket.conversation == here,
            updated_at=ticket.updated_at,
            members=members.get(ticket.id, 0),
            recurs=recurring.get(ticket.id),
        )
        for ticket in tickets
    )


def card_of(session: Session, ticket: Ticket) -> TicketCard:
    """What the support team sees of a stored ticket."""
    names = session.exec(select(Attachment.name).where(Attachment.ticket_id == ticket.id).order_by(col(Attachment.id)))
    [view] = views_of(session, [ticket])
    incident = incident_about(session, ticket) if view.members else None
    return TicketCard(
        view=view,
        error_codes=tuple(ticket.error_codes),
        files=tuple(names),
        requester=ticket.requester_name or ticket.requester,
        assignee=ticket.assignee_name or ticket.assignee or "",
        erased=ticket.erased_at is not None,
        original=original_numbers(session, [ticket]).get(ticket.id, ""),
        duplicates=duplicate_numbers(session, [ticket]).get(ticket.id, ()),
        people=affected_by(session, incident) if incident else 0,
        **ticket.model_dump(include=_ON_THE_CARD),
    )


def requester_of(session: Session, ticket: Ticket) -> Requester:
    """The person who reported a ticket: as they were then, but for the language that they have chosen since."""
    then = Requester(
        id=ticket.requester,
        name=ticket.requester_name,
        language=ticket.language,
        timezone=ticket.timezone,
        country=ticket.country,
    )
    return with_choice(session, then)
