"""Corrections that replace a part of what was told before: `no wait, 8.30`, `not sales, support`. Pure; knows no
severity.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import dropwhile, groupby

from helpbot.triage.extraction.moments.moved import at_another_hour
from helpbot.triage.extraction.moments.pieces import pieces_in
from helpbot.triage.extraction.people.who import names_nothing_else
from helpbot.triage.extraction.texts.phrases import covered
from helpbot.triage.extraction.texts.reading import Reading, read
from helpbot.triage.extraction.texts.words import Word
from helpbot.triage.report import spoken_in
from helpbot.triage.utterances.another import names_a_part
from helpbot.triage.utterances.answers import only_tells_when

_TAKING_BACK = ("correcting", "amending")
_WITHIN = 2
"""The most words before the one that takes something back."""
_LONGEST_TAKEN, _LONGEST_INSTEAD = 4, 6
_SIGNS = " ,.;:-–—"
_CLOCK = re.compile(r"(?:\w+ )?\d{1,2}[.:h]\d{2}")
"""`8.30`, `las 8.30`: without a word like `since`, a moment only if one was told before."""

Words = Sequence[Word]


def timed_anew(text: str, language: str, before: str = "", *, bare: bool = False) -> str:
    """The moment that replaces one told `before`: `no wait, 8.30` -> `8.30`, on the same day if that had an hour too
    (`ayer a las 9` -> `ayer a las 8.30`); empty for other words. A `bare` number may be an hour then: `no wait, 10`.
    """
    known = read(text, spoken_in(text, language))
    start, instead = _said_instead(known)
    if not instead:
        return ""
    spoken = known.vocabulary.language
    if _is_moment(instead, spoken):
        return at_another_hour(before, instead, spoken) or instead
    alone = known.words[start].number and start + 1 == len(known.words)
    return at_another_hour(before, instead, spoken) if bare and alone else ""


def part_named_anew(text: str, language: str, asked: str = "") -> str:
    """The part of the product that words put in the place of one told before: `scratch that, it's chats` -> `it's
    chats`; empty for others.

    Where a way around is `asked` for, `sorry, email` may be one; `sorry, it's email` is none.
    """
    known = read(text, spoken_in(text, language))
    start, instead = _said_instead(known)
    if not instead or not names_a_part(instead, language) or not _only_names_parts(known, start):
        return ""
    return instead if asked != "workaround" or _takes_back_plainly(known, start) else ""


def whom_named_anew(text: str, language: str) -> str:
    """The people that words put in the place of those told before: `I mean, support` -> `support`; empty for others,
    and for those that only beg pardon (`sorry, support` may be a way around).
    """
    known = read(text, spoken_in(text, language))
    start, instead = _said_instead(known)
    named = instead and names_nothing_else(read(instead, known.vocabulary.language), "affected")
    return instead if named and _takes_back_plainly(known, start) else ""


def _only_names_parts(known: Reading, start: int) -> bool:
    """Whether the words from a place on name parts of the product and say nothing of them."""
    little = known.vocabulary.everyday - known.vocabulary.negators
    words, parts = enumerate(known.words[start:], start), tuple(known.components)
    return all(covered(place, parts) or word.text in little for place, word in words)


def _takes_back_plainly(known: Reading, start: int) -> bool:
    """Whether words take something back and do not only beg pardon, or say what it is instead."""
    idle = known.vocabulary.tone | known.vocabulary.negators
    named = any(hit.first == start for hit in known.found.get("named_anew", ()))
    return named or any(word.text not in idle for word in known.words[:start])


def _said_instead(known: Reading) -> tuple[int, str]:
    """What follows the words that take something back, and the place where it begins; empty if nothing does."""
    start = _behind_taking_back(known)
    return start, known.text[known.words[start].start :].strip(_SIGNS) if 0 < start < len(known.words) else ""


def _behind_taking_back(known: Reading) -> int:
    """The place behind the words that take something back, with which a text begins; 0 if it does not."""
    hits = [hit for cue in _TAKING_BACK if (hit := known.starts_with(cue, _WITHIN))]
    return max((hit.last for hit in hits), default=-1) + 1


def _is_moment(text: str, language: str) -> bool:
    """Whether words are only a moment; `las 10` alone could be people, but is a moment in a correction of one."""
    words = read(text, language)
    alone = any(one.timed and one.last - one.first + 1 == len(words.words) for one in pieces_in(words, asked=True).all)
    return alone or only_tells_when(words) or _CLOCK.fullmatch(text) is not None


def put_right(before: str, text: str, language: str) -> str:
    """What was told before, with the part that some words deny replaced by what they say instead: `12 in sales`, `no,
    not sales, support` -> `12 in support`. Empty if they deny nothing of it, or say nothing instead.
    """
    known, told = read(text, spoken_in(text, language)), read(before, language)
    groups = [(denied, words) for denied, words in _groups(known) if _named(words, known)]
    if sorted(denied for denied, _ in groups) != [False, True]:
        return ""
    (_, instead), (_, taken) = sorted(groups, key=lambda group: group[0])
    named, instead_named = len(_named(taken, known)), len(_named(instead, known))
    parallel = not {word.stem for word in taken}.isdisjoint(word.stem for word in instead)
    if instead_named > named and not parallel:  # a sentence of its own: `no login, but chats work`
        return ""
    led = min(len(taken), _LONGEST_TAKEN) - named, min(len(instead), _LONGEST_INSTEAD) - instead_named
    for leading in range(min(led), -1, -1):  # `en ventas no, es en soporte`
        old, new = taken[-named - leading :], instead[-instead_named - leading :]
        place = _place_of(old, told)
        if place is not None and not _denied_before(told, place):
            first, last = told.words[place], told.words[place + len(old) - 1]
            return f"{before[: first.start]}{known.text[new[0].start : new[-1].end]}{before[last.end :]}"
    return ""


def _denied_before(told: Reading, place: int) -> bool:
    """Whether what was told denies the word at a place already: who says so once more takes nothing back."""
    said, clause = told.vocabulary, told.words[place].clause
    before = (word for word in reversed(told.words[:place]) if word.clause == clause)
    named = next((word for word in before if word.text in said.negators or word.text not in said.everyday), None)
    return named is not None and named.text in said.negators


def _groups(known: Reading) -> Iterator[tuple[bool, Words]]:
    """The parts between pauses and denials, each with whether it is denied, and without the words that only deny, join
    or take back: `no wait, not sales, support` -> `sales`, denied, and `support`.
    """
    said, taking_back = known.vocabulary, tuple(hit for cue in _TAKING_BACK for hit in known.found.get(cue, ()))
    idle = said.tone | said.joints | said.contrasts
    words = [
        word for place, word in enumerate(known.words) if word.text not in idle and not covered(place, taking_back)
    ]
    for _, clause in groupby(words, key=lambda word: word.clause):
        for piece in _cut_at_denial(list(clause), said.negators):
            denied = any(word.text in said.negators for word in piece)
            yield denied, [word for word in piece if word.text not in said.negators]


def _cut_at_denial(clause: Words, negators: Collection[str]) -> Iterator[Words]:
    """`soporte y no ventas` in two, since a word like `no` is within; at the end it denies what comes before it."""
    at = next((place for place, word in enumerate(clause[1:-1], start=1) if word.text in negators), 0)
    yield from (clause[:at], clause[at:])


def _named(words: Words, known: Reading) -> Words:
    """The words from the first that names something: `es soporte` -> `soporte`."""
    everyday = known.vocabulary.everyday
    return [*dropwhile(lambda word: word.text in everyday, words)]


def _place_of(words: Words, told: Reading) -> int | None:
    """Where the words occur in what was told, one after the other."""
    sought, there = [word.stem for word in words], [word.stem for word in told.words]
    places = range(len(there) - len(sought) + 1)
    return next((place for place in places if there[place : place + len(sought)] == sought), None)
