"""Who is addressed in which language."""

from __future__ import annotations

import pytest

from helpbot.language.rules import LanguageRules, nearest_spoken, rules_for, shipped_rules


@pytest.mark.parametrize(
    ("language", "spoken", "addressed_in"),
    [
        ("es", ("en", "es"), "es"),
        ("pt", ("en", "es"), "es"),
        ("it", ("en", "es"), "es"),
        ("fr", ("es", "en"), "en"),
        ("de", ("es", "en"), "en"),
        ("pt", ("en", "de"), "en"),
        ("ja", ("es", "en"), "es"),
        (None, ("es", "en"), "es"),
        ("pt", ("en", "pt", "es"), "pt"),
    ],
)
def test_in_ones_own_else_the_nearest_else_the_first(
    language: str | None, spoken: tuple[str, ...], addressed_in: str
) -> None:
    assert nearest_spoken(language, spoken) == addressed_in


def test_the_nearest_are_languages_that_the_bot_speaks() -> None:
    assert {one for rules in shipped_rules().values() for one in rules.nearest} <= {"en", "es"}


def test_a_knowledge_base_may_say_otherwise() -> None:
    more = {"pt": LanguageRules(nearest=("en",))}
    assert rules_for("pt", more).nearest == ("en",)
    assert rules_for("pt", {"pt": LanguageRules()}).nearest == ("es",)
