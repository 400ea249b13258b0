"""What a person does on the page, carried out in the workspace."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from helpbot.workspace.impossible import ImpossibleError
from helpbot.workspace.page.bodies import (
    Body,
    Command,
    Edit,
    GlobalShortcut,
    InChannel,
    Invite,
    MessageShortcut,
    OnMessage,
    OpenApp,
    React,
    Say,
    Submit,
    Suggest,
    Use,
)
from helpbot.workspace.page.person import Answer, Person

LONGEST_TEXT = 12_000
"""Slack's limit."""


def say(person: Person, given: Say) -> Answer:
    """Write, perhaps with files; or type a command."""
    channel = person.own_channel(given.channel)
    if given.text.startswith("/") and not given.files:
        return _typed_command(person, given)
    if not given.text.strip() and not given.files:
        raise ImpossibleError("nothing_written")
    _check_length(given.text)
    files = [person.workspace.state.files[file] for file in given.files if file in person.workspace.state.files]
    person.workspace.share(person.user, channel, files, given.text, given.thread_ts)
    return {}


def _typed_command(person: Person, given: Say) -> Answer:
    if given.thread_ts:
        raise ImpossibleError("command_in_thread")
    name, _, text = given.text.partition(" ")
    return command(person, Command(channel=given.channel, command=name, text=text.strip()))


def _check_length(text: str) -> None:
    if len(text) > LONGEST_TEXT:
        raise ImpossibleError("too_long", most=LONGEST_TEXT, length=len(text))


def edit(person: Person, given: Edit) -> Answer:
    """Edit one's own message."""
    _check_length(given.text)
    person.workspace.edit(person.own_message(given.channel, given.ts), given.text)
    return {}


def delete(person: Person, given: OnMessage) -> Answer:
    """Delete one's own message, or dismiss an ephemeral one."""
    message = person.message(given.channel, given.ts)
    if message.only_for:
        person.workspace.state.remove(message)
    else:
        person.workspace.delete(person.own_message(given.channel, given.ts))
    return {}


def react(person: Person, given: React) -> Answer:
    """Add an emoji."""
    person.workspace.react(person.user, person.message(given.channel, given.ts), given.name)
    return {}


def unreact(person: Person, given: React) -> Answer:
    """Remove an emoji."""
    person.workspace.unreact(person.user, person.message(given.channel, given.ts), given.name)
    return {}


def use(person: Person, given: Use) -> Answer:
    """Press or choose."""
    where = person.where(given.on)
    return person.settle(person.workspace.use(person.user, where, given.action_id, given.value, given.block_id))


def suggest(person: Person, given: Suggest) -> Answer:
    """Type ahead."""
    where = person.where(given.on)
    return {"options": person.workspace.suggest(person.user, where, given.action_id, given.query)}


def submit(person: Person, given: Submit) -> Answer:
    """Submit the topmost modal."""
    return {"errors": person.workspace.submit(person.user, given.answers)}


def close(person: Person, _: Body) -> Answer:
    """Close the topmost modal."""
    person.workspace.close(person.user)
    return {}


def arrive(person: Person, _: Body) -> Answer:
    """Load the page: open forms are gone, as in Slack, and the app is not notified."""
    with person.workspace.state.changed:
        person.workspace.state.views.clear(person.user.id)
        person.workspace.state.touch()
    return {}


def command(person: Person, given: Command) -> Answer:
    """Type a slash command."""
    channel = person.own_channel(given.channel)
    return person.settle(person.workspace.slash(person.user, channel, given.command, given.text))


def global_shortcut(person: Person, given: GlobalShortcut) -> Answer:
    """Call a shortcut."""
    return person.settle(person.workspace.global_shortcut(person.user, given.callback_id))


def message_shortcut(person: Person, given: MessageShortcut) -> Answer:
    """Call a shortcut on a message."""
    message = person.message(given.channel, given.ts)
    return person.settle(person.workspace.message_shortcut(person.user, message, given.callback_id))


def open_app(person: Person, given: OpenApp) -> Answer:
    """Open the app."""
    opened = person.workspace.open_home if given.tab == "home" else person.workspace.open_direct
    opened(person.user)
    return {}


def join(person: Person, given: InChannel) -> Answer:
    """Enter a public channel."""
    person.workspace.join(person.user, person.channel(given.channel))
    return {}


def leave(person: Person, given: InChannel) -> Answer:
    """Leave a channel."""
    channel = person.own_channel(given.channel)
    if channel.kind == "im":
        raise ImpossibleError("own_direct")
    person.workspace.leave(person.user, channel)
    return {}


def invite(person: Person, given: Invite) -> Answer:
    """Invite somebody."""
    invited = person.workspace.state.everybody().get(given.user)
    if invited is None:
        raise ImpossibleError("no_person")
    person.workspace.join(invited, person.own_channel(given.channel), inviter=person.user)
    return {}


def read(person: Person, given: OnMessage) -> Answer:
    """Mark as read up to a message."""
    person.reading.read(person.user.id, given.channel, given.ts)
    person.workspace.state.touch()
    return {}


ACTIONS: dict[str, tuple[type[Body], Callable[[Person, Any], Answer]]] = {
    "say": (Say, say),
    "edit": (Edit, edit),
    "delete": (OnMessage, delete),
    "react": (React, react),
    "unreact": (React, unreact),
    "use": (Use, use),
    "suggest": (Suggest, suggest),
    "submit": (Submit, submit),
    "close": (Body, close),
    "arrive": (Body, arrive),
    "command": (Command, command),
    "global_shortcut": (GlobalShortcut, global_shortcut),
    "message_shortcut": (MessageShortcut, message_shortcut),
    "open_app": (OpenApp, open_app),
    "join": (InChannel, join),
    "leave": (InChannel, leave),
    "invite": (Invite, invite),
    "read": (OnMessage, read),
}
