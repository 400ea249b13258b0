"""Who is affected as far as the person says it; a loss alone tells nobody (`no calls come in` names no one)."""

from __future__ import annotations

from helpbot.triage.extraction.names import are_names
from helpbot.triage.extraction.phrases import Hit
from helpbot.triage.extraction.reading import Reading, read
from helpbot.triage.extraction.scope import headcount, hits_of_people, named, scope
from helpbot.triage.report import ReadReport

_TOLD = (
    ("some_users", "share"),
    ("all", "everyone_told"),
    ("site", "site"),
    ("team", "team"),
    ("one_user", "one_person"),
)
_SPEAKS_OF_MORE = ("plural", "customers", "total")
"""Beside these, `I` tells who speaks, not who is affected."""
_LONGEST_NAMING = 6


def told_scope(report: ReadReport) -> str:
    """What the answer says, else what the message tells in so many words; `unknown` where it would be guessed."""
    return scope(report).value if report.affected else _told(report.text)


def names_who(words: Reading) -> bool:
    """Whether words say by themselves who is affected, whatever was asked: `only me`, `everybody`, `Luis and Marta`."""
    if (headcount(words) or 0) > 1 or are_names(words.text, words.vocabulary.naming):
        return True
    return words.has("only_they") or (bool(_hits(words, "everyone_told")) and len(words.words) <= _LONGEST_NAMING)


def _told(text: Reading) -> str:
    if only := text.first("only_they"):
        return named(read(text.quote_of(only), text.vocabulary.language))
    for value, cue in _TOLD:
        if _hits(text, cue):
            return value
    if (headcount(text) or 0) > 1:
        return "some_users"
    return "one_user" if text.has("self") and not text.says(*_SPEAKS_OF_MORE) else "unknown"


def _hits(text: Reading, cue: str) -> list[Hit]:
    """Where the cue stands and holds; `nobody can hear me` is not everyone."""
    unheard = text.found.get("me_unheard", ())
    hits = [hit for hit in hits_of_people(text, cue) if not text.negated(hit)]
    return [hit for hit in hits if not any(one.first <= hit.first <= one.last for one in unheard)]
