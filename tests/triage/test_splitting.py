"""One problem, one ticket: bundles are found, one story is left whole."""

from __future__ import annotations

import pytest

from helpbot.triage.splitting import split


@pytest.mark.parametrize(
    ("text", "language", "parts"),
    [
        ("1) no hay audio 2) el logo se ve borroso", "es", 2),
        ("- calls drop\n- reports are empty\n- how do I add a user?", "en", 3),
        ("Dos cosas: no sale ninguna llamada y el informe semanal viene vacío", "es", 2),
        ("no puedo entrar. Por otro lado, los reportes salen vacíos", "es", 2),
        ("Two issues. The audio is choppy. Also, the schedule page shows an error", "en", 2),
        ("calls are choppy, plus how do I export my contacts?", "en", 2),
    ],
)
def test_bundles(text: str, language: str, parts: int) -> None:
    assert len(split(text, language)) == parts


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("no puedo entrar y tampoco mis compañeros, también probamos reiniciar", "es"),
        ("Nobody can log in. We also tried restarting. It fails on 3 sites.", "en"),
        ("desde las 10:15 no hay llamadas. Son 40 agentes. Es urgente.", "es"),
        ("the call drops after 5 min and the customer hangs up", "en"),
        ("", "en"),
    ],
)
def test_one_story_stays_whole(text: str, language: str) -> None:
    assert split(text, language) == (text,)
