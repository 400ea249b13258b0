"""Messages to be posted, and where."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from helpbot.dialogue.messages import LeftFile, Reply


def nobody_else_posts() -> None:
    """There is no lease to renew."""


def nobody_is_told(left: LeftFile) -> None:
    """Nobody waits for the file."""


@dataclass(frozen=True)
class Delivery:
    """One message to be posted. `id` is globally unique: a surface puts it into the message's metadata.

    `reference` is the correlation id of the event that caused it; `attempt` counts from 1. `replaces` is the receipt of
    the message whose content it becomes, `under` of the one whose thread it belongs to. A channel that makes several
    calls must call `renew` between them, as often as it likes; what that raises ends the attempt. A file that it cannot
    show it reports by `leave`: whoever expects to see it is told once the rest is posted.
    """

    id: str
    conversation: str
    address: dict[str, Any]
    reply: Reply
    reference: str
    attempt: int = 1
    replaces: str | None = None
    under: str | None = None
    renew: Callable[[], None] = field(default=nobody_else_posts, compare=False, repr=False)
    leave: Callable[[LeftFile], None] = field(default=nobody_is_told, compare=False, repr=False)


@dataclass(frozen=True)
class TicketPost:
    """The `number` of the ticket that a posted message is about, and whether it is `for_team` or the requester."""

    number: str
    for_team: bool


class DeliveryFailed(Exception):
    """A message could not be posted.

    `permanent`: retrying is useless. `retry_after`: the other side refused for this many seconds. Either way nothing
    was posted, unless it was `begun`: then part of it was. With neither, nobody knows whether it was posted: before the
    next attempt the channel is asked to find it.
    """

    def __init__(
        self, why: str, retry_after: float | None = None, permanent: bool = False, begun: bool = False
    ) -> None:
        super().__init__(why)
        self.retry_after = retry_after
        self.permanent = permanent
        self.begun = begun

    @property
    def outcome_known(self) -> bool:
        """Whether certainly nothing was posted."""
        return not self.begun and (self.permanent or self.retry_after is not None)


class Channel(Protocol):
    """Where replies are posted."""

    def deliver(self, delivery: Delivery) -> str:
        """Post, and return the receipt by which the channel knows the message. Raises `DeliveryFailed`."""

    def find(self, delivery: Delivery) -> str | None:
        """The receipt of this delivery if it was posted already, else None. Raises `DeliveryFailed`."""
