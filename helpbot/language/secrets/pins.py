"""PINs told by typing them: `it asks for the PIN even though I enter …`, `pongo … como pin`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from helpbot.language.secrets import values
from helpbot.language.secrets.findings import Finding
from helpbot.language.secrets.vocabulary import alternatives, vocabulary

_BEFORE = 100
_DIGITS = r"(?P<digits>[0-9]{4,8})(?![\w-]|[.,:/-]\w)"

_NAMED = re.compile(rf"(?<!\w)[^\W\d_]{{2,20}}[ \t:=-]{{1,3}}{_DIGITS}")
_LIST = 120


def typed_pins(text: str) -> Iterator[Finding]:
    """Digits that somebody types shortly after a PIN was spoken of, or `as the PIN`."""
    for match in _typing().finditer(text):
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        told = match["pin"] if match["joint"] else _pin().search(before)
        if told and not values.unit_follows(text, match.end("digits")):
            yield Finding(*match.span("digits"), "password")
    for match in _described().finditer(text):
        if not values.unit_follows(text, match.end()):
            yield Finding(*match.span("digits"), "password")
    for match in _resumed().finditer(text):
        if not values.unit_follows(text, match.end()):
            yield Finding(*match.span("digits"), "password")
    for listed in _listed().finditer(text):
        for pin in _NAMED.finditer(text, listed.start("first"), listed.end("first") + _LIST):
            yield Finding(*pin.span("digits"), "password")


@cache
def _pin() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(vocabulary().pins)})(?!\w)", re.IGNORECASE)


@cache
def _resumed() -> re.Pattern[str]:
    """`… wrong pin. It's 4471`."""
    pins, resumptions = alternatives(vocabulary().short_numbers), alternatives(vocabulary().resumptions)
    return re.compile(
        rf"(?<!\w)(?:{pins})(?!\w)[^\n.,;:!?\d‹]{{0,30}}[.,;:!?][ \t](?:its|{resumptions})[ \t]{_DIGITS}", re.IGNORECASE
    )


@cache
def _described() -> re.Pattern[str]:
    """`el pin del buzón, 4471`."""
    pins = alternatives(vocabulary().short_numbers)
    what = r"(?:[ \t](?:del?|of|for|to)(?:[ \t][^\W\d]{1,15}){1,4})?"
    return re.compile(
        rf"(?<!\w)(?:{pins})(?!\w){what}[ \t]?[,(][ \t]?{_DIGITS}(?=[ \t]?(?:[,.;:)!?]|$))", re.IGNORECASE
    )


@cache
def _listed() -> re.Pattern[str]:
    pins = alternatives(vocabulary().listed_pins)
    between = r"(?:e\.g\.|p\.[ ]?ej\.|[^\n.?!\d‹]){0,20}?"
    return re.compile(
        rf"(?<!\w)(?:{pins})(?!\w){between}"
        r"(?P<first>(?<=[,:( ])[^\W\d_]{2,20}[ \t:=-]{1,3}[0-9]{4,8}(?:,|;| y | and |\)))",
        re.IGNORECASE,
    )


@cache
def _typing() -> re.Pattern[str]:
    words = vocabulary()
    into = (
        rf"[ \t](?P<joint>{alternatives(words.typed_into)})(?!\w)(?:[ \t](?:{alternatives(words.determiners)})(?!\w))?"
    )
    return re.compile(
        rf"(?<!\w)(?:{alternatives(words.typing)})[ \t](?:el[ \t]|the[ \t])?{_DIGITS}"
        rf"(?:{into}[ \t](?:[^\W\d]{{2,12}}[ \t]){{0,2}}?(?P<pin>{alternatives(words.pins)})?(?!\w))?",
        re.IGNORECASE,
    )
