"""Moments as people read them, in the manner that the texts of their language tell."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from helpbot.dialogue.words.times import lately, moment, since

NOW = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)
NINE, ONE, BEFORE = (NOW.replace(day=day, hour=hour, minute=15) for day, hour in ((23, 9), (23, 1), (20, 9)))
ZONE = "UTC"


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("es", ("lunes 23 de noviembre, 9:15", "9:15", "las 9:15", "la 1:15", "el viernes 20 de noviembre, 9:15")),
        ("en", ("Monday, November 23, 9:15 AM", "9:15 AM", "9:15 AM", "1:15 AM", "Friday, November 20, 9:15 AM")),
        ("de", ("Montag 23 November, 09:15", "09:15", "09:15", "01:15", "Freitag 20 November, 09:15")),
    ],
)
def test_a_moment_with_its_day_by_the_clock_and_after_since(language: str, told: tuple[str, ...]) -> None:
    whole = moment(NINE, ZONE, language).replace("\u202f", " ")
    short = lately(NINE, NOW, ZONE, language).replace("\u202f", " ")
    after = (since(at, NOW, ZONE, language).replace("\u202f", " ") for at in (NINE, ONE, BEFORE))
    assert (whole, short, *after) == told
