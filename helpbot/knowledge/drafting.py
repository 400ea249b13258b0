"""Draft an article from questions that people asked: the text of a file that an admin saves and completes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import yaml

from helpbot.language.text import simple_words

LONGEST = 500
"""The most characters of a line of an article (see `Line` in `article`); longer ones are cut."""
MOST_QUESTIONS = 30
TESTED = 4
"""Every fourth question becomes a test: it shows whether the others suffice to find the article."""


def draft_article(asked: Mapping[str, Sequence[str]], note: str) -> str:
    """An article file from the questions of each language, the commonest first; `note` tells where they come from.

    The title is the commonest question; the answer is left to the admin. Raises `ValueError` without a question.
    """
    if not any(asked.values()):
        raise ValueError("a draft needs a question")
    lines = {language: [_line(text) for text in texts][:MOST_QUESTIONS] for language, texts in asked.items() if texts}
    return "".join(_parts(lines, note))


def file_name(title: str) -> str:
    """`¿Cómo cambio mi clave?` -> `como-cambio-mi-clave`: the id of the article, up to six words."""
    return "-".join(simple_words(title)[:6]) or "new-article"


def _parts(lines: Mapping[str, Sequence[str]], note: str) -> Iterator[str]:
    titles = {language: texts[0] for language, texts in lines.items()}
    name = file_name(next(iter(titles.values())))
    yield f"# {note}\n# Save it as {name}.yaml in a folder of the knowledge, complete it, and run: helpbot check\n"
    yield _yaml({"title": titles})
    yield _yaml({"questions": {language: _kept(texts) for language, texts in lines.items()}})
    yield "# answer:\n" + "".join(f"#   {language}: |\n#     The answer goes here.\n" for language in lines)
    tested = {language: list(texts[TESTED - 1 :: TESTED]) for language, texts in lines.items()}
    tested = {language: texts for language, texts in tested.items() if texts}
    yield "# Tests ask in other words than the questions above; write more of them.\n"
    yield _yaml({"tests": {"matches": tested}}) if tested else "# tests: {matches: {…}}\n"


def _kept(texts: Sequence[str]) -> list[str]:
    return [text for number, text in enumerate(texts, start=1) if number % TESTED]


def _line(text: str) -> str:
    """One line, as an article file may hold it."""
    return " ".join(text.split())[:LONGEST].strip()


def _yaml(data: object) -> str:
    text: str = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=LONGEST * 2)
    return text
