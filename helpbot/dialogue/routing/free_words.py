"""Words that are no known phrase: a question that articles answer, or a problem that becomes a report."""

from __future__ import annotations

from dataclasses import dataclass, replace

from helpbot.dialogue import choices
from helpbot.dialogue.asking import verdicts
from helpbot.dialogue.choices import Action
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.recognising.recognition import Recogniser
from helpbot.dialogue.routing.having_too import keep_problem
from helpbot.dialogue.routing.leaving import tell_solved
from helpbot.dialogue.routing.question_beside import answer_first
from helpbot.dialogue.routing.rooms import Rooms
from helpbot.dialogue.routing.searching import Asked, Searching
from helpbot.dialogue.routing.several_questions import SeveralQuestions
from helpbot.dialogue.routing.telling_on import A_PROBLEM, TellingOn
from helpbot.dialogue.routing.waiting import when_answered
from helpbot.knowledge.base import Finding
from helpbot.language.logs import without_log
from helpbot.triage.extraction.asked_why import asks_why_it_fails
from helpbot.triage.extraction.dictated import without_asking_to_file
from helpbot.triage.utterances.answers import tells_only_whom
from helpbot.triage.utterances.likeness import PLAINLY_A_REPORT, is_report
from helpbot.triage.utterances.remarks import denies_anything, is_over


@dataclass(frozen=True)
class _Heard:
    """Free words, what articles have for them, how `likely` they are a report (0 to 1), and whether they ask.

    `grave`: they tell something that no article would help, although one is sure. `refusing`: they followed a rejection
    of what was shown (`none of those, it says …`).
    """

    asked: Asked
    finding: Finding
    likely: float
    asks: bool
    refusing: bool
    grave: bool = False

    @property
    def text(self) -> str:
        """The words themselves."""
        return self.asked.text

    @property
    def plain(self) -> bool:
        """Whether they plainly describe a problem."""
        return self.likely >= PLAINLY_A_REPORT

    @property
    def sure(self) -> bool:
        """Whether articles surely answer them."""
        finding = self.finding
        return (finding.outcome == "answered" or finding.near_tie) and (finding.helps or not self.plain)


