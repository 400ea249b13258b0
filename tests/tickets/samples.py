"""Rows for tests: valid as they are, each field replaceable."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

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
