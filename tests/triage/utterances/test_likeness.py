"""How plainly a message reports a problem, in whatever words it says that something cannot be done."""

from __future__ import annotations

import pytest

from helpbot.triage.utterances.likeness import PERHAPS_A_REPORT, PLAINLY_A_REPORT, is_report


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I can't log in", "en"),
        ("not sure if this is the right place but I can't log in", "en"),
        ("sorry to bother you, quick question, I can't log in", "en"),
        ("no sé si es aquí, pero los clientes no nos pueden llamar", "es"),
        ("una consulta, no puedo entrar", "es"),
        ("no sé si me puedan ayudar, se nos cortan las llamadas", "es"),
        ("I can't seem to log in", "en"),
        ("I don't seem to be able to log in", "en"),
        ("can't for the life of me hear the customer", "en"),
        ("I'm struggling to log in", "en"),
        ("I'm having a hard time logging in", "en"),
        ("not managing to log in", "en"),
        ("there's no way to log in", "en"),
        ("there's no humanly possible way to log in", "en"),
        ("no way in hell can I log in", "en"),
        ("no way I can log in", "en"),
        ("there's no getting in", "en"),
        ("there's no working like this", "en"),
        ("it's impossible to hear the callers", "en"),
        ("the report doesn't seem to want to load", "en"),
        ("no logro entrar", "es"),
        ("no hay manera de entrar", "es"),
        ("no hay caso, no entra", "es"),
        ("no hay chance de entrar", "es"),
        ("no hay cómo entrar", "es"),
        ("no atino a entrar", "es"),
        ("no hay modo de que cargue", "es"),
        ("no hay quien entre", "es"),
        ("no hay quien trabaje así", "es"),
        ("no hay dios que entre", "es"),
        ("no hay forma humana de entrar", "es"),
    ],
)
def test_not_being_able_to_do_something_is_a_problem(text: str, language: str) -> None:
    assert is_report(text, language) >= PLAINLY_A_REPORT


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("is there a way to export the report?", "en"),
        ("how do I seem available while I type?", "en"),
        ("hay manera de exportar el reporte?", "es"),
        ("there is no rush", "en"),
        ("where on earth is my status?", "en"),
        ("I need a list of the queues", "en"),
        ("my boss wants a report of last week's calls and I don't know how to get it", "en"),
        ("sacar un reporte de llamadas", "es"),
        ("¿el bot sirve para algo?", "es"),
        ("mi jefa quiere ver las llamadas de ayer de los agentes y no sabe dónde", "es"),
        ("le escribo para conocer el procedimiento; el personal me lo está preguntando", "es"),
    ],
)
def test_asking_or_waiting_is_not(text: str, language: str) -> None:
    assert is_report(text, language) < PERHAPS_A_REPORT


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("SMS is down, our patients won't know where to go", "en"),
        ("a laptop was stolen last night, logged in; we've not changed anything yet, don't know how", "en"),
        ("se cayó todo y no sabemos qué hacer", "es"),
    ],
)
def test_being_at_a_loss_is_no_question(text: str, language: str) -> None:
    assert is_report(text, language) >= PLAINLY_A_REPORT


@pytest.mark.parametrize("text", ["el sistema saca a todos", "me echa a cada rato", "la plataforma nos bota"])
def test_being_thrown_out_is_a_report(text: str) -> None:
    assert is_report(text, "es") >= PLAINLY_A_REPORT


@pytest.mark.parametrize("text", ["no doy entrado", "no doy entrado en el softphone", "no damos abierto el panel"])
def test_what_somebody_does_not_manage_is_a_report(text: str) -> None:
    assert is_report(text, "es") >= PLAINLY_A_REPORT


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I can't find where to add an extension", "en"),
        ("can't find the transfer button", "en"),
        ("no encuentro dónde se agrega una extensión", "es"),
        ("no encuentro el botón de transferir", "es"),
        ("one of my agents doesn't know how to go on queue", "en"),
        ("my boss wants to see how each queue is performing", "en"),
        ("the new starter doesn't know what organization to type", "en"),
    ],
)
def test_not_finding_or_knowing_how_to_do_something_may_be_a_question(text: str, language: str) -> None:
    assert PERHAPS_A_REPORT <= is_report(text, language) < PLAINLY_A_REPORT
