"""Since when: the shortest piece of a person's own words that says it, and nothing that only sounds like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpbot.triage.extraction.moments.since import started_at
from helpbot.triage.report import Report, read_report
from tests.triage.reports import assessed


def told(text: str, language: str, since: str | None = None) -> str:
    answers = {} if since is None else {"since": since}
    return started_at(read_report(Report(text, answers, language)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("no sale ninguna llamada desde las 9", "desde las 9"),
        ("desde ayer no sale ninguna llamada", "desde ayer"),
        ("desde ayer a las 9 y media no entra nada", "desde ayer a las 9 y media"),
        ("no entran correos desde hace como tres semanas, o más", "desde hace como tres semanas"),
        ("desde que actualizaron no se oye nada", "desde que actualizaron"),
        ("no se oye nada a raíz del corte de anoche", "a raíz del corte de anoche"),
        ("tras la actualización del domingo no carga", "tras la actualización del domingo"),
        ("hace un ratito se fue el audio", "hace un ratito"),
        ("llevamos 3 horas sin llamadas", "llevamos 3 horas"),
        ("se cayó todo ayer al mediodía", "ayer al mediodía"),
        ("anoche como a las once se murió la central", "anoche como a las once"),
        ("el buzón dejó de recibir el martes por la noche", "el martes por la noche"),
        ("a partir del lunes 3 no imprime", "a partir del lunes 3"),
        ("dsd las 10 no anda la línea", "dsd las 10"),
        ("no entran desde las 9:15 p. m. de ayer", "desde las 9:15 p. m. de ayer"),
        ("no entran desde el 24/11", "desde el 24/11"),
        ("no entran desde hace treinta y cinco minutos", "desde hace treinta y cinco minutos"),
        ("no entran hace 1 hora y 20 minutos", "hace 1 hora y 20 minutos"),
        ("no entran desde hace hora y cuarto", "desde hace hora y cuarto"),
        ("no entran hace tres cuartos de hora", "hace tres cuartos de hora"),
        ("no entran desde este lunes", "desde este lunes"),
        ("no entran desde el fin de semana", "desde el fin de semana"),
        ("no puedo entrar desde el celular", ""),
        ("el informe sale a las 8 y cierra el viernes", ""),
        ("cada lunes se corta la llamada", ""),
        ("hay que entregar el reporte para mañana", ""),
        ("el informe no carga los datos de ayer", ""),
        ("sigue igual la caída de ayer", "de ayer"),
        ("se cortan desde las 7 a. m. a todos", "desde las 7 a. m."),
        ("desde las 8, unos 12 de nosotros", "desde las 8"),
        ("ayer a la tardecita se cortó", "ayer a la tardecita"),
    ],
)
def test_spanish_messages(message: str, words: str) -> None:
    assert told(message, "es") == words


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("nobody can log in since 9", "since 9"),
        ("since 9 AM nobody can log in", "since 9 AM"),
        ("calls drop since about 10:15 this morning", "since about 10:15 this morning"),
        ("calls drop since about 20 minutes ago", "since about 20 minutes ago"),
        ("calls start with 20 seconds of silence since the migration", "since the migration"),
        ("ever since the update the queue is empty", "ever since the update"),
        ("the fax is dead since Sunday's maintenance", "since Sunday's maintenance"),
        (
            "no audio since the flow was republished at noon yesterday",
            "since the flow was republished at noon yesterday",
        ),
        ("it broke 20 minutes ago", "20 minutes ago"),
        ("no calls all morning", "all morning"),
        ("this morning the queue was empty", "this morning"),
        ("chat has been down for the last forty minutes", "for the last forty minutes"),
        ("the site dropped off at 3 am local", "at 3 am local"),
        ("after the carrier change nothing rings", "after the carrier change"),
        ("last night at 11 it went down", "last night at 11"),
        ("no calls since 9:15 a.m.", "since 9:15 a.m."),
        ("no calls since 11/24", "since 11/24"),
        ("no calls since 2026-11-24", "since 2026-11-24"),
        ("no calls for twenty-five minutes", "for twenty-five minutes"),
        ("no calls for 1 hour and 20 minutes", "for 1 hour and 20 minutes"),
        ("no calls for an hour and a half", "for an hour and a half"),
        ("no calls for three quarters of an hour", "for three quarters of an hour"),
        ("the calls stopped about an hour ago", "about an hour ago"),
        ("I can't log in for an hour", "for an hour"),
        ("I can't log in from home", ""),
        ("we close at 6 and the report is due by Friday", ""),
        ("every Monday calls drop", ""),
        ("since I can't see the queue, can you look", ""),
        ("the wallboard shows yesterday's numbers", ""),
        ("since Tuesday around 3 pm about one in five calls goes silent", "since Tuesday around 3 pm"),
    ],
)
def test_english_messages(message: str, words: str) -> None:
    assert told(message, "en") == words


@pytest.mark.parametrize(
    ("answer", "language", "words"),
    [
        ("desde que abrimos, 9:15", "es", "9:15"),
        ("lo vimos a las 9:30", "es", "a las 9:30"),
        ("no sé, creo que desde la semana pasada", "es", "desde la semana pasada"),
        ("ni idea, la primera queja es de hace una semana", "es", "hace una semana"),
        ("hoy, ayer salían bien", "es", "hoy"),
        ("desde el cambio de servidor", "es", "desde el cambio de servidor"),
        ("tres semanas", "es", "tres semanas"),
        ("como dos meses", "es", "como dos meses"),
        ("treinta y cinco minutos", "es", "treinta y cinco minutos"),
        ("desde un cuarto para las nueve", "es", "desde un cuarto para las nueve"),
        ("no sé", "es", ""),
        ("ni idea", "es", ""),
        ("since we merged skills, Oct 3", "en", "Oct 3"),
        ("noticed around quarter to nine", "en", "around quarter to nine"),
        ("the 3pm shift", "en", "the 3pm shift"),
        ("Tuesday", "en", "Tuesday"),
        ("twenty-five minutes", "en", "twenty-five minutes"),
        ("three quarters of an hour", "en", "three quarters of an hour"),
        ("couple of days", "en", "couple of days"),
        ("driver update", "en", "driver update"),
        ("no idea", "en", ""),
        ("I don't know", "en", ""),
    ],
)
def test_answers(answer: str, language: str, words: str) -> None:
    assert told("the phones are down", language, answer) == words


def test_an_answer_that_names_a_moment_corrects_the_message() -> None:
    assert told("no sale ninguna llamada desde las 10:15", "es", "perdón, desde ayer") == "desde ayer"
    assert told("nobody can log in since 9", "en", "since 8:40") == "since 8:40"


def test_today_corrects_no_hour() -> None:
    assert told("no sale ninguna llamada desde las 10:15", "es", "hoy") == "desde las 10:15"
    assert told("nobody can log in since 9", "en", "today") == "since 9"


def test_questions_and_requests_have_no_beginning() -> None:
    assert assessed("how do I add a second admin?", "en", since="today").fields.started_at == ""
    assert assessed("¿se puede cambiar el color del avatar?", "es", since="desde ayer").fields.started_at == ""


MOMENTS = {
    "es": ("desde las 9", "desde ayer", "desde que actualizaron", "hace dos horas", "esta mañana"),
    "en": ("since 9", "since yesterday", "ever since the update", "two hours ago", "this morning"),
}
UNKNOWN = {
    "es": ("no sé", "no lo sé", "ni idea", "no recuerdo", "sin dato", ""),
    "en": ("I don't know", "no idea", "not sure", "dunno", "n/a", ""),
}


@given(st.data(), st.sampled_from(["es", "en"]), st.text(alphabet="bc xyz", max_size=20))  # `a a` may be one a.m.
def test_not_knowing_corrects_nothing(data: st.DataObject, language: str, before: str) -> None:
    words, unknown = data.draw(st.sampled_from(MOMENTS[language])), data.draw(st.sampled_from(UNKNOWN[language]))
    message = f"{before}, {words}"
    assert told(message, language, unknown) == told(message, language) == words


LINES = st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" "), max_size=80)


@given(LINES, LINES, st.sampled_from(["es", "en"]))
def test_only_the_persons_own_words(message: str, answer: str, language: str) -> None:
    words = told(message, language, answer)
    assert words in message or words in answer
