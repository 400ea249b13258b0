"""What it means for a ticket that others have its failure too: how many it affects, and whether severity rises."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from helpbot.desk.incidents import book
from helpbot.desk.queues import outbox, schedule
from helpbot.desk.queues.schedule import Kind
from helpbot.desk.tickets.team import Team
from helpbot.desk.tickets.views import views_of
from helpbot.dialogue.messages import Requester
from helpbot.tickets.incident_tables import Incident, IncidentMember
from helpbot.tickets.store import append_event
from helpbot.tickets.tables import Remark, Ticket
from helpbot.triage.assessment import severity_for
from helpbot.triage.policy import SupportPolicy
from helpbot.triage.report import QUESTIONS, Report
from helpbot.triage.same_failure import joint_scope


@dataclass(frozen=True)
class Weighing:
    """Never changes a severity: it tells the team what the rules suggest."""

    policy: SupportPolicy
    team: Team

    def counted(self, session: Session, incident: Incident, ticket: Ticket) -> dict[str, Any]:
        """How many have joined and whom it affects, for the history of the ticket."""
        members = book.members_of(session, [incident.id])
        return {
            "members": len({member.person for member in members} - {ticket.requester}),
            "scope": _scope(ticket, members),
            "affected_count": book.affected_by(session, incident),
        }

    def weigh(self, session: Session, incident: Incident, ticket: Ticket, person: Requester, now: datetime) -> None:
        """Check whether those who have joined raise the suggested severity, or make it something to escalate."""
        if self.policy.known_incidents is not None:
            schedule.plan(session, Kind.ESCALATION, ticket.number, now)
        self._suggest(session, ticket, book.members_of(session, [incident.id]), person, now)

    def _suggest(
        self, session: Session, ticket: Ticket, members: Sequence[IncidentMember], person: Requester, now: datetime
    ) -> None:
        """Suggest a higher severity to the team, once each: they decide whether to set it.

        The rules use what was inferred as well; the team reads only what was said.
        """
        suggested = severity_for(_report(ticket), self.policy.severity_rules, _scope(ticket, members))
        if ticket.erased_at is not None or suggested >= min(ticket.severity, ticket.suggested_severity):
            return
        before, ticket.suggested_severity = ticket.suggested_severity, suggested
        details = {"before": before, "suggested": suggested}
        append_event(session, ticket.id, Remark.SUGGESTED, at=now, actor=person.id, details=details)
        [view] = views_of(session, [ticket])
        card = outbox.receipt_of(session, ticket.card)
        notice = self.team.notices.severity_suggested(view, suggested, _told(ticket, members), card)
        self.team.post(session, notice, ticket, secrets.token_hex(8), now)


def _scope(ticket: Ticket, members: Iterable[IncidentMember]) -> str:
    """Whom it affects, by what all of them say and what follows from it."""
    return joint_scope([ticket.affected_scope, *(member.affected_scope for member in members)])


def _told(ticket: Ticket, members: Iterable[IncidentMember]) -> str:
    """Whom it affects, by their own words alone."""
    return joint_scope([ticket.affected_told, *(member.affected_told for member in members)])


def _report(ticket: Ticket) -> Report:
    told = {name: getattr(ticket, name) for name in QUESTIONS}
    return Report(ticket.description, {name: text for name, text in told.items() if text}, ticket.language)
