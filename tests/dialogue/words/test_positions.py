"""One of several problems may be named by its position; floors, days and seconds are not positions."""

from __future__ import annotations

import pytest

from helpbot.dialogue.wording import load_wordings
from helpbot.dialogue.words.positions import place_meant


@pytest.mark.parametrize(
    ("language", "text", "meant"),
    [
        ("en", "impact of the second: nobody can work", (1, "impact: nobody can work")),
        ("en", "the first one is already solved", (0, "is already solved")),
        ("en", "problem 2 affects everyone", (1, "affects everyone")),
        ("en", "the other one started yesterday", (1, "started yesterday")),
        ("en", "the second floor is down", None),
        ("en", "it takes a second", None),
        ("en", "first of all, nobody can work", None),
        ("en", "the first and the second are mine", None),
        ("en", "the second since 9", (1, "since 9")),
        ("en", "since 2", None),
        ("en", "make the first one high", (0, "make high")),
        ("en", "make the second critical", (1, "make critical")),
        ("en", "please set the last to 2", (1, "please set to 2")),
        ("en", "make it take the first floor", None),
        ("es", "pon el primero en alta", (0, "pon en alta")),
        ("es", "subí la segunda a crítica, por favor", (1, "subí a crítica, por favor")),
        ("es", "pásame el segundo a crítica", (1, "pásame a crítica")),
        ("es", "pon el primer turno en baja", None),
        ("es", "lo del segundo afecta a todos", (1, "afecta a todos")),
        ("es", "impacto del primero: no vendemos", (0, "impacto: no vendemos")),
        ("es", "el 2 afecta a todos", (1, "afecta a todos")),
        ("es", "la otra empezó ayer", (1, "empezó ayer")),
        ("es", "el segundo desde las 9", (1, "desde las 9")),
        ("es", "desde el 2", None),
        ("es", "el 2 de mayo", None),
        ("es", "la segunda planta no tiene línea", None),
        ("es", "lo primero es que no podemos trabajar", None),
        ("es", "el segundo turno está parado", None),
    ],
)
def test_one_of_two_problems_is_meant(language: str, text: str, meant: tuple[int, str] | None) -> None:
    assert place_meant(text, 2, load_wordings()[language]) == meant
