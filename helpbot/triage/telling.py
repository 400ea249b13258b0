"""Which of the follow-up questions some words answer by themselves, whatever was asked, and which words answer none.

Pure; knows no severity.
"""

from __future__ import annotations

import re

from helpbot.triage.extraction.codes import error_codes
from helpbot.triage.extraction.facts_of import explicit_facts_of
from helpbot.triage.extraction.phrases import Hit
from helpbot.triage.extraction.pieces import pieces_in
from helpbot.triage.extraction.reading import Reading, read
from helpbot.triage.extraction.since import started_at
from helpbot.triage.extraction.who import names_nothing_else, names_who, told_scope
from helpbot.triage.report import Question, Report, read_report, spoken_in

_BEFORE_IT, _BESIDE_IT = 4, 3
"""So few words may stand before `I don't know`, and beside it: `sorry, I really don't know that`."""
_SHORT = 2
_LONGEST_MOMENT = 4
"""Words of a moment that is told alone: `hoy a las nueve`."""
_SMALLER = ("resolved", "drill", "nil", "light", "cosmetic", "partial", "share", "others_spared", "still_served")
_ELSEWISE = ("howto", "request", "way_round", "covered", "manages", "not_needed", "one_person", "only_they", "notice")
_LESS = (*_SMALLER, *_ELSEWISE, "trifle")
"""Cues that may lower a severity."""
_SEVERAL = ("some_users", "team", "site", "all")
_OF_ITSELF = frozenset({"business_impact"})
"""What a problem tells by itself: that something cannot be done."""
_LEADING_WORD = re.compile(r"^\W*\w+\s*[,.;:]")
_ANSWERS_BY_OPENING = ("none", "affirmed")
"""How an answer begins to the question whether there is a way around."""


def questions_told(text: str, language: str, asked: str = "") -> tuple[Question, ...]:
    """The questions that are settled by the words alone: `40 agents, since 9, no way around` settles three.

    What was `asked` is settled by words as well that would tell nothing of it otherwise: `no`, `we can't do anything`.
    """
    known = read_report(Report(_without_correcting(text, language), {}, language))
    words, facts = known.text, explicit_facts_of(known)
    told: dict[Question, bool] = {
        "business_impact": facts["impact"] != "unknown" or _cannot(words, asked),
        "affected": names_who(words) or names_nothing_else(words, asked),
        "workaround": facts["workaround"] in ("yes", "inadequate", "no"),
        "since": bool(started_at(known)) and not (words.has("deadline") and not pieces_in(words).words(opened=True)),
    }
    mistaken = _mistaken(words, asked)
    return tuple(
        name
        for name, is_told in told.items()
        if (is_told and name != mistaken) or (name == asked and _answers(words, asked))
    )


def stands_still(text: str, language: str) -> bool:
    """Whether some words say what somebody cannot do: `I can't answer the customers`."""
    return _cannot(read(text, language), "business_impact")


def says_less(text: str, language: str) -> bool:
    """Whether some words may make a trouble less urgent: it is small, partly over, avoidable, or closer described."""
    known = read(text, spoken_in(text, language))
    return known.has(*_LESS) or bool(error_codes(text, known.vocabulary.language))


def corrects(question: str, before: str, text: str, language: str) -> bool:
    """Whether words that answer a question in passing tell something else than the answer `before`.

    That a trouble goes on (`still the same`) tells nothing new of a way around; only a short answer, or one with a word
    like `since`, moves the beginning.
    """
    if not before:
        return True
    if question == "workaround":
        return _way(before, language) != _way(text, language)
    if question == "since":
        opened = pieces_in(read(text, spoken_in(text, language))).words(opened=True)
        return bool(opened) or len(text.split()) <= _LONGEST_MOMENT
    return True


def _way(answer: str, language: str) -> str:
    """What an answer says of a way around."""
    told = Report("", {"workaround": answer}, spoken_in(answer, language))
    return explicit_facts_of(read_report(told))["workaround"]


def is_over(text: str, language: str) -> bool:
    """Whether some words say that the problem is gone, and answer no question: `it fixed itself, leave it`."""
    known = read_report(Report(text, {}, spoken_in(text, language)))
    return explicit_facts_of(known)["nature"] == "resolved" and not questions_told(text, language)


def tells_nothing(text: str, language: str) -> bool:
    """Whether some words say that the person does not know, and no more: `no sé, la verdad`."""
    known = read(text, spoken_in(text, language))
    alone = known.starts_with("unknowing_alone", _BEFORE_IT)
    hit = alone if alone and known.ends_clause(alone) else known.starts_with("unknowing", _BEFORE_IT)
    if hit is None or questions_told(text, language):
        return False
    return len(known.words) - (hit.last - hit.first + 1) <= _BESIDE_IT


def adds(text: str, language: str) -> bool:
    """Whether some words begin or end by saying that they come in addition: `y a Marta`, `Marta too`."""
    known = read(text, spoken_in(text, language))
    edges = {known.words[0].text, known.words[-1].text} if known.words else set()
    return not edges.isdisjoint(known.vocabulary.adding | known.vocabulary.joints | known.vocabulary.negators)


