"""Arithmetic in opening hours: is it open, when does it open or close, by when has so much open time passed.

Every function takes the calendar, the requester's time zone (used by calendars in the zone `requester`) and country
(used for the holidays of `requester`). Moments are aware; results are UTC.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import takewhile

from helpbot.triage.promises.calendars import Calendar, Span, utc

HORIZON = timedelta(days=31)
"""How far `next_closing` looks: what stays open for so long has no closing time worth telling."""


def is_open(calendar: Calendar, at: datetime, zone: str, country: str = "") -> bool:
    """Whether the calendar is open; a window includes its first moment and not its last."""
    return any(start <= at < end for start, end in _reaching(calendar, at, at, zone, country))


def next_opening(calendar: Calendar, at: datetime, zone: str, country: str = "") -> datetime:
    """`at` itself when it is open then, else when it opens next."""
    return next(start for start, end in calendar.windows_from(at, zone, country) if start < end)


def next_closing(calendar: Calendar, at: datetime, zone: str, country: str = "") -> datetime | None:
    """When it closes next (after the next opening, if it is closed at `at`); None when it stays open for a month."""
    closing = next_opening(calendar, at, zone, country)
    for start, end in calendar.windows_from(closing, zone, country):
        if start > closing or closing - utc(at) > HORIZON:
            break
        closing = end
    return closing if closing - utc(at) <= HORIZON else None


def last_open_moment(
    calendar: Calendar, since: datetime, at: datetime, zone: str, country: str = ""
) -> datetime | None:
    """The latest moment of opening hours from `since` to `at`; None when it was closed all the while."""
    spans = list(_reaching(calendar, since, at, zone, country))
    return min(spans[-1][1], utc(at)) if spans else None


def add_business_time(
    calendar: Calendar,
    at: datetime,
    amount: timedelta,
    zone: str,
    country: str = "",
    *,
    paused: Sequence[Span] = (),
) -> datetime:
    """The moment by which `amount` of open time has passed since `at`, time in `paused` spans not counted.

    A moment that falls on the end of a window stays there. Nothing added to a closed moment gives the next opening.
    """
    return elapse(without(calendar.windows_from(at, zone, country), paused), amount)


def without(spans: Iterable[Span], paused: Sequence[Span]) -> Iterator[Span]:
    """What is left of the spans when the paused ones are taken out."""
    for start, end in spans:
        pieces = [(start, end)]
        for pause in paused:
            pieces = [left for piece in pieces for left in _cut(piece, pause)]
        yield from pieces


def elapse(spans: Iterable[Span], amount: timedelta) -> datetime:
    """The first moment by which the spans have lasted `amount` in all. The spans must last that long."""
    for start, end in spans:
        if end - start >= amount:
            return start + amount
        amount -= end - start
    raise ValueError("the spans are too short")


def _cut(piece: Span, pause: Span) -> list[Span]:
    (start, end), (paused, resumed) = piece, pause
    if paused >= resumed or paused >= end or resumed <= start:
        return [piece]
    return [span for span in ((start, paused), (resumed, end)) if span[0] < span[1]]


def _reaching(calendar: Calendar, since: datetime, until: datetime, zone: str, country: str) -> Iterator[Span]:
    """The open spans that start at `until` or before."""
    return takewhile(lambda span: span[0] <= until, calendar.windows_from(since, zone, country))
