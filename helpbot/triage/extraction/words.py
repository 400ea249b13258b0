"""Cut a text into words that can be compared: lower case, no accents, stemmed, with their place in the original.

Contractions are opened (`can't` is `can not`), so that negation is one word everywhere. Clauses end at punctuation
and before words of contrast; a negation does not reach beyond its clause.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import Stemmer

_STEMMERS = {"es": "spanish", "en": "english"}
_SHORTEST_STEMMED = 4
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_\d]+(?:['’´`][^\W_\d]+)*|[.,;:!?¿¡()\[\]\n…—–\"«»*/%]")
_BREAKS = frozenset(".,;:!?¿¡()[]\n…—–*")
_NEGATIVE_CONTRACTION = re.compile(
    r"^(can|ca|do|does|did|is|are|was|were|wo|would|could|should|have|has|had|need)n'?t$|^(can)not$"
)
_IRREGULAR = {"ca": "can", "wo": "will"}


@dataclass(frozen=True, slots=True)
class Word:
    """One word: as folded text, as stem, where it stands, and in which clause."""

    text: str
    stem: str
    start: int
    end: int
    clause: int


def fold(text: str) -> str:
    """Lower case without accents; the length in characters may change."""
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


@lru_cache(maxsize=20_000)
def stem(word: str, language: str) -> str:
    """The stem of a folded word; short words stay whole."""
    if len(word) < _SHORTEST_STEMMED:
        return word
    return str(_stemmer(language).stemWord(word))


def cut(text: str, language: str, contrasts: frozenset[str] = frozenset()) -> tuple[Word, ...]:
    """The words of `text` in order. A word in `contrasts` opens a new clause."""
    return tuple(_cut(text, language, contrasts))


def _cut(text: str, language: str, contrasts: frozenset[str]) -> Iterator[Word]:
    clause = 0
    for match in _WORD.finditer(text):
        if match.group() in _BREAKS:
            clause += 1
            continue
        for part in _parts(fold(match.group()).replace("’", "'").replace("´", "'").replace("`", "'")):
            clause += part in contrasts
            yield Word(part, stem(part, language), match.start(), match.end(), clause)


@lru_cache(maxsize=20_000)
def _parts(word: str) -> tuple[str, ...]:
    negative = _NEGATIVE_CONTRACTION.match(word)
    if negative:
        verb = negative.group(1) or negative.group(2)
        return _IRREGULAR.get(verb, verb), "not"
    return (word.split("'")[0],) if "'" in word else (word,)


@cache
def _stemmer(language: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(_STEMMERS.get(language, "english"))
