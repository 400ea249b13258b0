"""What may be a secret in a text: words of some shape, groups of figures, quotations, plain words, and spelling."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from helpbot.language.secrets.vocabulary import spelling_joints, vocabulary
from helpbot.language.secrets.weighing.reading import Item
from helpbot.language.secrets.weighing.shape import shape
from helpbot.language.text import fold

Sort = Literal["word", "group", "quoted", "phrase", "spelled"]
_MOST_WORDS = 7
_GROUPS = {(3, 3), (4, 4), (2, 2, 2), (3, 3, 3)}
_QUOTES = {'"': '"', "«": "»", "“": "”", "`": "`", "'": "'", "‘": "’"}
_GIVING = frozenset({"being", "typing", "answering", "joint", "label", "misspelt", "changing"})
_GIVING_SIGNS = frozenset(":=–—-,(\n→")
_FEWEST_SPELLED, _MOST_LEADING = 3, 3
_TELLING = frozenset({"label", "misspelt", "pin", "code", "question", "opened", "user", "access", "in label"})
"""Only where such words stand, plain words may be secrets."""
_SPEAKING = _TELLING | {
    "token",
    "in token",
    "network",
    "account",
    "judged",
    "altered",
    "typing",
    "changing",
    "card",
    "sending",
    "manner",
}


class Candidate(NamedTuple):
    """The items from `first` to `last` of a text may be a secret."""

    first: int
    last: int
    sort: Sort


def candidates(items: Sequence[Item]) -> Iterator[Candidate]:
    """Everything in a text that may be a secret; nothing where no word speaks of what opens or is told."""
    spoken = {one for item in items for one in item.classes}
    if _SPEAKING.isdisjoint(spoken):
        return
    telling = not _TELLING.isdisjoint(spoken)
    for place, item in enumerate(items):
        if item.is_sign:
            if telling and item.word in _QUOTES:
                yield from _quoted(items, place)
        elif _has_own_weight(item):
            yield Candidate(place, place, "word")
        elif item.text.isdecimal():
            yield from _group(items, place)
    yield from _spelled(items)
    if telling:
        yield from _phrases(items)


def _group(items: Sequence[Item], place: int) -> Iterator[Candidate]:
    """Figures in groups: `604 518`."""
    if place and items[place - 1].text.isdecimal():
        return
    last = place
    while last + 1 < len(items) and items[last + 1].text.isdecimal() and items[last + 1].start == items[last].end + 1:
        last += 1
    if tuple(item.end - item.start for item in items[place : last + 1]) in _GROUPS:
        yield Candidate(place, last, "group")


def _quoted(items: Sequence[Item], place: int) -> Iterator[Candidate]:
    closing = _QUOTES[items[place].word]
    for last in range(place + 1, min(place + _MOST_WORDS + 2, len(items))):
        if items[last].word == closing:
            if last > place + 1 and (last > place + 2 or not _stands_for_itself(items[place + 1])):
                yield Candidate(place + 1, last - 1, "quoted")
            return
        if items[last].word in "\n":
            return


def _phrases(items: Sequence[Item]) -> Iterator[Candidate]:
    """A few words behind what gives something, up to the end of the clause: `put in purple walrus tuesday where …`."""
    for place, item in enumerate(items):
        gives = item.word in _GIVING_SIGNS if item.is_sign else not _GIVING.isdisjoint(item.classes)
        if not gives or place + 1 == len(items):
            continue
        yield from _phrase(items, place + 1)
        if items[place + 1].word in _particles():
            yield from _phrase(items, place + 2)


def _phrase(items: Sequence[Item], first: int) -> Iterator[Candidate]:
    end = first
    while end < len(items) and end - first < _MOST_WORDS and not _ends(items[end]):
        end += 1
    if end == first or (end < len(items) and not _ends(items[end])):
        return
    if not any(map(_stands_for_itself, items[first:end])):
        yield Candidate(first, end - 1, "phrase")


def _stands_for_itself(item: Item) -> bool:
    """Whether it is a candidate by itself, or a name, and so no word of a phrase."""
    return _has_own_weight(item) or (not item.text.isalpha() and shape(item.text).is_name)


def _has_own_weight(item: Item) -> bool:
    return not item.text.isalpha() and len(item.text) >= 4 and shape(item.text).is_candidate


def _ends(item: Item) -> bool:
    return (item.is_sign and item.word not in "'’-") or not _ENDING.isdisjoint(item.classes)


_ENDING = frozenset({"closer", "break", "being", "mark"})


@cache
def _particles() -> frozenset[str]:
    return frozenset(map(fold, vocabulary().particles))


def _spelled(items: Sequence[Item]) -> Iterator[Candidate]:
    """A run of numbers, letters and names of characters in words, and with what leads to it: `colibrí con …`."""
    place = 0
    while place < len(items):
        if not _spells(items[place]):
            place += 1
            continue
        last, named = _run_of_spelling(items, place)
        if named >= _FEWEST_SPELLED:
            yield Candidate(place, last, "spelled")
            first = place
            while first and place - first < _MOST_LEADING and not _gives(items[first - 1]):
                first -= 1
            if first < place:
                yield Candidate(first, last, "spelled")
        place = last + 1


def _run_of_spelling(items: Sequence[Item], first: int) -> tuple[int, int]:
    """Where a run of spelling ends, and how many of its words spell; one other word may stand between."""
    last, named, other = first, 1, 0
    for place in range(first + 1, len(items)):
        item = items[place]
        if _spells(item):
            last, named, other = place, named + 1, 0
        elif item.word not in spelling_joints() and item.word not in (",", "-"):
            other += 1
            if other > 1 or item.is_sign:
                break
    return last, named


def _gives(item: Item) -> bool:
    """Whether a secret may begin behind it, or it is a sign."""
    return item.is_sign or not _GIVING.isdisjoint(item.classes)


def _spells(item: Item) -> bool:
    return "spelled" in item.classes or item.word in _letters() or (len(item.text) == 1 and item.text.isupper())


@cache
def _letters() -> frozenset[str]:
    return frozenset(map(fold, vocabulary().letter_names))
