"""The life of a ticket: which event may happen in which status, and where it leads. One literal table, nothing else."""

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
    """The requester writes to the support team: whoever waited for that goes on."""
    AMEND = "amend"
    """The requester changed the message that reported it, or took it back."""
    SET_SEVERITY = "set_severity"
    RESOLVE = "resolve"
    REOPEN = "reopen"
    CLOSE = "close"


WORKED_ON = frozenset({Status.OPEN, Status.IN_PROGRESS, Status.WAITING_FOR_REQUESTER})
"""The statuses in which a ticket still needs somebody."""

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
        },
        Status.RESOLVED: {
            Event.ANSWER: Status.RESOLVED,
            Event.REQUESTER_REPLIED: Status.RESOLVED,
            Event.AMEND: Status.RESOLVED,
            Event.REOPEN: Status.OPEN,
            Event.CLOSE: Status.CLOSED,
        },
        Status.CLOSED: {
            Event.ANSWER: Status.CLOSED,
            Event.REQUESTER_REPLIED: Status.CLOSED,
            Event.AMEND: Status.CLOSED,
            Event.REOPEN: Status.OPEN,
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
