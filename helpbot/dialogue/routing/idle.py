"""What is said while nothing is under way: a phrase, a question, or a problem that becomes a report."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from helpbot.dialogue import choices
from helpbot.dialogue.asking import verdicts
from helpbot.dialogue.choices import Action
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.recognising.recognition import Recogniser
from helpbot.dialogue.routing.having_too import note_too
from helpbot.dialogue.routing.question_beside import answer_beside, parted
from helpbot.dialogue.routing.rooms import Rooms
from helpbot.dialogue.routing.searching import Searching
from helpbot.dialogue.routing.telling_on import A_PROBLEM, TellingOn
from helpbot.dialogue.routing.two_questions import TwoQuestions
from helpbot.dialogue.routing.waiting import LONGEST_QUOTED, Waiting, when_answered
from helpbot.dialogue.tickets import standing
from helpbot.dialogue.words.quoting import quote
from helpbot.knowledge.base import Finding
from helpbot.language.logs import without_log
from helpbot.triage.utterances.likeness import PLAINLY_A_REPORT, is_report
from helpbot.triage.utterances.remarks import is_over

Handler = Callable[[Exchange], None]


class Idle:
    """Takes what is said then."""

    def __init__(self, rooms: Rooms, recogniser: Recogniser, telling_on: TellingOn) -> None:
        self._rooms = rooms
        self._recogniser = recogniser
        self._telling_on = telling_on
        self._searching = Searching(rooms.answering, recogniser)
        self._two_questions = TwoQuestions(rooms.answering, recogniser)
        self._waiting = Waiting(rooms, self._answer)
        self._phrases: Mapping[str, Handler] = {
            "report_it": self._report_it,
            "report": self._report,
            "all_down": lambda exchange: rooms.reporting.start(exchange, exchange.message.text.strip()),
            "privacy": lambda exchange: exchange.say(exchange.texts.privacy),
            "attaching": lambda exchange: exchange.say(exchange.texts.attaching, (choices.report(exchange.texts),)),
            "person": self._person,
            "wants_person": self._person,
            "opening_hours": self._tell_hours,
            "my_tickets": standing.list_open,
            "close_ticket": standing.list_open,
            "reopen_ticket": standing.tell_news,
            "how_long": self._waiting.how_long,
            "when_answered": when_answered,
            "my_data": rooms.my_data.ask,
            "phones": lambda exchange: rooms.answering.phones(exchange, exchange.message.text.strip()),
            "status": rooms.answering.status,
            "page": rooms.pages.ask,
            "none_of_these": rooms.answering.refuse_suggestions,
            "misunderstood": rooms.answering.refuse_suggestions,
            "not_this": rooms.answering.refuse_suggestions,
            "solved": self._solved,
            "unclear": self._say_again,
            "wants_to_ask": lambda exchange: exchange.say(exchange.texts.ask_away),
            "slipped": lambda exchange: exchange.say(exchange.texts.go_ahead),
            "only_asking": lambda exchange: self._withdraw(exchange, exchange.texts.understood),
            "menu": rooms.talk.menu,
            "greeting": rooms.talk.greet,
            "thanks": lambda exchange: self._leave(exchange, exchange.texts.thanks),
            "yes_helpful": lambda exchange: rooms.judging.judge(exchange, helpful=True),
            "no_helpful": lambda exchange: rooms.judging.judge(exchange, helpful=False),
            "yes": lambda exchange: rooms.judging.bare(exchange, helpful=True),
            "no": lambda exchange: rooms.judging.bare(exchange, helpful=False),
            "where_were_we": self._where_were_we,
            "finish": self._finish,
            "goodbye": lambda exchange: self._leave(exchange, exchange.texts.goodbye),
            "nothing_more": lambda exchange: self._leave(exchange, exchange.texts.goodbye),
            "laughter": lambda exchange: exchange.say(exchange.texts.laughed),
            "pleased": lambda exchange: exchange.say(exchange.texts.good_news),
            "are_you_there": lambda exchange: exchange.say(exchange.texts.here),
            "small_talk": lambda exchange: exchange.say(exchange.texts.small_talk),
            "cancel": lambda exchange: self._withdraw(exchange, exchange.texts.nothing_to_cancel),
            "start_over": rooms.talk.menu,
            "back": rooms.talk.menu,
            "skip": rooms.talk.menu,
            "told_already": rooms.answering.refuse_suggestions,
            "dont_know": rooms.talk.menu,
        }

    def take(self, exchange: Exchange, text: str, meanings: Mapping[str, str]) -> None:
        rest = self._searching.follow_up(exchange, text)
        meanings = meanings or (self._recogniser.meanings(rest, exchange.language) if rest else {})
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
        if self._recogniser.hints.called_away(text, exchange.language):
            exchange.say(exchange.texts.go_ahead)
        elif (rest := self._recogniser.hints.after_opener(text, "giving_up")) is not None:
            self._go_on_after_giving_up(exchange, rest)
        elif note_too(exchange, self._recogniser.hints, text):
            return
        elif self._recogniser.breaks_off(text, exchange.language) and not exchange.message.files:
            exchange.say(exchange.texts.go_on_telling)
        elif not (self._searching.takes_phones(exchange, text) or self._rooms.answering.page(exchange, text)):
            question, rest = parted(text, self._recogniser.questions, exchange.language)
            if question:
                answer_beside(exchange, self._rooms.answering, question)
            self._ask_or_report(exchange, rest)

    def _go_on_after_giving_up(self, exchange: Exchange, rest: str) -> None:
        """`never mind, I found it` ends it; `never mind that, how do I …?` asks something else."""
        if self._recogniser.questions.asks(rest) or is_report(rest, exchange.language) >= PLAINLY_A_REPORT:
            self._ask_or_report(exchange, rest)
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

    def _ask_or_report(self, exchange: Exchange, text: str) -> None:
        """A plain problem starts a report, unless articles surely answer it and no such failure is known; one that
        stops everybody always does.

        What follows a refusal of what was shown (`none of those, it says …`) is more of the problem that was told.
        """
        refused, text = text, self._recogniser.without_refusal(text, exchange.language)
        if refused != text:
            verdicts.refuse(exchange)
        likely = is_report(text, exchange.language)
        finding = self._searching.find(exchange, text)
        plain = likely >= PLAINLY_A_REPORT
        sure = (finding.outcome == "answered" or finding.near_tie) and (finding.helps or not plain)
        if not sure and exchange.tickets and self._recogniser.hints.asks_for_news(text):
            when_answered(exchange)
            return
        asks = self._recogniser.questions.asks(text)
        if (
            not sure
            and not exchange.message.files
            and (exchange.tickets or not asks)
            and is_over(text, exchange.language)
        ):
            when_answered(exchange) if asks else self._solved(exchange)  # `is it fixed yet?`
            return
        if not sure and asks and self._recogniser.hints.asks_about_others(text):
            exchange.say(exchange.texts.only_own_tickets)
            return
        again = sure and finding.offered[0].id == exchange.state.article  # it did not help just now
        before = "" if sure and not again else self._telling_on.problem(exchange, text)
        if refused != text and not asks:
            before = before or verdicts.untold_problem(exchange)
        is_log = not without_log(text)
        told = (
            before
            or exchange.message.files
            or is_log
            or (plain and (not sure or (not asks and self._rooms.reporting.stops_everybody(exchange, text))))
        )
        if not (sure or told or asks) and self._rooms.joining.adds(exchange, text):
            return
        if not told and not plain and self._two_questions.takes(exchange, text, finding):
            return
        qualifies = not asks and self._recogniser.hints.after_opener(text, "qualifying") is not None
        if (told or qualifies or finding.outcome == "unknown") and self._rooms.tickets.ask_whether_meant(
            exchange, text, qualifies=qualifies
        ):
            return
        if finding.outcome == "unknown" and not told and self._recogniser.thanks_first_or_last(text):
            exchange.say(exchange.texts.thanks)
        elif before:
            self._rooms.reporting.start(exchange, before, more=text)
        elif told:
            self._rooms.reporting.start(exchange, text)
        elif not (plain and self._rooms.reporting.compare(exchange, text)):
            self._answer(exchange, text, finding, problem=likely >= PLAINLY_A_REPORT / 2)

    def answer_after_all(self, exchange: Exchange) -> None:
        """No such failure is known: the article that surely answers the problem is shown, with the report at hand."""
        text = self._rooms.reporting.give_way(exchange)
        self._answer(exchange, text, self._searching.find(exchange, text), problem=True)

    def _answer(self, exchange: Exchange, text: str, finding: Finding, *, problem: bool = False) -> None:
        self._telling_on.keep(exchange, text)
        if self._searching.answers_further(exchange, text, finding):
            return
        extra = (choices.report_this(exchange.texts),) if problem and finding.outcome != "unknown" else ()
        self._rooms.answering.answer(exchange, text, finding, extra)

    def _tell_hours(self, exchange: Exchange) -> None:
        """Too short to be searched with (`abren los domingos?`): searched with as it is asked in full."""
        finding = self._rooms.answering.search(exchange, exchange.texts.opening_hours_asked)
        self._rooms.answering.answer(exchange, exchange.message.text.strip(), finding)

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
        self._report_it(exchange) if told else self._rooms.reporting.start(exchange)

    def _report_it(self, exchange: Exchange) -> None:
        """`report it` in words: what was asked last, while the button for it or articles to choose from stand; else
        what they will tell."""
        just_asked = exchange.offers(Action.REPORT_THIS) or verdicts.offered_articles(exchange)
        what, more = self._telling_on.meant(exchange) if just_asked else ("", "")
        self._rooms.reporting.start(exchange, what, more)

    def _where_were_we(self, exchange: Exchange) -> None:
        """At a problem that was told and is not reported, if there is one."""
        if problem := verdicts.untold_problem(exchange):
            text = exchange.texts.we_were_at.format(problem=quote(problem, LONGEST_QUOTED))
            exchange.say(text, (choices.report_this(exchange.texts), choices.menu(exchange.texts)))
        else:
            self._rooms.talk.menu(exchange)

    def _person(self, exchange: Exchange) -> None:
        exchange.say(exchange.texts.person, (choices.report(exchange.texts),))
