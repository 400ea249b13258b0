"""What is said while nothing is under way: a phrase that leads somewhere, or free words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from helpbot.dialogue import choices
from helpbot.dialogue.asking import verdicts
from helpbot.dialogue.choices import Action
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.recognising.recognition import Recogniser
from helpbot.dialogue.routing.free_words import FreeWords
from helpbot.dialogue.routing.having_too import note_too
from helpbot.dialogue.routing.pointing import show_what_is_meant
from helpbot.dialogue.routing.question_beside import answer_beside, parted
from helpbot.dialogue.routing.rooms import Rooms
from helpbot.dialogue.routing.searching import Searching
from helpbot.dialogue.routing.telling_on import A_PROBLEM, TellingOn
from helpbot.dialogue.routing.waiting import LONGEST_QUOTED, Waiting, when_answered
from helpbot.dialogue.tickets import standing
from helpbot.dialogue.words.quoting import quote
from helpbot.language.logs import without_log
from helpbot.triage.utterances.empty_words import says_nothing
from helpbot.triage.utterances.likeness import PLAINLY_A_REPORT, is_report

Handler = Callable[[Exchange], None]


class Idle:
    """Takes what is said then."""

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
            "report_another": lambda exchange: rooms.reporting.opening.start(exchange),
            "all_down": lambda exchange: rooms.reporting.opening.start(exchange, exchange.message.text.strip()),
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
            "my_data": rooms.my_data.ask,
            "phones": lambda exchange: rooms.phones.tell(exchange, exchange.message.text.strip()),
            "status": rooms.status.ask,
            "page": rooms.pages.ask,
            "none_of_these": rooms.answering.refuse_suggestions,
            "tried_it": self._tried,
            "what_if_not": lambda exchange: exchange.say(
                exchange.texts.if_in_vain, (choices.report_this(exchange.texts), choices.menu(exchange.texts))
            ),
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
        follow_up = "" if meanings else self._searching.read(exchange, text).follow_up
        meanings = self._recogniser.meanings(follow_up, exchange.language) if follow_up else meanings
        if (
            "not_this" in meanings
            and self._rooms.joining.has_joined(exchange)
            and not verdicts.offered_articles(exchange)
        ):
            self._rooms.joining.leave(exchange)
            return
        for meaning, handler in self._phrases.items():
            if meaning in meanings:
                handler(exchange)
                return
        if self._recogniser.called_away(text, exchange.language):
            exchange.say(exchange.texts.no_hurry)
        elif (rest := self._recogniser.hints.after_opener(text, "giving_up")) is not None:
            self._go_on_after_giving_up(exchange, rest)
        elif note_too(exchange, self._recogniser.hints, text):
            return
        elif self._recogniser.breaks_off(text, exchange.language) and not exchange.message.files:
            exchange.say(exchange.texts.go_on_telling)
        elif without_log(text) and says_nothing(text, exchange.language, "") and not exchange.message.files:
            exchange.say(exchange.texts.here)
        else:
            self._take_free_words(exchange, text)

    def _take_free_words(self, exchange: Exchange, text: str) -> None:
        questions, rest = parted(text, self._recogniser, exchange.language)
        if questions:
            answer_beside(exchange, self._rooms, self._recogniser, questions)
            self.free_words.take(exchange, rest)
        elif not (self._searching.takes_phones(exchange, text) or self._rooms.answering.page(exchange, text)):
            self.free_words.take(exchange, text)

    def _go_on_after_giving_up(self, exchange: Exchange, rest: str) -> None:
        """`never mind, I found it` ends it; `never mind that, how do I …?` asks something else."""
        if self._recogniser.questions.asks(rest) or is_report(rest, exchange.language) >= PLAINLY_A_REPORT:
            self.free_words.take(exchange, rest)
        else:
            self._withdraw(exchange, exchange.texts.understood)

    @staticmethod
    def _leave(exchange: Exchange, words: str) -> None:
        """What was told is not to be reported."""
        exchange.change(problem="")
        exchange.say(words)

    def _withdraw(self, exchange: Exchange, words: str) -> None:
        """Nothing is under way: a ticket may be meant that was filed, or told something of, just now."""
        if not self._rooms.tickets.ask_whether_withdrawn(exchange):
            self._leave(exchange, words)

    def _say_again(self, exchange: Exchange) -> None:
        """They did not understand: what they may choose among, if anything, is said in plainer words."""
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
        """`yes, send it` sends what the button for it would report; else there is nothing to send."""
        if exchange.offers(Action.REPORT_THIS):
            self._report_it(exchange)
        else:
            exchange.say(exchange.texts.understood)

    def _report(self, exchange: Exchange) -> None:
        """`report a problem` in words: the one they told last, while the button for it stands; else it is asked."""
        told = is_report(exchange.state.question, exchange.language) >= A_PROBLEM
        self._report_it(exchange) if told else self._rooms.reporting.opening.start(exchange)

    def _report_it(self, exchange: Exchange) -> None:
        """`report it` in words: what was asked last, while the button for it or articles to choose from stand; else
        what they will tell."""
        just_asked = exchange.offers(Action.REPORT_THIS) or verdicts.offered_articles(exchange)
        what, more = self._telling_on.meant(exchange) if just_asked else ("", "")
        self._rooms.reporting.opening.start(exchange, what, more)

    def _mine(self, exchange: Exchange) -> None:
        """`mine` asks for tickets; behind a problem that was told, `just mine` says whom it hits."""
        said = exchange.message.text.strip()
        if problem := self._telling_on.problem(exchange, said):
            self._rooms.reporting.opening.start(exchange, problem, more=said)
        else:
            standing.list_open(exchange)

    def _tried(self, exchange: Exchange) -> None:
        """`I tried that` tells more of a problem; of a question, that the article was no help."""
        said = exchange.message.text.strip()
        if problem := self._telling_on.problem(exchange, said):
            self._rooms.reporting.opening.start(exchange, problem, more=said)
        else:
            self._rooms.judging.judge(exchange, helpful=False)

    def _where_were_we(self, exchange: Exchange) -> None:
        """At a problem that was told and is not reported, if there is one."""
        if problem := verdicts.untold_problem(exchange):
            text = exchange.texts.we_were_at.format(problem=quote(problem, LONGEST_QUOTED))
            exchange.say(text, (choices.report_this(exchange.texts), choices.menu(exchange.texts)))
        else:
            self._rooms.talk.menu(exchange)

    def _person(self, exchange: Exchange) -> None:
        exchange.say(exchange.texts.person, (choices.report(exchange.texts),))
