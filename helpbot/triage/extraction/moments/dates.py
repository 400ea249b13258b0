"""Dates: `2026-11-03`, `3/11`, `20.11.2026`, `4 de noviembre`, `Nov 3, 2025`, `the 3rd`, `el lunes 23`."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from helpbot.triage.extraction.moments.told import NOWHERE, Places, Told
from helpbot.triage.extraction.moments.written_order import day_first

_YEAR_FIRST = re.compile(r"\b(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"\b(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})\b")
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?![\d/])")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTHS, _YEARS, _DAYS = 12, 8, 31
"""Any eight years have a 29th of February."""
_CENTURY = 2000


class FoundDate(NamedTuple):
    """A date and its words; None for a date that does not exist, or that would be a guess."""

    date: date | None
    places: Places


def dates_told(told: Told, today: date, zone: str) -> Iterator[FoundDate]:
    """Every date; without a year, the last one up to today."""
    in_figures = tuple(_in_figures(told, today, zone))
    yield from in_figures
    taken = NOWHERE.union(*(found.places for found in in_figures))
    of_months = tuple(_of_months(told, today))
    yield from of_months
    yield from _of_a_month(told, today, taken.union(*(found.places for found in of_months)))


def _in_figures(told: Told, today: date, zone: str) -> Iterator[FoundDate]:
    text = told.reading.text
    for match in _YEAR_FIRST.finditer(text):
        yield FoundDate(_existing(int(match[1]), int(match[3]), int(match[4])), told.within(match))
    for match in _YEAR_LAST.finditer(text):
        year = int(match[4]) if len(match[4]) > len("99") else _CENTURY + int(match[4])
        month_and_day = _in_order(told, zone, int(match[1]), int(match[3]))
        yield FoundDate(_existing(year, *month_and_day) if month_and_day else None, told.within(match))
    for match in _SLASHED.finditer(text):
        month_and_day = _in_order(told, zone, int(match[1]), int(match[2]))
        yield FoundDate(_latest(*month_and_day, today) if month_and_day else None, told.within(match))


def _in_order(told: Told, zone: str, first: int, second: int) -> tuple[int, int] | None:
    """Month and day; None if either may be the month and the order used there is unknown."""
    if second > _MONTHS or first == second:
        return first, second
    known = first > _MONTHS or day_first(told.reading.vocabulary.language, zone, usually=told.times.day_first)
    if known is None:
        return None
    return (second, first) if known else (first, second)


def _of_months(told: Told, today: date) -> Iterator[FoundDate]:
    """The days of a named month; a month alone is no date."""
    for place, text in enumerate(told.texts):
        if text not in told.times.months:
            continue
        day, places = _day_beside(told, place)
        year, of_year = _year_after(told, max({place, *places}))
        month, all_places = told.times.months[text], frozenset({place}) | places | of_year
        if day is None:
            yield FoundDate(None, all_places)
        else:
            yield FoundDate(_existing(year, month, day) if year else _latest(month, day, today), all_places)


def _day_beside(told: Told, month: int) -> tuple[int | None, Places]:
    """The day before a month, else the one after it: `3rd of November`, `primero de enero`, `Nov 3`."""
    before = month - 1
    while told[before] in told.times.of | told.times.ordinals:
        before -= 1
    if told[before] in told.times.first:
        return 1, frozenset({before})
    for amount in (told.ending.get(before), told.starting.get(month + 1)):
        if amount is not None and 1 <= amount.value <= _DAYS:
            return amount.value, amount.places
    return None, NOWHERE


def _year_after(told: Told, last: int) -> tuple[int | None, Places]:
    at = last + 1
    while told[at] in told.times.of | told.times.ordinals:
        at += 1
    return (int(told[at]), frozenset({at})) if _YEAR.fullmatch(told[at]) else (None, NOWHERE)


def _of_a_month(told: Told, today: date, taken: Places) -> Iterator[FoundDate]:
    """The days of a month that is not named: `el 3`, `the 3rd`, `lunes 23`, `el 20 de este mes`."""
    for amount in told.starting.values():
        if amount.places & taken or not 1 <= amount.value <= _DAYS or not _is_day(told, amount.first, amount.last):
            continue
        yield FoundDate(_in_month(told, amount.value, today), amount.places)


def _is_day(told: Told, first: int, last: int) -> bool:
    times, after = told.times, told[last + 1]
    if after in times.ordinals or told[first - 1] in times.day_marks:
        return after not in times.units
    hour = after in times.abbreviated | times.units or after in times.past | times.to or told.ends(last + 1, "half")
    return told[first - 1] in times.weekdays and not hour


def _in_month(told: Told, day: int, today: date) -> date | None:
    """That day of this or the previous month, if one of them is mentioned; else the last one up to today."""
    if told.times.whole_months.isdisjoint(told.texts):
        return _latest(None, day, today)
    back = not told.times.previous.isdisjoint(told.texts)
    year, month = divmod(today.year * _MONTHS + today.month - 1 - back, _MONTHS)
    return _existing(year, month + 1, day)


def _latest(month: int | None, day: int, today: date) -> date | None:
    """The last such day up to today."""
    months = (today.year * _MONTHS + today.month - 1 - back for back in range(_YEARS * _MONTHS + 1))
    days = (_existing(one // _MONTHS, one % _MONTHS + 1, day) for one in months if month in (None, one % _MONTHS + 1))
    return next((one for one in days if one is not None and one <= today), None)


def _existing(year: int, month: int, day: int) -> date | None:
    if not (date.min.year <= year <= date.max.year and 1 <= month <= _MONTHS):
        return None
    return date(year, month, day) if 1 <= day <= calendar.monthrange(year, month)[1] else None
