"""Where one sentence ends and the next begins."""

from __future__ import annotations

import re

import pytest

from helpbot.language.sentences import SENTENCE_END


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("calls drop. nobody can work", ["calls drop.", "nobody can work"]),
        ("¿Qué pasa? No se oye… nada", ["¿Qué pasa?", "No se oye…", "nada"]),
        ("since 7 p.m. or so", ["since 7 p.m. or so"]),
        ("since 7 p.m. Nobody can work", ["since 7 p.m.", "Nobody can work"]),
        ("desde las 7 a. m. a todos", ["desde las 7 a. m. a todos"]),
        ("desde las 7 a. m. Afecta a todos", ["desde las 7 a. m.", "Afecta a todos"]),
        ("Ligo às 7 a.m. À tarde cai", ["Ligo às 7 a.m.", "À tarde cai"]),
        ("write to support@example.com. more of it", ["write to support@example.com.", "more of it"]),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert re.split(SENTENCE_END, text) == sentences
