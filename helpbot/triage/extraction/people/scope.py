"""Who is affected: nobody, one person, some, a team, a site, everyone; and how many, if a number says so."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from helpbot.triage.extraction.people.headcount import (
    all_of_them,
    headcount,
    hours_in,
    numbers_of_people,
    people_told,
    within_a_number,
)
from helpbot.triage.extraction.people.names import is_name, people_listed
from helpbot.triage.extraction.people.one_more import names_one_more
from helpbot.triage.extraction.texts.corrections import after_correction
from helpbot.triage.extraction.texts.phrases import Hit, covered
from helpbot.triage.extraction.texts.reading import Reading
from helpbot.triage.facts import Finding
from helpbot.triage.report import ReadReport

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
"""Callers, or `the nine at claims`, are everyone if a function is gone and they are more than a few; else they are just
those who happen to be affected."""
FEW = range(2, 5)
"""If so few people are affected, and not said to be everyone, others can work."""
_NO_NAMES = ("site", "team", "everyone", "customers", "share")
"""Next to these cues, capitalised words are not names of people."""
_MENTIONED = (
    ("some_users", "share"),
    ("all", "everyone"),
    ("all", "total"),
    ("site", "site"),
    ("one_user", "self"),
    ("one_user", "one_person"),
    ("team", "team"),
)


@lru_cache(maxsize=16)  # needed several times per report
def scope(report: ReadReport) -> Finding:
    """The answer about who is affected when there is one, else what the first message says."""
    if not report.affected:
        return _mentioned(report.text)
    return _answered(report.affected, gone=report.text.has("total") or report.impact.has("critical", "total"))


def affected_count(report: ReadReport) -> int | None:
    """How many people are affected; None if unknown."""
    answer, value = report.affected, scope(report).value
    counted = _told(answer).people
    beside = answer.says("and_me")
    if counted is None:
        counted, beside = headcount(report.text), report.text.says("and_me")
    if value == "one_user":
        return 1
    if counted is None:
        return 2 if value == "some_users" and answer.says("pair") else None
    return counted + beside


def begins_with_one_of_many(report: ReadReport) -> bool:
    """Whether the description is about the person who writes, and the answer counts more than a few."""
    count = affected_count(report) or 0
    return count >= FEW.stop and bool(report.affected) and _mentioned(report.text).value == "one_user"


def named(words: Reading) -> str:
    """The scope of words that only say who is affected: `only the night shift`."""
    return _answered(words, gone=False).value


def _answered(reading: Reading, *, gone: bool) -> Finding:
    """What comes first in the answer decides: `all of us, 12` and `me, and maybe others` mean their first words.

    If people correct themselves, what comes first after the correction decides.
    """
    who, start, count = _told(reading)
    if value := _of_whole_answer(reading, count):
        return Finding(value, reading.text)
    wider = gone and count not in FEW
    found = [(hit, "all" if wider and hit.cue in _WIDER else value) for value, hit in who if hit.first >= start]
    if not found:
        return Finding(_of_nobody_named(reading, count, start, gone=wider), reading.text)
    hit, value = min(found, key=lambda pair: (pair[0].first, -pair[0].last))
    several = count is not None and count > 1
    if value == "one_user" and (several or reading.says("pair") or names_one_more(reading)):
        return Finding("some_users", reading.text)
    if value == "team" and several and reading.words[start].number:
        return Finding("all" if wider else "some_users", reading.quote_of(hit))
    return Finding(value, reading.quote_of(hit))


def _of_whole_answer(reading: Reading, count: int | None) -> str:
    """The scope of an answer that as a whole says one thing: nobody else, all of them, names; else empty."""
    if tells_of_no_others(reading):
        return "one_user"
    if all_of_them(reading):
        return "all"
    if _listed(reading):
        return "some_users"
    return "one_user" if count in (None, 1) and _is_name(reading) else ""


def _of_nobody_named(reading: Reading, count: int | None, start: int, *, gone: bool) -> str:
    """The scope of an answer that names nobody: by a share, by others, or by the number alone."""
    shared = any(not _tells_length(reading, hit) for hit in reading.found.get("share", ()))
    several = shared or reading.says("not_alone") or names_one_more(reading)
    return "some_users" if several else _by_count(count, reading, start, gone=gone)


def tells_of_no_others(words: Reading) -> bool:
    """Whether words say that nobody else is affected, and nothing more: `nadie más, creo`."""
    hits = words.found.get("no_others", ())
    named = {index for hit in hits for index in range(hit.first, hit.last + 1)}
    little = words.vocabulary.little
    return bool(hits) and all(index in named or word.text in little for index, word in enumerate(words.words))


class _Told(NamedTuple):
    """What an answer tells: who is named in it, and where; its first word that counts, which is one after a correction
    if people are named or counted again; and how many people it counts, or names one by one.
    """

    who: tuple[tuple[str, Hit], ...]
    start: int
    people: int | None


@lru_cache(maxsize=16)  # needed for the scope and for the count
def _told(answer: Reading) -> _Told:
    who = tuple((value, hit) for value, cue in _ANSWERED for hit in hits_of_people(answer, cue))
    start = after_correction(answer, {*numbers_of_people(answer), *(hit.first for _, hit in who)})
    return _Told(who, start, people_told(answer, start) or _listed(answer) or None)


def hits_of_people(reading: Reading, cue: str) -> list[Hit]:
    """The hits of a cue, without those about a share of calls: a fault in every third call may affect all agents.

    An hour is nobody (`a las 9`), and people who are spared do not count (`the rest of the team is fine`).
    """
    if not reading.says(cue):
        return []
    shares = reading.found.get("share_of_traffic", ())
    only = reading.found.get("only_they", ()) if cue == "nobody" else ()  # `nada más los del turno`
    hits = (hit for hit in reading.found.get(cue, ()) if _may_be_hit(reading, hit) and not covered(hit.first, only))
    return [hit for hit in hits if cue == "everyone" or not covered(hit.last, shares)]


def _may_be_hit(reading: Reading, hit: Hit) -> bool:
    if _is_hour(reading, hit.last) or _tells_length(reading, hit) or within_a_number(reading, hit.first):
        return False
    unknowing = reading.found.get("unknowing", ())
    if _ends_what_is_told(reading, hit) or any(hit.last + 1 == one.first for one in unknowing):  # `I | don't know`
        return False
    nobody_hit = (reading.found.get(cue, ()) for cue in ("unknowing", "not_alone", "the_spared"))
    return not any(covered(hit.first, hits) for hits in nobody_hit)


def _ends_what_is_told(reading: Reading, hit: Hit) -> bool:
    """Whether `all` only ends the message: `it is a bit slower, that's all`."""
    closing = (one for one in reading.found.get("closing", ()) if reading.ends_clause(one))
    return covered(hit.first, closing)


def _tells_length(reading: Reading, hit: Hit) -> bool:
    """Whether it counts days or hours: `todos los días`, `a couple of hours`."""
    times = reading.vocabulary.times
    after = [word.text for word in reading.words[hit.last + 1 : hit.last + 3]]
    return bool(after) and (after[0] in times.units or (after[0] in times.of and after[-1] in times.units))


def _is_hour(reading: Reading, index: int) -> bool:
    """Whether a word is a number that is a time."""
    return reading.words[index].number and index in hours_in(reading)


def _is_name(reading: Reading) -> bool:
    """Whether the answer is a person's name and little more: `just Gwen`, `Encarni`."""
    return is_name(reading.text, reading.vocabulary.naming) and not reading.says(*_NO_NAMES)


