"""Who is affected: nobody, one person, some, a team, a site, everyone; and how many, when a number says so."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from helpbot.triage.extraction.names import is_name
from helpbot.triage.extraction.numbers import Amount, amounts
from helpbot.triage.extraction.phrases import Hit
from helpbot.triage.extraction.pieces import pieces_in
from helpbot.triage.extraction.reading import Reading
from helpbot.triage.facts import Finding
from helpbot.triage.report import ReadReport

_MOST_PEOPLE = 50_000
"""A greater number counts things, or everybody there is."""
_LONGEST_ADDITION = 8
_NEAR = 4
_ANSWERED = (
    ("all", "everyone"),
    ("some_users", "share"),
    ("some_users", "some"),
    ("none", "nobody"),
    ("site", "site"),
    ("team", "team"),
    ("one_user", "self"),
    ("one_user", "one_person"),
    ("some_users", "customers"),
    ("team", "group"),
)
_WIDER = frozenset({"customers", "group"})
"""Callers, or `the nine at claims`, are everyone where a function is gone, else those whom it happens to hit."""
_MENTIONED = (
    ("some_users", "share"),
    ("all", "everyone"),
    ("all", "total"),
    ("site", "site"),
    ("one_user", "self"),
    ("one_user", "one_person"),
    ("team", "team"),
)


@lru_cache(maxsize=16)  # asked for several times of each report
def scope(report: ReadReport) -> Finding:
    """The answer about who is affected when there is one, else what the first message says."""
    if not report.affected:
        return _mentioned(report.text)
    return _answered(report.affected, gone=report.text.has("total") or report.impact.has("critical", "total"))


def affected_count(report: ReadReport) -> int | None:
    """How many people are affected; None when no number of people is told."""
    counted = _people(report.affected)
    if counted is None:
        counted = headcount(report.text)
    if scope(report).value == "one_user":
        return 1
    if counted is None:
        return 2 if report.affected.says("pair") else None
    return counted + report.affected.says("and_me")


def named(words: Reading) -> str:
    """Whom words name that speak of nothing else: `only the night shift`."""
    return _answered(words, gone=False).value


def _answered(reading: Reading, *, gone: bool) -> Finding:
    """What comes first in the answer decides: `all of us, 12` and `me, and maybe others` mean their first words."""
    found = [
        (hit, "all" if gone and cue in _WIDER else value)
        for value, cue in _ANSWERED
        for hit in hits_of_people(reading, cue)[:1]
    ]
    count = _people(reading)
    if _all_of_them(reading):
        return Finding("all", reading.text)
    if count in (None, 1) and _is_name(reading):
        return Finding("one_user", reading.text)
    if not found:
        return Finding("some_users" if reading.says("share") else _by_count(count, reading, gone=gone), reading.text)
    hit, value = min(found, key=lambda pair: (pair[0].first, -pair[0].last))
    several = count is not None and count > 1
    if value == "one_user" and (several or reading.says("pair")):
        return Finding("some_users", reading.text)
    if value == "team" and several and reading.words[0].number:
        return Finding("all" if gone else "some_users", reading.quote_of(hit))
    return Finding(value, reading.quote_of(hit))


def hits_of_people(reading: Reading, cue: str) -> list[Hit]:
    """Where the cue stands, unless it speaks of a share of calls or customers: all agents may be hit by every third.

    An hour is nobody (`a las 9`), and whoever is spared is not hit (`the rest of the team is fine`).
    """
    shares = reading.found.get("share_of_traffic", ())
    hits = (hit for hit in reading.found.get(cue, ()) if _may_be_hit(reading, hit))
    return [hit for hit in hits if cue == "everyone" or not _covered(hit.first, shares)]


def _may_be_hit(reading: Reading, hit: Hit) -> bool:
    return not _is_hour(reading, hit.last) and not _covered(hit.first, reading.found.get("the_spared", ()))


def _is_hour(reading: Reading, index: int) -> bool:
    """Whether a word is a number that tells a time; most words are no numbers, which is told at once."""
    return reading.words[index].number and index in hours_in(reading)


@lru_cache(maxsize=64)
def hours_in(reading: Reading) -> frozenset[int]:
    """The numbers (indexes of words) that tell a time: `desde las 9`; `las 9 agentes` tells none."""
    people, measures = (reading.found.get(cue, ()) for cue in ("people_counted", "measure"))
    timed = (
        index
        for piece in pieces_in(reading).all
        for index in range(piece.first, piece.last + 1)
        if piece.timed and reading.words[index].number and (piece.opened or _covered(index, measures))
    )
    half_hours = (index for index, word in enumerate(reading.words) if word.number and _ends_in_half(reading, index))
    return frozenset(index for index in (*timed, *half_hours) if not _covered(index, people))


def _ends_in_half(reading: Reading, index: int) -> bool:
    """Whether a number begins an hour like `las nueve y media`, and nothing follows."""
    times, texts = reading.vocabulary.times, [word.text for word in reading.words[index + 1 : index + 4]]
    clauses = {word.clause for word in reading.words[index : index + 3]}
    ends = len(texts) == 2 or (len(texts) == 3 and reading.words[index + 3].clause not in clauses)
    return ends and len(clauses) == 1 and texts[0] in times.past and texts[1] in times.minutes


def _is_name(reading: Reading) -> bool:
    """Whether the answer is a person's name and little more: `just Gwen`, `Encarni`."""
    named = is_name(reading.text, reading.vocabulary.naming)
    return named and not reading.says("site", "team", "everyone", "customers", "share")


