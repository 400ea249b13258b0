"""People may name one of several problems by its own words, at the beginning of what they say about it."""

from __future__ import annotations

import pytest

from helpbot.dialogue.wording import load_wordings
from helpbot.dialogue.words.naming import problem_named_first

PROBLEMS = {
    "en": ["calls to the sales queue drop", "the login page won't load"],
    "es": ["se cortan las llamadas de la cola de ventas", "a un compañero no le carga el panel"],
}


@pytest.mark.parametrize(
    ("language", "text", "named"),
    [
        ("en", "the login one is only him", (1, "is only him")),
        ("en", "the sales queue thing started at 9", (0, "started at 9")),
        ("en", "as for the calls, 200 agents", (0, "200 agents")),
        ("en", "calls: 200 agents", (0, "200 agents")),
        ("en", "the login page", None),
        ("en", "the chat one is only him", None),
        ("en", "impact: calls are lost", None),
        ("en", "about 40 agents", None),
        ("es", "lo del compañero es solo él", (1, "es solo él")),
        ("es", "lo de la cola, todos", (0, "todos")),
        ("es", "en cuanto al panel, desde ayer", (1, "desde ayer")),
        ("es", "las llamadas: 200 agentes", (0, "200 agentes")),
        ("es", "lo de siempre", None),
        ("es", "impacto: se pierden llamadas", None),
    ],
)
def test_the_problem_named_first_is_recognised(language: str, text: str, named: tuple[int, str] | None) -> None:
    assert problem_named_first(PROBLEMS[language], text, load_wordings()[language]) == named
