"""Take a report: ask only for what is missing, show what was understood, let it be corrected, file it."""

from __future__ import annotations

from helpbot.dialogue.asking import verdicts
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.incidents.failures import LookUpKnown
from helpbot.dialogue.incidents.known import say_known
from helpbot.dialogue.messages import ReportForm
from helpbot.dialogue.reporting.beginning import begun
from helpbot.dialogue.reporting.confirming import About, Confirming
from helpbot.dialogue.reporting.drafting import Drafting
from helpbot.dialogue.reporting.form import begun_by_form
from helpbot.dialogue.reporting.interview.answers import Answers
from helpbot.dialogue.reporting.interview.hearing import AS_IT_IS
from helpbot.dialogue.reporting.interview.questions import Questions
from helpbot.dialogue.reporting.keeping import Keeping
from helpbot.dialogue.reporting.problems.separating import Separating
from helpbot.dialogue.reporting.problems.several import Several
from helpbot.dialogue.reporting.problems.slots import answers_about, place_of, slot_of
from helpbot.dialogue.reporting.retelling import told_anew
from helpbot.dialogue.state import LONGEST_WHAT, Mode, Move, Slot
from helpbot.dialogue.turn import OpenTickets
from helpbot.dialogue.words.labels import QUESTIONS
from helpbot.language.logs import without_log
from helpbot.language.text import simple_words
from helpbot.triage.splitting import split
from helpbot.triage.utterances.remarks import tells_nothing

GRAVEST = 1
SUMMED_UP = frozenset({Mode.CONFIRMING, Mode.CORRECTING})
"""Where no further question is asked."""


