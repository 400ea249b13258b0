"""Cue phrases: short patterns of words that an admin writes in the vocabulary, and the search for them in a text.

nobody can work          three words in a row, compared by stem (`works`, `working` fit too)
call|chat                either word
really?                  a word that may be missing
$work                    any word of the set named `work`
all .. down              up to four words between, within one clause
=solo                    exactly this form, no stemming
^how                     only where a clause begins
9                        any number, in digits or in words
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from helpbot.language.text import fold
from helpbot.problems import did_you_mean
from helpbot.triage.extraction.texts.words import NUMBER, Word, stem

_GAP = ".."
_LONGEST_GAP = 4


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


class Hit(NamedTuple):
    """A cue found: its name, and the first and last word (indexes, both included)."""

    cue: str
    first: int
    last: int


class Phrase(NamedTuple):
    """A compiled phrase of a cue. `later` holds the keys of words one of which must stand a few words on, after a gap;
    None where nothing is certain. It only saves the full comparison.
    """

    cue: str
    elements: tuple[Element, ...]
    later: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Start:
    """The phrases that one key begins: cues of a single word, phrases by the key of the word behind it, and others."""

    single: list[str] = field(default_factory=list)
    double: dict[str, list[Phrase]] = field(default_factory=dict)
    others: list[Phrase] = field(default_factory=list)


class PhraseError(ValueError):
    """A phrase of a cue that cannot be understood."""

    def __init__(self, cue: str, what: str, fix: str) -> None:
        super().__init__(what)
        self.cue = cue
        self.fix = fix


class PhraseBook:
    """All cue phrases of one language, ready for search: by the key of their first word and, where no gap follows it,
    by the keys of what may, so that few of the thousands of phrases have to be compared at any place.
    """

    def __init__(self, cues: Mapping[str, Iterable[str]], sets: Mapping[str, frozenset[str]], language: str) -> None:
        """Compile the phrases. Raises `PhraseError` for one that cannot be understood."""
        self.names = frozenset(cues)
        self._starts: dict[str, Start] = defaultdict(Start)
        for cue, phrases in cues.items():
            for phrase in phrases:
                try:
                    self._add(cue, compile_phrase(phrase, sets, language))
                except ValueError as error:
                    raise PhraseError(cue, str(error), _mend(phrase, sets)) from None

    def find(self, words: tuple[Word, ...]) -> tuple[Hit, ...]:
        """Every cue phrase in the words, in order of place; the same cue at the same place only once, the longest."""
        ends: dict[tuple[str, int], int] = {}
        starts = self._starts
        for index, word in enumerate(words):
            begun = [starts[key] for key in word.keys if key in starts]
            if not begun:
                continue
            for start in begun:
                for cue in start.single:
                    ends.setdefault((cue, index), index)
            for phrase in _candidates(begun, words, index):
                end = _match(phrase.elements, 0, words, index)
                if end is not None and end > ends.get((phrase.cue, index), -1):
                    ends[phrase.cue, index] = end
        return tuple(Hit(cue, first, last) for (cue, first), last in ends.items())

    def _add(self, cue: str, elements: tuple[Element, ...]) -> None:
        first, behind = elements[0], _behind(elements)
        for key in _keys(first):
            start = self._starts[key]
            if len(elements) == 1 and not first.opening:
                start.single.append(cue)
            elif not behind:
                start.others.append(Phrase(cue, elements, _after_gap(elements)))
            for next_key in behind:
                start.double.setdefault(next_key, []).append(Phrase(cue, elements, None))


def _candidates(begun: list[Start], words: tuple[Word, ...], index: int) -> list[Phrase]:
    """The phrases that may stand at a place, by the keys of its word and of those that follow."""
    beside = words[index + 1].keys if index + 1 < len(words) else ()
    found: list[Phrase] = []
    near: frozenset[str] | None = None
    for start in begun:
        for key in beside:
            if key in start.double:
                found += start.double[key]
        for phrase in start.others:
            if phrase.later is not None:
                near = _near(words, index) if near is None else near
                if phrase.later.isdisjoint(near):
                    continue
            found.append(phrase)
    return found


def _near(words: tuple[Word, ...], index: int) -> frozenset[str]:
    """The keys of the words that a gap may lead to."""
    return frozenset(key for word in words[index + 1 : index + _LONGEST_GAP + 2] for key in word.keys)


def _behind(elements: tuple[Element, ...]) -> frozenset[str]:
    """The keys one of which the word right behind the first one must have; empty where a gap or nothing follows."""
    keys = frozenset[str]()
    for element in elements[1:]:
        if element.gap:
            return frozenset()
        keys |= _keys(element)
        if not element.optional:
            return keys
    return keys


def _after_gap(elements: tuple[Element, ...]) -> frozenset[str] | None:
    """The keys that must follow a gap in the second place; None where there is none, or nothing is certain after it."""
    if len(elements) < 3 or not elements[1].gap or elements[2].optional:
        return None
    return _keys(elements[2])


def _keys(element: Element) -> frozenset[str]:
    """By what a word that fits may be found: its stem, its exact form, or being a number."""
    numbers = (NUMBER,) if element.number else ()
    return frozenset((*element.stems, *(f"={form}" for form in element.exact), *numbers))


def _mend(phrase: str, sets: Iterable[str]) -> str:
    """How a phrase that cannot be understood is mended."""
    called = (
        option.removeprefix("$") for part in phrase.split() for option in part.split("|") if option.startswith("$")
    )
    unknown = next((name for name in called if name not in sets), None)
    return did_you_mean(unknown, sets) if unknown else "put a word there, or take .. or ? away"


def compile_phrase(phrase: str, sets: Mapping[str, frozenset[str]], language: str) -> tuple[Element, ...]:
    """The elements of a phrase. Raises `ValueError` saying what is wrong with it."""
    elements = tuple(_element(part, sets, language) for part in phrase.split())
    if not elements or elements[0].gap or elements[0].optional or elements[-1].optional:
        raise ValueError(f"{phrase!r} must begin and end with a word that has to be there")
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
                raise ValueError(f"there is no word set {option!r}")
            stems |= {stem(word, language) for word in sets[option[1:]] if not word.startswith("=")}
            exact |= {word[1:] for word in sets[option[1:]] if word.startswith("=")}
        elif option.startswith("="):
            exact.add(fold(option[1:]))
        elif option != NUMBER:
            stems.add(stem(fold(option), language))
    return Element(frozenset(stems), frozenset(exact), optional, NUMBER in options, opening=opening)


def _match(elements: tuple[Element, ...], position: int, words: tuple[Word, ...], index: int) -> int | None:
    """The index of the last word when `elements[position:]` fit at `index`, else None."""
    for place in range(position, len(elements)):
        element = elements[place]
        if element.gap:
            return _match_after_gap(elements, place + 1, words, index)
        fits = index < len(words) and element.fits(words[index]) and _may_stand(element, place, words, index)
        if element.optional:
            end = _match(elements, place + 1, words, index + 1) if fits else None
            if end is not None:
                return end
        elif fits:
            index += 1
        else:
            return None
    return index - 1


def _match_after_gap(elements: tuple[Element, ...], position: int, words: tuple[Word, ...], index: int) -> int | None:
    for skipped in range(_LONGEST_GAP + 1):
        if index + skipped >= len(words) or not _same_clause(words, index + skipped, position):
            return None
        end = _match(elements, position, words, index + skipped)
        if end is not None:
            return end
    return None


def _may_stand(element: Element, place: int, words: tuple[Word, ...], index: int) -> bool:
    """Whether the clauses allow it: an opening element begins one, the others go on in theirs."""
    if element.opening:
        return index == 0 or words[index].clause != words[index - 1].clause
    return _same_clause(words, index, place)


def _same_clause(words: tuple[Word, ...], index: int, position: int) -> bool:
    """Whether a phrase may go on here: `nobody but me` names its word of contrast, so that may open a clause."""
    return position == 0 or words[index].clause == words[index - 1].clause or words[index].contrast
