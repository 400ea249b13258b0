"""Which of the follow-up questions some words answer, whatever was asked. Pure; knows no severity."""

from __future__ import annotations

from helpbot.triage.extraction.facts_of import explicit_facts_of
from helpbot.triage.extraction.moments.pieces import pieces_in
from helpbot.triage.extraction.moments.since import started_at
from helpbot.triage.extraction.people.headcount import covered, numbers_of_people, people_told
from helpbot.triage.extraction.people.numbers import amounts
from helpbot.triage.extraction.people.scope import tells_of_no_others
from helpbot.triage.extraction.people.who import names_nothing_else, names_who
from helpbot.triage.extraction.texts.amending import words_that_take_back
from helpbot.triage.extraction.texts.phrases import Hit
from helpbot.triage.extraction.texts.reading import Reading, read
from helpbot.triage.report import Question, ReadReport, Report, read_report, spoken_in

_SHORT = 2
_LONGEST_MOMENT = 4
"""Words of a moment that is told alone: `hoy a las nueve`."""
_SIGNS = " ,.;:-–—"
_ANSWERS_BY_OPENING = ("none", "affirmed")
"""How an answer begins to the question whether there is a way around."""
_NO_AMOUNTS = ("workaround", "since")
"""Questions that no amount of work answers."""


def questions_told(text: str, language: str, asked: str = "") -> tuple[Question, ...]:
    """The questions that are settled by the words alone: `40 agents, since 9, no way around` settles three.

    What was `asked` is settled by words as well that would tell nothing of it otherwise: `no`, `we can't do anything`.
    """
    known = read_report(Report(without_correcting(text, language), {}, language))
    words, facts = known.text, explicit_facts_of(known)
    contained, timed = _is_out_of_sight(words), only_tells_when(words)
    who = not contained and (names_who(words) or names_nothing_else(words, asked))
    measured = asked in _NO_AMOUNTS and not (who or timed) and _only_measures(words)
    told: dict[Question, bool] = {
        "business_impact": not (contained or timed)
        and (facts["impact"] != "unknown" or _cannot(words, asked) or measured),
        "affected": who,
        "workaround": contained or facts["workaround"] in ("yes", "inadequate", "no"),
        "since": _tells_when(known) or timed,
    }
    mistaken = _mistaken(words, asked)
    return tuple(
        name
        for name, is_told in told.items()
        if (is_told and name != mistaken) or (name == asked and not measured and _answers(words, asked))
    )


def only_tells_when(words: Reading) -> bool:
    """Whether they are a moment, or how long it has been, and no more: `9pm`, `20 mins`; whoever was asked what."""
    places = {
        place for one in pieces_in(words, asked=True).all if one.timed for place in range(one.first, one.last + 1)
    }
    little = words.vocabulary.everyday - words.vocabulary.negators
    if numbers_of_people(words):
        return False  # `about 20 of them`
    return bool(places) and all(place in places or one.text in little for place, one in enumerate(words.words))


def _only_measures(words: Reading) -> bool:
    """Whether they tell how much there is to do, and no more, so that they are no way around: `400 calls a day`.

    `line 2` and `one call at a time` may be one.
    """
    measures = tuple(hit for hit in words.found.get("measure", ()) if words.words[hit.first].number)
    told = (*measures, *words.found.get("recurring", ()))
    little = words.vocabulary.everyday - words.vocabulary.negators
    only = all(covered(place, told) or word.text in little for place, word in enumerate(words.words))
    several = any(amount.value > 1 for amount in amounts(words.words, words.vocabulary))
    return only and several and not numbers_of_people(words)


def _tells_when(known: ReadReport) -> bool:
    """Whether they tell since when, and no deadline."""
    words = known.text
    return bool(started_at(known)) and not (words.has("deadline") and not pieces_in(words).words(opened=True))


def _is_out_of_sight(words: Reading) -> bool:
    """Whether `nobody can see it anymore` tells what was done about it, and not what stands still."""
    denying = (words.words[hit.first : hit.last + 1] for hit in words.found.get("contained", ()))
    return any(word.text in words.vocabulary.negators for told in denying for word in told)


def stands_still(text: str, language: str) -> bool:
    """Whether some words say what somebody cannot do: `I can't answer the customers`."""
    return _cannot(read(text, language), "business_impact")


