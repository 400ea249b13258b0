"""`chat.*`: posting, changing and deleting messages."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from helpbot.workspace.model.messages import Message, as_json
from helpbot.workspace.model.state import Channel
from helpbot.workspace.web_api.core import Answer, Arguments, Backend, Json, Method, RefusedError
from helpbot.workspace.web_api.writing import Content, check_content, metadata_of, named_blocks, new_message


class PostMessage(Content):
    """`chat.postMessage`."""

    channel: str
    metadata: Json = None
    reply_broadcast: bool = False


class PostEphemeral(Content):
    """`chat.postEphemeral`."""

    channel: str
    user: str


class Update(Arguments):
    """`chat.update`; blocks that are not given stay."""

    channel: str
    ts: str
    text: str = ""
    blocks: Json = None
    metadata: Json = None
    parse: Literal["none", "full", "client"] = "client"


class Delete(Arguments):
    """`chat.delete`."""

    channel: str
    ts: str


class GetPermalink(Arguments):
    """`chat.getPermalink`."""

    channel: str
    message_ts: str


def post_message(slack: Backend, given: PostMessage) -> Answer:
    """A user id as the channel means the direct message with that person."""
    users = slack.state.users
    channel = slack.state.direct(given.channel) if given.channel in users else slack.channel(given.channel)
    broadcast = "thread_broadcast" if given.reply_broadcast and given.thread_ts else None
    written = new_message(slack, given, channel)
    message = slack.state.add(replace(written, metadata=metadata_of(given.metadata), subtype=broadcast))
    slack.agent.posted(channel.id, message.thread_ts, direct=channel.kind == "im")
    slack.news.posted(message)
    return {"channel": channel.id, "ts": message.ts, "message": as_json(message)}


def post_ephemeral(slack: Backend, given: PostEphemeral) -> Answer:
    """Visible only to one member of the channel."""
    channel = slack.channel(given.channel)
    if given.user not in channel.members:
        raise RefusedError("user_not_in_channel")
    message = slack.state.add(replace(new_message(slack, given, channel), only_for=given.user))
    slack.agent.posted(channel.id, message.thread_ts, direct=channel.kind == "im")
    return {"message_ts": message.ts}


def update(slack: Backend, given: Update) -> Answer:
    """Edit a message of the bot."""
    message = _own(slack, given.channel, given.ts, "cant_update_message")
    channel = slack.state.channels[message.channel]
    blocks = message.blocks if given.blocks is None else given.blocks
    content = Content(text=given.text, blocks=blocks)
    check_content(content)
    metadata = message.metadata if given.metadata is None else metadata_of(given.metadata)
    named = named_blocks(slack, content)
    edited = replace(message, text=given.text, blocks=named, metadata=metadata, edited=slack.state.new_ts())
    after = slack.state.put(edited)
    slack.news.changed(message, after)
    return {"channel": channel.id, "ts": message.ts, "text": after.text, "message": as_json(after)}


def delete(slack: Backend, given: Delete) -> Answer:
    """Delete a message of the bot."""
    message = _own(slack, given.channel, given.ts, "cant_delete_message")
    slack.news.changed(message, slack.state.withdraw(message))
    return {"channel": message.channel, "ts": message.ts}


def get_permalink(slack: Backend, given: GetPermalink) -> Answer:
    """The address of a message."""
    message = slack.message(slack.channel(given.channel).id, given.message_ts)
    thread = f"?thread_ts={message.thread_ts}&cid={message.channel}" if message.thread_ts else ""
    address = f"{slack.base()}/archives/{message.channel}/p{message.ts.replace('.', '')}{thread}"
    return {"channel": message.channel, "permalink": address}


def _own(slack: Backend, name: str, ts: str, otherwise: str) -> Message:
    channel: Channel = slack.channel(name)
    message = slack.message(channel.id, ts)
    if not message.by_app:
        raise RefusedError(otherwise)
    return message


METHODS = {
    "chat.postMessage": Method(PostMessage, ("chat:write",), post_message),
    "chat.postEphemeral": Method(PostEphemeral, ("chat:write",), post_ephemeral),
    "chat.update": Method(Update, ("chat:write",), update),
    "chat.delete": Method(Delete, ("chat:write",), delete),
    "chat.getPermalink": Method(GetPermalink, (), get_permalink),
}
