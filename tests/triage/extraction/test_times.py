"""When it began, by the words: the last such time in the reporter's zone; nothing if it would be a guess."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpbot.triage.extraction.moments.times import Began, began
from helpbot.triage.extraction.texts.reading import read

MADRID = "Europe/Madrid"
WEDNESDAY = "2026-11-25 16:20"


def resolved(words: str, language: str, now: str = WEDNESDAY, zone: str = MADRID) -> str | None:
    """The moment as a local clock and calendar show it, or only the day; `now` is given in the same form."""
    at = datetime.fromisoformat(now).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    found = began(read(words, language), at, zone)
    if found is None:
        return None
    return f"{found.at:%a %Y-%m-%d %H:%M}" if found.at else f"{found.day:%a %Y-%m-%d}"


def moment(words: str, language: str, now: datetime, zone: str) -> datetime | None:
    """The moment, if the words give the hour."""
    found = began(read(words, language), now, zone)
    return found.at if found else None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("desde las 9", "Wed 2026-11-25 09:00"),
        ("desde las 8 y pico", "Wed 2026-11-25 08:00"),
        ("8.30hs", "Wed 2026-11-25 08:30"),
        ("desde las 9 hs", "Wed 2026-11-25 09:00"),
        ("a las 14 horas", "Wed 2026-11-25 14:00"),
        ("desde las 21h", "Tue 2026-11-24 21:00"),
        ("9h15", "Wed 2026-11-25 09:15"),
        ("las nueve y cuarto", "Wed 2026-11-25 09:15"),
        ("las diez menos diez", "Wed 2026-11-25 09:50"),
        ("las cuatro menos cuarto", "Wed 2026-11-25 15:45"),
        ("cuarto para las nueve", "Wed 2026-11-25 08:45"),
        ("diez para las nueve", "Wed 2026-11-25 08:50"),
        ("tipo 10 y media", "Wed 2026-11-25 10:30"),
        ("desde la una y media", "Wed 2026-11-25 13:30"),
        ("desde las doce del día", "Wed 2026-11-25 12:00"),
        ("las nueve treinta", "Wed 2026-11-25 09:30"),
        ("a las 3", "Wed 2026-11-25 15:00"),
        ("a las 3 de la madrugada", "Wed 2026-11-25 03:00"),
        ("9 p.m.", "Tue 2026-11-24 21:00"),
        ("7 de la tarde", "Tue 2026-11-24 19:00"),
        ("a las 9 de la noche", "Tue 2026-11-24 21:00"),
        ("a las 12 de la noche", "Wed 2026-11-25 00:00"),
        ("desde medianoche", "Wed 2026-11-25 00:00"),
        ("ayer a mediodía", "Tue 2026-11-24 12:00"),
        ("ayer a las 9", "Tue 2026-11-24 09:00"),
        ("antier a las 5", "Mon 2026-11-23 17:00"),
        ("anoche a las 11", "Tue 2026-11-24 23:00"),
        ("anoche a las 2", "Wed 2026-11-25 02:00"),
        ("desde las 10 de ayer", "Tue 2026-11-24 10:00"),
        ("el lunes 23 a las 9", "Mon 2026-11-23 09:00"),
        ("desde que abrí a las 8", "Wed 2026-11-25 08:00"),
    ],
)
def test_hours_in_spanish(words: str, expected: str) -> None:
    assert resolved(words, "es") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("since 9ish", "Wed 2026-11-25 09:00"),
        ("half eight", "Wed 2026-11-25 08:30"),
        ("half past eight", "Wed 2026-11-25 08:30"),
        ("quarter to 10", "Wed 2026-11-25 09:45"),
        ("a quarter of nine", "Wed 2026-11-25 08:45"),
        ("ten past three", "Wed 2026-11-25 15:10"),
        ("nine thirty", "Wed 2026-11-25 09:30"),
        ("9.15am", "Wed 2026-11-25 09:15"),
        ("9 a.m.", "Wed 2026-11-25 09:00"),
        ("12am", "Wed 2026-11-25 00:00"),
        ("since 9 o'clock", "Wed 2026-11-25 09:00"),
        ("since noon", "Wed 2026-11-25 12:00"),
        ("since midnight", "Wed 2026-11-25 00:00"),
        ("at 3", "Wed 2026-11-25 15:00"),
        ("since 10 this morning", "Wed 2026-11-25 10:00"),
        ("10:02 this morning", "Wed 2026-11-25 10:02"),
        ("last night around 10", "Tue 2026-11-24 22:00"),
        ("last night at 1", "Wed 2026-11-25 01:00"),
        ("6 last night", "Tue 2026-11-24 18:00"),
        ("Friday 5pm", "Fri 2026-11-20 17:00"),
        ("9am yesterday", "Tue 2026-11-24 09:00"),
        ("Friday night at 11", "Fri 2026-11-20 23:00"),
        ("since the 3pm shift", "Wed 2026-11-25 15:00"),
        ("3 days ago at 10am", "Sun 2026-11-22 10:00"),
    ],
)
def test_hours_in_english(words: str, expected: str) -> None:
    assert resolved(words, "en") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("desde hace 20 min", "Wed 2026-11-25 16:00"),
        ("hace unos 9 minutos", "Wed 2026-11-25 16:11"),
        ("hace media hora", "Wed 2026-11-25 15:50"),
        ("hace una hora y media", "Wed 2026-11-25 14:50"),
        ("hace hora y cuarto", "Wed 2026-11-25 15:05"),
        ("hace tres cuartos de hora", "Wed 2026-11-25 15:35"),
        ("hace una hora y 20 minutos", "Wed 2026-11-25 15:00"),
        ("hace 1h30", "Wed 2026-11-25 14:50"),
        ("hace 1 hora 15", "Wed 2026-11-25 15:05"),
        ("hace 2hs", "Wed 2026-11-25 14:20"),
        ("hace 1,5 horas", "Wed 2026-11-25 14:50"),
        ("hace treinta y cinco minutos", "Wed 2026-11-25 15:45"),
        ("hace como una hora", "Wed 2026-11-25 15:20"),
        ("llevamos 3 horas", "Wed 2026-11-25 13:20"),
        ("hace un par de horas", "Wed 2026-11-25 14:20"),
        ("hace 24 horas", "Tue 2026-11-24 16:20"),
        ("hace 3 días y 2 horas", "Sun 2026-11-22 14:20"),
        ("hace dos días", "Mon 2026-11-23"),
        ("hace dos días a las 9", "Mon 2026-11-23 09:00"),
        ("hace ٣ horas", "Wed 2026-11-25 13:20"),
    ],
)
def test_lengths_in_spanish(words: str, expected: str) -> None:
    assert resolved(words, "es") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("about an hour ago", "Wed 2026-11-25 15:20"),
        ("half an hour ago", "Wed 2026-11-25 15:50"),
        ("an hour and a half ago", "Wed 2026-11-25 14:50"),
        ("one and a half hours ago", "Wed 2026-11-25 14:50"),
        ("three quarters of an hour ago", "Wed 2026-11-25 15:35"),
        ("2.5 hrs ago", "Wed 2026-11-25 13:50"),
        ("2h ago", "Wed 2026-11-25 14:20"),
        ("45m ago", "Wed 2026-11-25 15:35"),
        ("twenty-five minutes ago", "Wed 2026-11-25 15:55"),
        ("a couple hours ago", "Wed 2026-11-25 14:20"),
        ("for the last 2 hours", "Wed 2026-11-25 14:20"),
        ("two days ago", "Mon 2026-11-23"),
        ("a day ago", "Tue 2026-11-24"),
    ],
)
def test_lengths_in_english(words: str, expected: str) -> None:
    assert resolved(words, "en") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("hoy", "Wed 2026-11-25"),
        ("ayer", "Tue 2026-11-24"),
        ("anteayer", "Mon 2026-11-23"),
        ("antes de ayer", "Mon 2026-11-23"),
        ("antier en la tarde", "Mon 2026-11-23"),
        ("anoche", "Tue 2026-11-24"),
        ("antenoche", "Mon 2026-11-23"),
        ("esta mañana", "Wed 2026-11-25"),
        ("hoy temprano", "Wed 2026-11-25"),
        ("ayer por la tarde", "Tue 2026-11-24"),
        ("ayer a última hora", "Tue 2026-11-24"),
        ("desde el viernes", "Fri 2026-11-20"),
        ("el martes por la noche", "Tue 2026-11-24"),
        ("este lunes", "Mon 2026-11-23"),
        ("el lunes de la semana pasada", "Mon 2026-11-16"),
        ("desde la actualización del martes", "Tue 2026-11-24"),
        ("ayer a las 7", "Tue 2026-11-24"),
    ],
)
def test_days_in_spanish(words: str, expected: str) -> None:
    assert resolved(words, "es") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("yesterday", "Tue 2026-11-24"),
        ("the day before yesterday", "Mon 2026-11-23"),
        ("last night", "Tue 2026-11-24"),
        ("this morning", "Wed 2026-11-25"),
        ("since lunch", "Wed 2026-11-25"),
        ("first thing today", "Wed 2026-11-25"),
        ("since Monday", "Mon 2026-11-23"),
        ("Monday last week", "Mon 2026-11-16"),
        ("last Friday", "Fri 2026-11-20"),
        ("since the update on Tuesday", "Tue 2026-11-24"),
        ("Tuesday's update", "Tue 2026-11-24"),
    ],
)
def test_days_in_english(words: str, expected: str) -> None:
    assert resolved(words, "en") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("el 3", "Tue 2026-11-03"),
        ("el 27", "Tue 2026-10-27"),
        ("lunes 23", "Mon 2026-11-23"),
        ("desde el lunes 16", "Mon 2026-11-16"),
        ("el viernes 20 por la tarde", "Fri 2026-11-20"),
        ("4 de noviembre", "Wed 2026-11-04"),
        ("primero de noviembre", "Sun 2026-11-01"),
        ("20-nov", "Fri 2026-11-20"),
        ("el 20 de este mes", "Fri 2026-11-20"),
        ("20 de noviembre de 2025", "Thu 2025-11-20"),
        ("5 de diciembre", "Fri 2025-12-05"),
        ("3/11", "Tue 2026-11-03"),
        ("desde el 20/11 a las 9", "Fri 2026-11-20 09:00"),
        ("20/11/2025", "Thu 2025-11-20"),
        ("20.11.2026", "Fri 2026-11-20"),
    ],
)
def test_dates_in_spanish(words: str, expected: str) -> None:
    assert resolved(words, "es") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("since the 3rd", "Tue 2026-11-03"),
        ("the 3rd of November", "Tue 2026-11-03"),
        ("Nov 3rd at 9am", "Tue 2026-11-03 09:00"),
        ("Nov 3, 2025", "Mon 2025-11-03"),
        ("Friday the 20th", "Fri 2026-11-20"),
        ("the 20th of last month", "Tue 2026-10-20"),
        ("11/20 9:30am", "Fri 2026-11-20 09:30"),
        ("on 2026-11-03 at 09:30", "Tue 2026-11-03 09:30"),
    ],
)
def test_dates_in_english(words: str, expected: str) -> None:
    assert resolved(words, "en") == expected


@pytest.mark.parametrize(
    ("words", "now", "expected"),
    [
        ("a las 9", "2026-11-23 09:00", "Mon 2026-11-23 09:00"),
        ("a las 9", "2026-11-23 08:00", "Sun 2026-11-22"),
        ("a las 9", "2026-11-23 22:00", "Mon 2026-11-23"),
        ("hoy a las 5", "2026-11-23 16:00", "Mon 2026-11-23 05:00"),
        ("el lunes", "2026-11-23 16:00", None),
        ("el lunes a las 9", "2026-11-24 16:00", "Mon 2026-11-23 09:00"),
        ("este lunes", "2026-11-23 16:00", "Mon 2026-11-23"),
        ("hoy lunes a las 9", "2026-11-23 16:00", "Mon 2026-11-23 09:00"),
        ("hoy martes a las 9", "2026-11-23 16:00", None),
        ("esta mañana", "2026-11-23 06:30", "Mon 2026-11-23"),
        ("por la tarde", "2026-11-23 10:00", None),
        ("esta noche", "2026-11-23 10:00", None),
        ("ayer", "2026-12-01 00:05", "Mon 2026-11-30"),
        ("anoche a las 11", "2026-12-01 00:30", "Mon 2026-11-30 23:00"),
        ("hace 20 minutos", "2027-01-01 00:10", "Thu 2026-12-31 23:50"),
        ("31/12 a las 23:00", "2027-01-02 09:00", "Thu 2026-12-31 23:00"),
        ("el 31", "2026-12-01 10:00", "Sat 2026-10-31"),
        ("29 de febrero", "2026-11-23 16:00", "Thu 2024-02-29"),
        ("desde la medianoche", "2026-11-23 00:10", "Mon 2026-11-23 00:00"),
    ],
)
def test_around_midnight_and_the_ends_of_weeks_months_and_years(words: str, now: str, expected: str | None) -> None:
    assert resolved(words, "es", now) == expected


@pytest.mark.parametrize(
    ("zone", "language", "expected"),
    [
        ("America/New_York", "en", "Tue 2026-11-03"),
        ("Europe/London", "en", "Wed 2026-03-11"),
        (MADRID, "en", "Wed 2026-03-11"),
        ("Australia/Sydney", "en", "Wed 2026-03-11"),
        ("America/Toronto", "en", None),
        ("UTC", "en", None),
        ("America/Lima", "es", "Wed 2026-03-11"),
        ("UTC", "es", "Wed 2026-03-11"),
        ("America/New_York", "es", None),
    ],
)
def test_a_date_in_figures_is_read_as_people_write_it_there(zone: str, language: str, expected: str | None) -> None:
    """Nothing is read if the country writes the year first, or the order differs from that of the language."""
    assert resolved("11/3", language, zone=zone) == expected


def test_hours_ago_are_elapsed_time() -> None:
    """On 25 October 2026 the clocks in Madrid show the hour after 2 twice; on 29 March they skip it."""
    for now in (datetime(2026, 10, 25, 2, 30, tzinfo=UTC), datetime(2026, 3, 29, 2, tzinfo=UTC)):
        found = moment("hace 2 horas", "es", now, MADRID)
        assert found is not None
        assert now - found.astimezone(UTC) == timedelta(hours=2)


def test_an_hour_skipped_by_a_clock_change_is_the_one_after_it() -> None:
    assert resolved("a las 02:30", "es", "2026-03-29 12:00") == "Sun 2026-03-29 03:30"


def test_the_day_is_the_reporters_own() -> None:
    now = datetime(2026, 11, 24, 2, tzinfo=UTC)  # still Monday in Lima, Tuesday in Madrid
    days = {zone: began(read("ayer", "es"), now, zone) for zone in ("America/Lima", MADRID)}
    assert days == {"America/Lima": Began(date(2026, 11, 22)), MADRID: Began(date(2026, 11, 23))}


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
        found = began(read(words, language), now, zone)
        assert found is None or found.day <= now.astimezone(ZoneInfo(zone)).date()
        assert found is None or found.at is None or found.at.astimezone(UTC) <= now


@given(st.integers(4, 9) | st.integers(13, 23), st.integers(0, 59), NOWS)
def test_an_hour_is_the_last_time_a_clock_showed_it(hour: int, minute: int, now: datetime) -> None:
    found = moment(f"desde las {hour:02}:{minute:02}", "es", now, MADRID)
    assert found is not None
    assert (found.hour, found.minute) == (hour, minute)
    assert now - found.astimezone(UTC) <= timedelta(hours=25)


WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@given(st.integers(0, 6), NOWS, ZONES)
def test_a_weekday_is_the_last_one_and_ambiguous_on_that_weekday(weekday: int, now: datetime, zone: str) -> None:
    found, today = began(read(f"since {WEEKDAYS[weekday]}", "en"), now, zone), now.astimezone(ZoneInfo(zone)).date()
    if weekday == today.weekday():
        assert found is None
    else:
        assert found is not None
        assert found.day.weekday() == weekday
        assert 1 <= (today - found.day).days < len(WEEKDAYS)


@given(st.integers(1, 31), NOWS, ZONES)
def test_a_day_of_the_month_is_the_last_one_up_to_today(day: int, now: datetime, zone: str) -> None:
    found, today = began(read(f"desde el día {day}", "es"), now, zone), now.astimezone(ZoneInfo(zone)).date()
    assert found is not None
    assert found.day.day == day
    assert 0 <= (today - found.day).days <= 62


def test_what_machines_write_for_no_date_is_no_moment() -> None:
    for zone in ("Asia/Tokyo", "America/New_York"):
        assert resolved("since 0001-01-01 at 10:15", "en", zone=zone) is None
        assert resolved("since 0001-01-01", "en", zone=zone) is None
