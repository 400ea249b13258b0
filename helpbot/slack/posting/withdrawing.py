"""Take away what the bot has posted: all parts of a message, and the files that it showed in the thread of a card."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from helpbot.desk.ports.posting import Delivery
from helpbot.slack.calling.clients import error_code
from helpbot.slack.intake import places

WITHIN = 120
"""Seconds: the parts of one message are posted one right after the other."""
_PAGE = 200
_GONE = frozenset({"message_not_found", "thread_not_found", "file_not_found", "file_deleted"})
_HIDDEN = frozenset({"channel_not_found", "not_in_channel"})
"""The bot cannot look there any more; it may still take away what it knows."""


def take_away(client: WebClient, delivery: Delivery, part_of: Callable[[dict[str, Any]], str | None]) -> None:
    """Delete the message that a delivery names, and what belongs to it. Raises what the client raises.

    `part_of` tells of which delivery a message is a part. To do it again does no harm.
    """
    if not delivery.replaces:
        return  # it was never posted
    channel, ts = places.posted_at(delivery.replaces)
    root = places.posted_at(delivery.under)[1] if delivery.under else delivery.address.get("thread_ts")
    parts = [message["ts"] for message in _near(client, channel, ts, root) if part_of(message) == delivery.id]
    for part in dict.fromkeys((ts, *parts)):
        delivery.renew()
        with _unless(_GONE):
            client.chat_delete(channel=channel, ts=part)
    if delivery.under and root:
        _delete_files(client, channel, root, delivery.renew)


def _near(client: WebClient, channel: str, ts: str, root: str | None) -> list[dict[str, Any]]:
    """What stands where a message stands, from then on and for a short while."""
    end = f"{int(ts.partition('.')[0]) + WITHIN}.000000"
    look: dict[str, Any] = {"channel": channel, "oldest": ts, "latest": end, "inclusive": True, "limit": _PAGE}
    look["include_all_metadata"] = True
    with _unless(_GONE | _HIDDEN):
        page = client.conversations_replies(ts=root, **look) if root else client.conversations_history(**look)
        return list(page["messages"])
    return []


def _delete_files(client: WebClient, channel: str, root: str, renew: Callable[[], None]) -> None:
    """In the thread of a card the bot itself shows only what the requester has sent."""
    with _unless(_GONE | _HIDDEN):
        pages = client.conversations_replies(channel=channel, ts=root, limit=_PAGE)
        files = [file for page in pages for message in page["messages"] for file in message.get("files", ())]
        me = client.auth_test()["user_id"] if files else ""
        for file in files:
            if file.get("user") == me:
                renew()
                with _unless(_GONE):
                    client.files_delete(file=file["id"])


@contextmanager
def _unless(harmless: frozenset[str]) -> Iterator[None]:
    """Pass over refusals that are no harm."""
    try:
        yield
    except SlackApiError as error:
        if error_code(error) not in harmless:
            raise
