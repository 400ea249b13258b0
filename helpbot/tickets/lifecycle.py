"""The lifecycle of tickets: which event may happen in which status, and where it leads. One literal table."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from helpbot.problems import HelpbotError


class Status(StrEnum):
    """Where a ticket stands."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    WAITING_FOR_REQUESTER = "waiting_for_requester"
    DUPLICATE = "duplicate"
    """It is about the same problem as another ticket, in which the work goes on."""
    RESOLVED = "resolved"
    CLOSED = "closed"


class Event(StrEnum):
    """What may happen to a ticket once it is open."""

    CLAIM = "claim"
    """An agent takes it, or takes it over."""
    HAND_OVER = "hand_over"
    """An agent gives it to a colleague."""
    ANSWER = "answer"
    """An agent writes to the requester."""
    ASK = "ask"
    """An agent needs something from the requester: the clocks wait."""
    REQUESTER_REPLIED = "requester_replied"
    """The requester writes to the support team, which ends the wait for them."""
    AMEND = "amend"
    """The requester edited or deleted the message that reported it."""
    SET_SEVERITY = "set_severity"
    RESOLVE = "resolve"
    REOPEN = "reopen"
    CLOSE = "close"
    MERGE = "merge"
    """An agent says that it is a duplicate of another ticket."""
    RESOLVE_ALONG = "resolve_along"
    """Its original is resolved, and it with that."""
    REOPEN_ALONG = "reopen_along"
    """Its original is open again, and it is a duplicate again with that."""


WORKED_ON = frozenset({Status.OPEN, Status.IN_PROGRESS, Status.WAITING_FOR_REQUESTER})
"""The statuses in which a ticket still needs work."""
UNFINISHED = WORKED_ON | {Status.DUPLICATE}
"""The statuses in which a requester still waits for a solution."""

TRANSITIONS: Mapping[Status, Mapping[Event, Status]] = MappingProxyType(
    {
        Status.OPEN: {
            Event.CLAIM: Status.IN_PROGRESS,
            Event.HAND_OVER: Status.IN_PROGRESS,
            Event.ANSWER: Status.IN_PROGRESS,
            Event.ASK: Status.WAITING_FOR_REQUESTER,
            Event.REQUESTER_REPLIED: Status.OPEN,
            Event.SET_SEVERITY: Status.OPEN,
            Event.RESOLVE: Status.RESOLVED,
            Event.AMEND: Status.OPEN,
            Event.MERGE: Status.DUPLICATE,
        },
        Status.IN_PROGRESS: {
            Event.CLAIM: Status.IN_PROGRESS,
            Event.HAND_OVER: Status.IN_PROGRESS,
            Event.ANSWER: Status.IN_PROGRESS,
            Event.ASK: Status.WAITING_FOR_REQUESTER,
            Event.REQUESTER_REPLIED: Status.IN_PROGRESS,
            Event.SET_SEVERITY: Status.IN_PROGRESS,
            Event.RESOLVE: Status.RESOLVED,
            Event.AMEND: Status.IN_PROGRESS,
            Event.MERGE: Status.DUPLICATE,
        },
        Status.WAITING_FOR_REQUESTER: {
            Event.CLAIM: Status.WAITING_FOR_REQUESTER,
            Event.HAND_OVER: Status.WAITING_FOR_REQUESTER,
            Event.ANSWER: Status.WAITING_FOR_REQUESTER,
            Event.ASK: Status.WAITING_FOR_REQUESTER,
            Event.REQUESTER_REPLIED: Status.IN_PROGRESS,
            Event.SET_SEVERITY: Status.WAITING_FOR_REQUESTER,
            Event.RESOLVE: Status.RESOLVED,
            Event.AMEND: Status.WAITING_FOR_REQUESTER,
            Event.MERGE: Status.DUPLICATE,
        },
        Status.DUPLICATE: {
            Event.ANSWER: Status.DUPLICATE,
            Event.REQUESTER_REPLIED: Status.DUPLICATE,
            Event.AMEND: Status.DUPLICATE,
            Event.REOPEN: Status.OPEN,
            Event.RESOLVE_ALONG: Status.RESOLVED,
        },
        Status.RESOLVED: {
            Event.ANSWER: Status.RESOLVED,
            Event.REQUESTER_REPLIED: Status.RESOLVED,
            Event.AMEND: Status.RESOLVED,
            Event.REOPEN: Status.OPEN,
            Event.CLOSE: Status.CLOSED,
            Event.REOPEN_ALONG: Status.DUPLICATE,
        },
        Status.CLOSED: {
            Event.ANSWER: Status.CLOSED,
            Event.REQUESTER_REPLIED: Status.CLOSED,
            Event.AMEND: Status.CLOSED,
            Event.REOPEN: Status.OPEN,
            Event.REOPEN_ALONG: Status.DUPLICATE,
        },
    }
)


class IllegalTransition(HelpbotError):
    """An event that cannot happen in this status."""

    def __init__(self, status: Status, event: Event) -> None:
        allowed = ", ".join(TRANSITIONS[status])
        super().__init__(f"a ticket that is {status} cannot take {event}", f"possible now: {allowed}")
        self.status = status
        self.event = event


def after(status: Status, event: Event) -> Status:
    """The status that `event` leads to. Raises `IllegalTransition`."""
    try:
        return TRANSITIONS[status][event]
    except KeyError:
        raise IllegalTransition(status, event) from None
