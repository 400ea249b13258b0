"""Cuts a text into words that can be compared: lower case, no accents, stemmed, with their place in the original.

Contractions are expanded (`can't` is `can not`), so that a negation is always a word of its own. Clauses end at
punctuation and before words of contrast; a negation does not reach beyond its clause. `a. m.` is one word and does not
end a clause.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import cache, lru_cache
from typing import Annotated, NamedTuple

import Stemmer
from pydantic import AfterValidator

from helpbot.language.marks import MARK
from helpbot.language.rules import rules_for
from helpbot.language.text import CAPITALS, fold, with_letters_once, with_plain_apostrophes
from helpbot.validation import FileModel

_SHORTEST_STEMMED = 4
_SHORTEST_DRAWN_OUT = 3
_WORD = re.compile(
    rf"(?P<mark>{MARK})|"
    rf"(?P<half>[AaPp]\.(?<![^\W\d_]..)\s?[Mm]\b(?:\.(?!\s+[{CAPITALS}]))?)|"
    r"100\s?%|\d{1,2}:\d\d|\d+(?:[.,]\d+)*|[^\W_\d]+(?:['’´`][^\W_\d]+)*|[.,;:!?¿¡()\[\]\n…—–*%]"
)
_BREAKS = frozenset(".,;:!?¿¡()[]\n…—–*")
LONGEST_WORD = 100
"""Longer words are cut: no real word is longer, and words are kept in caches."""
REMOVED = "‹›"
"""The word in the place of a removed secret; no phrase contains it."""
NUMBER = "9"
"""The key of any number."""


class Word(NamedTuple):
    """One word: its folded text and stem, its place, its clause, whether it is a number, whether it opens its clause by
    contrast (`but`), and the `keys` by which phrases find it: its stem, its exact form, being a number.
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
    """The stem of a folded word; short words and stop words stay whole."""
    if len(word) < _SHORTEST_STEMMED or word in _whole_words(language):
        return word
    stemmer = _stemmer(language)
    return str(stemmer.stemWord(word)) if stemmer else word


Folded = Annotated[str, AfterValidator(fold)]
"""A word in the form compared: lower case, without accents."""


class Contractions(FileModel):
    """How contractions are written out: `whole` words; `beginnings` before an apostrophe, and `endings` after one. Any
    other ending is left out.
    """

    whole: dict[Folded, Folded] = {}
    beginnings: dict[Folded, Folded] = {}
    endings: dict[Folded, Folded] = {}

    def written_out(self, word: str) -> tuple[str, ...]:
        """The words that a folded one stands for: itself if it is no contraction."""
        if word in self.whole:
            return tuple(self.whole[word].split())
        first, apostrophe, rest = word.partition("'")
        if first in self.beginnings and apostrophe:
            return self.beginnings[first], *self.written_out(rest)
        return (first, self.endings[rest]) if rest in self.endings else (first,)


class Cutter:
    """Cuts texts of one language into words. A word of `contrasts` opens a clause; `numbers` are written in letters."""

    def __init__(
        self, language: str, contrasts: Container[str], numbers: Container[str], contractions: Contractions
    ) -> None:
        self._language = language
        self._contrasts, self._numbers = contrasts, numbers
        self._contractions = contractions
        self._abbreviations = rules_for(language).abbreviations
        self._known = lru_cache(maxsize=20_000)(self._looked_up)  # people use the same words again and again

    def cut(self, text: str) -> tuple[Word, ...]:
        """The words of a text in order."""
        return tuple(self._cut(text))

    def _cut(self, text: str) -> Iterator[Word]:
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
            said = f"{written[0]}m" if match["half"] else written[:LONGEST_WORD]
            for text, root, number, contrast, keys in self._known(said):
                clause += contrast
                yield Word(text, root, start, end, clause, number, contrast, keys)

    def _looked_up(self, written: str) -> tuple[tuple[str, str, bool, bool, tuple[str, ...]], ...]:
        """For each word that a written one stands for, the fields of `Word` that do not depend on its place."""
        return tuple(map(self._of, self._parts(_undrawn(fold(with_plain_apostrophes(written))))))

    def _of(self, part: str) -> tuple[str, str, bool, bool, tuple[str, ...]]:
        root = stem(part, self._language)
        number = (part[0].isdecimal() and part[-1] != "%") or part in self._numbers
        keys = (root, f"={part}", NUMBER) if number else (root, f"={part}")
        return part, root, number, part in self._contrasts, keys

    def _parts(self, word: str) -> tuple[str, ...]:
        written_out = self._contractions.written_out(word)
        return tuple(self._abbreviations.get(word, word).split()) if written_out == (word,) else written_out


def _undrawn(word: str) -> str:
    """The word without drawn-out letters (`lentooo`); an outcry (`nooo`) is kept, since it denies nothing."""
    once = with_letters_once(word)
    return once if len(once) >= _SHORTEST_DRAWN_OUT else word


@cache
def _stemmer(language: str) -> Stemmer.Stemmer | None:
    name = rules_for(language).stemmer
    return Stemmer.Stemmer(name) if name else None


@cache
def _whole_words(language: str) -> frozenset[str]:
    return frozenset(fold(word) for word in rules_for(language).stop_words)
