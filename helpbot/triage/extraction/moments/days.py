"""The day that words name: `ayer`, `el lunes`, `the 3rd`, `4 de noviembre`, `last week`; always one that has begun."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from helpbot.triage.extraction.people.numbers import number
from helpbot.triage.extraction.texts.reading import Reading

_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_SLASHED = re.compile(r"\b(\d{1,2})/(\d{1,2})\b")
_WEEK, _MONTHS, _YEARS = 7, 12, 8
"""Eight years hold a 29th of February."""
_LONGEST_AGO = 100
"""Years: nothing has been failing for longer, and machines write 0001-01-01 for no date at all."""


@dataclass(frozen=True)
class Day:
    """A day, or the night that begins on it (`anoche`, `last night`)."""

    date: date
    night: bool = False

    def shifted(self, days: int) -> Day:
        """So many days later."""
        return replace(self, date=self.date + timedelta(days=days))


def day_named(told: Reading, today: date) -> Day | None:
    """The first way in which the words name a day that has begun, in our time; None when they name none."""
    ways: tuple[Callable[[Reading, list[str], date], Day | None], ...] = (_counted_back, _dated, _weekday, _period)
    texts = [word.text for word in told.words]
    days = (way(told, texts, today) for way in ways)
    return next((day for day in days if day and 0 <= (today - day.date).days <= _LONGEST_AGO * 366), None)


def _counted_back(told: Reading, texts: list[str], today: date) -> Day | None:
    """`hoy`, `ayer`, `the day before yesterday`, `last night`."""
    times = told.vocabulary.times
    for index, text in enumerate(texts):
        if text in times.days_back:
            back = times.days_back[text] + (not times.before.isdisjoint(texts[max(0, index - 2) : index]))
            night = text in times.nights or not times.nights.isdisjoint(texts[index + 1 :])
            return Day(today - timedelta(days=back), night and back > 0)
        if text in times.nights and not times.previous.isdisjoint(texts[max(0, index - 1) : index]):
            return Day(today - timedelta(days=1), night=True)
    return None


def _dated(told: Reading, texts: list[str], today: date) -> Day | None:
    """A date in figures, a day of a month, a month, a day of the month that runs."""
    found = next(_in_figures(told), None) or _of_a_month(told, texts) or _of_the_month(told, texts)
    if found is None:
        return None
    year, month, day = found
    return _latest(year, month, day, today)


def _in_figures(told: Reading) -> Iterator[tuple[int | None, int, int]]:
    """`2026-11-03`, `3/11`. Where both numbers may be the month, the words' language tells the order if it has one."""
    for match in _ISO.finditer(told.text):
        yield int(match[1]), int(match[2]), int(match[3])
    for match in _SLASHED.finditer(told.text):
        first, second = int(match[1]), int(match[2])
        if second > _MONTHS or first == second:
            yield None, first, second
        elif first > _MONTHS or told.vocabulary.times.day_first:
            yield None, second, first


def _of_a_month(told: Reading, texts: list[str]) -> tuple[int | None, int, int] | None:
    times = told.vocabulary.times
    at = next((index for index, text in enumerate(texts) if text in times.months), None)
    if at is None or not times.vague.isdisjoint(texts):
        return None
    beside = [*reversed([text for text in texts[max(0, at - 3) : at] if text not in times.of]), *texts[at + 1 : at + 2]]
    days = (number(text) or told.vocabulary.numbers.get(text) for text in beside if text not in times.articles)
    return None, times.months[texts[at]], next((day for day in days if day and day <= 31), 1)


def _of_the_month(told: Reading, texts: list[str]) -> tuple[int | None, int | None, int] | None:
    """`el 3`, `día 3`, `the 3rd`."""
    times = told.vocabulary.times
    for index, text in enumerate(texts):
        day = number(text) or told.vocabulary.numbers.get(text)
        marked = index and texts[index - 1] in times.day_marks
        if day and day <= 31 and (marked or (index + 1 < len(texts) and texts[index + 1] in times.ordinals)):
            return None, None, day
    return None


def _latest(year: int | None, month: int | None, day: int, today: date) -> Day | None:
    """The last such day that has begun."""
    if year is not None:
        return _existing(year, month or 1, day)
    months = (today.year * _MONTHS + today.month - 1 - back for back in range(_YEARS * _MONTHS + 1))
    days = (_existing(one // _MONTHS, one % _MONTHS + 1, day) for one in months if month in (None, one % _MONTHS + 1))
    return next((one for one in days if one is not None and one.date <= today), None)


def _existing(year: int, month: int, day: int) -> Day | None:
    if not (date.min.year <= year <= date.max.year and 1 <= month <= _MONTHS):
        return None
    return Day(date(year, month, day)) if 1 <= day <= calendar.monthrange(year, month)[1] else None


def _weekday(told: Reading, texts: list[str], today: date) -> Day | None:
    """The last such day before today: who speaks of today says so (`this Monday`)."""
    times = told.vocabulary.times
    for index, text in enumerate(texts):
        if text in times.weekdays:
            back = (today.weekday() - times.weekdays[text]) % _WEEK
            now = not times.current.isdisjoint(texts[max(0, index - 1) : index])
            night = not times.nights.isdisjoint(texts[index + 1 :])
            return Day(today - timedelta(days=back if back or now else _WEEK), night)
    return None


def _period(told: Reading, texts: list[str], today: date) -> Day | None:
    """The first day of `this week`, `el mes pasado`; today for a part of this day."""
    times = told.vocabulary.times
    last = not times.previous.isdisjoint(texts)
    if not last and times.current.isdisjoint(texts):
        return None
    for text in texts:
        if text in times.weeks:
            return Day(today - timedelta(days=today.weekday() + _WEEK * last))
        if text in times.whole_months:
            first = today.replace(day=1)
            return Day((first - timedelta(days=1)).replace(day=1) if last else first)
        if text in times.hours and not last:
            return Day(today)
    return None
