"""Which events the app receives: those that it has subscribed to, from where it is a member."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from helpbot.workspace.model.installation import Installation
from helpbot.workspace.model.messages import Message
from helpbot.workspace.model.state import Channel, State, User
from helpbot.workspace.payloads import events

_MESSAGE_EVENTS = {
    "channel": ("message.channels", "channels:history"),
    "group": ("message.groups", "groups:history"),
    "im": ("message.im", "im:history"),
}
_READING_CHANNELS = ("channels:read", "groups:read")
_LINK = re.compile(r"<(https?://[^|>]+)")


class News:
    """Notifies the app through `send`, which takes an Events API payload."""

    def __init__(self, state: State, installation: Installation, send: Callable[[dict[str, Any]], None]) -> None:
        self._state = state
        self._installation = installation
        self._send = send

    def posted(self, said: Message) -> None:
        """Something was said."""
        channel = self._heard_channel(said.channel)
        if channel is None or said.only_for:
            return
        bot = self._state.bot.id
        if f"<@{bot}>" in said.text and channel.kind != "im" and said.user != bot:
            self._tell("app_mention", events.mention(said, channel), "app_mentions:read")
        name, scope = _MESSAGE_EVENTS[channel.kind]
        self._tell(name, events.message(said, channel), scope)
        self._tell_of_links(said)
        for file in said.files:
            shared = events.file_shared(file["id"], said.user, channel.id, said.ts)
            self._tell("file_shared", shared, "files:read")

    def changed(self, before: Message, after: Message | None) -> None:
        """A message was edited or deleted."""
        channel = self._heard_channel(before.channel)
        if channel is not None and not before.only_for:
            name, scope = _MESSAGE_EVENTS[channel.kind]
            self._tell(name, events.changed(before, after, channel, self._state.new_ts()), scope)

    def reacted(self, kind: str, user: str, on: Message, name: str) -> None:
        """`reaction_added` or `reaction_removed`."""
        if self._heard_channel(on.channel) is not None:
            self._tell(kind, events.reaction(kind, user, on, name, self._state.new_ts()), "reactions:read")

    def home_opened(self, user: User, tab: str) -> None:
        """A person opens the app: its `messages` or its `home`."""
        view = self._state.views.homes.get(user.id) if tab == "home" else None
        channel = self._state.direct(user.id)
        self._tell("app_home_opened", events.home_opened(user, channel, tab, view, self._state.new_ts()))

    def membership(self, kind: str, user: str, channel: Channel, inviter: str | None = None) -> None:
        """`member_joined_channel` or `member_left_channel`, of anybody where the app is a member, or of the app."""
        if self._heard_channel(channel.id) is not None or user == self._state.bot.id:
            body = events.membership(kind, user, channel, self._state.new_ts(), inviter)
            self._tell(kind, body, *_READING_CHANNELS)

    def _tell_of_links(self, said: Message) -> None:
        found = [(domain, url) for url in _LINK.findall(said.text) if (domain := self._installation.unfurl_domain(url))]
        if found and said.user != self._state.bot.id:
            unfurl_id = f"{said.channel}-{said.ts}"
            body = events.links_shared(said, found, unfurl_id, self._state.new_ts())
            self._tell("link_shared", body, "links:read")

    def _heard_channel(self, channel_id: str) -> Channel | None:
        channel = self._state.channels[channel_id]
        return channel if self._state.bot.id in channel.members else None

    def _tell(self, name: str, body: dict[str, Any], *scopes: str) -> None:
        if self._installation.hears(name, *scopes):
            self._send(events.event(body, self._state.bot.id))
