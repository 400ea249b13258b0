"""From a draft to a stored ticket, and from a stored ticket to what the dialogue shows of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlmodel import Session, col, select

from helpbot.desk.incidents.book import affected_by, earlier_numbers, incident_about, member_counts
from helpbot.desk.turns.preferences import with_choice
from helpbot.dialogue.messages import FileReference, Requester
from helpbot.dialogue.ticket import TicketCard, TicketDraft, TicketView
from helpbot.tickets.duplicates import duplicate_numbers, original_numbers
from helpbot.tickets.store import add_ticket, append_event, linked_numbers, next_numbers
from helpbot.tickets.tables import OPENED, Attachment, Ticket


@dataclass(frozen=True)
class FiledTicket:
    """A ticket that was stored just now, with the draft it came from."""

    ticket: Ticket
    draft: TicketDraft
    view: TicketView


def file_tickets(
    session: Session,
    drafts: tuple[TicketDraft, ...],
    *,
    prefix: str,
    requester: Requester,
    filer: str,
    conversation: str,
    now: datetime,
) -> tuple[FiledTicket, ...]:
    """Store one ticket of the requester for each draft; several are linked as a bundle. Numbers are `prefix`-1, -2, …

    `filer` is the id of who says that it be filed.
    """
    bundle = str(uuid4()) if len(drafts) > 1 else None
    tickets: list[tuple[TicketDraft, Ticket]] = []
    for number, draft in zip(next_numbers(session, prefix, len(drafts)), drafts, strict=True):
        ticket = _ticket(draft, number, bundle, requester, conversation, now)
        ticket_id = add_ticket(session, ticket)
        attach(session, ticket_id, draft.files)
        append_event(session, ticket_id, OPENED, at=now, actor=filer, details=_opening(draft))
        tickets.append((draft, ticket))
    views = views_of(session, [ticket for *_, ticket in tickets])
    return tuple(FiledTicket(ticket, draft, view) for (draft, ticket), view in zip(tickets, views, strict=True))


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
            members=members.get(ticket.id or 0, 0),
            recurs=recurring.get(ticket.id or 0),
        )
        for ticket in tickets
    )


def _ticket(
    draft: TicketDraft, number: str, bundle: str | None, requester: Requester, conversation: str, now: datetime
) -> Ticket:
    said = draft.model_dump(exclude={"files", "error_codes", "reasons"})
    return Ticket(
        **said,
        number=number,
        bundle=bundle,
        error_codes=list(draft.error_codes),
        reasons=list(draft.reasons),
        requester=requester.id,
        requester_name=requester.name,
        conversation=conversation,
        updated_at=now,
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


def attach(session: Session, ticket_id: int, files: Iterable[FileReference]) -> None:
    """Keep references to files with a ticket."""
    session.add_all(_attachment(ticket_id, file) for file in files)


def card_of(session: Session, ticket: Ticket) -> TicketCard:
    """What the support team sees of a stored ticket."""
    names = session.exec(select(Attachment.name).where(Attachment.ticket_id == ticket.id).order_by(col(Attachment.id)))
    told = ("description", "business_impact", "affected", "workaround", "since", "language", "timezone", "source")
    read = (
        "conversation",
        "affected_told",
        "affected_count",
        "workaround_available",
        "began_on",
        "began_at",
        "reasons",
    )
    [view] = views_of(session, [ticket])
    incident = incident_about(session, ticket) if view.members else None
    return TicketCard(
        view=view,
        error_codes=tuple(ticket.error_codes),
        files=tuple(names),
        requester=ticket.requester_name or ticket.requester,
        assignee=ticket.assignee_name or ticket.assignee or "",
        erased=ticket.erased_at is not None,
        original=original_numbers(session, [ticket]).get(ticket.id or 0, ""),
        duplicates=duplicate_numbers(session, [ticket]).get(ticket.id or 0, ()),
        people=affected_by(session, incident) if incident else 0,
        **ticket.model_dump(include={*told, *read}),
    )


def _attachment(ticket_id: int, file: FileReference) -> Attachment:
    return Attachment(
        ticket_id=ticket_id, file=file.id, name=file.name, url=file.url, mimetype=file.mimetype, size=max(file.size, 0)
    )


def _opening(draft: TicketDraft) -> dict[str, object]:
    chosen = draft.model_dump(
        mode="json", include={"severity", "suggested_severity", "response_due", "restoration_due"}
    )
    return {**chosen, "reasons": list(draft.reasons)}
