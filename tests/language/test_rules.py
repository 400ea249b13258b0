"""Who is addressed in which language, and what the rules of a language may search for."""

from __future__ import annotations

import pytest

from helpbot.language.rules import in_nearest, nearest_spoken, quoted, read_rules, shipped_rules
from helpbot.problems import ProblemsFound
from helpbot.yamlfile import parse_yaml


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
def test_people_are_addressed_in_their_own_language_or_the_nearest_or_the_first(
    language: str | None, spoken: tuple[str, ...], addressed_in: str
) -> None:
    assert nearest_spoken(language, spoken) == addressed_in


def test_the_nearest_is_a_language_that_the_bot_speaks() -> None:
    assert {one for rules in shipped_rules().values() for one in rules.nearest} <= {"en", "es"}


def test_texts_are_in_the_language_of_a_person_or_the_nearest_or_the_first() -> None:
    texts = {"es": "llamada", "en": "call"}
    assert [in_nearest(language, texts) for language in ("en", "pt", "fr", "ja")] == [
        "call",
        "llamada",
        "call",
        "llamada",
    ]


@pytest.mark.parametrize("section", ["contractions", "abbreviations", "sounds"])
@pytest.mark.parametrize("written", ["", " ", "-", "´", "\u0301"])
def test_signs_alone_cannot_be_searched_for(section: str, written: str) -> None:
    document = parse_yaml(f"en:\n  {section}:\n    '{written}': is\n", "vocabulary.yaml")
    with pytest.raises(ProblemsFound, match=r"^vocabulary\.yaml:3:5: .* has neither a letter nor a digit"):
        read_rules(document)


@pytest.mark.parametrize(
    ("language", "written"),
    [("en", "“no audio”"), ("es", "«no audio»"), ("de", "„no audio“"), ("eo", "“no audio”")],
)
def test_words_are_quoted_with_the_signs_of_the_language(language: str, written: str) -> None:
    assert quoted("no audio", language) == written
