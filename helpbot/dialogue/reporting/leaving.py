"""Offer a way out of a report to people who only asked, or whose trouble is over."""

from __future__ import annotations

from collections.abc import Mapping

from helpbot.dialogue.choices import Action
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.reporting import offers
from helpbot.dialogue.reporting.taking import Reporting
from helpbot.dialogue.state import Mode, PendingWord

SOLVABLE_MODES = frozenset({Mode.ANSWERING, Mode.CONFIRMING, Mode.CORRECTING})
"""The modes in which a report can become one of a trouble that is over."""


class Leaving:
    """Offers to leave a report, and takes the answer in words."""

    def __init__(self, reporting: Reporting) -> None:
        self._reporting = reporting

    def takes(
        self, exchange: Exchange, text: str, meanings: Mapping[str, str], *, goes_on: bool, gives_up: bool
    ) -> bool:
        """Whether a message is about leaving the report; then it is handled. `goes_on`: it says that the trouble is not
        over; `gives_up`: it begins with words that give up.
        """
        asked = self.asked(exchange)
        if asked and "yes" in meanings:
            self._reporting.cancel(exchange)
        elif asked and (goes_on or meanings.keys() & {"no", "go_on"}):
            self._reporting.repeat(exchange)
        elif "solved" in meanings:
            self._offer_as_solved(exchange, text)
        elif meanings.keys() & {"only_asking", "close_ticket"} or (gives_up and not meanings):
            self.ask(exchange)
        else:
            return False
        return True

    @staticmethod
    def ask(exchange: Exchange) -> None:
        """Ask whether to leave the report."""
        exchange.say(exchange.texts.leave_question, offers.leaving(exchange.texts, exchange.report.name))

    def asked(self, exchange: Exchange) -> bool:
        """Whether the last question was if the report is to be left."""
        return bool(exchange.offers(Action.CANCEL) and exchange.offers(Action.KEEP))

    def file_solved(self, exchange: Exchange) -> None:
        """Show the report as one of a trouble that is over."""
        word = exchange.state.pending
        exchange.change(pending=None)
        self._reporting.confirming.note_solved(exchange, word.text if word else exchange.texts.solved_noted)

    def _offer_as_solved(self, exchange: Exchange, text: str) -> None:
        """Offer to file the report as solved, but not one of several problems, which may not all be over."""
        report = exchange.report
        solvable = exchange.state.mode in SOLVABLE_MODES and bool(report.what) and not report.problems
        exchange.change(pending=PendingWord(text=text))
        question = exchange.texts.solved_question if solvable else exchange.texts.leave_question
        exchange.say(question, offers.leaving(exchange.texts, exchange.report.name, solved=solvable))