class Reporting:
    """Moves a report from its first words to its tickets."""

    def __init__(self, confirming: Confirming, keeping: Keeping, drafting: Drafting, questions: Questions) -> None:
        self._keeping = keeping
        self._drafting = drafting
        self._questions = questions
        self._several = Several(drafting)
        self._answers = Answers(confirming, keeping, self._several, self.proceed)
        self.confirming = confirming
        """What is done while the summary stands."""
        self.separating = Separating(confirming, keeping, self._several, self.proceed)
        """What is done while it is open whether to separate problems."""

    def start(self, exchange: Exchange, what: str = "", more: str = "") -> None:
        """Begin a report, with what was already said, and `more` that was said of it since; a log alone does not say
        what happens.
        """
        if what.strip() and not more and not without_log(what):
            self.ask_what(exchange, what)
            return
        self._begin(exchange, what)
        if more:
            exchange.change_report(answers=self._keeping.answers_in(exchange, more))
            what = f"{what}\n{more}"
        if what.strip():
            self._take_what(exchange, what)
        else:
            self._ask(exchange, "what")

    def retell(self, exchange: Exchange, what: str) -> None:
        """Go by what the message says now that the report began with, and from there on where it stands."""
        mode = exchange.state.mode
        exchange.say(exchange.texts.retold)
        exchange.change_report(**told_anew(exchange.report, what, exchange.written))
        if exchange.report.aside is not None:
            self.repeat(exchange)
        elif mode in SUMMED_UP and not exchange.report.undecided:
            self.confirming.summarise(exchange)
        else:
            exchange.move(Move.START_REPORT)
            self._compare_or_go_on(exchange, again=mode is Mode.RECOGNISING)

    def ask_what(self, exchange: Exchange, begun: str) -> None:
        """Begin a report whose first words do not say what happens."""
        self._begin(exchange, begun)
        exchange.change_report(begun=begun)
        self._ask(exchange, "what")

    def stops_everybody(self, exchange: Exchange, what: str) -> bool:
        """Whether a problem is of the gravest level by its first words alone, and they say that it hits everybody."""
        found = self._drafting.assess(exchange, what, {})
        return found.severity == GRAVEST and found.fields.affected_told == "all"

    def compare(self, exchange: Exchange, what: str) -> bool:
        """Have it looked up whether a problem that an article answers is known already, and make a report if it is.

        False, and nothing begun, where it is not to be compared (a question, somebody's own data).
        """
        before = exchange.state
        self._begin(exchange, what)
        self._understand(exchange, what)
        signatures = self._drafting.signatures(exchange)
        if not any(signatures):
            exchange.state = before
            return False
        exchange.change_report(looked=True, answerable=True)
        exchange.do(LookUpKnown(signatures))
        return True

    def give_way(self, exchange: Exchange) -> str:
        """Make no report of a problem that an article answers; returns the problem."""
        what = exchange.report.what
        exchange.move(Move.CANCEL)
        exchange.change(report=None)
        return what

    def take_form(self, exchange: Exchange, form: ReportForm) -> None:
        """Take a report that came as a form, files and all, and show what would be filed. It replaces one under way."""
        draft = begun_by_form(exchange, form)
        exchange.move(Move.START_REPORT)
        exchange.change(report=draft, problem="", also=())
        self.confirming.summarise(exchange)

    def cancel(self, exchange: Exchange) -> None:
        """Leave the report; nothing is filed."""
        exchange.move(Move.CANCEL)
        exchange.change(report=None)
        exchange.say(exchange.texts.cancelled)

    def answer(self, exchange: Exchange, text: str) -> None:
        """Take a message as the answer to the question that is open."""
        if exchange.report.asking != "what":
            self._answers.take(exchange, text)
        elif exchange.report.what and tells_nothing(text, exchange.language):
            self.skip(exchange)
        else:
            self._take_what(exchange, text)

    def tell(self, exchange: Exchange, name: Slot, said: str) -> None:
        """Take an answer to another question than the open one, which is put again."""
        self._answers.tell(exchange, name, said)

    def ask_more(self, exchange: Exchange) -> None:
        """Put the open question again, once, to whom `yes` or `hmm` answers nothing; then leave it."""
        slot = exchange.report.asking
        if slot is None or slot == exchange.report.put_again:
            self.skip(exchange)
        else:
            exchange.change_report(put_again=slot)
            self._questions.say(exchange, slot, exchange.texts.tell_more)

    def ask_again(self, exchange: Exchange, field: str, about: About | None) -> None:
        """Put the question of a field that is to be corrected, and then the open one again; what is no question is
        corrected at the summary.
        """
        if field not in QUESTIONS:
            self.confirming.summarise(exchange)
            return
        place = about.place if about else place_of(exchange.report.asking or "")
        exchange.change_report(asked=exchange.report.asked[:-1])
        self._ask(exchange, slot_of(field, place))

    def add(self, exchange: Exchange, text: str) -> None:
        """Take what is said while the summary stands: another problem, or more about the same."""
        if not self._several.notices(exchange, text):
            self.confirming.add(exchange, text)

    def skip(self, exchange: Exchange) -> None:
        """Leave the open question as it is: what was told stays. What happens cannot be left out."""
        if exchange.report.asking != "what":
            self.proceed(exchange)
        elif exchange.report.what:
            exchange.change_report(asking=None)
            self.go_on(exchange)
        elif begun := exchange.report.begun:
            exchange.change_report(begun="")
            self._take_what(exchange, begun)
        else:
            self.repeat(exchange)

    def back(self, exchange: Exchange) -> None:
        """Ask the question before the present one again; its answer stays until another one comes."""
        asked = exchange.report.asked
        earlier = asked[:-1] if exchange.report.asking else asked
        slot = earlier[-1] if earlier else "what"
        exchange.change_report(asked=earlier[:-1], aside=None)
        if slot == "what":
            exchange.change_report(separate=None)
        self._ask(exchange, slot)

    def wish(self, exchange: Exchange, severity: int, about: About | None) -> None:
        """Keep the severity that is wished for before the summary stands, and go on where the report was.

        It is that of the problem that is meant, else of the one that was asked about, else of all.
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
        """After what happens is told: offer to separate several problems, else ask what is missing."""
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
            self._ask(exchange, slot, frame)

    def repeat(self, exchange: Exchange) -> None:
        """Say again what is open, after something else was dealt with."""
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
        """Say what is open after something else was answered in the same turn: a summary that stands is not shown
        again."""
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

    def _take_what(self, exchange: Exchange, text: str) -> None:
        self._understand(exchange, text)
        self._compare_or_go_on(exchange)

    def _compare_or_go_on(self, exchange: Exchange, *, again: bool = False) -> None:
        """Have it looked up once, or `again`, whether the failure is known already; else go on."""
        signatures = self._drafting.signatures(exchange)
        if (exchange.report.looked and not again) or not any(signatures):
            self.go_on(exchange)
        else:
            exchange.change_report(looked=True)
            exchange.do(LookUpKnown(signatures))

    def _begin(self, exchange: Exchange, what: str) -> None:
        draft = begun(exchange, what)
        exchange.move(Move.START_REPORT)
        exchange.change(report=draft, problem="", also=())

    def _understand(self, exchange: Exchange, text: str) -> None:
        """Take what happens into the report, cut into problems."""
        source = exchange.report.source or exchange.message.source
        begins = source == exchange.message.source and _tells(exchange.message.text, text)
        problems = split(text, exchange.written)
        exchange.change_report(
            what=text[:LONGEST_WHAT],
            began=len(text) if begins else 0,
            language=exchange.written,
            asking=None,
            source=source,
            problems=problems if len(problems) > 1 else (),
            main=None,
            answers=answers_about(exchange.report.answers, None),
        )

    def _ask(self, exchange: Exchange, slot: Slot, frame: str = AS_IT_IS) -> None:
        lead = "" if exchange.report.greeted else exchange.texts.report_started
        exchange.move(Move.ASK_FIELD)
        exchange.change_report(asking=slot, asked=(*exchange.report.asked, slot), greeted=True)
        self._questions.say(exchange, slot, f"{lead} {frame}".strip())


def _tells(message: str, words: str) -> bool:
    """Whether these words were said in a message: a report may also begin with what was said before it."""
    return set(simple_words(words)) <= set(simple_words(message))
