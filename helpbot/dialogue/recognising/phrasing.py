"""Phrases as words to compare, and families of them in short form: `ya (funciona|anda) (bien|)` stands for four."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain, product
from typing import TypeVar

from helpbot.language.text import fold, simple_words

_CHOICE = re.compile(r"\(([^()]*)\)")

Words = tuple[str, ...]
Opener = TypeVar("Opener", str, Words)


def expand(family: str) -> Iterator[str]:
    """Every wording of a family; an empty alternative makes the others optional. Parentheses do not nest."""
    parts = _CHOICE.split(family)  # text and choices alternate
    alternatives = [part.split("|") if place % 2 else [part] for place, part in enumerate(parts)]
    return ("".join(chosen) for chosen in product(*alternatives))


def is_well_formed(family: str) -> bool:
    """Whether all parentheses of a family have their half and none are within others, and no | is outside of them."""
    return not set("()|") & set(_CHOICE.sub("", family))


@lru_cache(maxsize=64)  # one turn of a conversation looks at the same texts many times
def words_of(text: str) -> Words:
    """The folded words; a text of punctuation alone (`?`, `-`) is one word."""
    words = tuple(simple_words(text))
    return words or ((text.strip(),) if 0 < len(text.strip()) <= 3 else ())


def _words_of_wording(way: str) -> Words:
    """The same, word by word with a cache: a hundred thousand wordings consist of a few thousand words."""
    return tuple(chain.from_iterable(map(_folded, way.split()))) or words_of(way)


_folded = cache(simple_words)


@cache  # the wordings do not change
def phrases(texts: tuple[str, ...]) -> Mapping[Words, int]:
    """The words of every wording, with its position among them; also without apostrophes, as many type: `dont`."""
    ways = (way for text in texts for wording in expand(text) for way in _ways(wording))
    known = dict.fromkeys(words for way in ways if (words := _words_of_wording(way)))
    return {words: place for place, words in enumerate(known)}


def spans(texts: tuple[str, ...], words: Words, places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Where one of the wordings begins and ends among the words, if it begins at one of the places; at each place the
    longest first.
    """
    known, lengths = phrases(texts), _lengths(texts)
    for begin in places:
        for length in lengths.get(words[begin : begin + 1], ()):
            end = begin + length
            if end <= len(words) and words[begin:end] in known:
                yield begin, end


def first_opening(texts: tuple[str, ...], words: Words) -> Words:
    """The first of the wordings that the words begin with, if more follows; empty for none."""
    openings = (words[:end] for _, end in spans(texts, words, [0]) if end < len(words))
    return min(openings, key=phrases(texts).__getitem__, default=())


def first_ending(texts: tuple[str, ...], words: Words) -> Words:
    """The first of the wordings that the words end with, if more precedes; empty for none."""
    known, lengths = phrases(texts), _lengths_by_last(texts)
    endings = (words[-length:] for length in lengths.get(words[-1:], ()) if length < len(words))
    return min((ending for ending in endings if ending in known), key=known.__getitem__, default=())


@cache
def _lengths(texts: tuple[str, ...]) -> Mapping[Words, Sequence[int]]:
    """The lengths of the wordings that begin with each word, the longest first."""
    return _lengths_by(lambda words: words[:1], texts)


@cache
def _lengths_by_last(texts: tuple[str, ...]) -> Mapping[Words, Sequence[int]]:
    """The lengths of the wordings that end with each word, the longest first."""
    return _lengths_by(lambda words: words[-1:], texts)


def _lengths_by(part: Callable[[Words], Words], texts: tuple[str, ...]) -> Mapping[Words, Sequence[int]]:
    lengths: dict[Words, set[int]] = defaultdict(set)
    for words in phrases(texts):
        lengths[part(words)].add(len(words))
    return {part: sorted(found, reverse=True) for part, found in lengths.items()}


def _ways(wording: str) -> Sequence[str]:
    return (wording, wording.replace("'", "")) if "'" in wording else (wording,)


def spelled(text: str) -> Words:
    """The words in lower case, with their accents."""
    return tuple(re.findall(r"\w+", text.casefold()))


class Openers:
    """Words that messages begin with."""

    def __init__(self, openers: Iterable[Words]) -> None:
        self._known = frozenset(openers)
        self._longest = max(map(len, self._known), default=0)

    def begin(self, words: Words, place: int) -> bool:
        """Whether one of them is at this place, and something follows."""
        ends = range(place + 1, min(place + self._longest + 1, len(words)))
        return any(words[place:end] in self._known for end in ends)


@cache
def spelled_openers(texts: tuple[str, ...]) -> tuple[Openers, Openers]:
    """The openers that have to be written with their accents, and those that have none."""
    openers = [(spelled(wording), words_of(wording)) for text in texts for wording in expand(text)]
    accented = Openers(spelled for spelled, folded in openers if spelled != folded)
    return accented, Openers(folded for spelled, folded in openers if spelled == folded)


def longest_first(openers: Iterable[Opener]) -> list[Opener]:
    """Sorted so that the longest of several openings that fit comes first."""
    return sorted(openers, key=len, reverse=True)


def one_of(wordings: Iterable[str]) -> str:
    """A regular expression for any of the wordings, folded; the longest that fits is taken."""
    return "|".join(map(re.escape, longest_first(map(fold, wordings))))


def from_word(text: str, place: int) -> str:
    """The text from the word at this position (from 0) on."""
    starts = [word.start() for word in re.finditer(r"[^\W_]+", text)]
    return text[starts[place] :] if place < len(starts) else ""


def begins_with(words: Words, phrase: Words) -> bool:
    """Whether the first of the words are the phrase."""
    return words[: len(phrase)] == phrase
