"""The days that words name: `ayer`, `el lunes`, `the 3rd`, `4 de noviembre`; never one in the future."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from helpbot.triage.extraction.moments.dates import dates_told
from helpbot.triage.extraction.moments.told import NOWHERE, Places, Told

_WEEK = 7
_LONGEST_AGO = 100 * 366
"""In days: nothing has been failing for longer, and machines write 0001-01-01 for no date at all."""


@dataclass(frozen=True)
class Day:
    """A day, or the night that begins on it (`anoche`, `last night`)."""

    date: date
    night: bool = False

    def shifted(self, days: int) -> Day:
        """The day so many days later."""
        return replace(self, date=self.date + timedelta(days=days))


class NamedDay(NamedTuple):
    """A day and its words; None for one that does not exist, is in the future, or could be several."""

    day: Day | None
    places: Places = NOWHERE


def days_named(told: Told, today: date, zone: str) -> tuple[NamedDay, ...]:
    """All days that the words name; a weekday next to a date only confirms it."""
    dates = (NamedDay(_begun(found.date, today), found.places) for found in dates_told(told, today, zone))
    days, weekdays = (*_counted_back(told, today), *dates), _weekdays(told)
    if not days:
        return _by_weekday(told, weekdays, today) or _by_part(told, today)
    confirmed = all(day is not None and weekdays <= {day.date.weekday()} for day, _ in days)
    return days if confirmed else (NamedDay(None),)


def _begun(on: date | None, today: date) -> Day | None:
    return Day(on) if on is not None and 0 <= (today - on).days <= _LONGEST_AGO else None


def _counted_back(told: Told, today: date) -> Iterator[NamedDay]:
    """`hoy`, `ayer`, `the day before yesterday`, `last night`."""
    times, texts = told.times, told.texts
    for index, text in enumerate(texts):
        if text in times.days_back:
            back = times.days_back[text] + (not times.before.isdisjoint(texts[max(0, index - 2) : index]))
            night = text in times.nights or not times.nights.isdisjoint(texts[index + 1 :])
            yield NamedDay(Day(today - timedelta(days=back), night and back > 0))
        elif text in times.nights and told[index - 1] in times.previous:
            yield NamedDay(Day(today - timedelta(days=1), night=True))


def _weekdays(told: Told) -> frozenset[int]:
    return frozenset(told.times.weekdays[text] for text in told.texts if text in told.times.weekdays)


def _by_weekday(told: Told, weekdays: frozenset[int], today: date) -> tuple[NamedDay, ...]:
    """The last such day; on a Monday `Monday` may be this one or the last. A week or a month alone is no day."""
    times, texts = told.times, told.texts
    week = not times.weeks.isdisjoint(texts)
    if not weekdays:
        return (NamedDay(None),) if week or not times.whole_months.isdisjoint(texts) else ()
    if len(weekdays) > 1:
        return (NamedDay(None),)
    [weekday] = weekdays
    back = (today.weekday() - weekday) % _WEEK
    if not back and times.current.isdisjoint(texts):
        return (NamedDay(None),)
    at = next(place for place, text in enumerate(texts) if text in times.weekdays)
    if week or not times.previous.isdisjoint((told[at - 1], told[at + 1])):
        return (NamedDay(_in_the_last_week(told, weekday, back, today, week=week)),)
    return (NamedDay(Day(today - timedelta(days=back), night=not times.nights.isdisjoint(texts[at + 1 :]))),)


def _in_the_last_week(told: Told, weekday: int, back: int, today: date, *, week: bool) -> Day | None:
    """`Monday last week`; `last Monday` only if that was also the most recent one."""
    day = Day(today - timedelta(days=today.weekday() + _WEEK - weekday))
    if week:
        return day if not told.times.previous.isdisjoint(told.texts) else None
    return day if day.date == today - timedelta(days=back) else None


def _by_part(told: Told, today: date) -> tuple[NamedDay, ...]:
    """Today, for a part of it: `this morning`, `toda la tarde`."""
    times, texts = told.times, told.texts
    for index, text in enumerate(texts):
        if text in times.hours and not times.current.isdisjoint(texts[max(0, index - 2) : index]):
            return (NamedDay(Day(today)),)
    return ()
