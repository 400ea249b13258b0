"""Join a known failure instead of reporting it once more, and leave it again: in the transaction of the turn.

Whoever changes an incident locks its ticket first, then the incident: joining and resolving wait for each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlmodel import Session, col, select

from helpbot.desk.incidents import book
from helpbot.desk.incidents.known_failures import ENTRY, TICKET
from helpbot.desk.ports.talking import Notices
from helpbot.desk.queues import appointments, destinations, outbox
from helpbot.desk.queues.appointments import Kind
from helpbot.desk.tickets.filing import views_of
from helpbot.dialogue.incidents.failures import JoinFailure, JoinOutcome, KnownFailure, LeaveFailure
from helpbot.dialogue.messages import Requester
from helpbot.settings import SlackSettings
from helpbot.tickets.incident_tables import Incident, IncidentMember, IncidentState
from helpbot.tickets.lifecycle import WORKED_ON
from helpbot.tickets.locking import locked
from helpbot.tickets.store import append_event
from helpbot.tickets.tables import Remark, Ticket
from helpbot.triage.assessment import severity_for
from helpbot.triage.policy import SupportPolicy
from helpbot.triage.report import Question, Report
from helpbot.triage.same_failure import joint_scope

_ANSWERS: tuple[Question, ...] = ("business_impact", "affected", "workaround", "since")


@dataclass(frozen=True)
class Joining:
    """Counts people in and out of incidents. Severity is never changed here: the team hears what the rules suggest."""

    policy: SupportPolicy
    notices: Notices
    slack: SlackSettings

    def join(
        self, session: Session, effect: JoinFailure, person: Requester, conversation: str, now: datetime
    ) -> JoinOutcome:
        """Count the person, once, with all that they tell; nothing is joined that has been resolved meanwhile."""
        tickets = _locked(session, effect.failure)
        ticket = tickets.get(effect.failure.name.removeprefix(TICKET))
        incident = _incident(session, effect.failure, ticket)
        if incident is None:
            return JoinOutcome("gone")
        member = _member(incident, effect, person, conversation, now)
        added = book.add_member(session, member)
        if not added and book.tell_more(session, member):
            if ticket is not None:
                self._weigh(session, incident, ticket, person, now)
            return JoinOutcome("told", book.affected_by(session, incident))
        if added and ticket is not None:
            book.link(session, incident, tickets.values())
            self._tell_team(session, incident, ticket, person, now)
        elif added:
            appointments.plan(session, Kind.STATUS_PAGE, "", now)
        return JoinOutcome("joined" if added else "already", book.affected_by(session, incident))

    def leave(self, session: Session, effect: LeaveFailure, person: Requester, now: datetime) -> bool:
        """Count the person no more; False when they were not counted."""
        ticket = _locked_one(session, effect.name)
        if ticket is not None:
            incident = book.existing_incident(session, ticket)
        else:
            incident = book.incident_of_page(session, effect.name.removeprefix(ENTRY))
        if incident is None or not book.remove_member(session, incident, person.id):
            return False
        if ticket is not None:
            _remark(session, ticket, Remark.LEFT, person, now, {})
        return True

    def _tell_team(
        self, session: Session, incident: Incident, ticket: Ticket, person: Requester, now: datetime
    ) -> None:
        members = book.members_of(session, [incident.id])
        counted = {
            "members": len(members),
            "scope": _scope(ticket, members),
            "affected_count": book.affected_by(session, incident),
        }
        _remark(session, ticket, Remark.JOINED, person, now, counted)
        self._weigh(session, incident, ticket, person, now)

    def _weigh(self, session: Session, incident: Incident, ticket: Ticket, person: Requester, now: datetime) -> None:
        """Look whether those who have it now make it graver, or something to be escalated."""
        appointments.plan(session, Kind.ESCALATION, ticket.number, now)
        self._suggest(session, ticket, book.members_of(session, [incident.id]), person, now)

    def _suggest(
        self, session: Session, ticket: Ticket, members: Sequence[IncidentMember], person: Requester, now: datetime
    ) -> None:
        """A graver severity is suggested to the team, once each: whether it is set is theirs to decide.

        The rules go by what is supposed as well; the team reads only what was said.
        """
        suggested = severity_for(_report(ticket), self.policy.severity_rules, _scope(ticket, members))
        if ticket.erased_at is not None or suggested >= min(ticket.severity, ticket.suggested_severity):
            return
        before, ticket.suggested_severity = ticket.suggested_severity, suggested
        _remark(session, ticket, Remark.SUGGESTED, person, now, {"before": before, "suggested": suggested})
        if self.slack.triage_channel is not None:
            [view] = views_of(session, [ticket])
            notice = self.notices.severity_suggested(view, suggested, _told(ticket, members))
            to = destinations.triage(self.slack.triage_channel, ticket.number)
            outbox.put(session, to, notice, uuid4().hex[:16], now, ticket_id=ticket.id)


def _scope(ticket: Ticket, members: Iterable[IncidentMember]) -> str:
    """Whom it affects, by what all of them say and what that lets suppose."""
    return joint_scope([ticket.affected_scope, *(member.affected_scope for member in members)])


def _told(ticket: Ticket, members: Iterable[IncidentMember]) -> str:
    """The same, by nothing but their own words."""
    return joint_scope([ticket.affected_told, *(member.affected_told for member in members)])


def _incident(session: Session, failure: KnownFailure, ticket: Ticket | None) -> Incident | None:
    """The incident of a known failure, open; None when it has been resolved since it was shown."""
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
    """The tickets that tell of a known failure, by number, locked in one order so that nobody waits in a circle."""
    numbers = {failure.name.removeprefix(TICKET), *failure.tickets}
    query = select(Ticket).where(col(Ticket.number).in_(numbers)).order_by(col(Ticket.id))
    return {ticket.number: ticket for ticket in session.exec(locked(query))}


def _locked_one(session: Session, name: str) -> Ticket | None:
    query = select(Ticket).where(Ticket.number == name.removeprefix(TICKET))
    return session.exec(locked(query)).one_or_none() if name.startswith(TICKET) else None


def _member(
    incident: Incident, effect: JoinFailure, person: Requester, conversation: str, now: datetime
) -> IncidentMember:
    assert incident.id is not None
    return IncidentMember(
        incident_id=incident.id,
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


def _report(ticket: Ticket) -> Report:
    told = {name: getattr(ticket, name) for name in _ANSWERS}
    return Report(ticket.description, {name: text for name, text in told.items() if text}, ticket.language)


def _remark(
    session: Session, ticket: Ticket, kind: Remark, person: Requester, now: datetime, details: dict[str, Any]
) -> None:
    assert ticket.id is not None
    append_event(session, ticket.id, kind, at=now, actor=person.id, details=details)
