"""The summary of a report: what would be filed, and its corrections."""

from __future__ import annotations

from typing import NamedTuple

from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.reporting import offers
from helpbot.dialogue.reporting.drafting import Drafting
from helpbot.dialogue.reporting.keeping import Keeping
from helpbot.dialogue.reporting.problems.slots import slot_of
from helpbot.dialogue.reporting.summary import FIELDS, level_name, summary_text
from helpbot.dialogue.state import LONGEST_WHAT, Move
from helpbot.dialogue.wording import Texts
from helpbot.dialogue.words.naming import problem_named, problem_named_first
from helpbot.dialogue.words.positions import place_meant
from helpbot.dialogue.words.quoting import quote
from helpbot.triage.policy import SupportPolicy
from helpbot.triage.utterances.remarks import is_over, tells_nothing

LONGEST_SHOWN = 120
"""The most characters shown of words that were added to a report."""


class About(NamedTuple):
    """The place of the problem that words are about (None: the main one), and what they say about it, if anything."""

    place: int | None
    said: str


def added_to_details(texts: Texts, words: str) -> str:
    """A sentence that words were added which the summary does not show."""
    return texts.added_words.format(words=quote(words, LONGEST_SHOWN))


class Confirming:
    """Shows what would be filed, and lets it be corrected and added to."""

    def __init__(self, policy: SupportPolicy, drafting: Drafting, keeping: Keeping) -> None:
        self._policy = policy
        self._drafting = drafting
        self._keeping = keeping

    def summarise(self, exchange: Exchange, lead: str = "") -> None:
        """Show what would be filed."""
        exchange.change_report(asking=None, correcting=None, correcting_place=None)
        exchange.move(Move.SUMMARISE)
        problems = self._drafting.problems(exchange)
        text = summary_text(exchange, self._policy, problems)
        offered = offers.confirming(exchange.texts, exchange.report.name, many=len(problems) > 1)
        exchange.say(f"{lead} {text}".strip(), offered)

    def remind(self, exchange: Exchange) -> None:
        """After something else was handled, repeat in short what the summary asked, which has not changed."""
        texts, many = exchange.texts, len(self._drafting.problems(exchange)) > 1
        offered = offers.confirming(texts, exchange.report.name, many=many)
        exchange.say(texts.summary_waits_many if many else texts.summary_waits, offered)

    def choose_correction(self, exchange: Exchange) -> None:
        """Ask which field to correct; of several problems, first which one."""
        problems = self._drafting.problems(exchange)
        exchange.move(Move.CORRECT_FIELD)
        exchange.change_report(correcting=None, correcting_place=None)
        if len(problems) == 1:
            self._choose_field(exchange)
            return
        summaries = (" ".join(problem.summary.split()) for problem in problems)
        shown = offers.problems(summaries, exchange.report.name, exchange.texts)
        exchange.say(exchange.texts.correct_which_problem, shown)

    def correct_problem(self, exchange: Exchange, place: int) -> None:
        """Ask which field to correct of the problem at a position (from 0)."""
        exchange.move(Move.CORRECT_FIELD)
        exchange.change_report(correcting=None, correcting_place=place)
        self._choose_field(exchange)

    def correct_meant(self, exchange: Exchange, about: About) -> None:
        """Ask the same about the problem that some words mean."""
        self.correct_problem(exchange, self._drafting.position(exchange, about.place))

    @staticmethod
    def _choose_field(exchange: Exchange) -> None:
        texts = exchange.texts
        names = [(name, getattr(texts, f"field_{name}")) for name in (*FIELDS, "severity")]
        exchange.say(texts.correct_which, offers.fields(names, exchange.report.name, texts))

    def correct_named(self, exchange: Exchange, name: str, about: About | None) -> None:
        """Ask for the new value of a field that was named in words; of several problems, first which one is meant."""
        if about is not None:
            exchange.change_report(correcting_place=self._drafting.position(exchange, about.place))
        elif exchange.report.separate and exchange.report.correcting_place is None:
            self.choose_correction(exchange)
            return
        self.correct_field(exchange, name)

    def correct_field(self, exchange: Exchange, name: str) -> None:
        """Ask for the new value of a field."""
        texts = exchange.texts
        exchange.move(Move.CORRECT_FIELD)
        exchange.change_report(correcting=name)
        if name == "severity":
            levels = [
                (severity, level_name(self._policy, severity, exchange.language)) for severity in self._policy.levels
            ]
            exchange.say(texts.correct_severity, offers.severities(levels, exchange.report.name, texts))
        else:
            exchange.say(
                texts.correct_value.format(field=getattr(texts, f"field_{name}")), (offers.back_to_summary(texts),)
            )

    def correct_again(self, exchange: Exchange) -> None:
        """Ask once more for what is being corrected."""
        if name := exchange.report.correcting:
            self.correct_field(exchange, name)
        elif exchange.report.correcting_place is not None:
            self._choose_field(exchange)
        else:
            self.choose_correction(exchange)

    def about(self, exchange: Exchange, text: str) -> About | None:
        """Which of several problems some words mean by its position or its name, and what they say about it."""
        report, wording = exchange.report, exchange.wording
        several = [one.partition("\n")[0] for one in report.problems] if report.separate is not False else []
        meant = place_meant(text, len(several), wording) if several else None
        meant = meant or (problem_named_first(several, text, wording) if several else None)
        return About(self._place_at(exchange, meant.place), meant.rest) if meant else None

    def _place_at(self, exchange: Exchange, position: int) -> int | None:
        """The place of the problem at a position: None for the main one."""
        return None if position == self._drafting.main(exchange) else position

    def choose_severity(self, exchange: Exchange, severity: int, about: About | None = None) -> None:
        """Keep the severity that the person wants for the problem meant or being corrected, else for all."""
        report = exchange.report
        if about is not None:
            place = self._drafting.position(exchange, about.place)
        elif report.correcting_place is not None:
            place = report.correcting_place
        else:
            exchange.change_report(severity=severity, severities={})
            return
        exchange.change_report(severities={**report.severities, place: severity})

    def set_field(self, exchange: Exchange, name: str, value: str, about: About | None = None) -> None:
        """Correct a field of the problem meant or being corrected, else of the main one, and show the summary."""
        report, place = exchange.report, about.place if about else None
        if about is None and report.correcting_place is not None:
            place = self._place_at(exchange, report.correcting_place)
        if name == "severity":
            self.choose_severity(exchange, int(value), about)
        elif name == "summary" and not report.separate:
            exchange.change_report(
                summary=value, what=report.what if value in report.what else f"{value}\n{report.what}"
            )
        elif name == "summary":
            at = self._drafting.position(exchange, place)
            told = (f"{value}\n{one}" if n == at else one for n, one in enumerate(report.problems))
            exchange.change_report(problems=tuple(told), summary=value if place is None else report.summary)
        else:
            known = "" if tells_nothing(value, exchange.language) else value
            exchange.change_report(answers={**report.answers, slot_of(name, place): known})
        self.summarise(exchange, exchange.texts.corrected)

    def add(self, exchange: Exchange, text: str) -> None:
        """Add further words to the problem that they name, else to the main one, and show the summary."""
        self.add_to(exchange, text, self._named(exchange, text))

    def add_to(self, exchange: Exchange, text: str, place: int | None) -> None:
        """Add further words to the problem at a place, and show the summary."""
        before = exchange.report
        if self._keeping.put_right(exchange, text, place):
            self.summarise(exchange, exchange.texts.corrected)
            return
        if self._keeping.keep_one_more(exchange, text, place):
            self.summarise(exchange, exchange.texts.added)
            return
        if before.separate:
            self._keeping.keep_named(exchange, text, place)
        else:
            self._keeping.keep(exchange, text, place)
        if is_over(text, exchange.language):
            lead = exchange.texts.over
        elif exchange.report.answers == before.answers:  # nothing of it shows in the summary
            lead = added_to_details(exchange.texts, text)
        else:
            lead = exchange.texts.added
        self.summarise(exchange, lead)

    def _named(self, exchange: Exchange, text: str) -> int | None:
        """The place of the problem that some words name; None for the main one, and for none."""
        problems = self._drafting.problems(exchange)
        if len(problems) == 1:
            return None
        found = problem_named([one.text for one in problems], text, exchange.report.language or exchange.language)
        return None if found is None else problems[found].place

    def note_solved(self, exchange: Exchange, words: str) -> None:
        """The trouble is over: the support team is told so, and nobody has to hurry."""
        report = exchange.report
        summary = f"{self._drafting.main_problem(exchange).summary} ({exchange.texts.solved_mark})"
        exchange.change_report(what=f"{report.what}\n{words}"[:LONGEST_WHAT], summary=summary, solved=True)
        self.summarise(exchange, exchange.texts.solved_noted)
