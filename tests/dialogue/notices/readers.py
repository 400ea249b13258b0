"""Who reads the notices in these tests, and what they read about."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from helpbot.bootstrap import build_notices
from helpbot.dialogue.messages import Requester
from helpbot.dialogue.ticket import TicketView
from helpbot.settings import Settings
from tests.transcripts import shipped_content, shipped_settings

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
NOTICES = build_notices(shipped_settings(), shipped_content().policy)
ENGLISH_TEAM = build_notices(
    Settings.model_validate({"slack": {"team_language": "en", "team_timezone": "America/New_York"}}),
    shipped_content().policy,
).team
ANA = Requester(id="U1", name="Ana", language="es", timezone="Europe/Madrid")
BOB = Requester(id="U2", name="Bob", language="en", timezone="America/New_York")
LONG_WORDS = ("so we looked at the trunks, one after the other. " * 100).strip()


def ticket(
    severity: int = 2, response: timedelta | None = timedelta(), restoration: timedelta | None = None
) -> TicketView:
    """A ticket opened at noon, due after so long."""
    return TicketView(
        number="HB-1",
        summary="calls *drop*",
        severity=severity,
        status="open",
        opened_at=NOON,
        response_due=None if response is None else NOON + response,
        restoration_due=None if restoration is None else NOON + restoration,
    )
