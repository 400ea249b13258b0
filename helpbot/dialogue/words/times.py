"""Moments as people read them: in their own time zone and language, formatted as in the country of the zone.

The country decides whether the day comes before the month, and the clock.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from babel import Locale, localedata, negotiate_locale
from babel.core import get_global
from babel.dates import format_date, format_datetime, format_timedelta, get_timezone_location

from helpbot.dialogue.wording import Moments, load_wordings

_NARROW_SPACE = "\u202f"


def moment(at: datetime, zone: str, language: str) -> str:
    """A moment in a time zone, with weekday and day: `Monday, November 23, 3:05 PM`, `Monday 23 November, 15:05`."""
    locale = _locale(language, zone)
    return str(format_datetime(at, f"{_day(locale)}, {_clock(locale)}", tzinfo=ZoneInfo(zone), locale=locale))


def beginning(on: date, at: datetime | None, beside: datetime, zone: str, language: str) -> str:
    """A day, and its moment if known; with the year unless it is that of `beside`."""
    locale, there = _locale(language, zone), ZoneInfo(zone)
    on = at.astimezone(there).date() if at else on
    if on.year == beside.astimezone(there).year:
        shown = str(format_date(on, _day(locale), locale=locale))
    else:
        shown = day(on, zone, language)
    clock = format_datetime(at, _clock(locale), tzinfo=there, locale=locale) if at else ""
    return ", ".join(filter(None, (shown, str(clock))))


def lately(at: datetime, now: datetime, zone: str, language: str) -> str:
    """A moment: today just the time (`9:15 AM`), else with its day."""
    if not _same_day(at, now, zone):
        return moment(at, zone, language)
    locale = _locale(language, zone)
    return str(format_datetime(at, _clock(locale), tzinfo=ZoneInfo(zone), locale=locale))


def since(at: datetime, now: datetime, zone: str, language: str) -> str:
    """The same after `since` or `until`, which may need an article (`las 9:15`, `el lunes 23 …`)."""
    manner = _manner(language)
    if not _same_day(at, now, zone):
        around = manner.since_day
    else:
        around = manner.since_one if _at_one(at, zone) else manner.since_clock
    return around.format(moment=lately(at, now, zone, language))


class Placed(NamedTuple):
    """A moment, today just the time, and the `words` before it."""

    words: str
    moment: str


def on(at: datetime, now: datetime, zone: str, language: str) -> Placed:
    """When something happens: `today at` 6:00 AM, `el` lunes 23 de noviembre, 6:00."""
    return _placed("on", at, now, zone, language)


def by(at: datetime, now: datetime, zone: str, language: str) -> Placed:
    """By when something happens: `today by` 6:00 AM, `antes del` lunes 23 de noviembre, 6:00."""
    return _placed("by", at, now, zone, language)


def _placed(how: str, at: datetime, now: datetime, zone: str, language: str) -> Placed:
    when = "day"
    if _same_day(at, now, zone):
        when = "one" if _at_one(at, zone) else "today"
    return Placed(getattr(_manner(language), f"{how}_{when}"), lately(at, now, zone, language))


def _at_one(at: datetime, zone: str) -> bool:
    return at.astimezone(ZoneInfo(zone)).hour == 1


def _same_day(at: datetime, now: datetime, zone: str) -> bool:
    there = ZoneInfo(zone)
    return at.astimezone(there).date() == now.astimezone(there).date()


def length(time: timedelta, language: str) -> str:
    """A duration in its largest unit: `7 days`, `24 hours`."""
    whole_days = time.days and not time.seconds and time.days > 1
    return str(format_timedelta(time, granularity="day" if whole_days else "hour", threshold=99, locale=language))


@lru_cache(maxsize=1024)  # articles have few dates, and show them often
def day(on: date, zone: str, language: str) -> str:
    """A date without time: `Nov 23, 2026`, `23 Nov 2026`."""
    return str(format_date(on, "medium", locale=_locale(language, zone)))


def zone_name(zone: str, language: str) -> str:
    """The place that a time zone is named after, in a language: `Nueva York`."""
    if zone == "UTC":
        return zone
    place = str(get_timezone_location(ZoneInfo(zone), locale=language, return_city=True))
    return place.rsplit("/", 1)[-1].replace("_", " ") or zone


@cache
def _locale(language: str, zone: str) -> Locale:
    """The language as in the country of the time zone; the language alone if that is unknown."""
    canonical = get_global("zone_aliases").get(zone, zone)
    country = get_global("zone_territories").get(canonical, "")
    known = negotiate_locale([f"{language}_{country}", language], localedata.locale_identifiers())
    return Locale.parse(known or language)


@cache
def _day(locale: Locale) -> str:
    """The pattern of a day, in the order of the country."""
    manner, in_order = _manner(locale.language), str(locale.datetime_skeletons["MMMMd"].pattern)
    return manner.day_first if manner.day_first and in_order.startswith("d") else manner.day


@cache
def _clock(locale: Locale) -> str:
    """The pattern of the time of day: that of the language, else of the country."""
    manner = _manner(locale.language)
    return manner.clock or str(locale.time_formats["short"].pattern).replace(_NARROW_SPACE, " ")


def _manner(language: str) -> Moments:
    """How a language writes moments."""
    wording = load_wordings().get(language)
    return wording.moments if wording else Moments()
