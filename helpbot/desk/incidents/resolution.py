"""Tell everybody who joined an incident that it is over: once, where they joined it, in their language and zone."""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from helpbot.desk.incidents import book
from helpbot.desk.ports.notices import MemberNotices
from helpbot.desk.queues import outbox
from helpbot.desk.turns.conversations import homes_of_people
from helpbot.desk.turns.preferences import with_choices
from helpbot.dialogue.incidents.failures import IncidentNews
from helpbot.dialogue.messages import Reply, Requester
from helpbot.tickets.incident_tables import Incident, IncidentMember, IncidentState
from helpbot.tickets.lifecycle import Event
from helpbot.tickets.tables import Ticket


def ticket_moved(session: Session, ticket: Ticket, event: Event, notices: MemberNotices, now: datetime) -> None:
    """After an event of a ticket, which is locked: tell those who joined that it is resolved, or open again."""
    if event not in (Event.RESOLVE, Event.REOPEN):
        return
    incident = book.existing_incident(session, ticket)
    if incident is None:
        return
    if event is Event.RESOLVE:
        resolve(session, incident, notices, resolved_at=now, now=now)
    else:
        _reopen(session, incident, notices, now)


def resolve(
    session: Session, incident: Incident, notices: MemberNotices, *, resolved_at: datetime, now: datetime
) -> None:
    """Close the incident, which is locked, with all its parts, and tell everybody who has not been told yet."""
    for part in book.parts_of(session, incident):
        part.state, part.resolved_at = IncidentState.RESOLVED, resolved_at
    untold = [member for member in book.members_of(session, [incident.id]) if member.told_at is None]
    once, own = _each_person_once(session, incident, untold), _own_tickets(session, incident)
    readers = _readers(session, once)
    news = [notices.resolved(_view(incident, own[reader.id]), reader, now) for reader in readers]
    _tell(session, once, news, now)
    for member in untold:
        member.told_at = now


def _reopen(session: Session, incident: Incident, notices: MemberNotices, now: datetime) -> None:
    """It is not over after all: tell those who were told so; they will be told again when it is."""
    for part in book.parts_of(session, incident):
        part.state, part.resolved_at = IncidentState.OPEN, None
    members = book.members_of(session, [incident.id])
    told = [member for member in members if member.told_at is not None and member.conversation]
    once = _each_person_once(session, incident, told)
    _tell(session, once, [notices.reopened(_view(incident), one, now) for one in _readers(session, once)], now)
    for member in told:
        member.told_at = None


def _each_person_once(session: Session, incident: Incident, members: Sequence[IncidentMember]) -> list[IncidentMember]:
    """Each person once, however many parts they joined, without the ticket's requester, who hears of the ticket."""
    ticket = session.get(Ticket, incident.ticket_id) if incident.ticket_id is not None else None
    first = {member.person: member for member in reversed(members)}
    first.pop(ticket.requester if ticket is not None else "", None)
    return [member for member in members if first.get(member.person) is member]


def _own_tickets(session: Session, incident: Incident) -> Mapping[str, list[str]]:
    """The numbers of the duplicates that people reported themselves, by person."""
    parts = [part.ticket_id for part in book.parts_of(session, incident) if part.id != incident.id]
    query = select(Ticket.requester, Ticket.number).where(col(Ticket.id).in_(parts)).order_by(col(Ticket.id))
    numbers: Mapping[str, list[str]] = defaultdict(list)
    for person, number in session.exec(query).all() if parts else ():
        numbers[person].append(number)
    return numbers


def _tell(session: Session, members: Sequence[IncidentMember], news: Sequence[Reply], now: datetime) -> None:
    homes = homes_of_people(session, [(member.conversation, member.person) for member in members])
    for home, notice in zip(homes, news, strict=True):
        outbox.put(session, home, notice, secrets.token_hex(8), now)


def _view(incident: Incident, own: Sequence[str] = ()) -> IncidentNews:
    return IncidentNews(
        area=incident.area,
        since=incident.opened_at,
        title=incident.title,
        by_page=incident.page_entry is not None,
        resolved_at=incident.resolved_at,
        own=tuple(own),
    )


def _readers(session: Session, members: Sequence[IncidentMember]) -> Sequence[Requester]:
    """Members as readers, in the language in which they joined, unless they have chosen one since."""
    joined = [Requester(id=one.person, language=one.language, timezone=one.timezone) for one in members]
    return with_choices(session, joined)
