"""What Slack tells the bot, as `IncomingEvent`s: pure, apart from knowing which threads the bot takes part in.

A conversation is one of three: everything private with a person (their direct message with the bot, and the slash
command wherever it is typed), a thread in such a direct message, or a thread in a channel.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, TypeAlias

from pydantic import ValidationError

from helpbot.desk.ports import IncomingEvent
from helpbot.dialogue.choices import Action
from helpbot.dialogue.messages import Choice, FileReference
from helpbot.slack.plaintext import plain_text
from helpbot.slack.render import ACTION_PREFIX

Body: TypeAlias = Mapping[str, Any]

_MENU = Choice(label="", action=Action.MENU)
"""What a bare mention or a bare command asks for."""

SAME_PRESS_SECONDS = 30
"""A button that somebody presses again so soon was pressed twice by mistake, or because Slack said that it failed."""

_WRITTEN_BY_PEOPLE = (None, "file_share", "thread_broadcast")


def incoming(body: Body, bot_user: str, knows: Callable[[str], bool], now: datetime) -> IncomingEvent | None:
    """The event in a payload of Slack, or None when it is nothing to answer.

    `knows` tells whether a conversation has begun: without a mention the bot answers only in threads where it has.
    """
    if body.get("type") == "event_callback":
        return _from_message(body, bot_user, knows, now)
    if body.get("type") == "block_actions":
        return _from_press(body, now)
    if "command" in body:
        return _from_command(body, now)
    return None


def _from_message(body: Body, bot_user: str, knows: Callable[[str], bool], now: datetime) -> IncomingEvent | None:
    event: Body = body["event"]
    if event.get("type") not in ("message", "app_mention") or not _by_a_person(event):
        return None
    channel, user, thread = event["channel"], event["user"], event.get("thread_ts")
    if not _is_direct(channel):
        if event["type"] == "message" and not _goes_on(event, bot_user, knows):
            return None
        thread = thread or event["ts"]
    text, files = plain_text(event.get("text", ""), bot_user), tuple(map(_file, event.get("files", ())))
    return IncomingEvent(
        keys=(f"event:{body['event_id']}", f"message:{channel}:{event['ts']}"),
        conversation=_thread(channel, thread) if thread else _private(user),
        user=user,
        address=_address(channel, thread),
        received_at=now,
        text=text,
        choice=None if text or files else _MENU,
        files=files,
        shared=not _is_direct(channel),
    )


def _by_a_person(event: Body) -> bool:
    """Not by a bot, and not the news that a message was changed, deleted or joined to something."""
    return "user" in event and "bot_id" not in event and event.get("subtype") in _WRITTEN_BY_PEOPLE


def _goes_on(event: Body, bot_user: str, knows: Callable[[str], bool]) -> bool:
    """Whether a message without need of a mention is for the bot: in a thread where it takes part, to nobody else."""
    addressed = re.match(r"\s*<@(\w+)", event.get("text", ""))
    to_somebody_else = addressed is not None and addressed[1] != bot_user
    thread = event.get("thread_ts")
    return thread is not None and not to_somebody_else and knows(_thread(event["channel"], thread))


def _from_press(body: Body, now: datetime) -> IncomingEvent | None:
    action, container = body["actions"][0], body.get("container", {})
    choice = _choice(action)
    if choice is None or container.get("type") != "message":
        return None
    channel, user = container["channel_id"], body["user"]["id"]
    if container.get("is_ephemeral"):
        return _private_event(_press_keys(body), channel, user, now, choice=choice)
    thread = container.get("thread_ts") or (None if _is_direct(channel) else container["message_ts"])
    return IncomingEvent(
        keys=_press_keys(body),
        conversation=_thread(channel, thread) if thread else _private(user),
        user=user,
        address=_address(channel, thread),
        received_at=now,
        choice=choice,
        shared=not _is_direct(channel),
    )


def _press_keys(body: Body) -> tuple[str, ...]:
    """A press has the name that Slack gives it, and one in each of two rows of intervals that overlap by half: two
    presses of one button within `SAME_PRESS_SECONDS` share one of these, two that lie twice as far apart share none.
    """
    action, container = body["actions"][0], body["container"]
    half = float(action["action_ts"]) // SAME_PRESS_SECONDS
    button = f"{container['channel_id']}:{container['message_ts']}:{action['action_id']}:{body['user']['id']}"
    return (f"press:{body['trigger_id']}", *(f"press:{button}:{interval:.0f}" for interval in (half, half + 1)))


def _choice(action: Body) -> Choice | None:
    """The choice in the value of a button of ours."""
    if not str(action.get("action_id", "")).startswith(ACTION_PREFIX):
        return None
    try:
        return Choice.model_validate_json(action.get("value", ""))
    except ValidationError:
        return None  # an old button, from before its form changed


def _from_command(body: Body, now: datetime) -> IncomingEvent:
    keys, text = (f"command:{body['trigger_id']}",), plain_text(body.get("text", ""))
    choice = None if text else _MENU
    return _private_event(keys, body["channel_id"], body["user_id"], now, text=text, choice=choice)


def _private_event(
    keys: tuple[str, ...], channel: str, user: str, now: datetime, text: str = "", choice: Choice | None = None
) -> IncomingEvent:
    """Said privately in a channel: only the person sees the answer."""
    address = {"channel": channel, "user": user}
    return IncomingEvent(keys, _private(user), user, address, now, text=text, choice=choice)


def _private(user: str) -> str:
    return f"slack:{user}"


def _thread(channel: str, thread: str) -> str:
    return f"slack:{channel}:{thread}"


def _address(channel: str, thread: str | None) -> dict[str, Any]:
    return {"channel": channel, "thread_ts": thread} if thread else {"channel": channel}


def _is_direct(channel: str) -> bool:
    return channel.startswith("D")


def _file(file: Body) -> FileReference:
    return FileReference(
        id=file.get("id", ""),
        name=file.get("name") or file.get("title") or "",
        url=file.get("permalink") or file.get("url_private") or "",
        mimetype=file.get("mimetype") or "",
        size=file.get("size") or 0,
    )
