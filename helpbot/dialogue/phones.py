"""The support phones in words: the lines for a country, and whether they answer now."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby

from helpbot.dialogue.countries import country_name
from helpbot.dialogue.times import moment
from helpbot.dialogue.wording import Wording
from helpbot.triage.phones import PhonesForCountry, PhoneStatus, phones_for
from helpbot.triage.policy import SupportPolicy


def phone_lines(
    policy: SupportPolicy, countries: Iterable[str], wording: Wording, zone: str, now: datetime, *, outage: bool = False
) -> str:
    """The lines to call from each country, with the hours in the person's `zone`; an outage is answered 24/7."""
    parts = [_of_country(phones_for(policy, code, now, outage=outage), wording, zone) for code in countries]
    return "\n\n".join(filter(None, parts))


def all_phone_lines(policy: SupportPolicy, wording: Wording, zone: str, now: datetime) -> str:
    """Every line of the phone book, country by country."""
    countries = dict.fromkeys(line.country for region in policy.phones.regions.values() for line in region.lines)
    return phone_lines(policy, countries, wording, zone, now)


def _of_country(found: PhonesForCountry, wording: Wording, zone: str) -> str:
    if not found.lines:
        return ""
    texts, language = wording.texts, wording.code
    asked = country_name(found.country, language)
    rows = [] if found.own else [texts.phone_region.format(country=asked)]
    for country, lines in groupby(found.lines, key=lambda status: status.line.country):
        rows += _lines(country, list(lines), wording, zone)
    return "\n".join(rows)


def _lines(country: str, lines: list[PhoneStatus], wording: Wording, zone: str) -> list[str]:
    texts, name = wording.texts, country_name(country, wording.code)
    rows = [texts.phone_country.format(country=name)]
    for status in lines:
        label = status.line.label.in_language(wording.code) if status.line.label else name
        toll_free = texts.toll_free if status.line.toll_free else ""
        rows.append(texts.phone_line.format(label=label, number=status.line.number, toll_free=toll_free))
    return [*rows, _hours(lines[0], wording, zone), ""]


def _hours(status: PhoneStatus, wording: Wording, zone: str) -> str:
    texts, language = wording.texts, wording.code
    if status.open_now:
        if status.closes_at is None:
            return texts.phone_outage
        return texts.phone_open.format(until=moment(status.closes_at, zone, language))
    opens = moment(status.opens_at, zone, language) if status.opens_at else "?"
    return texts.phone_closed.format(opens=opens)
