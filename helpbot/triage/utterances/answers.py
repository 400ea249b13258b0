"""Which follow-up questions some words answer, whatever was asked. Pure; knows no severity."""

from __future__ import annotations

from helpbot.triage.extraction.explicit_facts import explicit_facts_of
from helpbot.triage.extraction.moments.pieces import pieces_in
from helpbot.triage.extraction.moments.since import started_at
from helpbot.triage.extraction.people.headcount import numbers_of_people
from helpbot.triage.extraction.people.numbers import amounts
from helpbot.triage.extraction.people.scope import tells_of_no_others
from helpbot.triage.extraction.people.who import names_nothing_else, names_who
from helpbot.triage.extraction.texts.phrases import Hit, covered
from helpbot.triage.extraction.texts.reading import Reading, read
from helpbot.triage.report import Question, ReadReport, Report, read_answer, read_report, spoken_in

_SHORT = 2
_LONGEST_MOMENT = 4
"""The most words of a bare moment: `hoy a las nueve`."""
_BEFORE_CORRECTING = 3
"""A correction begins within so many words, those before it being of tone."""
_MOST_CORRECTING = 4
"""The most corrections removed, one after the other; a text with more says nothing else."""
_ANSWERS_BY_OPENING = ("none", "affirmed")
"""How an answer to the question about a workaround may begin."""
_NO_AMOUNTS = ("workaround", "since")
"""Questions that no amount of work answers."""


