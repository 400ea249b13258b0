"""A known failure in words: what is known, when it began, how many have it, and how to join."""

from __future__ import annotations

from helpbot.dialogue import choices
from helpbot.dialogue.asking.live_status import update_text
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.incidents.failures import JoinOutcome, KnownFailure
from helpbot.dialogue.words.quoting import quote
from helpbot.dialogue.words.times import since

SHOWN_WORDS = 100
"""The most characters shown of the person's own problem, if the report has several."""


def say_known(exchange: Exchange, lead: str = "") -> None:
    """Show the known failure on offer, and ask whether it is the same."""
    report, failure = exchange.report, exchange.report.known
    assert failure is not None
    parts = [lead]
    if len(report.problems) > 1:
        problem = quote(report.problems[report.known_problem], SHOWN_WORDS)
        parts.append(exchange.texts.known_problem.format(problem=problem))
    latest = update_text(exchange, failure.update, failure.updated_at)
    parts += [_what_is_known(exchange, failure), latest, exchange.texts.known_question]
    exchange.say("\n\n".join(filter(None, parts)), choices.known(exchange.texts, failure.name, exchange.report.name))


def joined_text(exchange: Exchange, outcome: JoinOutcome) -> str:
    """That the person is counted, among how many, and what happens next."""
    texts = exchange.texts
    if outcome.result == "already":
        counted = texts.known_already
    elif outcome.result == "told":
        counted = texts.known_told.format(people=outcome.people)
    elif outcome.people > 1:
        counted = texts.known_joined.format(people=outcome.people)
    else:
        counted = texts.known_joined_first
    return f"{counted} {texts.known_next}"


def _what_is_known(exchange: Exchange, failure: KnownFailure) -> str:
    texts, now = exchange.texts, exchange.now
    began = since(failure.since, now, exchange.requester.timezone, exchange.language)
    if failure.title:
        text = texts.known_titled if failure.people else texts.known_page
        return text.format(title=quote(failure.title, 160), since=began, people=failure.people)
    text = texts.known_many if failure.people > 1 else texts.known_one
    return text.format(area=exchange.wording.area(failure.area), since=began, people=failure.people)
