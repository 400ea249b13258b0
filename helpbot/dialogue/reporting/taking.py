"""Take a report: ask only for what is missing, show what was understood, correct and file it."""

from __future__ import annotations

from helpbot.dialogue.asking import verdicts
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.incidents.known import say_known
from helpbot.dialogue.reporting.confirming import About, Confirming
from helpbot.dialogue.reporting.drafting import Drafting
from helpbot.dialogue.reporting.interview.answers import Answers
from helpbot.dialogue.reporting.interview.hearing import AS_IT_IS
from helpbot.dialogue.reporting.interview.questions import Questions
from helpbot.dialogue.reporting.keeping import Keeping
from helpbot.dialogue.reporting.opening import Opening
from helpbot.dialogue.reporting.problems.separating import Separating
from helpbot.dialogue.reporting.problems.several import Several
from helpbot.dialogue.reporting.problems.slots import place_of, slot_of
from helpbot.dialogue.state import WHAT, Mode, Move, Slot
from helpbot.dialogue.turn import OpenTickets
from helpbot.triage.report import QUESTIONS
from helpbot.triage.utterances.remarks import tells_nothing


class Reporting:
    """Takes an open report to its tickets."""

    def __init__(self, confirming: Confirming, keeping: Keeping, drafting: Drafting, questions: Questions) -> None:
        self._drafting = drafting
        self._questions = questions
        self._several = Several(drafting)
        self._answers = Answers(confirming, keeping, self._several, self.proceed)
        self.confirming = confirming
        """What is done at the summary."""
        self.separating = Separating(confirming, keeping, self._several, self.proceed)
        """What is done while the person decides whether to separate problems."""
        self.opening = Opening(keeping, drafting, self)
        """What is done when a report begins, and with its first words."""

    def cancel(self, exchange: Exchange) -> None:
        """Cancel the report; nothing is filed."""
        exchange.move(Move.CANCEL)
        exchange.change(report=None)
        exchange.say(exchange.texts.cancelled)

    def answer(self, exchange: Exchange, text: str) -> None:
        """Take a message as the answer to the question that is open."""
        if exchange.report.asking != WHAT:
            self._answers.take(exchange, text)
        elif exchange.report.what and tells_nothing(text, exchange.language):
            self.skip(exchange)
        else:
            self.opening.take(exchange, text)

    def tell(self, exchange: Exchange, name: Slot, said: str) -> None:
        """Take an answer to a question other than the open one, which is asked again."""
        self._answers.tell(exchange, name, said)

    def ask_more(self, exchange: Exchange) -> None:
        """Ask the open question again after `yes` or `hmm`, which answer nothing; the second time, skip it."""
        slot = exchange.report.asking
        if slot is None or slot == exchange.report.put_again:
            self.skip(exchange)
        else:
            exchange.change_report(put_again=slot)
            self._questions.say(exchange, slot, exchange.texts.tell_more)

    def ask_again(self, exchange: Exchange, field: str, about: About | None) -> None:
        """Ask for a field that is to be corrected, and then the open question again; other fields are corrected at the
        summary.
        """
        if field not in QUESTIONS:
            self.confirming.summarise(exchange)
            return
        place = about.place if about else place_of(exchange.report.asking or "")
        exchange.change_report(asked=exchange.report.asked[:-1])
        self.ask(exchange, slot_of(field, place))

    def add(self, exchange: Exchange, text: str) -> None:
        """Take what is said at the summary: another problem, or more about the same."""
        if not self._several.notices(exchange, text):
            self.confirming.add(exchange, text)

    def skip(self, exchange: Exchange) -> None:
        """Skip the open question: what was told stays. What happens cannot be skipped."""
        if exchange.report.asking != WHAT:
            self.proceed(exchange)
        elif exchange.report.what:
            exchange.change_report(asking=None)
            self.go_on(exchange)
        elif begun := exchange.report.begun:
            exchange.change_report(begun="")
            self.opening.take(exchange, begun)
        else:
            self.repeat(exchange)

    def back(self, exchange: Exchange) -> None:
        """Ask the previous question again; its answer stays until there is another."""
        asked = exchange.report.asked
        earlier = asked[:-1] if exchange.report.asking else asked
        slot = earlier[-1] if earlier else WHAT
        exchange.change_report(asked=earlier[:-1], aside=None)
        if slot == WHAT:
            exchange.change_report(separate=None)
        self.ask(exchange, slot)

    def wish(self, exchange: Exchange, severity: int, about: About | None) -> None:
        """Keep a severity that the person wants before the summary is shown, and go on from where the report was.

        It is for the problem that is meant, else for the one that was asked about, else for all.
        """
        slot = exchange.report.asking
        if about is None and slot and exchange.report.separate:
            about = About(place_of(slot), "")
        self.confirming.choose_severity(exchange, severity, about)
        if slot is None:
            self.separating.offer_again(exchange)
        else:
            self._answers.leave_open(exchange, "severity")

    def go_on(self, exchange: Exchange) -> None:
        """Once it is told what happens: offer to separate several problems, else ask what is missing."""
        if exchange.report.undecided:
            self._several.offer(exchange)
        else:
            self.proceed(exchange)

    def proceed(self, exchange: Exchange, frame: str = AS_IT_IS) -> None:
        """Ask the next question that is worth asking, in this frame, else show the summary."""
        slot = self._questions.next(exchange)
        if slot is None:
            self.confirming.summarise(exchange)
        else:
            self.ask(exchange, slot, frame)

    def repeat(self, exchange: Exchange) -> None:
        """Say again what is open, after something else was handled."""
        texts, report = exchange.texts, exchange.report
        if report.asking:
            self._questions.say(exchange, report.asking, texts.back_to_report)
        elif exchange.state.mode is Mode.CORRECTING:
            self.confirming.correct_again(exchange)
        elif exchange.state.mode is Mode.RECOGNISING:
            say_known(exchange)
        elif exchange.state.mode is Mode.SPLITTING:
            self._several.repeat(exchange)
        else:
            self.confirming.summarise(exchange)

    def remind(self, exchange: Exchange) -> None:
        """Say what an open report waits for, after something else was answered in the same turn: a summary is not shown
        again.
        """
        if exchange.state.report is None:
            return
        if exchange.state.mode is Mode.CONFIRMING:
            self.confirming.remind(exchange)
        else:
            self.repeat(exchange)

    def file(self, exchange: Exchange) -> None:
        """Have the tickets opened."""
        drafts = self._drafting.drafts(exchange)
        verdicts.follow_with_ticket(exchange)
        exchange.move(Move.FILE)
        exchange.change(report=None)
        exchange.do(OpenTickets(drafts))

    def ask(self, exchange: Exchange, slot: Slot, frame: str = AS_IT_IS) -> None:
        """Ask a question, in this frame; the first one says that a report has begun."""
        lead = "" if exchange.report.greeted else exchange.texts.report_started
        exchange.move(Move.ASK_FIELD)
        exchange.change_report(asking=slot, asked=(*exchange.report.asked, slot), greeted=True)
        self._questions.say(exchange, slot, f"{lead} {frame}".strip())
