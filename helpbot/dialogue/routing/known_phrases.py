"""What known phrases lead to while no report is open."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from helpbot.dialogue import choices
from helpbot.dialogue.asking import verdicts
from helpbot.dialogue.choices import Action
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.routing.leaving import leave, tell_solved, withdraw
from helpbot.dialogue.routing.pointing import show_what_is_meant
from helpbot.dialogue.routing.rooms import Rooms
from helpbot.dialogue.routing.telling_on import A_PROBLEM, TellingOn
from helpbot.dialogue.routing.waiting import LONGEST_QUOTED, Waiting, when_answered
from helpbot.dialogue.tickets import standing
from helpbot.dialogue.tickets.just_touched import unfinished
from helpbot.dialogue.words.quoting import quote
from helpbot.triage.utterances.likeness import is_report

Handler = Callable[[Exchange], None]


class KnownPhrases:
    """A handler for each meaning; of a phrase with several, the first in the table counts."""

    def __init__(self, rooms: Rooms, telling_on: TellingOn, waiting: Waiting) -> None:
        self._rooms = rooms
        self._telling_on = telling_on
        self._handlers: Mapping[str, Handler] = {
            "report_it": self._report_it,
            "report": self._report,
            "in_trouble": self._report,
            "report_another": lambda exchange: rooms.reporting.opening.start(exchange),
            "all_down": lambda exchange: rooms.reporting.opening.start(exchange, exchange.message.text),
            "privacy": lambda exchange: exchange.say(exchange.texts.privacy),
            "attaching": lambda exchange: exchange.say(exchange.texts.attaching, (choices.report(exchange.texts),)),
            "person": self._person,
            "wants_person": self._person,
            "opening_hours": rooms.answering.hours,
            "what_tickets_are": lambda exchange: exchange.say(exchange.texts.what_tickets_are),
            "my_tickets": self._mine,
            "close_ticket": standing.list_open,
            "reopen_ticket": standing.tell_news,
            "how_long": waiting.how_long,
            "when_answered": when_answered,
            "unanswered": waiting.unanswered,
            "my_data": rooms.my_data.ask,
            "phones": lambda exchange: rooms.phones.tell(exchange, exchange.message.text),
            "status": rooms.status.ask,
            "page": rooms.pages.ask,
            "none_of_these": rooms.answering.refuse_suggestions,
            "misunderstood": rooms.answering.refuse_suggestions,
            "not_this": rooms.answering.refuse_suggestions,
            "solved": lambda exchange: tell_solved(exchange, rooms),
            "unclear": self._say_again,
            "wants_to_ask": lambda exchange: exchange.say(exchange.texts.ask_away),
            "slipped": lambda exchange: exchange.say(exchange.texts.go_ahead),
            "acknowledged": lambda exchange: exchange.say(exchange.texts.understood),
            "pausing": lambda exchange: exchange.say(exchange.texts.no_hurry),
            "only_asking": lambda exchange: withdraw(exchange, rooms, exchange.texts.understood),
            "menu": rooms.talk.menu,
            "small_talk": rooms.talk.introduce,
            "greeting": rooms.talk.greet,
            "thanks": lambda exchange: leave(exchange, exchange.texts.thanks),
            "finish": self._finish,
            "enough_asked": self._finish,
            "yes_helpful": lambda exchange: rooms.judging.judge(exchange, helpful=True),
            "no_helpful": lambda exchange: rooms.judging.judge(exchange, helpful=False),
            "in_vain": self._tried_in_vain,
            "if_in_vain": lambda exchange: exchange.say(exchange.texts.if_in_vain, choices.where_next(exchange.texts)),
            "and_more": lambda exchange: rooms.answering.say_that_is_all(exchange, exchange.message.text),
            "yes": lambda exchange: rooms.judging.bare(exchange, helpful=True),
            "no": lambda exchange: rooms.judging.bare(exchange, helpful=False),
            "where_were_we": self.where_were_we,
            "goodbye": lambda exchange: leave(exchange, exchange.texts.goodbye),
            "nothing_more": lambda exchange: leave(exchange, exchange.texts.goodbye),
            "laughter": lambda exchange: exchange.say(exchange.texts.laughed),
            "pleased": lambda exchange: exchange.say(exchange.texts.good_news),
            "are_you_there": lambda exchange: exchange.say(exchange.texts.here),
            "despair": lambda exchange: exchange.say(exchange.texts.not_alone),
            "cancel": lambda exchange: withdraw(exchange, rooms, exchange.texts.nothing_to_cancel),
            "start_over": rooms.talk.menu,
            "back": rooms.talk.menu,
            "skip": rooms.talk.menu,
            "told_already": rooms.answering.refuse_suggestions,
            "dont_know": rooms.talk.menu,
            "pointing": lambda exchange: show_what_is_meant(exchange, rooms),
        }

    def take(self, exchange: Exchange, meanings: Mapping[str, str]) -> bool:
        """Do what a phrase means; False for one that means nothing here."""
        handler = next((handler for meaning, handler in self._handlers.items() if meaning in meanings), None)
        if handler is not None:
            handler(exchange)
        return handler is not None

    def where_were_we(self, exchange: Exchange) -> None:
        """Name the problem that was told and not reported, if there is one."""
        if problem := verdicts.untold_problem(exchange):
            verdicts.take_up(exchange, problem)  # the button reports that, whatever was asked since
            text = exchange.texts.we_were_at.format(problem=quote(problem, LONGEST_QUOTED))
            exchange.say(text, choices.where_next(exchange.texts))
        else:
            self._rooms.talk.menu(exchange)

    def _say_again(self, exchange: Exchange) -> None:
        """They did not understand: say in plainer words what they can choose from, if anything."""
        if offered := verdicts.offered_articles(exchange):
            self._rooms.answering.suggest(exchange, offered, exchange.texts.unclear_choice)
        else:
            exchange.say(exchange.texts.unclear, (choices.menu(exchange.texts),))

    def _finish(self, exchange: Exchange) -> None:
        """`yes, send it` does what the button to report it does, if there is one, or is about the ticket just filed."""
        if exchange.offers(Action.REPORT_THIS) or unfinished(exchange):
            self._report_it(exchange)
        else:
            exchange.say(exchange.texts.understood)

    def _report(self, exchange: Exchange) -> None:
        """`report a problem` in words: the one that they told last, if any; else it asks."""
        told = is_report(exchange.state.question, exchange.language) >= A_PROBLEM
        self._report_it(exchange) if told else self._rooms.reporting.opening.start(exchange)

    def _report_it(self, exchange: Exchange) -> None:
        """`report it` in words: what was asked last, if a button for it or articles are on offer; else it asks. Right
        after a report was filed, its ticket is shown instead.
        """
        just_asked = exchange.offers(Action.REPORT_THIS) or verdicts.offered_articles(exchange)
        if not just_asked and unfinished(exchange):
            standing.tell_news(exchange)
        else:
            what, more = self._telling_on.meant(exchange) if just_asked else ("", "")
            self._rooms.reporting.opening.start(exchange, what, more)

    def _tried_in_vain(self, exchange: Exchange) -> None:
        """The advice did not help: this is added to a problem that was told, else it is a verdict on the article."""
        if problem := verdicts.untold_problem(exchange):
            self._rooms.reporting.opening.start(exchange, problem, more=exchange.message.text)
        else:
            self._rooms.judging.judge(exchange, helpful=False)

    def _mine(self, exchange: Exchange) -> None:
        """`mine` asks for tickets; after a problem, `just mine` says who is affected."""
        said = exchange.message.text
        if problem := self._telling_on.problem(exchange, said):
            self._rooms.reporting.opening.start(exchange, problem, more=said)
        else:
            standing.list_open(exchange)

    def _person(self, exchange: Exchange) -> None:
        exchange.say(exchange.texts.person, (choices.report(exchange.texts),))
