"""The pieces of a text that may tell since when: `desde ayer a las 9`, `since the update on Friday`, `this morning, 7`.

The vocabulary (`since`) knows the words that open such a piece, moments, lengths and occasions; here they are put
together. What closes (`until noon`) or recurs (`every Monday`) begins nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import chain

from helpbot.language.text import with_plain_apostrophes
from helpbot.triage.extraction.moments.runs import BETWEEN, CLOCK, Runs
from helpbot.triage.extraction.people.numbers import amounts
from helpbot.triage.extraction.texts.reading import Reading

_BEGINNING = ("opener", "source", "whereupon", "occasion", "day", "point", "length")
_TROUBLE = ("total", "broken", "partial")
_LONGEST_CLAUSE = 7
_REST_IN_SIGNS = re.compile(r"(?:[/-]\d{1,4}){1,2}\b")
"""What signs part from a date as words: `24|/11`."""


@dataclass(frozen=True)
class Piece:
    """Words that may tell since when, by their place.

    `opened`: something like `since` says that it began then; `timed`: they name a moment, not an occasion alone;
    `plain`: they tell it even where nobody asked for it.
    """

    first: int
    last: int
    opened: bool = False
    timed: bool = False
    plain: bool = False


class Pieces:
    """The pieces of one text that may tell since when; more words do where a person was `asked` just that."""

    def __init__(self, text: Reading, *, asked: bool = False) -> None:
        self._text = text
        self._asked = asked
        self._runs = Runs(text, asked=asked)

    def words(self, *, opened: bool = False, timed: bool = False, plain: bool = False) -> str:
        """The first piece of a kind as the person wrote it; empty when there is none."""
        for piece in self.all:
            if piece.opened >= opened and piece.timed >= timed and piece.plain >= plain:
                first, last = self._text.words[piece.first], self._text.words[piece.last]
                end = _REST_IN_SIGNS.match(self._text.text, last.end)
                return self._text.text[first.start : end.end() if end else last.end]
        return ""

    @cached_property
    def all(self) -> tuple[Piece, ...]:
        """Every piece, in order."""
        return tuple(self._found())

    def _found(self) -> Iterator[Piece]:
        free = 0
        for index in sorted(self._beginnings()):
            piece = self._opened(index) or self._occasion(index) or self._moment(index) if index >= free else None
            if piece:
                whole = replace(piece, first=self._number_from(piece.first), last=self._runs.with_rest(piece.last))
                yield whole
                free = whole.last + 1

    def _number_from(self, index: int) -> int:
        """The first word of the number that a word is a later one of: `treinta y cinco | minutos`."""
        numbers = amounts(self._text.words, self._text.vocabulary)
        return next((one.first for one in numbers if one.first < index <= one.last), index)

    def _beginnings(self) -> frozenset[int]:
        """The words that may begin a piece."""
        cues = (self._text.times.get(cue, {}) for cue in _BEGINNING)
        numbers = [index for index, word in enumerate(self._text.words) if word.number]
        clocks = [index for index in numbers if CLOCK.fullmatch(self._text.words[index].text)]
        return frozenset(chain(clocks, *cues))

    def _opened(self, index: int) -> Piece | None:
        """`since` and what follows, be it a moment, an occasion or a clause; `from home` begins nothing."""
        opener = self._opener(index)
        if opener is None:
            return None
        last = self._runs.run(opener + 1) or self._runs.hour(opener + 1)
        if last is not None:
            return Piece(index, self._owned(last), opened=True, timed=True, plain=True)
        last = self._runs.event(opener + 1)
        if last is None:
            last = self._clause(index)
        if last is None:
            return None
        timed = any(self._runs.run(at) for at in range(opener + 1, last + 1))
        return Piece(index, last, opened=True, timed=timed, plain=True)

    def _opener(self, index: int) -> int | None:
        """The last word of `since`; of `from` too, where that was asked."""
        opener = self._runs.end("opener", index)
        return self._runs.end("source", index) if opener is None and self._asked else opener

    def _owns(self, last: int) -> bool:
        word = self._text.words[last]
        return with_plain_apostrophes(self._text.text[word.start : word.end]).endswith("'s")

    def _owns_a_thing(self, last: int) -> bool:
        """`yesterday's numbers` tells what they are of, not since when they fail; `Sunday's update` may tell it."""
        return not self._asked and self._owns(last) and self._runs.event(last + 1) is None

    def _owned(self, last: int) -> int:
        """With what happened then, where the moment is said of it: `Sunday's update`, `the 3pm shift`."""
        words = self._text.words
        if self._owns(last):
            return self._runs.event(last + 1) or last
        event = self._runs.end("event", last + 1)
        return last if event is None or words[event].clause != words[last].clause else event

    def _is_of_a_thing(self, index: int) -> bool:
        """`las de hoy` and `los datos de ayer` tell which ones they are, not since when they fail; asked just that,
        they may tell it, and so may `el corte de ayer`."""
        words, of = self._text.words, self._text.vocabulary.times.of
        at = index if words[index].text in of else index - 1
        named = at >= 0 and words[at].text in of and not self._tells_of_trouble(at - 1)
        return (
            named
            and not self._asked
            and not self._breaks(index)
            and self._runs.end("day", self._runs.skip(at + 1)) is not None
        )

    def _tells_of_trouble(self, index: int) -> bool:
        """Whether the word there is of something that happened, or of what is wrong."""
        told = (hit for cue in _TROUBLE for hit in self._text.found.get(cue, ()))
        happened = index >= 0 and self._runs.end("event", index) is not None
        return happened or any(hit.first <= index <= hit.last for hit in told)

    def _occasion(self, index: int) -> Piece | None:
        """`after the update`."""
        opener = self._runs.end("occasion", index)
        last = self._runs.event(opener + 1) if opener is not None else None
        return Piece(index, last, plain=True) if last is not None else None

    def _moment(self, index: int) -> Piece | None:
        """A moment by itself, or beside words that say what broke; how long it has been, where that was asked."""
        last = self._runs.run(index) if self._runs.moment(index) is not None else None
        if last is None:
            last = self._runs.end("length", index) if self._asked else None
        if last is None or self._limited(index) or self._owns_a_thing(last) or self._is_of_a_thing(index):
            return None
        plain = self._breaks(index) or any(self._runs.end("day", at) is not None for at in range(index, last + 1))
        return Piece(self._with_article(index), self._owned(last), timed=True, plain=plain)

    def _clause(self, index: int) -> int | None:
        """The last word of `since we moved house`: to the end of its clause, or before a negation."""
        opener = self._opener(index) if self._asked else self._runs.end("whereupon", index)
        if opener is None:
            return None
        last = opener
        while last + 1 < index + _LONGEST_CLAUSE and self._goes_on(index, last + 1):
            last = self._runs.run(last + 1) or last + 1
        return last if last > opener and self._runs.end("reason", last + 1) is None else None

    def _goes_on(self, first: int, index: int) -> bool:
        words = self._text.words
        if index >= len(words) or words[index].clause != words[first].clause:
            return False
        known = self._text.vocabulary
        return words[index].text not in known.negators and words[index].text not in known.joints

    def _limited(self, index: int) -> bool:
        """Whether `until`, `by` or `every` stands before it."""
        clause = self._text.words[index].clause
        for before in range(max(0, index - BETWEEN), index):
            last = self._runs.end("limit", before)
            if last is not None and self._text.words[before].clause == clause and self._runs.skip(last + 1) >= index:
                return True
        return False

    def _breaks(self, index: int) -> bool:
        """Whether its clause tells that something stopped or broke."""
        clause, words = self._text.words[index].clause, self._text.words
        return any(words[first].clause == clause for first in self._text.times.get("began", ()))

    def _with_article(self, index: int) -> int:
        words = self._text.words
        near = index > 0 and words[index - 1].clause == words[index].clause
        return index - 1 if near and self._runs.end("article", index - 1) is not None else index


@lru_cache(maxsize=64)  # a report asks for those of its message several times
def pieces_in(text: Reading, *, asked: bool = False) -> Pieces:
    """The pieces of a text."""
    return Pieces(text, asked=asked)
