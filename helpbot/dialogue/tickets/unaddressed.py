"""Words that do not begin with the number of a ticket, but may be about one, while nothing else is going on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from helpbot.dialogue.asking import verdicts
from helpbot.dialogue.choices import Action
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.recognising.recognition import Recogniser
from helpbot.dialogue.state import PendingWord
from helpbot.dialogue.ticket import TicketView
from helpbot.dialogue.tickets.beside_a_report import ANSWERING, just_asking
from helpbot.dialogue.tickets.described import Describing
from helpbot.dialogue.tickets.just_touched import in_the_news, tells_another, touched, unfinished
from helpbot.dialogue.tickets.passing_on import MOST_ASKED_ABOUT, PassingOn
from helpbot.dialogue.tickets.standing import show
from helpbot.triage.utterances.another import names_a_part
from helpbot.triage.utterances.another_person import tells_of_one_more
from helpbot.triage.utterances.answers import questions_told
from helpbot.triage.utterances.likeness import PLAINLY_A_REPORT, is_report
from helpbot.triage.utterances.remarks import denies_anything, is_over, owns_up, spares_others, told_instead

LONGEST_MORE = 10
"""The most words of a message that only completes or corrects what was just filed: `sorry, it was Tuesday`."""
_BESIDES = frozenset({"in_vain", "solved", "no_helpful", "me_too", "yes", "no", "thanks", "yes_helpful", "cancel"})
"""Phrases that may be part of a message that says how a trouble goes on."""


class Unaddressed:
    """Passes them on if it is certain which ticket is meant, else asks."""

    def __init__(self, recogniser: Recogniser, passing_on: PassingOn, describing: Describing) -> None:
        self._recogniser = recogniser
        self._passing_on = passing_on
        self._describing = describing

    def takes(self, exchange: Exchange, text: str, meanings: Mapping[str, str]) -> bool:
        """Whether a message is about a ticket, or may be; then it is handled."""
        return bool(exchange.tickets) and (
            self._answers_in_a_word(exchange, text, meanings)
            or self._describing.takes(exchange, text)
            or (not meanings and self._answers_a_question(exchange, text))
            or (not meanings and self._tells_more_of_one(exchange, text))
            or self._tells_how_it_goes(exchange, text, meanings)
            or self._adds(exchange, text, meanings)
        )

    def _answers_in_a_word(self, exchange: Exchange, text: str, meanings: Mapping[str, str]) -> bool:
        """A bare `yes` or `no` answers the support team if it has just asked."""
        asking = just_asking(exchange)
        answers = len(asking) == 1 and bool(meanings) and not meanings.keys() - ANSWERING
        if answers and not self._recogniser.questions.asks(text):
            self._passing_on.write(exchange, asking[0], text)
            return True
        return False

    def _answers_a_question(self, exchange: Exchange, text: str) -> bool:
        waiting = [ticket for ticket in exchange.tickets if ticket.waiting_since is not None and ticket.here]
        if self._recogniser.questions.asks(text):
            return False
        if reopened := [ticket for ticket in touched(exchange) if ticket.number == exchange.state.reopened]:
            self._passing_on.write(exchange, reopened[0].number, text)
            return True
        if not waiting or self._is_of_one_just_solved(exchange, text):
            return False
        last = exchange.state.last_at
        fresh = [
            ticket for ticket in waiting if ticket.waiting_since and (last is None or ticket.waiting_since >= last)
        ]
        if len(waiting) == 1 and fresh:
            self._passing_on.write(exchange, waiting[0].number, text)
            return True
        self._passing_on.ask_which(exchange, text, waiting)
        return True

    def _is_of_one_just_solved(self, exchange: Exchange, text: str) -> bool:
        """`it still fails`, right after a ticket was solved, answers no earlier question."""
        solved = any(ticket.over for ticket in in_the_news(exchange))
        return solved and self._recogniser.hints.goes_on(text) == "plainly"

    def _tells_more_of_one(self, exchange: Exchange, text: str) -> bool:
        """Right after a report was filed, words that answer what it asked (`it was Tuesday, not Monday`), take back
        what it told (`sorry, it was not the chats, …`) or name somebody else who has the problem (`Ana has it too`) may
        be for the support team. Later only those that say that nobody else is affected, unless a problem was told that
        they may be about.
        """
        tickets = unfinished(exchange)
        if spares_others(text, exchange.language) and not verdicts.untold_problem(exchange):
            tickets = tickets or [one for one in exchange.tickets if one.here and not one.over][:MOST_ASKED_ABOUT]
        rest = self._recogniser.without_refusal(text, exchange.language)  # `that's not right, it's 20 people`
        completes = any(self._completes(one, exchange.language) for one in (text, rest))
        joins = any(tells_of_one_more(ticket.summary, text, exchange.language) for ticket in tickets)
        if not tickets or not (completes or joins):
            return False
        self._passing_on.ask_whether_for_support(exchange, text, tickets)
        return True

    def _completes(self, text: str, language: str) -> bool:
        """Whether a few words complete or correct what was told, and neither tell another trouble nor ask."""
        if len(text.split()) > LONGEST_MORE or self._recogniser.questions.asks(text):
            return False
        corrects = denies_anything(told_instead(text, language), language) or owns_up(text, language)
        over = is_over(text, language) and not denies_anything(text, language)
        another = is_report(text, language) >= PLAINLY_A_REPORT and not (corrects or spares_others(text, language))
        return not (over or another) and (corrects or bool(questions_told(text, language, "since")))

    def _tells_how_it_goes(self, exchange: Exchange, text: str, meanings: Mapping[str, str]) -> bool:
        """`it still fails`, `it works now`: about a ticket, unless it is a verdict on an article."""
        if not any(ticket.here for ticket in exchange.tickets):
            return False
        goes_on = self._recogniser.hints.goes_on(text)
        solved, denied = self._passing_on.says_solved(text, exchange.language), meanings.keys() == {"no"}
        if (
            exchange.offers(Action.HELPFUL)
            or self._recogniser.questions.asks(text)
            or not (goes_on or solved or denied)
            or meanings.keys() - _BESIDES
        ):
            return False
        news = in_the_news(exchange)
        if denied and not goes_on:
            return self._offer_both(exchange, news)
        if len(news) == 1 and (solved or goes_on == "plainly"):
            return self._passing_on.pass_on(exchange, news[0], PendingWord(text=text, files=exchange.message.files))
        known = news or [ticket for ticket in exchange.tickets if ticket.here and not (solved and ticket.over)]
        of_any = bool(goes_on) and not names_a_part(text, exchange.language)  # `it's still a tad slow`
        about = [ticket for ticket in known if of_any or not tells_another(exchange, ticket, text)]
        if about:
            self._passing_on.ask_which(exchange, text, about[:MOST_ASKED_ABOUT])
        return bool(about)

    @staticmethod
    def _offer_both(exchange: Exchange, news: Sequence[TicketView]) -> bool:
        """`nope` about a ticket that was just solved: show it, with both buttons."""
        solved = [ticket for ticket in news if ticket.status == "resolved"]
        if len(solved) == 1:
            show(exchange, solved[0])
        return len(solved) == 1

    def _adds(self, exchange: Exchange, text: str, meanings: Mapping[str, str]) -> bool:
        """`just to add, …`, `can you close my ticket`: ask whether it is for the support team, if a ticket is open."""
        here = [ticket for ticket in exchange.tickets if ticket.here and not ticket.over]
        if not here:
            return False
        adds = self._recogniser.hints.after_opener(text, "adding", len(text)) is not None
        if not (adds or "close_ticket" in meanings):
            return False
        withdrawn = "close_ticket" in meanings and "solved" not in meanings
        ask = self._passing_on.ask_whether_withdrawn if withdrawn else self._passing_on.ask_which
        ask(exchange, text, here[:MOST_ASKED_ABOUT])
        return True
