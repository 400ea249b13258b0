"""How long it has been: `hace 20 min`, `2 hours ago`, `hora y media`, `three quarters of an hour`, `1h30`."""

from __future__ import annotations

import re
from typing import NamedTuple

from helpbot.triage.extraction.moments.told import NOWHERE, Places, Told

_DECIMAL = re.compile(r"\d{1,3}[.,]\d{1,2}")
_LEADING_ZERO = re.compile(r"0\d")
_HOUR, DAY = 60, 24 * 60
_BETWEEN = 2
"""At most so many words come between a fraction and its unit: `three quarters | of an | hour`."""


class Length(NamedTuple):
    """A duration in minutes, the minutes of its (smallest) `unit`, and its words."""

    minutes: float
    unit: int
    places: Places


class _Count(NamedTuple):
    number: float
    places: Places


def length_told(told: Told) -> Length | None:
    """The duration in the words; None for a vague one (`weeks ago`), and if there is none."""
    for place in range(len(told)):
        length = _at(told, place)
        if length is not None:
            return _with_smaller(told, length)
    return None


def _at(told: Told, place: int) -> Length | None:
    """The duration whose unit is at a place."""
    unit = _unit(told, place)
    if unit is None:
        return None
    counted, rest = _count(told, place), _rest(told, place, unit)
    if counted is None:
        counted = _Count(1, NOWHERE) if rest.number and unit == told.times.units.get(told[place]) else None
    if counted is None or counted.number <= 0:
        return None
    return Length((counted.number + rest.number) * unit, unit, frozenset({place}) | counted.places | rest.places)


def _unit(told: Told, place: int) -> int | None:
    """The minutes of a unit; an abbreviation needs a word like `ago`: without one, `9h` is an hour of the day."""
    unit = told.times.units.get(told[place])
    if unit is None and not told.times.ago.isdisjoint(told.texts):
        return told.times.abbreviated.get(told[place])
    return unit


def _count(told: Told, unit: int) -> _Count | None:
    """The count before a unit: `2`, `1.5`, `un par de`, `half an`, `two and a half`, `tres cuartos de`."""
    before = unit - 1
    if _DECIMAL.fullmatch(told[before]):
        return _Count(float(told[before].replace(",", ".")), frozenset({before}))
    last = before
    while told[last] in told.times.of | told.times.articles and before - last < _BETWEEN:
        last -= 1
    if told[last] in _parts(told):
        return _part(told, last)
    if told[before] in told.times.of and told[before - 1] in told.times.articles:
        before -= 1
    return _whole(told, before)


def _parts(told: Told) -> frozenset[str]:
    return told.times.halves | told.times.quarters


def _part(told: Told, place: int) -> _Count | None:
    """`half`, `three quarters`, `two and a half`."""
    part = 1 / 2 if told[place] in told.times.halves else 1 / 4
    here, before = frozenset({place}), place - 1
    if told[place] in told.times.quarters:
        several = _whole(told, before)
        return _Count(several.number * part, here | several.places) if several else _Count(part, here)
    if told[before] in told.times.articles:
        before -= 1
    whole = _whole(told, before - 1) if told[before] in told.times.past else None
    return _Count(whole.number + part, here | whole.places) if whole else _Count(part, here)


def _whole(told: Told, last: int) -> _Count | None:
    amount = told.ending.get(last)
    if amount is None or _LEADING_ZERO.match(told[amount.first]) or told[amount.first - 1] in told.times.hour_articles:
        return None
    return _Count(amount.value, amount.places)


def _rest(told: Told, place: int, unit: int) -> _Count:
    """A half or a quarter after a unit, minutes after an hour: `y media`, `and a half`, `1h|30`."""
    if told[place + 1] in told.times.past:
        at = place + 2 + (told[place + 2] in told.times.articles)
        part = 1 / 2 if told[at] in told.times.halves else 1 / 4 if told[at] in told.times.quarters else 0
        return _Count(part, frozenset({at}) if part else NOWHERE)
    minutes = told.starting.get(place + 1)
    if unit != _HOUR or minutes is None or minutes.value >= _HOUR or _unit(told, minutes.last + 1) is not None:
        return _Count(0, NOWHERE)
    return _Count(minutes.value / _HOUR, minutes.places)


def _with_smaller(told: Told, length: Length) -> Length:
    """With what follows in a smaller unit: `1 hora | y 20 minutos`."""
    after = max(length.places) + 1
    smaller = told.starting.get(after + (told[after] in told.times.past))
    more = _at(told, smaller.last + 1) if smaller else None
    if more is None or more.unit >= length.unit:
        return length
    return Length(length.minutes + more.minutes, more.unit, length.places | more.places)
