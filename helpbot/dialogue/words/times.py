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


def lately(at: datetime, now: datetime, zone: str, language: str) -> str:
    """A past moment: today by the clock alone (`9:15 AM`), else with its day."""
    if not _same_day(at, now, zone):
        return moment(at, zone, language)
    return str(format_datetime(at, _CLOCK.get(language, "HH:mm"), tzinfo=ZoneInfo(zone), locale=language))


def since(at: datetime, now: datetime, zone: str, language: str) -> str:
    """The same after a word like `since`: Spanish puts an article before it (`las 9:15`, `el lunes 23 …`)."""
    told = lately(at, now, zone, language)
    if language != "es":
        return told
    one = at.astimezone(ZoneInfo(zone)).hour == 1
    article = ("la" if one else "las") if _same_day(at, now, zone) else "el"
    return f"{article} {told}"


def _same_day(at: datetime, now: datetime, zone: str) -> bool:
    there = ZoneInfo(zone)
    return at.astimezone(there).date() == now.astimezone(there).date()


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
