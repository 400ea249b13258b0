"""PINs told by typing them: `it asks for the PIN even though I enter …`, `pongo … como pin`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from helpbot.language.secrets import clauses, values
from helpbot.language.secrets.findings import Finding
from helpbot.language.secrets.vocabulary import alternatives, standing_alone, vocabulary

_BEFORE = 100
_NAMED = re.compile(rf"(?<!\w)[^\W\d_]{{2,20}}[ \t:=-]{{1,3}}{values.PIN}")
_LIST = 120


def typed_pins(text: str) -> Iterator[Finding]:
    """Digits that somebody types shortly after a PIN was spoken of, or `as the PIN`."""
    for match in _typing().finditer(text):
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        told = match["pin"] if match["joint"] else standing_alone(vocabulary().pins).search(before)
        if told and not clauses.unit_follows(text, match.end("digits")):
            yield Finding(*match.span("digits"), "password")
    for pattern in (_described(), _resumed()):
        for match in pattern.finditer(text):
            if not clauses.unit_follows(text, match.end()):
                yield Finding(*match.span("digits"), "password")
    for listed in _listed().finditer(text):
        for pin in _NAMED.finditer(text, listed.start("first"), listed.end("first") + _LIST):
            yield Finding(*pin.span("digits"), "password")


@cache
def _resumed() -> re.Pattern[str]:
    """`… wrong pin. It's 4471`."""
    pins, resumptions = alternatives(vocabulary().short_numbers), alternatives(vocabulary().resumptions)
    return re.compile(
        rf"(?<!\w)(?:{pins})(?!\w)[^\n.,;:!?\d‹]{{0,30}}[.,;:!?][ \t](?:{resumptions})[ \t]{values.PIN}", re.IGNORECASE
    )


@cache
def _described() -> re.Pattern[str]:
    """`el pin del buzón, 4471`."""
    pins, belonging = alternatives(vocabulary().short_numbers), alternatives(vocabulary().belonging)
    what = rf"(?:[ \t](?:{belonging})(?:[ \t][^\W\d]{{1,15}}){{1,4}})?"
    return re.compile(
        rf"(?<!\w)(?:{pins})(?!\w){what}[ \t]?[,(][ \t]?{values.PIN}(?=[ \t]?(?:[,.;:)!?]|$))", re.IGNORECASE
    )


@cache
def _listed() -> re.Pattern[str]:
    words = vocabulary()
    between = rf"(?:{alternatives(words.for_example)}|[^\n.?!\d‹]){{0,20}}?"
    first = r"(?<=[,:( ])[^\W\d_]{2,20}[ \t:=-]{1,3}[0-9]{4,8}"
    goes_on = rf"(?:[,;)]|[ ](?:{alternatives(words.conjunctions)})[ ])"
    return re.compile(
        rf"(?<!\w)(?:{alternatives(words.listed_pins)})(?!\w){between}(?P<first>{first}{goes_on})", re.IGNORECASE
    )


@cache
def _typing() -> re.Pattern[str]:
    words = vocabulary()
    into = (
        rf"[ \t](?P<joint>{alternatives(words.typed_into)})(?!\w)(?:[ \t](?:{alternatives(words.determiners)})(?!\w))?"
    )
    return re.compile(
        rf"(?<!\w)(?:{alternatives(words.typing)})[ \t](?:(?:{alternatives(words.articles)})[ \t])?{values.PIN}"
        rf"(?:{into}[ \t](?:[^\W\d]{{2,12}}[ \t]){{0,2}}?(?P<pin>{alternatives(words.pins)})?(?!\w))?",
        re.IGNORECASE,
    )
