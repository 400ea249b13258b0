"""The language of short, sloppy texts."""

from __future__ import annotations

import pytest

from helpbot.knowledge.base import KnowledgeBase
from helpbot.language.detection import OTHER_SCRIPT
from helpbot.language.rules import LanguageRules, all_rules
from tests.transcripts import shipped_content


@pytest.fixture(scope="module")
def shipped() -> KnowledgeBase:
    return shipped_content().knowledge


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("cambiar clave", "es"),
        ("change password", "en"),
        ("no me anda el headset", "es"),
        ("xq no puedo hacer login", "es"),
        ("my login doesnt work", "en"),
        ("che, cómo hago pa poner mi estado", "es"),
        ("is there any holiday next week", "en"),
        ("se me cortan las llamadas", "es"),
        ("calls drop", "en"),
        ("quiero resetear el password", "es"),
    ],
)
def test_the_language_of_a_message(shipped: KnowledgeBase, text: str, language: str) -> None:
    assert shipped.detector.detect(text).language == language


def test_a_text_that_says_nothing_keeps_the_language_of_the_conversation(shipped: KnowledgeBase) -> None:
    assert shipped.detector.detect("ok", expected="es").language == "es"
    assert shipped.detector.detect("ok", expected="en").language == "en"
    assert shipped.detector.detect("10 minutes ago", expected="en").language == "en"


def test_words_of_the_knowledge_base_extend_the_shipped_ones() -> None:
    rules = all_rules({"es": LanguageRules(stop_words=frozenset({"che"})), "ca": LanguageRules()})
    assert {"che", "que"} <= rules["es"].stop_words
    assert {"ca", "en", "de"} <= set(rules)


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("como faço para mudar a minha senha", "pt"),
        ("wie kann ich mein Passwort ändern", "de"),
        ("comment est-ce que je peux changer mon mot de passe", "fr"),
        ("cómo cambio mi contraseña", None),
        ("how do I change it", None),
        ("كيف أغير كلمة المرور", OTHER_SCRIPT),
    ],
)
def test_a_language_that_nobody_speaks_here_is_named(shipped: KnowledgeBase, text: str, foreign: str | None) -> None:
    assert shipped.detector.detect(text).foreign == foreign
