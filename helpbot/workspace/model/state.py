"""What exists in the workspace: people, channels and messages, and a way to wait until something changes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from threading import Condition
from time import time
from typing import Any, Literal, TypeVar

from helpbot.workspace.model.files import StoredFile
from helpbot.workspace.model.messages import Message, tombstone
from helpbot.workspace.model.views import Values, Views

Kind = Literal["channel", "group", "im"]
Result = TypeVar("Result")


@dataclass(frozen=True)
class User:
    """A person, or the bot. `name` is the login; `display_name` is empty unless they chose one."""

    id: str
    name: str
    real_name: str
    tz: str
    locale: str
    is_bot: bool = False
    title: str = ""
    display_name: str = ""


@dataclass(frozen=True)
class Channel:
    """A public channel, a private one (`group`), or the direct message of a person with the bot (`im`)."""

    id: str
    name: str
    kind: Kind
    members: frozenset[str]
    topic: str = ""


@dataclass
class State:
    """Everything, behind one lock: hold `changed` to read or write, and call `touch` after every write.

    `version` counts the writes; `listeners` are called after each, in the writing thread. `entered` is what people have
    chosen in messages, by person and message; `suggested` the options they were offered, by person and menu.
    """

    bot: User
    changed: Condition = field(default_factory=Condition)
    users: dict[str, User] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    messages: dict[str, list[Message]] = field(default_factory=lambda: defaultdict(list))
    files: dict[str, StoredFile] = field(default_factory=dict)
    views: Views = field(default_factory=Views)
    entered: dict[tuple[str, str], Values] = field(default_factory=dict)
    suggested: dict[tuple[str, str], list[Mapping[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    version: int = 0
    listeners: list[Callable[[], None]] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def touch(self) -> None:
        """Something has changed: wake all waiting threads."""
        with self.changed:
            self.version += 1
            self.changed.notify_all()
            for listener in self.listeners:
                listener()

    def new_id(self, prefix: str) -> str:
        """A new id in Slack's style, such as `U000000A`."""
        with self.changed:
            return f"{prefix}{next(self._numbers):08X}"

    def new_ts(self) -> str:
        """The time of a new message: unique, and later than all others."""
        with self.changed:
            return f"{int(time())}.{next(self._numbers):06d}"

    def add(self, message: Message) -> Message:
        """Post a message."""
        with self.changed:
            self.messages[message.channel].append(message)
            self.touch()
        return message

    def find(self, channel: str, ts: str) -> Message | None:
        """The message with that time in a channel."""
        with self.changed:
            return next((message for message in reversed(self.messages[channel]) if message.ts == ts), None)

    def put(self, message: Message) -> Message:
        """Replace the message with the same time. Raises `LookupError` if that is gone."""
        with self.changed:
            self.messages[message.channel][self._position(message)] = message
            self.touch()
        return message

    def remove(self, message: Message) -> None:
        """Delete a message without a trace. Raises `LookupError` if it is gone already."""
        with self.changed:
            del self.messages[message.channel][self._position(message)]
            self.touch()

    def withdraw(self, message: Message) -> Message | None:
        """Delete a message; returns its tombstone if it has replies. Raises `LookupError` if it is gone already."""
        with self.changed:
            replies = any(m.thread_ts == message.ts != m.ts for m in self.messages[message.channel])
            if replies and not message.only_for:
                return self.put(tombstone(message))
            self.remove(message)
        return None

    def seen(self, channel: str, viewer: str | None = None) -> list[Message]:
        """The messages of a channel, oldest first, including those that only `viewer` sees."""
        with self.changed:
            return [m for m in self.messages[channel] if m.only_for in (None, viewer)]

    def everybody(self) -> dict[str, User]:
        """The people and the bot, by id."""
        return {self.bot.id: self.bot, **self.users}

    def direct(self, user: str) -> Channel:
        """The direct message of a person with the bot."""
        with self.changed:
            members = frozenset({user, self.bot.id})
            for channel in self.channels.values():
                if channel.kind == "im" and channel.members == members:
                    return channel
            channel = Channel(self.new_id("D"), "", "im", members)
            self.channels[channel.id] = channel
            return channel

    def typed(self, text: str) -> str:
        """A text in Slack's notation, as the client sends it when a person types it."""
        escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        ids = {user.name: user.id for user in (self.bot, *self.users.values())}
        escaped = re.sub(r"@([\w-]+)", lambda found: f"<@{ids[found[1]]}>" if found[1] in ids else found[0], escaped)
        return re.sub(r"https?://[^\s<>|]+?(?=[\s<>|]|&[lg]t;|$)", lambda found: f"<{found[0]}>", escaped)

    def wait_for(self, happened: Callable[[], Result | None], seconds: float) -> Result:
        """What `happened` returns, once that is truthy. Raises `TimeoutError` with the last messages."""
        with self.changed:
            result = self.changed.wait_for(happened, seconds)
            if not result:
                newest = sorted((m for said in self.messages.values() for m in said), key=lambda m: m.ts)[-20:]
                talk = "\n".join(f"  {m.channel} {m.user}: {m.shown}" for m in newest)
                raise TimeoutError(f"did not happen within {seconds} s; the last messages:\n{talk}")
            return result

    def _position(self, message: Message) -> int:
        for position, other in enumerate(self.messages[message.channel]):
            if other.ts == message.ts:
                return position
        raise LookupError(f"the message {message.ts} is not in {message.channel}")
