"""Durations as an admin writes them: `10 minutes`, `1 business hour`, `1 business day`, `72 hours`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from helpbot.problems import did_you_mean

_UNITS = {"minute": timedelta(minutes=1), "hour": timedelta(hours=1), "day": timedelta(days=1)}
_WRITTEN = re.compile(r"(?P<amount>\d{1,5}) +(?P<business>business +)?(?P<unit>[a-z]+)")
_EXAMPLES = "write it as 10 minutes, 72 hours, 2 business hours or 1 business day"


@dataclass(frozen=True)
class Duration:
    """An amount of a unit (`minute`, `hour`, `day`); `business` units run only while a calendar is open."""

    amount: int
    unit: str
    business: bool = False

    def length(self, day: timedelta = timedelta(days=1)) -> timedelta:
        """Its length with days as long as `day`: a business day is as long as the windows of a working day."""
        return self.amount * (day if self.unit == "day" else _UNITS[self.unit])

    def __str__(self) -> str:
        return f"{self.amount} {'business ' if self.business else ''}{self.unit}{'' if self.amount == 1 else 's'}"


def parse_duration(written: object) -> Duration:
    """Read `2 business hours`. Raises `PydanticCustomError` with a `fix` for anything else."""
    if isinstance(written, Duration):
        return written
    match = _WRITTEN.fullmatch(str(written).strip().lower())
    if not match or int(match["amount"]) == 0:
        raise PydanticCustomError(
            "duration", "{written} is not a length of time", {"written": repr(written), "fix": _EXAMPLES}
        )
    unit = match["unit"].removesuffix("s")
    if unit not in _UNITS:
        fix = did_you_mean(match["unit"], [*_UNITS, *(f"{known}s" for known in _UNITS)])
        raise PydanticCustomError("duration_unit", "unknown unit {unit}", {"unit": repr(match["unit"]), "fix": fix})
    return Duration(int(match["amount"]), unit, bool(match["business"]))


DurationText = Annotated[Duration, BeforeValidator(parse_duration)]
