"""Which number to call from a country, and whether it is open now."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from helpbot.triage.policy import SupportPolicy, policy_from
from helpbot.triage.promises.phone_book import with_readable_numbers
from helpbot.triage.promises.phones import phones_for
from helpbot.yamlfile import read_yaml


@pytest.fixture(scope="module")
def policy() -> SupportPolicy:
    return policy_from(read_yaml(Path(__file__).parents[3] / "knowledge" / "support" / "policy.yaml"))


MONDAY_NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("country", "numbers"),
    [
        ("US", ["+18663536587", "+13179571001"]),
        ("BR", ["+551150549446"]),
        ("AU", ["+61280471902", "+61380800204", "+61862200306"]),
        ("JP", ["+81359891106"]),
        ("MY", ["+60327763306"]),
        ("NZ", ["+6493078557"]),
        ("GB", ["+441753519100"]),
        ("DE", ["+4969951066305"]),
        ("NL", ["+31206500005"]),
        ("SA", ["+966112502905"]),
        ("ZA", ["+27877400901"]),
    ],
)
def test_a_country_with_lines_of_its_own_gets_them(policy: SupportPolicy, country: str, numbers: list[str]) -> None:
    found = phones_for(policy, country, MONDAY_NOON)
    assert found.own
    assert [status.line.number for status in found.lines] == numbers


@pytest.mark.parametrize(
    ("country", "region"),
    [
        *((country, "Americas") for country in ("MX", "AR", "CL", "CO", "PE", "CA", "DO", "UY", "AW")),
        *((country, "EMEA") for country in ("ES", "PT", "FR", "IT", "AE", "IL", "EG", "KE", "TR", "RU")),
        *((country, "APAC") for country in ("SG", "IN", "CN", "PH", "HK", "KR", "MN", "MV", "TH")),
    ],
)
def test_other_countries_get_the_lines_of_their_region(policy: SupportPolicy, country: str, region: str) -> None:
    found = phones_for(policy, country, MONDAY_NOON)
    assert not found.own
    assert found.lines
    assert all(region in status.region.name.in_language("en") for status in found.lines)


def test_a_toll_free_number_comes_last_for_callers_from_abroad(policy: SupportPolicy) -> None:
    assert [status.line.toll_free for status in phones_for(policy, "MX", MONDAY_NOON).lines] == [False, False, True]


@pytest.mark.parametrize("country", ["", "XX", "Narnia"])
def test_an_unknown_country_has_no_lines(policy: SupportPolicy, country: str) -> None:
    assert phones_for(policy, country, MONDAY_NOON).lines == ()


@pytest.mark.parametrize(
    ("country", "now", "open_now", "opens_at", "closes_at"),
    [
        # New York is at UTC-5 in November: 8:00 is 13:00 UTC, 17:00 is 22:00 UTC.
        ("US", (2026, 11, 23, 12, 59), False, (2026, 11, 23, 13, 0), None),
        ("US", (2026, 11, 23, 13, 0), True, None, (2026, 11, 23, 22, 0)),
        ("BR", (2026, 11, 20, 22, 0), False, (2026, 11, 23, 13, 0), None),  # Friday 17:00, opens on Monday
        # In July New York is at UTC-4: 8:00 is 12:00 UTC.
        ("US", (2026, 7, 15, 12, 30), True, None, (2026, 7, 15, 21, 0)),
        # Sydney is at UTC+11 in November: Monday 8:00 is Sunday 21:00 UTC.
        ("AU", (2026, 11, 22, 21, 30), True, None, (2026, 11, 23, 6, 0)),
        # Japan keeps its own hours: 9:00 is 0:00 UTC, 17:30 is 8:30 UTC.
        ("JP", (2026, 11, 24, 8, 29), True, None, (2026, 11, 24, 8, 30)),
        ("JP", (2026, 11, 24, 8, 30), False, (2026, 11, 25, 0, 0), None),
        # Berlin is at UTC+1 in November: 9:00 is 8:00 UTC, 18:00 is 17:00 UTC.
        ("ES", (2026, 11, 21, 10, 0), False, (2026, 11, 23, 8, 0), None),  # Saturday
        ("ZA", (2026, 11, 23, 16, 59), True, None, (2026, 11, 23, 17, 0)),
    ],
)
def test_lines_keep_the_hours_of_their_region(
    policy: SupportPolicy,
    country: str,
    now: tuple[int, ...],
    open_now: bool,
    opens_at: tuple[int, ...] | None,
    closes_at: tuple[int, ...] | None,
) -> None:
    lines = phones_for(policy, country, _utc(now)).lines
    assert {(status.open_now, status.opens_at, status.closes_at) for status in lines} == {
        (open_now, _utc(opens_at) if opens_at else None, _utc(closes_at) if closes_at else None)
    }


def test_in_an_outage_every_line_is_open_around_the_clock(policy: SupportPolicy) -> None:
    sunday_night = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
    statuses = phones_for(policy, "DE", sunday_night, outage=True).lines
    assert [(status.open_now, status.closes_at) for status in statuses] == [(True, None)]


def test_numbers_are_shown_in_international_form(policy: SupportPolicy) -> None:
    lines = phones_for(policy, "BR", MONDAY_NOON).lines
    assert [status.line.international for status in lines] == ["+55 11 5054-9446"]


def _utc(moment: tuple[int, ...]) -> datetime:
    year, month, day, hour, minute = moment
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "readable"),
    [
        ("**Japan**: +81359891106, **UK**: +441753519100.", "**Japan**: +81 3-5989-1106, **UK**: +44 1753 519100."),
        ("no number: +99912345678 and 1+1", "no number: +99912345678 and 1+1"),
        ("nothing to call", "nothing to call"),
        ("[+13179571001](tel:+13179571001)", "[+1 317-957-1001](tel:+13179571001)"),
        ("https://wa.me/+441753519100?to=+441753519100", "https://wa.me/+441753519100?to=+441753519100"),
    ],
)
def test_numbers_in_a_text_are_written_as_people_read_them(text: str, readable: str) -> None:
    assert with_readable_numbers(text) == readable
