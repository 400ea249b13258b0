"""Moments as people read them: in their own zone and language."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime, get_timezone_location

LONG = {"es": "EEEE d 'de' MMMM, H:mm", "en": "EEEE, MMMM d, h:mm a"}
_OTHER = "EEEE d MMMM, HH:mm"


def moment(at: datetime, zone: str, language: str) -> str:
    """A moment in a zone, with weekday and day: `Monday, November 23, 3:05 PM`."""
    return str(format_datetime(at, LONG.get(language, _OTHER), tzinfo=ZoneInfo(zone), locale=language))


def day(on: date, language: str) -> str:
    """A date without time: `Nov 23, 2026`."""
    return str(format_date(on, "medium", locale=language))


def zone_name(zone: str, language: str) -> str:
    """The place that a zone is named after, in the person's language: `Nueva York`."""
    if zone == "UTC":
        return zone
    place = str(get_timezone_location(ZoneInfo(zone), locale=language, return_city=True))
    return place.rsplit("/", 1)[-1].replace("_", " ") or zone
