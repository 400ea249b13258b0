"""From a draft to a stored ticket."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlmodel import Session

from helpbot.desk.tickets.views import views_of
from helpbot.dialogue.messages import FileReference, Requester
from helpbot.dialogue.ticket import TicketDraft, TicketView
from helpbot.tickets.store import add_ticket, append_event, next_numbers
from helpbot.tickets.tables import OPENED, Attachment, Ticket


@dataclass(frozen=True)
class FiledTicket:
    """A ticket that was just stored, with the draft it came from."""

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

    `filer` is the id of the person who confirmed the report.
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


def attach(session: Session, ticket_id: int, files: Iterable[FileReference]) -> None:
    """Keep references to files with a ticket."""
    session.add_all(_attachment(ticket_id, file) for file in files)


def _attachment(ticket_id: int, file: FileReference) -> Attachment:
    return Attachment(
        ticket_id=ticket_id, file=file.id, name=file.name, url=file.url, mimetype=file.mimetype, size=max(file.size, 0)
    )


def _opening(draft: TicketDraft) -> dict[str, object]:
    chosen = draft.model_dump(
        mode="json", include={"severity", "suggested_severity", "response_due", "restoration_due"}
    )
    return {**chosen, "reasons": list(draft.reasons)}
