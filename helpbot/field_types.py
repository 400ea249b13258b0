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
        near = _zone_resembling(name)
        fix = f"did you mean {near!r}?" if near else "use the IANA name of a city, such as Europe/Madrid"
        raise PydanticCustomError("zone", "unknown time zone {name}", {"name": repr(name), "fix": fix})
    return name


def _zone_resembling(name: str) -> str | None:
    """The zone of a city with a similar name; never one of another fixed offset, such as GMT+0 for GMT+2."""
    zones = sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/"))
    cities = {zone.rpartition("/")[2].replace("_", " "): zone for zone in zones}
    whole, city = get_close_matches(name, zones, n=1), get_close_matches(name, cities, n=1, cutoff=0.8)
    return cities[city[0]] if city else next(iter(whole), None)


def known_country(code: str) -> str:
    """The code, if there is such a country. Raises `PydanticCustomError`."""
    from phonenumbers import SUPPORTED_REGIONS

    if code not in SUPPORTED_REGIONS:
        context = {"code": repr(code), "fix": "write two capital letters of ISO 3166, such as US, or GB for Britain"}
        raise PydanticCustomError("country", "{code} is not a country code", context)
    return code


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
Country = Annotated[str, AfterValidator(known_country)]
"""A code of two capital letters (ISO 3166)."""
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
