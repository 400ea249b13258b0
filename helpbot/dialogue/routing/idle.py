"""Messages while nothing is going on: a known phrase, or free words."""

from __future__ import annotations

from collections.abc import Mapping

from helpbot.dialogue.asking import verdicts
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.recognising.recognition import Recogniser
from helpbot.dialogue.routing.free_words import FreeWords
from helpbot.dialogue.routing.having_too import note_too
from helpbot.dialogue.routing.known_phrases import KnownPhrases
from helpbot.dialogue.routing.leaving import withdraw
from helpbot.dialogue.routing.pointing import question_meant, show_what_is_named
from helpbot.dialogue.routing.question_beside import answer_beside, parted
from helpbot.dialogue.routing.rooms import Rooms
from helpbot.dialogue.routing.searching import Searching
from helpbot.dialogue.routing.telling_on import TellingOn
from helpbot.dialogue.routing.waiting import Waiting
from helpbot.language.logs import without_log
from helpbot.triage.utterances.empty_words import says_nothing
from helpbot.triage.utterances.likeness import PLAINLY_A_REPORT, is_report

TO_WHAT_IS_LEFT = frozenset({"pointing", "skip", "and_more"})
"""Phrases that lead on to what else was asked in the same message: `the other one`, `next`, `what else?`."""


class Idle:
    """Takes messages while no report is open."""

    def __init__(self, rooms: Rooms, recogniser: Recogniser, telling_on: TellingOn) -> None:
        self._rooms = rooms
        self._recogniser = recogniser
        self._searching = Searching(rooms.answering, rooms.phones, recogniser)
        self.free_words = FreeWords(rooms, recogniser, telling_on, self._searching)
        self._phrases = KnownPhrases(rooms, telling_on, Waiting(rooms, self.free_words.answer))

    def take(self, exchange: Exchange, text: str, meanings: Mapping[str, str]) -> None:
        """Do what the phrase means, the first in the table if it has several meanings; else take the words as free."""
        follow_up = "" if meanings else self._searching.read(exchange, text).follow_up
        meanings = self._recogniser.meanings(follow_up, exchange.language) if follow_up else meanings
        if (
            "not_this" in meanings
            and self._rooms.joining.has_joined(exchange)
            and not verdicts.offered_articles(exchange)
        ):
            self._rooms.joining.leave(exchange)
            return
        if question := self._what_is_left(exchange, meanings):
            self._rooms.answering.answer_too(exchange, question)
            return
        if self._phrases.take(exchange, meanings) or show_what_is_named(exchange, self._rooms):
            return
        if self._recogniser.called_away(text, exchange.language):
            exchange.say(exchange.texts.no_hurry)
        elif (rest := self._recogniser.after_giving_up(text)) is not None:
            self._go_on_after_giving_up(exchange, rest)
        elif self._takes_up_again(exchange, text):
            self._phrases.where_were_we(exchange)
        elif note_too(exchange, self._recogniser.hints, text):
            return
        elif self._only_begins(exchange, text):
            exchange.say(exchange.texts.go_on_telling)
        else:
            self._take_free_words(exchange, text)

    @staticmethod
    def _what_is_left(exchange: Exchange, meanings: Mapping[str, str]) -> str:
        """The question of the last message that a phrase leads on to; pointing is at the articles on offer, if any."""
        points_elsewhere = "pointing" in meanings and verdicts.offered_articles(exchange)
        leads_on = not TO_WHAT_IS_LEFT.isdisjoint(meanings) and not points_elsewhere
        return question_meant(exchange) if leads_on else ""

    def _take_free_words(self, exchange: Exchange, text: str) -> None:
        questions, rest = parted(text, self._recogniser, exchange.language)
        if questions:
            answer_beside(exchange, self._rooms, self._recogniser, questions)
            self.free_words.take(exchange, rest)
        elif not (self._searching.takes_phones(exchange, text) or self._rooms.answering.page(exchange, text)):
            self.free_words.take(exchange, text)

    def _takes_up_again(self, exchange: Exchange, text: str) -> bool:
        """Whether a message returns to a problem that was told: `ok, back to the voicemail`."""
        asks = self._recogniser.questions.asks(text)
        returns = self._recogniser.hints.after_opener(text, "back_to") is not None
        return returns and not asks and bool(verdicts.untold_problem(exchange))

    def _only_begins(self, exchange: Exchange, text: str) -> bool:
        """Whether more has to follow, because a sentence breaks off or nothing has been said yet: `so`."""
        if exchange.message.files or not without_log(text):
            return False
        return self._recogniser.breaks_off(text, exchange.language) or says_nothing(text, exchange.language, "")

    def _go_on_after_giving_up(self, exchange: Exchange, rest: str) -> None:
        """`never mind, I found it` ends the matter; `never mind that, how do I …?` asks something else."""
        if self._recogniser.questions.asks(rest) or is_report(rest, exchange.language) >= PLAINLY_A_REPORT:
            self.free_words.take(exchange, rest)
        else:
            withdraw(exchange, self._rooms, exchange.texts.understood)
