"""The words that announce secrets: a YAML file for each language in the folder `vocabulary`, read once.

All languages are used together, since people mix them in one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, cached_property, lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from helpbot.language.text import fold
from helpbot.problems import Collector
from helpbot.validation import FileModel, validate
from helpbot.yamlfile import read_yaml

LabelGroup = Literal["password", "weak password", "token", "card number"]
Nearness = Literal["strong", "weak", "key"]
Word = Annotated[str, Field(min_length=1)]
Words: TypeAlias = tuple[Word, ...]


class Vocabulary(FileModel):
    """The file of one language, or all of them together; the comments in `en.yaml` tell what each list means."""

    labels: dict[LabelGroup, Words] = {}
    glued: Words = ()
    assigned: Words = ()
    nouns_by_article: Words = ()
    qualifying: Words = ()
    phrases: Words = ()
    modifiers: Words = ()
    complements: Words = ()
    links: Words = ()
    attached_links: Words = ()
    being: Words = ()
    moves: Words = ()
    reverse_links: Words = ()
    relatives: Words = ()
    determiners: Words = ()
    possessives: Words = ()
    articles: Words = ()
    owners: Words = ()
    conjunctions: Words = ()
    further: Words = ()
    joints: Words = ()
    closers: Words = ()
    units: Words = ()
    resumptions: Words = ()
    manners: Words = ()
    changing: Words = ()
    users: Words = ()
    user_marks: Words = ()
    spelling: Words = ()
    spelling_joints: Words = ()
    letter_words: Words = ()
    letter_names: Words = ()
    recalled: Words = ()
    particles: Words = ()
    breaks: Words = ()
    judged: Words = ()
    business: Words = ()
    altered: Words = ()
    near: dict[Nearness, Words] = {}
    access: Words = ()
    other_keys: Words = ()
    things: Words = ()
    titles: Words = ()
    codes: Words = ()
    code_links: Words = ()
    code_words: Words = ()
    sending: Words = ()
    other_codes: Words = ()
    networks: Words = ()
    network_keys: Words = ()
    short_numbers: Words = ()
    pins: Words = ()
    typing: Words = ()
    typed_into: Words = ()
    belonging: Words = ()
    listed_pins: Words = ()
    for_example: Words = ()
    opened: Words = ()
    failing: Words = ()
    security_answers: Words = ()
    security_questions: Words = ()
    answer_words: Words = ()
    answering: Words = ()
    descriptions: Words = ()
    description_endings: Words = ()
    identifiers: Words = ()
    expiries: Words = ()
    check_codes: Words = ()
    accounts: Words = ()
    banking: Words = ()
    sort_codes: Words = ()
    routing_numbers: Words = ()
    account_numbers: Words = ()
    number_marks: Words = ()
    not_accounts: Words = ()

    @cached_property
    def described(self) -> re.Pattern[str]:
        """Folded words that describe a password."""
        whole = "|".join(re.escape(fold(word)).replace(r"\*", r"\w{0,20}") for word in self.descriptions)
        endings = "|".join(sorted({re.escape(fold(ending)) for ending in self.description_endings}))
        return re.compile(rf"(?:{whole}|\w{{2,30}}(?:{endings}))")


@cache
def vocabulary() -> Vocabulary:
    """The words of every language that comes with the program. Raises `ProblemsFound` for files with mistakes."""
    with as_file(files("helpbot.language.secrets") / "vocabulary") as folder:
        return read_vocabulary(folder)


@cache
def spelling_joints() -> frozenset[str]:
    """The folded words that may stand between spelled ones."""
    return frozenset(map(fold, vocabulary().spelling_joints))


def read_vocabulary(folder: Path) -> Vocabulary:
    """The words of every language in a folder, together. Raises `ProblemsFound` with every mistake."""
    collector = Collector()
    languages: list[Vocabulary] = []
    for path in sorted(folder.glob("*.yaml")):
        with collector.step():
            languages.append(validate(read_yaml(path, f"{folder.name}/{path.name}"), Vocabulary))
    collector.raise_any()
    return _together(languages)


def _together(languages: Iterable[Vocabulary]) -> Vocabulary:
    lists: dict[str, object] = {}
    for name in Vocabulary.model_fields:
        told = [getattr(language, name) for language in languages]
        lists[name] = _joined(told) if all(isinstance(words, tuple) for words in told) else _joined_by_key(told)
    return Vocabulary.model_validate(lists)


def _joined(lists: Iterable[Words]) -> Words:
    """The words of several lists, each once."""
    return tuple(dict.fromkeys(word for words in lists for word in words))


def _joined_by_key(groups: Iterable[dict[str, Words]]) -> dict[str, Words]:
    joined: dict[str, Words] = {}
    for group in groups:
        for key, words in group.items():
            joined[key] = _joined((joined.get(key, ()), words))
    return joined


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of the words, longer ones first, with or without accents; a space is any blank."""
    return "|".join("".join(map(_letter, word)) for word in sorted(words, key=len, reverse=True)) or _NEVER


_NEVER = r"(?!)"
"""Matches nowhere: an empty list has no word."""


def _letter(letter: str) -> str:
    if letter == " ":
        return r"[ \t]{1,3}"
    plain = fold(letter)
    if plain == letter.lower():
        return re.escape(letter)
    return f"[{letter}{plain}]" if len(plain) == 1 else f"(?:{letter}|{re.escape(plain)})"


@lru_cache(maxsize=256)
def standing_alone(words: Words) -> re.Pattern[str]:
    """Any of the words, as a whole word."""
    return re.compile(rf"(?<!\w)(?:{alternatives(words)})(?!\w)", re.IGNORECASE)
