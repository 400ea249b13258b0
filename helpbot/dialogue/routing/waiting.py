"""Questions of people who wait: when they are answered, how long it takes, and what if nobody answers."""

from __future__ import annotations

from collections.abc import Callable

from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.routing.rooms import Rooms
from helpbot.dialogue.tickets import standing
from helpbot.dialogue.words.quoting import quote
from helpbot.knowledge.base import Finding

LONGEST_QUOTED = 100
"""The most characters shown of a problem that is named again."""


class Waiting:
    """Tells how long an answer takes; `answer` replies to a question by what was found."""

    def __init__(self, rooms: Rooms, answer: Callable[[Exchange, str, Finding], None]) -> None:
        self._rooms = rooms
        self._answer = answer

    def how_long(self, exchange: Exchange) -> None:
        """Tell the promises of their own tickets, else what an article says in general, or about the last question."""
        asked = exchange.message.text
        waits = exchange.tickets or self._rooms.joining.has_joined(exchange)
        finding = None if waits else self._rooms.answering.search(exchange, asked)
        if finding is not None and (finding.outcome != "unknown" or exchange.state.question):
            self._answer(exchange, asked, finding)
        else:
            when_answered(exchange)

    def unanswered(self, exchange: Exchange) -> None:
        """Tell what their open tickets were promised, and what to do if nobody answers."""
        if any(not ticket.over for ticket in exchange.tickets):
            standing.tell_news(exchange)
        self._rooms.answering.unanswered(exchange)


def when_answered(exchange: Exchange) -> None:
    """Tell the promises of open tickets; for a known failure they joined, that they are told when it is over."""
    joined = exchange.state.joined
    if joined is None or not all(ticket.over for ticket in exchange.tickets):
        standing.tell_news(exchange)
    if joined is not None:
        area = quote(joined.failure.title, LONGEST_QUOTED) or exchange.wording.area(joined.failure.area)
        exchange.say(exchange.texts.known_waits.format(area=area))
