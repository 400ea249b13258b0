"""The hour of the day that words name: `10:15`, `9 pm`, `las cuatro menos cuarto`, `ten past three`, `noon`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from helpbot.triage.extraction.people.numbers import number
from helpbot.triage.extraction.texts.reading import Reading

_CLOCK = re.compile(r"\b(\d{1,2})[:.h](\d{2})\b(?![./-]\d)")
_DATE = re.compile(r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}/\d{1,2}\b")
_LEADING_ZERO = re.compile(r"\b0\d")
_MARK = re.compile(r"\b\d{0,2}(?<=\d)\s*(a|p)\.?\s?m\b|\b(a|p)\.?m\b", re.IGNORECASE)
_HOURS, _NOON, _MINUTES = 24, 12, 60


@dataclass(frozen=True)
class Hour:
    """An hour as it was named. `open`: in either half of the day; `rough`: only a part of the day was named."""

    hour: int
    minute: int
    open: bool = False
    rough: bool = False
    night: bool = False


def hour_named(told: Reading) -> Hour | None:
    """The first hour that the words name; None when they name none."""
    times, texts = told.vocabulary.times, [word.text for word in told.words]
    clock = _in_figures(told) or next(_in_words(told, texts), None)
    night = not times.nights.isdisjoint(texts)
    if clock is None:
        part = next((text for text in texts if text in times.hours), None)
        return None if part is None else Hour(times.hours[part], 0, rough=True, night=part in times.nights)
    hour, minute = clock
    half = _half_of_day(told, texts)
    if hour > _NOON or hour == 0:
        return Hour(hour % _HOURS, minute)
    if half:
        return Hour(hour % _NOON + _NOON * (half == "p"), minute)
    return Hour(hour, minute, open=not _LEADING_ZERO.search(told.text), night=night)


def _half_of_day(told: Reading, texts: list[str]) -> str:
    """`a` before noon, `p` after it, empty when it is not told."""
    times, mark = told.vocabulary.times, _MARK.search(told.text)
    if mark:
        return (mark[1] or mark[2]).lower()
    if not times.afternoons.isdisjoint(texts):
        return "p"
    return "" if times.mornings.isdisjoint(texts) else "a"


def _in_figures(told: Reading) -> tuple[int, int] | None:
    found = ((int(match[1]), int(match[2])) for match in _CLOCK.finditer(told.text))
    return next(((hour, minute) for hour, minute in found if hour < _HOURS and minute < _MINUTES), None)


def _in_words(told: Reading, texts: list[str]) -> Iterator[tuple[int, int]]:
    """Hours without figures for their minutes: `9`, `nueve y media`, `half past 8`."""
    for index in range(len(texts)):
        hour = _hour(told, texts, index)
        if hour is not None:
            yield _with_minutes(told, texts, index, hour)


def _hour(told: Reading, texts: list[str], index: int) -> int | None:
    """The number at a place, unless it counts minutes or days or stands in a date."""
    times, before = told.vocabulary.times, texts[index - 1] if index else ""
    after = texts[index + 1] if index + 1 < len(texts) else ""
    if before in times.day_marks or before in times.months or after in times.ordinals or after in times.units:
        return None
    if texts[index] in times.articles and before not in times.at_one:
        return None
    if after in times.of and index + 2 < len(texts) and texts[index + 2] in times.months:
        return None
    if after in times.months or _in_a_date(told, index) or _counts_minutes(told, texts, index):
        return None
    value = _value(told, texts[index])
    return value if value is not None and value <= _HOURS else None


def _in_a_date(told: Reading, index: int) -> bool:
    start = told.words[index].start
    return any(match.start() <= start < match.end() for match in _DATE.finditer(told.text))


def _counts_minutes(told: Reading, texts: list[str], index: int) -> bool:
    """`ten past three`, `quarter to nine`: the hour comes behind."""
    times = told.vocabulary.times
    before_hour = times.before_hour
    return index + 2 < len(texts) and texts[index + 1] in before_hour and _value(told, texts[index + 2]) is not None


def _with_minutes(told: Reading, texts: list[str], index: int, hour: int) -> tuple[int, int]:
    times = told.vocabulary.times
    if index and texts[index - 1] in times.halves and not times.at_one:
        return hour, _MINUTES // 2
    if index > 1 and texts[index - 1] in times.before_hour:
        return _shifted(hour, _minutes(told, texts[index - 2]), earlier=texts[index - 1] in times.to)
    if index + 2 < len(texts) and texts[index + 1] in times.past | times.to:
        with_quarters = texts[index + 2 : index + 4]
        minutes = next(filter(None, (_minutes(told, text) for text in with_quarters)), 0)
        return _shifted(hour, minutes, earlier=texts[index + 1] in times.to)
    return hour, 0


def _shifted(hour: int, minutes: int, *, earlier: bool) -> tuple[int, int]:
    if not earlier or not minutes:
        return hour, minutes
    return (hour - 1) % _HOURS or _NOON, _MINUTES - minutes


def _minutes(told: Reading, text: str) -> int:
    minutes = told.vocabulary.times.minutes.get(text) or _value(told, text) or 0
    return minutes if minutes < _MINUTES else 0


def _value(told: Reading, text: str) -> int | None:
    return told.vocabulary.numbers.get(text) or number(text)
