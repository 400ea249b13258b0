"""What buttons and phrases do to a report, by mode."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from helpbot.dialogue.choices import Action
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.messages import Choice
from helpbot.dialogue.recognising.consent import may_consent
from helpbot.dialogue.recognising.recognition import Recogniser
from helpbot.dialogue.reporting import offers
from helpbot.dialogue.reporting.leaving import SOLVABLE_MODES, Leaving
from helpbot.dialogue.reporting.problems.slots import name_of
from helpbot.dialogue.routing.report_words import DIFFERING, JOINING, ReportWords
from helpbot.dialogue.routing.rooms import Rooms
from helpbot.dialogue.state import Mode, ReportDraft

REPORT_MODES = frozenset({Mode.RECOGNISING, Mode.SPLITTING, Mode.ANSWERING, Mode.CONFIRMING, Mode.CORRECTING})
SAID: Mapping[tuple[Mode, Action], tuple[str, ...]] = {
    (Mode.SPLITTING, Action.SEPARATE): (
        *("separately", "report_it", "finish", "enough_asked", "yes", "as_you_like", "dont_know", "skip"),
    ),
    (Mode.SPLITTING, Action.TOGETHER): ("together", "no"),
    (Mode.ANSWERING, Action.SKIP): ("skip", "dont_know", "told_already"),
    (Mode.ANSWERING, Action.SKIP_REST): ("finish", "enough_asked", "nothing_more", "what_noted", "report_it"),
    (Mode.CONFIRMING, Action.CONFIRM): ("yes", "finish", "report_it"),
    (Mode.CONFIRMING, Action.CORRECT): ("no", "correct", "misunderstood"),
}
"""Phrases that mean the same as a button."""
SAID_IN_WORDS = ""
"""The value of a command in words; a button from before buttons had values counts as that."""
NEVER_NO = ("business_impact", "affected", "since")
"""Questions that a bare no does not answer."""
Handler = Callable[[Exchange, str], None]


class ReportCommands:
    """Obeys buttons and phrases by the mode of the report; an expired button is explained, not obeyed."""

    def __init__(self, rooms: Rooms, recogniser: Recogniser, leaving: Leaving, words: ReportWords) -> None:
        self._rooms = rooms
        self._recogniser = recogniser
        self._leaving = leaving
        self._words = words
        self._by_action = self._actions()
        self._by_meaning = self._meanings()

    def takes(self, action: str) -> bool:
        """Whether an action belongs to reports."""
        return any(action == known for _, known in self._by_action)

    def act(self, exchange: Exchange, choice: Choice) -> None:
        """Do what a button says, if it counts in the mode of the report."""
        handler = self._by_action.get((exchange.state.mode, choice.action))
        if handler is not None:
            handler(exchange, choice.value)
        else:
            self._explain(exchange)

    def obeys(self, exchange: Exchange, mode: Mode, meanings: Mapping[str, str]) -> bool:
        """Whether a phrase is a command in this mode; then it is obeyed."""
        for meaning in meanings:
            if handler := self._by_meaning.get((mode, meaning)):
                handler(exchange, SAID_IN_WORDS)
                return True
        return False

    def _actions(self) -> Mapping[tuple[Mode, str], Handler]:
        """What the buttons do, by mode."""
        reporting, joining = self._rooms.reporting, self._rooms.joining
        separating = reporting.separating
        return {
            **{(mode, Action.CANCEL): self._if_of_this_report(reporting.cancel) for mode in REPORT_MODES},
            **{(mode, Action.KEEP): lambda exchange, _: reporting.repeat(exchange) for mode in REPORT_MODES},
            (Mode.CORRECTING, Action.KEEP): lambda exchange, _: reporting.confirming.summarise(exchange),
            **{
                (mode, Action.FILE_SOLVED): self._if_of_this_report(self._leaving.file_solved)
                for mode in SOLVABLE_MODES
            },
            (Mode.RECOGNISING, Action.JOIN): self._if_offered(joining.join),
            (Mode.RECOGNISING, Action.DIFFER): self._if_offered(joining.differ),
            (Mode.SPLITTING, Action.SEPARATE): self._if_open(
                offers.split_of, partial(separating.decide, separate=True)
            ),
            (Mode.SPLITTING, Action.TOGETHER): self._if_open(
                offers.split_of, partial(separating.decide, separate=False)
            ),
            (Mode.ANSWERING, Action.SKIP): self._if_open(offers.question_of, reporting.skip),
            (Mode.ANSWERING, Action.DONT_KNOW): self._if_open(offers.question_of, reporting.skip),
            (Mode.ANSWERING, Action.SKIP_REST): self._if_open(offers.question_of, self._finish),
            (Mode.CONFIRMING, Action.CONFIRM): self._confirm,
            (Mode.CONFIRMING, Action.CORRECT): lambda exchange, _: reporting.confirming.choose_correction(exchange),
            (Mode.CONFIRMING, Action.CORRECT_PROBLEM): self._correct_problem,
            (Mode.CORRECTING, Action.CORRECT_PROBLEM): self._correct_problem,
            (Mode.CONFIRMING, Action.CORRECT_FIELD): self._if_picked_of_this_report(reporting.confirming.correct_field),
            (Mode.CORRECTING, Action.CORRECT_FIELD): self._if_picked_of_this_report(reporting.confirming.correct_field),
            (Mode.CONFIRMING, Action.SET_SEVERITY): self._if_picked_of_this_report(self._set_severity),
            (Mode.CORRECTING, Action.SET_SEVERITY): self._if_picked_of_this_report(self._set_severity),
        }

    def _meanings(self) -> Mapping[tuple[Mode, str], Handler]:
        """What phrases do, by mode."""
        reporting, joining = self._rooms.reporting, self._rooms.joining
        return {
            **{(mode, meaning): self._by_action[mode, does] for (mode, does), said in SAID.items() for meaning in said},
            **{(Mode.CONFIRMING, meaning): self._agree for meaning in SAID[Mode.CONFIRMING, Action.CONFIRM]},
            **{(mode, "cancel"): self._cancel for mode in REPORT_MODES},
            **{(mode, "start_over"): self._start_over for mode in REPORT_MODES},
            **{(mode, "back"): self._back for mode in REPORT_MODES},
            **{(Mode.RECOGNISING, meaning): lambda exchange, _: joining.join(exchange) for meaning in JOINING},
            **{(Mode.RECOGNISING, meaning): lambda exchange, _: joining.differ(exchange) for meaning in DIFFERING},
            (Mode.ANSWERING, "no"): self._deny,
            (Mode.ANSWERING, "no_way"): self._take_no_way,
            (Mode.CONFIRMING, "no_way"): lambda exchange, _: reporting.confirming.set_field(
                exchange, "workaround", exchange.message.text
            ),
            (Mode.ANSWERING, "correct"): self._show_to_correct,
            (Mode.CONFIRMING, "report"): self._agree_or_ask,
            (Mode.CONFIRMING, "enough_asked"): lambda exchange, _: reporting.repeat(exchange),
            (Mode.CONFIRMING, "why_severity"): lambda exchange, _: reporting.confirming.summarise(exchange),
            (Mode.CONFIRMING, "what_noted"): lambda exchange, _: reporting.confirming.summarise(exchange),
            (Mode.CONFIRMING, "change_severity"): lambda exchange, _: reporting.confirming.correct_named(
                exchange, "severity", None
            ),
            (Mode.CORRECTING, "cancel"): self._stop_correcting,
            (Mode.CORRECTING, "what_noted"): lambda exchange, _: reporting.confirming.summarise(exchange),
            (Mode.CORRECTING, "yes"): self._take_yes,
            (Mode.CORRECTING, "report_it"): lambda exchange, _: reporting.confirming.summarise(exchange),
            (Mode.CORRECTING, "finish"): lambda exchange, _: reporting.confirming.summarise(exchange),
        }

    def _explain(self, exchange: Exchange) -> None:
        """Say that a button has expired."""
        exchange.say(exchange.texts.expired_choice)
        self._rooms.reporting.remind(exchange)

    def _stop_correcting(self, exchange: Exchange, _: str) -> None:
        """Cancel only the correction while a new value is asked for, else the report."""
        if exchange.report.correcting is None:
            self._rooms.reporting.cancel(exchange)
        else:
            self._rooms.reporting.confirming.summarise(exchange, exchange.texts.nothing_changed)

    def _take_yes(self, exchange: Exchange, _: str) -> None:
        """`yes` is the new value of the field being corrected; before one is chosen, it is about the summary."""
        if exchange.report.correcting is None:
            self._rooms.reporting.confirming.summarise(exchange)
        else:
            self._words.correct(exchange, exchange.message.text)

    def _take_no_way(self, exchange: Exchange, _: str) -> None:
        """`no, nothing helps` says that there is no workaround, whatever was asked."""
        said = exchange.message.text
        if name_of(exchange.report.asking or "") in ("workaround", "what"):
            self._rooms.reporting.answer(exchange, said)
        else:
            self._rooms.reporting.tell(exchange, "workaround", said)

    def _if_offered(self, act: Callable[[Exchange], None]) -> Handler:
        """Explain the button of an offer that is no longer open instead of obeying it."""

        def handler(exchange: Exchange, failure: str) -> None:
            if self._rooms.joining.offers(exchange, failure):
                act(exchange)
            else:
                self._explain(exchange)

        return handler

    def _if_of_this_report(self, act: Callable[[Exchange], None]) -> Handler:
        """Explain the button of an earlier report instead of obeying it."""
        return self._if_open(lambda report: report.name, act)

    def _if_open(self, now: Callable[[ReportDraft], str], act: Callable[[Exchange], None]) -> Handler:
        """Obey a button if its value still names what is open `now`, else explain it; words are always about what is
        open.
        """

        def handler(exchange: Exchange, named: str) -> None:
            if named in (SAID_IN_WORDS, now(exchange.report)):
                act(exchange)
            else:
                self._explain(exchange)

        return handler

    def _if_picked_of_this_report(self, act: Handler) -> Handler:
        """Explain what was picked in an earlier report instead of obeying it."""

        def handler(exchange: Exchange, value: str) -> None:
            if picked := offers.picked_of(value, exchange.report):
                act(exchange, picked)
            else:
                self._explain(exchange)

        return handler

    def _confirm(self, exchange: Exchange, report: str) -> None:
        """File it; the button of an earlier report does not file the present one."""
        if report == exchange.report.name:
            self._rooms.reporting.file(exchange)
        else:
            self._explain(exchange)

    def _agree(self, exchange: Exchange, _: str) -> None:
        """`yes` files it; for `yes?` it is shown again."""
        if may_consent(exchange.message.text):
            self._rooms.reporting.file(exchange)
        else:
            self._rooms.reporting.repeat(exchange)

    def _agree_or_ask(self, exchange: Exchange, _: str) -> None:
        """`report` files it; `I want to report a problem` may be about another one, and is no consent to this one."""
        if self._recogniser.hints.begins_a_report(exchange.message.text):
            self._rooms.reporting.remind(exchange)
        else:
            self._agree(exchange, SAID_IN_WORDS)

    def _correct_problem(self, exchange: Exchange, picked: str) -> None:
        """Correct one of several; the button of an earlier report, or of a problem that is gone, corrects none."""
        place = offers.problem_picked(picked, exchange.report)
        if place is None:
            self._explain(exchange)
        else:
            self._rooms.reporting.confirming.correct_problem(exchange, place)

    def _cancel(self, exchange: Exchange, _: str) -> None:
        self._rooms.reporting.cancel(exchange)

    def _deny(self, exchange: Exchange, _: str) -> None:
        """A bare `no` tells neither who, nor since when, nor the impact: such a question is skipped."""
        if name_of(exchange.report.asking or "") in NEVER_NO:
            self._rooms.reporting.skip(exchange)
        else:
            self._rooms.reporting.answer(exchange, exchange.message.text)

    def _start_over(self, exchange: Exchange, _: str) -> None:
        exchange.say(exchange.texts.started_over)
        self._rooms.reporting.opening.start(exchange)

    def _back(self, exchange: Exchange, _: str) -> None:
        if exchange.state.mode is Mode.CORRECTING:
            self._rooms.reporting.confirming.summarise(exchange)
        else:
            self._rooms.reporting.back(exchange)

    def _finish(self, exchange: Exchange) -> None:
        """`just file it`: no more questions, once it is known what happens."""
        if exchange.report.what:
            self._rooms.reporting.confirming.summarise(exchange)
        else:
            self._rooms.reporting.repeat(exchange)

    def _show_to_correct(self, exchange: Exchange, _: str) -> None:
        """`change something` in answer to a question: show what is known, to be corrected; `correct` may be a yes."""
        text = exchange.message.text
        if "yes" in self._recogniser.meanings(text, exchange.language):
            self._words.take(exchange, text)
        else:
            self._finish(exchange)

    def _set_severity(self, exchange: Exchange, severity: str) -> None:
        self._rooms.reporting.confirming.set_field(exchange, "severity", severity)
