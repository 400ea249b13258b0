"""SLA clocks: when the response and the restoration of a ticket are due, through pauses and changes of severity.

A `Clock` is a value: every function returns a new one. The start never moves; a changed severity is counted again from
it, with the same pauses. Whether a promise was kept is decided when it is fulfilled (or when the severity changes while
it is overdue) by the due time at that moment, and that verdict stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Literal

from helpbot.problems import HelpbotError
from helpbot.triage.policy import SupportPolicy
from helpbot.triage.promises.business_time import add_business_time, elapse, without
from helpbot.triage.promises.calendars import Span, utc
from helpbot.triage.promises.durations import Duration

Promise = Literal["response", "restoration"]
PROMISES: tuple[Promise, ...] = ("response", "restoration")

_END_OF_TIME = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class DueTimes:
    """When each promise is due (aware UTC); None if the level does not make it."""

    response: datetime | None
    restoration: datetime | None


@dataclass(frozen=True)
class Clock:
    """All that is needed to compute the due times of one ticket at any moment.

    `pauses` are the past times of waiting for the requester, `waiting_since` the start of the current one; `late` are
    the promises broken for good. `timezone` and `country` are the requester's.
    """

    severity: int
    opened_at: datetime
    timezone: str
    country: str = ""
    pauses: tuple[Span, ...] = ()
    waiting_since: datetime | None = None
    responded_at: datetime | None = None
    restored_at: datetime | None = None
    late: frozenset[Promise] = field(default=frozenset())

    def kept_at(self, promise: Promise) -> datetime | None:
        """When a promise was fulfilled, if it was."""
        return self.responded_at if promise == "response" else self.restored_at


@dataclass(frozen=True)
class SeverityChange:
    """A change of severity, with the due times before and after it for the ticket's history."""

    clock: Clock
    before: DueTimes
    after: DueTimes


def due_times(
    policy: SupportPolicy,
    severity: int,
    opened_at: datetime,
    timezone: str,
    *,
    country: str = "",
    paused: Sequence[Span] = (),
) -> DueTimes:
    """The due times of a ticket of this severity, opened at that time by a requester in that zone.

    Raises `HelpbotError` for an unknown severity or zone, and for a date too far away to compute with.
    """
    if severity not in policy.levels:
        raise HelpbotError(f"there is no severity {severity}", f"use one of: {', '.join(map(str, policy.levels))}")
    level = policy.levels[severity]
    clock = Clock(severity, opened_at, timezone, country, tuple(paused))
    restoration = reach(policy, clock, level.restoration) if level.restoration else None
    return DueTimes(reach(policy, clock, level.response), restoration)


def reach(policy: SupportPolicy, clock: Clock, target: Duration, share: float = 1) -> datetime:
    """The moment at which a share of a target is used up, not counting the clock's past pauses.

    Plain units run around the clock, business units while the business calendar is open.
    """
    calendar = policy.business_calendar
    try:
        if target.business:
            amount = target.length(calendar.working_day) * share
            return add_business_time(
                calendar, clock.opened_at, amount, clock.timezone, clock.country, paused=clock.pauses
            )
        return elapse(without([(utc(clock.opened_at), _END_OF_TIME)], clock.pauses), target.length() * share)
    except OverflowError:
        raise HelpbotError(f"no due time can be computed from {clock.opened_at}", "check the date") from None


def due(policy: SupportPolicy, clock: Clock, now: datetime) -> DueTimes:
    """The due times as of `now`; while waiting for the requester they move along with it."""
    pauses = clock.pauses if clock.waiting_since is None else (*clock.pauses, (clock.waiting_since, now))
    return due_times(policy, clock.severity, clock.opened_at, clock.timezone, country=clock.country, paused=pauses)


def is_late(policy: SupportPolicy, clock: Clock, promise: Promise, now: datetime) -> bool:
    """Whether a promise was broken, or is still open and overdue at `now`."""
    return promise in clock.late or (clock.kept_at(promise) is None and _overdue(policy, clock, promise, now))


def pause(clock: Clock, now: datetime) -> Clock:
    """Start waiting for the requester; no change if it already waits."""
    return replace(clock, waiting_since=clock.waiting_since or utc(now))


def resume(clock: Clock, now: datetime) -> Clock:
    """Stop waiting, and keep the time as a pause; no change if it does not wait."""
    if clock.waiting_since is None:
        return clock
    return replace(clock, pauses=(*clock.pauses, (clock.waiting_since, utc(now))), waiting_since=None)


def respond(policy: SupportPolicy, clock: Clock, now: datetime) -> Clock:
    """Record the first response; later ones change nothing."""
    return clock if clock.responded_at else replace(_judge(policy, clock, now, "response"), responded_at=utc(now))


def restore(policy: SupportPolicy, clock: Clock, now: datetime) -> Clock:
    """Record the restoration; without a response before, it also counts as that."""
    if clock.restored_at:
        return clock
    return replace(_judge(policy, respond(policy, clock, now), now, "restoration"), restored_at=utc(now))


def change_severity(policy: SupportPolicy, clock: Clock, severity: int, now: datetime) -> SeverityChange:
    """Count again from the same start with the same pauses; promises already late stay late."""
    judged = _judge(policy, clock, now, *PROMISES)
    changed = replace(judged, severity=severity)
    return SeverityChange(changed, due(policy, clock, now), due(policy, changed, now))


def _judge(policy: SupportPolicy, clock: Clock, now: datetime, *promises: Promise) -> Clock:
    broken = {promise for promise in promises if is_late(policy, clock, promise, now)}
    return replace(clock, late=clock.late | broken)


def _overdue(policy: SupportPolicy, clock: Clock, promise: Promise, now: datetime) -> bool:
    due_at: datetime | None = getattr(due(policy, clock, now), promise)
    return due_at is not None and now > due_at