class FreeWords:
    """Answers them, or begins a report."""

    def __init__(self, rooms: Rooms, recogniser: Recogniser, telling_on: TellingOn, searching: Searching) -> None:
        self._rooms = rooms
        self._recogniser = recogniser
        self._telling_on = telling_on
        self._searching = searching
        self._several_questions = SeveralQuestions(rooms.answering, recogniser)

    def take(self, exchange: Exchange, text: str) -> None:
        """A plain problem starts a report, unless an article surely answers it and it is no known failure; one that
        stops everybody or does harm always does. A correction is taken as what was said before, put right: `not sales,
        support`.
        """
        anew = self._telling_on.put_right(exchange, text)
        if anew:
            exchange.change(problem="", question="")
        self._take(exchange, anew or text)

    def _take(self, exchange: Exchange, text: str) -> None:
        heard = self._hear(exchange, text)
        if heard.asks and self._recogniser.hints.asks_about_others(heard.text):
            exchange.say(exchange.texts.only_own_tickets)
            return
        if not heard.sure and self._are_about_tickets(exchange, heard):
            return
        if trouble := self._left_of_answered(exchange, heard):
            self._take(exchange, trouble)
            return
        in_vain = self._answered_in_vain(exchange, heard)
        if in_vain and not heard.plain:
            self._rooms.judging.judge(exchange, helpful=False)
            return
        told_as_fact = "" if self._recogniser.questions.asks(in_vain) else in_vain  # `I forgot my password`
        before = self._told_before(exchange, heard) or told_as_fact
        told = bool(before) or self._tells(exchange, heard)
        if not self._belong_to_something_else(exchange, heard, told=told):
            self._report_or_answer(exchange, heard, before, told=told)

    def _report_or_answer(self, exchange: Exchange, heard: _Heard, before: str, *, told: bool) -> None:
        """Begin a report of a problem that was told now, or `before` and these words tell more about; else answer."""
        if heard.finding.outcome == "unknown" and not told and self._recogniser.thanks_first_or_last(heard.text):
            exchange.say(exchange.texts.thanks)
        elif before:
            self._rooms.reporting.opening.start(exchange, before, more=heard.text)
        elif (told or not heard.sure) and self._only_fails(exchange, heard):
            self._rooms.reporting.opening.ask_what(exchange, heard.text)
        elif told:
            self._begin(exchange, heard.text)
        elif self._only_says_whom(exchange, heard):
            verdicts.take_up(exchange, heard.text)
            exchange.say(exchange.texts.go_on_telling)
        elif not (heard.plain and self._rooms.reporting.opening.compare(exchange, heard.text)):
            self._answer(exchange, heard.asked, heard.finding, heard.likely)

    @staticmethod
    def _only_says_whom(exchange: Exchange, heard: _Heard) -> bool:
        """`our sales team`, after which a problem may come; `and my boss?` is a question."""
        silent = not heard.asks and heard.finding.outcome != "answered"
        return silent and tells_only_whom(heard.text, exchange.language)

    def _only_fails(self, exchange: Exchange, heard: _Heard) -> bool:
        return self._recogniser.hints.only_fails(heard.text) and not exchange.message.files

    def _begin(self, exchange: Exchange, text: str) -> None:
        """Begin a report of a problem, with what was said before it and belongs to it; `and Deepa can't log in` adds
        another problem to the one that was told.
        """
        if (problem := self._telling_on.joined_to(exchange, text)) and not exchange.message.files:
            self._rooms.reporting.opening.start(exchange, f"{problem}\n{text}")
            return
        asked = self._telling_on.asked_before(exchange, text)
        led_up = self._telling_on.led_up(exchange, text)
        self._rooms.reporting.opening.start(exchange, text, led_up=led_up)
        if asked:
            exchange.change_report(remarks=asked)

    def answer_after_all(self, exchange: Exchange) -> None:
        """It is no known failure: show the article that surely answers the problem, and offer a report."""
        text = self._rooms.reporting.opening.give_way(exchange)
        asked = self._searching.read(exchange, text)
        self._answer(exchange, asked, self._searching.find(exchange, asked), is_report(text, exchange.language))

    def answer(self, exchange: Exchange, text: str, finding: Finding) -> None:
        """Answer words that tell no problem."""
        self._answer(exchange, self._searching.read(exchange, text), finding, likely=0.0)

    def _answer(self, exchange: Exchange, asked: Asked, finding: Finding, likely: float) -> None:
        """Answer with what was found, and offer a report if it is `likely` a problem or asks why something fails."""
        why = asks_why_it_fails(asked.text, exchange.language)
        if likely >= A_PROBLEM or why:
            keep_problem(exchange, asked.text)
        if self._searching.answers_further(exchange, asked, finding):
            return
        if asked.follows and self._rooms.answering.has_just_shown(exchange, finding):
            alone = self._searching.find_alone(exchange, asked)  # it may name another topic: `and the roles?`
            self._rooms.answering.say_that_is_all(exchange, asked.text, finding, alone)
            return
        problem = (likely >= PLAINLY_A_REPORT / 2 or why) and finding.outcome != "unknown"
        extra = (choices.report_this(exchange.texts),) if problem else ()
        of_another = self._searching.asked_of_another(exchange, asked)
        self._rooms.answering.answer(exchange, asked.text, finding, extra)
        if of_another:  # the next follow-up is about the same question
            exchange.change(question=of_another)

    def _hear(self, exchange: Exchange, said: str) -> _Heard:
        said = self._recogniser.without_reminder(said, exchange.language)
        said = without_asking_to_file(self._recogniser.without_call_for_help(said), exchange.language)
        text = self._recogniser.without_refusal(said, exchange.language)
        if text != said:
            verdicts.refuse(exchange)
        asked = self._searching.read(exchange, text)
        heard = _Heard(
            asked=asked,
            finding=self._searching.find(exchange, asked),
            likely=is_report(self._recogniser.questions.marked(text), exchange.language),
            asks=self._recogniser.questions.asks(text),
            refusing=text != said,
        )
        may_be_grave = heard.plain and heard.sure and not heard.asks
        return replace(heard, grave=may_be_grave and self._rooms.reporting.opening.cannot_wait(exchange, text))

    def _left_of_answered(self, exchange: Exchange, heard: _Heard) -> str:
        """The trouble beside what an article surely answers, which is then shown; empty if there is none."""
        beside = heard.plain and heard.sure and not (heard.asks or heard.grave)
        return answer_first(exchange, self._rooms, heard.text, heard.finding) if beside else ""

    def _are_about_tickets(self, exchange: Exchange, heard: _Heard) -> bool:
        """Take words that ask for news, or say that the trouble is over."""
        hints = self._recogniser.hints
        if exchange.tickets and hints.asks_for_news(heard.text):
            when_answered(exchange)
        elif self._tell_that_it_is_over(exchange, heard):
            when_answered(exchange) if heard.asks else tell_solved(exchange, self._rooms)  # `is it fixed yet?`
        else:
            return False
        return True

    @staticmethod
    def _tell_that_it_is_over(exchange: Exchange, heard: _Heard) -> bool:
        may_be = not exchange.message.files and (exchange.tickets or not heard.asks)
        missed = exchange.offers(Action.HELPFUL) and denies_anything(heard.text, exchange.language)  # `it didn't come`
        return bool(may_be) and not missed and is_over(heard.text, exchange.language)

    def _told_before(self, exchange: Exchange, heard: _Heard) -> str:
        """The earlier problem that these words tell more about; empty if they do not."""
        again = heard.sure and heard.finding.offered[0].id == exchange.state.article  # it did not help just now
        before = "" if heard.sure and not again else self._telling_on.problem(exchange, heard.text)
        return before or (verdicts.untold_problem(exchange) if heard.refusing and not heard.asks else "")

    def _answered_in_vain(self, exchange: Exchange, heard: _Heard) -> str:
        """The question that an article answered, if these words say that the trouble goes on: `still the same`, `it
        still won't let me in`. Empty if a problem was told, since they tell more about that.
        """
        asked = verdicts.answered_before(exchange)
        shown = asked is not None and asked.article is not None and not verdicts.untold_problem(exchange)
        goes_on = not heard.asks and self._recogniser.hints.goes_on(heard.text) == "plainly"
        return asked.question if asked is not None and shown and goes_on else ""

    def _tells(self, exchange: Exchange, heard: _Heard) -> bool:
        """Whether words tell a problem to be reported."""
        if exchange.message.files or not without_log(heard.text):
            return True
        if self._recogniser.questions.supposes(heard.text) or self._asks_about_shown(exchange, heard):
            return False
        if not heard.plain or not heard.sure:
            return heard.plain or self._asks_why_it_fails(exchange, heard)
        return heard.grave

    def _asks_about_shown(self, exchange: Exchange, heard: _Heard) -> bool:
        """Whether a plain question follows an answer, and articles know best what was shown: `what do I do so that it
        does not happen?`, `and if they're locked out`.
        """
        before = verdicts.answered_before(exchange)
        shown = before is not None and before.article is not None
        questions = self._recogniser.questions
        asks = questions.asks_plainly(heard.text) or questions.begins_to_suppose(heard.text)
        return shown and asks and self._rooms.answering.has_just_shown(exchange, heard.finding)

    def _asks_why_it_fails(self, exchange: Exchange, heard: _Heard) -> bool:
        """Whether words ask why something fails (`why is nobody getting calls?`) that no article explains, or that is
        too grave for a choice of articles.
        """
        if heard.sure or not asks_why_it_fails(heard.text, exchange.language):
            return False
        grave = self._rooms.reporting.opening.is_grave(exchange, heard.text)
        return grave or heard.finding.outcome == "unknown"

    def _belong_to_something_else(self, exchange: Exchange, heard: _Heard, *, told: bool) -> bool:
        """Take words that add to a failure joined before, ask several questions, or may be about a ticket."""
        sure = heard.sure and not tells_only_whom(heard.text, exchange.language)  # `20 of us in São Paulo`
        if not (sure or told or heard.asks) and self._rooms.joining.adds(exchange, heard.text):
            return True
        if not told and not heard.plain and self._several_questions.takes(exchange, heard.text, heard.finding):
            return True
        qualifies = not heard.asks and self._recogniser.hints.after_opener(heard.text, "qualifying") is not None
        goes_on = heard.plain and bool(self._recogniser.hints.goes_on(heard.text))  # `the calls are still dropping`
        may_be_meant = told or qualifies or goes_on or heard.finding.outcome == "unknown"
        return may_be_meant and self._rooms.tickets.ask_whether_meant(exchange, heard.text, qualifies=qualifies)
