"""Arithmetic with opening hours: is it open, when does it open or close, when has so much open time passed.

Every function takes the calendar, the requester's time zone (for calendars in the zone `requester`) and country (for
the holidays of `requester`). Moments are aware; results are UTC.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import takewhile

from helpbot.triage.promises.calendars import Calendar, Span, utc

HORIZON = timedelta(days=31)
"""How far `next_closing` looks: what stays open longer has no closing time worth mentioning."""


def is_open(calendar: Calendar, at: datetime, zone: str, country: str = "") -> bool:
    """Whether the calendar is open; a window includes its first moment and not its last."""
    return any(start <= at < end for start, end in _reaching(calendar, at, at, zone, country))


def next_opening(calendar: Calendar, at: datetime, zone: str, country: str = "") -> datetime:
    """`at` itself if it is open then, else when it opens next."""
    return next(start for start, end in calendar.windows_from(at, zone, country) if start < end)


def next_closing(calendar: Calendar, at: datetime, zone: str, country: str = "") -> datetime | None:
    """When it closes next (after the next opening, if it is closed at `at`); None if it stays open for a month."""
    closing = next_opening(calendar, at, zone, country)
    for start, end in calendar.windows_from(closing, zone, country):
        if start > closing or closing - utc(at) > HORIZON:
            break
        closing = end
    return closing if closing - utc(at) <= HORIZON else None


def last_open_moment(
    calendar: Calendar, since: datetime, at: datetime, zone: str, country: str = ""
) -> datetime | None:
    """The latest open moment from `since` to `at`; None if it was closed all that time."""
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
    """The moment by which `amount` of open time has passed since `at`, not counting the `paused` spans.

    A moment at the end of a window stays there. Adding nothing to a closed moment gives the next opening.
    """
    return elapse(without(calendar.windows_from(at, zone, country), paused), amount)


def without(spans: Iterable[Span], paused: Sequence[Span]) -> Iterator[Span]:
    """The spans without the paused ones."""
    for start, end in spans:
        pieces = [(start, end)]
        for pause in paused:
            pieces = [left for piece in pieces for left in _cut(piece, pause)]
        yield from pieces


def elapse(spans: Iterable[Span], amount: timedelta) -> datetime:
    """The moment at which the spans have lasted `amount` in total. They must last that long."""
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
