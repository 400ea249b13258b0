"""Words about when it began that give no moment: nothing is guessed."""

from __future__ import annotations

import pytest

from tests.triage.extraction.test_times import resolved


@pytest.mark.parametrize(
    "words",
    [
        "hace un ratito",
        "hace unas horas",
        "hace más de 2 horas",
        "hace menos de una hora",
        "hace medio día",
        "hace ocho días",
        "hace quince días",
        "hace tres semanas",
        "hace un mes",
        "hace un año",
        "la semana pasada",
        "el mes pasado",
        "este mes",
        "desde octubre",
        "desde enero de 2025",
        "a finales de octubre",
        "principios de mes",
        "el finde",
        "desde el fin de semana",
        "el lunes pasado",
        "hace rato",
        "desde siempre",
    ],
)
def test_a_rough_measure_or_a_day_among_several_in_spanish(words: str) -> None:
    assert resolved(words, "es") is None


@pytest.mark.parametrize(
    "words",
    [
        "a few hours ago",
        "over an hour ago",
        "less than an hour ago",
        "half a day ago",
        "two weeks",
        "a month ago",
        "last week",
        "this month",
        "since October",
        "mid October",
        "last weekend",
        "overnight",
        "last Monday",
        "weeks ago",
        "since forever",
    ],
)
def test_a_rough_measure_or_a_day_among_several_in_english(words: str) -> None:
    assert resolved(words, "en") is None


@pytest.mark.parametrize(
    "words",
    [
        "a las 5",
        "a las 4:30",
        "entre las 9 y las 10",
        "9 o 10",
        "a las 9 o a las 10",
        "martes o miércoles",
        "9hs",
        "a las 9:30 hora de Perú",
        "9:30 UTC",
        "hace 1:30 horas",
    ],
)
def test_an_hour_that_could_be_another_in_spanish(words: str) -> None:
    assert resolved(words, "es") is None


@pytest.mark.parametrize(
    "words",
    [
        "at 5",
        "4:30",
        "between 9 and 10",
        "9-10",
        "at 9 or 10",
        "an hour or two ago",
        "2-3 hours ago",
        "9999999 hours ago",
        "Monday or Tuesday",
        "9am EST",
        "9:30 your time",
        "ten past",
        "since 0900",
    ],
)
def test_an_hour_that_could_be_another_in_english(words: str) -> None:
    assert resolved(words, "en") is None


@pytest.mark.parametrize(
    "words",
    [
        "desde la versión 9",
        "desde la actualización 3.1",
        "desde el parche del 20",
        "hace tres lunes",
        "hace dos noches",
        "ext. 204",
        "desde 2024",
        "desde el 20-11",
        "desde las 25",
        "desde las 9:75",
        "hace 99999 meses",
        "hace 9.999.999.999 días",
        "hace ፫ horas",
        "desde 0001-01-01",
    ],
)
def test_a_number_of_something_else_in_spanish(words: str) -> None:
    assert resolved(words, "es") is None


@pytest.mark.parametrize(
    "words",
    [
        "since version 12",
        "since v3",
        "since the 9.2 update",
        "2 years ago",
        "two mornings running",
        "error 500",
    ],
)
def test_a_number_of_something_else_in_english(words: str) -> None:
    assert resolved(words, "en") is None


@pytest.mark.parametrize(
    "words",
    [
        "mañana",
        "mañana a las 9",
        "pasado mañana",
        "el próximo lunes",
        "la semana que viene",
        "hasta las 9",
        "hoy a las 20:00",
        "el viernes 27",
        "30 de febrero",
        "20/12/2026",
    ],
)
def test_in_the_future_or_no_such_day_in_spanish(words: str) -> None:
    assert resolved(words, "es") is None


@pytest.mark.parametrize(
    "words",
    [
        "tomorrow at 9",
        "next Monday",
        "until 9",
        "tonight",
        "since 7 this evening",
        "Monday the 20th",
    ],
)
def test_in_the_future_or_no_such_day_in_english(words: str) -> None:
    assert resolved(words, "en") is None
