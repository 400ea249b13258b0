"""Words that only ask for a ticket say nothing of the problem behind them."""

from __future__ import annotations

import pytest

from helpbot.triage.extraction.dictated import without_asking_to_file
from tests.triage.reports import assessed

ECHO = {"en": "one agent hears an echo", "es": "un agente oye eco"}


@pytest.mark.parametrize(
    ("language", "asking"),
    [
        ("en", "please log a ticket as follows: "),
        ("en", "kindly raise a ticket for below issue: "),
        ("en", "could you please open a case for this: "),
        ("en", "Requesting you to kindly log an incident for the following: "),
        ("en", "I would like to request a ticket for this. "),
        ("en", "I need a ticket raised: "),
        ("es", "por favor registre un ticket con lo siguiente: "),
        ("es", "solicito levantar un ticket por el siguiente problema: "),
        ("es", "favor de generar un ticket: "),
        ("es", "quisiera solicitar que se abra una incidencia porque "),
        ("es", "haceme un ticket porfa: "),
        ("es", "me podés cargar un ticket, "),
    ],
)
def test_a_dictated_problem_is_read_like_any_other(language: str, asking: str) -> None:
    alone, dictated = (assessed(text, language) for text in (ECHO[language], f"{asking}{ECHO[language]}"))
    assert without_asking_to_file(f"{asking}{ECHO[language]}", language) == ECHO[language]
    assert (dictated.severity, dictated.facts, dictated.fields) == (alone.severity, alone.facts, alone.fields)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "how do I open a ticket for a broken headset?"),
        ("en", "I raised a ticket yesterday for calls dropping"),
        ("en", "the button to create a ticket does nothing"),
        ("en", "please open a case"),
        ("es", "abrí un ticket ayer porque no anda"),
        ("es", "el botón de crear un ticket no funciona"),
        ("es", "quiero abrir un caso"),
    ],
)
def test_other_words_about_tickets_stay(language: str, text: str) -> None:
    assert without_asking_to_file(text, language) == text
