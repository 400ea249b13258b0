"""Words that look like a cue and mean something else; and the summary of a report."""

from __future__ import annotations

import pytest

from helpbot.triage.extraction.people.scope import scope
from helpbot.triage.extraction.summary import summary
from helpbot.triage.extraction.texts.reading import read
from helpbot.triage.extraction.texts.words import LONGEST_WORD
from helpbot.triage.report import Report, read_report


@pytest.mark.parametrize(
    ("text", "language", "half"),
    [
        ("calls fail since half eight", "en", False),
        ("calls fail since half past 2", "en", False),
        ("half of us have no sound since half nine", "en", True),
        ("half the agents hear nothing", "en", True),
        ("half a dozen agents hear nothing", "en", True),
        ("half a team hears nothing", "en", True),
        ("media plantilla no oye nada", "es", True),
    ],
)
def test_half_an_hour_is_not_half_of_the_people(text: str, language: str, half: bool) -> None:
    assert read(text, language).says("share") is half


@pytest.mark.parametrize(
    ("text", "language", "covered"),
    [
        ("three people cannot work", "en", False),
        ("the rest of the team can't work either", "en", False),
        ("my colleagues cover for me", "en", True),
        ("los demás no pueden trabajar", "es", False),
        ("mis compañeros me cubren", "es", True),
    ],
)
def test_people_who_cannot_work_cannot_stand_in(text: str, language: str, covered: bool) -> None:
    assert read(text, language).says("covered") is covered


@pytest.mark.parametrize(
    ("text", "language", "line"),
    [
        ("all our calls drop", "en", "all our calls drop"),
        ("everyone is locked out of the app", "en", "everyone is locked out of the app"),
        ("there is an echo on the line", "en", "there is an echo on the line"),
        ("Hi all, calls drop", "en", "Calls drop"),
        ("good morning team, calls drop", "en", "Calls drop"),
        ("hang on, it's the chat that is dead", "en", "It's the chat that is dead"),
        ("Sorry to bother you, but calls drop", "en", "Calls drop"),
        ("1. no sound 2. the reports are empty", "en", "no sound; the reports are empty"),
        ("since 9. Nobody can log in", "en", "Nobody can log in"),
        ("todas las llamadas se cortan", "es", "todas las llamadas se cortan"),
        ("buenos días equipo, se cortan las llamadas", "es", "Se cortan las llamadas"),
        ("I want to report a problem: calls drop for two people", "en", "Calls drop for two people"),
        ("I need to report a problem", "en", "I need to report a problem"),
        ("hola, quisiera reportar una falla, no carga el chat", "es", "No carga el chat"),
        ("tengo un problema con el chat: no carga", "es", "tengo un problema con el chat: no carga"),
        ("um hi, I wanted to say that uh the calls drop", "en", "The calls drop"),
        ("not sure if this is the right channel but calls drop", "en", "Calls drop"),
        ("oye que se cortan las llamadas", "es", "Se cortan las llamadas"),
        ("se cayó todo!! no entran las llamadas", "es", "se cayó todo! no entran las llamadas"),
        ("It's all down!! Calls drop.", "en", "It's all down! Calls drop"),
        ("Nobody can log in. Calls drop.", "en", "Nobody can log in"),
        (
            "since this morning, after I came back from the dentist, the transfer to another queue just spins and "
            "the customer is dropped",
            "en",
            "The transfer to another queue just spins and the customer is dropped",
        ),
        ("hola :wave: no hay audio :cry:", "es", "No hay audio"),
        (":rotating_light::fire: calls drop :+1:. Since 10:30:45", "en", "calls drop"),
        (
            "Desde ayer en todo el equipo de ventas, al abrir https://apps.example.com/directory/#/engage/admin el "
            "softphone no arranca",
            "es",
            "Al abrir https://apps.example.com/directory/#/engage/admin el softphone no arranca",
        ),
        (
            "since this morning, when a colleague opens https://apps.example.com/directory/#/engage/admin/people, in "
            "our office the softphone drops calls",
            "en",
            "In our office the softphone drops calls",
        ),
        (
            "since this morning, after lunch, when ana.garcia@mail.acme.example logs in, her softphone drops calls",
            "en",
            "When ana.garcia@mail.acme.example logs in, her softphone drops calls",
        ),
    ],
)
def test_the_summary_leaves_out_greetings_and_keeps_who_is_affected(text: str, language: str, line: str) -> None:
    assert summary(read(text, language)) == line


@pytest.mark.parametrize(
    ("text", "language", "whom"),
    [
        ("my headset is dead, the others are all right", "en", "one_user"),
        ("my screen is frozen, rest of the team fine", "en", "one_user"),
        ("I have no sound, everyone else is ok", "en", "one_user"),
        ("the rest of the team cannot log in either", "en", "team"),
        ("el resto del equipo tampoco entra", "es", "team"),
        ("no me anda la vincha, el resto del equipo bien", "es", "one_user"),
        ("no puedo entrar, a los demás les va bien", "es", "one_user"),
        ("no puedo entrar, al resto del equipo le va bien", "es", "one_user"),
    ],
)
def test_whoever_is_spared_is_not_affected(text: str, language: str, whom: str) -> None:
    assert scope(read_report(Report(text, {}, language))).value == whom


def test_only_the_beginning_of_an_overlong_word_is_kept() -> None:
    [before, long, after] = read(f"calls {'x' * 2_000} drop", "en").words
    assert (before.text, len(long.text), after.text) == ("calls", LONGEST_WORD, "drop")
    assert long.end - long.start == 2_000


def test_drawn_out_letters_are_read_once_except_in_an_outcry() -> None:
    assert [word.text for word in read("lentooooo para todos, nooo puede ser", "es").words] == [
        *("lento", "para", "todos"),
        *("nooo", "puede", "ser"),
    ]
