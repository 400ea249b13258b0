"""Words in the middle of a report that may be for the support team, which has just asked, or about a solved ticket."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from helpbot.dialogue import choices
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.recognising.recognition import Recogniser
from helpbot.dialogue.state import PendingWord
from helpbot.dialogue.tickets.passing_on import MOST_ASKED_ABOUT

LONGEST_ALONE = 5
"""The most words of a message that only says that a trouble goes on."""
ANSWERING = frozenset({"yes", "no", "dont_know", "no_way"})
"""Phrases that may answer a question of the support team."""
GOING_ON = frozenset({"solved", "no_helpful", "me_too", "yes", "no", "thanks", "yes_helpful"})
"""Phrases that may be part of a message that says that a trouble goes on."""


class BesideAReport:
    """Keeps such words while the person is asked whether they are about a ticket or about the report."""

    def __init__(self, recogniser: Recogniser) -> None:
        self._recogniser = recogniser

    def takes(self, exchange: Exchange, text: str, meanings: Mapping[str, str]) -> bool:
        """Whether a message may be either; if so, ask."""
        if self._recogniser.questions.asks(text):
            return False
        if (asking := just_asking(exchange)) and not meanings.keys() - ANSWERING:
            _ask_which(exchange, text, exchange.texts.answer_or_report, asking)
        elif (solved := _solved(exchange)) and self._goes_on(text) and not meanings.keys() - GOING_ON:
            _ask_which(exchange, text, exchange.texts.word_or_report, solved)
        else:
            return False
        return True

    def _goes_on(self, text: str) -> bool:
        """`still failing`, and nothing else."""
        return len(text.split()) <= LONGEST_ALONE and self._recogniser.hints.goes_on(text) == "plainly"


def just_asking(exchange: Exchange) -> list[str]:
    """The tickets about which the support team has asked since the person's last message."""
    last = exchange.state.last_at
    waiting = [(ticket.number, ticket.waiting_since) for ticket in exchange.tickets if ticket.here]
    return [number for number, since in waiting if since is not None and last is not None and since >= last]


def _solved(exchange: Exchange) -> list[str]:
    return [ticket.number for ticket in exchange.tickets if ticket.here and ticket.over][:MOST_ASKED_ABOUT]


def _ask_which(exchange: Exchange, text: str, asked: str, numbers: Sequence[str]) -> None:
    exchange.change(pending=PendingWord(text=text, files=exchange.message.files))
    offered = choices.which_ticket(exchange.texts.word_about, numbers, exchange.texts.word_about_report)
    exchange.say(asked.format(numbers=", ".join(numbers)), offered)
