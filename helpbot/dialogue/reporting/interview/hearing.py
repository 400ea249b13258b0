"""Keep an answer: each question gets its part of it."""

from __future__ import annotations

from collections.abc import Mapping

from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.reporting.interview.allotting import allot, without
from helpbot.dialogue.reporting.problems.slots import answers_about, name_of, place_of, slot_of
from helpbot.dialogue.state import Slot
from helpbot.triage.report import QUESTIONS
from helpbot.triage.utterances.answers import questions_told, without_correcting
from helpbot.triage.utterances.remarks import adds, only_denies, tells_nothing

AS_IT_IS = "{question}"
"""The frame of a question that needs no words before it."""
_SIGNS = " ,.;:–-"


def hear(exchange: Exchange, slot: Slot, text: str) -> str:
    """Keep an answer, and what it answers of other questions; returns the frame of the next question.

    `I don't know` takes back nothing, and is not asked again; what is told beside it is kept.
    """
    asked, language = name_of(slot), exchange.language
    heard = without(text, lambda words: tells_nothing(words, language))
    if not heard or tells_nothing(text, language) or (asked == "since" and _tells_no_time(heard, language)):
        exchange.change_report(asking=None)
    elif heard != text and (told := questions_told(heard, language, asked)):
        first = asked if asked in told else told[0]
        _keep(exchange, slot, allot(heard, first, lambda words: questions_told(words, language, asked)))
    else:
        return _allot(exchange, slot, text)
    return AS_IT_IS


def _tells_no_time(text: str, language: str) -> bool:
    """`no` and `nothing` tell no beginning."""
    return only_denies(text, language) and "since" not in questions_told(text, language, "since")


def _allot(exchange: Exchange, slot: Slot, text: str) -> str:
    """Give each question about the same problem its part of the answer.

    If it answers only others (`40 agents`, asked for a workaround), that is noted and the question asked again; but
    not twice: an answer that tells nothing new leaves it open.
    """
    asked, report = name_of(slot), exchange.report
    parts = allot(text, asked, lambda words: questions_told(words, exchange.language, asked))
    told = {name: _as_meant(name, part, exchange.language) for name, part in parts.items()}
    known = answers_about(report.answers, place_of(slot))
    _keep(exchange, slot, told)
    if asked in told or all(part in known.get(name, "") for name, part in told.items()):
        return AS_IT_IS
    exchange.change_report(asked=report.asked[:-1])
    fields = ", ".join(getattr(exchange.texts, f"field_{name}") for name in QUESTIONS if name in told)
    return exchange.texts.noted.format(fields=fields, question=AS_IT_IS)


def _as_meant(name: Slot, part: str, language: str) -> str:
    """A part of an answer without words that only take back what was said before; for a workaround, `no` answers."""
    meant = part if name == "workaround" else without_correcting(part, language)
    return part if meant == part else meant.strip(_SIGNS) or part


def _keep(exchange: Exchange, slot: Slot, told: Mapping[str, str]) -> None:
    """Keep what was told about a problem: it replaces the answer to the open question, and is added to others."""
    answers = dict(exchange.report.answers)
    for name, part in told.items():
        one = slot_of(name, place_of(slot))
        answers[one] = part if one == slot else _added(name, answers.get(one, ""), part, exchange.language)
    exchange.change_report(answers=answers, asking=None)


def _added(name: str, before: str, part: str, language: str) -> str:
    """An earlier answer with what was told since, which replaces a bare `no`, and people named before unless it adds to
    them: `and Marta`.
    """
    replaced = only_denies(before, language) or (name == "affected" and not adds(part, language))
    return part if not before or before in part or replaced else f"{before}; {part}"
