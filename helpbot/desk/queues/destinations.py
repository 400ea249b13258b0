"""Where messages go: the surface that posts them, the conversation in whose order, the address there.

An address is the surface's own, but for the parts that are named here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

TRIAGE_SURFACE = "slack"
"""The triage channel and the admins are in Slack, wherever the report was made."""
TRIAGE = "triage:"
"""What the names of the triage channel's conversations begin with."""
TERMINAL = "console:"
"""What the names of terminals begin with: each is a surface with one conversation of the same name, at no address."""
OTHERWISE = "otherwise"
"""In an address: who is told directly when the place is gone. Once it is posted, that is kept no longer."""
BEHIND = "behind"
"""In an address: true for what stands behind the message that it is under, wherever that went, not in its thread."""
CALLED = "mention"
"""In an address: whom one message calls into the talk. It is not kept: what follows may be for somebody else."""


@dataclass(frozen=True)
class Destination:
    """Where messages go: by which surface, in which conversation, at which address there."""

    surface: str
    conversation: str
    address: dict[str, Any]


def triage(channel: str, number: str) -> Destination:
    """The support team's channel. What is about one ticket goes in order there, and waits for no other ticket's."""
    return Destination(TRIAGE_SURFACE, f"{TRIAGE}{channel}:{number}", {"channel": channel})


def nowhere_else(to: Destination) -> Destination:
    """For what is to stand in the place of another message, or nowhere when that is gone."""
    return replace(to, address={})


def behind(to: Destination) -> Destination:
    """For what stands behind a message that goes there, wherever it ends up."""
    place = {name: value for name, value in to.address.items() if name != OTHERWISE}
    return replace(to, address={**place, BEHIND: True})


def calling(to: Destination, person: str) -> Destination:
    """The same place, where a person is called."""
    return replace(to, address={**to.address, CALLED: person})


def without_call(address: dict[str, Any]) -> dict[str, Any]:
    """The same place, where nobody is called."""
    return {name: value for name, value in address.items() if name != CALLED}
