"""Where a clause ends, and whether a number counts something."""

from __future__ import annotations

import re
from functools import cache

from helpbot.language.secrets.vocabulary import alternatives, vocabulary


def ends_clause(text: str, at: int) -> bool:
    """Whether a clause ends here, or a new one begins with a conjunction."""
    return _clause_end().match(text, at) is not None


def up_to_closer(told: str) -> str:
    """The words before the conjunction that begins a new clause."""
    return _closer().split(told, maxsplit=1)[0].rstrip()


def unit_follows(text: str, at: int) -> bool:
    """Whether a unit follows, so that the number before it is a count: `1000 characters`."""
    return _unit().match(text, at) is not None


@cache
def _clause_end() -> re.Pattern[str]:
    closers = alternatives(vocabulary().closers)
    return re.compile(rf"""["'*_`)\]»”]{{0,3}}[ \t]{{0,3}}(?:$|[\n.,;:!?)\]}}<(—–-]|(?:{closers})\b)""", re.IGNORECASE)


@cache
def _closer() -> re.Pattern[str]:
    return re.compile(rf"[ \t]+(?:{alternatives(vocabulary().closers)})\b", re.IGNORECASE)


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(rf"[ \t]{{0,2}}-?(?:{alternatives(vocabulary().units)})\b", re.IGNORECASE)
