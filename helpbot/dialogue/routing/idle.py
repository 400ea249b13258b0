"""Messages while nothing is going on: a known phrase, or free words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from helpbot.dialogue import choices
from helpbot.dialogue.asking import verdicts
from helpbot.dialogue.choices import Action
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.recognising.recognition import Recogniser
from helpbot.dialogue.routing.free_words import FreeWords
from helpbot.dialogue.routing.having_too import note_too
from helpbot.dialogue.routing.pointing import question_meant, show_what_is_meant, show_what_is_named
from helpbot.dialogue.routing.question_beside import answer_beside, parted
from helpbot.dialogue.routing.rooms import Rooms
from helpbot.dialogue.routing.searching import Searching
from helpbot.dialogue.routing.telling_on import A_PROBLEM, TellingOn
from helpbot.dialogue.routing.waiting import LONGEST_QUOTED, Waiting, when_answered
from helpbot.dialogue.tickets import standing
from helpbot.dialogue.tickets.just_touched import unfinished
from helpbot.dialogue.words.quoting import quote
from helpbot.language.logs import without_log
from helpbot.triage.utterances.empty_words import says_nothing
from helpbot.triage.utterances.likeness import PLAINLY_A_REPORT, is_report

Handler = Callable[[Exchange], None]

TO_WHAT_IS_LEFT = frozenset({"pointing", "skip", "and_more"})
"""Phrases that lead on to what else was asked in the same message: `the other one`, `next`, `what else?`."""


class Idle:
    """Takes messages while no report is open."""

    def __init__(self, rooms: Rooms, recogniser: Recogniser, telling_on: TellingOn) -> None:
        self._rooms = rooms
        self._recogniser = recogniser
        self._telling_on = telling_on
        self._searching = Searching(rooms.answering, rooms.phones, recogniser)
        self.free_words = FreeWords(rooms, recogniser, telling_on, self._searching, self._solved)
        self._waiting = Waiting(rooms, self.free_words.answer)
        self._phrases: Mapping[str, Handler] = {
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
            "how_long": self._waiting.how_long,
            "when_answered": when_answered,
            "unanswered": self._waiting.unanswered,
            "my_data": rooms.my_data.ask,
            "phones": lambda exchange: rooms.phones.tell(exchange, exchange.message.text),
            "status": rooms.status.ask,
            "page": rooms.pages.ask,
            "none_of_these": rooms.answering.refuse_suggestions,
            "misunderstood": rooms.answering.refuse_suggestions,
            "not_this": rooms.answering.refuse_suggestions,
            "solved": self._solved,
            "unclear": self._say_again,
            "wants_to_ask": lambda exchange: exchange.say(exchange.texts.ask_away),
            "slipped": lambda exchange: exchange.say(exchange.texts.go_ahead),
            "acknowledged": lambda exchange: exchange.say(exchange.texts.understood),
            "pausing": lambda exchange: exchange.say(exchange.texts.no_hurry),
            "only_asking": lambda exchange: self._withdraw(exchange, exchange.texts.understood),
            "menu": rooms.talk.menu,
            "greeting": rooms.talk.greet,
            "thanks": lambda exchange: self._leave(exchange, exchange.texts.thanks),
            "finish": self._finish,
            "enough_asked": self._finish,
            "yes_helpful": lambda exchange: rooms.judging.judge(exchange, helpful=True),
            "no_helpful": lambda exchange: rooms.judging.judge(exchange, helpful=False),
            "in_vain": self._tried_in_vain,
            "if_in_vain": lambda exchange: exchange.say(exchange.texts.if_in_vain, choices.where_next(exchange.texts)),
            "and_more": lambda exchange: rooms.answering.say_that_is_all(exchange, exchange.message.text),
            "yes": lambda exchange: rooms.judging.bare(exchange, helpful=True),
            "no": lambda exchange: rooms.judging.bare(exchange, helpful=False),
            "where_were_we": self._where_were_we,
            "goodbye": lambda exchange: self._leave(exchange, exchange.texts.goodbye),
            "nothing_more": lambda exchange: self._leave(exchange, exchange.texts.goodbye),
            "laughter": lambda exchange: exchange.say(exchange.texts.laughed),
            "pleased": lambda exchange: exchange.say(exchange.texts.good_news),
            "are_you_there": lambda exchange: exchange.say(exchange.texts.here),
            "small_talk": rooms.talk.introduce,
            "despair": lambda exchange: exchange.say(exchange.texts.not_alone),
            "cancel": lambda exchange: self._withdraw(exchange, exchange.texts.nothing_to_cancel),
            "start_over": rooms.talk.menu,
            "back": rooms.talk.menu,
            "skip": rooms.talk.menu,
            "told_already": rooms.answering.refuse_suggestions,
            "dont_know": rooms.talk.menu,
            "pointing": lambda exchange: show_what_is_meant(exchange, rooms),
        }

    def take(self, exchange: Exchange, text: str, meanings: Mapping[str, str]) -> None:
        """Do what the phrase means, the first in the table if it has several meanings; else take the words as free."""
        follow_up = "" if meanings else self._searching.read(exchange, text).follow_up
        meanings = self._recogniser.meanings(follow_up, exchange.language) if follow_up else meanings
        if (
            "not_this" in meanings
            and self._rooms.joining.has_joined(exchange)
            and not verdicts.offered_articles(exchange)
        ):
            self._rooms.joining.leave(exchange)
            return
        if question := self._what_is_left(exchange, meanings):
            self._rooms.answering.answer_too(exchange, question)
            return
        for meaning, handler in self._phrases.items():
            if meaning in meanings:
                handler(exchange)
                return
        if show_what_is_named(exchange, self._rooms):
            return
        if self._recogniser.called_away(text, exchange.language):
            exchange.say(exchange.texts.no_hurry)
        elif (rest := self._recogniser.after_giving_up(text)) is not None:
            self._go_on_after_giving_up(exchange, rest)
        elif self._takes_up_again(exchange, text):
            self._where_were_we(exchange)
        elif note_too(exchange, self._recogniser.hints, text):
            return
        elif self._only_begins(exchange, text):
            exchange.say(exchange.texts.go_on_telling)
        else:
            self._take_free_words(exchange, text)

    @staticmethod
    def _what_is_left(exchange: Exchange, meanings: Mapping[str, str]) -> str:
        """The question of the last message that a phrase leads on to; pointing is at the articles on offer, if any."""
        points_elsewhere = "pointing" in meanings and verdicts.offered_articles(exchange)
        leads_on = not TO_WHAT_IS_LEFT.isdisjoint(meanings) and not points_elsewhere
        return question_meant(exchange) if leads_on else ""

    def _take_free_words(self, exchange: Exchange, text: str) -> None:
        questions, rest = parted(text, self._recogniser, exchange.language)
        if questions:
            answer_beside(exchange, self._rooms, self._recogniser, questions)
            self.free_words.take(exchange, rest)
        elif not (self._searching.takes_phones(exchange, text) or self._rooms.answering.page(exchange, text)):
            self.free_words.take(exchange, text)

    def _takes_up_again(self, exchange: Exchange, text: str) -> bool:
        """Whether a message returns to a problem that was told: `ok, back to the voicemail`."""
        asks = self._recogniser.questions.asks(text)
        returns = self._recogniser.hints.after_opener(text, "back_to") is not None
        return returns and not asks and bool(verdicts.untold_problem(exchange))

    def _only_begins(self, exchange: Exchange, text: str) -> bool:
        """Whether more has to follow, because a sentence breaks off or nothing has been said yet: `so`."""
        if exchange.message.files or not without_log(text):
            return False
        return self._recogniser.breaks_off(text, exchange.language) or says_nothing(text, exchange.language, "")

    def _go_on_after_giving_up(self, exchange: Exchange, rest: str) -> None:
        """`never mind, I found it` ends the matter; `never mind that, how do I …?` asks something else."""
        if self._recogniser.questions.asks(rest) or is_report(rest, exchange.language) >= PLAINLY_A_REPORT:
            self.free_words.take(exchange, rest)
        else:
            self._withdraw(exchange, exchange.texts.understood)

    @staticmethod
    def _leave(exchange: Exchange, words: str) -> None:
        """Say something, and forget the problem that was told: it is not to be reported."""
        exchange.change(problem="")
        exchange.say(words)

    def _withdraw(self, exchange: Exchange, words: str) -> None:
        """Say something, unless a ticket may be meant that was just filed or is in the news."""
        if not self._rooms.tickets.ask_whether_withdrawn(exchange):
            self._leave(exchange, words)

    def _say_again(self, exchange: Exchange) -> None:
        """They did not understand: say in plainer words what they can choose from, if anything."""
        if offered := verdicts.offered_articles(exchange):
            self._rooms.answering.suggest(exchange, offered, exchange.texts.unclear_choice)
        else:
            exchange.say(exchange.texts.unclear, (choices.menu(exchange.texts),))

    def _solved(self, exchange: Exchange) -> None:
        """It works now: thanks to the article that was shown last, or by itself."""
        if exchange.offers(Action.HELPFUL):
            self._rooms.judging.judge(exchange, helpful=True)
        else:
            self._leave(exchange, exchange.texts.good_news)

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

    def _where_were_we(self, exchange: Exchange) -> None:
        """Name the problem that was told and not reported, if there is one."""
        if problem := verdicts.untold_problem(exchange):
            verdicts.take_up(exchange, problem)  # the button reports that, whatever was asked since
            text = exchange.texts.we_were_at.format(problem=quote(problem, LONGEST_QUOTED))
            exchange.say(text, choices.where_next(exchange.texts))
        else:
            self._rooms.talk.menu(exchange)

    def _person(self, exchange: Exchange) -> None:
        exchange.say(exchange.texts.person, (choices.report(exchange.texts),))
