"""Moments as people read them: in their own zone and language."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime, format_timedelta, get_timezone_location

LONG = {"es": "EEEE d 'de' MMMM, H:mm", "en": "EEEE, MMMM d, h:mm a"}
_OTHER = "EEEE d MMMM, HH:mm"
_CLOCK = {"es": "H:mm", "en": "h:mm a"}


def moment(at: datetime, zone: str, language: str) -> str:
    """A moment in a zone, with weekday and day: `Monday, November 23, 3:05 PM`."""
    return str(format_datetime(at, LONG.get(language, _OTHER), tzinfo=ZoneInfo(zone), locale=language))


def since(at: datetime, now: datetime, zone: str, language: str) -> str:
    """A past moment after a word like `since`: today by the clock alone (`9:15 AM`, `las 9:15`), else with its day."""
    there = at.astimezone(ZoneInfo(zone))
    if there.date() != now.astimezone(ZoneInfo(zone)).date():
        return f"el {moment(at, zone, language)}" if language == "es" else moment(at, zone, language)
    clock = str(format_datetime(at, _CLOCK.get(language, "HH:mm"), tzinfo=ZoneInfo(zone), locale=language))
    return f"{'la' if there.hour == 1 else 'las'} {clock}" if language == "es" else clock


def length(time: timedelta, language: str) -> str:
    """A length of time in its largest unit: `7 days`, `24 hours`."""
    whole_days = time.days and not time.seconds and time.days > 1
    return str(format_timedelta(time, granularity="day" if whole_days else "hour", threshold=99, locale=language))


def day(on: date, language: str) -> str:
    """A date without time: `Nov 23, 2026`."""
    return str(format_date(on, "medium", locale=language))


def zone_name(zone: str, language: str) -> str:
    """The place that a zone is named after, in the person's language: `Nueva York`."""
    if zone == "UTC":
        return zone
    place = str(get_timezone_location(ZoneInfo(zone), locale=language, return_city=True))
    return place.rsplit("/", 1)[-1].replace("_", " ") or zone
