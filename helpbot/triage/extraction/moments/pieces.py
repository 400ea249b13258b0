"""The pieces of a text that may say since when: `desde ayer a las 9`, `since the update on Friday`, `this morning, 7`.

The vocabulary (`since`) has the words that open such a piece, moments, durations and occasions; here they are combined.
An end (`until noon`) or a recurrence (`every Monday`) is no beginning.
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
"""The rest of a date that is not part of its first word: `24|/11`."""


@dataclass(frozen=True)
class Piece:
    """Words that may say since when, by their place.

    `opened`: a word like `since` introduces them; `timed`: they name a moment, not only an occasion; `plain`: they say
    since when even if nobody asked.
    """

    first: int
    last: int
    opened: bool = False
    timed: bool = False
    plain: bool = False


class Pieces:
    """The pieces of one text that may say since when; more words do if the person was `asked`."""

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
        """The first word of the number that a word continues: `treinta y cinco | minutos`."""
        numbers = amounts(self._text.words, self._text.vocabulary)
        return next((one.first for one in numbers if one.first < index <= one.last), index)

    def _beginnings(self) -> frozenset[int]:
        """The words that may begin a piece."""
        cues = (self._text.times.get(cue, {}) for cue in _BEGINNING)
        numbers = [index for index, word in enumerate(self._text.words) if word.number]
        clocks = [index for index in numbers if CLOCK.fullmatch(self._text.words[index].text)]
        return frozenset(chain(clocks, *cues))

    def _opened(self, index: int) -> Piece | None:
        """`since` and the moment, occasion or clause after it; not `from home`."""
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
        """The last word of `since`, or of `from` if since when was asked."""
        opener = self._runs.end("opener", index)
        return self._runs.end("source", index) if opener is None and self._asked else opener

    def _owns(self, last: int) -> bool:
        word = self._text.words[last]
        return with_plain_apostrophes(self._text.text[word.start : word.end]).endswith("'s")

    def _owns_a_thing(self, last: int) -> bool:
        """`yesterday's numbers` says which numbers, not since when they fail; `Sunday's update` may say since when."""
        return not self._asked and self._owns(last) and self._runs.event(last + 1) is None

    def _owned(self, last: int) -> int:
        """With the event that the moment describes: `Sunday's update`, `the 3pm shift`."""
        words = self._text.words
        if self._owns(last):
            return self._runs.event(last + 1) or last
        event = self._runs.end("event", last + 1)
        return last if event is None or words[event].clause != words[last].clause else event

    def _is_of_a_thing(self, index: int) -> bool:
        """`las de hoy` and `los datos de ayer` say which ones, not since when they fail; in answer to that they may say
        it, and so may `el corte de ayer`."""
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
        """Whether a word belongs to an event or to a failure."""
        told = (hit for cue in _TROUBLE for hit in self._text.found.get(cue, ()))
        happened = index >= 0 and self._runs.end("event", index) is not None
        return happened or any(hit.first <= index <= hit.last for hit in told)

    def _occasion(self, index: int) -> Piece | None:
        """`after the update`."""
        opener = self._runs.end("occasion", index)
        last = self._runs.event(opener + 1) if opener is not None else None
        return Piece(index, last, plain=True) if last is not None else None

    def _moment(self, index: int) -> Piece | None:
        """A moment by itself, or next to words that say what broke; a duration, if since when was asked."""
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
        """Whether `until`, `by` or `every` comes before it."""
        clause = self._text.words[index].clause
        for before in range(max(0, index - BETWEEN), index):
            last = self._runs.end("limit", before)
            if last is not None and self._text.words[before].clause == clause and self._runs.skip(last + 1) >= index:
                return True
        return False

    def _breaks(self, index: int) -> bool:
        """Whether its clause says that something stopped or broke."""
        clause, words = self._text.words[index].clause, self._text.words
        return any(words[first].clause == clause for first in self._text.times.get("began", ()))

    def _with_article(self, index: int) -> int:
        words = self._text.words
        near = index > 0 and words[index - 1].clause == words[index].clause
        return index - 1 if near and self._runs.end("article", index - 1) is not None else index


@lru_cache(maxsize=64)  # needed several times per report
def pieces_in(text: Reading, *, asked: bool = False) -> Pieces:
    """The pieces of a text."""
    return Pieces(text, asked=asked)
