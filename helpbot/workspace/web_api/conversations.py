"""`conversations.*`: channels, who is in them, and what was said."""

from __future__ import annotations

from collections import Counter
from typing import Any

from pydantic import Field

from helpbot.workspace.model.messages import Message, as_json
from helpbot.workspace.model.state import Channel
from helpbot.workspace.web_api.core import Answer, Arguments, Backend, Method, RefusedError

_LISTED = {"public_channel": "channel", "private_channel": "group", "im": "im"}
_SEEING = {"channel": "channels:read", "group": "groups:read", "im": "im:read"}


class Info(Arguments):
    """`conversations.info`."""

    channel: str
    include_num_members: bool = False


class Open(Arguments):
    """`conversations.open`."""

    users: str = ""
    channel: str = ""
    return_im: bool = False


class Paged(Arguments):
    """A page of a list; the cursor is the number of the first item."""

    limit: int = Field(default=100, ge=1, le=999)
    cursor: str = "0"


class Members(Paged):
    """`conversations.members`."""

    channel: str


class List(Paged):
    """`conversations.list`."""

    types: str = "public_channel"
    exclude_archived: bool = False


class History(Paged):
    """`conversations.history`."""

    channel: str
    include_all_metadata: bool = False
    oldest: str = "0"
    latest: str = ""
    inclusive: bool = False


class Replies(History):
    """`conversations.replies`."""

    ts: str


def info(slack: Backend, given: Info) -> Answer:
    """One channel."""
    return {"channel": _shown(slack, _visible(slack, given.channel), counted=given.include_num_members)}


def open_(slack: Backend, given: Open) -> Answer:
    """The direct message with one person; group messages are not supported."""
    if given.users and given.users not in slack.state.users:
        raise RefusedError("user_not_found")
    channel = slack.state.direct(given.users) if given.users else _visible(slack, given.channel)
    return {"channel": _shown(slack, channel) if given.return_im else {"id": channel.id}}


def members(slack: Backend, given: Members) -> Answer:
    """Who is in a channel."""
    everybody = sorted(_visible(slack, given.channel).members)
    shown, more = page(everybody, given)
    return {"members": shown, **more}


def list_(slack: Backend, given: List) -> Answer:
    """The channels that the app may see."""
    if unknown := set(given.types.split(",")) - {*_LISTED, "mpim"}:
        raise RefusedError("invalid_types", errors=sorted(unknown))
    kinds = [_LISTED[name] for name in given.types.split(",") if name in _LISTED]
    for kind in kinds:
        slack.need(_SEEING[kind])
    found = [channel for channel in slack.state.channels.values() if channel.kind in kinds and _seen(slack, channel)]
    shown, more = page(found, given)
    return {"channels": [_shown(slack, channel, counted=True) for channel in shown], **more}


def history(slack: Backend, given: History) -> Answer:
    """Newest first, without replies in threads."""
    channel = slack.readable(given.channel)
    said = slack.state.seen(channel.id)
    found = [message for message in said if message.in_channel and _in_time(message, given)]
    return _messages(found[::-1], said, given)


def replies(slack: Backend, given: Replies) -> Answer:
    """Oldest first, beginning with the thread's root."""
    channel = slack.readable(given.channel)
    said = slack.state.seen(channel.id)
    thread = [message for message in said if given.ts in (message.ts, message.thread_ts)]
    if not thread:
        raise RefusedError("thread_not_found")
    found = [message for message in thread if message.ts == given.ts or _in_time(message, given)]
    return _messages(found, said, given)


def _messages(found: list[Message], said: list[Message], given: History) -> Answer:
    shown, more = page(found, given)
    counts = Counter(message.thread_ts for message in said if message.thread_ts not in (None, message.ts))
    messages = [_with_thread(message, counts[message.ts], given.include_all_metadata) for message in shown]
    return {"messages": messages, "has_more": bool(more), **more}


def _with_thread(message: Message, replies_: int, with_metadata: bool) -> dict[str, Any]:
    """The root of a thread has the number of replies."""
    shown = as_json(message, with_metadata=with_metadata)
    return shown | {"thread_ts": message.ts, "reply_count": replies_} if replies_ else shown


def _in_time(message: Message, given: History) -> bool:
    if given.inclusive and message.ts in (given.oldest, given.latest):
        return True
    latest = given.latest or "9999999999"
    return _seconds(given.oldest) < _seconds(message.ts) < _seconds(latest)


def _seconds(ts: str) -> tuple[int, int]:
    whole, _, part = ts.partition(".")
    return int(whole), int(part or 0)


def page(found: list[Any], given: Paged) -> tuple[list[Any], Answer]:
    """A page, and how to get the next one."""
    start = int(given.cursor or 0)
    end = start + given.limit
    more = {"response_metadata": {"next_cursor": str(end)}} if len(found) > end else {}
    return found[start:end], more


def _visible(slack: Backend, name: str) -> Channel:
    channel = slack.state.channels.get(name)
    if channel is None or not _seen(slack, channel):
        raise RefusedError("channel_not_found")
    slack.need(_SEEING[channel.kind])
    return channel


def _seen(slack: Backend, channel: Channel) -> bool:
    return channel.kind == "channel" or slack.state.bot.id in channel.members


def _shown(slack: Backend, channel: Channel, *, counted: bool = False) -> Answer:
    bot = slack.state.bot.id
    if channel.kind == "im":
        return {"id": channel.id, "is_im": True, "user": next(iter(channel.members - {bot}))}
    private = channel.kind == "group"
    kind = {"is_channel": not private, "is_group": private, "is_im": False, "is_private": private}
    about = {"id": channel.id, "name": channel.name, "is_archived": False, "is_member": bot in channel.members}
    topic = {"topic": {"value": channel.topic}, "purpose": {"value": ""}}
    return about | kind | topic | ({"num_members": len(channel.members)} if counted else {})


METHODS = {
    "conversations.info": Method(Info, (), info),
    "conversations.open": Method(Open, ("im:write",), open_),
    "conversations.members": Method(Members, (), members),
    "conversations.list": Method(List, (), list_),
    "conversations.history": Method(History, (), history),
    "conversations.replies": Method(Replies, (), replies),
}
