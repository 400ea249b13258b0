"""Since when: the person's own words, and the moment they mean when that can be told."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from helpbot.language.text import fold

_CLOCK = re.compile(r"\b(\d{1,2})[:.h](\d{2})\s*(am|pm)?\b|\b(\d{1,2})\s*(am|pm)\b")


def started_at_time(words: str, now: datetime, timezone: str) -> datetime | None:
    """The moment that `words` name, in the reporter's zone and never after `now`; None when they name none."""
    local = now.astimezone(ZoneInfo(timezone))
    clock = _CLOCK.search(fold(words))
    if not clock:
        return None
    hour = int(clock.group(1) or clock.group(4))
    minute = int(clock.group(2) or 0)
    if (clock.group(3) or clock.group(5)) == "pm" and hour < 12:
        hour += 12
    if hour > 23 or minute > 59:
        return None
    moment = local.replace(hour=hour, minute=minute, second=0, microsecond=0)
    return moment if moment <= local else moment - timedelta(days=1)
