"""What the workspace itself says to people, in the language nearest to theirs; the sentences are in YAML files."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import as_file, files
from typing import TypeAlias

from pydantic import TypeAdapter

from helpbot.language.rules import in_nearest
from helpbot.yamlfile import read_yaml

Texts: TypeAlias = Mapping[str, str]


def texts_for(file: str, locale: str) -> Texts:
    """The sentences of a file for a person."""
    return in_nearest(locale.partition("-")[0], _shipped(file))


@cache
def _shipped(file: str) -> Mapping[str, Texts]:
    with as_file(files("helpbot.workspace") / file) as path:
        return TypeAdapter(dict[str, dict[str, str]]).validate_python(read_yaml(path).data)
