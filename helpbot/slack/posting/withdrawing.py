"""Delete what the bot has posted: all parts of a message, and its files, after it or in the thread of a card."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from helpbot.desk.ports.posting import Delivery
from helpbot.slack.calling.clients import error_code
from helpbot.slack.intake import places
from helpbot.slack.posting.posted import files_behind, is_behind, payload_of, place_of
from helpbot.slack.posting.reading import messages

SOON = 120
"""Seconds: the parts of a message are posted right after each other, unless one of them was retried."""
_GONE = frozenset({"message_not_found", "thread_not_found", "file_not_found", "file_deleted"})
_HIDDEN = frozenset({"channel_not_found", "not_in_channel"})
"""The bot cannot read there any more; it may still delete what it knows."""


def take_away(client: WebClient, delivery: Delivery) -> None:
    """Delete the message that a delivery replaces, and what belongs to it. Raises what the client raises.

    Repeating it does no harm: the first part, which leads to the others, is deleted last.
    """
    if not delivery.replaces:
        return  # it was never posted
    channel, ts = places.posted_at(delivery.replaces)
    _, root = place_of(delivery)
    parts, documents = _found(client, delivery, channel, ts)
    for document in documents:
        _delete_file(client, delivery, document)
    for part in sorted({ts, *parts}, reverse=True):
        delivery.renew()
        with _unless(_GONE):
            client.chat_delete(channel=channel, ts=part)
    if delivery.under and root and not is_behind(delivery):
        _delete_files(client, delivery, channel, root)


def _found(client: WebClient, delivery: Delivery, channel: str, ts: str) -> tuple[set[str], tuple[str, ...]]:
    """The parts in the place of the first one, and the ids of the documents after them.

    They are looked for shortly after it, and then until now.
    """
    parts, documents, soon = set[str](), tuple[str, ...](), f"{int(ts.partition('.')[0]) + SOON}.000000"
    for end in ({"latest": soon}, {}):
        since = list(_since(client, delivery, channel, {"oldest": ts, **end}))
        own = [message for message in since if payload_of(message).get("id") == delivery.id]
        told = payload_of(own[0]) if own else {}  # without any, the number of parts is unknown
        wanted = int(told.get("documents", 0))
        parts = {message["ts"] for message in own}
        documents = tuple(file["id"] for file in files_behind(delivery, ts, since)[:wanted])
        if len(parts) >= told.get("parts", 0) and len(documents) == wanted:
            break
    return parts, documents


def _since(client: WebClient, delivery: Delivery, channel: str, when: dict[str, str]) -> Iterator[dict[str, Any]]:
    _, root = place_of(delivery)
    with _unless(_GONE | _HIDDEN):
        yield from messages(client, delivery, channel, root, when)


def _delete_files(client: WebClient, delivery: Delivery, channel: str, root: str) -> None:
    """Files of the bot in the thread of a card: all of them were sent by the requester."""
    with _unless(_GONE | _HIDDEN):
        thread = messages(client, delivery, channel, root)
        files = [file for message in thread for file in message.get("files", ())]
        me = client.auth_test()["user_id"] if files else ""
        for file in files:
            if file.get("user") == me:
                _delete_file(client, delivery, file["id"])


def _delete_file(client: WebClient, delivery: Delivery, file: str) -> None:
    delivery.renew()
    with _unless(_GONE):
        client.files_delete(file=file)


@contextmanager
def _unless(harmless: frozenset[str]) -> Iterator[None]:
    """Ignore harmless refusals."""
    try:
        yield
    except SlackApiError as error:
        if error_code(error) not in harmless:
            raise
