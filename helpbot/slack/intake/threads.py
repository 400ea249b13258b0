"""The thread of a message: read from Slack directly, because somebody waits for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from slack_sdk import WebClient

from helpbot.dialogue.state import LONGEST_WHAT
from helpbot.slack.calling.clients import CALL_ERRORS
from helpbot.slack.intake.plaintext import words_of

MOST_REPLIES = 200
"""As many as fit into one page."""


def told_in(client: WebClient, channel: str, message: Mapping[str, Any], bot_user: str) -> str:
    """The text of a message and of its thread, as much as a report takes, without mentions of the bot."""
    first = words_of(message, bot_user)
    others = [words_of(other, bot_user) for other in _thread(client, channel, message)]
    told = [first, *(other for other in others if other and other != first)]
    return "\n\n".join(filter(None, told))[:LONGEST_WHAT]


def _thread(client: WebClient, channel: str, message: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """What people have said in the thread of a message; nothing if the bot cannot read it."""
    root = message.get("thread_ts") or message["ts"]
    try:
        replies = client.conversations_replies(channel=channel, ts=root, limit=MOST_REPLIES)["messages"]
    except CALL_ERRORS:
        return []  # the message itself is enough
    return [reply for reply in replies if "bot_id" not in reply]
