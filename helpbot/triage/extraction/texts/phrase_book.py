"""The search for all cue phrases of a language in a text, in one go over its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from helpbot.triage.extraction.texts.phrases import Element, Elements, Hit, end_of, goes_on
from helpbot.triage.extraction.texts.words import NUMBER, Word


@dataclass(frozen=True, eq=False, slots=True)
class Cue:
    """What phrases stand for, and the part of the vocabulary that it belongs to (`cues`, `since`, …)."""

    part: str
    name: str


class Phrase(NamedTuple):
    """A compiled phrase of a cue, and what saves the full comparison: so many of its first elements are `known` to fit
    where its keys are found; `later` holds the keys of words one of which must stand behind its gap, None where nothing
    is certain.
    """

    cue: Cue
    elements: Elements
    known: int
    later: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Start:
    """The phrases that one key begins: cues of a single word, phrases by the key of the word behind it, and others."""

    single: list[Cue] = field(default_factory=list)
    double: dict[str, list[Phrase]] = field(default_factory=dict)
    others: list[Phrase] = field(default_factory=list)


class PhraseBook:
    """All cue phrases of one language, ready for search: by the key of their first word and, where no gap follows it,
    by the keys of what may, so that few of the thousands of phrases have to be compared at any place.
    """

    def __init__(self, phrases: Iterable[tuple[Cue, Elements]]) -> None:
        self._starts: dict[str, Start] = defaultdict(Start)
        self._cues: set[Cue] = set()
        for cue, elements in phrases:
            self._cues.add(cue)
            self._add(cue, elements)

    def names(self, part: str) -> frozenset[str]:
        """The cues of a part of the vocabulary that have phrases."""
        return frozenset(cue.name for cue in self._cues if cue.part == part)

    def find(self, words: tuple[Word, ...]) -> Mapping[str, list[Hit]]:
        """Every cue phrase in the words by its part of the vocabulary, in order of place; the same cue at the same
        place only once, the longest.
        """
        found: dict[str, list[Hit]] = defaultdict(list)
        starts, present = self._starts, frozenset(key for word in words for key in word.keys)
        for index, word in enumerate(words):
            begun = [starts[key] for key in word.keys if key in starts]
            if begun:
                for cue, last in _ends(begun, words, index, present).items():
                    found[cue.part].append(Hit(cue.name, index, last))
        return found

    def _add(self, cue: Cue, elements: Elements) -> None:
        first, behind = elements[0], _behind(elements)
        for key in _keys(first):
            start = self._starts[key]
            if len(elements) == 1 and not first.opening:
                start.single.append(cue)
            elif not behind:
                start.others.append(Phrase(cue, elements, 1, _after_gap(elements)))
            for next_key in behind:
                known = 1 if elements[1].optional else 2
                start.double.setdefault(next_key, []).append(Phrase(cue, elements, known, None))


def _ends(begun: list[Start], words: tuple[Word, ...], index: int, present: frozenset[str]) -> dict[Cue, int]:
    """The cues that stand at a place, each with its last word; `present` are the keys of all words."""
    ends: dict[Cue, int] = {cue: index for start in begun for cue in start.single}
    for phrase in _candidates(begun, words, index, present):
        end = end_of(phrase.elements, words, index, phrase.known)
        if end is not None and end > ends.get(phrase.cue, -1):
            ends[phrase.cue] = end
    return ends


def _candidates(begun: list[Start], words: tuple[Word, ...], index: int, present: frozenset[str]) -> Iterator[Phrase]:
    """The phrases that may stand at a place, by the keys of its word, of the one behind it, and of all words."""
    beside = words[index + 1].keys if index + 1 < len(words) and goes_on(words, index + 1) else ()
    for start in begun:
        for key in beside:
            if key in start.double:
                yield from start.double[key]
        for phrase in start.others:
            if phrase.later is None or not phrase.later.isdisjoint(present):
                yield phrase


def _behind(elements: Elements) -> frozenset[str]:
    """The keys one of which the word right behind the first one must have; empty where a gap or nothing follows."""
    keys = frozenset[str]()
    for element in elements[1:]:
        if element.gap:
            return frozenset()
        keys |= _keys(element)
        if not element.optional:
            return keys
    return keys


def _after_gap(elements: Elements) -> frozenset[str] | None:
    """The keys that must follow a gap in the second place; None where there is none, or nothing is certain after it."""
    if len(elements) < 3 or not elements[1].gap or elements[2].optional:
        return None
    return _keys(elements[2])


def _keys(element: Element) -> frozenset[str]:
    """By what a word that fits may be found: its stem, its exact form, or being a number."""
    numbers = (NUMBER,) if element.number else ()
    return frozenset((*element.stems, *(f"={form}" for form in element.exact), *numbers))
