"""What is said during a report, apart from answers."""

from __future__ import annotations

import pytest

from helpbot.triage.utterances.remarks import is_over, only_tone, spares_others, tells_nothing, told_instead


@pytest.mark.parametrize(
    ("text", "language", "over"),
    [
        ("ya se ha arreglado solo, déjalo", "es", True),
        ("it fixed itself, leave it", "en", True),
        ("works again if I restart it", "en", False),
        ("we fixed the roster by hand", "en", False),
        ("me equivoqué, era mi cable", "es", True),
        ("me equivoqué, no eran las facturas, eran los remitos", "es", False),
        ("my mistake, it was unplugged", "en", True),
        ("my mistake, it's fine now", "en", True),
        ("my mistake, it's extension 205", "en", False),
        ("sorry, my bad, it's the chats not the calls", "en", False),
        ("me equivoqué, ya funciona", "es", True),
        ("perdón, me equivoqué, es el interno 205", "es", False),
        ("me equivoqué de extensión, es la 205", "es", False),
    ],
)
def test_saying_that_it_is_over_answers_no_question(text: str, language: str, over: bool) -> None:
    assert is_over(text, language) is over


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
def test_not_knowing_says_nothing(text: str, language: str) -> None:
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
def test_what_says_something_is_heard(text: str, language: str) -> None:
    assert not tells_nothing(text, language)


@pytest.mark.parametrize(
    ("text", "language", "instead"),
    [
        ("actually no, it's me who can't hear the customer", "en", "it's me who can't hear the customer"),
        ("espera, el cliente me oye pero yo a él no", "es", "el cliente me oye pero yo a él no"),
        ("perdón, sí entran pero se cortan a los 5 segundos", "es", "sí entran pero se cortan a los 5 segundos"),
        ("espera, sí se puede atender con el móvil", "es", ""),
        ("wait, since nine", "en", ""),
        ("nah wait it's only the leeds office", "en", ""),
        ("it's me who can't hear the customer", "en", ""),
    ],
)
def test_what_is_said_instead_of_what_came_before(text: str, language: str, instead: str) -> None:
    assert told_instead(text, language) == instead


@pytest.mark.parametrize(
    ("asked", "text", "language", "only"),
    [
        ("business_impact", "ASAP please!!", "en", True),
        ("workaround", "urgente por favor", "es", True),
        ("affected", "all of us", "en", False),
        ("affected", "everyone", "en", False),
        ("workaround", "no, sorry", "en", False),
        ("business_impact", "we lose sales, please hurry", "en", False),
    ],
)
def test_haste_says_nothing(asked: str, text: str, language: str, only: bool) -> None:
    assert only_tone(text, language, asked) is only


@pytest.mark.parametrize(
    ("text", "language", "spares"),
    [
        ("turns out it's just me", "en", True),
        ("in the end only the Leeds office has it", "en", True),
        ("nobody else has it, just me", "en", True),
        ("my screen freezes, only mine", "en", False),
        ("only I can't log in", "en", False),
        ("al final era solo yo", "es", True),
        ("era solo cosa mía", "es", True),
        ("resulta que solo me pasa a mí", "es", True),
        ("solo a mí no me carga el panel", "es", False),
    ],
)
def test_saying_that_nobody_else_is_affected_reports_no_problem(text: str, language: str, spares: bool) -> None:
    assert spares_others(text, language) is spares
