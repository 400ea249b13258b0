"""Which questions some words answer by themselves."""

from __future__ import annotations

import pytest

from helpbot.triage.utterances.answers import questions_told, without_correcting
from helpbot.triage.utterances.counting import counted_anew, only_counts_people, restated


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("80 agents, since 9:15", "en", ("affected", "since")),
        ("son 12 agentes", "es", ("affected",)),
        ("desde ayer a las diez", "es", ("since",)),
        ("no, we tried the desk phones too", "en", ("workaround",)),
        ("well, what can I say", "en", ()),
        ("it's the whole floor, 60 people", "en", ("affected",)),
        ("40 agents, and there is no way round", "en", ("affected", "workaround")),
        ("no hay otra forma de trabajar", "es", ("workaround",)),
        ("no workaround", "en", ("workaround",)),
        ("se cortan a los 5 segundos", "es", ()),
        ("a los diez minutos se congela", "es", ()),
        ("afecta a los 5 de ventas", "es", ("affected",)),
        ("también le pasa a todo el equipo ahora", "es", ("affected",)),
    ],
)
def test_words_answer_questions_by_themselves(text: str, language: str, told: tuple[str, ...]) -> None:
    assert questions_told(text, language) == told


@pytest.mark.parametrize(
    ("asked", "text", "language", "told"),
    [
        ("workaround", "solo a mi", "es", ("affected",)),
        ("workaround", "just our lot", "en", ("affected",)),
        ("workaround", "it's only our squad", "en", ("affected",)),
        ("workaround", "our bunch only", "en", ("affected",)),
        ("workaround", "nomás los del turno", "es", ("affected",)),
        ("workaround", "los de mi grupo nada más", "es", ("affected",)),
        ("workaround", "no he encontrado ninguna", "es", ()),
        ("workaround", "yo y otros dos compis, Luis y Marta", "es", ("affected",)),
        ("since", "nah wait it's only the leeds office", "en", ("affected",)),
        ("workaround", "we can't route calls", "en", ("business_impact",)),
        ("workaround", "we can't do anything", "en", ("workaround",)),
        ("workaround", "no podemos hacer nada", "es", ("workaround",)),
        ("workaround", "no, los clientes no pueden llamar", "es", ("business_impact", "workaround")),
        ("workaround", "no way around it", "en", ("workaround",)),
        ("workaround", "desde las 9 y pico", "es", ("since",)),
        ("business_impact", "yo solo", "es", ("affected",)),
        ("business_impact", "every agent, 35 of us", "en", ("affected",)),
        ("business_impact", "the whole team", "en", ("affected",)),
        ("business_impact", "for the whole Manila floor", "en", ("affected",)),
        ("business_impact", "the entire outbound team", "en", ("affected",)),
        ("business_impact", "cada agente", "es", ("affected",)),
        ("business_impact", "it slows us down, that's all", "en", ("business_impact",)),
        ("business_impact", "vamos más lentos, eso es todo", "es", ("business_impact",)),
        ("business_impact", "There is no way round it.", "en", ("workaround",)),
        ("business_impact", "nothing much", "en", ("business_impact",)),
        ("business_impact", "nobody else I think", "en", ("affected",)),
        ("affected", "nadie más, creo", "es", ("affected",)),
        ("workaround", "nadie más", "es", ("workaround",)),
        ("business_impact", "no, we tried everything", "en", ("workaround",)),
        ("since", "when the server was restarted", "en", ()),
        ("since", "I tried Chrome and Firefox, same thing", "en", ("workaround",)),
        ("since", "there is no other way", "en", ("workaround",)),
        ("since", "no hay otra forma", "es", ("workaround",)),
        ("since", "no", "es", ()),
        ("affected", "I tried Chrome and Firefox, same thing", "en", ("workaround",)),
        ("workaround", "no vendemos nada", "es", ("business_impact",)),
        ("workaround", "no", "es", ("workaround",)),
        ("workaround", "we sell nothing", "en", ("business_impact",)),
        ("", "ah y me sale el error 503", "es", ()),
        ("", "no se escucha al cliente, ellos sí me escuchan", "es", ()),
        ("", "en el navegador sí me carga", "es", ("workaround",)),
        ("business_impact", "todos", "es", ("affected",)),
        ("business_impact", "y a Marta tampoco", "es", ("affected",)),
        ("workaround", "a mi y a mi compañera Loli", "es", ("affected",)),
        ("", "se nos vence la auditoría hoy", "es", ()),
        ("", "desde hoy se nos vence la auditoría", "es", ("since",)),
        ("business_impact", "los de ventas", "es", ("affected",)),
        ("workaround", "y a otros dos de mi equipo", "es", ("affected",)),
        ("since", "everyone", "en", ("affected",)),
        ("workaround", "con otro equipo", "es", ()),
        ("workaround", "my phone", "en", ()),
        ("business_impact", "all of it", "en", ("business_impact",)),
        ("workaround", "desde las 8 y media", "es", ("since",)),
        ("business_impact", "la cola desde esta mañana a las 9 y media", "es", ("since",)),
        ("business_impact", "media oficina parada", "es", ("business_impact",)),
        ("workaround", "for half an hour now", "en", ("since",)),
        ("since", "about 20 of them, since Monday", "en", ("affected", "since")),
        ("", "half past nine", "en", ("since",)),
        ("", "quarter to nine", "en", ("since",)),
        ("", "around 10 this morning", "en", ("since",)),
        ("affected", "about 10 of them this morning", "en", ("affected", "since")),
        ("since", "alrededor de las 10", "es", ("since",)),
        ("workaround", "actually no, it is me and Tom", "en", ("affected",)),
        ("workaround", "400 calls a day", "en", ("business_impact",)),
        ("workaround", "400 llamadas por día", "es", ("business_impact",)),
        ("workaround", "line 2", "en", ()),
        ("workaround", "one call at a time", "en", ()),
        ("workaround", "de a una llamada", "es", ()),
        ("workaround", "no se puede vender nada", "es", ("business_impact",)),
    ],
)
def test_words_count_for_what_they_say_not_for_what_was_asked(
    asked: str, text: str, language: str, told: tuple[str, ...]
) -> None:
    assert questions_told(text, language, asked) == told


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("no wait, 12", "en", "12"),
        ("sorry, about 12 people", "en", "about 12 people"),
        ("wait, since 12", "en", ""),
        ("no wait, everyone", "en", ""),
        ("no, 12", "en", ""),
        ("no, espera, 12", "es", "12"),
        ("perdón, son 12", "es", "son 12"),
        ("espera, desde las 12", "es", ""),
    ],
)
def test_a_number_of_people_may_be_corrected(text: str, language: str, number: str) -> None:
    assert counted_anew(text, language) == number


