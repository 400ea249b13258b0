"""The audit log of stored data: what was done, when, on whose behalf, to how many rows; never their content."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session

from helpbot.tickets.flow_tables import AuditRow

OPERATOR = "operator"
"""Whoever has the command line has the database."""
THE_PERSON = "the person"
"""Somebody acted on their own data; who it was is not recorded."""
CLOCK = "clock"


def note(session: Session, action: str, actor: str, counts: dict[str, int], now: datetime) -> None:
    """Write an entry, in the transaction that does what it records."""
    session.add(AuditRow(at=now, action=action, actor=actor, counts=counts))
