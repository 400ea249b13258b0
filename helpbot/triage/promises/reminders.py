"""When the team is reminded of a promise: some time before it is due, and when it is broken.

For levels that respond in business time, nobody is reminded outside business hours, even if their restoration runs
around the clock: a warning moves to the nearest open moment, a breach to the next opening.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from helpbot.triage.policy import SupportPolicy
from helpbot.triage.promises.business_time import last_open_moment, next_opening
from helpbot.triage.promises.clocks import PROMISES, Clock, Promise, reach
from helpbot.triage.promises.durations import Duration


@dataclass(frozen=True, order=True)
class Reminder:
    """Remind the team at `at` (aware UTC) that a promise is due at `due`, or was (`breach`)."""

    at: datetime
    promise: Promise
    kind: Literal["warning", "breach"]
    due: datetime


def reminders(policy: SupportPolicy, clock: Clock) -> tuple[Reminder, ...]:
    """All reminders of the promises still open, in order; none while waiting for the requester."""
    if clock.waiting_since is not None:
        return ()
    found = [reminder for promise in PROMISES if not clock.kept_at(promise) for reminder in _of(policy, clock, promise)]
    return tuple(sorted(found))


def _of(policy: SupportPolicy, clock: Clock, promise: Promise) -> list[Reminder]:
    target: Duration | None = getattr(policy.levels[clock.severity], promise)
    if target is None:
        return []
    due = reach(policy, clock, target)
    warnings = {_warning_time(policy, clock, reach(policy, clock, target, share), due) for share in policy.reminders}
    breach = Reminder(_breach_time(policy, clock, due), promise, "breach", due)
    return [*(Reminder(at, promise, "warning", due) for at in warnings if at), breach]


def _warning_time(policy: SupportPolicy, clock: Clock, at: datetime, due: datetime) -> datetime | None:
    """`at`, or the nearest moment of business hours between opening the ticket and the due time; None without one."""
    if not _business_level(policy, clock):
        return at
    calendar, place = policy.business_calendar, (clock.timezone, clock.country)
    moments = (last_open_moment(calendar, clock.opened_at, at, *place), next_opening(calendar, at, *place))
    return min(
        (moment for moment in moments if moment and moment < due), key=lambda moment: abs(moment - at), default=None
    )


def _breach_time(policy: SupportPolicy, clock: Clock, due: datetime) -> datetime:
    if not _business_level(policy, clock):
        return due
    calendar, place = policy.business_calendar, (clock.timezone, clock.country)
    return due if last_open_moment(calendar, due, due, *place) else next_opening(calendar, due, *place)


def _business_level(policy: SupportPolicy, clock: Clock) -> bool:
    return policy.levels[clock.severity].response.business
