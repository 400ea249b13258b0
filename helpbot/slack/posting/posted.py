"""Which parts of a delivery are in Slack already.

Every message carries its delivery's id, its part number and the number of parts in Slack's message metadata, so that
a delivery with an unknown outcome can be looked up before a retry. What is addressed to a user id cannot be looked up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import Any

from slack_sdk import WebClient

from helpbot.desk.ports.posting import Delivery
from helpbot.desk.queues.destinations import BEHIND
from helpbot.slack.intake import places
from helpbot.slack.posting.reading import PAGE, messages

METADATA = "helpbot_delivery"

_THREAD_PAGES = 10


class Posted:
    """Looks up deliveries. Raises what the client raises."""

    def __init__(self, client: WebClient) -> None:
        self._client = client

    def parts(self, delivery: Delivery, parts: int) -> dict[int, str]:
        """Receipts of those of the `parts` of a delivery that are in Slack, by part number."""
        channel, _ = place_of(delivery)
        if not channel or {"channel", "user"} <= delivery.address.keys():
            return {}
        return {
            payload["part"]: places.receipt(channel, message["ts"])
            for message in self._recent(delivery, parts)
            if (payload := payload_of(message)).get("id") == delivery.id
        }

    def files(self, delivery: Delivery, receipt: str, root: str | None) -> tuple[str, ...]:
        """The names of the files that were shared with the message of a delivery, in the channel or a thread of it."""
        channel, ts = places.posted_at(receipt)
        since = messages(self._client, delivery, channel, root, {"oldest": ts})
        return tuple(file.get("name", "") for file in files_behind(delivery, ts, since))

    def _recent(self, delivery: Delivery, parts: int) -> Iterator[dict[str, Any]]:
        """The newest messages of its place, enough for this many parts and as many others.

        Of a thread, which Slack returns from its start, the first pages.
        """
        channel, root = place_of(delivery)
        pages = _THREAD_PAGES if root else 1 + 2 * parts // PAGE
        return messages(self._client, delivery, channel, root, most_pages=pages)


def place_of(delivery: Delivery) -> tuple[str, str | None]:
    """The channel of a delivery (empty without an address), and the message whose thread it belongs to, if any.

    What belongs under a message goes where that was posted, even if such messages go elsewhere by now.
    """
    there, root = delivery.address.get("channel", ""), delivery.address.get("thread_ts")
    if delivery.under is None:
        return there, root
    channel, ts = places.posted_at(delivery.under)
    if not is_behind(delivery):
        return channel, ts
    return channel, root if channel == there else None


def is_behind(delivery: Delivery) -> bool:
    """Whether it follows the message that it belongs to, outside its thread."""
    return bool(delivery.address.get(BEHIND))


def files_behind(delivery: Delivery, ts: str, since: Iterable[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
    """The files that were shared with the message `ts` of a delivery, among the messages `since` then.

    Uploads carry no metadata: they are those of the same author that follow the message, up to the next message of
    another delivery.
    """
    in_order = sorted(since, key=lambda message: str(message["ts"]))
    author = next((message.get("user") for message in in_order if message["ts"] == ts), None)
    after = (message for message in in_order if message["ts"] > ts and message.get("user") == author)
    own = takewhile(lambda message: payload_of(message).get("id", delivery.id) == delivery.id, after)
    return tuple(file for message in own for file in message.get("files", ()))


def mark(delivery: Delivery, part: int, parts: int) -> dict[str, Any]:
    """The metadata of one of the parts of a delivery, with the number of files that follow them."""
    payload = {"id": delivery.id, "part": part, "parts": parts}
    behind = len(delivery.reply.files) if is_behind(delivery) else 0
    behind += delivery.reply.document is not None
    documents = {"documents": behind} if behind else {}
    return {"event_type": METADATA, "event_payload": payload | documents}


def payload_of(message: dict[str, Any]) -> dict[str, Any]:
    """Our payload in the metadata of a message: see `mark`."""
    metadata = message.get("metadata") or {}
    return metadata.get("event_payload") or {} if metadata.get("event_type") == METADATA else {}
