"""The service clock of a stored ticket: read from its row, and written back with the due times that follow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from helpbot.tickets.lifecycle import Event
from helpbot.tickets.tables import Ticket
from helpbot.triage.policy import SupportPolicy
from helpbot.triage.promises import clocks
from helpbot.triage.promises.clocks import PROMISES, Clock


def clock_of(ticket: Ticket) -> Clock:
    """The clock as it was stored."""
    return Clock(
        severity=ticket.severity,
        opened_at=ticket.opened_at,
        timezone=ticket.timezone,
        country=ticket.country,
        pauses=tuple((datetime.fromisoformat(begin), datetime.fromisoformat(end)) for begin, end in ticket.pauses),
        waiting_since=ticket.waiting_since,
        responded_at=ticket.responded_at,
        restored_at=ticket.restored_at,
        late=frozenset(promise for promise in PROMISES if promise in ticket.late),
    )


def keep(ticket: Ticket, clock: Clock, policy: SupportPolicy, now: datetime) -> None:
    """Store a clock, and the due times as they stand at `now`."""
    due = clocks.due(policy, clock, now)
    ticket.severity = clock.severity
    ticket.pauses = [[begin.isoformat(), end.isoformat()] for begin, end in clock.pauses]
    ticket.waiting_since = clock.waiting_since
    ticket.responded_at = clock.responded_at
    ticket.restored_at = clock.restored_at
    ticket.late = sorted(clock.late)
    ticket.response_due, ticket.restoration_due = due.response, due.restoration


def stop(ticket: Ticket, now: datetime) -> None:
    """The work goes on in another ticket: nothing is due for this one any more."""
    clock = clocks.resume(clock_of(ticket), now)
    ticket.pauses = [[begin.isoformat(), end.isoformat()] for begin, end in clock.pauses]
    ticket.waiting_since = ticket.response_due = ticket.restoration_due = None


class _Step(Protocol):
    def __call__(self, policy: SupportPolicy, clock: Clock, now: datetime) -> Clock: ...


def _ask(policy: SupportPolicy, clock: Clock, now: datetime) -> Clock:
    return clocks.pause(clocks.respond(policy, clock, now), now)


def _resume(policy: SupportPolicy, clock: Clock, now: datetime) -> Clock:
    return clocks.resume(clock, now)


def _resolve(policy: SupportPolicy, clock: Clock, now: datetime) -> Clock:
    return clocks.restore(policy, clocks.resume(clock, now), now)


def _reopen(policy: SupportPolicy, clock: Clock, now: datetime) -> Clock:
    """It was not solved after all: the restoration is pending again, as if it had been all along."""
    return replace(clock, restored_at=None)


_STEPS: Mapping[Event, _Step] = {
    Event.ANSWER: clocks.respond,
    Event.ASK: _ask,
    Event.REQUESTER_REPLIED: _resume,
    Event.RESOLVE: _resolve,
    Event.REOPEN: _reopen,
}


def after(policy: SupportPolicy, clock: Clock, event: Event, now: datetime) -> Clock:
    """What an event does to the clock; most do nothing."""
    step = _STEPS.get(event)
    return step(policy, clock, now) if step else clock
