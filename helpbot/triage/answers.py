"""Which of the follow-up questions some words answer, whatever was asked. Pure; knows no severity."""

from __future__ import annotations

from helpbot.triage.extraction.facts_of import explicit_facts_of
from helpbot.triage.extraction.headcount import covered, people_told
from helpbot.triage.extraction.phrases import Hit
from helpbot.triage.extraction.pieces import pieces_in
from helpbot.triage.extraction.reading import Reading, read
from helpbot.triage.extraction.since import started_at
from helpbot.triage.extraction.who import names_nothing_else, names_who
from helpbot.triage.report import Question, Report, read_report, spoken_in

_SHORT = 2
_LONGEST_MOMENT = 4
"""Words of a moment that is told alone: `hoy a las nueve`."""
_SIGNS = " ,.;:-–—"
_ANSWERS_BY_OPENING = ("none", "affirmed")
"""How an answer begins to the question whether there is a way around."""


def questions_told(text: str, language: str, asked: str = "") -> tuple[Question, ...]:
    """The questions that are settled by the words alone: `40 agents, since 9, no way around` settles three.

    What was `asked` is settled by words as well that would tell nothing of it otherwise: `no`, `we can't do anything`.
    """
    known = read_report(Report(without_correcting(text, language), {}, language))
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


def without_correcting(text: str, language: str) -> str:
    """The text without the words by which people take back what they said before: `nah wait, …`."""
    known = read(text, spoken_in(text, language))
    hit = known.starts_with("correcting")
    return known.text[known.words[hit.last].end :] if hit else text


def counted_anew(text: str, language: str) -> str:
    """The number of people that words put in the place of one told before: `no wait, 12` -> `12`; empty for others."""
    known = read(text, spoken_in(text, language))
    hits = [hit for cue in ("correcting", "amending") if (hit := known.starts_with(cue, _SHORT))]
    start = max((hit.last for hit in hits), default=-1) + 1
    little = known.vocabulary.everyday | known.vocabulary.tone
    people = known.found.get("people_counted", ())
    only_counts = all(
        word.number or word.text in little or covered(place, people)
        for place, word in enumerate(known.words[start:], start=start)
    )
    led = all(word.text in known.vocabulary.negators | little for hit in hits for word in known.words[: hit.first])
    counts = start and led and only_counts and (people_told(known, start) or 0) > 1
    return known.text[known.words[start].start :].strip(_SIGNS) if counts else ""


def _way(answer: str, language: str) -> str:
    """What an answer says of a way around."""
    told = Report("", {"workaround": answer}, spoken_in(answer, language))
    return explicit_facts_of(read_report(told))["workaround"]


def _mistaken(words: Reading, asked: str) -> Question | None:
    """The question that words seem to answer but for what was asked: `nothing much`, `when we restarted the server`."""
    if asked == "workaround" and words.says("helpless"):
        return "business_impact"
    if asked == "business_impact" and words.denies() and words.has("tried_in_vain") and not words.says("unable"):
        return "workaround" if _plays_down(words) else "business_impact"
    if asked == "business_impact" and _plays_down(words):
        return "workaround"
    tells_of_a_way = words.has("way_round", "covered", "elsewhere_too") or words.says("no_way")
    if asked == "since" and not tells_of_a_way:
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
