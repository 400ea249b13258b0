"""The requester and their tickets: words for the support team, a look at one, `it works` and `still failing`.

What a person writes goes to people only when that is certain: by a button, by the ticket's number, by the thread, or as
the next word after the support team has asked. Otherwise the person is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from helpbot.dialogue import choices
from helpbot.dialogue.choices import Action
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.messages import TicketStep, TicketView
from helpbot.dialogue.quoting import quote
from helpbot.dialogue.recognition import Recogniser
from helpbot.dialogue.state import Mode, PendingWord
from helpbot.dialogue.summary import LINE_BREAK

REPLIED = "requester_replied"
REOPEN = "reopen"
CLOSE = "close"
LONGEST_ASKING = 6
"""Words of a message that asks how a ticket stands."""
_OVER = ("resolved", "closed")


class TicketTalk:
    """Talks about stored tickets; what is to be done to them is done after the turn, and then told by `stepped`."""

    def __init__(self, recogniser: Recogniser, prefix: str) -> None:
        self._recogniser = recogniser
        self._number = re.compile(rf"\W*(?<!\w)({re.escape(prefix)}-\d+)\b\W*", re.IGNORECASE)
        self.actions: Mapping[str, Callable[[Exchange, str], None]] = {
            Action.TICKET_WRITE: self._begin_writing,
            Action.TICKET_WORKS: lambda exchange, number: exchange.do(TicketStep(number, CLOSE)),
            Action.TICKET_FAILS: lambda exchange, number: exchange.do(TicketStep(number, REOPEN)),
            Action.TICKET_WORD: self._send_pending,
        }

    def takes(self, exchange: Exchange, text: str, meanings: Mapping[str, str]) -> bool:
        """Whether a message was for the support team, or about a ticket by its number; then it is dealt with."""
        if not text and not exchange.message.files:
            return False
        if exchange.message.about:
            self._write(exchange, exchange.message.about, text)
        elif writing := exchange.state.writing_about:
            self._finish_writing(exchange, writing, text, meanings)
        elif (named := self._named(text)) is not None:
            number, words = named
            self._write(exchange, number, words) if words or exchange.message.files else self._look(exchange, number)
        elif exchange.state.mode is Mode.IDLE and not meanings:
            return self._answers_a_question(exchange, text)
        else:
            return False
        return True

    def leave_pending(self, exchange: Exchange) -> str:
        """What was written is not for the support team: the words, to be dealt with as usual."""
        pending = exchange.state.pending
        exchange.change(pending=None)
        return pending.text if pending else ""

    def stepped(self, exchange: Exchange, step: TicketStep, ticket: TicketView | None, *, done: bool) -> None:
        """Tell what became of a step; without a `ticket` the person has none of that number."""
        texts = exchange.texts
        if ticket is None:
            exchange.say(texts.ticket_none.format(number=quote(step.number, 40)))
        elif not done or not step.event:
            self._show(exchange, ticket)
        elif step.event == REOPEN:
            exchange.say(
                texts.ticket_reopened.format(number=ticket.number), (choices.write_to_support(texts, ticket.number),)
            )
        elif step.event == CLOSE:
            exchange.say(texts.ticket_closed.format(number=ticket.number))
        else:
            offered = (choices.still_failing(texts, ticket.number),) if ticket.status in _OVER else ()
            exchange.say(texts.word_passed.format(number=ticket.number), offered)

    def _show(self, exchange: Exchange, ticket: TicketView) -> None:
        texts, number = exchange.texts, ticket.number
        status = getattr(texts, f"status_{ticket.status}")
        head = texts.ticket_standing.format(number=number, severity=ticket.severity, status=status)
        offered = {
            "resolved": choices.solved(texts, number),
            "closed": (choices.still_failing(texts, number),),
        }.get(ticket.status, (choices.write_to_support(texts, number),))
        exchange.say(f"{head}{LINE_BREAK}{quote(ticket.summary)}", offered)

    def _named(self, text: str) -> tuple[str, str] | None:
        """`about HB-1: it works again` -> (HB-1, it works again); `what about HB-1?` -> (HB-1, nothing)."""
        rest = self._recogniser.without_about(text)
        match = self._number.match(rest)
        if match is not None:
            return match[1].upper(), rest[match.end() :].strip()
        match = self._number.search(text) if len(text.split()) <= LONGEST_ASKING else None
        return (match[1].upper(), "") if match else None

    def _answers_a_question(self, exchange: Exchange, text: str) -> bool:
        waiting = [ticket for ticket in exchange.tickets if ticket.waiting_since is not None and ticket.here]
        asks = text.rstrip().endswith("?") or self._recogniser.opens_question(text)
        if not waiting or asks:
            return False
        last = exchange.state.last_at
        fresh = [
            ticket for ticket in waiting if ticket.waiting_since and (last is None or ticket.waiting_since >= last)
        ]
        if len(waiting) == 1 and fresh:
            self._write(exchange, waiting[0].number, text)
            return True
        exchange.change(pending=PendingWord(text=text, files=exchange.message.files))
        exchange.say(exchange.texts.word_which, choices.addressee(exchange.texts, [t.number for t in waiting]))
        return True

    def _begin_writing(self, exchange: Exchange, number: str) -> None:
        exchange.change(writing_about=number)
        exchange.say(exchange.texts.ticket_write.format(number=quote(number, 40)))

    def _finish_writing(self, exchange: Exchange, number: str, text: str, meanings: Mapping[str, str]) -> None:
        exchange.change(writing_about=None)
        if "cancel" in meanings:
            exchange.say(exchange.texts.word_left)
        else:
            self._write(exchange, number, text)

    def _send_pending(self, exchange: Exchange, number: str) -> None:
        pending = exchange.state.pending
        exchange.change(pending=None)
        if pending is None:
            self._begin_writing(exchange, number)
        else:
            exchange.do(TicketStep(number, REPLIED, pending.text, pending.files))

    def _write(self, exchange: Exchange, number: str, text: str) -> None:
        exchange.do(TicketStep(number, REPLIED, text, exchange.message.files))

    def _look(self, exchange: Exchange, number: str) -> None:
        exchange.do(TicketStep(number))
