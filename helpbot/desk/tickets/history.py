"""The only place where a ticket changes its status: together with its line of history."""

from __future__ import annotations

from typing import Any

from sqlmodel import Session

from helpbot.desk.tickets.step import Step
from helpbot.tickets.lifecycle import Event, Status, after
from helpbot.tickets.store import append_event
from helpbot.tickets.tables import Remark, Ticket


def move(session: Session, ticket: Ticket, event: Event, step: Step, details: dict[str, Any]) -> None:
    """Change the status as the lifecycle says, and record it. Raises `IllegalTransition`."""
    ticket.status = after(Status(ticket.status), event)
    ticket.updated_at = step.now
    history = {**details, "status": ticket.status}
    append_event(session, ticket.id, event, at=step.now, actor=step.by.id, details=history)


def remark(session: Session, ticket: Ticket, kind: Remark, step: Step, details: dict[str, Any]) -> None:
    """Record what does not change the status."""
    append_event(session, ticket.id, kind, at=step.now, actor=step.by.id, details=details)
