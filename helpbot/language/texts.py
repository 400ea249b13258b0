"""Texts by language: a folder `texts` with a YAML file for each, all with the same keys and the same `{names}`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import as_file, files
from pathlib import Path
from string import Formatter
from typing import TypeVar

from pydantic import BaseModel

from helpbot.language.rules import LAST_RESORT
from helpbot.problems import Collector, Problem, ProblemsFound
from helpbot.validation import validate
from helpbot.yamlfile import Document, KeyPath, read_yaml

Model = TypeVar("Model", bound=BaseModel)


def shipped_texts(package: str, model: type[Model]) -> dict[str, Model]:
    """The texts of a package by language code. Raises `ProblemsFound`."""
    with as_file(files(package) / "texts") as folder:
        return read_texts(Path(folder), model)


def spoken(texts: Mapping[str, Model], languages: Sequence[str]) -> dict[str, Model]:
    """The texts in the bot's `languages`, the preferred one first; if it has them in none, those of the last resort."""
    found = {code: texts[code] for code in languages if code in texts}
    return found or {LAST_RESORT: texts[LAST_RESORT]}


def read_texts(folder: Path, model: type[Model]) -> dict[str, Model]:
    """The texts in a folder by language code. Raises `ProblemsFound` if a language lacks a text or a name."""
    collector = Collector()
    documents: dict[str, Document] = {}
    texts: dict[str, Model] = {}
    for path in sorted(folder.glob("*.yaml")):
        with collector.step():
            document = read_yaml(path, f"{folder.parent.name}/{folder.name}/{path.name}")
            texts[path.stem] = validate(document, model)
            documents[path.stem] = document
    with collector.step():
        _check_names(documents)
    collector.raise_any()
    return texts


def _check_names(documents: Mapping[str, Document]) -> None:
    """Every language has the same texts, with the same `{names}`."""
    used = {language: dict(_names(document.data)) for language, document in documents.items()}
    problems: list[Problem] = []
    for path in dict.fromkeys(path for texts in used.values() for path in texts):
        names = {language: texts[path] for language, texts in used.items() if path in texts}
        for language, document in documents.items():
            if language not in names:
                what, fix = f"the text {str(path[-1])!r} is missing", f"add it, or remove it in {', '.join(names)}"
                problems.append(document.problem(path[:-1], what, fix, at_key=True))
            elif missing := set().union(*names.values()) - names[language]:
                what = f"the text lacks {', '.join(sorted(f'{{{name}}}' for name in missing))}"
                having = [other for other, theirs in names.items() if missing & theirs]
                problems.append(document.problem(path, what, f"add it, or remove it in {', '.join(having)}"))
    if problems:
        raise ProblemsFound(problems)


def _names(data: object, path: KeyPath = ()) -> Iterator[tuple[KeyPath, set[str]]]:
    """The names that each text has; lists are words that people say, without any."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _names(value, (*path, key))
    elif isinstance(data, str):
        yield path, {name for _, name, _, _ in Formatter().parse(data) if name}
