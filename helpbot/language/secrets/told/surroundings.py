"""Secrets that stand around the word that announces them, with more than a tie between: `… is my password`, `la clave
es el nombre de mi perro, …`, `the password is on the board: …`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from helpbot.language.secrets import clauses, values
from helpbot.language.secrets.findings import Finding
from helpbot.language.secrets.told.labels import Label
from helpbot.language.secrets.vocabulary import alternatives, vocabulary

_COLON = re.compile(r"[^:.;?!\n]{1,120}+:[ \t]{1,2}")


def before_label(text: str, label: Label) -> Iterator[Finding]:
    """A secret before its label: `… is my password`, `puse … como contraseña`."""
    if (
        label.glued
        or not clauses.ends_clause(text, _modified(text, label.end))
        or not set(label.before[-3:]) & set(vocabulary().reverse_links)
    ):
        return
    match = _reverse().search(text, max(0, label.start - 80), label.start)
    value = values.value_at(text, match.start(1)) if match else None
    if value and values.is_telling(value.text):
        yield Finding(value.start, value.end, "password")
        first = _first_of_two().search(text, max(0, value.start - 80), value.start)
        earlier = values.value_at(text, first.start(1)) if first else None
        if earlier and values.is_varied(earlier.text):
            yield Finding(earlier.start, earlier.end, "password")


def _modified(text: str, at: int) -> int:
    """Where the words end that say which password is meant: `as my password`, `como clave provisoria`."""
    modifier = _modifier().match(text, at)
    return modifier.end() if modifier else at


def behind_colon(text: str, label: Label) -> Iterator[Finding]:
    """A secret at the end of the sentence that announces it: `the password is on the board and in the photo: …`."""
    colon = _COLON.match(text, label.end)
    value = values.value_at(text, colon.end()) if colon else None
    value = values.without_name(value) if value else None
    if value and not label.glued and values.is_varied(value.text):
        yield Finding(value.start, value.end, "password")


def behind_description(text: str, label: Label) -> Iterator[Finding]:
    """A secret that its description announces: `mi clave es la fecha de mi boda, …`, `… is my dog's name (…)`."""
    description = _description().match(text, label.end)
    value = values.value_at(text, description.end()) if description else None
    if value is None or label.glued:
        return
    figures = value.text.isdecimal() and 4 <= len(value.text) <= 8 and clauses.ends_clause(text, value.end)
    if figures or (values.is_telling(value.text) and values.variety(value.text) > 1):
        yield Finding(value.start, value.end, "password")


@cache
def _reverse() -> re.Pattern[str]:
    links, determiners = alternatives(vocabulary().reverse_links), alternatives(vocabulary().determiners)
    return re.compile(
        rf"(?<!\S)(\S{{4,64}}+)[ \t]{{1,3}}(?:{links})[ \t]{{1,3}}(?:(?:{determiners})[ \t]{{1,3}}){{0,2}}\Z",
        re.IGNORECASE,
    )


@cache
def _first_of_two() -> re.Pattern[str]:
    """A word and what joins another one to it."""
    words = vocabulary()
    joint = alternatives((*words.conjunctions, *words.further))
    return re.compile(rf"(?<!\S)(\S{{4,64}})[ \t](?:{joint})[ \t]\Z", re.IGNORECASE)


@cache
def _modifier() -> re.Pattern[str]:
    return re.compile(rf"[ \t](?:{alternatives(vocabulary().modifiers)})(?!\w)", re.IGNORECASE)


@cache
def _description() -> re.Pattern[str]:
    """A link, a determiner and some words without figures up to the next comma, bracket or dash."""
    links, determiners = alternatives(vocabulary().links), alternatives(vocabulary().determiners)
    return re.compile(
        rf"[ \t]{{1,3}}(?:{links})[ \t]{{1,3}}(?:{determiners})[ \t]{{1,3}}"
        r"[^\n.,:;?!()\d‹]{2,60}[,:(–—-][ \t]{0,2}",
        re.IGNORECASE,
    )
