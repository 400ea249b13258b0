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
from dataclasses import dataclass

from helpbot.language.text import fold
from helpbot.triage.extraction.words import Word, stem

_GAP = ".."
_NUMBER = "9"
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


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue found: its name, and the first and last word (indexes, both included)."""

    cue: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """A compiled phrase of a cue. `second` holds the keys of words that its second place takes, `later` those that must
    stand a few words on, after a gap; None where nothing is certain. Both only save the full comparison.
    """

    cue: str
    elements: tuple[Element, ...]
    second: frozenset[str] | None
    later: frozenset[str] | None


class PhraseBook:
    """All cue phrases of one language, ready for search."""

    def __init__(self, cues: Mapping[str, Iterable[str]], sets: Mapping[str, frozenset[str]], language: str) -> None:
        """Compile the phrases. Raises `ValueError` for one that cannot be understood."""
        self.names = frozenset(cues)
        self._starts: dict[str, list[Phrase]] = defaultdict(list)
        for cue, phrases in cues.items():
            for phrase in phrases:
                self._add(_phrase(cue, compile_phrase(phrase, sets, language)))

    def find(self, words: tuple[Word, ...]) -> tuple[Hit, ...]:
        """Every cue phrase in the words, in order of place; the same cue at the same place only once, the longest."""
        ends: dict[tuple[str, int], int] = {}
        keys = [_keys_of(word) for word in words] + [()] * (_LONGEST_GAP + 2)
        for index in range(len(words)):
            beside = keys[index + 1]
            near: set[str] | None = None
            for key in keys[index]:
                for phrase in self._starts.get(key, ()):
                    if phrase.second is not None and phrase.second.isdisjoint(beside):
                        continue
                    if phrase.later is not None:
                        near = near or {key for some in keys[index + 1 : index + _LONGEST_GAP + 2] for key in some}
                        if phrase.later.isdisjoint(near):
                            continue
                    end = _match(phrase.elements, 0, words, index)
                    if end is not None and end > ends.get((phrase.cue, index), -1):
                        ends[phrase.cue, index] = end
        return tuple(Hit(cue, first, last) for (cue, first), last in ends.items())

    def _add(self, phrase: Phrase) -> None:
        for key in _keys(phrase.elements[0]):
            self._starts[key].append(phrase)


def _phrase(cue: str, elements: tuple[Element, ...]) -> Phrase:
    second = elements[1] if len(elements) > 1 else None
    if second is None or (second.optional and not second.gap):
        return Phrase(cue, elements, None, None)
    if not second.gap:
        return Phrase(cue, elements, _keys(second), None)
    after = elements[2]
    return Phrase(cue, elements, None, None if after.optional else _keys(after))


def _keys(element: Element) -> frozenset[str]:
    """By what a word that fits may be found: its stem, its exact form, or being a number."""
    numbers = (_NUMBER,) if element.number else ()
    return frozenset((*element.stems, *(f"={form}" for form in element.exact), *numbers))


def _keys_of(word: Word) -> tuple[str, ...]:
    return (word.stem, f"={word.text}", _NUMBER) if word.number else (word.stem, f"={word.text}")


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
        elif option != _NUMBER:
            stems.add(stem(fold(option), language))
    return Element(frozenset(stems), frozenset(exact), optional, _NUMBER in options, opening=opening)


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
