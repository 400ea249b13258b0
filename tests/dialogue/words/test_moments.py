"""Moments as people read them, in the format that the texts of their language define."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from helpbot.dialogue.wording import refuse_undatable
from helpbot.dialogue.words.times import by, day, lately, moment, on, since
from helpbot.problems import ProblemsFound

NOW = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)
NINE, ONE, BEFORE = (NOW.replace(day=day, hour=hour, minute=15) for day, hour in ((23, 9), (23, 1), (20, 9)))
ZONE = "UTC"


def test_a_language_whose_dates_nobody_knows_is_refused() -> None:
    with pytest.raises(ProblemsFound) as refused:
        refuse_undatable(["fr", "xq"])
    assert str(refused.value.problems[0]) == (
        "dialogue/texts/xq.yaml: Unicode knows no language 'xq', nor its dates\n"
        "    fix: name the file after the code of the language, such as fr"
    )


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("es", ("lunes 23 de noviembre, 9:15", "9:15", "las 9:15", "la 1:15", "el viernes 20 de noviembre, 9:15")),
        ("en", ("Monday, November 23, 9:15 AM", "9:15 AM", "9:15 AM", "1:15 AM", "Friday, November 20, 9:15 AM")),
        ("de", ("Montag 23 November, 09:15", "09:15", "09:15", "01:15", "Freitag 20 November, 09:15")),
    ],
)
def test_a_moment_in_full_in_short_and_after_since(language: str, told: tuple[str, ...]) -> None:
    whole = moment(NINE, ZONE, language)
    short = lately(NINE, NOW, ZONE, language)
    after = (since(at, NOW, ZONE, language) for at in (NINE, ONE, BEFORE))
    assert (whole, short, *after) == told


@pytest.mark.parametrize(
    ("language", "at", "happens", "is_due"),
    [
        ("es", NINE, "hoy a las 9:15", "hoy antes de las 9:15"),
        ("es", ONE, "hoy a la 1:15", "hoy antes de la 1:15"),
        ("es", BEFORE, "el viernes 20 de noviembre, 9:15", "antes del viernes 20 de noviembre, 9:15"),
        ("en", NINE, "today at 9:15 AM", "today by 9:15 AM"),
        ("en", ONE, "today at 1:15 AM", "today by 1:15 AM"),
        ("en", BEFORE, "on Friday, November 20, 9:15 AM", "by Friday, November 20, 9:15 AM"),
    ],
)
def test_a_moment_of_today_is_shown_as_today(language: str, at: datetime, happens: str, is_due: str) -> None:
    assert " ".join(on(at, NOW, ZONE, language)) == happens
    assert " ".join(by(at, NOW, ZONE, language)) == is_due


def test_today_is_the_readers_own() -> None:
    late = NOW.replace(hour=23)
    assert on(late, NOW, "Europe/Madrid", "es").words == "el"  # it is tomorrow there
    assert on(late, NOW, "America/New_York", "en").words == "today at"


@pytest.mark.parametrize(
    ("zone", "language", "told"),
    [
        ("America/New_York", "en", ("Monday, November 23, 10:15 AM", "10:15 AM", "Nov 23, 2026")),
        ("Europe/London", "en", ("Monday 23 November, 15:15", "15:15", "23 Nov 2026")),
        ("Europe/Dublin", "en", ("Monday 23 November, 15:15", "15:15", "23 Nov 2026")),
        ("Asia/Kolkata", "en", ("Monday 23 November, 8:45 pm", "8:45 pm", "23 Nov 2026")),
        ("Asia/Manila", "en", ("Monday, November 23, 11:15 PM", "11:15 PM", "Nov 23, 2026")),
        ("Asia/Tokyo", "en", ("Tuesday, November 24, 12:15 AM", "12:15 AM", "Nov 23, 2026")),
        ("America/Mexico_City", "es", ("lunes 23 de noviembre, 9:15", "9:15", "23 nov 2026")),
        ("Europe/London", "es", ("lunes 23 de noviembre, 15:15", "15:15", "23 nov 2026")),
    ],
)
def test_a_moment_is_written_as_in_the_country_of_the_zone(zone: str, language: str, told: tuple[str, ...]) -> None:
    at = NOW.replace(hour=15, minute=15)
    assert (moment(at, zone, language), lately(at, at, zone, language), day(at.date(), zone, language)) == told
