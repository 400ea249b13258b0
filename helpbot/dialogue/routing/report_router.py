"""Where a message goes while a report is open: a way out, an answer, a correction, or a question in between."""

from __future__ import annotations

from collections.abc import Mapping

from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.recognising.recognition import Recogniser
from helpbot.dialogue.reporting.leaving import Leaving
from helpbot.dialogue.routing.in_between import InBetween
from helpbot.dialogue.routing.question_beside import answer_beside, parted
from helpbot.dialogue.routing.report_commands import ReportCommands
from helpbot.dialogue.routing.report_words import ReportWords
from helpbot.dialogue.routing.rooms import Rooms
from helpbot.dialogue.state import WHAT, Mode
from helpbot.dialogue.words.quoting import quote_names
from helpbot.language.text import simple_words
from helpbot.triage.utterances.empty_words import says_nothing
from helpbot.triage.utterances.likeness import PERHAPS_A_REPORT, is_report

TELLING = frozenset({"all_down", "opening_hours", "in_vain", "pointing"})
"""Phrases that tell something about the trouble, or point at it."""
DENYING = frozenset({"no", "no_way"})
"""Phrases that may answer a question: `no`, `nothing helps`."""
OVER = frozenset({"solved", "only_asking"})
"""Phrases that say that there is no trouble, or no longer."""


class ReportRouter:
    """Routes messages within a report."""

    def __init__(self, rooms: Rooms, recogniser: Recogniser) -> None:
        self._rooms = rooms
        self._recogniser = recogniser
        self._leaving = Leaving(rooms.reporting)
        self._in_between = InBetween(rooms, recogniser)
        self._words = ReportWords(rooms, recogniser)
        self.commands = ReportCommands(rooms, recogniser, self._leaving, self._words)
        """What buttons and phrases do to a report."""

    def begin(self, exchange: Exchange, what: str, more: str = "") -> None:
        """Start a report, or go on with the open one."""
        if exchange.state.report is not None:
            self._rooms.reporting.repeat(exchange)
        else:
            self._rooms.reporting.opening.start(exchange, what, more)

    def retell(self, exchange: Exchange, text: str) -> None:
        """A message of the report was edited. The one that it began with tells a problem, asks a question, or says that
        there is no trouble any more.
        """
        meanings = self._recogniser.meanings(text, exchange.language)
        opening = self._rooms.reporting.opening
        if exchange.report.has_heard(exchange.message.source):
            if text and not (meanings.keys() - DENYING or self._only_asks(exchange, text)):
                opening.retell_later(exchange, text)
        elif "cancel" in meanings:
            self._rooms.reporting.cancel(exchange)
        elif meanings.keys() & OVER:
            self._leaving.takes(exchange, text, meanings, goes_on=False, gives_up=False)
        elif self._only_asks(exchange, text):
            answer_beside(exchange, self._rooms, self._recogniser, [text])
            self._leaving.ask(exchange)
        elif not (meanings.keys() - TELLING or self._tells_nothing(exchange, text)):
            problem = parted(text, self._recogniser, exchange.language)[1]
            opening.retell(exchange, self._recogniser.without_call_for_help(problem))

    def _only_asks(self, exchange: Exchange, text: str) -> bool:
        """Whether a message is plainly a question, and tells of no trouble."""
        asks = self._recogniser.questions.asks_plainly(text)
        return asks and is_report(text, exchange.language) < PERHAPS_A_REPORT

    def _tells_nothing(self, exchange: Exchange, text: str) -> bool:
        """Whether words tell no problem: `it's broken`, `hmm`, `5`."""
        only_numbers = all(word.isdigit() for word in simple_words(text))
        return only_numbers or self._recogniser.hints.only_fails(text) or says_nothing(text, exchange.language, WHAT)

    def leaving_asked(self, exchange: Exchange) -> bool:
        """Whether the last question was if the report is to be left."""
        return self._leaving.asked(exchange)

    def route(self, exchange: Exchange, text: str, meanings: Mapping[str, str]) -> None:
        """Take a message while a report is open; its files belong to the report."""
        mode = exchange.state.mode
        _attach(exchange)
        if "my_data" in meanings:
            self._rooms.my_data.ask(exchange)  # the answer comes after this turn; the report waits for the next message
            return
        if self._in_between.asks_status(exchange, meanings):
            self._rooms.status.ask(exchange)  # the answer comes after this turn, and then the report again
            return
        if not meanings and self._in_between.asks_instead(exchange, text):
            self._leaving.ask(exchange)
            return
        goes_on = bool(self._recogniser.hints.goes_on(text))
        gives_up = self._recogniser.gives_up(text, exchange.language)
        if self._leaving.takes(exchange, text, meanings, goes_on=goes_on, gives_up=gives_up):
            return
        if self.commands.obeys(exchange, mode, meanings):
            return
        if self._in_between.waits(exchange, text, meanings):
            if mode is not Mode.ANSWERING:
                self._rooms.reporting.remind(exchange)
            return
        recalled = exchange.answered  # a report that is resumed after long is shown again as a whole
        if self._in_between.takes(exchange, text, meanings) or (mode is Mode.CONFIRMING and meanings.keys() - TELLING):
            go_on = self._rooms.reporting.remind if exchange.answered and not recalled else self._rooms.reporting.repeat
            go_on(exchange)
        else:
            self._words.take(exchange, text)


def _attach(exchange: Exchange) -> None:
    """Keep the files of a message with the report."""
    if files := exchange.message.files:
        exchange.change_report(files=(*exchange.report.files, *files))
        exchange.say(exchange.texts.files_added.format(files=quote_names(files)))
