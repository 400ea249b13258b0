"""The same day at another hour: `ayer a las 9`, then `las 10`, is `ayer a las 10`."""

from __future__ import annotations

from typing import NamedTuple

from helpbot.triage.extraction.moments.hours import hour_named
from helpbot.triage.extraction.moments.lengths import length_told
from helpbot.triage.extraction.moments.told import NOWHERE, Told
from helpbot.triage.extraction.texts.reading import read


class _Named(NamedTuple):
    """Where an hour stands in a text, and whether the text names a day as well."""

    start: int
    end: int
    on_a_day: bool


def at_another_hour(before: str, instead: str, language: str) -> str:
    """What was told `before`, at the hour that other words name; empty unless both name an hour, and only it a day.

    What follows the hour (`am`, `de la mañana`) stays, unless something else follows now.
    """
    first, then = _hour_in(before, language), _hour_in(instead, language)
    if first is None or then is None or not first.on_a_day or then.on_a_day:
        return ""
    hour, rest = instead[then.start :], "" if instead[then.end :].strip() else before[first.end :]
    between = " " if hour[-1].isalpha() and rest[:1].isalpha() else ""
    return f"{before[: first.start]}{hour}{between}{rest}"


def _hour_in(text: str, language: str) -> _Named | None:
    """The hour that a text names; None if it names none, only a part of the day, or other numbers as well (`el 20 a las
    9`): one of these may be the hour.
    """
    words = read(text, language)
    told = Told(words)
    length = length_told(told)
    hour = hour_named(told, length.places if length else NOWHERE, on_a_day=True)
    if words.text != text or hour is None or hour.rough or not hour.places or not told.numbers <= hour.places:
        return None
    days = told.times.days_back.keys() | told.times.weekdays.keys() | told.times.months.keys()
    first, last = words.words[min(hour.places)], words.words[max(hour.places)]
    return _Named(first.start, last.end, not days.isdisjoint(told.texts))
