"""A language that no code can know: English in other letters, as the files by which an admin adds a language.

It goes by the code of a real one (Esperanto), since dates and names of countries come from Unicode's data.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

import helpbot
from tests.languages import Asking, program_in

CODE = "eo"
VOCABULARIES = ("dialogue/texts", "slack/texts", "triage/vocabulary", "language/secrets/vocabulary")
AS_IT_IS = frozenset({"moments", "day_first", "keyboard", "stemmer"})
"""What is no text: how dates are written, the order of letters on a keyboard, the name of a stemmer."""
SHORT_FORMS = frozenset({"contractions", "abbreviations", "whole", "endings"})
"""Mappings of words to what they stand for."""
_KEPT = re.compile(r"\{[^}]*\}|https?://\S+|\$\w+")
_VOWELS, _CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxyz"
_FROM = _VOWELS + _CONSONANTS
_TO = _VOWELS[1:] + _VOWELS[0] + _CONSONANTS[1:] + _CONSONANTS[0]
_LETTERS = str.maketrans(_FROM + _FROM.upper(), _TO + _TO.upper())


def invented(english: str) -> str:
    """The same in the invented language; names to be filled in and addresses stay."""
    kept = [*_KEPT.findall(english), ""]
    between = [part.translate(_LETTERS) for part in _KEPT.split(english)]
    return "".join(map(str.__add__, between, kept))


def program_that_speaks_it(home: Path, articles: Mapping[str, Any]) -> Asking:
    """A copy of the program with the files of the language, and with a knowledge base of these articles in both."""
    program, knowledge = home / "helpbot", home / "knowledge"
    shutil.copytree(Path(helpbot.__file__).parent, program, ignore=shutil.ignore_patterns("__pycache__", "static"))
    for folder in VOCABULARIES:
        _write(program / folder / f"{CODE}.yaml", _translated(_read(program / folder / "en.yaml")))
    rules = _read(program / "language" / "languages.yaml")
    _write(program / "language" / "languages.yaml", rules | {CODE: _translated(rules["en"]) | {"nearest": ["en"]}})
    shipped = Path(helpbot.__file__).parents[1] / "knowledge"
    for file in ("help-menu.yaml", "support/policy.yaml"):
        _write(knowledge / file, _with_translations(_read(shipped / file)))
    for name, article in articles.items():
        _write(knowledge / f"{name}.yaml", _with_translations(article))
    _write(home / "app.yaml", {"name": "🙂", "languages": [CODE, "en"]})
    return program_in(home)


def _translated(words: Any, name: str = "") -> Any:  # noqa: ANN401 - any YAML
    """What a file of one language has under a name, in the invented language."""
    if name in AS_IT_IS:
        return words
    if isinstance(words, dict):
        by_word = all(isinstance(value, str) and (name in SHORT_FORMS or value.isdigit()) for value in words.values())
        return {(invented(key) if by_word else key): _translated(value, key) for key, value in words.items()}
    return [_translated(word) for word in words] if isinstance(words, list) else invented(words)


def _with_translations(texts: Any) -> Any:  # noqa: ANN401 - any YAML
    """A file of several languages, with the invented one wherever there is English."""
    if isinstance(texts, dict):
        more = {CODE: _translated(texts["en"])} if "en" in texts else {}
        return {key: _with_translations(value) for key, value in texts.items()} | more
    return [_with_translations(text) for text in texts] if isinstance(texts, list) else texts


def _read(path: Path) -> Any:  # noqa: ANN401 - any YAML
    return yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - it knows nothing but texts


def _write(path: Path, content: Any) -> None:  # noqa: ANN401 - any YAML
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.dump(content, allow_unicode=True, default_style='"'), "utf-8")
