"""Where a message goes while a report is being made: a way out, an answer, a correction, or a question in between."""

from __future__ import annotations

from collections.abc import Mapping

from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.recognising.recognition import Recogniser
from helpbot.dialogue.reporting.attaching import attach
from helpbot.dialogue.reporting.leaving import Leaving
from helpbot.dialogue.routing.in_between import InBetween
from helpbot.dialogue.routing.question_beside import parted
from helpbot.dialogue.routing.report_commands import ReportCommands
from helpbot.dialogue.routing.report_words import ReportWords
from helpbot.dialogue.routing.rooms import Rooms
from helpbot.dialogue.state import Mode

TELLING = frozenset({"all_down", "opening_hours", "tried_it", "pointing"})
"""Phrases that tell something of the trouble, or point at it."""
OVER = frozenset({"solved", "only_asking"})
"""Phrases that tell that there is none, or none any more."""


class ReportRouter:
    """Steers a report by words."""

    def __init__(self, rooms: Rooms, recogniser: Recogniser) -> None:
        self._rooms = rooms
        self._recogniser = recogniser
        self._leaving = Leaving(rooms.reporting)
        self._in_between = InBetween(rooms, recogniser)
        self._words = ReportWords(rooms, recogniser)
        self.commands = ReportCommands(rooms, recogniser, self._leaving, self._words)
        """What buttons and phrases do to a report."""

    def begin(self, exchange: Exchange, what: str, more: str = "") -> None:
        """Start a report; one that is under way goes on instead."""
        if exchange.state.report is not None:
            self._rooms.reporting.repeat(exchange)
        else:
            self._rooms.reporting.opening.start(exchange, what, more)

    def remind(self, exchange: Exchange, *, unless: bool = False) -> None:
        """After something else was dealt with, go on with the report."""
        if exchange.state.report is not None and not unless:
            self._rooms.reporting.remind(exchange)

    def retell(self, exchange: Exchange, text: str) -> None:
        """The message that the report began with says something else now: a problem, or that there is none any more."""
        meanings = self._recogniser.meanings(text, exchange.language)
        if "cancel" in meanings:
            self._rooms.reporting.cancel(exchange)
        elif meanings.keys() & OVER:
            self._leaving.takes(exchange, text, meanings, goes_on=False, gives_up=False)
        elif not (meanings.keys() - TELLING or self._recogniser.hints.only_fails(text)):
            problem = parted(text, self._recogniser, exchange.language)[1]
            self._rooms.reporting.opening.retell(exchange, self._recogniser.without_call_for_help(problem))

    def leaving_asked(self, exchange: Exchange) -> bool:
        """Whether the last thing asked was if the report is to be left."""
        return self._leaving.asked(exchange)

    def route(self, exchange: Exchange, text: str, meanings: Mapping[str, str]) -> None:
        """Take a message that was written while a report is open; its files belong to the report."""
        mode = exchange.state.mode
        attach(exchange)
        if "my_data" in meanings:
            self._rooms.my_data.ask(exchange)  # the answer comes after this turn: the report waits for the next word
            return
        if self._in_between.asks_status(exchange, meanings):
            self._rooms.status.ask(exchange)  # the answer comes after this turn, and then the report again
            return
        hints = self._recogniser.hints
        if not meanings and self._in_between.asks_instead(exchange, text):
            self._leaving.ask(exchange)
            return
        goes_on, gives_up = bool(hints.goes_on(text)), hints.gives_up(text, exchange.language)
        if self._leaving.takes(exchange, text, meanings, goes_on=goes_on, gives_up=gives_up):
            return
        if self.commands.obeys(exchange, mode, meanings):
            return
        if self._in_between.waits(exchange, text, meanings):
            self.remind(exchange, unless=mode is Mode.ANSWERING)
            return
        recalled = exchange.answered  # a report that was left for long is shown again as a whole
        if self._in_between.takes(exchange, text, meanings) or (mode is Mode.CONFIRMING and meanings.keys() - TELLING):
            go_on = self._rooms.reporting.remind if exchange.answered and not recalled else self._rooms.reporting.repeat
            go_on(exchange)
        else:
            self._words.take(exchange, text)
