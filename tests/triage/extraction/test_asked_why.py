"""Who asks why something fails tells that it fails."""

from __future__ import annotations

import pytest

from helpbot.triage.extraction.asked_why import without_asking_why


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "can you tell me why nobody in Leeds can log in?", "nobody in Leeds can log in?"),
        ("en", "hi, how come", "hi, how come"),
        ("en", "how come our chat is down?", "our chat is down?"),
        ("en", "any reason why the screen is blank?", "the screen is blank?"),
        ("en", "is it normal that calls drop when I transfer them?", "calls drop when I transfer them?"),
        ("en", "is it normal that calls are recorded?", "is it normal that calls are recorded?"),
        ("en", "why is a call recorded?", "why is a call recorded?"),
        ("en", "The screen is blank. Why?", "The screen is blank. Why?"),
        ("es", "¿me podrían decir por qué nadie puede entrar?", "nadie puede entrar?"),
        ("es", "¿a qué se debe que no carga el chat?", "que no carga el chat?"),
        ("es", "¿es normal que se corten las llamadas?", "se corten las llamadas?"),
        ("es", "¿es normal que se graben las llamadas?", "¿es normal que se graben las llamadas?"),
        ("es", "¿por qué se graba una llamada?", "¿por qué se graba una llamada?"),
        ("es", "No carga el chat, ¿por qué?", "No carga el chat, ¿por qué?"),
    ],
)
def test_the_trouble_that_somebody_asks_about_is_told(language: str, text: str, told: str) -> None:
    assert without_asking_why(text, language) == told
