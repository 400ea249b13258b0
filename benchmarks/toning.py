"""The same report told in another tone: what is learned from it is that tone says nothing of severity."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

from helpbot.yamlfile import read_yaml

_SHARE_IN_CAPITALS = 0.15


def in_another_tone(text: str, language: str, random: Random) -> str:
    """Politer, louder or smaller; sometimes all in capitals."""
    before, after = (_tones()[place][language] for place in ("before", "after"))
    told = random.choice(before) + text + random.choice(after)
    return told.upper() if random.random() < _SHARE_IN_CAPITALS else told


@cache
def _tones() -> dict[str, dict[str, list[str]]]:
    tones: dict[str, dict[str, list[str]]] = read_yaml(Path(__file__).with_name("tones.yaml")).data
    return tones
