"""Rows for tests: valid as they are, each field replaceable; and what tests do with them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import text

from helpbot.tickets.database import Database
from helpbot.tickets.store import add_ticket, append_event
from helpbot.tickets.tables import Ticket

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def ticket(**changes: Any) -> Ticket:  # noqa: ANN401 - whatever the fields hold
    """A ticket of Ana's."""
    fields: dict[str, Any] = {
        "number": "HB-1",
        "severity": 3,
        "suggested_severity": 3,
        "reasons": [],
        "summary": "calls drop",
        "description": "calls drop after ten seconds",
        "component": "voice",
        "business_impact": "",
        "affected": "",
        "affected_scope": "team",
        "affected_count": None,
        "workaround": "",
        "workaround_available": None,
        "since": "",
        "error_codes": [],
        "requester": "ana",
        "requester_name": "Ana",
        "language": "es",
        "timezone": "Europe/Madrid",
        "country": "ES",
        "conversation": "c1",
        "opened_at": NOON,
        "updated_at": NOON,
        "response_due": None,
        "restoration_due": None,
    }
    return Ticket(**{**fields, **changes})


def store(database: Database, *tickets: Ticket) -> None:
    """Store tickets in one transaction."""
    with database.write() as session:
        for row in tickets:
            add_ticket(session, row)


def append(database: Database, *kinds: str) -> None:
    """Add lines to the history of the first ticket, in one transaction."""
    with database.write() as session:
        for kind in kinds:
            append_event(session, 1, kind, at=NOON, actor="eva", details={})


def kinds(database: Database) -> list[str]:
    """The kinds of all lines of history, in order."""
    with database.read() as session:
        return list(session.connection().scalars(text("SELECT kind FROM ticket_event ORDER BY id")))
