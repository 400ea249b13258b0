"""Link the tickets of an error that the same person reports again after it was resolved."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session, col, or_, select

from helpbot.desk.incidents.known_failures import signature_of
from helpbot.tickets.incident_tables import Incident, IncidentMember, Recurrence
from helpbot.tickets.lifecycle import Status
from helpbot.tickets.store import append_event
from helpbot.tickets.tables import Remark, Ticket
from helpbot.triage.policy import Escalation
from helpbot.triage.same_failure import KnownIncidents, same_error


def link_recurrence(
    session: Session, ticket: Ticket, escalation: Escalation, rules: KnownIncidents, now: datetime
) -> None:
    """Link a new ticket to the latest resolved one of the same error that its requester reported or joined."""
    within = escalation.within.length()
    for earlier in _resolved(session, ticket, now - within):
        at = earlier.restored_at or earlier.updated_at
        if same_error(signature_of(ticket), signature_of(earlier, at), rules, within):
            session.add(Recurrence(ticket_id=ticket.id, earlier_id=earlier.id))
            details = {"earlier": earlier.number}
            append_event(session, ticket.id, Remark.RECURRED, at=now, actor=ticket.requester, details=details)
            return


def _resolved(session: Session, ticket: Ticket, since: datetime) -> list[Ticket]:
    joined = select(Incident.ticket_id).join(IncidentMember).where(IncidentMember.person == ticket.requester)
    query = select(Ticket).where(
        col(Ticket.status).in_((Status.RESOLVED, Status.CLOSED)),
        col(Ticket.updated_at) >= since,
        col(Ticket.erased_at).is_(None),
        or_(Ticket.requester == ticket.requester, col(Ticket.id).in_(joined)),
    )
    return list(session.exec(query.order_by(col(Ticket.updated_at).desc())))
