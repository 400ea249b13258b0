"""Names of people in an answer to who is affected: `just Gwen`, `Luis and Marta`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from helpbot.language.text import without_accents
from helpbot.triage.vocabulary import Naming

_SIGNS = " .,;:!¡\n"
_CAPITAL, _SMALL = "[A-ZÀ-ÖØ-Þ]", "[a-zß-öø-ÿ]"


def is_name(text: str, naming: Naming) -> bool:
    """Whether it is the name of a person and little more: `only Ms. Gwen Park`."""
    return _one(naming).match(text.strip()) is not None


def people_listed(text: str, naming: Naming) -> int:
    """How many people a mere list of names has, the writer included: `just me, Priya and Tom` are three.

    0 if it is no list of at least two, or none of them is certainly a person: `Madrid and Lima` may be places.
    """
    told = without_accents(text).strip(_SIGNS)
    listed = _list(naming).fullmatch(told) and _certain(naming).search(told)
    return len(_person(naming).findall(told)) if listed else 0


def is_common_name(text: str, naming: Naming) -> bool:
    """Whether it is a common name, even in lower case, or a word for the writer."""
    return _certain(naming).fullmatch(without_accents(text).strip(_SIGNS)) is not None


def are_names(text: str, naming: Naming) -> bool:
    """Whether it is nothing but a list of names: `Luis, Ana and Marta`."""
    return _several(naming).fullmatch(text.strip()) is not None


@cache
def _one(naming: Naming) -> re.Pattern[str]:
    before, after = _any(naming.before), _any(naming.after)
    name = rf"{_CAPITAL}{_SMALL}{{2,}}(?:\s+{_CAPITAL}{_SMALL}+)?"
    return re.compile(rf"(?:{before}\.?\s+){{0,2}}{name}(?:\s+{after})?(?:[.,;].*)?$", re.DOTALL)


@cache
def _person(naming: Naming) -> re.Pattern[str]:
    """One entry of a list: a name, perhaps with a surname, or somebody who is certainly a person."""
    name = rf"{_CAPITAL}{_SMALL}+(?:\s+{_CAPITAL}{_SMALL}+)?"
    return re.compile(rf"\b{name}\b|{_certain(naming).pattern}")


@cache
def _certain(naming: Naming) -> re.Pattern[str]:
    """The writer, or a common name, even in lower case."""
    return re.compile(rf"\b(?i:{_any(map(without_accents, (*naming.oneself, *naming.common)))})\b")


@cache
def _list(naming: Naming) -> re.Pattern[str]:
    before, after, between = (
        _any(map(without_accents, words)) for words in (naming.before, naming.after, naming.between)
    )
    one = rf"(?:(?i:{before})\.?\s+){{0,3}}(?:{_person(naming).pattern})"
    joint = rf"(?:\s*,\s*(?:(?i:{between})\s+)?|\s+(?i:{between})\s+)"
    return re.compile(rf"{one}(?:{joint}{one})+(?:,?\s+(?i:{after}))?")


@cache
def _several(naming: Naming) -> re.Pattern[str]:
    name = rf"{_CAPITAL}\w+"
    return re.compile(rf"(?:{name},?\s+)+{_any(naming.between)}\s+{name}\W*")


def _any(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, longest_first))})"
