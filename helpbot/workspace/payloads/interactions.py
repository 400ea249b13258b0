"""Payloads of what a person presses, chooses, types, submits or closes, and of shortcuts and commands."""

from __future__ import annotations

from typing import Any

from helpbot.workspace.blockkit import Found
from helpbot.workspace.model.messages import APP_ID, TEAM_DOMAIN, TEAM_ID, Message, as_json
from helpbot.workspace.model.state import Channel, User
from helpbot.workspace.model.views import Values, View

Body = dict[str, Any]


def action(found: Found, entered: Body, ts: str) -> Body:
    """One entry of `actions`: what was used, and what was entered."""
    shown = {key: value for key, value in found.element.items() if key in ("type", "action_id", "text", "value")}
    confirmed = {"confirm": found.element["confirm"]} if found.element.get("confirm") else {}
    return shown | entered | confirmed | {"block_id": found.block_id, "action_ts": ts}


def pressed(user: User, on: Message, channel: Channel, actions: list[Body], values: Values) -> Body:
    """The `block_actions` payload of something used in a message, without trigger and response URL."""
    payload = (
        _head("block_actions", user) | _in_message(on, channel) | {"actions": actions, "state": {"values": values}}
    )
    return payload if on.only_for else payload | {"message": as_json(on)}


def used(user: User, view: View, actions: list[Body]) -> Body:
    """The `block_actions` payload of something used in a modal or home tab."""
    return _head("block_actions", user) | _in_view(view) | {"view": view.as_json(), "actions": actions}


def suggestion(user: User, found: Found, query: str) -> Body:
    """The `block_suggestion` payload of what is typed into a menu, without its container."""
    names = {"action_id": found.action_id, "block_id": found.block_id, "value": query}
    return _head("block_suggestion", user) | names


def suggestion_in_message(on: Message, channel: Channel) -> Body:
    """The container of such a menu in a message."""
    return _in_message(on, channel) | ({} if on.only_for else {"message": as_json(on)})


def suggestion_in_view(view: View) -> Body:
    """The container of such a menu in a view."""
    return _in_view(view) | {"view": view.as_json()}


def submitted(user: User, view: View) -> Body:
    """The `view_submission` payload."""
    return _head("view_submission", user) | {"view": view.as_json(), "response_urls": []}


def closed(user: User, view: View, *, is_cleared: bool) -> Body:
    """The `view_closed` payload; `is_cleared`: the views below it were closed too."""
    return _head("view_closed", user) | {"view": view.as_json(), "is_cleared": is_cleared}


def global_shortcut(user: User, callback_id: str, ts: str) -> Body:
    """The `shortcut` payload."""
    return _head("shortcut", user) | {"callback_id": callback_id, "action_ts": ts}


def message_shortcut(user: User, callback_id: str, on: Message, channel: Channel, ts: str) -> Body:
    """The `message_action` payload."""
    about = {"callback_id": callback_id, "action_ts": ts, "message_ts": on.ts, "channel": _channel(channel)}
    return _head("message_action", user) | about | {"message": as_json(on)}


def command(user: User, channel: Channel, name: str, text: str) -> Body:
    """The form of a slash command, without trigger and response URL."""
    return {
        "command": name,
        "text": text,
        "token": "unused",
        "user_id": user.id,
        "user_name": user.name,
        "channel_id": channel.id,
        "channel_name": _channel(channel)["name"],
        "team_id": TEAM_ID,
        "team_domain": TEAM_DOMAIN,
        "api_app_id": APP_ID,
        "is_enterprise_install": "false",
    }


def _head(kind: str, user: User) -> Body:
    person = {"id": user.id, "username": user.name, "name": user.name, "team_id": TEAM_ID}
    team = {"id": TEAM_ID, "domain": TEAM_DOMAIN}
    about = {"type": kind, "token": "unused", "team": team, "user": person, "api_app_id": APP_ID}
    return about | {"enterprise": None, "is_enterprise_install": False}


def _in_message(on: Message, channel: Channel) -> Body:
    thread = {"thread_ts": on.thread_ts} if on.thread_ts else {}
    container = {"type": "message", "message_ts": on.ts, "channel_id": on.channel, "is_ephemeral": bool(on.only_for)}
    return {"container": container | thread, "channel": _channel(channel)}


def _in_view(view: View) -> Body:
    return {"container": {"type": "view", "view_id": view.id}}


def _channel(channel: Channel) -> Body:
    private = {"im": "directmessage", "group": "privategroup"}
    return {"id": channel.id, "name": private.get(channel.kind, channel.name)}
