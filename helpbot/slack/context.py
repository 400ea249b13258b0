"""What stands around a message: read from Slack directly, because somebody waits for it."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from helpbot.settings import SlackSettings
from helpbot.slack.clients import NETWORK_ERRORS, error_code
from helpbot.slack.fields import INITIAL
from helpbot.slack.plaintext import plain_text

log = logging.getLogger(__name__)

MOST_REPLIES = 20


def told_in(client: WebClient, channel: str, message: Mapping[str, Any]) -> str:
    """The words of a message, then those of its thread, as many as a form takes."""
    first = plain_text(message.get("text", ""))
    others = [plain_text(other.get("text", "")) for other in _thread(client, channel, message)]
    told = [first, *(other for other in others if other and other != first)]
    return "\n\n".join(filter(None, told))[:INITIAL]


def reacted_to(
    body: Mapping[str, Any], slack: SlackSettings, bot_user: str, client: WebClient
) -> Mapping[str, Any] | None:
    """The message to which somebody added the reaction that begins a report; None for everything else.

    Also for a message that the bot may not read. Raises what a later attempt may mend: then the event must come again.
    """
    event = body.get("event", {})
    wanted = event.get("type") == "reaction_added" and event.get("reaction") == slack.report_reaction
    if not wanted or event.get("user") == bot_user or event["item"].get("type") != "message":
        return None
    try:
        return _find(client, event["item"]["channel"], event["item"]["ts"])
    except SlackApiError as error:
        if error.response.status_code == 429 or error.response.status_code >= 500:
            raise
        log.warning("a message that somebody reacted to cannot be read: %s", error_code(error))
        return None


def _find(client: WebClient, channel: str, ts: str) -> Mapping[str, Any] | None:
    """One message, at the top of a channel or in a thread; None when it is gone."""
    top = client.conversations_history(channel=channel, latest=ts, inclusive=True, limit=1)["messages"]
    if top and top[0]["ts"] == ts:
        message: Mapping[str, Any] = top[0]
        return message
    replies = client.conversations_replies(channel=channel, ts=ts, limit=1)["messages"]
    return next((reply for reply in replies if reply["ts"] == ts), None)


def _thread(client: WebClient, channel: str, message: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """What people have said in the thread of a message; nothing where the bot cannot read."""
    root = message.get("thread_ts") or message["ts"]
    try:
        replies = client.conversations_replies(channel=channel, ts=root, limit=MOST_REPLIES)["messages"]
    except (SlackApiError, *NETWORK_ERRORS):
        return []  # the message itself is enough
    return [reply for reply in replies if "bot_id" not in reply]
