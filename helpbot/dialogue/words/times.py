"""Moments as people read them: in their own zone and language."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime, format_timedelta, get_timezone_location

from helpbot.dialogue.wording import Moments, load_wordings


def moment(at: datetime, zone: str, language: str) -> str:
    """A moment in a zone, with weekday and day: `Monday, November 23, 3:05 PM`."""
    return str(format_datetime(at, _manner(language).long, tzinfo=ZoneInfo(zone), locale=language))


def lately(at: datetime, now: datetime, zone: str, language: str) -> str:
    """A past moment: today by the clock alone (`9:15 AM`), else with its day."""
    if not _same_day(at, now, zone):
        return moment(at, zone, language)
    return str(format_datetime(at, _manner(language).clock, tzinfo=ZoneInfo(zone), locale=language))


def since(at: datetime, now: datetime, zone: str, language: str) -> str:
    """The same after a word like `since`, where a language may need an article (`las 9:15`, `el lunes 23 …`)."""
    manner = _manner(language)
    if not _same_day(at, now, zone):
        around = manner.since_day
    else:
        around = manner.since_one if at.astimezone(ZoneInfo(zone)).hour == 1 else manner.since_clock
    return around.format(moment=lately(at, now, zone, language))


def _same_day(at: datetime, now: datetime, zone: str) -> bool:
    there = ZoneInfo(zone)
    return at.astimezone(there).date() == now.astimezone(there).date()


def length(time: timedelta, language: str) -> str:
    """A length of time in its largest unit: `7 days`, `24 hours`."""
    whole_days = time.days and not time.seconds and time.days > 1
    return str(format_timedelta(time, granularity="day" if whole_days else "hour", threshold=99, locale=language))


@lru_cache(maxsize=1024)  # articles have few, and tell them often
def day(on: date, language: str) -> str:
    """A date without time: `Nov 23, 2026`."""
    return str(format_date(on, "medium", locale=language))


def zone_name(zone: str, language: str) -> str:
    """The place that a zone is named after, in the person's language: `Nueva York`."""
    if zone == "UTC":
        return zone
    place = str(get_timezone_location(ZoneInfo(zone), locale=language, return_city=True))
    return place.rsplit("/", 1)[-1].replace("_", " ") or zone


def _manner(language: str) -> Moments:
    """How a language writes moments."""
    wording = load_wordings().get(language)
    return wording.moments if wording else Moments()
