"""Read a channel or a thread page by page; after each page the lease of the delivery is renewed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from types import MappingProxyType
from typing import Any

from slack_sdk import WebClient

from helpbot.desk.ports.posting import Delivery

PAGE = 100
"""Messages per page."""


def messages(
    client: WebClient,
    delivery: Delivery,
    channel: str,
    root: str | None,
    within: Mapping[str, str] = MappingProxyType({}),
    most_pages: int | None = None,
) -> Iterator[dict[str, Any]]:
    """The messages of a channel, the newest first, or of the thread under `root`, from its start; at most some pages.

    `within` narrows them down to those from `oldest` to `latest`, both included. Raises what the client raises.
    """
    asked: dict[str, Any] = {"channel": channel, "limit": PAGE, "include_all_metadata": True}
    asked |= {"inclusive": True, **within} if within else {}
    found = client.conversations_replies(ts=root, **asked) if root else client.conversations_history(**asked)
    for page in islice(found, most_pages):
        yield from page["messages"]
        delivery.renew()