def questions_told(text: str, language: str, asked: str = "") -> tuple[Question, ...]:
    """The questions that the words answer by themselves: `40 agents, since 9, no way around` answers three.

    The question `asked` may also be answered by words that would not answer it otherwise: `no`, `we can't do anything`.
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
    """Whether they are a moment or a duration and nothing more, whatever was asked: `9pm`, `20 mins`."""
    places = {
        place for one in pieces_in(words, asked=True).all if one.timed for place in range(one.first, one.last + 1)
    }
    little = words.vocabulary.everyday - words.vocabulary.negators
    if numbers_of_people(words):
        return False  # `about 20 of them`
    return bool(places) and all(place in places or one.text in little for place, one in enumerate(words.words))


def tells_no_beginning(text: str, language: str) -> bool:
    """Whether an answer to the question since when answers no question: `we call them on our mobiles`. A few words may
    name an event (`new version`); so may more of them, if they begin like a time (`when Ann left for good`).
    """
    words = read_answer(text, language)
    if len(words.words) <= _LONGEST_MOMENT or words.says("no_date") or words.starts_with("may_tell_when"):
        return False
    return not questions_told(text, language, "since")


def _only_measures(words: Reading) -> bool:
    """Whether they only say how much work there is, so that they are no workaround: `400 calls a day`.

    `line 2` and `one call at a time` may be one.
    """
    measures = tuple(hit for hit in words.found.get("measure", ()) if words.words[hit.first].number)
    told = (*measures, *words.found.get("recurring", ()))
    little = words.vocabulary.everyday - words.vocabulary.negators
    only = all(covered(place, told) or word.text in little for place, word in enumerate(words.words))
    several = any(amount.value > 1 for amount in amounts(words.words, words.vocabulary))
    return only and several and not numbers_of_people(words)


def _tells_when(known: ReadReport) -> bool:
    """Whether they say since when, and are not a deadline."""
    words = known.text
    return bool(started_at(known)) and not (words.has("deadline") and not pieces_in(words).words(opened=True))


def _is_out_of_sight(words: Reading) -> bool:
    """Whether `nobody can see it anymore` says what was done about it, not what is blocked."""
    denying = (words.words[hit.first : hit.last + 1] for hit in words.found.get("contained", ()))
    return any(word.text in words.vocabulary.negators for told in denying for word in told)


def tells_only_whom(text: str, language: str) -> bool:
    """Whether a few words name people and say nothing about them: `our sales team`."""
    words = read(text, language)
    named = len(words.words) > 1 and not words.components and names_nothing_else(words, "affected")
    return named and questions_told(text, language, "affected") == ("affected",)


def stands_still(text: str, language: str) -> bool:
    """Whether some words say what somebody cannot do: `I can't answer the customers`."""
    return _cannot(read(text, language), "business_impact")


def only_tells_consequence(text: str, language: str) -> bool:
    """Whether some words only say what is blocked, and name no part of the product that may fail by itself."""
    return stands_still(text, language) and not read_answer(text, language).components


def corrects(question: str, before: str, text: str, language: str) -> bool:
    """Whether words that answer a question in passing differ from the answer `before`.

    That the trouble goes on (`still the same`) is nothing new about a workaround; only a short answer, or one with a
    word like `since`, changes when it began.
    """
    if not before:
        return True
    if question == "workaround":
        return _way(before, language) != _way(text, language)
    if question == "since":
        opened = pieces_in(read_answer(text, language)).words(opened=True)
        return bool(opened) or len(text.split()) <= _LONGEST_MOMENT
    return True


def without_correcting(text: str, language: str) -> str:
    """The text without the words that announce a correction: `nah wait, …`, `oh sorry, my mistake, …`."""
    for _ in range(_MOST_CORRECTING):
        rest = _without_first_correcting(text, language)
        if rest == text:
            break
        text = rest
    return text


def _without_first_correcting(text: str, language: str) -> str:
    known = read_answer(text, language)
    hit = known.starts_with("correcting", _BEFORE_CORRECTING)
    if hit is None or any(word.text not in known.vocabulary.tone for word in known.words[: hit.first]):
        return text
    last = hit.last + 1 if _denies_alone(known, hit.last + 1) else hit.last
    return known.text[known.words[last].end :]


def _denies_alone(known: Reading, place: int) -> bool:
    """Whether the word is a `no` in a clause of its own, and something else follows."""
    if place + 1 >= len(known.words):
        return False
    word, following = known.words[place], known.words[place + 1]
    return word.text in known.vocabulary.negators and word.clause != following.clause


def _way(answer: str, language: str) -> str:
    """What an answer says about a workaround."""
    told = Report("", {"workaround": answer}, spoken_in(answer, language))
    return explicit_facts_of(read_report(told))["workaround"]


def _mistaken(words: Reading, asked: str) -> Question | None:
    """The question that words only seem to answer, given what was asked: `nothing much`, `when we restarted it`."""
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
    """Whether they say that the business is not affected: `nothing`, `nothing much`, but not `no, we tried`."""
    return words.starts_with("nil") is not None or (words.denies() and len(words.words) <= _SHORT)


def _cannot(words: Reading, asked: str) -> bool:
    """Whether they say what is blocked; `can't say` does not, nor `no way` if a workaround was asked for."""
    beside = ("unknowing", "unknowing_alone", "whole_count")  # `the whole floor` says who, not what is blocked
    unknowing = tuple(hit for cue in beside for hit in words.found.get(cue, ()) if not _begins_longer(hit, words))
    refused = (*words.found.get("no_way", ()), *(_denials(words)[:1] if asked == "workaround" else ()))
    return any(not covered(hit.first, unknowing) for hit in words.found.get("unable", ())) or any(
        not covered(hit.first, (*unknowing, *refused)) for hit in words.all("critical")
    )


def _begins_longer(hit: Hit, words: Reading) -> bool:
    """Whether words like `no sé` begin words for what cannot be done, apart from the accent: `no se puede`."""
    return any(stop.first == hit.first and stop.last > hit.last for stop in words.found.get("unable", ()))


def _denials(words: Reading) -> tuple[Hit, ...]:
    """The denials that stand alone; the `no` of `no vendemos nada` does not."""
    hits = words.found.get("none", ())
    return tuple(
        hit for hit in hits if hit.first < hit.last or words.ends_clause(hit) or not covered(hit.first, _stops(words))
    )


def _stops(words: Reading) -> tuple[Hit, ...]:
    """The hits that say that something is blocked."""
    return (*words.found.get("unable", ()), *(words.found.get("critical", ()) if not words.says("helpless") else ()))


def _answers(words: Reading, asked: str) -> bool:
    """Whether words answer the question that was asked, by how they begin or by what only an answer says."""
    if asked == "workaround":
        return words.says("helpless", "tried_in_vain") or any(
            (hit := words.starts_with(cue)) and (words.ends_clause(hit) or not covered(hit.first, _stops(words)))
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
        return False  # the `I` of `I tried Firefox` is not who is affected
    answered = explicit_facts_of(read_report(Report("", {asked: words.text}, words.vocabulary.language)))  # type: ignore[dict-item]
    fact = {"business_impact": "impact", "affected": "scope"}.get(asked)
    return fact is not None and answered[fact] != "unknown"
