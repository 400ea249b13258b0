"""What exists in the workspace: people, channels and messages, and a way to wait until something changes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from threading import Condition
from time import time
from typing import Any, Literal, TypeVar

from helpbot.workspace.blockkit import words

Kind = Literal["channel", "group", "im"]
Result = TypeVar("Result")


@dataclass(frozen=True)
class User:
    """A person, or the bot."""

    id: str
    name: str
    real_name: str
    tz: str
    locale: str
    is_bot: bool = False


@dataclass(frozen=True)
class Channel:
    """A public channel, a private one (`group`), or the direct message of a person with the bot (`im`)."""

    id: str
    name: str
    kind: Kind
    members: frozenset[str]


@dataclass(frozen=True)
class Message:
    """One message as Slack keeps it; `only_for` is the one person who sees an ephemeral message."""

    channel: str
    ts: str
    user: str
    text: str
    thread_ts: str | None = None
    blocks: tuple[dict[str, Any], ...] = ()
    metadata: dict[str, Any] | None = None
    files: tuple[dict[str, Any], ...] = ()
    only_for: str | None = None

    @property
    def shown(self) -> str:
        """What a reader sees: the blocks; the text when there are none."""
        return words(self.blocks) if self.blocks else self.text


@dataclass
class State:
    """Everything, behind one lock: hold `changed` to read or write, and it is notified of every write."""

    bot: User
    changed: Condition = field(default_factory=Condition)
    users: dict[str, User] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    messages: dict[str, list[Message]] = field(default_factory=lambda: defaultdict(list))
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def new_id(self, prefix: str) -> str:
        """A new name in Slack's manner, such as `U000000A`."""
        with self.changed:
            return f"{prefix}{next(self._numbers):08X}"

    def new_ts(self) -> str:
        """The time of a new message: unique, and later than all before."""
        with self.changed:
            return f"{int(time())}.{next(self._numbers):06d}"

    def add(self, message: Message) -> Message:
        """Post a message."""
        with self.changed:
            self.messages[message.channel].append(message)
            self.changed.notify_all()
        return message

    def change(self, message: Message, text: str | None) -> None:
        """Give a message another text; None deletes it."""
        with self.changed:
            said = self.messages[message.channel]
            position = said.index(message)
            said[position : position + 1] = [] if text is None else [replace(message, text=text)]
            self.changed.notify_all()

    def seen(self, channel: str, viewer: str | None = None) -> list[Message]:
        """The messages of a channel, oldest first; with those that only `viewer` sees."""
        with self.changed:
            return [m for m in self.messages[channel] if m.only_for in (None, viewer)]

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
        """What `happened` returns, once that is true. Raises `TimeoutError` with the talk so far."""
        with self.changed:
            result = self.changed.wait_for(happened, seconds)
            if not result:
                newest = sorted((m for said in self.messages.values() for m in said), key=lambda m: m.ts)[-20:]
                talk = "\n".join(f"  {m.channel} {m.user}: {m.shown}" for m in newest)
                raise TimeoutError(f"did not happen within {seconds} s; the last messages:\n{talk}")
            return result