def _mentioned(reading: Reading) -> Finding:
    """What the message says; `I can't log in and neither can our agents` is about more than one person."""
    for value, cue in _MENTIONED:
        hit = next((hit for hit in reading.all(cue) if _may_be_hit(reading, hit)), None)
        if hit is None or (cue == "self" and reading.says("plural")):
            continue
        if cue == "total" and reading.says("self") and reading.says("the_spared"):
            continue  # all of mine is gone
        if cue == "total" and _counts_heads(reading, hit):
            return Finding("some_users", reading.quote_of(hit))
        return Finding(value, reading.quote_of(hit))
    heads = reading.found.get("headcount", ())
    if heads and (headcount(reading) or 0) > 1:
        return Finding("some_users", reading.quote_of(heads[0]))
    return Finding("unknown")


def _counts_heads(reading: Reading, hit: Hit) -> bool:
    """Whether a total loss is said to be that of so many people: `nothing comes through on 12 agents' headsets`."""
    clause = reading.words[hit.first].clause
    return any(reading.words[head.first].clause == clause for head in reading.found.get("headcount", ()))


def _by_count(count: int | None, answer: Reading, *, gone: bool) -> str:
    """By the number alone; in `warehouse, 9` the words before the comma name a group that no vocabulary knows."""
    if count is None:
        return "unknown"
    if count == 1:
        return "one_user"
    if gone:
        return "all"
    first_number = next((word for word in answer.words if word.number), answer.words[0])
    return "some_users" if first_number.clause == answer.words[0].clause else "team"


def _people(answer: Reading) -> int | None:
    """The numbers in the answer that count people; `5 in front and the 40 specialists` are 45, `10 of 40` are 10."""
    measures, heads = (answer.found.get(cue, ()) for cue in ("measure", "people_counted"))
    counted = [one for one in _counting(answer) if _covered(one.first, heads) or not _covered(one.first, measures)]
    several = [one for one in counted if 1 < one.value <= _MOST_PEOPLE]
    if not several:
        return 1 if counted and answer.words[0].number else None
    return several[0].value + sum(later.value for one, later in pairwise(several) if _adds(answer, one, later))


@lru_cache(maxsize=64)
def _counting(reading: Reading) -> tuple[Amount, ...]:
    """The numbers in it that tell no time."""
    counted = amounts(reading.words, reading.vocabulary)
    hours = hours_in(reading) if counted else frozenset()
    return tuple(one for one in counted if one.first not in hours)


def _adds(answer: Reading, one: Amount, later: Amount) -> bool:
    """Whether a word like `and` or `plus` adds the later number to the one before it."""
    between = [word.text for word in answer.words[one.last + 1 : later.first]]
    return len(between) <= _LONGEST_ADDITION and not answer.vocabulary.adding.isdisjoint(between)


def _all_of_them(answer: Reading) -> bool:
    """Whether it says so many of just as many: `nine out of nine`."""
    return any(
        one.value == later.value > 1 and _speaks_of_whole(answer, one, later) and later.first - one.last <= _NEAR
        for one, later in pairwise(_counting(answer))
    )


def headcount(text: Reading) -> int | None:
    """The largest number of people told; `12 of 40 agents` are 12."""
    heads, told = text.found.get("headcount", ()), _counting(text)
    wholes = [later for one, later in pairwise(told) if _is_part_of(text, one, later)]
    counted = [one.value for one in told if _covered(one.first, heads) and one not in wholes]
    return max((value for value in counted if value > 1), default=None)


def _is_part_of(text: Reading, one: Amount, later: Amount) -> bool:
    return later.first - one.last - 1 < _NEAR and _speaks_of_whole(text, one, later)


def _speaks_of_whole(text: Reading, one: Amount, later: Amount) -> bool:
    """Whether a word like `of` between two numbers says that the later one is the whole."""
    between = (word.text for word in text.words[one.last + 1 : later.first])
    return not text.vocabulary.of_a_whole.isdisjoint(between)


def _covered(index: int, hits: tuple[Hit, ...]) -> bool:
    return any(hit.first <= index <= hit.last for hit in hits)
