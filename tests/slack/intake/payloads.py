"""What Slack sends when people do something, and what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from helpbot.desk.ports.events import IncomingEvent
from helpbot.desk.ports.posting import TicketPost
from helpbot.settings import SlackSettings
from helpbot.slack.intake.incoming import incoming

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
BOT = "UBOT"


def event(**body: object) -> dict[str, Any]:
    said = {"type": "message", "user": "U1", "text": "hola", "ts": "2.0", "channel": "C1"}
    return {"type": "event_callback", "event_id": "Ev1", "event": said | body}


def press(channel: str = "D1", value: str = '{"label":"Yes","action":"yes"}', **container: object) -> dict[str, Any]:
    place = {"type": "message", "message_ts": "2.0", "channel_id": channel, "is_ephemeral": False}
    button = {"type": "button", "action_id": "choice-0", "value": value, "action_ts": "70.5"}
    return {
        "type": "block_actions",
        "user": {"id": "U1"},
        "trigger_id": "t1",
        "container": place | container,
        "actions": [button],
    }


def chosen(value: str) -> dict[str, Any]:
    """An entry of the menu beside the buttons of a card."""
    body = press("CTRIAGE")
    menu = {"type": "overflow", "action_id": "choice-more", "action_ts": "70.5", "selected_option": {"value": value}}
    return body | {"actions": [menu]}


@dataclass
class Memory:
    """Knows one conversation, and which messages are about tickets."""

    known: str = ""
    tickets: Mapping[str, TicketPost] = field(default_factory=dict)

    def knows_conversation(self, conversation: str) -> bool:
        return conversation == self.known

    def ticket_of(self, receipt: str) -> TicketPost | None:
        return self.tickets.get(receipt)

    def began_with(self, source: str) -> bool:
        return source == "D1:1.0"


CARD = {
    "CTRIAGE:1.0": TicketPost("HB-1", for_team=True),
    "D1:1.0": TicketPost("HB-2", for_team=False),
    "CFORMER:1.0": TicketPost("HB-3", for_team=True),
    "CTRIAGE:3.0": TicketPost("HB-4", for_team=False),
}
SLACK = SlackSettings(triage_channel="CTRIAGE", help_channels=("CHELP",))


def explained(url: str) -> bool:
    """No article is about any page."""
    return False


def taken(body: dict[str, Any], known: str = "") -> IncomingEvent:
    found = incoming(body, BOT, Memory(known, CARD), explained, SLACK, NOW)
    assert found is not None
    return found


def ignored(body: dict[str, Any], known: str = "") -> bool:
    return incoming(body, BOT, Memory(known, CARD), explained, SLACK, NOW) is None
