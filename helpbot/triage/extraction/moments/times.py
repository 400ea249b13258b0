"""The moment that words name, in the reporter's zone and never after `now`.

`lunes` is the last Monday before today, `10:15` the last time that a clock showed it, `hace 2 horas` two hours of real
time, also where the clocks were changed in between.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from helpbot.triage.extraction.moments.days import Day, day_named
from helpbot.triage.extraction.moments.hours import Hour, hour_named
from helpbot.triage.extraction.moments.lengths import minutes_told
from helpbot.triage.extraction.texts.reading import Reading

_DAY = 24 * 60
_NOON = 12
_BEFORE_OFFICE_HOURS = range(1, 7)
"""`At 3`, without more, is at 15:00 when that has passed."""
_SMALL_HOURS = 6
"""Until then a night belongs to the evening before: `last night at 2`."""


def moment(told: Reading, now: datetime, timezone: str) -> datetime | None:
    """The moment that the words name, as an aware time in the reporter's zone; None when they name none."""
    local = now.astimezone(ZoneInfo(timezone))
    length, day, hour = minutes_told(told), day_named(told, local.date()), hour_named(told)
    if length is not None and length % _DAY:
        return (now - timedelta(minutes=length)).astimezone(local.tzinfo)
    if length is not None and day is None:
        if hour is None:
            return _passed(local - timedelta(minutes=length), now)
        day = Day((local - timedelta(minutes=length)).date())
    if hour is None:
        return _passed(_at(day, 0, 0, local), now) if day else None
    return _on(day, hour, local, now) if day else _lately(hour, local, now)


def _lately(hour: Hour, local: datetime, now: datetime) -> datetime | None:
    """The last time that a clock showed it."""
    today = Day(local.date())
    found = (_of(one, hour, local, now) for one in (today, today.shifted(-1)))
    return next((at for at in found if at is not None), None)


def _on(day: Day, hour: Hour, local: datetime, now: datetime) -> datetime | None:
    """That hour of a day; the day alone where only a part of it was named that has not come: `this morning`, at 7."""
    at = _of(day, hour, local, now)
    if at is not None or not hour.rough:
        return at
    return _of(day.shifted(-1), hour, local, now) if hour.night else _passed(_at(day, 0, 0, local), now)


def _of(day: Day, hour: Hour, local: datetime, now: datetime) -> datetime | None:
    """An hour of a day, if it has passed: in the night after it where a night was named, in the afternoon where the
    words leave it open and that has passed."""
    if hour.night or day.night:
        after = hour.hour < _SMALL_HOURS or hour.hour == _NOON
        named = hour.hour % _NOON if after else hour.hour % _NOON + _NOON
        belongs = day.shifted(1) if after and day.night else day
        return _passed(_at(belongs, named, hour.minute, local), now)
    later = _at(day, hour.hour + _NOON, hour.minute, local) if hour.open and hour.hour in _BEFORE_OFFICE_HOURS else None
    return (later and _passed(later, now)) or _passed(_at(day, hour.hour, hour.minute, local), now)


def _at(day: Day, hour: int, minute: int, local: datetime) -> datetime:
    """A moment of that day; an hour that the clocks left out is the one behind it."""
    on = day.date
    named = datetime(on.year, on.month, on.day, hour % 24, minute, tzinfo=local.tzinfo)
    return named.astimezone(UTC).astimezone(local.tzinfo)


def _passed(at: datetime, now: datetime) -> datetime | None:
    return at if at.astimezone(UTC) <= now.astimezone(UTC) else None
