"""Whoever has chosen a language is answered in it, and understood in whatever language they write."""

from __future__ import annotations

import pytest

from helpbot.bootstrap import build_dialogue
from helpbot.dialogue.messages import Message
from helpbot.dialogue.turn import NoteQuestion
from helpbot.settings import Settings
from tests.dialogue.test_any_text import ANA, NOW
from tests.transcripts import shipped_content


@pytest.mark.parametrize(
    ("chosen", "question", "written", "answer"),
    [
        ("en", "¿cómo cambio mi contraseña?", "es", "**Change your password when you know it**"),
        ("es", "how do I change my password?", "en", "**Cambiar tu contraseña cuando la conoces**"),
        ("es", "¿cómo cambio mi contraseña?", "es", "**Cambiar tu contraseña cuando la conoces**"),
    ],
)
def test_a_question_is_searched_in_its_own_language(chosen: str, question: str, written: str, answer: str) -> None:
    person = ANA.model_copy(update={"chosen_language": chosen})
    turn = build_dialogue(Settings(), shipped_content()).respond({}, Message(text=question), person, NOW)

    assert turn.replies[0].text.splitlines()[0] == answer
    assert [effect.language for effect in turn.effects if isinstance(effect, NoteQuestion)] == [written]
