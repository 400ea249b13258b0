"""One person at the page, and what they may see and change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from helpbot.workspace.impossible import ImpossibleError
from helpbot.workspace.model.messages import Message
from helpbot.workspace.model.state import Channel, User
from helpbot.workspace.model.views import View
from helpbot.workspace.page.bodies import Place
from helpbot.workspace.page.reading import Reading
from helpbot.workspace.workspace import Workspace

Answer = dict[str, Any]


@dataclass(frozen=True)
class Person:
    """One person at the page."""

    workspace: Workspace
    reading: Reading
    user: User

    def channel(self, name: str) -> Channel:
        """A channel that they may see. Raises `ImpossibleError`."""
        channel = self.workspace.state.channels.get(name)
        if channel is None or (channel.kind != "channel" and self.user.id not in channel.members):
            raise ImpossibleError("no_channel")
        return channel

    def own_channel(self, name: str) -> Channel:
        """A channel that they are in."""
        channel = self.channel(name)
        if self.user.id not in channel.members:
            raise ImpossibleError("not_joined", channel=channel.name)
        return channel

    def message(self, channel: str, ts: str) -> Message:
        """A message that they can see."""
        found = self.workspace.state.find(self.own_channel(channel).id, ts)
        if found is None or found.only_for not in (None, self.user.id):
            raise ImpossibleError("message_gone")
        return found

    def own_message(self, channel: str, ts: str) -> Message:
        """A message that they wrote."""
        message = self.message(channel, ts)
        if message.user != self.user.id:
            raise ImpossibleError("message_not_own")
        return message

    def settle(self, trigger: str) -> Answer:
        """Wait until the app has acknowledged."""
        if trigger:
            self.workspace.settled(trigger)
        return {}

    def where(self, place: Place) -> Message | View:
        """A message that they can see, or a view that is open for them."""
        if not place.view:
            return self.message(place.channel, place.ts)
        view = self.workspace.state.views.find(place.view)
        if view is None or view.user != self.user.id:
            raise ImpossibleError("view_closed")
        return view
