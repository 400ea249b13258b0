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
from typing import NamedTuple, TypeAlias

from helpbot.language.text import fold
from helpbot.problems import did_you_mean
from helpbot.triage.extraction.texts.words import NUMBER, Word, stem

_GAP = ".."
LONGEST_GAP = 4


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a phrase: the stems and exact forms that fit it."""

    stems: frozenset[str]
    exact: frozenset[str]
    optional: bool = False
    number: bool = False
    gap: bool = False
    opening: bool = False

    def fits(self, word: Word) -> bool:
        """Whether the word may stand here."""
        return word.stem in self.stems or word.text in self.exact or (self.number and word.number)


Elements: TypeAlias = tuple[Element, ...]
"""A compiled phrase."""


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


def compile_phrase(phrase: str, sets: Mapping[str, frozenset[str]], language: str) -> Elements:
    """The elements of a phrase; `sets` are the named sets of words. Raises `PhraseError`."""
    elements = tuple(_element(part, sets, language) for part in phrase.split())
    if not elements or elements[0].gap or elements[0].optional or elements[-1].optional:
        what = f"{phrase!r} must begin and end with a required word"
        raise PhraseError(what, "put a word there, or remove the .. or ?")
    if any(element.opening for element in elements[1:]):
        raise PhraseError(f"{phrase!r} has a ^ after its first word", "remove that ^")
    return elements


def _element(part: str, sets: Mapping[str, frozenset[str]], language: str) -> Element:
    if part == _GAP:
        return Element(frozenset(), frozenset(), optional=True, gap=True)
    optional, opening = part.endswith("?"), part.startswith("^")
    stems: set[str] = set()
    exact: set[str] = set()
    options = part.rstrip("?").removeprefix("^").split("|")
    for option in options:
        if option.startswith("$"):
            if option[1:] not in sets:
                raise PhraseError(f"there is no word set {option!r}", did_you_mean(option[1:], sets))
            stems |= {stem(word, language) for word in sets[option[1:]] if not word.startswith("=")}
            exact |= {word[1:] for word in sets[option[1:]] if word.startswith("=")}
        elif option.startswith("="):
            exact.add(fold(option[1:]))
        elif option != NUMBER:
            stems.add(stem(fold(option), language))
    return Element(frozenset(stems), frozenset(exact), optional, NUMBER in options, opening=opening)


def end_of(elements: Elements, words: tuple[Word, ...], index: int, known: int) -> int | None:
    """The index of the last word of the phrase if it begins at `index`, else None.

    Its first `known` elements are known to fit the words there, one word each, within one clause.
    """
    if elements[0].opening and not _opens(words, index):
        return None
    return _match(elements, known, words, index + known)


def _match(elements: Elements, position: int, words: tuple[Word, ...], index: int) -> int | None:
    """The index of the last word if `elements[position:]` fit at `index`, else None."""
    for place in range(position, len(elements)):
        element = elements[place]
        if element.gap:
            return _match_after_gap(elements, place + 1, words, index)
        fits = index < len(words) and element.fits(words[index]) and goes_on(words, index)
        if element.optional:
            end = _match(elements, place + 1, words, index + 1) if fits else None
            if end is not None:
                return end
        elif fits:
            index += 1
        else:
            return None
    return index - 1


def _match_after_gap(elements: Elements, position: int, words: tuple[Word, ...], index: int) -> int | None:
    element = elements[position]
    for place in range(index, min(index + LONGEST_GAP + 1, len(words))):
        if not goes_on(words, place):
            return None
        if element.optional or element.fits(words[place]):
            end = _match(elements, position, words, place)
            if end is not None:
                return end
    return None


def _opens(words: tuple[Word, ...], index: int) -> bool:
    return index == 0 or words[index].clause != words[index - 1].clause


def goes_on(words: tuple[Word, ...], index: int) -> bool:
    """Whether a phrase may go on from the word before: in the same clause, or with the word of contrast that opens the
    next one (`nobody but me`).
    """
    return words[index].clause == words[index - 1].clause or words[index].contrast
