"""What one person may see of the workspace, as JSON for the page; its form is told in the package's docstring."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from helpbot.language.rules import nearest_spoken
from helpbot.workspace.acting.filling import values_of, with_all_values
from helpbot.workspace.model.agent import Agent
from helpbot.workspace.model.messages import Message
from helpbot.workspace.model.state import Channel, State, User
from helpbot.workspace.model.views import View
from helpbot.workspace.page.reading import Reading
from helpbot.workspace.workspace import Workspace

Json = dict[str, Any]

NEWEST = 300
LANGUAGES = ("en", "es")
"""Those that the page speaks (`static/words.js`)."""


def snapshot(workspace: Workspace, reading: Reading, user: User) -> Json:
    """Everything that a person may see, and nothing else."""
    state = workspace.state
    with state.changed:
        state.direct(user.id)
        seen = [
            channel for channel in state.channels.values() if channel.kind == "channel" or user.id in channel.members
        ]
        mine = [channel for channel in seen if user.id in channel.members]
        home = state.views.homes.get(user.id)
        return {
            "version": state.version,
            "me": asdict(user) | {"language": nearest_spoken(user.locale.partition("-")[0], LANGUAGES)},
            "bot": asdict(state.bot),
            "people": [asdict(person) for person in state.everybody().values()],
            "channels": [_channel(channel, user, state, reading) for channel in seen],
            "messages": {channel.id: _messages(channel, user, state, reading) for channel in mine},
            "home": home and view_json(home),
            "modals": [view_json(view) for view in state.views.stack(user.id)],
            "agent": {channel.id: _agent(workspace.agent, channel) for channel in mine},
            **_app(workspace),
        }


def view_json(view: View) -> Json:
    """A modal or home tab."""
    texts = {name: view.definition.get(name) for name in ("title", "submit", "close")}
    about = {"id": view.id, "type": view.definition["type"], "callback_id": view.definition.get("callback_id", "")}
    disabled = {"submit_disabled": view.definition.get("submit_disabled", False)}
    return (
        about
        | texts
        | disabled
        | {"blocks": view.blocks, "errors": view.errors, "values": with_all_values(view).values}
    )


def file_json(file: Mapping[str, Any], user: User) -> Json:
    """A file, with an address from which the page may have it."""
    kept = {name: file.get(name) for name in ("id", "mode", "name", "title", "mimetype", "size")}
    return kept | {"url": f"/page/api/files/{file['id']}?as={user.id}"}


def _channel(channel: Channel, user: User, state: State, reading: Reading) -> Json:
    member = user.id in channel.members
    unread = sum(_unread(m, user, reading) for m in state.seen(channel.id, user.id)) if member else 0
    return asdict(channel) | {"members": sorted(channel.members), "is_member": member, "unread": unread}


def _messages(channel: Channel, user: User, state: State, reading: Reading) -> list[Json]:
    seen = state.seen(channel.id, user.id)
    replies: dict[str | None, list[Message]] = defaultdict(list)
    for message in seen:
        if message.thread_ts != message.ts:
            replies[message.thread_ts].append(message)
    return [_message(message, replies[message.ts], user, state, reading) for message in seen[-NEWEST:]]


def _message(message: Message, replies: Iterable[Message], user: User, state: State, reading: Reading) -> Json:
    authors = [reply.user for reply in replies]
    kept = ("channel", "ts", "user", "text", "thread_ts", "subtype", "by_app", "blocks", "attachments")
    return {name: getattr(message, name) for name in kept} | {
        "in_channel": message.in_channel,
        "ephemeral": message.only_for is not None,
        "edited": message.edited is not None,
        "files": [file_json(file, user) for file in message.files],
        "unread": _unread(message, user, reading),
        "reactions": [asdict(reaction) | {"mine": user.id in reaction.users} for reaction in message.reactions],
        "reply_count": len(authors),
        "reply_users": list(dict.fromkeys(authors)),
        "values": values_of(message.blocks, state.entered.get((user.id, message.ts), {})),
    }


def _unread(message: Message, user: User, reading: Reading) -> bool:
    return message.user != user.id and message.in_channel and reading.is_new(user.id, message)


def _agent(agent: Agent, channel: Channel) -> Json:
    statuses = agent.statuses(channel.id)
    return {
        "statuses": {
            thread: {"text": status.text, "loading_messages": status.loading_messages}
            for thread, status in statuses.items()
        },
        "prompts": asdict(agent.prompts((channel.id, None))) if channel.kind == "im" else None,
        "titles": {thread: title for (where, thread), title in agent.titles.items() if where == channel.id},
    }


def _app(workspace: Workspace) -> Json:
    app = workspace.installation
    about = app.manifest.get("display_information", {}).get("description", "")
    return {
        "commands": list(app.commands),
        "shortcuts": {kind: list(app.shortcuts(kind)) for kind in ("global", "message")},
        "app": {"connected": workspace.connected, "description": about, "has_home": app.has_home},
    }
