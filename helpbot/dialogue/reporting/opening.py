"""Open a report and take what happens: from a message, from a form, or again. The interview follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.incidents.failures import LookUpKnown
from helpbot.dialogue.messages import ReportForm
from helpbot.dialogue.reporting.beginning import begun
from helpbot.dialogue.reporting.drafting import Drafting
from helpbot.dialogue.reporting.form import begun_by_form, replaced_by
from helpbot.dialogue.reporting.keeping import Keeping
from helpbot.dialogue.reporting.problems.slots import answers_about
from helpbot.dialogue.reporting.retelling import told_anew, told_otherwise
from helpbot.dialogue.state import LONGEST_WHAT, WHAT, Mode, Move
from helpbot.dialogue.words.quoting import quote
from helpbot.language.logs import without_log
from helpbot.language.text import simple_words
from helpbot.triage.splitting import split

if TYPE_CHECKING:
    from helpbot.dialogue.reporting.taking import Reporting

GRAVEST = 1
GRAVE = 2
"""From this severity on, a problem that is told as a question is reported."""
ONGOING_HARM = frozenset({"stranger", "runaway"})
"""Data or an account in the wrong hands, and a system that acts on its own."""
LONGEST_REPLACED = 100
"""The most characters of a replaced report that are quoted."""
SUMMED_UP = frozenset({Mode.CONFIRMING, Mode.CORRECTING})
"""The modes in which no further question is asked."""


class Opening:
    """Begins reports; `reporting` goes on with them."""

    def __init__(self, keeping: Keeping, drafting: Drafting, reporting: Reporting) -> None:
        self._keeping = keeping
        self._drafting = drafting
        self._reporting = reporting

    def start(self, exchange: Exchange, what: str = "", more: str = "", led_up: str = "") -> None:
        """Begin a report with what was already told, what `led_up` to it, and `more` that was said about it since.

        A log alone does not tell what happens.
        """
        if what.strip() and not more and not without_log(what):
            self.ask_what(exchange, what)
            return
        self._begin(exchange, what)
        if beside := led_up or more:
            exchange.change_report(answers=self._keeping.answers_in(exchange, beside))
            what = "\n".join(filter(None, (led_up, what, more)))
        if what.strip():
            self.take(exchange, what)
        else:
            self._reporting.ask(exchange, WHAT)

    def ask_what(self, exchange: Exchange, begun: str) -> None:
        """Begin a report whose first words do not tell what happens."""
        self._begin(exchange, begun)
        exchange.change_report(begun=begun)
        self._reporting.ask(exchange, WHAT)

    def take_form(self, exchange: Exchange, form: ReportForm) -> None:
        """Take a report made by a form, files included, and show what would be filed. It replaces an open one; if that
        was about something else, the person is told.
        """
        draft, lost = begun_by_form(exchange, form), replaced_by(exchange.state, form)
        exchange.move(Move.START_REPORT)
        exchange.change(report=draft, problem="", also=())
        lead = exchange.texts.replaces.format(problem=quote(lost, LONGEST_REPLACED)) if lost else ""
        self._reporting.confirming.summarise(exchange, lead)

    def retell(self, exchange: Exchange, what: str) -> None:
        """Take the new words of the message that the report began with, and go on from where it was."""
        mode = exchange.state.mode
        exchange.say(exchange.texts.retold)
        exchange.change_report(**told_anew(exchange.report, what, exchange.written))
        if exchange.report.aside is not None:
            self._reporting.repeat(exchange)
        elif mode in SUMMED_UP and not exchange.report.undecided:
            self._reporting.confirming.summarise(exchange)
        else:
            exchange.move(Move.START_REPORT)
            self._compare_or_go_on(exchange, again=mode is Mode.RECOGNISING)

    def retell_later(self, exchange: Exchange, words: str) -> None:
        """Take the new words of a later message of the report, and go on from where it was."""
        exchange.say(exchange.texts.retold)
        report = exchange.report
        exchange.change_report(**told_otherwise(report, exchange.message.source, words, exchange.written))
        if exchange.state.mode is Mode.ANSWERING and report.asking != WHAT:
            exchange.change_report(asked=report.asked[:-1], asking=None)
            self._reporting.proceed(exchange)
        else:
            self._reporting.repeat(exchange)

    def cannot_wait(self, exchange: Exchange, what: str) -> bool:
        """Whether the first words of a problem alone make it critical, and say that it affects everybody, or does harm
        that an article does not stop.
        """
        found = self._drafting.assess(exchange, what, {})
        everybody, harms = found.fields.affected_told == "all", found.facts["harm"] in ONGOING_HARM
        return found.severity == GRAVEST and (everybody or harms)

    def is_grave(self, exchange: Exchange, what: str) -> bool:
        """Whether the first words of a problem alone make it grave."""
        return self._drafting.assess(exchange, what, {}).severity <= GRAVE

    def compare(self, exchange: Exchange, what: str) -> bool:
        """Have it looked up whether a problem that an article answers is a known failure; it becomes a report if so.

        False, and nothing begun, if it is not to be compared (a question, somebody's own data).
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
        """Drop the report of a problem that an article answers; returns the problem."""
        what = exchange.report.what
        exchange.move(Move.CANCEL)
        exchange.change(report=None)
        return what

    def take(self, exchange: Exchange, text: str) -> None:
        """Take what happens, and go on."""
        self._understand(exchange, text)
        self._compare_or_go_on(exchange)

    def _compare_or_go_on(self, exchange: Exchange, *, again: bool = False) -> None:
        """Have it looked up once, or `again`, whether it is a known failure; else go on."""
        signatures = self._drafting.signatures(exchange)
        if (exchange.report.looked and not again) or not any(signatures):
            self._reporting.go_on(exchange)
        else:
            exchange.change_report(looked=True)
            exchange.do(LookUpKnown(signatures))

    def _begin(self, exchange: Exchange, what: str) -> None:
        draft = begun(exchange, what)
        exchange.move(Move.START_REPORT)
        exchange.change(report=draft, problem="", also=())

    def _understand(self, exchange: Exchange, text: str) -> None:
        """Take what happens into the report, split into problems."""
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


def _tells(message: str, words: str) -> bool:
    """Whether these words are from a message: a report may also begin with what was said before it."""
    return set(simple_words(words)) <= set(simple_words(message))