def only_tone(text: str, language: str, asked: str = "") -> bool:
    """Whether words only say how something is told, and answer nothing: `ASAP please!!`."""
    known = read(text, spoken_in(text, language))
    tone, words = known.vocabulary.tone, {word.text for word in known.words}
    if words.isdisjoint(tone) or not words <= (tone | known.vocabulary.everyday) - known.vocabulary.negators:
        return False
    return not questions_told(text, language, asked)


def told_instead(text: str, language: str) -> str:
    """What some words say that take back what was said before: `actually no, it's me who …` -> `it's me who …`.

    Empty when they take back nothing, or correct what a follow-up question asks for: `wait, since nine`.
    """
    rest = _without_correcting(text, spoken_in(text, language))
    instead = "" if rest == text else _LEADING_WORD.sub("", rest).strip(" ,.;:-")
    return instead if len(instead.split()) > _SHORT and set(questions_told(instead, language)) <= _OF_ITSELF else ""


def tells_of_several(text: str, language: str) -> bool:
    """Whether some words say that several people are affected, by number or as a group: `all of us in Leeds`."""
    return told_scope(read_report(Report(text, {}, spoken_in(text, language)))) in _SEVERAL


def only_denies(text: str, language: str) -> bool:
    """Whether some words deny and say nothing else: `no`, `not a thing`, `nada de eso`."""
    known = read(text, spoken_in(text, language))
    says_no = known.denies() or known.starts_with("none") is not None or denies_anything(text, language)
    return len(known.words) <= _BESIDE_IT and says_no


def denies_anything(text: str, language: str) -> bool:
    """Whether a word like `no` or `not` stands in the text."""
    known = read(text, spoken_in(text, language))
    return any(word.text in known.vocabulary.negators for word in known.words)


def _without_correcting(text: str, language: str) -> str:
    """The text without the words by which people take back what they said before: `nah wait, …`."""
    known = read(text, spoken_in(text, language))
    hit = known.starts_with("correcting")
    return known.text[known.words[hit.last].end :] if hit else text


def _mistaken(words: Reading, asked: str) -> Question | None:
    """The question that words seem to answer but for what was asked: `nothing much`, `when we restarted the server`."""
    if asked == "workaround" and words.says("helpless"):
        return "business_impact"
    if asked == "business_impact" and words.denies() and words.has("tried_in_vain") and not words.says("unable"):
        return "workaround" if _plays_down(words) else "business_impact"
    if asked == "business_impact" and _plays_down(words):
        return "workaround"
    if asked == "since" and not words.has("way_round", "covered", "elsewhere_too"):
        return "workaround"
    return None


def _plays_down(words: Reading) -> bool:
    """Whether they say that the business is not hit: `nothing`, `nothing much`; `no, we tried` says something else."""
    return words.starts_with("nil") is not None or (words.denies() and len(words.words) <= _SHORT)


def _cannot(words: Reading, asked: str) -> bool:
    """Whether they say what stands still; `can't say`, and `no way` where a way was asked for, do not."""
    beside = ("unknowing", "unknowing_alone", "whole_count")  # `the whole floor` tells who, not what stands still
    unknowing = tuple(hit for cue in beside for hit in words.found.get(cue, ()))
    refused = (*words.found.get("no_way", ()), *(_denials(words)[:1] if asked == "workaround" else ()))
    return any(not _within(hit, unknowing) for hit in words.found.get("unable", ())) or any(
        not _within(hit, (*unknowing, *refused)) for hit in words.all("critical")
    )


def _denials(words: Reading) -> tuple[Hit, ...]:
    """The words that deny by themselves; the `no` of `no vendemos nada` only begins what is said."""
    hits = words.found.get("none", ())
    return tuple(
        hit for hit in hits if hit.first < hit.last or words.ends_clause(hit) or not _within(hit, _stops(words))
    )


def _stops(words: Reading) -> tuple[Hit, ...]:
    """Where words say that something stands still."""
    return (*words.found.get("unable", ()), *(words.found.get("critical", ()) if not words.says("helpless") else ()))


def _answers(words: Reading, asked: str) -> bool:
    """Whether words answer the question that was asked, by how they begin or by what only an answer tells."""
    if asked == "workaround":
        return words.says("helpless", "tried_in_vain") or any(
            (hit := words.starts_with(cue)) and (words.ends_clause(hit) or not _within(hit, _stops(words)))
            for cue in _ANSWERS_BY_OPENING
        )
    if asked == "since":
        return not names_who(words) and bool(pieces_in(words, asked=True).all)
    if asked == "business_impact" and words.says("no_way") and not words.says("unable"):
        return False
    if asked == "business_impact" and words.denies():
        return _plays_down(words)
    if asked == "affected" and words.says("tried_in_vain", "way_round") and not names_who(words):
        return False  # `I tried Firefox` tells who speaks
    answered = explicit_facts_of(read_report(Report("", {asked: words.text}, words.vocabulary.language)))  # type: ignore[dict-item]
    fact = {"business_impact": "impact", "affected": "scope"}.get(asked)
    return fact is not None and answered[fact] != "unknown"


def _within(hit: Hit, others: tuple[Hit, ...]) -> bool:
    return any(other.first <= hit.first <= other.last for other in others)
