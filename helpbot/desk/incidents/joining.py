"""Join a known failure instead of reporting it again, and leave it: in the transaction of the turn.

Whatever changes an incident locks its ticket first, then the incident, so joining and resolving wait for each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from helpbot.desk.incidents import book
from helpbot.desk.incidents.known_failures import ENTRY, TICKET
from helpbot.desk.incidents.weighing import Weighing
from helpbot.desk.queues import schedule
from helpbot.desk.queues.schedule import Kind
from helpbot.dialogue.incidents.failures import JoinFailure, JoinOutcome, KnownFailure, LeaveFailure
from helpbot.dialogue.messages import Requester
from helpbot.tickets.duplicates import locked_together, original_numbers
from helpbot.tickets.incident_tables import Incident, IncidentMember, IncidentState
from helpbot.tickets.lifecycle import WORKED_ON
from helpbot.tickets.store import append_event
from helpbot.tickets.tables import Remark, Ticket


@dataclass(frozen=True)
class Joining:
    """Counts people in and out of incidents."""

    weighing: Weighing

    def join(
        self, session: Session, effect: JoinFailure, person: Requester, conversation: str, now: datetime
    ) -> JoinOutcome:
        """Count the person once, with all that they said; a failure that was resolved in the meantime is not joined."""
        tickets = _locked(session, effect.failure)
        ticket = _worked_on(session, tickets, effect.failure.name)
        incident = _incident(session, effect.failure, ticket)
        if incident is None:
            return JoinOutcome("gone")
        member = _member(book.counted_in(session, incident, person.id), effect, person, conversation, now)
        added = book.add_member(session, member)
        if not added and book.tell_more(session, member):
            if ticket is not None:
                self.weighing.weigh(session, incident, ticket, person, now)
            return JoinOutcome("told", book.affected_by(session, incident))
        if added and ticket is not None:
            book.link(session, incident, (one for one in tickets.values() if one.number in effect.failure.tickets))
            counted = self.weighing.counted(session, incident, ticket)
            append_event(session, ticket.id, Remark.JOINED, at=now, actor=person.id, details=counted)
            self.weighing.weigh(session, incident, ticket, person, now)
        elif added:
            schedule.plan(session, Kind.STATUS_PAGE, "", now)
        return JoinOutcome("joined" if added else "already", book.affected_by(session, incident))

    def leave(self, session: Session, effect: LeaveFailure, person: Requester, now: datetime) -> bool:
        """Stop counting the person; False when they were not counted."""
        for incident, ticket in _counting(session, effect.name):
            if book.remove_member(session, incident, person.id):
                if ticket is not None:
                    append_event(session, ticket.id, Remark.LEFT, at=now, actor=person.id, details={})
                return True
        return False


def _incident(session: Session, failure: KnownFailure, ticket: Ticket | None) -> Incident | None:
    """The open incident of a known failure; None when it has been resolved since it was shown."""
    if ticket is not None:
        return book.incident_of_ticket(session, ticket) if ticket.status in WORKED_ON else None
    if not failure.name.startswith(ENTRY):
        return None
    entry = failure.name.removeprefix(ENTRY)
    incident = book.incident_of_entry(session, entry, title=failure.title, area=failure.area, since=failure.since)
    if incident.resolved_at is not None and incident.resolved_at >= failure.seen_at:
        return None
    incident.state, incident.resolved_at, incident.missing_since = IncidentState.OPEN, None, None
    return incident


def _locked(session: Session, failure: KnownFailure) -> dict[str, Ticket]:
    """The tickets of a known failure and their present originals, by number."""
    return locked_together(session, failure.name.removeprefix(TICKET), *failure.tickets)


def _worked_on(session: Session, tickets: dict[str, Ticket], failure: str) -> Ticket | None:
    """The ticket to join: the one that was shown, or its original if it has become a duplicate since."""
    ticket = tickets.get(failure.removeprefix(TICKET))
    original = original_numbers(session, [ticket]).get(ticket.id) if ticket else None
    return tickets[original] if original else ticket


def _counting(session: Session, failure: str) -> Iterator[tuple[Incident, Ticket | None]]:
    """The incidents where a person who joined a failure may be counted, each with the ticket it is anchored in: if that
    is a duplicate, they may be counted with the original."""
    if failure.startswith(ENTRY):
        if page := book.incident_of_page(session, failure.removeprefix(ENTRY)):
            yield page, None
        return
    number = failure.removeprefix(TICKET)
    tickets = locked_together(session, number)
    for ticket in (tickets.get(number), _worked_on(session, tickets, failure)):
        if ticket and (incident := book.existing_incident(session, ticket)):
            yield incident, ticket


def _member(
    incident_id: int, effect: JoinFailure, person: Requester, conversation: str, now: datetime
) -> IncidentMember:
    return IncidentMember(
        incident_id=incident_id,
        person=person.id,
        conversation=conversation,
        language=effect.language,
        timezone=person.timezone,
        affected_scope=effect.scope,
        affected_told=effect.told,
        affected_count=effect.count,
        words=effect.words,
        joined_at=now,
    )
