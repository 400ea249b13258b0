"""Texts by language: each says the same under the same names; what is missing is reported with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpbot.language.texts import read_texts
from helpbot.problems import ProblemsFound
from helpbot.validation import FileModel


class Part(FileModel):
    """Nested texts."""

    head: str


class Said(FileModel):
    """Some texts, and phrases that people say."""

    hello: str
    part: Part
    areas: dict[str, str] = {}
    words: tuple[str, ...] = ()


ENGLISH = 'hello: "Hi {name}!"\npart: {head: "{number} of {count}"}\nareas: {voice: calls}\nwords: ["{", hey]\n'


def told(folder: Path, spanish: str) -> list[str]:
    """The mistakes reported beside correct English texts."""
    texts = folder / "room" / "texts"
    texts.mkdir(parents=True)
    (texts / "en.yaml").write_text(ENGLISH, "utf-8")
    (texts / "es.yaml").write_text(spanish, "utf-8")
    try:
        read_texts(texts, Said)
    except ProblemsFound as found:
        return [line for problem in found.problems for line in str(problem).splitlines()]
    return []


AREAS = "areas: {voice: llamadas}\n"


def test_languages_that_say_the_same(tmp_path: Path) -> None:
    assert told(tmp_path, 'hello: "¡Hola, {name}!"\npart: {head: "{number} de {count}"}\n' + AREAS) == []
    texts = read_texts(tmp_path / "room" / "texts", Said)
    assert {language: said.part.head for language, said in texts.items()} == {
        "en": "{number} of {count}",
        "es": "{number} de {count}",
    }


@pytest.mark.parametrize(
    ("spanish", "mistakes"),
    [
        (
            'hello: "¡Hola!"\npart: {head: "{number}"}\n',
            [
                "room/texts/es.yaml:1:8: the text lacks {name}",
                "    fix: add it, or remove it in en",
                "room/texts/es.yaml:2:14: the text lacks {count}",
                "    fix: add it, or remove it in en",
            ],
        ),
        (
            'hello: "¡Hola, {name}, {again}!"\npart: {head: "{number} de {count}"}\n',
            ["room/texts/en.yaml:1:8: the text lacks {again}", "    fix: add it, or remove it in es"],
        ),
    ],
)
def test_a_placeholder_that_another_language_has_is_missed(tmp_path: Path, spanish: str, mistakes: list[str]) -> None:
    assert told(tmp_path, spanish + AREAS) == mistakes


def test_a_text_under_another_name_is_missed_in_both_languages(tmp_path: Path) -> None:
    assert told(tmp_path, 'hello: "¡Hola, {name}!"\npart: {head: "{number} de {count}"}\nareas: {voz: llamadas}\n') == [
        "room/texts/en.yaml:3:1: the text 'voz' is missing",
        "    fix: add it, or remove it in es",
        "room/texts/es.yaml:3:1: the text 'voice' is missing",
        "    fix: add it, or remove it in en",
    ]


def test_a_missing_text_is_reported(tmp_path: Path) -> None:
    assert told(tmp_path, 'hello: "¡Hola, {name}!"\n') == [
        "room/texts/es.yaml:1:1: the key 'part' is missing",
        "    fix: add part: …",
    ]
