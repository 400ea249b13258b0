"""The words and shapes of `redaction.yaml`, read once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, cached_property
from importlib.resources import files
from typing import Annotated

from pydantic import BeforeValidator

from helpbot.language.text import fold
from helpbot.validation import FileModel, validate
from helpbot.yamlfile import parse_yaml


def _flat(lists: object) -> object:
    """Long lists may be written as several short ones."""
    if not isinstance(lists, list):
        return lists
    return [word for part in lists for word in (part if isinstance(part, list) else [part])]


_ACCENTED = re.compile("[áéíóúüñç]")
Words = Annotated[tuple[str, ...], BeforeValidator(_flat)]


class TokenShape(FileModel):
    """How an issuer's tokens begin, and as a regular expression what follows."""

    issuer: str
    starts: Words
    then: str

    @cached_property
    def rest(self) -> re.Pattern[str]:
        """What follows the beginning."""
        return re.compile(self.then, re.ASCII)


class CardNetwork(FileModel):
    """How a network's card numbers begin, and how many digits they may have."""

    network: str
    starts: tuple[str, ...]
    digits: frozenset[int]


class Vocabulary(FileModel):
    """Everything of `redaction.yaml`; its comments say what each list means."""

    labels: dict[str, Words]
    modifiers: Words
    complements: Words
    links: Words
    moves: Words
    reverse_links: Words
    determiners: Words
    possessives: Words
    articles: Words
    references: Words
    resumptions: Words
    numbered_references: Words
    sayings: Words
    manners: Words
    uses: Words
    settings: Words
    users: Words
    joints: Words
    closers: Words
    units: Words
    phrases: Words
    spelling: Words
    spelling_joints: Words
    codes: Words
    code_links: Words
    sent_codes: Words
    sending: Words
    other_codes: Words
    owners: Words
    networks: Words
    network_keys: Words
    listed_pins: Words
    short_numbers: Words
    pins: Words
    typing: Words
    typed_into: Words
    security_answers: Words
    security_questions: Words
    answer_words: Words
    logs_in: Words
    answering: Words
    entered_numbers: Words
    opened: Words
    failing: Words
    neighbourhood: dict[str, Words]
    access: Words
    keys: Words
    other_keys: Words
    things: Words
    enters_as: Words
    file_endings: Words
    descriptions: Words
    description_endings: Words
    products: Words
    names: Words
    identifiers: Words
    expiries: Words
    check_codes: Words
    accounts: Words
    banking: Words
    sort_codes: Words
    routing_numbers: Words
    account_numbers: Words
    not_accounts: Words
    tokens: tuple[TokenShape, ...]
    cards: tuple[CardNetwork, ...]
    ibans: dict[str, int]

    @cached_property
    def described(self) -> re.Pattern[str]:
        """Folded words that describe a password."""
        whole = "|".join(re.escape(fold(word)).replace(r"\*", r"\w{0,20}") for word in self.descriptions)
        endings = "|".join(sorted({re.escape(fold(ending)) for ending in self.description_endings}))
        return re.compile(rf"(?:{whole}|\w{{2,30}}(?:{endings}))")


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of the words, longer ones first, with or without accents; a space is any blank."""
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(
        _ACCENTED.sub(lambda letter: f"[{letter[0]}{fold(letter[0])}]", re.escape(word)).replace(r"\ ", r"[ \t]{1,3}")
        for word in longest_first
    )


@cache
def vocabulary() -> Vocabulary:
    """The packaged vocabulary."""
    source = files("helpbot.language").joinpath("redaction.yaml")
    return validate(parse_yaml(source.read_text("utf-8"), "redaction.yaml"), Vocabulary)
