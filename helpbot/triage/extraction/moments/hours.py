"""The hour of the day that words name: `10:15`, `9 pm`, `las cuatro menos cuarto`, `ten past three`, `noon`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from helpbot.triage.extraction.moments.told import NOWHERE, Places, Told
from helpbot.triage.extraction.people.numbers import Amount

_CLOCK = re.compile(r"(?<![\d./,-])(\d{1,2})([:.h])(\d{2})(?=\b|[ap]\.?m\b|h)(?![./,-]?\d)")
_MARK = re.compile(r"(?<=\d)\s*(a|p)\.?\s?m\b|\b(a|p)\.?\s?m\b", re.IGNORECASE)
_HOURS, _NOON, _MINUTES = 24, 12, 60
_IN_PLACE = ("opener", "source", "between", "article", "occasion", "day", "point")
"""The cues that may come before a bare hour; after anything else a number names a thing (`version 12`)."""


@dataclass(frozen=True)
class Hour:
    """An hour and the words that name it.

    `open`: it may be in either half of the day; `rough`: only a part of the day was named.
    """

    hour: int
    minute: int
    places: Places
    open: bool = False
    rough: bool = False
    night: bool = False
    morning: bool = False


class _Clock(NamedTuple):
    hour: int
    minute: int
    places: Places
    padded: bool = False


def hour_named(told: Told, taken: Places, *, on_a_day: bool) -> Hour | None:
    """The first hour that the words name, the `taken` ones aside; None if there is none.

    `on_a_day`: a day is named as well, so that `9h` is an hour and not a duration.
    """
    clock = _in_figures(told, taken) or _in_words(told, taken, on_a_day=on_a_day)
    if clock is None:
        return _part_of_day(told)
    half, night = _half_of_day(told), not told.times.nights.isdisjoint(told.texts)
    if clock.hour > _NOON or clock.hour == 0:
        return Hour(clock.hour % _HOURS, clock.minute, clock.places)
    if half:
        return Hour(clock.hour % _NOON + _NOON * (half == "p"), clock.minute, clock.places)
    return Hour(clock.hour, clock.minute, clock.places, open=not clock.padded and not night, night=night)


def _part_of_day(told: Told) -> Hour | None:
    """`noon`, which is an hour, or `this morning`, which is not."""
    times = told.times
    at = next((place for place, text in enumerate(told.texts) if text in times.hours), None)
    if at is None:
        return None
    part, mid = told[at], frozenset({at - 1} if told[at - 1] in times.halves else ())
    rough, night = part not in times.on_the_hour, part in times.nights
    return Hour(times.hours[part], 0, mid, rough=rough, night=night, morning=part in times.mornings)


def _half_of_day(told: Told) -> str:
    """`a` before noon, `p` after it, empty if unknown."""
    times, mark = told.times, _MARK.search(told.reading.text)
    if mark:
        return (mark[1] or mark[2]).lower()
    if not times.afternoons.isdisjoint(told.texts):
        return "p"
    return "" if times.mornings.isdisjoint(told.texts) else "a"


def _in_figures(told: Told, taken: Places) -> _Clock | None:
    for match in _CLOCK.finditer(told.reading.text):
        hour, minute, places = int(match[1]), int(match[3]), told.within(match)
        if hour < _HOURS and minute < _MINUTES and not places & taken and _is_clock(told, match[2], places):
            return _Clock(hour, minute, places, padded=match[1].startswith("0"))
    return None


def _is_clock(told: Told, sign: str, places: Places) -> bool:
    """Whether figures are a time, not a duration (`hace 1:30 horas`) or a version (`3.10`)."""
    first, after = min(places, default=0), told[max(places, default=0) + 1]
    if after in told.times.units | told.times.abbreviated and not told.times.ago.isdisjoint(told.texts):
        return False
    return sign != "." or first == 0 or _in_place(told, first)


def _in_words(told: Told, taken: Places, *, on_a_day: bool) -> _Clock | None:
    """Hours without figures for their minutes: `9`, `nueve y media`, `half past 8`."""
    for amount in told.starting.values():
        if amount.first not in taken and _is_hour(told, amount, on_a_day=on_a_day):
            return _with_minutes(told, amount)
    return None


def _is_hour(told: Told, amount: Amount, *, on_a_day: bool) -> bool:
    """Whether a number is an hour, not a count or the name of a thing."""
    times, before, after = told.times, told[amount.first - 1], told[amount.last + 1]
    if amount.value >= _HOURS or (amount.value == 0 and before not in times.hour_articles):
        return False
    if told[amount.first] in times.articles and before not in times.at_one:
        return False
    if _counts_minutes(told, amount):
        return False
    if after in times.units or after in times.abbreviated:
        of_the_clock = (times.units | times.abbreviated).get(after) == _MINUTES
        return of_the_clock and (on_a_day or before in times.hour_articles)
    marked = (
        told.begins(amount.first, "point")
        or told.begins(amount.last + 1, "half")
        or _MARK.search(told.reading.text) is not None
    )
    if amount.first == 0:
        following = amount.last + 1
        return marked or not after or following in told.starting or told.begins(following, "between", "day", "point")
    return marked or _in_place(told, amount.first)


def _in_place(told: Told, place: int) -> bool:
    """Whether an hour may come after the word before it, which must not be a day, a month or a thing."""
    before, times = told[place - 1], told.times
    if before in times.before_hour | times.halves | times.hour_articles:
        return True
    return before not in times.of and place - 1 not in told.numbers and told.ends(place - 1, *_IN_PLACE)


def _counts_minutes(told: Told, amount: Amount) -> bool:
    """`ten past three`, `diez para las nueve`: the hour comes after it."""
    times, at = told.times, amount.last + 1
    if told[at] in times.minutes_before and told[at + 1] in times.hour_articles:
        return at + 2 in told.starting
    return told[at] in times.before_hour and at + 1 in told.starting


def _with_minutes(told: Told, hour: Amount) -> _Clock:
    times, value, first, places = told.times, hour.value, hour.first, hour.places
    if told[first - 1] in times.halves and not times.at_one:
        return _Clock(value, _MINUTES // 2, places | {first - 1})
    if told[first - 1] in times.before_hour:
        minutes, of_minutes = _minutes(told, first - 2)
        return _shifted(value, minutes, places | of_minutes, earlier=told[first - 1] in times.to)
    if told[first - 1] in times.hour_articles and told[first - 2] in times.minutes_before:
        minutes, of_minutes = _minutes(told, first - 3)
        return _shifted(value, minutes, places | of_minutes, earlier=True)
    return _with_minutes_after(told, hour)


def _with_minutes_after(told: Told, hour: Amount) -> _Clock:
    """`nueve y media`, `diez menos cuarto`, `nine thirty`."""
    times, joint, places = told.times, hour.last + 1, hour.places
    if times.at_one and told[joint] in times.past | times.to:
        at = joint + 1 + (told[joint + 1] in times.articles and told[joint + 2] in times.minutes)
        minutes, of_minutes = _minutes(told, at)
        return _shifted(hour.value, minutes, places | of_minutes, earlier=told[joint] in times.to)
    spoken = told.starting.get(joint)
    if spoken and not spoken.digits and not hour.digits and spoken.value < _MINUTES:
        return _Clock(hour.value, spoken.value, places | spoken.places)
    return _Clock(hour.value, 0, places)


def _minutes(told: Told, place: int) -> tuple[int, Places]:
    """The minutes that a word stands for, `media` and `quarter` included."""
    amount = told.starting.get(place) or told.ending.get(place)
    if told[place] in told.times.minutes:
        return told.times.minutes[told[place]], frozenset({place})
    if amount is None or amount.value >= _MINUTES or told[amount.last + 1] in told.times.units:
        return 0, NOWHERE
    return amount.value, amount.places


def _shifted(hour: int, minutes: int, places: Places, *, earlier: bool) -> _Clock:
    if not earlier or not minutes:
        return _Clock(hour, minutes, places)
    return _Clock((hour - 1) % _HOURS or _NOON, _MINUTES - minutes, places)
