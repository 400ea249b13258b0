"""What people may say during a report, besides answers: that it is over, that they do not know, that there is more.

Pure; knows no severity.
"""

from __future__ import annotations

import re

from helpbot.triage.extraction.codes import error_codes
from helpbot.triage.extraction.explicit_facts import explicit_facts_of
from helpbot.triage.extraction.people.who import told_scope
from helpbot.triage.extraction.texts.phrases import covered
from helpbot.triage.extraction.texts.reading import read
from helpbot.triage.report import Report, read_answer, read_report, spoken_in
from helpbot.triage.utterances.answers import questions_told, without_correcting
from helpbot.triage.utterances.likeness import PLAINLY_A_REPORT, is_report

_BEFORE_IT, _BESIDE_IT = 4, 3
"""The most words before `I don't know`, and around it: `sorry, I really don't know that`."""
_SHORT = 2
_LONGEST_ADDITION = 6
_SMALLER = ("resolved", "drill", "nil", "light", "cosmetic", "partial", "share", "others_spared", "still_served")
_ELSEWISE = ("howto", "request", "way_round", "covered", "manages", "not_needed", "one_person", "only_they", "notice")
_LESS = (*_SMALLER, *_ELSEWISE, "trifle")
"""Cues that may lower a severity."""
_TROUBLE = ("total", "broken", "partial", "fallen")
_SAYING_WHO = ("only_they", "no_others", "irreplaceable", "others_spared", "opening", "amending")
"""Words that say who is affected or lead over to it, though some are words of trouble elsewhere: `turns out`."""
_SEVERAL = ("some_users", "team", "site", "all")
_OF_ITSELF = frozenset({"business_impact"})
"""What a problem says by itself: that something cannot be done."""
_BY_AFFIRMING = frozenset({"workaround"})
"""What words about trouble seem to answer if they begin by affirming: `they do come in, but they drop`."""
_LEADING_WORD = re.compile(r"^\W*\w+\s*[,.;:]")


def says_less(text: str, language: str) -> bool:
    """Whether some words may make a problem less urgent: it is small, partly over, avoidable, or narrowed down."""
    known = read_answer(text, language)
    return known.has(*_LESS) or bool(error_codes(text, known.vocabulary.language))


def is_over(text: str, language: str) -> bool:
    """Whether some words say that the problem is gone, and answer no question: `it fixed itself, leave it`."""
    if questions_told(text, language) or not _is_solved(text, language) or _goes_on_to_trouble(text, language):
        return False
    instead = told_instead(text, language)  # `me equivoqué, no eran las facturas, eran los remitos`
    return not denies_anything(instead, language) or _is_solved(instead, language)


def _goes_on_to_trouble(text: str, language: str) -> bool:
    """Whether something else still fails after a word of contrast: `chat works now, but the reports won't load`."""
    known = read_answer(text, language)
    rests = (known.text[word.start :] for word in known.words if word.contrast)
    return any(is_report(rest, language) >= PLAINLY_A_REPORT and not _is_solved(rest, language) for rest in rests)


def _is_solved(text: str, language: str) -> bool:
    known = read_report(Report(text, {}, spoken_in(text, language)))
    return explicit_facts_of(known)["nature"] == "resolved"


def tells_nothing(text: str, language: str) -> bool:
    """Whether some words say that the person does not know, and nothing more: `no sé, la verdad`."""
    known = read_answer(text, language)
    alone = known.starts_with("unknowing_alone", _BEFORE_IT)
    hit = alone if alone and known.ends_clause(alone) else known.starts_with("unknowing", _BEFORE_IT)
    if hit is None or questions_told(text, language):
        return False
    return len(known.words) - (hit.last - hit.first + 1) <= _BESIDE_IT


def adds(text: str, language: str) -> bool:
    """Whether some words begin or end with one like `and` or `too` (`y a Marta`, `Marta too`), or a short text has one
    anywhere: `it's also Priya`.
    """
    known = read_answer(text, language)
    words, spoken = [word.text for word in known.words], known.vocabulary
    within = words if len(words) <= _LONGEST_ADDITION else []
    return not (spoken.adding | spoken.joints | spoken.negators).isdisjoint({*words[:1], *words[-1:]}) or not (
        spoken.adding - spoken.joints
    ).isdisjoint(within)


def only_tone(text: str, language: str, asked: str = "") -> bool:
    """Whether words are only tone, and answer nothing: `ASAP please!!`."""
    known = read_answer(text, language)
    tone, words = known.vocabulary.tone, {word.text for word in known.words}
    if words.isdisjoint(tone) or not words <= known.vocabulary.little - known.vocabulary.negators:
        return False
    return not questions_told(text, language, asked)


def told_instead(text: str, language: str) -> str:
    """What words of correction say instead: `actually no, it's me who …` -> `it's me who …`.

    Empty if they correct nothing, or only an answer to a follow-up question: `wait, since nine`.
    """
    rest = without_correcting(text, spoken_in(text, language))
    instead = "" if rest == text else _LEADING_WORD.sub("", rest).strip(" ,.;:-")
    plain = is_report(instead, language) >= PLAINLY_A_REPORT
    told = set(questions_told(instead, language)) - (_BY_AFFIRMING if plain else frozenset())
    return instead if len(instead.split()) > _SHORT and told <= _OF_ITSELF else ""


def owns_up(text: str, language: str) -> bool:
    """Whether some words own up to a mistake and correct it: `my mistake, it's extension 205`."""
    spoken = spoken_in(text, language)
    instead = told_instead(text, language)
    return (
        bool(instead)
        and read(text, spoken).says("mistaken")
        and read(instead, spoken).starts_with("named_anew") is not None
    )


def tells_whom(text: str, language: str) -> bool:
    """Whether some words say who is affected."""
    return told_scope(read_report(Report(text, {}, language))) != "unknown"


def tells_of_several(text: str, language: str) -> bool:
    """Whether some words say that several people are affected, by number or as a group: `all of us in Leeds`."""
    return told_scope(read_report(Report(text, {}, spoken_in(text, language)))) in _SEVERAL


def spares_others(text: str, language: str) -> bool:
    """Whether some words say who is affected and that it is no more, and tell no trouble: `turns out it's just me`."""
    known = read(text, spoken_in(text, language))
    if not known.has("only_they") or known.components or "affected" not in questions_told(text, language):
        return False
    aside = [hit for cue in _SAYING_WHO for hit in known.found.get(cue, ())]
    trouble = (hit for hit in known.plain if hit.cue in _TROUBLE)
    return all(covered(hit.first, tuple(aside)) for hit in trouble)


def only_denies(text: str, language: str) -> bool:
    """Whether some words deny, and say nothing else: `no`, `not a thing`, `nada de eso`."""
    known = read_answer(text, language)
    says_no = known.denies() or known.starts_with("none") is not None or denies_anything(text, language)
    return len(known.words) <= _BESIDE_IT and says_no


def denies_anything(text: str, language: str) -> bool:
    """Whether the text has a word like `no` or `not`."""
    known = read_answer(text, language)
    return any(word.text in known.vocabulary.negators for word in known.words)
