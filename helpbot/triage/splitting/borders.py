"""The features of a place where another problem might begin: facts about the text before and after it.

They are plain enough to argue about: how the pieces are joined, what each is about (trouble, a question, a request,
looks), whether they name the same part of the product, how the second one begins. Must not know how much they weigh.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from helpbot.triage.learned.weights import Features
from helpbot.triage.splitting.stretches import Piece, Stretch

FACTS, WORDS = "facts", "words"
_TROUBLE = frozenset({"total", "broken", "partial", "share", "leak", "runaway", "takeover", "exposed"})
_SAYING = _TROUBLE | {"cosmetic", "howto", "request", "critical", "heavy"}
_OVER = frozenset({"resolved", "drill"})
_HARMLESS = frozenset({"nil", "not_fallen"})
_UNTOLD = frozenset({"opening", "plural"})
"""Cues that do not say what a piece is about."""
_GENERIC = frozenset({"voice", "desktop_app", "performance", "login", "security"})
"""Words for these parts occur in reports about anything, so they do not show that a piece is about something else."""
_FEW, _SOME = 5, 10
_FIRST_WORDS = 2
_OPENING_WORDS = 4
_SHORTEST_TOPIC = 3
_SEVERAL_WITHIN = 8


@dataclass(frozen=True)
class Border:
    """A place where another problem might begin: between all that was said `before` and the next `piece`."""

    before: Stretch
    piece: Piece

    @cached_property
    def facts(self) -> frozenset[str]:
        """What is known without learning; see `border_facts`."""
        return border_facts(self.before, self.piece)

    @property
    def features(self) -> Features:
        """All of its features."""
        return {FACTS: self.facts, WORDS: word_facts(self.before, self.piece)}


def borders_of(pieces: Sequence[Piece]) -> tuple[Border, ...]:
    """The borders of a message, as if all text before each of them were about one problem."""
    first = pieces[0].first if pieces else 0
    return tuple(Border(Stretch(piece.whole, first, piece.first), piece) for piece in pieces[1:])


def border_facts(before: Stretch, piece: Piece) -> frozenset[str]:
    """The facts about the border between all that was said `before` about the same problem and the next `piece`."""
    return frozenset((*_manner(before, piece), *_both(before, piece), *_cues(before, piece), *_beginning(piece)))


def word_facts(before: Stretch, piece: Piece) -> frozenset[str]:
    """The words of the piece, and of what was said before it, without words of tone and numbers."""
    tone = piece.whole.vocabulary.tone
    return frozenset(
        f"{place} word: {word.stem}"
        for place, stretch in (("after", piece), ("before", before))
        for word in stretch.words
        if word.text not in tone and not word.number
    )


@lru_cache(maxsize=64)  # needed at both borders of a piece, and for the message
def kind(stretch: Stretch) -> str:
    """What it is: `asks`, `wishes`, `looks`, `trouble`, or `nothing` known."""
    if stretch.opens_with("howto", _OPENING_WORDS):
        return "asks"
    if stretch.opens_with("request", _OPENING_WORDS):
        return "wishes"
    told = stretch.cues | stretch.denied
    if "cosmetic" in told and "total" not in told:
        return "looks"
    if not told.isdisjoint(_TROUBLE):
        return "trouble"
    return "asks" if "?" in stretch.text else "nothing"


@lru_cache(maxsize=64)
def tells(stretch: Stretch) -> bool:
    """Whether it says something of its own that somebody wants fixed or answered."""
    return not harmless(stretch) and kind(stretch) != "nothing" and bool(stretch.cues & _SAYING or "?" in stretch.text)


def harmless(stretch: Stretch) -> bool:
    """Whether it says that the problem is over or only a drill, or that nobody is harmed."""
    return bool(stretch.cues & _OVER or (stretch.cues & _HARMLESS and not stretch.cues & _TROUBLE))


def _manner(before: Stretch, piece: Piece) -> Iterator[str]:
    yield f"joined by {piece.border}"
    yield f"joined by {piece.border}, {_length(piece)}"
    yield f"before: {_length(before)}"
    yield f"after: {_length(piece)}"
    if piece.whole.starts_with("several", within=_SEVERAL_WITHIN):
        yield "several things announced"
    if piece.opens_with("besides", _FIRST_WORDS):
        yield f"besides, tells: {tells(piece)}"
    if "?" in piece.text:
        yield "after: ?"
    if "?" in before.text:
        yield "before: ?"


def _both(before: Stretch, piece: Piece) -> Iterator[str]:
    kinds = f"{kind(before)} > {kind(piece)}"
    telling = f"tells: {tells(before)} > {tells(piece)}"
    relation = _relation(before, piece)
    for told in (kinds, telling):
        yield from (told, f"{told}, joined by {piece.border}", f"{told}, {relation}")
    yield relation
    yield f"words again: {min(len(_topics(before) & _topics(piece)), 2)}"


def _relation(before: Stretch, piece: Piece) -> str:
    """Whether both name the same part of the product."""
    if not piece.parts:
        return "after: no part"
    if not before.parts:
        return "before: no part"
    if not piece.parts.isdisjoint(before.parts):
        return "same part"
    return "other part" if piece.parts - _GENERIC else "other part, of those that are everywhere"


def _cues(before: Stretch, piece: Piece) -> Iterator[str]:
    yield from (f"after: {cue}" for cue in piece.cues - _UNTOLD)
    yield from (f"after: not {cue}" for cue in piece.denied - _UNTOLD)
    yield from (f"before: {cue}" for cue in before.cues - _UNTOLD)
    yield from (f"again: {cue}" for cue in (piece.cues & before.cues) - _UNTOLD)


def _beginning(piece: Piece) -> Iterator[str]:
    """Its first words after a joint, if they are everyday words or numbers."""
    known = piece.whole.vocabulary
    words = piece.words[1:] if piece.words[0].text in known.joints else piece.words
    for place, word in enumerate(words[:_FIRST_WORDS], start=1):
        told = "a number" if word.number else word.text if word.text in known.everyday else "a word"
        yield f"{known.language} word {place}: {told}"


def _topics(stretch: Stretch) -> frozenset[str]:
    """The stems of the words that are neither everyday nor of tone."""
    known = stretch.whole.vocabulary
    return frozenset(
        word.stem
        for word in stretch.words
        if len(word.text) >= _SHORTEST_TOPIC and word.text not in known.everyday and word.text not in known.tone
    )


def _length(stretch: Stretch) -> str:
    count = stretch.end - stretch.first
    return "few words" if count <= _FEW else "some words" if count <= _SOME else "many words"
