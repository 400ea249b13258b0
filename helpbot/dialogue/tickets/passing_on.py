"""Words for the support team: kept while the person is asked whom they are for, and passed on with what they do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from helpbot.dialogue import choices
from helpbot.dialogue.choices import Action
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.recognising.recognition import Recogniser
from helpbot.dialogue.state import Mode, PendingWord
from helpbot.dialogue.ticket import TicketView
from helpbot.dialogue.turn import TicketStep
from helpbot.dialogue.words.quoting import quote
from helpbot.triage.utterances.remarks import is_over

LONGEST_SOLVED = 12
"""The most words of a message that only says that a trouble is over."""
MOST_ASKED_ABOUT = 3
"""The most tickets to choose from when it is not certain which one is meant."""
REPLIED = "requester_replied"
REOPEN = "reopen"
CLOSE = "close"


class PassingOn:
    """Passes words on as a reply to a ticket, or with closing or reopening it."""

    def __init__(self, recogniser: Recogniser) -> None:
        self._recogniser = recogniser

    def tells_for_whom(self, exchange: Exchange, meanings: Mapping[str, str]) -> bool:
        """Take a bare `yes` to the question whether words are for the support team, if only one ticket is on offer."""
        offered = exchange.offers(Action.TICKET_WORD)
        asked = self.which_asked(exchange) and exchange.state.mode is Mode.IDLE and exchange.state.pending is not None
        if not asked or len(offered) != 1 or "yes" not in meanings:
            return False
        self.send_pending(exchange, offered[0].value)
        return True

    def which_asked(self, exchange: Exchange) -> bool:
        """Whether the last question was which ticket some words are about."""
        return bool(exchange.offers(Action.TICKET_NO_WORD))

    def says_solved(self, text: str, language: str) -> bool:
        """Whether a message says in any words that a trouble is over: `lo de antes ya funciona`."""
        meant = "solved" in self._recogniser.meanings(text, language)
        return meant or (len(text.split()) <= LONGEST_SOLVED and is_over(text, language))

    def ask_which(self, exchange: Exchange, text: str, tickets: Sequence[TicketView]) -> None:
        """Keep the words, and ask which of these tickets they are about, if any."""
        if self.says_solved(text, exchange.language):
            self._ask(exchange, text, tickets, exchange.texts.word_solved, exchange.texts.word_untold)
        else:
            self.ask_whether_for_support(exchange, text, tickets)

    def ask_whether_for_support(self, exchange: Exchange, text: str, tickets: Sequence[TicketView]) -> None:
        """The same, whatever the words say about the trouble."""
        self._ask(exchange, text, tickets, exchange.texts.word_which, exchange.texts.word_not)

    def ask_whether_withdrawn(self, exchange: Exchange, text: str, tickets: Sequence[TicketView]) -> None:
        """The same for words that withdraw what was reported."""
        self._ask(exchange, text, tickets, exchange.texts.word_withdrawn, exchange.texts.word_untold)

    @staticmethod
    def _ask(exchange: Exchange, text: str, tickets: Sequence[TicketView], asked: str, refusal: str) -> None:
        exchange.change(pending=PendingWord(text=text, files=exchange.message.files))
        exchange.say(asked, choices.which_ticket(exchange.texts.word_for, [one.number for one in tickets], refusal))

    def leave_pending(self, exchange: Exchange) -> str:
        """Take back the words that were kept, which are not for the support team, to handle them as usual."""
        pending = exchange.state.pending
        exchange.change(pending=None)
        if pending is None:
            return ""
        exchange.message = exchange.message.model_copy(update={"files": pending.files})
        return pending.text

    def begin_writing(self, exchange: Exchange, number: str) -> None:
        """Their next message goes to the support team."""
        exchange.change(writing_about=number)
        exchange.say(exchange.texts.ticket_write.format(number=quote(number, 40)))

    def finish_writing(self, exchange: Exchange, number: str, text: str, meanings: Mapping[str, str]) -> None:
        """Send the message that was waited for, unless it cancels that."""
        exchange.change(writing_about=None)
        if "cancel" in meanings:
            exchange.say(exchange.texts.word_left)
        else:
            self.write(exchange, number, text)

    def send_pending(self, exchange: Exchange, number: str) -> None:
        """Send the words that were kept, about this ticket; without any, wait for the next message."""
        pending = exchange.state.pending
        exchange.change(pending=None)
        if pending is None:
            self.begin_writing(exchange, number)
            return
        known = [ticket for ticket in exchange.tickets if ticket.number == number]
        if not known or not self.pass_on(exchange, known[0], pending):
            exchange.do(TicketStep(number, REPLIED, pending.text, pending.files))

    def pass_on(self, exchange: Exchange, ticket: TicketView, word: PendingWord) -> bool:
        """Send words to the support team; they may close or reopen a ticket that is over. False if nothing needs it."""
        if ticket.over and self._recogniser.hints.goes_on(word.text):
            exchange.do(TicketStep(ticket.number, REOPEN, word.text, word.files))
        elif not ticket.over or not self.says_solved(word.text, exchange.language):
            exchange.do(TicketStep(ticket.number, REPLIED, word.text, word.files))
        elif ticket.status == "resolved":
            exchange.do(TicketStep(ticket.number, CLOSE))
        else:
            return False
        return True

    def write(self, exchange: Exchange, number: str, text: str) -> None:
        """Send the words of the message to the support team, with its files."""
        exchange.do(TicketStep(number, REPLIED, text, exchange.message.files))
