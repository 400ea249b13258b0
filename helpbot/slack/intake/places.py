"""Places in Slack: the names of conversations, the addresses of answers, the receipts of messages.

A conversation is one of three: everything private with a person (their direct message with the bot, and the slash
command wherever it is typed), a thread in such a direct message, or a thread in a channel.
"""

from __future__ import annotations

from datetime import UTC, datetime


def private(user: str) -> str:
    """Everything private with a person."""
    return f"slack:{user}"


def thread(channel: str, root: str) -> str:
    """A thread under the message `root`."""
    return f"slack:{channel}:{root}"


def link(channel: str, ts: str) -> str:
    """Not a conversation: the preview of a link in the message `ts`."""
    return f"slack:{channel}:{ts}:link"


def marked(channel: str, ts: str, user: str) -> str:
    """Not a conversation yet: a person has marked the message `ts`, which is still to be read."""
    return f"slack:{channel}:{ts}:marked:{user}"


def address(channel: str, root: str | None) -> dict[str, str]:
    """For answers in the channel, or in the thread under `root`."""
    return {"channel": channel, "thread_ts": root} if root else {"channel": channel}


PREVIEW = "preview_of"
"""In the address of a preview: the message with the link; `url` is the link."""


def preview(channel: str, ts: str, url: str) -> dict[str, str]:
    """For the preview of a link in the message `ts`."""
    return {"channel": channel, PREVIEW: ts, "url": url}


def receipt(channel: str, ts: str) -> str:
    """How a message is known to the desk."""
    return f"{channel}:{ts}"


def posted_at(known: str) -> tuple[str, str]:
    """The channel and the `ts` of a receipt."""
    channel, _, ts = known.partition(":")
    return channel, ts


def written_at(known: str) -> datetime:
    """When the message of a receipt was written: a `ts` is its time in seconds."""
    _, ts = posted_at(known)
    return datetime.fromtimestamp(float(ts), UTC)


def message_key(channel: str, ts: str) -> str:
    """The key of the event that a message is."""
    return f"message:{channel}:{ts}"


def permalink(workspace: str, known: str) -> str:
    """The URL of a message in a workspace, whose own URL ends with a slash; empty if unknown."""
    channel, ts = posted_at(known)
    return f"{workspace}archives/{channel}/p{ts.replace('.', '')}" if workspace and ts else ""


def way_back(workspace: str, message: str, conversation: str) -> str:
    """The URL of where a report was made in a channel: the `message` it began with, in the thread of its conversation.

    Empty for what is private between a person and the bot, where nobody else can go.
    """
    _, place, root = (*conversation.split(":"), "", "")[:3]
    channel, ts = posted_at(message) if message else (place, root)
    if not ts or is_direct(channel):
        return ""
    address = permalink(workspace, receipt(channel, ts))
    below = address and channel == place and root not in ("", ts)
    return f"{address}?thread_ts={root}&cid={channel}" if below else address


def is_direct(channel: str) -> bool:
    """Whether it is a direct message with the bot."""
    return channel.startswith("D")
