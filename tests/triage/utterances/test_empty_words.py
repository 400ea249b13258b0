"""Words after a question that do not answer it."""

from __future__ import annotations

import pytest

from helpbot.triage.utterances.empty_words import is_unheard_of, says_nothing


@pytest.mark.parametrize(
    ("text", "language", "asked", "nothing"),
    [
        ("ok", "en", "workaround", True),
        ("hahaha", "en", "business_impact", True),
        ("hmm...", "en", "affected", True),
        ("10 minutes", "en", "affected", True),
        ("for about 2 hours", "en", "affected", True),
        ("10 minutes", "en", "since", False),
        ("10 agents, for 2 hours", "en", "affected", False),
        ("just me", "en", "affected", False),
        ("no", "en", "workaround", False),
        ("jajaja", "es", "workaround", True),
        ("vale", "es", "workaround", True),
        ("bueno pues", "es", "business_impact", True),
        ("2 horas", "es", "affected", True),
        ("ya", "es", "since", True),
        ("recién", "es", "since", False),
        ("mi hijo", "es", "affected", False),
        ("nada", "es", "workaround", False),
        ("asdf", "en", "workaround", True),
        ("asdf", "en", "since", True),
        ("ok jkljkl", "en", "business_impact", True),
        ("sdfghk", "es", "workaround", True),
        ("kkkk", "es", "affected", True),
        ("ñlkj", "es", "what", True),
        ("asdf agents", "en", "affected", False),
        ("html", "en", "workaround", False),
        ("were", "en", "workaround", False),
    ],
)
def test_fillers_are_no_answer_and_a_duration_names_nobody(text: str, language: str, asked: str, nothing: bool) -> None:
    assert says_nothing(text, language, asked) is nothing


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("text", ["quokka", "qwxz", "qwerty"])
def test_a_single_unknown_word_is_unheard_of(text: str, language: str) -> None:
    assert is_unheard_of(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        *((word, "es") for word in ("excel", "papel", "softphone", "marta", "reiniciar", "ninguna", "dos")),
        *((word, "en") for word in ("paper", "whatsapp", "priya", "rebooting", "none", "two", "not really")),
    ],
)
def test_words_of_answers_are_known(text: str, language: str) -> None:
    assert not is_unheard_of(text, language)
