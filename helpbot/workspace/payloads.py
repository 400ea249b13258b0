"""What Slack sends to an app when a person does something: the same bodies for Socket Mode and for HTTP."""

from __future__ import annotations

from itertools import count
from time import time
from typing import Any

from helpbot.workspace.state import Channel, Message, State, User
from helpbot.workspace.web_api import as_json

_ADDRESSED = {"channel": "channel", "group": "group", "im": "im"}
_numbers = count(1)


def event(body: dict[str, Any]) -> dict[str, Any]:
    """An Events API payload around one event."""
    return {
        "type": "event_callback",
        "team_id": "T1",
        "api_app_id": "A1",
        "event_id": f"Ev{next(_numbers):08X}",
        "event_time": int(time()),
        "authorizations": [{"team_id": "T1", "user_id": "UBOT", "is_bot": True}],
        "event": body,
    }


def message(said: Message, channel: Channel, state: State) -> dict[str, Any]:
    """The `message` event of something said."""
    return as_json(said, state) | _place(said, channel) | {"channel_type": _ADDRESSED[channel.kind]}


def mention(said: Message, channel: Channel, state: State) -> dict[str, Any]:
    """The `app_mention` event of the same."""
    return as_json(said, state) | _place(said, channel) | {"type": "app_mention"}


def changed(old: Message, channel: Channel, state: State, text: str | None) -> dict[str, Any]:
    """The `message` event of an edit; of a deletion when there is no new text."""
    before = as_json(old, state)
    about = {"previous_message": before, "hidden": True, "ts": state.new_ts(), "channel": channel.id}
    news = {"type": "message", "channel_type": _ADDRESSED[channel.kind], "event_ts": about["ts"], **about}
    if text is None:
        return news | {"subtype": "message_deleted", "deleted_ts": old.ts}
    edited = {"user": old.user, "ts": about["ts"]}
    return news | {"subtype": "message_changed", "message": before | {"text": text, "edited": edited}}


def home_opened(user: User, channel: Channel) -> dict[str, Any]:
    """The `app_home_opened` event: a person looks at the messages of the bot."""
    return {"type": "app_home_opened", "user": user.id, "channel": channel.id, "tab": "messages", "event_ts": "1.0"}


def press(user: User, on: Message, button: dict[str, Any], state: State) -> dict[str, Any]:
    """The `block_actions` payload of a pressed button."""
    container: dict[str, Any] = {"type": "message", "message_ts": on.ts, "channel_id": on.channel}
    container["is_ephemeral"] = on.only_for is not None
    if on.thread_ts:
        container["thread_ts"] = on.thread_ts
    payload = {
        "type": "block_actions",
        "team": {"id": "T1", "domain": "local"},
        "api_app_id": "A1",
        "user": {"id": user.id, "username": user.name, "name": user.name, "team_id": "T1"},
        "channel": {"id": on.channel, "name": "directmessage"},
        "container": container,
        "trigger_id": f"{next(_numbers)}.trigger",
        "actions": [button | {"block_id": "b1", "action_ts": state.new_ts()}],
    }
    return payload if on.only_for else payload | {"message": as_json(on, state)}


def command(user: User, channel: Channel, name: str, text: str) -> dict[str, Any]:
    """The form of a slash command."""
    return {
        "command": name,
        "text": text,
        "user_id": user.id,
        "user_name": user.name,
        "channel_id": channel.id,
        "channel_name": channel.name or "directmessage",
        "team_id": "T1",
        "team_domain": "local",
        "api_app_id": "A1",
        "is_enterprise_install": "false",
        "trigger_id": f"{next(_numbers)}.trigger",
    }


def _place(said: Message, channel: Channel) -> dict[str, Any]:
    return {"channel": channel.id, "event_ts": said.ts}