def only_tells_consequence(text: str, language: str) -> bool:
    """Whether some words say what stands still, and name no part of the product that may fail by itself."""
    return stands_still(text, language) and not read(text, spoken_in(text, language)).components


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
    """The text without the words by which people take back what they said before: `nah wait, …`, `actually no, …`."""
    known = read(text, spoken_in(text, language))
    hit = known.starts_with("correcting")
    if hit is None:
        return text
    last = hit.last + 1 if _denies_alone(known, hit.last + 1) else hit.last
    return known.text[known.words[last].end :]


def _denies_alone(known: Reading, place: int) -> bool:
    """Whether a `no` stands there by itself, and something else follows."""
    if place + 1 >= len(known.words):
        return False
    word, following = known.words[place], known.words[place + 1]
    return word.text in known.vocabulary.negators and word.clause != following.clause


def counted_anew(text: str, language: str) -> str:
    """The number of people that words put in the place of one told before: `no wait, 12` -> `12`; empty for others."""
    known = read(text, spoken_in(text, language))
    hits = [hit for cue in ("correcting", "amending") if (hit := known.starts_with(cue, _SHORT))]
    start = max((hit.last for hit in hits), default=-1) + 1
    led = all(_is_little(known, place) for hit in hits for place in range(hit.first))
    counts = start and led and _only_counts(known, start, len(known.words))
    return known.text[known.words[start].start :].strip(_SIGNS) if counts else ""


def only_counts_people(text: str, language: str) -> bool:
    """Whether words are the number of people and no more: `6`, `unos 12`, `about 12 agents`."""
    known = read(text, spoken_in(text, language))
    return _only_counts(known, 0, len(known.words))


def restated(text: str, language: str) -> str:
    """The text without a number of people that is taken back in it: `8... no, sorry, 9, at noon` -> `9, at noon`."""
    known = read(text, spoken_in(text, language))
    taking_back = words_that_take_back(known, numbers_of_people(known))
    if taking_back is None:
        return text
    first, last = taking_back
    begins = _begin_of_count(known, first)
    if begins is None:
        return text
    return f"{known.text[: known.words[begins].start]}{known.text[known.words[last + 1].start :]}"


def _begin_of_count(known: Reading, end: int) -> int | None:
    """Where the clauses before a place begin that only count people, words like `no` behind the number left aside."""
    begins = end
    while begins > 0 and not _only_counts(known, begins, end):
        clause = known.words[begins - 1].clause
        begins = next(place for place, word in enumerate(known.words) if word.clause == clause)
        if not all(_is_little(known, place) for place in range(begins, end)):
            return None
    return begins if _only_counts(known, begins, end) else None


def _only_counts(known: Reading, start: int, end: int) -> bool:
    """Whether the words from one place to another count people, several, and say nothing else."""
    counted = any(start <= place < end for place in numbers_of_people(known)) and (people_told(known, start) or 0) > 1
    return counted and all(_is_little(known, place) for place in range(start, end))


def _is_little(known: Reading, place: int) -> bool:
    """Whether a word counts people, or says nothing beside a number."""
    if known.words[place].number:
        return place in numbers_of_people(known)
    words, people = known.vocabulary, (*known.found.get("people_counted", ()), *known.found.get("headcount", ()))
    return known.words[place].text in words.everyday | words.tone | words.negators or covered(place, people)


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
    unknowing = tuple(hit for cue in beside for hit in words.found.get(cue, ()) if not _begins_longer(hit, words))
    refused = (*words.found.get("no_way", ()), *(_denials(words)[:1] if asked == "workaround" else ()))
    return any(not _within(hit, unknowing) for hit in words.found.get("unable", ())) or any(
        not _within(hit, (*unknowing, *refused)) for hit in words.all("critical")
    )


def _begins_longer(hit: Hit, words: Reading) -> bool:
    """Whether words like `no sé` are the beginning of what cannot be done, its accent left away: `no se puede`."""
    return any(stop.first == hit.first and stop.last > hit.last for stop in words.found.get("unable", ()))


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
    if (asked != "since" and only_tells_when(words)) or (asked != "affected" and tells_of_no_others(words)):
        return False
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
