"""Which support number to call, and whether it is open now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import phonenumbers

from helpbot.triage.policy import SupportPolicy
from helpbot.triage.promises.business_time import is_open, next_closing, next_opening
from helpbot.triage.promises.calendars import Calendar
from helpbot.triage.promises.phone_book import PhoneLine, PhoneRegion

_NO_ZONE = "UTC"  # lines have hours of their own; only a calendar in the requester's zone would use this


@dataclass(frozen=True)
class PhoneStatus:
    """A line at a moment. `opens_at` is set while it is closed, `closes_at` while it is open and does close."""

    line: PhoneLine
    region: PhoneRegion
    calendar: Calendar
    open_now: bool
    opens_at: datetime | None
    closes_at: datetime | None


@dataclass(frozen=True)
class PhonesForCountry:
    """The lines to call from a country: its `own`, else those of its region; empty if no region serves it."""

    country: str
    own: bool
    lines: tuple[PhoneStatus, ...]


def phones_for(policy: SupportPolicy, country: str, now: datetime, *, outage: bool = False) -> PhonesForCountry:
    """The lines for an ISO country code at `now`; in an `outage` by the calendar for outages (24/7).

    A country without lines of its own gets those of its region, toll-free ones last: they may not connect from abroad.
    """
    country = country.upper()
    own = [
        (region, line) for region in policy.phones.regions.values() for line in region.lines if line.country == country
    ]
    found = own or _borrowed(policy, country)
    statuses = (_status(policy, region, line, now, outage=outage) for region, line in found)
    return PhonesForCountry(country, bool(own), tuple(statuses))


def region_of(policy: SupportPolicy, country: str) -> PhoneRegion | None:
    """The region that serves a country: that with the longest matching calling code."""
    calling_code = str(phonenumbers.country_code_for_region(country.upper()) or "")
    fitting = [
        (len(code), key)
        for key, region in policy.phones.regions.items()
        for code in region.calling_codes
        if calling_code.startswith(code)
    ]
    return policy.phones.regions[max(fitting)[1]] if fitting else None


def _borrowed(policy: SupportPolicy, country: str) -> list[tuple[PhoneRegion, PhoneLine]]:
    region = region_of(policy, country)
    lines = sorted(region.lines, key=lambda line: line.toll_free) if region else []
    return [(region, line) for line in lines] if region else []


def _status(policy: SupportPolicy, region: PhoneRegion, line: PhoneLine, now: datetime, *, outage: bool) -> PhoneStatus:
    name = policy.phones.outages if outage else line.calendar or region.calendar
    calendar = policy.calendars[name]
    open_now = is_open(calendar, now, _NO_ZONE)
    opens_at = None if open_now else next_opening(calendar, now, _NO_ZONE)
    closes_at = next_closing(calendar, now, _NO_ZONE) if open_now else None
    return PhoneStatus(line, region, calendar, open_now, opens_at, closes_at)
