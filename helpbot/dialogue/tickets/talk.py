"""The requester and their tickets: messages to the support team, a look at one, `it works` and `still failing`.

What a person writes goes to people only if that is certain: by a button, by the number of the ticket, by the thread, or
as the next message after the support team has asked. Otherwise the person is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from helpbot.dialogue import choices
from helpbot.dialogue.choices import Action
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.recognising.recognition import Recogniser
from helpbot.dialogue.state import Mode
from helpbot.dialogue.ticket import TicketView
from helpbot.dialogue.tickets.beside_a_report import BesideAReport
from helpbot.dialogue.tickets.described import Describing, tells_how_many
from helpbot.dialogue.tickets.just_touched import in_the_news, tells_another, touched, unfinished
from helpbot.dialogue.tickets.passing_on import CLOSE, REOPEN, REPLIED, PassingOn
from helpbot.dialogue.tickets.standing import show
from helpbot.dialogue.tickets.unaddressed import Unaddressed
from helpbot.dialogue.turn import TicketStep
from helpbot.dialogue.words.quoting import quote

LONGEST_ASKING = 6
"""The most words of a message that asks for the status of a ticket."""
_ANY_NUMBER = "ticket "
"""Stands for the number of a ticket, so that `close HB-1` is understood like `close the ticket`."""


class TicketTalk:
    """Talks about stored tickets; what happens to them happens after the turn, and is then told by `stepped`."""

    def __init__(self, recogniser: Recogniser, prefix: str) -> None:
        self._recogniser = recogniser
        self.passing_on = PassingOn(recogniser)
        self._beside_a_report = BesideAReport(recogniser)
        self._number = re.compile(rf"(?<!\w)({re.escape(prefix)}-\d+)\b\W*", re.IGNORECASE)
        describing = Describing(recogniser, self.passing_on, self._number)
        self._unaddressed = Unaddressed(recogniser, self.passing_on, describing)
        self.actions: Mapping[str, Callable[[Exchange, str], None]] = {
            Action.TICKET_WRITE: self.passing_on.begin_writing,
            Action.TICKET_WORKS: lambda exchange, number: exchange.do(TicketStep(number, CLOSE)),
            Action.TICKET_FAILS: lambda exchange, number: exchange.do(TicketStep(number, REOPEN)),
            Action.TICKET_WORD: self.passing_on.send_pending,
        }

    def takes(self, exchange: Exchange, text: str, meanings: Mapping[str, str]) -> bool:
        """Whether a message is for the support team, or about a ticket by its number; then it is handled."""
        if not text and not exchange.message.files:
            return False
        if self.passing_on.tells_for_whom(exchange, meanings):
            return True
        if exchange.message.about:
            self.passing_on.write(exchange, exchange.message.about, text)
        elif writing := exchange.state.writing_about:
            self.passing_on.finish_writing(exchange, writing, text, meanings)
        elif (step := self._step_asked(exchange, text, meanings)) is not None:
            exchange.do(step)
        elif (named := self._named(text)) is not None:
            self._take_named(exchange, text, *named)
        elif exchange.state.mode is Mode.IDLE:
            return self._unaddressed.takes(exchange, text, meanings)
        else:
            return self._beside_a_report.takes(exchange, text, meanings)
        return True

    def ask_whether_meant(self, exchange: Exchange, text: str, *, qualifies: bool) -> bool:
        """Right after news of a ticket, ask whether some words are about it; False without news, and for words that
        announce a report or plainly tell a trouble with another part of the product. Words that qualify earlier ones
        (`but only in Firefox`) may also be about a ticket that was just filed.
        """
        written_now = exchange.message.choice is None and text == exchange.message.text
        spoken_of = touched(exchange) if qualifies else in_the_news(exchange)
        open_news = [ticket for ticket in spoken_of if ticket.status != "closed"]
        news = [ticket for ticket in open_news if not tells_another(exchange, ticket, text)]
        if not news or not written_now or self._recogniser.hints.begins_a_report(text):
            return False
        self.passing_on.ask_which(exchange, text, news)
        return True

    def ask_whether_withdrawn(self, exchange: Exchange) -> bool:
        """Right after something was done to an open ticket, ask whether `cancel` is about it; False without any."""
        tickets = unfinished(exchange)
        if not tickets or exchange.message.choice is not None:
            return False
        self.passing_on.ask_whether_withdrawn(exchange, exchange.message.text, tickets)
        return True

    def stepped(self, exchange: Exchange, step: TicketStep, ticket: TicketView | None, *, done: bool) -> None:
        """Tell the result of a step; without a `ticket` the person has none of that number."""
        texts = exchange.texts
        exchange.change(reopened=None)
        if ticket is None:
            exchange.say(texts.ticket_none.format(number=quote(step.number, 40)))
        elif not done or not step.event:
            show(exchange, ticket)
        elif step.event == REOPEN:
            text = texts.ticket_reopened_told if step.text else texts.ticket_reopened
            exchange.change(reopened=None if step.text else ticket.number)
            exchange.say(text.format(number=ticket.number), (choices.write_to_support(texts, ticket.number),))
        elif step.event == CLOSE:
            exchange.say(texts.ticket_closed.format(number=ticket.number))
        else:
            offered = (choices.still_failing(texts, ticket.number),) if ticket.over else ()
            exchange.say(texts.word_passed.format(number=ticket.number), offered)

    def _take_named(self, exchange: Exchange, text: str, number: str, words: str) -> None:
        """Pass on the words after the number; without any, those before it that say that it is over, or who else has
        it; else show the ticket.
        """
        open_ones = [ticket for ticket in exchange.tickets if ticket.number == number and not ticket.over]
        asks = "?" in text or self._recogniser.questions.opens(text)
        if words or exchange.message.files:
            self.passing_on.write(exchange, number, words)
        elif open_ones and not asks and self.passing_on.says_solved(text, exchange.language):
            self.passing_on.ask_which(exchange, text, open_ones)
        elif open_ones and not asks and tells_how_many(exchange, open_ones[0], text):
            self.passing_on.write(exchange, number, text)
        else:
            exchange.do(TicketStep(number))

    def _named(self, text: str) -> tuple[str, str] | None:
        """`about HB-1: it works again` -> (HB-1, it works again); `what about HB-1?` -> (HB-1, nothing)."""
        rest = self._recogniser.hints.without_about(text)
        match = self._number.match(rest, _first_word(rest))
        if match is not None:
            return match[1].upper(), rest[match.end() :].strip()
        match = self._number.search(text) if len(text.split()) <= LONGEST_ASKING else None
        return (match[1].upper(), "") if match else None

    def _step_asked(self, exchange: Exchange, text: str, meanings: Mapping[str, str]) -> TicketStep | None:
        """`close HB-1`, `reopen my ticket`: the step, if the ticket is certain and the requester may take it.

        What only the support team can do (close what they still work on) is passed on to them as a message.
        """
        match = self._number.search(text) if len(text.split()) <= LONGEST_ASKING else None
        if match is not None:
            meanings = self._recogniser.meanings(self._number.sub(_ANY_NUMBER, text), exchange.language)
        if exchange.state.mode is not Mode.IDLE or not meanings.keys() & {"close_ticket", "reopen_ticket"}:
            return None
        event, known = (CLOSE if "close_ticket" in meanings else REOPEN), exchange.tickets
        of_number = [ticket for ticket in known if match and ticket.number == match[1].upper()]
        possible = [
            ticket
            for ticket in (of_number if match else [ticket for ticket in known if ticket.here])
            if (ticket.status == "resolved" if event == CLOSE else ticket.over)
        ]
        if len(possible) == 1:
            return TicketStep(possible[0].number, event)
        if event == CLOSE and of_number and not of_number[0].over:
            return TicketStep(of_number[0].number, REPLIED, text)
        return None


def _first_word(text: str) -> int:
    """Where the first word begins."""
    return next((place for place, sign in enumerate(text) if sign.isalnum()), len(text))
