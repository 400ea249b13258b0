"""The requester and their tickets: words for the support team, a look at one, `it works` and `still failing`.

What a person writes goes to people only when that is certain: by a button, by the ticket's number, by the thread, or as
the next word after the support team has asked. Otherwise the person is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from helpbot.dialogue import choices
from helpbot.dialogue.choices import Action
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.recognising.recognition import Recogniser
from helpbot.dialogue.state import Mode, PendingWord
from helpbot.dialogue.ticket import TicketView
from helpbot.dialogue.tickets.beside_a_report import BesideAReport
from helpbot.dialogue.tickets.passing_on import CLOSE, MOST_ASKED_ABOUT, REOPEN, REPLIED, PassingOn
from helpbot.dialogue.tickets.standing import show
from helpbot.dialogue.turn import TicketStep
from helpbot.dialogue.words.quoting import quote
from helpbot.triage.splitting import split
from helpbot.triage.utterances.another import of_other_parts
from helpbot.triage.utterances.answers import questions_told
from helpbot.triage.utterances.likeness import PLAINLY_A_REPORT, is_report
from helpbot.triage.utterances.remarks import denies_anything, is_over, told_instead

LONGEST_ASKING = 6
"""Words of a message that asks how a ticket stands."""
_ANY_NUMBER = "ticket "
"""Stands for the number of a ticket, so that `close HB-1` is understood like `close the ticket`."""
LONGEST_MORE = 10
"""Words of a message that only completes or corrects what was just filed: `sorry, it was Tuesday, not Monday`."""
_BESIDES = frozenset({"solved", "no_helpful", "me_too", "yes", "no", "thanks", "yes_helpful", "cancel"})
"""Phrases that may stand in a message that says how a trouble goes on."""


class TicketTalk:
    """Talks about stored tickets; what is to be done to them is done after the turn, and then told by `stepped`."""

    def __init__(self, recogniser: Recogniser, prefix: str) -> None:
        self._recogniser = recogniser
        self.passing_on = PassingOn(recogniser)
        self._beside_a_report = BesideAReport(recogniser)
        self._number = re.compile(rf"(?<!\w)({re.escape(prefix)}-\d+)\b\W*", re.IGNORECASE)
        self.actions: Mapping[str, Callable[[Exchange, str], None]] = {
            Action.TICKET_WRITE: self.passing_on.begin_writing,
            Action.TICKET_WORKS: lambda exchange, number: exchange.do(TicketStep(number, CLOSE)),
            Action.TICKET_FAILS: lambda exchange, number: exchange.do(TicketStep(number, REOPEN)),
            Action.TICKET_WORD: self.passing_on.send_pending,
        }

    def takes(self, exchange: Exchange, text: str, meanings: Mapping[str, str]) -> bool:
        """Whether a message was for the support team, or about a ticket by its number; then it is dealt with."""
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
            number, words = named
            if words or exchange.message.files:
                self.passing_on.write(exchange, number, words)
            else:
                exchange.do(TicketStep(number))
        elif exchange.state.mode is Mode.IDLE:
            return (
                (not meanings and self._answers_a_question(exchange, text))
                or (not meanings and self._tells_more_of_one(exchange, text))
                or self._tells_how_it_goes(exchange, text, meanings)
                or self._adds(exchange, text, meanings)
            )
        else:
            return self._beside_a_report.takes(exchange, text, meanings)
        return True

    def ask_whether_meant(self, exchange: Exchange, text: str, *, qualifies: bool) -> bool:
        """Right after news of a ticket, ask whether what was written is about it; False when there is no news, or when
        it says that it reports something, or plainly tells of a trouble with another part of the product. Words that
        qualify what was said before them (`but only in Firefox`) may be about one that was just filed as well."""
        written_now = exchange.message.choice is None and text == exchange.message.text.strip()
        spoken_of = self._touched(exchange) if qualifies else self._news(exchange)
        open_news = [ticket for ticket in spoken_of if ticket.status != "closed"]
        news = [ticket for ticket in open_news if not _tells_another(exchange, ticket, text)]
        if not news or not written_now or self._recogniser.hints.begins_a_report(text):
            return False
        self.passing_on.ask_which(exchange, text, news)
        return True

    def ask_whether_withdrawn(self, exchange: Exchange) -> bool:
        """Right after something was done to an open ticket, ask whether `cancel` is said of it; False for none."""
        touched = [ticket for ticket in self._touched(exchange) if not ticket.over]
        if not touched or exchange.message.choice is not None:
            return False
        self.passing_on.ask_whether_withdrawn(exchange, exchange.message.text.strip(), touched)
        return True

    def stepped(self, exchange: Exchange, step: TicketStep, ticket: TicketView | None, *, done: bool) -> None:
        """Tell what became of a step; without a `ticket` the person has none of that number."""
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

    def _named(self, text: str) -> tuple[str, str] | None:
        """`about HB-1: it works again` -> (HB-1, it works again); `what about HB-1?` -> (HB-1, nothing)."""
        rest = self._recogniser.hints.without_about(text)
        match = self._number.match(rest, _first_word(rest))
        if match is not None:
            return match[1].upper(), rest[match.end() :].strip()
        match = self._number.search(text) if len(text.split()) <= LONGEST_ASKING else None
        return (match[1].upper(), "") if match else None

    def _step_asked(self, exchange: Exchange, text: str, meanings: Mapping[str, str]) -> TicketStep | None:
        """`close HB-1`, `reopen my ticket`: the step, where it is certain of which ticket and possible by itself.

        What only the support team can do (close what they still work on) is passed on to them as it is said.
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

    def _adds(self, exchange: Exchange, text: str, meanings: Mapping[str, str]) -> bool:
        """`just to add, …`, `can you close my ticket`: asked whether it is for the support team, where one is open."""
        adds = self._recogniser.hints.after_opener(text, "adding", len(text)) is not None
        unfinished = [ticket for ticket in exchange.tickets if ticket.here and not ticket.over]
        if not unfinished or not (adds or "close_ticket" in meanings):
            return False
        withdrawn = "close_ticket" in meanings and "solved" not in meanings
        ask = self.passing_on.ask_whether_withdrawn if withdrawn else self.passing_on.ask_which
        ask(exchange, text, unfinished[:MOST_ASKED_ABOUT])
        return True

    def _answers_a_question(self, exchange: Exchange, text: str) -> bool:
        waiting = [ticket for ticket in exchange.tickets if ticket.waiting_since is not None and ticket.here]
        if self._recogniser.questions.asks(text):
            return False
        if reopened := [ticket for ticket in self._touched(exchange) if ticket.number == exchange.state.reopened]:
            self.passing_on.write(exchange, reopened[0].number, text)
            return True
        if not waiting:
            return False
        last = exchange.state.last_at
        fresh = [
            ticket for ticket in waiting if ticket.waiting_since and (last is None or ticket.waiting_since >= last)
        ]
        if len(waiting) == 1 and fresh:
            self.passing_on.write(exchange, waiting[0].number, text)
            return True
        self.passing_on.ask_which(exchange, text, waiting)
        return True

    def _tells_more_of_one(self, exchange: Exchange, text: str) -> bool:
        """Right after it was filed, words that answer what a report asks (`it was Tuesday, not Monday`), or take back
        what it told (`sorry, it was not the chats, …`), may be for the support team."""
        touched = [ticket for ticket in self._touched(exchange) if not ticket.over]
        corrects = denies_anything(told_instead(text, exchange.language), exchange.language)
        told = corrects or bool(questions_told(text, exchange.language, "since"))
        tells = told and len(text.split()) <= LONGEST_MORE
        over = is_over(text, exchange.language) and not denies_anything(text, exchange.language)
        another = is_report(text, exchange.language) >= PLAINLY_A_REPORT and not corrects
        if not (touched and tells) or over or another or self._recogniser.questions.asks(text):
            return False
        self.passing_on.ask_whether_for_support(exchange, text, touched)
        return True

    def _tells_how_it_goes(self, exchange: Exchange, text: str, meanings: Mapping[str, str]) -> bool:
        """`it still fails`, `it works now`: said of a ticket, unless an article was just judged by it."""
        if not any(ticket.here for ticket in exchange.tickets):
            return False
        goes_on = self._recogniser.hints.goes_on(text)
        solved, denied = self.passing_on.says_solved(text, exchange.language), meanings.keys() == {"no"}
        if (
            exchange.offers(Action.HELPFUL)
            or self._recogniser.questions.asks(text)
            or not (goes_on or solved or denied)
            or meanings.keys() - _BESIDES
        ):
            return False
        news = self._news(exchange)
        if denied and not goes_on:
            return self._offer_both(exchange, news)
        if len(news) == 1 and (solved or goes_on == "plainly"):
            return self.passing_on.pass_on(exchange, news[0], PendingWord(text=text, files=exchange.message.files))
        known = news or [ticket for ticket in exchange.tickets if ticket.here and not (solved and ticket.over)]
        about = [ticket for ticket in known if not _tells_another(exchange, ticket, text)]
        if about:
            self.passing_on.ask_which(exchange, text, about[:MOST_ASKED_ABOUT])
        return bool(about)

    @staticmethod
    def _offer_both(exchange: Exchange, news: Sequence[TicketView]) -> bool:
        """`nope`, said of a ticket that was just solved: does it work, or does it not?"""
        solved = [ticket for ticket in news if ticket.status == "resolved"]
        if len(solved) == 1:
            show(exchange, solved[0])
        return len(solved) == 1

    def _touched(self, exchange: Exchange) -> list[TicketView]:
        """The tickets of this talk to which something was done since the person's last message, or by it."""
        last = exchange.state.last_at
        return [
            ticket
            for ticket in exchange.tickets
            if ticket.here and ticket.updated_at is not None and (last is None or ticket.updated_at >= last)
        ]

    def _news(self, exchange: Exchange) -> list[TicketView]:
        """The tickets of which the support team has just told something."""
        return [ticket for ticket in self._touched(exchange) if ticket.responded or ticket.over]


def _first_word(text: str) -> int:
    """Where the first word begins."""
    return next((place for place, sign in enumerate(text) if sign.isalnum()), len(text))


def _tells_another(exchange: Exchange, ticket: TicketView, text: str) -> bool:
    """Whether a message plainly tells of a trouble with another part of the product than a ticket, or of several."""
    if is_report(text, exchange.language) < PLAINLY_A_REPORT:
        return False
    return len(split(text, exchange.language)) > 1 or of_other_parts(ticket.summary, text, exchange.language)
