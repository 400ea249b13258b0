"""Who is affected: nobody, one person, some, a team, a site, everyone; and how many, when a number says so."""

from __future__ import annotations

from helpbot.triage.extraction.numbers import Amount, amounts
from helpbot.triage.extraction.phrases import Hit
from helpbot.triage.extraction.reading import Reading
from helpbot.triage.facts import Finding
from helpbot.triage.report import ReadReport

_NOT_PEOPLE = frozenset(
    "% percent por minutos minutes min horas hours dias days veces times seconds segundos calls llamadas chats".split()
)


def scope(report: ReadReport) -> Finding:
    """The answer about who is affected when there is one, else what the first message says."""
    return _answered(report.affected) if report.affected else _mentioned(report.text)


def affected_count(report: ReadReport) -> int | None:
    """How many people, from the answer or from the message."""
    for reading in (report.affected, report.text):
        count = _people(reading)
        if count is not None:
            return count
    return 1 if scope(report).value == "one_user" else None


def _answered(reading: Reading) -> Finding:
    text = reading.text.strip()
    order = [("none", "nobody", 2), ("some_users", "partial", 3), ("all", "everyone", 4)]
    for value, cue, within in order:
        hit = reading.starts_with(cue, within)
        if hit is not None and not (cue == "nobody" and reading.has("self")):
            return Finding(value, reading.quote_of(hit))
    for value, cue in (("one_user", "self"), ("one_user", "one_person"), ("site", "site"), ("team", "team")):
        if reading.has(cue) and not (value == "one_user" and (_people(reading) or 0) > 1):
            return Finding(value, reading.quote(cue))
    if reading.has("everyone"):
        return Finding("all", reading.quote("everyone"))
    if reading.has("customers"):
        return Finding("all", text)
    count = _people(reading)
    if count is not None:
        return Finding("one_user" if count == 1 else "some_users", text)
    return Finding("unknown")


def _mentioned(reading: Reading) -> Finding:
    for value, cue in (("some_users", "partial"), ("all", "everyone"), ("all", "total"), ("site", "site"), ("one_user", "self"),
                       ("one_user", "one_person"), ("team", "team")):
        if reading.has(cue):
            return Finding(value, reading.quote(cue))
    return Finding("unknown")


def _people(reading: Reading) -> int | None:
    found = [amount for amount in amounts(reading.words, reading.vocabulary.numbers) if _counts_people(reading, amount)]
    return max((amount.value for amount in found if amount.digits or amount.value > 1), default=None)


def _counts_people(reading: Reading, amount: Amount) -> bool:
    following = reading.words[amount.last + 1].text if amount.last + 1 < len(reading.words) else ""
    return following not in _NOT_PEOPLE and 0 < amount.value < 1_000_000


def _clause(reading: Reading, hit: Hit) -> int:
    return reading.words[hit.first].clause
