"""When a reported problem began, by the words that say since when, unless their context makes it a guess."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from helpbot.triage.extraction.moments.days import days_named
from helpbot.triage.extraction.moments.lengths import length_told
from helpbot.triage.extraction.moments.times import Began, began
from helpbot.triage.extraction.moments.told import Told
from helpbot.triage.extraction.texts.reading import Reading, read
from helpbot.triage.report import ReadReport


def reported_beginning(report: ReadReport, words: str, now: datetime, timezone: str) -> Began | None:
    """When it began, by these `words` of the report; None if unknown."""
    if not words:
        return None
    told = read(words, report.language)
    found = began(told, now, timezone)
    sources = [one for one in (report.since, report.text) if found and words in one.text]
    if found is None or any(_blurred(one, words) for one in sources):
        return None
    elsewhere = _is_hour_alone(told, now, timezone) and any(
        found.day != day for one in sources for day in _days_in(one, now, timezone)
    )
    return None if elsewhere else found


def _is_hour_alone(words: Reading, now: datetime, timezone: str) -> bool:
    return length_told(Told(words)) is None and not _days_in(words, now, timezone)


def _days_in(text: Reading, now: datetime, timezone: str) -> set[date]:
    """The days that a text names: an hour may be one of theirs (`ayer se cayó, desde las 9`)."""
    today = now.astimezone(ZoneInfo(timezone)).date()
    return {day.date for day, _ in days_named(Told(text), today, timezone) if day is not None}


def _blurred(source: Reading, words: str) -> bool:
    """Whether the context changes what the words mean: `at 8 | or 9`, `2- | 3 hours ago`, `a las 9 | hora de Perú`."""
    start = source.text.index(words)
    inside = [at for at, word in enumerate(source.words) if start <= word.start < start + len(words)]
    if not inside:
        return False
    first, last = inside[0], inside[-1]
    unclear = source.times.get("unclear", {})
    touched = any(begins <= last + 1 and ends >= first - 1 for begins, ends in unclear.items())
    return touched or _numbers_meet(source, first - 1) or _numbers_meet(source, last)


def _numbers_meet(source: Reading, place: int) -> bool:
    """Whether the word at a place and the next one of its clause are numbers."""
    pair = source.words[place : place + 2] if place >= 0 else ()
    return len(pair) > 1 and all(word.number for word in pair) and pair[0].clause == pair[1].clause
