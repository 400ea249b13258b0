"""Names of people as an answer to the question who is affected: `just Gwen`, `Luis and Marta`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from helpbot.triage.vocabulary import Naming

_CAPITAL, _SMALL = "[A-ZÀ-ÖØ-Þ]", "[a-zß-öø-ÿ]"


def is_name(text: str, naming: Naming) -> bool:
    """Whether it is the name of a person and little more: `only Ms. Gwen Park`."""
    return _one(naming).match(text.strip()) is not None


def are_names(text: str, naming: Naming) -> bool:
    """Whether it lists people by their names and says nothing else: `Luis, Ana and Marta`."""
    return _several(naming).fullmatch(text.strip()) is not None


@cache
def _one(naming: Naming) -> re.Pattern[str]:
    before, after = _any(naming.before), _any(naming.after)
    name = rf"{_CAPITAL}{_SMALL}{{2,}}(?:\s+{_CAPITAL}{_SMALL}+)?"
    return re.compile(rf"(?:{before}\.?\s+){{0,2}}{name}(?:\s+{after})?(?:[.,;].*)?$", re.DOTALL)


@cache
def _several(naming: Naming) -> re.Pattern[str]:
    name = rf"{_CAPITAL}\w+"
    return re.compile(rf"(?:{name},?\s+)+{_any(naming.between)}\s+{name}\W*")


def _any(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, longest_first))})"
