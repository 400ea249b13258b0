"""Escalate errors that repeat and stay unresolved: once for each incident and threshold of the policy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from helpbot.desk.incidents import book
from helpbot.desk.incidents.known_failures import signature_of
from helpbot.desk.privacy import audit
from helpbot.desk.queues import outbox
from helpbot.desk.queues.schedule import DueChore
from helpbot.desk.tickets.team import Team
from helpbot.desk.tickets.views import views_of
from helpbot.dialogue.ticket import Repeated
from helpbot.tickets.incident_tables import EscalationRow, Incident, IncidentState, IncidentTicket
from helpbot.tickets.inserting import insert_unless_there
from helpbot.tickets.lifecycle import WORKED_ON
from helpbot.tickets.locking import locked
from helpbot.tickets.store import append_event
from helpbot.tickets.tables import TICKETS, Remark, Ticket
from helpbot.triage.policy import Escalation
from helpbot.triage.same_failure import KnownIncidents, same_error


@dataclass(frozen=True)
class Escalating:
    """Checks the error of a ticket after it was filed or joined, and again when it has been open for too long."""

    escalation: Escalation
    rules: KnownIncidents
    team: Team

    def do(self, session: Session, chore: DueChore, now: datetime) -> datetime | None:
        """Escalate what is due; due again when the present tickets will have been unresolved for too long."""
        same = self._same_error(session, chore.subject, now)
        reports = len(same) + len(self._joined_lately(session, same, now))
        reached = [threshold for threshold in self.escalation.repeats if reports >= threshold]
        if not reached:
            return None
        too_long = same[0].opened_at + self.escalation.unresolved_for.length()
        if now < too_long:
            return too_long
        incident = _incident(session, same)
        new = [threshold for threshold in reached if _note(session, incident, threshold, now)]
        if new:
            self._escalate(session, same, reports, max(new), now)
        return None

    def _same_error(self, session: Session, number: str, now: datetime) -> list[Ticket]:
        """The open tickets of the same error, locked, oldest first; empty when the ticket needs no more work."""
        begin = now - self.escalation.within.length()
        unresolved = (col(Ticket.status).in_(WORKED_ON), col(Ticket.erased_at).is_(None))
        query = select(Ticket).where(*unresolved, col(Ticket.opened_at) >= begin).order_by(col(Ticket.id))
        tickets = session.exec(query).all()
        mine = next((ticket for ticket in tickets if ticket.number == number), None)
        same = [ticket.id for ticket in tickets if mine is not None and self._is_same(mine, ticket)]
        # queried again to leave out those that were resolved in the meantime
        return list(session.exec(locked(query.where(col(Ticket.id).in_(same)))).all())

    def _is_same(self, one: Ticket, other: Ticket) -> bool:
        within = self.escalation.within.length()
        first, second = signature_of(one), signature_of(other)
        return one is other or same_error(first, second, self.rules, within)

    def _joined_lately(self, session: Session, tickets: Sequence[Ticket], now: datetime) -> set[str]:
        begin = now - self.escalation.within.length()
        anchored = select(Incident.id).where(col(Incident.ticket_id).in_([ticket.id for ticket in tickets]))
        members = book.members_of(session, session.exec(anchored).all())
        reported = {ticket.requester for ticket in tickets}
        return {member.person for member in members if member.joined_at >= begin} - reported

    def _escalate(
        self, session: Session, tickets: Sequence[Ticket], reports: int, threshold: int, now: datetime
    ) -> None:
        numbers = [ticket.number for ticket in tickets]
        for ticket in tickets:
            details = {"why": "repeats", "threshold": threshold, "reports": reports, TICKETS: numbers}
            append_event(session, ticket.id, Remark.ESCALATED, at=now, actor=audit.CLOCK, details=details)
        first = tickets[0]
        repeated = Repeated(views_of(session, tickets), reports, threshold, first.opened_at)
        notice = self.team.notices.escalated(repeated, first.timezone)
        self.team.post(session, notice, first, outbox.escalation(first.number, threshold), now)


def _incident(session: Session, tickets: Sequence[Ticket]) -> Incident:
    """The open incident that any of the tickets is about, or a new one; all of them are linked to it."""
    linked = select(IncidentTicket.incident_id).where(col(IncidentTicket.ticket_id).in_([one.id for one in tickets]))
    known = select(Incident).where(col(Incident.id).in_(linked), Incident.state == IncidentState.OPEN)
    found = session.exec(locked(known.order_by(col(Incident.id)).limit(1))).first()
    incident = found or book.incident_of_ticket(session, tickets[0])
    book.link(session, incident, tickets)
    return incident


def _note(session: Session, incident: Incident, threshold: int, now: datetime) -> bool:
    row = {"incident_id": incident.id, "threshold": threshold, "at": now}
    return insert_unless_there(session, EscalationRow, row, ("incident_id", "threshold"))
