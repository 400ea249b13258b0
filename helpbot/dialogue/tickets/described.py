"""Words that say which ticket they are about: by its topic (`the chat one is fixed`), by its position in the list (`the
second one`), or by its number in the middle of a sentence (`now there are 30 of us in HB-1`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from helpbot.dialogue.asking import verdicts
from helpbot.dialogue.choices import Action
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.recognising.recognition import Recogniser
from helpbot.dialogue.state import PendingWord
from helpbot.dialogue.ticket import TicketView
from helpbot.dialogue.tickets.just_touched import in_the_news, tells_another
from helpbot.dialogue.tickets.passing_on import MOST_ASKED_ABOUT, PassingOn
from helpbot.dialogue.tickets.standing import by_urgency, list_open, show
from helpbot.dialogue.words.naming import names_at_start, names_within, problems_named
from helpbot.dialogue.words.positions import place_meant
from helpbot.triage.utterances.answers import questions_told

Described = tuple[Sequence[TicketView], str]
"""The tickets that may be meant, and what is said about them."""


class Describing:
    """Finds the ticket, and passes the words on if that is certain; else asks."""

    def __init__(self, recogniser: Recogniser, passing_on: PassingOn, number: re.Pattern[str]) -> None:
        """`number` finds the numbers of tickets."""
        self._recogniser = recogniser
        self._passing_on = passing_on
        self._number = number

    def takes(self, exchange: Exchange, text: str) -> bool:
        """Whether a message says so; then it is handled."""
        return self._numbers_one(exchange, text) or self._describes_one(exchange, text)

    def _numbers_one(self, exchange: Exchange, text: str) -> bool:
        numbers = {match[1].upper() for match in self._number.finditer(text)}
        tickets = [ticket for ticket in exchange.tickets if ticket.number in numbers]
        if not tickets or self._recogniser.questions.asks(text) or self._recogniser.hints.begins_a_report(text):
            return False
        if len(tickets) == 1 and tells_how_many(exchange, tickets[0], text):
            self._passing_on.write(exchange, tickets[0].number, text)
        else:
            self._passing_on.ask_which(exchange, text, tickets[:MOST_ASKED_ABOUT])
        return True

    def _describes_one(self, exchange: Exchange, text: str) -> bool:
        if verdicts.offered_articles(exchange):
            return False
        about = self._recogniser.questions.follow_up(text, exchange.language) or text  # `and the chat one?`
        about = self._recogniser.hints.without_about(about)
        if self._answers_which(exchange, about):
            return True
        tickets, said = self._described(exchange, _choosable(exchange), about)
        if not tickets:
            return False
        if not (said or exchange.message.files):
            show(exchange, tickets[0]) if len(tickets) == 1 else list_open(exchange)
        elif self._goes_on_or_is_over(text, exchange.language):
            self._tell_how_it_goes(exchange, text, tickets)
        elif self._recogniser.questions.asks(text) or any(tells_another(exchange, one, text) for one in tickets):
            return False
        else:
            self._passing_on.ask_which(exchange, text, tickets[:MOST_ASKED_ABOUT])
        return True

    def _answers_which(self, exchange: Exchange, text: str) -> bool:
        """Whether words only name one of the tickets on offer, when it was asked which of them is meant."""
        numbers = [choice.value for choice in exchange.offers(Action.TICKET_WORD)]
        offered = [ticket for number in numbers for ticket in exchange.tickets if ticket.number == number]
        tickets, said = self._described(exchange, offered, text) if len(offered) > 1 else ((), "")
        if len(tickets) == 1 and not said:
            self._passing_on.send_pending(exchange, tickets[0].number)
            return True
        return False

    def _described(self, exchange: Exchange, tickets: Sequence[TicketView], text: str) -> Described:
        """By a position where it stands alone or says how a trouble goes; by a name at the beginning, or anywhere in
        words of the latter kind.
        """
        goes = self._goes_on_or_is_over(text, exchange.language)
        meant = place_meant(text, len(tickets), exchange.wording)
        if meant is not None and meant.place < len(tickets) and (goes or not meant.rest.strip(" ?!.")):
            return [tickets[meant.place]], meant.rest if goes else ""
        positions, summaries = exchange.wording.positions, [ticket.summary for ticket in tickets]
        names = [*names_at_start(text, positions.by_name)]
        if goes:
            names += names_within(text, (*positions.by_name, *positions.by_topic))
        for name, said in names:
            if places := problems_named(summaries, name, exchange.language):
                return [tickets[place] for place in places], text if goes else said
        return [], ""

    def _goes_on_or_is_over(self, text: str, language: str) -> bool:
        return bool(self._recogniser.hints.goes_on(text)) or self._passing_on.says_solved(text, language)

    def _tell_how_it_goes(self, exchange: Exchange, text: str, tickets: Sequence[TicketView]) -> None:
        """Right after news of the ticket, its words are for the support team for certain."""
        certain = len(tickets) == 1 and tickets[0] in in_the_news(exchange)
        word = PendingWord(text=text, files=exchange.message.files)
        if not (certain and self._passing_on.pass_on(exchange, tickets[0], word)):
            self._passing_on.ask_which(exchange, text, tickets[:MOST_ASKED_ABOUT])


def tells_how_many(exchange: Exchange, ticket: TicketView, text: str) -> bool:
    """Whether words tell who else has the trouble of a ticket: `now there are 30 of us`."""
    affected = "affected" in questions_told(text, exchange.language)
    return affected and not ticket.over and not tells_another(exchange, ticket, text)


def _choosable(exchange: Exchange) -> Sequence[TicketView]:
    """The open tickets as they are listed, and those in the news that are over."""
    unfinished = [ticket for ticket in exchange.tickets if not ticket.over]
    return [*by_urgency(unfinished), *(ticket for ticket in in_the_news(exchange) if ticket.over)]