def _listed(reading: Reading) -> int:
    """How many people the answer names one by one: `Gwen, Tom and me`; 0 if it does not."""
    return 0 if reading.says(*_NO_NAMES) else people_listed(reading.text, reading.vocabulary.naming)


def _mentioned(reading: Reading) -> Finding:
    """What the message says; `I can't log in and neither can our agents` is about more than one person."""
    for value, cue in _MENTIONED:
        hit = next((hit for hit in reading.all(cue) if _may_be_hit(reading, hit)), None)
        if hit is None or (cue == "self" and (reading.says("plural") or _only_tells(reading, hit))):
            continue
        if cue == "one_person" and (_is_a_group(reading, hit) or _signs(reading, hit)):
            continue
        if cue == "self" and reading.says("and_me"):
            return Finding("some_users", reading.quote_of(hit))
        if cue == "total" and reading.says("self") and reading.says("the_spared"):
            continue  # all of mine is gone
        if cue == "total" and _counts_heads(reading, hit):
            return Finding("some_users", reading.quote_of(hit))
        return Finding(value, reading.quote_of(hit))
    heads = reading.found.get("headcount", ())
    if heads and (headcount(reading) or 0) > 1:
        return Finding("some_users", reading.quote_of(heads[0]))
    return Finding("some_users", reading.quote("not_alone")) if reading.has("not_alone") else Finding("unknown")


def _only_tells(reading: Reading, hit: Hit) -> bool:
    """Whether the writer only reports for others: `I want to report a problem: two people are affected`."""
    clause = reading.words[hit.first].clause
    announced = {reading.words[one.first].clause for one in reading.found.get("announces", ())}
    return clause in announced and (headcount(reading) or 0) > 1


def _is_a_group(reading: Reading, hit: Hit) -> bool:
    """Whether what could be one person is counted as several: `un equipo` is one machine, `un equipo de 5` a team."""
    return any(head.first <= hit.last < head.last for head in reading.found.get("headcount", ()))


def _signs(reading: Reading, hit: Hit) -> bool:
    """Whether a name is the signature of a message: `… Kind regards, Priya`."""
    words, known = reading.words, reading.vocabulary
    alone = all(hit.first <= at <= hit.last for at, word in enumerate(words) if word.clause == words[hit.first].clause)
    before = {word.text for word in words if hit.first and word.clause == words[hit.first - 1].clause}
    return alone and not before.isdisjoint(known.tone) and before <= known.little


def _counts_heads(reading: Reading, hit: Hit) -> bool:
    """Whether a total loss is that of a number of people: `nothing comes through on 12 agents' headsets`."""
    clause = reading.words[hit.first].clause
    return any(reading.words[head.first].clause == clause for head in reading.found.get("headcount", ()))


def _by_count(count: int | None, answer: Reading, start: int, *, gone: bool) -> str:
    """By the number alone; in `warehouse, 9` the words before the comma name a group that no vocabulary knows."""
    if count is None:
        return "unknown"
    if count == 1:
        return "one_user"
    if gone:
        return "all"
    words = answer.words[start:]
    first_number = next((word for word in words if word.number), words[0])
    return "some_users" if first_number.clause == words[0].clause else "team"
