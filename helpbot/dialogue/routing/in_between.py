"""Messages in the middle of a report that do not answer it: small talk, and questions of the person's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.recognising.recognition import Recogniser
from helpbot.dialogue.reporting.problems.slots import name_of
from helpbot.dialogue.routing.rooms import Rooms
from helpbot.dialogue.routing.searching import Searching
from helpbot.dialogue.tickets import standing
from helpbot.triage.utterances.answers import questions_told
from helpbot.triage.utterances.likeness import PERHAPS_A_REPORT, is_report

ANSWERS_TO: Mapping[str, tuple[str, ...]] = {
    "what": ("status",),
    "affected": ("person", "greeting"),
    "since": ("person", "greeting"),
    "workaround": ("yes_helpful", "no_helpful"),
}
"""Phrases that answer the open question instead of changing the subject, by question: `se cayó el sistema`."""
QUESTION_WORDS_FROM, MARKED_QUESTION_WORDS_FROM = 3, 2
"""The fewest words of a question in the middle of a report, without and with a question mark."""

LONGEST_INSTEAD = 16
"""The most words of a message that leaves a report and asks something else."""


def tells_who_is_affected(text: str, language: str) -> bool:
    """Whether a message tells who is affected, and does not ask it: `es solo a mí`, not `¿es solo a mí?`."""
    return not text.rstrip().endswith("?") and "affected" in questions_told(text, language)


class InBetween:
    """Handles what does not answer a report; the report goes on afterwards."""

    def __init__(self, rooms: Rooms, recogniser: Recogniser) -> None:
        self._rooms = rooms
        self._recogniser = recogniser
        self._searching = Searching(rooms.answering, rooms.phones, recogniser)
        self._asides: Mapping[str, Callable[[Exchange], None]] = {
            "menu": rooms.talk.menu,
            "phones": rooms.phones.tell,
            "what_tickets_are": lambda exchange: exchange.say(exchange.texts.what_tickets_are),
            "my_tickets": standing.list_open,
            "person": lambda exchange: exchange.say(exchange.texts.person_report),
            "wants_person": lambda exchange: exchange.say(exchange.texts.person_report),
            "privacy": lambda exchange: exchange.say(exchange.texts.privacy),
            "attaching": lambda exchange: exchange.say(exchange.texts.attaching),
            "how_long": self._when_answered,
            "when_answered": self._when_answered,
            "unanswered": rooms.answering.unanswered,
            "unclear": _explain_question,
            "where_were_we": _say_nothing,
            "misunderstood": lambda exchange: exchange.say(exchange.texts.misunderstood_report),
            "no_helpful": lambda exchange: exchange.say(exchange.texts.misunderstood_report),
            "not_this": lambda exchange: exchange.say(exchange.texts.misunderstood_report),
            "why_asked": lambda exchange: exchange.say(exchange.texts.why_asked),
            "how_many_left": lambda exchange: exchange.say(exchange.texts.questions_left),
            "what_noted": _say_nothing,
            "nothing_more": _say_nothing,
            "acknowledged": _say_nothing,
            "thanks": lambda exchange: exchange.say(exchange.texts.thanks),
            "yes_helpful": lambda exchange: rooms.judging.judge(exchange, helpful=True),
            "slipped": lambda exchange: exchange.say(exchange.texts.go_ahead),
            "laughter": _say_nothing,
            "pleased": _say_nothing,
            "are_you_there": lambda exchange: exchange.say(exchange.texts.here),
            "small_talk": rooms.talk.introduce,
            "greeting": _say_nothing,
            "goodbye": lambda exchange: exchange.say(exchange.texts.goodbye_report),
            "report": _say_nothing,
            "in_trouble": _say_nothing,
            "report_it": _say_nothing,
            "report_another": lambda exchange: exchange.say(exchange.texts.one_at_a_time),
        }

    def waits(self, exchange: Exchange, text: str, meanings: Mapping[str, str]) -> bool:
        """Whether a message asks to wait (`hang on, someone's at the door`, not `hang on, it's 12 people`), or is a cry
        of despair. Then the open question is not asked again: the person is away, or has no mind for it.
        """
        if "despair" in meanings:
            exchange.say(exchange.texts.not_alone)
            return True
        away = "pausing" in meanings or self._recogniser.called_away(text, exchange.language)
        if away:
            exchange.say(exchange.texts.no_hurry)
        return away

    def takes(self, exchange: Exchange, text: str, meanings: Mapping[str, str]) -> bool:
        """Whether a message does not answer the report; then it is handled."""
        rest = self._recogniser.questions.follow_up(text, exchange.language) if text.rstrip().endswith("?") else None
        meanings = meanings or (self._recogniser.meanings(rest, exchange.language) if rest else {})
        return (
            self._aside(exchange, meanings)
            or self._asks_hours(exchange, text, meanings)
            or self._asks_for_news(exchange, text)
            or self._asked_in_between(exchange, text)
        )

    def asks_instead(self, exchange: Exchange, text: str) -> bool:
        """Whether a message leaves the report and asks something: `forget it, how do I …?`, `I only wanted to know if
        …`; then that is answered or put off.
        """
        hints, questions = self._recogniser.hints, self._recogniser.questions
        only_asks = hints.after_opener(text, "only_asking", LONGEST_INSTEAD)
        instead = text if only_asks else hints.after_opener(text, "giving_up", LONGEST_INSTEAD) or ""
        if questions.asks(instead) and self._asked_in_between(exchange, instead):
            return True
        asks = questions.asks_plainly(instead)
        if asks:
            self._rooms.answering.put_off(exchange, instead, self._rooms.answering.search(exchange, instead))
        return asks

    def asks_status(self, exchange: Exchange, meanings: Mapping[str, str]) -> bool:
        """Whether a message asks for the status page, and is no answer: `es solo a mí?`, not `es solo a mí`."""
        if "status" not in meanings or "status" in self._answers(exchange):
            return False
        return not tells_who_is_affected(exchange.message.text, exchange.language)

    def _aside(self, exchange: Exchange, meanings: Mapping[str, str]) -> bool:
        """Handle small talk and small questions; True if it was one."""
        for meaning, handler in self._asides.items():
            if meaning in meanings and meaning not in self._answers(exchange):
                handler(exchange)
                return True
        return False

    def _asks_hours(self, exchange: Exchange, text: str, meanings: Mapping[str, str]) -> bool:
        """`are you open on Sundays?`; as no question, it tells when something happens: `on Sundays`."""
        asks = "opening_hours" in meanings and (text.rstrip().endswith("?") or self._recogniser.questions.opens(text))
        if asks:
            self._rooms.answering.hours(exchange)
        return asks

    def _asks_for_news(self, exchange: Exchange, text: str) -> bool:
        """`any news on my audio problem?` is about a ticket if there is one, else about this report."""
        asks = self._recogniser.hints.asks_for_news(text)
        if asks:
            self._when_answered(exchange)
        return asks

    @staticmethod
    def _when_answered(exchange: Exchange) -> None:
        """Tell the promises of their tickets; without any, what will happen to the open report."""
        if exchange.tickets:
            standing.tell_news(exchange)
        else:
            exchange.say(exchange.texts.after_filing)

    def _asked_in_between(self, exchange: Exchange, text: str) -> bool:
        """Answer a question of the person's own, if it plainly is one and an article is sure; or explain a page."""
        if self._rooms.answering.links_page(text):
            return self._rooms.answering.page(exchange, text)
        marked = text.rstrip().endswith("?")
        fewest = MARKED_QUESTION_WORDS_FROM if marked else QUESTION_WORDS_FROM
        if not (marked or self._recogniser.questions.opens(text)) or len(text.split()) < fewest:
            return False
        if self._asks_for_phones(exchange, text):
            return True
        finding = self._rooms.answering.search(exchange, text)
        if finding.outcome == "answered":
            self._rooms.answering.answer(exchange, text, finding)
        elif self._tells_of_trouble(exchange, text) and not (marked and self._only_asks(exchange, text)):
            return False
        elif self._asks_plainly(exchange, text) or (marked and not self._answers_something(exchange, text)):
            self._rooms.answering.put_off(exchange, text, finding)
        else:
            return False
        return True

    def _asks_for_phones(self, exchange: Exchange, text: str) -> bool:
        """`what number do I call from Spain?`"""
        return not self._tells_of_trouble(exchange, text) and self._searching.takes_phones(exchange, text)

    def _only_asks(self, exchange: Exchange, text: str) -> bool:
        """`and what if no email comes?`, or `will I lose my calls?`; the latter answers the question what happens, or
        who is affected or since when if it tells that (`why do all 40 calls drop?`).
        """
        questions = self._recogniser.questions
        if questions.supposes(text):
            return True
        asked_what = name_of(exchange.report.asking or "") == "what"
        return questions.asks_plainly(text) and not asked_what and not _tells_whom_or_when(exchange, text)

    def _asks_plainly(self, exchange: Exchange, text: str) -> bool:
        """`cuánto cuesta`, `y cuánto cuesta`, or `y si no llega?`."""
        questions = self._recogniser.questions
        rest = questions.follow_up(text, exchange.language)
        further = rest is not None and questions.asks_plainly(rest)
        return further or questions.asks_plainly(text) or questions.supposes(text)

    @staticmethod
    def _tells_of_trouble(exchange: Exchange, text: str) -> bool:
        """Whether a message tells about the trouble in the form of a question: `why do all 40 calls drop?`."""
        return is_report(text, exchange.language) >= PERHAPS_A_REPORT or _tells_whom_or_when(exchange, text)

    @staticmethod
    def _answers_something(exchange: Exchange, text: str) -> bool:
        """Whether a message answers the open question, or another one of the report: `since nine, I think?`."""
        return bool(questions_told(text, exchange.language, name_of(exchange.report.asking or "")))

    def _answers(self, exchange: Exchange) -> tuple[str, ...]:
        """The phrases that would answer the question that is open."""
        return ANSWERS_TO.get(name_of(exchange.report.asking or ""), ())


def _tells_whom_or_when(exchange: Exchange, text: str) -> bool:
    return not {"affected", "since"}.isdisjoint(questions_told(text, exchange.language))


def _explain_question(exchange: Exchange) -> None:
    """Say what the open question means, with examples."""
    asked, texts = exchange.report.asking, exchange.texts
    exchange.say(getattr(texts, f"unclear_{name_of(asked)}") if asked else texts.unclear_report)


def _say_nothing(_: Exchange) -> None:
    """The report goes on, and that is answer enough."""
