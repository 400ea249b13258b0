"""The shapes of `shapes.yaml`: tokens, card numbers, bank accounts, and harmless names; the same in every language."""

from __future__ import annotations

import re
from functools import cache, cached_property
from importlib.resources import as_file, files

from helpbot.validation import FileModel, validate
from helpbot.yamlfile import read_yaml


class TokenShape(FileModel):
    """How the tokens of an issuer begin, and what follows as a regular expression."""

    issuer: str
    starts: tuple[str, ...]
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


class Shapes(FileModel):
    """Everything of `shapes.yaml`; its comments say what each list means."""

    tokens: tuple[TokenShape, ...]
    cards: tuple[CardNetwork, ...]
    ibans: dict[str, int]
    products: frozenset[str]
    names: frozenset[str]
    file_endings: frozenset[str]


@cache
def shapes() -> Shapes:
    """The packaged shapes. Raises `ProblemsFound` for a file with mistakes."""
    with as_file(files("helpbot.language.secrets") / "shapes.yaml") as path:
        return validate(read_yaml(path, path.name), Shapes)
