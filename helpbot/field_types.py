"""The types of single values in the files that people edit: addresses, days, languages, time zones, Slack's ids."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from helpbot.webaddress import address_parts

AnyPath = TypeVar("AnyPath", str, Path)


def written_as(pattern: str, meaning: str, fix: str) -> AfterValidator:
    """A check that a text fits a pattern; `meaning` and `fix` tell what it should be, and how to write it."""
    form = re.compile(pattern)

    def check(text: str) -> str:
        if not form.fullmatch(text):
            raise PydanticCustomError(
                "form", "{text} is not {meaning}", {"text": repr(text), "meaning": meaning, "fix": fix}
            )
        return text

    return AfterValidator(check)


def whole_address(url: str) -> str:
    """The address, if it is complete. Raises `PydanticCustomError`."""
    parts = address_parts(url)
    whole = parts is not None and parts.scheme in ("http", "https") and "." in parts.netloc
    if not whole or any(letter.isspace() for letter in url):
        context = {"url": repr(url), "fix": "write it in full, with https://"}
        raise PydanticCustomError("url", "{url} is not a web address", context)
    return url


def findable(path: AnyPath) -> AnyPath:
    """The path, unless it begins with a home folder that does not exist. Raises `PydanticCustomError`."""
    try:
        Path(path).expanduser()
    except RuntimeError:
        context = {"home": repr(Path(path).parts[0]), "fix": "write the full path"}
        raise PydanticCustomError("home", "there is no home folder {home}", context) from None
    return path


def _day(written: object) -> object:
    if not isinstance(written, str):
        return written
    match = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", written.strip(), re.ASCII)
    year, month, day = map(int, match.groups()) if match else (0, 0, 0)
    if not 1 <= month <= 12 or not year >= 1:
        context = {"written": repr(written), "fix": "write it as year-month-day, such as 2026-11-23"}
        raise PydanticCustomError("day", "{written} is not a date", context)
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        context = {"written": repr(written), "fix": f"that month has {last} days"}
        raise PydanticCustomError("day", "{written} is a day that does not exist", context)
    return date(year, month, day)


def zone_named(name: str) -> ZoneInfo | None:
    """The time zone with an IANA name; None for any other, also for a folder of zones, such as `Europe`."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def known_zone(name: str) -> str:
    """The name, if there is such a time zone. Raises `PydanticCustomError` with the closest one as the fix."""
    if zone_named(name) is None:
        near = get_close_matches(name, available_timezones(), n=1)
        fix = f"did you mean {near[0]!r}?" if near else "use an IANA name, such as Europe/Madrid"
        raise PydanticCustomError("zone", "unknown time zone {name}", {"name": repr(name), "fix": fix})
    return name


WebAddress = Annotated[str, AfterValidator(whole_address)]
"""A complete web address, as it was written."""
Day = Annotated[date, BeforeValidator(_day)]
"""A day, written as 2026-11-23."""
Language = Annotated[
    str,
    Field(examples=["en"]),
    written_as(
        "[a-z]{2,3}",
        "a language code",
        "write two lowercase letters, such as es, en or pt (three where there is no such code)",
    ),
]
TimeZone = Annotated[str, AfterValidator(known_zone)]
Domain = Annotated[
    str,
    Field(max_length=255),
    written_as(
        "[a-z0-9][-a-z0-9.]*[a-z0-9]",
        "a domain",
        "write it in lowercase, without https:// or a path, such as help.mypurecloud.com",
    ),
]
Command = Annotated[
    str,
    written_as(
        "/[a-z0-9_-]{1,31}", "a slash command", "write / and then lowercase letters, digits, - or _, such as /helpbot"
    ),
]
Emoji = Annotated[
    str,
    written_as(
        "(?!(?:no|off|false)$)[a-z0-9_+-]{1,100}",
        "the short name of an emoji",
        "write it in lowercase, without colons: ticket; null turns it off",
    ),
]
ChannelId = Annotated[
    str, written_as(r"[\w-]+", "the id of a channel", "copy the id (C…) at the bottom of the channel's name › About")
]
UserId = Annotated[
    str, written_as(r"[\w.-]+", "the id of a person", "copy the id (U…) from the person's profile › ⋮ › Copy member ID")
]
