"""An answer that denies one way around and says that another works."""

from __future__ import annotations

import pytest

from tests.triage.reports import fact

PROBLEM = {"en": "the messages do not come in", "es": "no entran los mensajes"}


@pytest.mark.parametrize(
    ("language", "answer", "workaround"),
    [
        ("en", "not by chat, by phone it works", "yes"),
        ("en", "chat no, phone yes", "yes"),
        ("en", "not in Chrome, in Edge it's fine", "yes"),
        ("en", "no, but email works", "inadequate"),
        ("en", "no, nothing works", "no"),
        ("en", "not by phone, not by mail", "no"),
        ("en", "no, phone is dead too", "no"),
        ("es", "no por chat, por teléfono sí", "yes"),
        ("es", "chat no, teléfono sí", "yes"),
        ("es", "no por Chrome, con Edge va bien", "yes"),
        ("es", "en la web no, pero en el celu anda", "inadequate"),
        ("es", "no, por mail tampoco", "no"),
        ("es", "no, si llamo se corta", "no"),
    ],
)
def test_another_way_counts(language: str, answer: str, workaround: str) -> None:
    assert fact("workaround", PROBLEM[language], language, workaround=answer) == workaround
