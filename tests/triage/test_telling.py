"""Which questions some words settle by themselves."""

from __future__ import annotations

import pytest

from helpbot.triage.telling import questions_told, tells_nothing


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("80 agents, since 9:15", "en", ("affected", "since")),
        ("son 12 agentes", "es", ("affected",)),
        ("desde ayer a las diez", "es", ("since",)),
        ("no, we tried the desk phones too", "en", ("workaround",)),
        ("well, what can I say", "en", ()),
    ],
)
def test_what_is_told(text: str, language: str, told: tuple[str, ...]) -> None:
    assert questions_told(text, language) == told


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("no sé", "es"),
        ("no sé, la verdad", "es"),
        ("la verdad no sabría decirte", "es"),
        ("ni idea", "es"),
        ("no sé cuándo", "es"),
        ("no me acuerdo", "es"),
        ("I don't know", "en"),
        ("sorry, I really don't know", "en"),
        ("no idea honestly", "en"),
        ("can't say", "en"),
    ],
)
def test_who_does_not_know_tells_nothing(text: str, language: str) -> None:
    assert tells_nothing(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("no se oye nada", "es"),
        ("no, ninguna", "es"),
        ("no lo sé, creo que ayer", "es"),
        ("quizás mañana", "es"),
        ("not sure, since 9", "en"),
        ("maybe use the phones", "en"),
        ("we can't tell customers anything", "en"),
        ("I can't tell who is calling", "en"),
    ],
)
def test_who_tells_something_is_heard(text: str, language: str) -> None:
    assert not tells_nothing(text, language)
