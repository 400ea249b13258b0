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
    words: tuple[str, ...] = ()


ENGLISH = 'hello: "Hi {name}!"\npart: {head: "{number} of {count}"}\nwords: ["{", hey]\n'


def told(folder: Path, spanish: str) -> list[str]:
    """The mistakes reported beside correct English texts."""
    texts = folder / "room" / "texts"
    texts.mkdir(parents=True)
    (texts / "en.yaml").write_text(ENGLISH, "utf-8")
    (texts / "es.yaml").write_text(spanish, "utf-8")
    try:
        read_texts(texts, Said)
    except ProblemsFound as found:
        return [str(problem).splitlines()[0] for problem in found.problems]
    return []


def test_languages_that_say_the_same(tmp_path: Path) -> None:
    assert told(tmp_path, 'hello: "¡Hola, {name}!"\npart: {head: "{number} de {count}"}\n') == []
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
                "room/texts/es.yaml:2:14: the text lacks {count}",
            ],
        ),
        (
            'hello: "¡Hola, {name}, {again}!"\npart: {head: "{number} de {count}"}\n',
            ["room/texts/en.yaml:1:8: the text lacks {again}"],
        ),
    ],
)
def test_a_placeholder_that_another_language_has_is_missed(tmp_path: Path, spanish: str, mistakes: list[str]) -> None:
    assert told(tmp_path, spanish) == mistakes


def test_a_missing_text_is_reported(tmp_path: Path) -> None:
    [mistake] = told(tmp_path, 'hello: "¡Hola, {name}!"\n')
    assert mistake.startswith("room/texts/es.yaml:")
    assert "part" in mistake
