"""Who is affected, as far as the person says so; a loss alone does not (`no calls come in` names no one)."""

from __future__ import annotations

from helpbot.triage.extraction.moments.pieces import pieces_in
from helpbot.triage.extraction.people.headcount import headcount
from helpbot.triage.extraction.people.names import are_names
from helpbot.triage.extraction.people.scope import hits_of_people, named, scope, tells_of_no_others
from helpbot.triage.extraction.texts.phrases import Hit, covered
from helpbot.triage.extraction.texts.reading import Reading, read
from helpbot.triage.report import ReadReport

_TOLD = (
    ("some_users", "share"),
    ("all", "everyone_told"),
    ("site", "site"),
    ("team", "team_told"),
    ("all", "for_nobody"),
    ("one_user", "one_person"),
)
_SPEAKS_OF_MORE = ("plural", "customers", "total")
"""Next to these cues, `I` is the person who reports, not who is affected."""
_LONGEST_NAMING = 6
_PEOPLE = ("everyone", "everyone_told", "self", "one_person", "pair", "and_me")
_GROUPS = ("site", "team", "group")
_OF_THINGS = ("total", "share", "other_route")
"""Next to these cues, `all of it`, `half` and `my phone` name nobody."""
_UNCLEAR_OF = ("", "workaround")
"""In answer to these, a group alone may be a device (`otro equipo`), unless it is named as a whole."""


def told_scope(report: ReadReport) -> str:
    """What the answer says, else what the message says outright; `unknown` if it would be a guess."""
    return scope(report).value if report.affected else _told(report.text)


def names_who(words: Reading) -> bool:
    """Whether words say by themselves who is affected, whatever was asked: `only me`, `everybody`, `Luis and Marta`."""
    if (headcount(words) or 0) > 1 or are_names(words.text, words.vocabulary.naming):
        return True
    beside = words.vocabulary.tone | words.vocabulary.adding
    said = sum(word.text not in beside for word in words.words)
    return words.has("only_they") or (bool(_hits(words, "everyone_told")) and said <= _LONGEST_NAMING)


def names_nothing_else(words: Reading, asked: str = "") -> bool:
    """Whether words name people and say nothing else: `todos`, `y a otros dos de mi equipo`, `Marta too`.

    If a workaround was `asked` for, or nothing, only a group as a whole certainly means people.
    """
    known = words.vocabulary
    if asked not in _UNCLEAR_OF and tells_of_no_others(words):
        return True
    denying = [index for index, word in enumerate(words.words) if word.text in known.negators]
    if denying not in ([], [len(words.words) - 1]) or words.says(*_OF_THINGS):
        return False
    whole = words.found.get("whole", ())
    cues = (*_PEOPLE, *_GROUPS) if whole or asked not in _UNCLEAR_OF else _PEOPLE
    times = [(piece.first, piece.last) for piece in pieces_in(words).all if piece.timed]
    people = [hit for cue in cues for hit in hits_of_people(words, cue) if not _within(hit, times)]  # `last night`
    named = {index for hit in (*people, *(whole if people else ())) for index in range(hit.first, hit.last + 1)}
    little = known.everyday | known.adding | known.joints | known.negators
    return bool(named) and all(
        index in named or word.number or word.text in little or (index > 0 and _is_proper(words, index))
        for index, word in enumerate(words.words)
    )


def _within(hit: Hit, stretches: list[tuple[int, int]]) -> bool:
    return any(first <= hit.first and hit.last <= last for first, last in stretches)


def _is_proper(words: Reading, index: int) -> bool:
    """Whether a word is written like a name."""
    return words.text[words.words[index].start : words.words[index].end].istitle()


def _told(text: Reading) -> str:
    if only := text.first("only_they"):
        return named(read(text.quote_of(only), text.vocabulary.language))
    for value, cue in _TOLD:
        if _hits(text, cue):
            return value
    if (headcount(text) or 0) > 1:
        return "some_users"
    if text.has("not_alone"):
        return "some_users"
    return "one_user" if text.has("self") and not text.says(*_SPEAKS_OF_MORE) else "unknown"


def _hits(text: Reading, cue: str) -> list[Hit]:
    """The hits of a cue that are not negated; `nobody can hear me` is not everyone."""
    unheard = text.found.get("me_unheard", ())
    hits = [hit for hit in hits_of_people(text, cue) if not text.negated(hit)]
    return [hit for hit in hits if not covered(hit.first, unheard)]
