"""A message with questions and a problem is divided at its sentences and at the items of a list."""

from __future__ import annotations

import pytest

from helpbot.dialogue.recognising.recognition import Recogniser
from helpbot.dialogue.routing.question_beside import parted
from helpbot.dialogue.wording import load_wordings


@pytest.mark.parametrize(
    ("text", "language", "questions", "problem"),
    [
        (
            "No se oyen las llamadas. ¿Cómo cambio mi estado?",
            "es",
            ["¿Cómo cambio mi estado?"],
            "No se oyen las llamadas.",
        ),
        (
            "(A) all calls drop (B) how do I change my status?",
            "en",
            ["how do I change my status?"],
            "(A) all calls drop",
        ),
        (
            "Desde las 7 a. m. no se oyen las llamadas. ¿Cómo cambio mi estado?",
            "es",
            ["¿Cómo cambio mi estado?"],
            "Desde las 7 a. m. no se oyen las llamadas.",
        ),
        ("how do I change my status at 7 a. m. sharp?", "en", [], "how do I change my status at 7 a. m. sharp?"),
        ("calls drop from 9 a. m. how do I report", "en", [], "calls drop from 9 a. m. how do I report"),
    ],
)
def test_questions_and_problem_are_separated(text: str, language: str, questions: list[str], problem: str) -> None:
    assert parted(text, Recogniser(load_wordings()), language) == (questions, problem)
