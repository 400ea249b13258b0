"""A message in pieces: the words between the places where another problem might begin.

Such a place is the end of a line or sentence, the mark of a list item, a semicolon, dash or comma, or a word like
`and`. Must not know what makes two pieces two problems.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from helpbot.triage.extraction.moments.pieces import pieces_in
from helpbot.triage.extraction.texts.phrases import Hit
from helpbot.triage.extraction.texts.reading import Reading
from helpbot.triage.extraction.texts.words import Word
from helpbot.triage.splitting.items import ITEM

_FEWEST_WORDS = 3
"""A shorter piece, or one that only joins, belongs to the next one: `also, unrelated, the page is slow`."""
_FEWEST_WORDS_OF_SENTENCE = 2
_STRONG = ("line", "sentence")
_OPENING_SIGNS = "¿¡([«“\"'*_"
_SIGNS = (
    ("line", "\n"),
    ("sentence", ".!?…"),
    ("semicolon", ";"),
    ("dash", "—–"),
    ("comma", ","),
    ("and", "&/+"),
)


@dataclass(frozen=True)
class Stretch:
    """The words of a reading from `first` to before `end` (indexes)."""

    whole: Reading
    first: int
    end: int

    @property
    def words(self) -> tuple[Word, ...]:
        """Its words."""
        return self.whole.words[self.first : self.end]

    @cached_property
    def text(self) -> str:
        """Its text as written, with the punctuation around it."""
        return self.whole.text[self._place(self.first) : self._place(self.end)]

    def _place(self, index: int) -> int:
        """Where a word begins in the text, opening punctuation (`¿`, `"`) included."""
        words, text = self.whole.words, self.whole.text
        if index >= len(words):
            return len(text)
        place = words[index].start
        while place and text[place - 1] in _OPENING_SIGNS:
            place -= 1
        return place

    @cached_property
    def cues(self) -> frozenset[str]:
        """The cues in it that are not negated."""
        return frozenset(hit.cue for hit in self.whole.plain if self.holds(hit))

    @cached_property
    def denied(self) -> frozenset[str]:
        """The cues in it that are only negated."""
        return frozenset(hit.cue for hit in self.whole.denied if self.holds(hit)) - self.cues

    @cached_property
    def parts(self) -> frozenset[str]:
        """The parts of the product that it names."""
        return frozenset(hit.cue for hit in (*self.whole.components, *self.whole.in_passing) if self.holds(hit))

    def holds(self, hit: Hit) -> bool:
        """Whether it contains the whole of a hit."""
        return self.first <= hit.first and hit.last < self.end

    def opens_with(self, cue: str, within: int = 1) -> bool:
        """Whether the cue begins among its first words."""
        hits = self.whole.found.get(cue, ())
        return any(self.first <= hit.first < self.first + within and hit.last < self.end for hit in hits)

    def to(self, other: Stretch) -> Stretch:
        """The stretch from the beginning of this one to the end of the other."""
        return Stretch(self.whole, self.first, other.end)


@dataclass(frozen=True)
class Piece(Stretch):
    """A stretch that begins where another problem might; `border` is what comes before it, empty at the very start."""

    border: str = ""


@lru_cache(maxsize=16)  # needed several times per message
def pieces(whole: Reading) -> tuple[Piece, ...]:
    """The message cut at every place where another problem might begin."""
    return tuple(_pieces(whole))


def _pieces(whole: Reading) -> Iterator[Piece]:
    joints = {hit.first: hit.last + 1 for hit in whole.found.get("besides", ())}
    first, border = 0, ""
    for start, sign in borders(whole):
        fewest = _FEWEST_WORDS_OF_SENTENCE if sign in _STRONG else _FEWEST_WORDS
        if start - first >= fewest and start > joints.get(first, 0):
            yield Piece(whole, first, start, border)
            first, border = start, sign
    if whole.words:
        yield Piece(whole, first, len(whole.words), border)


def borders(whole: Reading) -> Iterator[tuple[int, str]]:
    """The words at which another problem might begin, and the sign there; even after only a few words."""
    besides = {hit.first for hit in whole.found.get("besides", ())}
    items, joints = {mark.end() for mark in ITEM.finditer(whole.text)}, whole.vocabulary.joints
    for index, (before, word) in enumerate(pairwise(whole.words), start=1):
        sign = "line" if word.start in items else _sign(whole.text[before.end : word.start])
        joins = word.text in joints and not _within_moment(whole, index)
        joint = "and" if joins else "besides" if index in besides else ""
        if sign or joint:
            yield index, joint if not sign else "comma and" if (sign, joint) == ("comma", "and") else sign


def _within_moment(whole: Reading, index: int) -> bool:
    """Whether a word stands within one moment: the `y` of `a las cuatro y media` does not join two things."""
    return any(piece.timed and piece.first < index <= piece.last for piece in pieces_in(whole).all)


@lru_cache(maxsize=1_000)  # most words follow a blank or a comma
def _sign(between: str) -> str:
    if between == " " or not any(map(str.isspace, between)):
        return ""
    if " - " in between or " -- " in between:
        return "dash"
    return next((name for name, signs in _SIGNS if any(sign in between for sign in signs)), "")
