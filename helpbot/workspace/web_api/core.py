"""What every family of Web API methods needs: validated arguments, refusals, and the parts of the workspace."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict

from helpbot.workspace.model.agent import Agent
from helpbot.workspace.model.installation import Installation
from helpbot.workspace.model.messages import Message
from helpbot.workspace.model.state import Channel, State
from helpbot.workspace.model.triggers import Rights, SpentError, Trigger
from helpbot.workspace.news import News

Answer: TypeAlias = dict[str, Any]

_READING = {"channel": "channels:history", "group": "groups:history", "im": "im:history"}


def from_json(value: object) -> object:
    """The parsed JSON of a string; anything else unchanged."""
    return json.loads(value) if isinstance(value, str) else value


Json = Annotated[Any, BeforeValidator(from_json)]
"""An argument that arrives as JSON, or as a string that contains JSON."""


class Arguments(BaseModel):
    """What every method understands; any other argument is an error."""

    model_config = ConfigDict(extra="forbid")
    team_id: str = ""  # Bolt sends it with every call


class RefusedError(Exception):
    """Slack's answer to a call that it refuses."""

    def __init__(self, error: str, **more: object) -> None:
        super().__init__(error)
        self.answer: Answer = {"ok": False, "error": error, **more}


def refused_blocks(error: str, found: list[str]) -> RefusedError:
    """The refusal of blocks or views with these mistakes."""
    return RefusedError(error, errors=found, response_metadata={"messages": [f"[ERROR] {what}" for what in found]})


@dataclass(frozen=True)
class Backend:
    """The workspace behind the methods. `base` returns its URL, which is known once it serves."""

    state: State
    installation: Installation
    news: News
    rights: Rights
    agent: Agent
    base: Callable[[], str]

    def need(self, *scopes: str) -> None:
        """Refuse if the app has none of these scopes."""
        granted = self.installation.scopes
        if scopes and not granted.intersection(scopes):
            raise RefusedError("missing_scope", needed=",".join(scopes), provided=",".join(sorted(granted)))

    def channel(self, name: str) -> Channel:
        """A channel that the bot is in."""
        channel = self.state.channels.get(name)
        if channel is None:
            raise RefusedError("channel_not_found")
        if self.state.bot.id not in channel.members:
            raise RefusedError("channel_not_found" if channel.kind == "group" else "not_in_channel")
        return channel

    def readable(self, name: str) -> Channel:
        """A channel whose messages the bot may read."""
        channel = self.channel(name)
        self.need(_READING[channel.kind])
        return channel

    def message(self, channel: str, ts: str) -> Message:
        """A message that everybody in a channel sees."""
        found = self.state.find(channel, ts)
        if found is None or found.only_for:
            raise RefusedError("message_not_found")
        return found

    def exchange(self, trigger_id: str) -> Trigger:
        """Use a trigger id up."""
        try:
            return self.rights.exchange(trigger_id)
        except SpentError as spent:
            raise RefusedError(str(spent)) from None


@dataclass(frozen=True)
class Method:
    """One method: its arguments, the scopes of which one is needed, and what it does."""

    arguments: type[Arguments]
    scopes: tuple[str, ...]
    run: Callable[[Backend, Any], Answer]
