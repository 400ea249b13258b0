"""Somebody else in a thread has the problem that was told there, and that is not reported yet."""

from __future__ import annotations

from helpbot.dialogue.asking import verdicts
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.recognising.hints import Hints
from helpbot.dialogue.reporting.beginning import author_of
from helpbot.dialogue.state import LONGEST_WHAT, AlsoAffected
from helpbot.dialogue.words.quoting import quote
from helpbot.triage.utterances.remarks import denies_anything, tells_of_several


def has_it_too(hints: Hints, text: str, language: str) -> str:
    """The language in which a message says `me too` or `the 12 of us too`; empty if it does not."""
    if spoken := hints.has_it_too(text, language):
        return spoken
    several = tells_of_several(text, language) and not denies_anything(text, language)
    return language if several and "?" not in text and hints.says_the_same(text) else ""


def with_one_more(also: tuple[AlsoAffected, ...], exchange: Exchange, said: str) -> tuple[AlsoAffected, ...]:
    """Those who have it too, with whoever speaks; what they said last counts."""
    person = author_of(exchange)
    return (*(one for one in also if one.id != person.id), AlsoAffected(id=person.id, name=person.name, said=said))


def keep_problem(exchange: Exchange, text: str) -> None:
    """Remember a problem as whoever speaks has told it."""
    exchange.change(problem=text[:LONGEST_WHAT], problem_of=author_of(exchange), also=())


def is_of_another(exchange: Exchange) -> bool:
    """Whether the unreported problem is somebody else's; one without a known teller is everybody's."""
    teller = exchange.state.problem_of
    return bool(exchange.state.problem) and teller is not None and teller.id != exchange.requester.id


def note_too(exchange: Exchange, hints: Hints, text: str) -> bool:
    """Note that whoever speaks has it too, until its teller reports it; False if they say no such thing."""
    if not (is_of_another(exchange) and verdicts.untold_problem(exchange)):
        return False
    if not has_it_too(hints, text, exchange.language):
        return False
    exchange.change(also=with_one_more(exchange.state.also, exchange, text))
    teller = exchange.state.problem_of
    exchange.say(exchange.texts.has_it_too_unreported.format(name=quote(teller.name) if teller else ""))
    return True
