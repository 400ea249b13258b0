"""Calendars: when something is open, in which time zone, and on which holidays it is not.

A window belongs to the day on which it starts: a holiday cancels the windows that start on it, not the end of a night
shift that began the day before. Hours are wall-clock times: one that daylight saving skips means the moment of the
change, one that it repeats means the first of the two.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property, lru_cache
from typing import Annotated, TypeAlias
from zoneinfo import ZoneInfo

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from helpbot.field_types import Day, known_zone, zone_named
from helpbot.problems import HelpbotError, did_you_mean
from helpbot.triage.promises.weekly import Window, Windows, by_weekday
from helpbot.validation import FileModel

REQUESTER = "requester"

Span: TypeAlias = tuple[datetime, datetime]
"""From the first moment to the second, both aware UTC."""


def _known_country(code: str) -> str:
    from holidays import list_supported_countries

    country, _, part = code.partition("-")
    known = list_supported_countries(include_aliases=False)
    if code != REQUESTER and (country not in known or (part and part not in known[country])):
        fix = (
            did_you_mean(part, known[country])
            if country in known
            else "use an ISO code such as US, or ES-MD for a part"
        )
        raise PydanticCustomError("country", "no holidays are known for {code}", {"code": repr(code), "fix": fix})
    return code


class Holidays(FileModel):
    """Days without opening hours: public holidays of `countries` (ISO codes, or `requester`), and single `dates`."""

    countries: tuple[Annotated[str, AfterValidator(_known_country)], ...] = ()
    dates: tuple[Day, ...] = ()

    def include(self, day: date, country: str) -> bool:
        """Whether `day` is a holiday; `country` is the requester's."""
        named = (country if code == REQUESTER else code for code in self.countries)
        return day in self.dates or any(day in _public_holidays(code, day.year) for code in named if code)


@lru_cache(maxsize=256)
def _public_holidays(code: str, year: int) -> frozenset[date]:
    """The holidays of a country in a year; none for a country that the library does not know."""
    from holidays import country_holidays

    country, _, part = code.partition("-")
    try:
        return frozenset(country_holidays(country, subdiv=part or None, years=year))
    except NotImplementedError:
        return frozenset()


def _zone(name: str) -> str:
    return name if name == REQUESTER else known_zone(name)


class Calendar(FileModel):
    """Opening hours by weekday in a zone."""

    zone: Annotated[str, AfterValidator(_zone)]
    windows: Windows
    holidays: Holidays = Holidays()

    @cached_property
    def week(self) -> tuple[tuple[Window, ...], ...]:
        """The windows of each weekday, Monday first."""
        return by_weekday(self.windows)

    @property
    def working_day(self) -> timedelta:
        """The length of a business day: that of most working days (the longer one of two equally common)."""
        lengths = [sum((window.length for window in daily), timedelta()) for daily in self.week if daily]
        usual = Counter(lengths)
        return max(lengths, key=lambda length: (usual[length], length))

    def zone_for(self, timezone: str) -> ZoneInfo:
        """Its own zone, else the requester's. Raises `HelpbotError` for a zone that does not exist."""
        name = timezone if self.zone == REQUESTER else self.zone
        if zone := zone_named(name):
            return zone
        raise HelpbotError(f"unknown time zone {name!r}", "use an IANA name, such as Europe/Madrid")

    def windows_from(self, since: datetime, timezone: str, country: str = "") -> Iterator[Span]:
        """The open spans that end at `since` or later, in order, the first one cut to begin no earlier than that.

        Adjacent windows may touch. `since` is aware; the spans are UTC.
        """
        zone, since = self.zone_for(timezone), utc(since)
        day = since.astimezone(zone).date() - timedelta(days=1)
        while True:
            for window in self._windows_on(day, country):
                start, end = _moment(day, window.start, zone), _moment(day, window.end, zone)
                if start < end and since <= end:
                    yield max(start, since), end
            day += timedelta(days=1)

    def _windows_on(self, day: date, country: str) -> tuple[Window, ...]:
        windows = self.week[day.weekday()]
        return () if windows and self.holidays.include(day, country) else windows


def utc(at: datetime) -> datetime:
    """The moment in UTC. Raises `ValueError` for a time without a zone, which could mean anything."""
    if at.tzinfo is None:
        raise ValueError(f"{at} has no time zone")
    return at.astimezone(UTC)


def _moment(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    """When a wall clock in `zone` shows so many minutes after the midnight that begins `day`."""
    wall = datetime.combine(day, time()) + timedelta(minutes=minutes)
    moment = wall.replace(tzinfo=zone).astimezone(UTC)
    return moment if _wall(moment, zone) == wall else _jump(wall, zone)


def _jump(wall: datetime, zone: ZoneInfo) -> datetime:
    """The moment at which a wall clock skips `wall`."""
    before = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    after = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
    seconds = range(int((after - before).total_seconds()) + 1)
    return before + timedelta(
        seconds=bisect_left(seconds, True, key=lambda passed: _wall(before + timedelta(seconds=passed), zone) >= wall)
    )


def _wall(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None)
