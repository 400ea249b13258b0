"""The moment that words name: in the reporter's zone, the last one that has passed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpbot.triage.extraction.moments.times import moment
from helpbot.triage.extraction.texts.reading import read

MADRID = "Europe/Madrid"
MONDAY = "2026-11-23 16:00"


def resolved(words: str, language: str, now: str = MONDAY, zone: str = MADRID) -> str | None:
    """The moment as a local clock and calendar show it; `now` is told in the same way."""
    at = datetime.fromisoformat(now).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    found = moment(read(words, language), at, zone)
    return f"{found:%a %Y-%m-%d %H:%M}" if found else None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("desde las 10:15", "Mon 2026-11-23 10:15"),
        ("desde las 9 y media", "Mon 2026-11-23 09:30"),
        ("las cuatro menos cuarto", "Mon 2026-11-23 15:45"),
        ("a las 3", "Mon 2026-11-23 15:00"),
        ("a las 3 de la madrugada", "Mon 2026-11-23 03:00"),
        ("a las 9 de la noche", "Sun 2026-11-22 21:00"),
        ("a las 12 de la noche", "Mon 2026-11-23 00:00"),
        ("hace 2 horas", "Mon 2026-11-23 14:00"),
        ("hace media hora", "Mon 2026-11-23 15:30"),
        ("hace una hora y media", "Mon 2026-11-23 14:30"),
        ("llevamos 3 horas", "Mon 2026-11-23 13:00"),
        ("hace como tres semanas", "Mon 2026-11-02 16:00"),
        ("hace dos días a las 9", "Sat 2026-11-21 09:00"),
        ("hoy", "Mon 2026-11-23 00:00"),
        ("ayer a las 18:00", "Sun 2026-11-22 18:00"),
        ("ayer al mediodía", "Sun 2026-11-22 12:00"),
        ("antes de ayer", "Sat 2026-11-21 00:00"),
        ("anoche a las 11", "Sun 2026-11-22 23:00"),
        ("anoche a las 2", "Mon 2026-11-23 02:00"),
        ("desde el viernes", "Fri 2026-11-20 00:00"),
        ("el martes por la noche", "Tue 2026-11-17 22:00"),
        ("el 3", "Tue 2026-11-03 00:00"),
        ("4 de noviembre", "Wed 2026-11-04 00:00"),
        ("3/11", "Tue 2026-11-03 00:00"),
        ("desde octubre", "Thu 2026-10-01 00:00"),
        ("desde diciembre", "Mon 2025-12-01 00:00"),
        ("la semana pasada", "Mon 2026-11-16 00:00"),
        ("este mes", "Sun 2026-11-01 00:00"),
        ("esta mañana", "Mon 2026-11-23 08:00"),
        ("hoy a las 20:00", None),
        ("hace rato", None),
        ("desde 0001-01-01", None),
        ("desde siempre", None),
        ("hace 99999 meses", None),
        ("hace 9.999.999.999 días", None),
        ("hace ٣ horas", "Mon 2026-11-23 13:00"),
        ("hace ፫ horas", None),
    ],
)
def test_spanish_words(words: str, expected: str | None) -> None:
    assert resolved(words, "es") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("since 9 pm", "Sun 2026-11-22 21:00"),
        ("since 12:20 am", "Mon 2026-11-23 00:20"),
        ("half past 8", "Mon 2026-11-23 08:30"),
        ("quarter to nine", "Mon 2026-11-23 08:45"),
        ("ten past three", "Mon 2026-11-23 15:10"),
        ("20 minutes ago", "Mon 2026-11-23 15:40"),
        ("two weeks", "Mon 2026-11-09 16:00"),
        ("yesterday", "Sun 2026-11-22 00:00"),
        ("the day before yesterday", "Sat 2026-11-21 00:00"),
        ("6 last night", "Sun 2026-11-22 18:00"),
        ("last night at 2", "Mon 2026-11-23 02:00"),
        ("10:02 this morning", "Mon 2026-11-23 10:02"),
        ("Friday 5pm", "Fri 2026-11-20 17:00"),
        ("since the 3rd", "Tue 2026-11-03 00:00"),
        ("since Nov 4", "Wed 2026-11-04 00:00"),
        ("10/21", "Wed 2026-10-21 00:00"),
        ("3/11", None),
        ("on 2026-11-03 at 09:30", "Tue 2026-11-03 09:30"),
        ("weeks ago", None),
        ("since forever", None),
    ],
)
def test_english_words(words: str, expected: str | None) -> None:
    assert resolved(words, "en") == expected


@pytest.mark.parametrize(
    ("words", "now", "expected"),
    [
        ("a las 9", "2026-11-23 08:00", "Sun 2026-11-22 09:00"),
        ("a las 9", "2026-11-23 09:00", "Mon 2026-11-23 09:00"),
        ("el lunes", MONDAY, "Mon 2026-11-16 00:00"),
        ("el lunes a las 9", MONDAY, "Mon 2026-11-16 09:00"),
        ("este lunes", MONDAY, "Mon 2026-11-23 00:00"),
        ("esta mañana", "2026-11-23 06:30", "Mon 2026-11-23 00:00"),
        ("esta noche", "2026-11-23 10:00", "Sun 2026-11-22 22:00"),
        ("ayer", "2026-12-01 00:05", "Mon 2026-11-30 00:00"),
        ("anoche a las 11", "2026-12-01 00:30", "Mon 2026-11-30 23:00"),
        ("hace 20 minutos", "2027-01-01 00:10", "Thu 2026-12-31 23:50"),
        ("el 31", "2026-12-01 10:00", "Sat 2026-10-31 00:00"),
        ("29 de febrero", MONDAY, "Thu 2024-02-29 00:00"),
        ("desde la medianoche", "2026-11-23 00:10", "Mon 2026-11-23 00:00"),
    ],
)
def test_around_midnight_and_the_ends_of_weeks_and_months(words: str, now: str, expected: str) -> None:
    assert resolved(words, "es", now) == expected


def test_hours_ago_are_hours_of_real_time() -> None:
    """On 25 October 2026 the clocks of Madrid show the hour after 2 twice; on 29 March they leave it out."""
    two_hours = read("hace 2 horas", "es")
    for now in (datetime(2026, 10, 25, 2, 30, tzinfo=UTC), datetime(2026, 3, 29, 2, tzinfo=UTC)):
        found = moment(two_hours, now, MADRID)
        assert found is not None
        assert now - found.astimezone(UTC) == timedelta(hours=2)


def test_an_hour_that_the_clocks_left_out_is_the_one_behind_it() -> None:
    assert resolved("a las 02:30", "es", "2026-03-29 12:00") == "Sun 2026-03-29 03:30"


def test_the_day_is_the_reporters_own() -> None:
    now = datetime(2026, 11, 24, 2, tzinfo=UTC)  # still Monday in Lima, Tuesday in Madrid
    days = {zone: moment(read("ayer", "es"), now, zone) for zone in ("America/Lima", MADRID)}
    assert {zone: f"{day:%a %d}" for zone, day in days.items() if day} == {"America/Lima": "Sun 22", MADRID: "Mon 23"}


NOWS = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)).map(lambda at: at.replace(tzinfo=UTC))  # noqa: DTZ001
ZONES = st.sampled_from(
    ["America/Lima", "America/Santiago", MADRID, "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"]
)
WORDS = (
    "desde las 9, ayer, anoche, el lunes, a las, 3, 14:30, pm, hoy, esta noche, hace, 2 horas, tres semanas, el 31, "
    "de febrero, y media, la semana pasada, menos cuarto, 99, diciembre, 2026-02-30, 31/12, mediodía, hace 99999, "
    "9999999, 9.999.999.999, días, meses, months ago, ፩, ٣, ²"
)
PIECES = st.sampled_from(WORDS.split(", "))


@given(st.lists(PIECES, min_size=1, max_size=5).map(" ".join) | st.text(max_size=80), NOWS, ZONES)
def test_no_moment_lies_in_the_future(words: str, now: datetime, zone: str) -> None:
    for language in ("es", "en"):
        found = moment(read(words, language), now, zone)
        assert found is None or found.astimezone(UTC) <= now


@given(st.integers(7, 23), st.integers(0, 59), NOWS)
def test_an_hour_is_the_last_time_a_clock_showed_it(hour: int, minute: int, now: datetime) -> None:
    found = moment(read(f"desde las {hour:02}:{minute:02}", "es"), now, MADRID)
    assert found is not None
    assert (found.hour, found.minute) == (hour, minute)
    assert now - found.astimezone(UTC) <= timedelta(hours=25)


WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@given(st.integers(0, 6), NOWS, ZONES)
def test_a_weekday_is_the_last_before_today(weekday: int, now: datetime, zone: str) -> None:
    found, today = moment(read(f"since {WEEKDAYS[weekday]}", "en"), now, zone), now.astimezone(ZoneInfo(zone)).date()
    assert found is not None
    assert found.weekday() == weekday
    assert 1 <= (today - found.date()).days <= 7


@given(st.integers(1, 31), NOWS, ZONES)
def test_a_day_of_the_month_is_the_last_one_that_has_begun(day: int, now: datetime, zone: str) -> None:
    found, today = moment(read(f"desde el día {day}", "es"), now, zone), now.astimezone(ZoneInfo(zone)).date()
    assert found is not None
    assert found.day == day
    assert 0 <= (today - found.date()).days <= 62


def test_what_machines_write_for_no_date_is_no_moment_anywhere() -> None:
    for zone in ("Asia/Tokyo", "America/New_York"):
        assert resolved("since 0001-01-01 at 10:15", "en", zone=zone) == "Mon 2026-11-23 10:15"
        assert resolved("since 0001-01-01", "en", zone=zone) is None
