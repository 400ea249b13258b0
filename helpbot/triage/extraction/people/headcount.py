"""How many people a text counts: which numbers are times or measures, which add up, which are part of others."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from helpbot.triage.extraction.moments.half_hours import hour_before
from helpbot.triage.extraction.moments.pieces import Piece, pieces_in
from helpbot.triage.extraction.people.numbers import Amount, amounts
from helpbot.triage.extraction.texts.corrections import after_correction
from helpbot.triage.extraction.texts.phrases import Hit, covered
from helpbot.triage.extraction.texts.reading import Reading

_MOST_PEOPLE = 50_000
"""A greater number counts things, or everybody."""
_LONGEST_ADDITION = 8
_NEAR = 4
_OTHERS_THAN_HIT = ("the_spared", "left_out", "proportion")
"""The numbers in these cues say how many are spared, or what share is affected: `all but 2`, `50 percent`."""


@lru_cache(maxsize=64)
def hours_in(reading: Reading) -> frozenset[int]:
    """The numbers (word indexes) that are times: `desde las 9`, but not `las 9 agentes`."""
    people, measures = (reading.found.get(cue, ()) for cue in ("people_counted", "measure"))
    timed = (
        index
        for piece in pieces_in(reading).all
        for index in range(piece.first, piece.last + 1)
        if piece.timed and reading.words[index].number
        if piece.opened or covered(index, measures) or _is_on_the_clock(reading, piece)
    )
    with_minutes = (hour_before(reading.words, index, reading.vocabulary) for index in range(len(reading.words)))
    hours = (index for index in (*timed, *with_minutes) if index is not None)
    return frozenset(index for index in hours if not covered(index, people))


def _is_on_the_clock(reading: Reading, piece: Piece) -> bool:
    """Whether words around a number make it an hour: `half past nine`, `around 10 this morning`."""
    times = reading.vocabulary.times
    around = times.minutes.keys() | times.mornings | times.afternoons | times.nights
    return any(word.text in around for word in reading.words[piece.first : piece.last + 1])


def people_told(answer: Reading, start: int) -> int | None:
    """How many people the answer counts, from a word on: `5 in front and the 40 specialists` are 45, `10 of 40` are 10.

    None if no number counts people.
    """
    counted = [one for one in _counting_people(answer) if one.first >= start]
    several = [one for one in counted if 1 < one.value <= _MOST_PEOPLE]
    if not several:
        return 1 if counted and answer.words[start].number else None
    return several[0].value + sum(later.value for one, later in pairwise(several) if _adds(answer, one, later))


@lru_cache(maxsize=64)  # needed at each word of an answer
def numbers_of_people(answer: Reading) -> frozenset[int]:
    """The places of the numbers in the answer that count people."""
    return frozenset(one.first for one in _counting_people(answer))


def headcount(text: Reading) -> int | None:
    """The largest number of people mentioned: 12 in `12 of 40 agents`, and in `20 agents, no wait, 12`."""
    told = _counting(text)
    heads = frozenset(one.first for one in told if _covers_any(text.found.get("headcount", ()), one))
    alone = frozenset(one.first for one in told if _stands_alone(text, one))
    start = after_correction(text, heads | alone) if heads else 0
    wholes = [later for one, later in pairwise(told) if _is_part_of(text, one, later)]
    people = heads | alone if start else heads
    counted = [one.value for one in told if one.first >= start and one.first in people and one not in wholes]
    return max((value for value in counted if value > 1), default=None)


def all_of_them(answer: Reading) -> bool:
    """Whether it says that all of a number are affected: `nine out of nine`."""
    return any(
        one.value == later.value > 1 and _speaks_of_whole(answer, one, later) and later.first - one.last <= _NEAR
        for one, later in pairwise(_counting(answer))
    )


def _counting_people(answer: Reading) -> list[Amount]:
    """The numbers in an answer that are neither times nor measures."""
    measures, heads = (answer.found.get(cue, ()) for cue in ("measure", "people_counted"))
    return [one for one in _counting(answer) if _covers_any(heads, one) or not covered(one.first, measures)]


def _stands_alone(text: Reading, one: Amount) -> bool:
    """Whether the clause ends with the number."""
    return one.last + 1 == len(text.words) or text.words[one.last].clause != text.words[one.last + 1].clause


@lru_cache(maxsize=64)
def _counting(reading: Reading) -> tuple[Amount, ...]:
    """The numbers that are no time, duration or share, and count nobody who is spared: `me, the other 12 are fine`."""
    counted = amounts(reading.words, reading.vocabulary)
    hours = hours_in(reading) if counted else frozenset()
    others = tuple(hit for cue in _OTHERS_THAN_HIT for hit in reading.found.get(cue, ()))
    return tuple(
        one
        for one in counted
        if one.first not in hours and not _covers_any(others, one) and not _tells_length(reading, one)
    )


def _tells_length(reading: Reading, one: Amount) -> bool:
    """Whether it counts minutes or days: `se corta a los 5 segundos`."""
    after = reading.words[one.last + 1 : one.last + 2]
    return bool(after) and after[0].text in reading.vocabulary.times.units


def _adds(answer: Reading, one: Amount, later: Amount) -> bool:
    """Whether a word like `and` or `plus` adds the later number to the one before it; not in `between 20 and 30`."""
    if covered(later.first, answer.found.get("range", ())):
        return False
    between = [word.text for word in answer.words[one.last + 1 : later.first]]
    return len(between) <= _LONGEST_ADDITION and not answer.vocabulary.adding.isdisjoint(between)


def _is_part_of(text: Reading, one: Amount, later: Amount) -> bool:
    return later.first - one.last - 1 < _NEAR and _speaks_of_whole(text, one, later)


def _speaks_of_whole(text: Reading, one: Amount, later: Amount) -> bool:
    """Whether a word like `of` between two numbers says that the later one is the whole."""
    between = (word.text for word in text.words[one.last + 1 : later.first])
    return not text.vocabulary.of_a_whole.isdisjoint(between)


def within_a_number(text: Reading, index: int) -> bool:
    """Whether a word continues a number: `una` in `treinta y una personas`."""
    return any(one.first < index <= one.last for one in _counting(text))


def _covers_any(hits: Sequence[Hit], one: Amount) -> bool:
    """Whether any word of a number is part of one of the hits: of a long number perhaps only the last words."""
    return any(covered(index, hits) for index in range(one.first, one.last + 1))
