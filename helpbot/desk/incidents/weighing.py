"""What it makes of a ticket that others have its failure too: how many it affects, and whether that makes it graver."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlmodel import Session

from helpbot.desk.incidents import book
from helpbot.desk.ports.notices import TeamNotices
from helpbot.desk.queues import appointments, destinations, outbox
from helpbot.desk.queues.appointments import Kind
from helpbot.desk.tickets.filing import views_of
from helpbot.dialogue.messages import Requester
from helpbot.settings import SlackSettings
from helpbot.tickets.incident_tables import Incident, IncidentMember
from helpbot.tickets.store import append_event
from helpbot.tickets.tables import Remark, Ticket
from helpbot.triage.assessment import severity_for
from helpbot.triage.policy import SupportPolicy
from helpbot.triage.report import Question, Report
from helpbot.triage.same_failure import joint_scope

_ANSWERS: tuple[Question, ...] = ("business_impact", "affected", "workaround", "since")


@dataclass(frozen=True)
class Weighing:
    """Severity is never changed here: the team hears what the rules suggest."""

    policy: SupportPolicy
    notices: TeamNotices
    slack: SlackSettings

    def counted(self, session: Session, incident: Incident, ticket: Ticket) -> dict[str, Any]:
        """How many have it and whom it affects, for the history of the ticket."""
        members = book.members_of(session, [incident.id])
        return {
            "members": len({member.person for member in members} - {ticket.requester}),
            "scope": _scope(ticket, members),
            "affected_count": book.affected_by(session, incident),
        }

    def weigh(self, session: Session, incident: Incident, ticket: Ticket, person: Requester, now: datetime) -> None:
        """Look whether those who have it now make it graver, or something to be escalated."""
        if self.policy.known_incidents is not None:
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
        assert ticket.id is not None
        details = {"before": before, "suggested": suggested}
        append_event(session, ticket.id, Remark.SUGGESTED, at=now, actor=person.id, details=details)
        if self.slack.triage_channel is not None:
            [view] = views_of(session, [ticket])
            card = outbox.receipt_of(session, ticket.card)
            notice = self.notices.severity_suggested(view, suggested, _told(ticket, members), card)
            to = destinations.triage(self.slack.triage_channel, ticket.number)
            outbox.put(session, to, notice, uuid4().hex[:16], now, ticket_id=ticket.id)


def _scope(ticket: Ticket, members: Iterable[IncidentMember]) -> str:
    """Whom it affects, by what all of them say and what that lets suppose."""
    return joint_scope([ticket.affected_scope, *(member.affected_scope for member in members)])


def _told(ticket: Ticket, members: Iterable[IncidentMember]) -> str:
    """The same, by nothing but their own words."""
    return joint_scope([ticket.affected_told, *(member.affected_told for member in members)])


def _report(ticket: Ticket) -> Report:
    told = {name: getattr(ticket, name) for name in _ANSWERS}
    return Report(ticket.description, {name: text for name, text in told.items() if text}, ticket.language)
