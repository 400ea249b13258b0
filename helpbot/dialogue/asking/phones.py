"""The support phones in words: the lines for a country, and whether they are open now."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby

from helpbot.dialogue.wording import Wording
from helpbot.dialogue.words.countries import country_name
from helpbot.dialogue.words.times import on, since
from helpbot.triage.policy import SupportPolicy
from helpbot.triage.promises.phones import PhonesForCountry, PhoneStatus, phones_for


def phone_lines(
    policy: SupportPolicy, countries: Iterable[str], wording: Wording, zone: str, now: datetime, *, outage: bool = False
) -> str:
    """The lines to call from each country, with their hours in the time zone; for an outage they are open 24/7."""
    parts = [_of_country(phones_for(policy, code, now, outage=outage), wording, zone, now) for code in countries]
    return "\n\n".join(filter(None, parts))


def all_phone_lines(policy: SupportPolicy, wording: Wording, zone: str, now: datetime) -> str:
    """Every line of the phone book, country by country."""
    countries = dict.fromkeys(line.country for region in policy.phones.regions.values() for line in region.lines)
    lines = [status for code in countries for status in phones_for(policy, code, now).lines]
    return _with_hours(lines, wording, zone, now)


def _of_country(found: PhonesForCountry, wording: Wording, zone: str, now: datetime) -> str:
    if not found.lines:
        return ""
    lines = _with_hours(found.lines, wording, zone, now)
    if found.own:
        return lines
    country = country_name(found.country, wording.code)
    return f"{wording.texts.phone_region.format(country=country)}\n\n{lines}"


def _with_hours(lines: Iterable[PhoneStatus], wording: Wording, zone: str, now: datetime) -> str:
    """The lines, grouped by their hours, which are told once."""
    groups = groupby(lines, key=lambda status: _hours(status, wording, zone, now))
    return "\n\n".join("\n".join([*(_line(one, wording) for one in same), "", hours]) for hours, same in groups)


def _line(status: PhoneStatus, wording: Wording) -> str:
    line, texts = status.line, wording.texts
    name = country_name(line.country, wording.code)
    label = f"{name}, {line.label.in_language(wording.code)}" if line.label else name
    toll_free = texts.toll_free if line.toll_free else ""
    return texts.phone_line.format(label=label, number=line.international, toll_free=toll_free).rstrip()


def _hours(status: PhoneStatus, wording: Wording, zone: str, now: datetime) -> str:
    texts, language = wording.texts, wording.code
    if status.open_now:
        if status.closes_at is None:
            return texts.phone_outage
        return texts.phone_open.format(until=since(status.closes_at, now, zone, language))
    opens = " ".join(on(status.opens_at, now, zone, language)) if status.opens_at else "?"
    return texts.phone_closed.format(opens=opens)
