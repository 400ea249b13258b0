"""The same report in another tone, from which it is learned that tone says nothing about severity."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

from pydantic import TypeAdapter

from helpbot.yamlfile import read_yaml

_SHARE_IN_CAPITALS = 0.15
_TONES = TypeAdapter(dict[str, dict[str, list[str]]])


def in_another_tone(text: str, language: str, random: Random) -> str:
    """Politer, louder or milder; sometimes all in capitals."""
    before, after = (_tones()[place][language] for place in ("before", "after"))
    told = random.choice(before) + text + random.choice(after)
    return told.upper() if random.random() < _SHARE_IN_CAPITALS else told


@cache
def _tones() -> dict[str, dict[str, list[str]]]:
    return _TONES.validate_python(read_yaml(Path(__file__).with_name("tones.yaml")).data)
