"""Where messages go: the surface that posts them, the conversation whose order they keep, the address there.

Addresses are the surface's own business, but for the parts that are named here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

TRIAGE_SURFACE = "slack"
"""The triage channel and the admins are in Slack, wherever a report is made."""
TRIAGE = "triage:"
"""Begins the names of the triage channel's conversations."""
TERMINAL = "console:"
"""Begins the names of terminals: each is a surface with one conversation of the same name, and no address."""
OTHERWISE = "otherwise"
"""In an address: who is told directly when the place is gone. Not kept once the message is posted."""
BEHIND = "behind"
"""In an address: true for what follows the message that it is under, wherever that went, outside its thread."""
CALLED = "mention"
"""In an address: who is mentioned. Not kept for later messages, which may be for somebody else."""


@dataclass(frozen=True)
class Destination:
    """A surface, a conversation, and an address there."""

    surface: str
    conversation: str
    address: dict[str, Any]


def triage(channel: str, number: str) -> Destination:
    """The triage channel. Messages about one ticket keep their order and wait for no other ticket's."""
    return Destination(TRIAGE_SURFACE, f"{TRIAGE}{channel}:{number}", {"channel": channel})


def nowhere_else(to: Destination) -> Destination:
    """The same, for what may only replace another message: if that is gone, it is not posted."""
    return replace(to, address={})


def behind(to: Destination) -> Destination:
    """The same, for what follows a message that goes there, wherever that ends up."""
    place = {name: value for name, value in to.address.items() if name != OTHERWISE}
    return replace(to, address={**place, BEHIND: True})


def calling(to: Destination, person: str) -> Destination:
    """The same, with a person mentioned."""
    return replace(to, address={**to.address, CALLED: person})


def without_call(address: dict[str, Any]) -> dict[str, Any]:
    """The same address, with nobody mentioned."""
    return {name: value for name, value in address.items() if name != CALLED}
