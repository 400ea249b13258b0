"""Cut a text into words that can be compared: lower case, no accents, stemmed, with their place in the original.

Contractions are opened (`can't` is `can not`), so that negation is one word everywhere. Clauses end at punctuation
and before words of contrast; a negation does not reach beyond its clause.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import Stemmer

from helpbot.language.marks import MARK
from helpbot.language.rules import rules_for
from helpbot.language.text import fold

_SHORTEST_STEMMED = 4
_WORD = re.compile(
    rf"(?P<mark>{MARK})|"
    r"100\s?%|\d{1,2}:\d\d|\d+(?:[.,]\d+)*|[^\W_\d]+(?:['’´`][^\W_\d]+)*|[.,;:!?¿¡()\[\]\n…—–*%]"
)
_BREAKS = frozenset(".,;:!?¿¡()[]\n…—–*")
_NEGATIVE_CONTRACTION = re.compile(
    r"^(can|ca|do|does|did|is|are|was|were|wo|would|could|should|have|has|had|need)n'?t$|^(can)not$"
)
_CONTRACTION = re.compile(r"^([a-z]+)'(d|ll|re|ve|m|s)$")
_CONTRACTED = {"d": "would", "ll": "will", "re": "are", "ve": "have", "m": "am"}
_BE = frozenset(
    (
        "it",
        "that",
        "there",
        "he",
        "she",
        "who",
        "what",
        "where",
        "how",
        "here",
        "everything",
        "nothing",
        "something",
        "everyone",
        "everybody",
        "nobody",
    )
)
"""What `'s` stands for `is` after; after a name it marks an owner."""
_APOSTROPHES = str.maketrans("’´`", "'''")
_IRREGULAR = {"ca": "can", "wo": "will"}


REMOVED = "‹›"
"""The word that stands for a secret that was removed; no phrase holds it."""
NUMBER = "9"
"""The key of any number."""


class Word(NamedTuple):
    """One word: as folded text, as stem, where it stands, in which clause, whether it is a number, whether it opens its
    clause by contrast (`but`), and by which `keys` phrases find it: its stem, its exact form, being a number.
    """

    text: str
    stem: str
    start: int
    end: int
    clause: int
    number: bool
    contrast: bool
    keys: tuple[str, ...]


@lru_cache(maxsize=20_000)
def stem(word: str, language: str) -> str:
    """The stem of a folded word; short words and words without a topic of their own stay whole."""
    if len(word) < _SHORTEST_STEMMED or word in _whole_words(language):
        return word
    return str(_stemmer(language).stemWord(word))


def cut(text: str, language: str, contrasts: Container[str], numbers: Container[str]) -> tuple[Word, ...]:
    """The words of `text` in order. A word of `contrasts` opens a new clause; `numbers` are written in letters."""
    return tuple(_cut(text, language, contrasts, numbers))


def _cut(text: str, language: str, contrasts: Container[str], numbers: Container[str]) -> Iterator[Word]:
    clause = 0
    for match in _WORD.finditer(text):
        written = match[0]
        if written in _BREAKS:
            clause += 1
            continue
        start, end = match.span()
        if match["mark"]:
            yield Word(REMOVED, REMOVED, start, end, clause, False, False, ())
            continue
        for part, root in _stemmed(written, language):
            number, contrast = (part[0].isdigit() and part[-1] != "%") or part in numbers, part in contrasts
            clause += contrast
            keys = (root, f"={part}", NUMBER) if number else (root, f"={part}")
            yield Word(part, root, start, end, clause, number, contrast, keys)


@lru_cache(maxsize=20_000)
def _stemmed(written: str, language: str) -> tuple[tuple[str, str], ...]:
    """The folded words that one written word stands for, each with its stem."""
    return tuple((part, stem(part, language)) for part in _parts(fold(written).translate(_APOSTROPHES), language))


def _parts(word: str, language: str) -> tuple[str, ...]:
    negative = _NEGATIVE_CONTRACTION.match(word)
    if negative:
        verb = negative.group(1) or negative.group(2)
        return _IRREGULAR.get(verb, verb), "not"
    contraction = _CONTRACTION.match(word) if language == "en" else None
    if contraction:
        return _opened(*contraction.groups())
    if "'" in word:
        return (word.split("'")[0],)
    return tuple(_abbreviations(language).get(word, word).split())


def _opened(word: str, ending: str) -> tuple[str, ...]:
    verb = _CONTRACTED.get(ending) or ("is" if word in _BE else "")
    return (word, verb) if verb else (word,)


@cache
def _stemmer(language: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(rules_for(language).stemmer or "english")


@cache
def _abbreviations(language: str) -> dict[str, str]:
    return dict(rules_for(language).abbreviations)


@cache
def _whole_words(language: str) -> frozenset[str]:
    return frozenset(fold(word) for word in rules_for(language).stop_words)
