"""The bodies of the calls with which people do things, without `as`."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field


class Body(BaseModel):
    """No other fields than those named."""

    model_config = ConfigDict(extra="forbid")


class InChannel(Body):
    """Something about a channel."""

    channel: str


class OnMessage(InChannel):
    """Something about a message."""

    ts: str


class Say(InChannel):
    """`say`."""

    text: str = ""
    thread_ts: str | None = None
    files: list[str] = []


class Edit(OnMessage):
    """`edit`."""

    text: str = Field(min_length=1)


class React(OnMessage):
    """`react`, `unreact`."""

    name: str = Field(pattern=r"^[a-z0-9_'+-]+$")


class Place(Body):
    """A message, or a view."""

    channel: str = ""
    ts: str = ""
    view: str = ""


class OnElement(Body):
    """Something about an element of a message or view."""

    on: Place
    action_id: str


class Use(OnElement):
    """`use`."""

    block_id: str = ""
    value: Any = None


class Suggest(OnElement):
    """`suggest`."""

    query: str


class Submit(Body):
    """`submit`."""

    answers: dict[str, Any] = {}


class Command(InChannel):
    """`command`."""

    command: str
    text: str = ""


class GlobalShortcut(Body):
    """`global_shortcut`."""

    callback_id: str


class MessageShortcut(OnMessage):
    """`message_shortcut`."""

    callback_id: str


class OpenApp(Body):
    """`open_app`."""

    tab: Literal["home", "messages"]


class Invite(InChannel):
    """`invite`."""

    user: str
