"""Finds all cue phrases of a language in a text, in one pass over its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from helpbot.triage.extraction.texts.phrases import LONGEST_GAP, Element, Elements, Hit, end_of, goes_on
from helpbot.triage.extraction.texts.words import NUMBER, Word


@dataclass(frozen=True, eq=False, slots=True)
class Cue:
    """What phrases stand for, and the part of the vocabulary that lists it (`cues`, `since`, …)."""

    part: str
    name: str


class Phrase(NamedTuple):
    """A compiled phrase of a cue; `known` is how many of its first elements fit wherever its keys are found."""

    cue: Cue
    elements: Elements
    known: int


@dataclass(frozen=True, slots=True)
class Start:
    """The phrases that begin with one key: cues of a single word, phrases by the key of the next word or of the one
    after a gap, and the others.
    """

    single: list[Cue] = field(default_factory=list)
    beside: dict[str, list[Phrase]] = field(default_factory=dict)
    after_gap: dict[str, list[Phrase]] = field(default_factory=dict)
    others: list[Phrase] = field(default_factory=list)


class PhraseBook:
    """All cue phrases of one language, indexed by the key of their first word and the keys of what may follow it, so
    that only a few of the thousands have to be compared at any place.
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
        """Every hit of a cue in the words, by part of the vocabulary, in order; at one place only its longest."""
        found: dict[str, list[Hit]] = defaultdict(list)
        starts = self._starts
        for index, word in enumerate(words):
            begun = [starts[key] for key in word.keys if key in starts]
            if begun:
                for cue, last in _ends(begun, words, index).items():
                    found[cue.part].append(Hit(cue.name, index, last))
        return found

    def _add(self, cue: Cue, elements: Elements) -> None:
        beside, after_gap = _beside(elements), _after_gap(elements)
        for key in _keys(elements[0]):
            start = self._starts[key]
            if len(elements) == 1 and not elements[0].opening:
                start.single.append(cue)
            elif not beside and not after_gap:
                start.others.append(Phrase(cue, elements, 1))
            for next_key in beside:
                known = 1 if elements[1].optional else 2
                start.beside.setdefault(next_key, []).append(Phrase(cue, elements, known))
            for next_key in after_gap:
                start.after_gap.setdefault(next_key, []).append(Phrase(cue, elements, 1))


def _ends(begun: list[Start], words: tuple[Word, ...], index: int) -> dict[Cue, int]:
    """The cues that begin at a place, each with its last word."""
    ends: dict[Cue, int] = {cue: index for start in begun for cue in start.single}
    for cue, elements, known in _candidates(begun, words, index):
        end = end_of(elements, words, index, known)
        if end is not None and end > ends.get(cue, -1):
            ends[cue] = end
    return ends


def _candidates(begun: list[Start], words: tuple[Word, ...], index: int) -> Iterator[Phrase]:
    """The phrases that may begin at a place, by the keys of its word and of those after it."""
    beside = words[index + 1].keys if index + 1 < len(words) and goes_on(words, index + 1) else ()
    for start in begun:
        for key in beside:
            if key in start.beside:
                yield from start.beside[key]
        if beside and start.after_gap:
            for word in words[index + 1 : index + 2 + LONGEST_GAP]:
                for key in word.keys:
                    if key in start.after_gap:
                        yield from start.after_gap[key]
        yield from start.others


def _beside(elements: Elements) -> frozenset[str]:
    """The keys of which the second word must have one; empty if a gap or nothing follows the first."""
    keys = frozenset[str]()
    for element in elements[1:]:
        if element.gap:
            return frozenset()
        keys |= _keys(element)
        if not element.optional:
            return keys
    return keys


def _after_gap(elements: Elements) -> frozenset[str]:
    """The keys of which a word after a gap in second place must have one; empty if there is no such gap or word."""
    if len(elements) < 3 or not elements[1].gap or elements[2].optional:
        return frozenset()
    return _keys(elements[2])


def _keys(element: Element) -> frozenset[str]:
    """The keys by which a fitting word is found: its stem, its exact form, or being a number."""
    numbers = (NUMBER,) if element.number else ()
    return frozenset((*element.stems, *(f"={form}" for form in element.exact), *numbers))