@pytest.mark.parametrize(
    ("text", "language", "heard"),
    [
        ("somos 8... no, perdona, 9", "es", "9"),
        ("desde las 7, 20 agentes, digo 12", "es", "desde las 7, 12"),
        ("20 agentes desde las 9, perdón, 12", "es", "20 agentes desde las 9, perdón, 12"),
        ("20. No wait, 12 agents, since 9", "en", "12 agents, since 9"),
        ("20 agents, sorry", "en", "20 agents, sorry"),
        ("no, sorry, we tried 2 phones", "en", "no, sorry, we tried 2 phones"),
    ],
)
def test_what_is_corrected_at_once_is_ignored(text: str, language: str, heard: str) -> None:
    assert restated(text, language) == heard


@pytest.mark.parametrize(
    ("text", "language", "counts"),
    [
        ("6", "en", True),
        ("about 12 agents", "en", True),
        ("6 phones work", "en", False),
        ("1", "en", False),
        ("2 hours", "en", False),
        ("unos 12", "es", True),
        ("a las 12", "es", False),
        ("con 2 celulares", "es", False),
    ],
)
def test_some_answers_only_count_people(text: str, language: str, counts: bool) -> None:
    assert only_counts_people(text, language) is counts


@pytest.mark.parametrize(
    ("text", "language"),
    [("9pm", "en"), ("20 mins", "en"), ("last night", "en"), ("20 minutos", "es"), ("anoche", "es"), ("hoy", "es")],
)
@pytest.mark.parametrize("asked", ["workaround", "business_impact"])
def test_a_moment_is_neither_a_workaround_nor_an_impact(text: str, language: str, asked: str) -> None:
    assert questions_told(text, language, asked) == ("since",)


@pytest.mark.parametrize(
    ("text", "language"), [("we wait 10 minutes", "en"), ("try at night", "en"), ("esperar 10 minutos", "es")]
)
def test_a_workaround_may_take_time(text: str, language: str) -> None:
    assert "since" not in questions_told(text, language, "workaround")


@pytest.mark.parametrize(
    ("text", "language", "left"),
    [
        ("oh sorry, my mistake, it was Tuesday", "en", "it was Tuesday"),
        ("espera, perdón, fue el martes", "es", "fue el martes"),
        ("espera, " * 6 + "fue el martes", "es", "espera, espera, fue el martes"),
    ],
)
def test_up_to_four_corrections_are_left_out(text: str, language: str, left: str) -> None:
    assert without_correcting(text, language).strip(" ,") == left
