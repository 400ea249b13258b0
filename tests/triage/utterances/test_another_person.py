"""What is said about a problem may name somebody else who has it too."""

from __future__ import annotations

import pytest

from helpbot.triage.utterances.another_person import tells_of_one_more
from tests.triage.reports import fact

SILENT = {"en": "my phone doesn't ring", "es": "no me suena el teléfono"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "and my colleague's phone doesn't ring either"),
        ("en", "my supervisor's doesn't ring either"),
        ("en", "my mate next to me has the same problem"),
        ("en", "the girl next to me has it as well"),
        ("en", "same for my boss"),
        ("es", "y a mi compañera no le suena el teléfono"),
        ("es", "a mi jefe le pasa lo mismo"),
        ("es", "al de al lado también le pasa"),
        ("es", "mi compa está igual"),
        ("es", "no, y a Carla tampoco le suena"),
    ],
)
def test_somebody_else_has_it_too(language: str, text: str) -> None:
    assert tells_of_one_more(SILENT[language], text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "my colleague takes them on her mobile too"),
        ("en", "tried my colleague's headset too, same thing"),
        ("en", "my colleague can take my calls as well"),
        ("en", "and my boss wants to know more"),
        ("en", "and my colleague's dashboard doesn't load either"),
        ("es", "mi compañera también puede atender mis llamadas"),
        ("es", "probé con el de mi compañera y tampoco"),
        ("es", "a mi compañera tampoco le abre el informe de colas"),
        ("es", "y mi jefa está preocupada"),
    ],
)
def test_a_workaround_or_another_problem_names_nobody_else(language: str, text: str) -> None:
    assert not tells_of_one_more(SILENT[language], text, language)


@pytest.mark.parametrize(
    ("language", "affected"),
    [
        ("en", "just me; and my colleague's phone doesn't ring either"),
        ("es", "solo a mí; y a mi compañera no le suena el teléfono"),
    ],
)
def test_it_is_no_longer_one_person(language: str, affected: str) -> None:
    assert fact("scope", SILENT[language], language, affected=affected) == "some_users"
