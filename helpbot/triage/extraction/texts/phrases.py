"""Cue phrases: short patterns of words that an admin writes in the vocabulary.

nobody can work          three words in a row, compared by stem (`works`, `working` fit too)
call|chat                either word
really?                  an optional word
$work                    any word of the set named `work`
all .. down              up to four words between, within one clause
=solo                    exactly this form, no stemming
^how                     only where a clause begins
9                        any number, in digits or in words
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from helpbot.language.text import fold
from helpbot.problems import did_you_mean
from helpbot.triage.extraction.texts.words import NUMBER, Word, stem

_GAP = ".."
LONGEST_GAP = 4


@dataclass(frozen=True, eq=False, slots=True)
class Element:
    """One place of a phrase: the keys of the words that fit it.

    An element equals only itself; a compiler makes one of all parts that are written alike.
    """

    keys: frozenset[str]
    optional: bool = False
    gap: bool = False
    opening: bool = False

    def fits(self, word: Word) -> bool:
        """Whether the word may stand here."""
        return not self.keys.isdisjoint(word.keys)


Elements: TypeAlias = tuple[Element, ...]
"""A compiled phrase, or what is left of one."""


class Hit(NamedTuple):
    """A cue found: its name, and the first and last word (indexes, both included)."""

    cue: str
    first: int
    last: int

    def holds(self, other: Hit) -> bool:
        """Whether the other lies within it."""
        return self.first <= other.first and other.last <= self.last

    def swallows(self, other: Hit) -> bool:
        """Whether the other lies within it and is shorter."""
        return self.last - self.first > other.last - other.first and self.holds(other)


def covered(index: int, hits: Iterable[Hit]) -> bool:
    """Whether a word is part of one of the hits."""
    return any(hit.first <= index <= hit.last for hit in hits)


class PhraseError(ValueError):
    """An invalid phrase, and how to fix it."""

    def __init__(self, what: str, fix: str) -> None:
        super().__init__(what)
        self.fix = fix


class PhraseCompiler:
    """Compiles the phrases of one language; `sets` are its named sets of words."""

    def __init__(self, sets: Mapping[str, frozenset[str]], language: str) -> None:
        self._sets, self._language = sets, language
        self._elements: dict[str, Element] = {}

    def compile(self, phrase: str) -> Elements:
        """The elements of a phrase. Raises `PhraseError`."""
        elements = tuple(map(self._element, phrase.split()))
        if not elements or elements[0].gap or elements[0].optional or elements[-1].optional:
            what = f"{phrase!r} must begin and end with a required word"
            raise PhraseError(what, "put a word there, or remove the .. or ?")
        if any(element.opening for element in elements[1:]):
            raise PhraseError(f"{phrase!r} has a ^ after its first word", "remove that ^")
        required = (element for element in elements if element.gap or not element.optional)
        if any(one.gap and following.gap for one, following in pairwise(required)):
            raise PhraseError(f"{phrase!r} has two .. with no required word between them", "remove one of them")
        return elements

    def _element(self, part: str) -> Element:
        if part not in self._elements:
            self._elements[part] = self._made_of(part)
        return self._elements[part]

    def _made_of(self, part: str) -> Element:
        if part == _GAP:
            return Element(frozenset(), optional=True, gap=True)
        options = part.rstrip("?").removeprefix("^").split("|")
        keys = frozenset(self._key(word) for option in options for word in self._words(option))
        return Element(keys, optional=part.endswith("?"), opening=part.startswith("^"))

    def _words(self, option: str) -> Iterable[str]:
        """The folded words that an option stands for."""
        if not option.startswith("$"):
            return (fold(option),)
        if option[1:] not in self._sets:
            raise PhraseError(f"there is no word set {option!r}", did_you_mean(option[1:], self._sets))
        return self._sets[option[1:]]

    def _key(self, word: str) -> str:
        """The key of all words that fit one of a phrase."""
        if word.startswith("^"):
            raise PhraseError(f"{word!r} has a ^ that is not the first sign of its phrase", "remove that ^")
        if word == f"={NUMBER}":
            raise PhraseError(f"{word!r} fits only the figure {NUMBER}", f"write {NUMBER} for any number")
        return word if word == NUMBER or word.startswith("=") else stem(word, self._language)


def first_keys(elements: Elements) -> frozenset[str]:
    """The keys of the words with which these elements may begin."""
    required = next(at for at, element in enumerate(elements) if not element.optional)
    return frozenset[str]().union(*(element.keys for element in elements[: required + 1]))


def end_after_gap(elements: Elements, words: tuple[Word, ...], index: int) -> int | None:
    """The last word of the elements where they first fit, at `index` or up to four words later; else None."""
    for place in range(index, min(index + LONGEST_GAP + 1, len(words))):
        if not goes_on(words, place):
            return None
        end = _end(elements, words, place)
        if end is not None:
            return end
    return None


def _end(elements: Elements, words: tuple[Word, ...], index: int) -> int | None:
    """The last word of the elements if they fit from `index` on, else None."""
    for place, element in enumerate(elements):
        if element.gap:
            return end_after_gap(elements[place + 1 :], words, index)
        fits = index < len(words) and element.fits(words[index]) and goes_on(words, index)
        if element.optional:
            end = _end(elements[place + 1 :], words, index + 1) if fits else None
            if end is not None:
                return end
        elif fits:
            index += 1
        else:
            return None
    return index - 1


def opens(words: tuple[Word, ...], index: int) -> bool:
    """Whether a word begins a clause."""
    return index == 0 or words[index].clause != words[index - 1].clause


def goes_on(words: tuple[Word, ...], index: int) -> bool:
    """Whether a phrase may go on from the word before: in the same clause, or with the word of contrast that opens the
    next one (`nobody but me`).
    """
    return words[index].clause == words[index - 1].clause or words[index].contrast
