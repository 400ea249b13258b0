"""What free words mean for an open report: an answer, a correction, a wish for a severity, or more of the problem."""

from __future__ import annotations

from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.recognising.editing import (
    field_alone,
    field_edit,
    field_to_change,
    severity_named,
    severity_wished,
)
from helpbot.dialogue.recognising.recognition import Recogniser
from helpbot.dialogue.reporting.confirming import About
from helpbot.dialogue.reporting.problems.slots import name_of
from helpbot.dialogue.routing.empty_answers import answers_nothing, holds_only_a_secret
from helpbot.dialogue.routing.rooms import Rooms
from helpbot.dialogue.state import Mode
from helpbot.language.logs import without_log
from helpbot.triage.utterances.answers import questions_told
from helpbot.triage.utterances.empty_words import says_nothing
from helpbot.triage.utterances.likeness import PERHAPS_A_REPORT, is_report

JOINING = ("yes", "me_too")
DIFFERING = ("no", "mine_differs", "not_this", "none_of_these", "misunderstood")
"""Phrases that say whether a known failure is the same."""


class ReportWords:
    """Takes free words by the mode of the report."""

    def __init__(self, rooms: Rooms, recogniser: Recogniser) -> None:
        self._rooms = rooms
        self._recogniser = recogniser

    def take(self, exchange: Exchange, text: str) -> None:
        """Take what was written, which may be only files."""
        text = self._recogniser.without_reminder(text, exchange.language)
        mode, reporting = exchange.state.mode, self._rooms.reporting
        about = reporting.confirming.about(exchange, text)
        said = about.said if about and about.said else text
        if self._only_hands_over(exchange, text) or holds_only_a_secret(exchange, text):  # what is open stays so
            reporting.repeat(exchange)
        elif severity := self._wished(exchange, said, named=about is not None):
            reporting.wish(exchange, severity, about)
        elif mode is Mode.ANSWERING and (field := field_to_change(said, self._recogniser.wordings)):
            reporting.ask_again(exchange, field, about)
        elif mode is Mode.ANSWERING and exchange.report.asking == "what":
            self._tell(exchange, self._behind(exchange.report.begun, text))
        elif mode is Mode.ANSWERING and self._tells_nothing(exchange, text, about):
            reporting.ask_more(exchange)
        elif mode is Mode.ANSWERING:
            reporting.answer(exchange, text)
        elif mode is Mode.RECOGNISING:
            self._compare(exchange, text)
        elif mode is Mode.SPLITTING:
            reporting.separating.hold(exchange, text)
        else:
            self._take_at_the_summary(exchange, text, said, about)

    def _tells_nothing(self, exchange: Exchange, text: str, about: About | None) -> bool:
        """Whether words answer nothing, or only name one of several problems: `the second one`."""
        only_names = about is not None and not about.said
        return only_names or answers_nothing(exchange, text, self._recogniser)

    def _only_hands_over(self, exchange: Exchange, text: str) -> bool:
        """Files without words, or only with words like `here's the log`."""
        return not text or bool(exchange.message.files and self._recogniser.hints.only_hands_over(text))

    def _tell(self, exchange: Exchange, text: str) -> None:
        """Take what happens, perhaps in pieces: `with the`, `headsets`, `no sound`. If it only names a thing, ask once
        for more.
        """
        reporting, hints, language = self._rooms.reporting, self._recogniser.hints, exchange.language
        alone = not exchange.message.files and not exchange.report.what
        if answers_nothing(exchange, text, self._recogniser):
            reporting.ask_more(exchange)
        elif alone and hints.breaks_off(text, language):
            exchange.change_report(begun=text)
            exchange.say(exchange.texts.go_on_telling)
        elif alone and exchange.report.put_again != "what" and self._tells_little(text, language):
            exchange.change_report(begun=text)
            reporting.ask_more(exchange)
        else:
            exchange.change_report(begun="")
            reporting.answer(exchange, text)

    def _tells_little(self, text: str, language: str) -> bool:
        """Whether words only name a thing, or only say that something fails."""
        hints = self._recogniser.hints
        return hints.names_only_a_thing(text, language) or hints.only_fails(text)

    def _behind(self, begun: str, text: str) -> str:
        """What was told in pieces, as one text: a log keeps its own lines, and `esto no va` its own sentence."""
        if not without_log(begun):
            return f"{begun}\n{text}".strip()
        if self._recogniser.hints.only_fails(begun):
            return f"{begun.rstrip(' .')}. {text}"
        return f"{begun} {text}".strip()

    def _take_at_the_summary(self, exchange: Exchange, text: str, said: str, about: About | None) -> None:
        """Take a correction of a field or of one of several problems, or more to add to the report."""
        reporting, confirming = self._rooms.reporting, self._rooms.reporting.confirming
        edit = field_edit(said, self._recogniser.wordings, named=about is not None)
        if edit is not None and self._lies_ahead(exchange, *edit):
            confirming.correct_named(exchange, "since", about)
        elif edit is not None:
            confirming.set_field(exchange, *edit, about)
        elif exchange.report.correcting is None and (field := field_alone(said, self._recogniser.wordings)):
            confirming.correct_named(exchange, field, about)
        elif exchange.report.correcting is not None:
            self.correct(exchange, said, about)
        elif says_nothing(text, exchange.language, "") or (about is None and self._changes_nothing(exchange, text)):
            reporting.repeat(exchange)
        elif about is not None and not about.said:
            confirming.correct_meant(exchange, about)
        elif about is not None:
            confirming.add_to(exchange, said, about.place)
        elif "pointing" in self._recogniser.meanings(text, exchange.language):
            reporting.repeat(exchange)
        else:
            reporting.add(exchange, text)

    @staticmethod
    def _changes_nothing(exchange: Exchange, text: str) -> bool:
        """Whether words asked for what is to be changed neither answer a question of the report nor tell of trouble."""
        language = exchange.language
        told = questions_told(text, language, "since") or is_report(text, language) >= PERHAPS_A_REPORT
        return exchange.state.mode is Mode.CORRECTING and not told

    def correct(self, exchange: Exchange, text: str, about: About | None = None) -> None:
        """Take the new value of what is being corrected; without one, ask again."""
        field, confirming = exchange.report.correcting, self._rooms.reporting.confirming
        if field is None or self._lies_ahead(exchange, field, text):
            self._rooms.reporting.repeat(exchange)
        elif field != "severity":
            confirming.set_field(exchange, field, text, about)
        elif severity := severity_named(text, self._recogniser.wordings):
            confirming.set_field(exchange, field, severity, about)
        else:
            self._rooms.reporting.repeat(exchange)

    def _wished(self, exchange: Exchange, said: str, *, named: bool) -> int | None:
        """The severity that the person wants before the summary is shown. A number may also answer who or since when,
        unless a problem was `named` by its position.
        """
        mode, asked = exchange.state.mode, name_of(exchange.report.asking or "")
        if mode is not Mode.SPLITTING and (mode is not Mode.ANSWERING or asked == "what"):
            return None
        by_name = asked in ("affected", "since") and not named
        return severity_wished(said, self._recogniser.wordings, by_name=by_name, named=named)

    def _lies_ahead(self, exchange: Exchange, field: str, value: str) -> bool:
        """Whether the value is a beginning in the future; then say so, and it has to be asked for again."""
        ahead = field == "since" and self._recogniser.hints.lies_ahead(value, exchange.language)
        if ahead:
            exchange.say(exchange.texts.since_ahead)
        return ahead

    def _compare(self, exchange: Exchange, text: str) -> None:
        """`yes, 40 people here`: what comes first decides, and everything is kept."""
        first = self._recogniser.opening(text, exchange.language)
        if first.keys() & set(DIFFERING):
            self._rooms.joining.differ(exchange, text)
        elif first.keys() & set(JOINING) or self._has_it_with_others(exchange, text):
            self._rooms.joining.join(exchange, text)
        else:
            self._rooms.joining.tell_more(exchange, text)

    def _has_it_with_others(self, exchange: Exchange, text: str) -> bool:
        return self._recogniser.hints.says_the_same(text) and self._rooms.joining.speaks_for_others(exchange, text)
