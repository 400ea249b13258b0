"""Weekly opening hours as an admin writes them: `monday-friday: [08:00-12:00, 13:00-17:00]`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from difflib import get_close_matches
from typing import Annotated, TypeAlias

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MINUTES_A_DAY = 24 * 60

_HOURS = re.compile(r"(\d\d?):(\d\d) *[-–] *(\d\d?):(\d\d)")


@dataclass(frozen=True, order=True)
class Window:
    """Open from `start` to `end`, in minutes from the start of the day; past midnight `end` exceeds 1440."""

    start: int
    end: int

    @property
    def length(self) -> timedelta:
        """Its length in wall-clock time."""
        return timedelta(minutes=self.end - self.start)

    def __str__(self) -> str:
        end = self.end if self.end <= MINUTES_A_DAY else self.end - MINUTES_A_DAY
        return f"{self.start // 60:02}:{self.start % 60:02}-{end // 60:02}:{end % 60:02}"


def parse_window(written: object) -> Window:
    """Read `08:00-17:00`; an end at or before the start is on the next day.

    Raises `PydanticCustomError` with a `fix` for anything else.
    """
    if isinstance(written, Window):
        return written
    match = _HOURS.fullmatch(str(written).strip())
    hours = [int(part) for part in match.groups()] if match else []
    if not hours or hours[0] > 23 or hours[1] > 59 or hours[3] > 59 or hours[2] * 60 + hours[3] > MINUTES_A_DAY:
        fix = "write it as 08:00-17:00, past midnight as 22:00-06:00, the whole day as 00:00-24:00"
        raise PydanticCustomError(
            "window", "{written} is not a window of hours", {"written": repr(written), "fix": fix}
        )
    start, end = hours[0] * 60 + hours[1], hours[2] * 60 + hours[3]
    return Window(start, end if end > start else end + MINUTES_A_DAY)


def parse_days(written: object) -> tuple[int, ...]:
    """Read `friday` or `monday-friday` as numbers of weekdays (Monday is 0).

    Raises `PydanticCustomError` with a `fix` for anything else.
    """
    if isinstance(written, tuple):
        return written
    names = [name.strip() for name in re.split("[-–]", str(written).lower())]
    if len(names) > 2 or not set(names) <= set(WEEKDAYS):
        context = {"days": repr(written), "fix": _as_days(names)}
        raise PydanticCustomError("days", "{days} names no weekday", context)
    first, last = WEEKDAYS.index(names[0]), WEEKDAYS.index(names[-1])
    return tuple((first + step) % 7 for step in range((last - first) % 7 + 1))


def _as_days(names: Sequence[str]) -> str:
    """How to write the days that were meant: `mon-fri` is monday-friday."""
    near = [next((day for day in WEEKDAYS if len(name) > 1 and day.startswith(name)), None) for name in names]
    meant = [
        day or next(iter(get_close_matches(name, WEEKDAYS, n=1)), "") for day, name in zip(near, names, strict=True)
    ]
    if len(names) <= 2 and all(meant):
        return f"did you mean '{'-'.join(meant)}'?"
    return "write one day, such as saturday, or the first and the last, such as monday-friday"


def by_weekday(windows: Mapping[tuple[int, ...], Iterable[Window]]) -> tuple[tuple[Window, ...], ...]:
    """The windows of each weekday, Monday first, in order of the day."""
    week: list[list[Window]] = [[] for _ in WEEKDAYS]
    for days, daily in windows.items():
        for day in days:
            week[day] += daily
    return tuple(tuple(sorted(daily)) for daily in week)


def _without_overlap(windows: dict[tuple[int, ...], tuple[Window, ...]]) -> dict[tuple[int, ...], tuple[Window, ...]]:
    """Refuse a week that is never open, or in which two windows overlap (Sunday night with Monday included)."""
    week = [(day, window) for day, daily in enumerate(by_weekday(windows)) for window in daily]
    if not week:
        raise PydanticCustomError("windows", "the calendar is never open", {"fix": "add monday-friday: [08:00-17:00]"})
    first_day, first = week[0]
    following = [*week[1:], (first_day + len(WEEKDAYS), first)]
    for (day, window), (next_day, next_window) in zip(week, following, strict=True):
        if day * MINUTES_A_DAY + window.end > next_day * MINUTES_A_DAY + next_window.start:
            what = f"{WEEKDAYS[day]} {window} and {WEEKDAYS[next_day % 7]} {next_window} overlap"
            raise PydanticCustomError("windows", "{what}", {"what": what, "fix": "shorten or join the windows"})
    return windows


Windows: TypeAlias = Annotated[
    dict[
        Annotated[tuple[int, ...], BeforeValidator(parse_days)],
        tuple[Annotated[Window, BeforeValidator(parse_window)], ...],
    ],
    Field(min_length=1),
    AfterValidator(_without_overlap),
]
