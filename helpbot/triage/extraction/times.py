"""Since when: the person's own words, and the moment they mean when that can be told.

Everything is resolved in the reporter's zone and never lies after `now`: `lunes` is the last Monday, `10:15` the last
time that a clock showed it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from helpbot.triage.extraction.numbers import number
from helpbot.triage.extraction.phrases import Hit
from helpbot.triage.extraction.reading import Reading
from helpbot.triage.extraction.words import Word
from helpbot.triage.report import ReadReport

_CLOCK = re.compile(r"\b(\d{1,2})[:.h](\d{2})\s*([ap]m)?\b|\b(\d{1,2})\s*([ap]m)\b", re.IGNORECASE)
_MOST_WORDS = 7


def started_at(report: ReadReport) -> str:
    """The words that tell since when: of the message if it does, else of the answer; empty when nobody knows."""
    text, answer = report.text, report.since
    hit = text.first("start")
    if hit is None:
        return "" if answer.says("no_date") else answer.text
    end = max(word.end for word in _said_of_it(text, hit))
    clock = _CLOCK.match(text.text, text.text.rfind(" ", 0, end) + 1)
    return text.text[text.words[hit.first].start : max(end, clock.end() if clock else 0)]


def _said_of_it(text: Reading, hit: Hit) -> Iterator[Word]:
    """The words of the hit and some more of its clause, up to a negation: `since 9 nobody …` says when up to 9."""
    clause = text.words[hit.first].clause
    yield from text.words[hit.first : hit.last + 1]
    for word in text.words[hit.last + 1 : hit.first + _MOST_WORDS]:
        if word.clause != clause or word.text in text.vocabulary.negators:
            return
        yield word


def moment(told: Reading, now: datetime, timezone: str) -> datetime | None:
    """The moment that the words name, as an aware time in the reporter's zone; None when they name none."""
    local = now.astimezone(ZoneInfo(timezone))
    length = _minutes_ago(told)
    if length is not None:
        return local - timedelta(minutes=length)
    day, clock = _day(told, local), _clock(told)
    if clock is None:
        return day
    at = (day or local).replace(hour=clock[0], minute=clock[1], second=0, microsecond=0)
    return at if at <= local else at - timedelta(days=1)


def _minutes_ago(told: Reading) -> float | None:
    times, texts = told.vocabulary.times, [word.text for word in told.words]
    unit = next((index for index, text in enumerate(texts) if text in times.units), None)
    if unit is None or times.ago.isdisjoint(texts):
        return None
    before = texts[max(0, unit - 3) : unit]
    if not times.halves.isdisjoint(before):
        return times.units[texts[unit]] / 2
    counts = (told.vocabulary.numbers.get(text) or number(text) for text in reversed(before))
    return times.units[texts[unit]] * next((count for count in counts if count), 1)


def _day(told: Reading, local: datetime) -> datetime | None:
    times = told.vocabulary.times
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    for word in told.words:
        if word.text in times.days_back:
            return midnight - timedelta(days=times.days_back[word.text])
        if word.text in times.weekdays:
            return midnight - timedelta(days=(local.weekday() - times.weekdays[word.text]) % 7)
    return None


def _clock(told: Reading) -> tuple[int, int] | None:
    match = _CLOCK.search(told.text)
    if not match:
        hours = told.vocabulary.times.hours
        return next(((hours[word.text], 0) for word in told.words if word.text in hours), None)
    afternoon = (match[3] or match[5] or "").lower() == "pm"
    hour, minute = int(match[1] or match[4]) % (12 if afternoon else 24) + 12 * afternoon, int(match[2] or 0)
    return (hour, minute) if minute < 60 else None
