"""Secrets of a shape that people and machines invent: `Hippo-77-lamp`, `zk-44Tq-Pampa-0019`.

Nothing has to tie them to a label: the message speaks of access, and the word is woven of letters and digits as nothing
else is, or is called a key and made of many parts. What its neighbours or its parts name otherwise stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from helpbot.language.secrets import values
from helpbot.language.secrets.findings import Finding
from helpbot.language.secrets.known_shapes import shapes
from helpbot.language.secrets.numbers import named_otherwise
from helpbot.language.secrets.vocabulary import alternatives, standing_alone, vocabulary
from helpbot.language.text import fold

_PARTED = re.compile(
    r"(?<![\w@/\\.%+&?-])(?=[\w.#$%&*+!^~-]{0,60}?[0-9])"
    r"[^\W_]{1,40}+(?:[-_.#$%&*+!^~][^\W_]{1,40}+){1,8}(?![@/\\%=&-]|[^\W_]|[.:][^\W_])[!#$*]{0,2}"
)
_COMPOUND = re.compile(r"[-_]?[^\W_]+(?:[-_][^\W_]+)*")
_SEPARATOR = re.compile(r"[^\w]|_")
_SIGNED = re.compile(r"[#$%&*+!^~]")
_WOVEN = re.compile(r"(?=.{3})(?:[A-Z]*[0-9]+[A-Z]*[a-z]|[A-Z]*[a-z]+[A-Z]*[0-9])")
_WORD = re.compile(r"[A-ZÀ-Þ]?[a-zà-ÿ]{3,}|[A-ZÀ-Þ]{4,}")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_JOINED = re.compile(r"(?:[ \t]\w+){0,4}?(?:[ \t]?[:=,(→][ \t]?|[ \t])[\"'«“`*_]{0,2}")
"""At most a few words, and the sign or blank before the key."""
_SHORTEST = 10
_LONGEST_NAME = 28
_FEWEST_PARTS = 3
_REACH = 200
_BESIDE = 48
_ALL_CLASSES = 4


def invented_secrets(text: str) -> Iterator[Finding]:
    """Words of such a shape where access is spoken of, or right behind a key that they are called."""
    for match in _PARTED.finditer(text):
        word = match[0]
        if len(word) < _SHORTEST or _is_known(word) or names_thing(text, match.start()):
            continue
        spoken = _is_invented(word) and standing_alone(vocabulary().access).search(
            text, max(0, match.start() - _REACH), match.end() + _REACH
        )
        if spoken or (_is_parted_key(word) and _called_key(text, match.start())):
            yield Finding(*match.span(), "password")


def names_thing(text: str, at: int) -> bool:
    """Whether the word at a place is the name of a user or a thing: `queue Ventas-22-x`, `entra como "ana.ruiz2"`."""
    return named_otherwise(text, at) or _thing().search(text[max(0, at - _LONGEST_NAME) : at]) is not None


def says_what_it_is(word: str) -> bool:
    """Whether its parts name a document, or go on from the word before: `Password-Policy-2026`, `Clave-Vencida-2`."""
    if not _COMPOUND.fullmatch(word):
        return False
    goes_on = not word[0].isalnum()
    return (goes_on and values.describes(word)) or not _saying().isdisjoint(map(fold, _SEPARATOR.split(word)))


def _is_invented(word: str) -> bool:
    """Small letters, capitals, digits and signs: woven into one another, or words and a number in three parts."""
    if values.variety(word) < _ALL_CLASSES:
        return False
    if _SIGNED.search(word):
        return True
    parts = _SEPARATOR.split(word)
    if any(map(_WOVEN.match, parts)):
        return True
    numbered = any(part.isdecimal() and len(part) > 1 and not _YEAR.fullmatch(part) for part in parts)
    return numbered and len(parts) >= _FEWEST_PARTS and any(map(_WORD.fullmatch, parts))


def _is_parted_key(word: str) -> bool:
    """Three parts or more with letters and a number of several digits among them."""
    parts = [part for part in _SEPARATOR.split(word) if part]
    numbered = any(sum(map(str.isdigit, part)) > 1 for part in parts)
    return numbered and len(parts) >= _FEWEST_PARTS and any(map(str.isalpha, word))


def _is_known(word: str) -> bool:
    """Whether it is a date, a version, the name of a file, a host or a product, or says itself what it is."""
    parts = [fold(part) for part in _SEPARATOR.split(word)]
    known = shapes()
    return (
        values.is_code(word)
        or not values.may_be_secret(word)
        or parts[-1] in known.file_endings
        or not known.products.isdisjoint(parts)
        or any(map(values.is_product, parts))
        or not _saying().isdisjoint(parts)
    )


def _called_key(text: str, at: int) -> bool:
    """Whether the nearest word for a key stands right before, and is of no other kind."""
    named = list(standing_alone(vocabulary().keys).finditer(text, max(0, at - _BESIDE), at))[-1:]
    return any(
        _JOINED.fullmatch(text, key.end(), at)
        and not _other_key().search(text, max(0, key.start() - _LONGEST_NAME), at)
        for key in named
    )


@cache
def _saying() -> frozenset[str]:
    """Folded words that say what something is."""
    words = vocabulary()
    return frozenset(map(fold, (*words.keys, *words.things, *words.titles, *words.units)))


@cache
def _other_key() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(vocabulary().other_keys)})[ \t]", re.IGNORECASE)


@cache
def _thing() -> re.Pattern[str]:
    words = vocabulary()
    names = alternatives([*words.things, *words.enters_as])
    return re.compile(rf"(?<![^\W_])(?:{names})[ \t]?[:=#]?[ \t]?[\"'«“`*_]?\Z", re.IGNORECASE)
