"""Slack's payloads as `IncomingEvent`s: each kind has a module of its own. Pure, apart from what the desk remembers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from helpbot.desk.ports.events import IncomingEvent
from helpbot.settings import SlackSettings
from helpbot.slack.intake import Body
from helpbot.slack.intake.commands import from_command
from helpbot.slack.intake.links import from_link
from helpbot.slack.intake.messages import Memory, from_message
from helpbot.slack.intake.presses import from_press
from helpbot.slack.intake.reactions import from_reaction


def incoming(
    body: Body, bot_user: str, memory: Memory, explained: Callable[[str], bool], slack: SlackSettings, now: datetime
) -> IncomingEvent | None:
    """The event in a payload; None if there is nothing for the desk. `explained`: whether an article is about a URL."""
    match body.get("event", {}).get("type") or body.get("type"):
        case "message" | "app_mention":
            return from_message(body, bot_user, memory, now, slack)
        case "reaction_added":
            return from_reaction(body, bot_user, slack, now)
        case "link_shared":
            return from_link(body, memory, explained, now)
        case "block_actions":
            return from_press(body, now)
        case None if "command" in body:
            return from_command(body, now)
        case _:
            return None
