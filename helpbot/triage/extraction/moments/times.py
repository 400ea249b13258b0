"""When it began, as far as the words say: in the reporter's zone and never after `now`.

`lunes` is the last Monday, `10:15` the last time a clock showed it, `hace 2 horas` two hours of elapsed time, even
across a clock change. Nothing is guessed: the hour is left out if the words give only a day; everything is left out if
several moments would fit (`la semana pasada`, `a las 9 o 10`), or if a number remains that means something else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from helpbot.triage.extraction.moments.days import Day, days_named
from helpbot.triage.extraction.moments.hours import Hour, hour_named
from helpbot.triage.extraction.moments.lengths import DAY, Length, length_told
from helpbot.triage.extraction.moments.told import NOWHERE, Told
from helpbot.triage.extraction.texts.reading import Reading

_NOON = 12
_OFFICE_HOURS = range(8, 19)
"""`At 3`, without more, is at 15:00."""
_SMALL_HOURS = 6
"""Hours before this one belong to the night of the day before: `last night at 2`. Nobody means them by `at 3` alone."""
_WEEK = 7


@dataclass(frozen=True)
class Began:
    """The day on which it began, and the moment if the hour is known, both in the reporter's zone."""

    day: date
    at: datetime | None = None


def began(reading: Reading, now: datetime, timezone: str) -> Began | None:
    """When it began, by the words; None if they do not say, or could mean several days."""
    told, local = Told(reading), now.astimezone(ZoneInfo(timezone))
    length, named = length_told(told), days_named(told, local.date(), timezone)
    taken = (length.places if length else NOWHERE).union(*(places for _, places in named))
    hour = hour_named(told, taken, on_a_day=bool(named))
    days = {day for day, _ in named}
    if "unclear" in reading.times or not told.numbers <= taken | (hour.places if hour else NOWHERE) or len(days) > 1:
        return None
    day = next(iter(days), None)
    if named and day is None:
        return None
    if length is not None:
        return _after(length, day, hour, local)
    if day is not None:
        return _on(day, hour, local)
    return _lately(hour, local) if hour else None


def _after(length: Length, day: Day | None, hour: Hour | None, local: datetime) -> Began | None:
    """So long ago. A week or more is too rough to give a day in any unit, and days are too rough to give an hour."""
    if length.unit > DAY or length.minutes >= _WEEK * DAY:
        return None
    if length.unit < DAY or length.minutes % DAY:
        at = (local.astimezone(UTC) - timedelta(minutes=length.minutes)).astimezone(local.tzinfo)
        exact = length.unit < DAY and (hour is None or hour.rough) and day in (None, Day(at.date()))
        return Began(at.date(), at) if exact else None
    counted = Day(local.date() - timedelta(minutes=length.minutes))
    return _on(counted, hour, local) if day in (None, counted) else None


def _on(day: Day, hour: Hour | None, local: datetime) -> Began | None:
    """On that day, at that hour if only one fits; None if it is in the future."""
    if hour is None:
        return Began(day.date)
    if hour.rough:
        today = day.date == local.date()
        return None if today and not hour.morning and local.hour < hour.hour else Began(day.date)
    if day.night or hour.night:
        return _at_night(day, hour, local)
    passed = [at for at in _candidates(day, hour, local) if at <= local]
    if not passed:
        return None
    if len(passed) > 1 and _means_office_hours(day, hour, local):
        passed = [at for at in passed if at.hour in _OFFICE_HOURS]
    return Began(day.date, passed[0] if len(passed) == 1 else None)


def _means_office_hours(day: Day, hour: Hour, local: datetime) -> bool:
    """Whether one of two hours is certain: on another day, or if the other one is in the small hours."""
    return day.date != local.date() or hour.hour <= _SMALL_HOURS


def _lately(hour: Hour, local: datetime) -> Began | None:
    """The last time that a clock showed it."""
    today, yesterday = Day(local.date()), Day(local.date() - timedelta(days=1))
    if hour.rough:
        return None if hour.night or local.hour < hour.hour else Began(today.date)
    found = _on(today, hour, local)
    if found and hour.open and found.at and found.at.hour <= _SMALL_HOURS:
        return None
    if found or (hour.open and hour.hour == _NOON):
        return found
    return Began(yesterday.date) if hour.open else _on(yesterday, hour, local)


def _candidates(day: Day, hour: Hour, local: datetime) -> list[datetime]:
    """The times of that day that the hour may mean."""
    hours = {hour.hour, hour.hour + _NOON} if hour.open and hour.hour < _NOON else {hour.hour}
    return [_at(day, one, hour.minute, local) for one in sorted(hours)]


def _at_night(day: Day, hour: Hour, local: datetime) -> Began | None:
    """An hour at night; None if it is unclear which day the small hours belong to, or if it is in the future."""
    small = hour.hour < _SMALL_HOURS or hour.hour == _NOON
    if small and not day.night and day.date != local.date():
        return None
    at = _at(
        day.shifted(1) if small and day.night else day, hour.hour % _NOON + _NOON * (not small), hour.minute, local
    )
    return Began(at.date(), at) if at <= local else None


def _at(day: Day, hour: int, minute: int, local: datetime) -> datetime:
    """A moment of that day; an hour that a clock change skips becomes the one after it."""
    on = day.date
    named = datetime(on.year, on.month, on.day, hour % 24, minute, tzinfo=local.tzinfo)
    return named.astimezone(UTC).astimezone(local.tzinfo)
