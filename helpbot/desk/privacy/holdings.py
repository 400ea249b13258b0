"""What is held about one person: counted, or all of it, ready for JSON."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, String, and_, cast, or_
from sqlmodel import Session, col, select

from helpbot.desk.privacy.abridging import abridged, as_text
from helpbot.desk.queues import outbox
from helpbot.dialogue.turn import Holdings
from helpbot.tickets.flow_tables import Conversation, InboxRow, OutboxRow, Preference, Progress
from helpbot.tickets.incident_tables import Incident, IncidentMember
from helpbot.tickets.lifecycle import UNFINISHED, Event
from helpbot.tickets.store import TicketFilter, list_tickets
from helpbot.tickets.tables import COLLEAGUE, TICKET, TICKETS, Attachment, Remark, Ticket, TicketEvent

Part = TypeVar("Part", TicketEvent, Attachment)

LONGEST = 100_000
"""Characters of entries that are sent in a conversation: about ten messages in Slack, never a hundred."""


def holdings(session: Session, person: str, *, export: bool) -> Holdings:
    """How much is held about the person; with `export` also the data itself, as much as fits into messages, as JSON."""
    tickets = list_tickets(session, TicketFilter(requester=person))
    talks = conversations_of(session, person)
    alone = [talk.id for talk in talks if talk.people == [person]]
    parked_in = _inbox(session, person, Progress.PARKED)
    parked_out = [row for row in _outbox(session, alone) if row.state == Progress.PARKED]
    told, left_out = abridged(everything(session, person), LONGEST) if export else ({}, 0)
    return Holdings(
        tickets=len(tickets),
        open_tickets=sum(ticket.status in UNFINISHED for ticket in tickets),
        conversations=len(talks),
        messages=len(parked_in) + len(parked_out),
        incidents=len(_joined(session, person)),
        export=as_text(told) if export else "",
        left_out=left_out,
    )


def everything(session: Session, person: str) -> dict[str, Any]:
    """Everything that is held about the person. Of conversations with others only that they took part."""
    talks = conversations_of(session, person)
    alone = [talk.id for talk in talks if talk.people == [person]]
    return {
        "person": person,
        "chosen_language": chosen.language if (chosen := session.get(Preference, person)) else None,
        "tickets": _tickets(session, list_tickets(session, TicketFilter(requester=person))),
        "work_on_tickets": _work(session, person),
        "incidents_joined": _joined(session, person),
        "conversations": [_talk(talk, whole=talk.id in alone) for talk in talks],
        "received": [
            row.model_dump(mode="json", include={"received_at", "conversation", "address", "state", "content"})
            for row in _inbox(session, person, *Progress)
        ],
        "sent": [_sent(row) for row in _outbox(session, alone)],
    }


def conversations_of(session: Session, person: str) -> list[Conversation]:
    """The conversations in which the person took part."""
    people = cast(col(Conversation.people), String)
    spellings = (json.dumps(person, ensure_ascii=escaped) for escaped in (True, False))  # each database has its own
    likely = [people.contains(spelling, autoescape=True) for spelling in spellings]
    found = session.exec(select(Conversation).where(or_(*likely)).order_by(Conversation.id))
    return [talk for talk in found if person in talk.people]


def handed_to(person: str) -> ColumnElement[bool]:
    """The lines of history that hand a ticket over to the person."""
    given = col(TicketEvent.details)[COLLEAGUE].as_string() == person
    return and_(col(TicketEvent.kind) == Event.HAND_OVER, given)


def _talk(talk: Conversation, *, whole: bool) -> dict[str, Any]:
    told = {"id", "updated_at", "address", "state"} if whole else {"id", "updated_at"}
    return talk.model_dump(mode="json", include=told)


def _sent(row: OutboxRow) -> dict[str, Any]:
    """Without the body of an earlier export, or each would contain all before it."""
    sent = row.model_dump(mode="json", include={"created_at", "conversation", "address", "state", "body"})
    return sent if outbox.is_kept(row) else {**sent, "body": {}}


def _tickets(session: Session, tickets: Sequence[Ticket]) -> list[dict[str, Any]]:
    """Each with its history and its files."""
    history, files = _parts_of(session, TicketEvent, tickets), _parts_of(session, Attachment, tickets)
    return [
        {
            **ticket.model_dump(mode="json", exclude={"id"}),
            "history": [_told_in(event, ticket.requester) for event in history[ticket.id]],
            "attachments": [file.model_dump(mode="json", exclude={"id", "ticket_id"}) for file in files[ticket.id]],
        }
        for ticket in tickets
    ]


def _told_in(event: TicketEvent, requester: str) -> dict[str, Any]:
    """A line of history, without the other tickets that it names and without who else has joined."""
    line = event.model_dump(mode="json", exclude={"id", "ticket_id"})
    told = {name: value for name, value in event.details.items() if name not in (TICKET, TICKETS)}
    unnamed = event.kind in (Remark.JOINED, Remark.LEFT) and event.actor != requester
    return {**line, "actor": None if unnamed else event.actor, "details": told}


def _parts_of(session: Session, table: type[Part], tickets: Iterable[Ticket]) -> Mapping[int, list[Part]]:
    """The rows of a table that belong to the tickets, by the ticket's id, oldest first."""
    found: dict[int, list[Part]] = defaultdict(list)
    ids = [ticket.id for ticket in tickets]
    for row in session.exec(select(table).where(col(table.ticket_id).in_(ids)).order_by(col(table.id))):
        found[row.ticket_id].append(row)
    return found


def _work(session: Session, person: str) -> list[dict[str, Any]]:
    """What the person did to other people's tickets, and which ones were handed over to them."""
    theirs = or_(col(TicketEvent.actor) == person, handed_to(person))
    query = select(Ticket.number, TicketEvent).join(TicketEvent).where(theirs)
    found = session.exec(query.where(Ticket.requester != person).order_by(col(TicketEvent.id))).all()
    return [{"ticket": number, **event.model_dump(mode="json", include={"kind", "at"})} for number, event in found]


def _joined(session: Session, person: str) -> list[dict[str, Any]]:
    """The incidents that the person joined, with what they said about them."""
    query = select(Incident, IncidentMember).join(IncidentMember).where(IncidentMember.person == person)
    found = session.exec(query.order_by(col(IncidentMember.id))).all()
    return [
        {
            **incident.model_dump(mode="json", include={"title", "area", "state", "opened_at", "resolved_at"}),
            **member.model_dump(mode="json", exclude={"id", "incident_id", "person"}),
        }
        for incident, member in found
    ]


def _inbox(session: Session, person: str, *states: Progress) -> list[InboxRow]:
    query = select(InboxRow).where(InboxRow.sender == person, col(InboxRow.state).in_(states))
    return list(session.exec(query.order_by(col(InboxRow.sequence))))


def _outbox(session: Session, conversations: list[str]) -> list[OutboxRow]:
    query = select(OutboxRow).where(col(OutboxRow.conversation).in_(conversations))
    return list(session.exec(query.order_by(col(OutboxRow.sequence))))
