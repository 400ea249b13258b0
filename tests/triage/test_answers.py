"""Which questions some words settle by themselves."""

from __future__ import annotations

import pytest

from helpbot.triage.answers import questions_told


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
    ],
)
def test_what_is_told(text: str, language: str, told: tuple[str, ...]) -> None:
    assert questions_told(text, language) == told


@pytest.mark.parametrize(
    ("asked", "text", "language", "told"),
    [
        ("workaround", "solo a mi", "es", ("affected",)),
        ("workaround", "yo y otros dos compis, Luis y Marta", "es", ("affected",)),
        ("since", "nah wait it's only the leeds office", "en", ("affected",)),
        ("workaround", "we can't route calls", "en", ("business_impact",)),
        ("workaround", "we can't do anything", "en", ("workaround",)),
        ("workaround", "no podemos hacer nada", "es", ("workaround",)),
        ("workaround", "no, los clientes no pueden llamar", "es", ("business_impact", "workaround")),
        ("workaround", "no way around it", "en", ("workaround",)),
        ("workaround", "desde las 9 y pico", "es", ("since",)),
        ("business_impact", "yo solo", "es", ("affected",)),
        ("business_impact", "There is no way round it.", "en", ("workaround",)),
        ("business_impact", "nothing much", "en", ("business_impact",)),
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
    ],
)
def test_what_is_told_counts_for_what_it_says_not_for_what_was_asked(
    asked: str, text: str, language: str, told: tuple[str, ...]
) -> None:
    assert questions_told(text, language, asked) == told
