"""Where a message goes: to the choice it picks, the phrase it is, the report it belongs to, or the search."""

from __future__ import annotations

from collections.abc import Mapping

from helpbot.dialogue.asking import verdicts
from helpbot.dialogue.choices import Action
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.recognising.consent import may_consent
from helpbot.dialogue.recognising.recognition import Recogniser
from helpbot.dialogue.recognising.signs import sign_meant
from helpbot.dialogue.routing.idle import Idle
from helpbot.dialogue.routing.in_between import tells_who_is_affected
from helpbot.dialogue.routing.picking import Picking, pick
from helpbot.dialogue.routing.report_router import ReportRouter
from helpbot.dialogue.routing.rooms import Rooms
from helpbot.dialogue.routing.telling_on import TellingOn
from helpbot.dialogue.speaking import Speaking
from helpbot.dialogue.state import Mode
from helpbot.language.text import simple_words
from helpbot.triage.utterances.likeness import PLAINLY_A_REPORT, is_report

TELLING_LANGUAGE = frozenset(
    {"greeting", "thanks", "goodbye", "laughter", "pleased", "small_talk", "are_you_there", "menu"}
)
"""Phrases in which people speak their own language; others, such as `status`, are names of commands, too."""


class Router:
    """Decides what happens with each message."""

    def __init__(self, rooms: Rooms, recogniser: Recogniser, speaking: Speaking) -> None:
        self._rooms = rooms
        self._recogniser = recogniser
        self._speaking = speaking
        self._report_router = ReportRouter(rooms, recogniser)
        telling_on = TellingOn(recogniser)
        self.idle = Idle(rooms, recogniser, telling_on)
        elsewhere = {
            Action.ERASE_CONFIRMED: lambda exchange, _: self._decide_erasing(exchange, erase=True),
            Action.ERASE_REFUSED: lambda exchange, _: self._decide_erasing(exchange, erase=False),
            Action.TICKET_NO_WORD: lambda exchange, _: self._go_on_without_support(exchange),
            **rooms.tickets.actions,
        }
        self._picking = Picking(rooms, self._report_router, telling_on, elsewhere)

    def route(self, exchange: Exchange) -> None:
        """Have the message handled."""
        state, message = exchange.state, exchange.message
        text = message.text
        numbered = state.mode is not Mode.ANSWERING or self._chooses(exchange)
        choice = message.choice or (pick(text, state.offered) if numbered and not message.about else None)
        if message.unprompted:
            self._rooms.answering.answer_if_sure(exchange, text)
        elif message.edited:
            self._report_router.retell(exchange, text)
        elif message.form is not None:
            self._rooms.reporting.opening.take_form(exchange, message.form)
        elif choice is not None:
            self._picking.act(exchange, choice)
        elif not (simple_words(text) or text in ("?", "-") or message.files or sign_meant(text)):
            self._ask_for_words(exchange)
        else:
            self._hear(exchange, text)

    def _ask_for_words(self, exchange: Exchange) -> None:
        """The message has only punctuation, which says nothing."""
        exchange.say(exchange.texts.empty)
        self._rooms.reporting.remind(exchange)

    def _chooses(self, exchange: Exchange) -> bool:
        """Whether the last question was not the open one of a report."""
        return self._report_router.leaving_asked(exchange) or self._rooms.tickets.passing_on.which_asked(exchange)

    def _hear(self, exchange: Exchange, text: str) -> None:
        meanings = self._recogniser.meanings(text, exchange.language)
        if "status" in meanings and exchange.tickets and self._says_who_is_affected(exchange, text):
            meanings = {meaning: code for meaning, code in meanings.items() if meaning != "status"}
        if self._rooms.tickets.takes(exchange, text, meanings):
            return
        if self._rooms.my_data.asked(exchange) and meanings.keys() & {"yes", "no", "cancel", "keep_it"}:
            self._answer_about_erasing(exchange, erase="yes" in meanings and "keep_it" not in meanings)
        elif "erase_it" in meanings and exchange.offers(Action.MY_DATA_ERASE):
            self._rooms.my_data.erase(exchange)
        elif exchange.offers(Action.MY_DATA_ERASE) and meanings.keys() & {"no", "cancel", "keep_it"}:
            self._decide_erasing(exchange, erase=False)
        elif text.isdigit() and exchange.state.mode is Mode.IDLE:
            self._rooms.talk.menu(exchange)  # the number of no choice on offer
        elif "language" in meanings:
            self._change_language(exchange, meanings["language"])
        else:
            self._hear_further(exchange, text, meanings)

    @staticmethod
    def _says_who_is_affected(exchange: Exchange, text: str) -> bool:
        """`es solo a mí` is about a ticket; `se cayó o soy yo nomás` is a question, even without a question mark."""
        return tells_who_is_affected(text, exchange.language) and is_report(text, exchange.language) < PLAINLY_A_REPORT

    def _hear_further(self, exchange: Exchange, text: str, meanings: Mapping[str, str]) -> None:
        if exchange.state.mode is Mode.IDLE:
            self._answer_in_language_of(exchange, meanings)
            self.idle.take(exchange, text, meanings)
        elif exchange.state.mode is not Mode.NAMING_PAGE:
            self._report_router.route(exchange, text, meanings)
        elif "cancel" in meanings:
            self._rooms.pages.leave(exchange)
            self._rooms.talk.menu(exchange)
        elif not meanings:
            self._rooms.pages.named(exchange, text)
        else:
            self._rooms.pages.leave(exchange)
            self.idle.take(exchange, text, meanings)

    def _answer_about_erasing(self, exchange: Exchange, *, erase: bool) -> None:
        if erase and not may_consent(exchange.message.text):
            self._rooms.my_data.erase(exchange)  # which asks once more
        else:
            self._decide_erasing(exchange, erase=erase)

    def _decide_erasing(self, exchange: Exchange, *, erase: bool) -> None:
        if erase:
            self._rooms.my_data.confirm(exchange)
        else:
            self._rooms.my_data.keep(exchange)
            self._rooms.reporting.remind(exchange)

    def _answer_in_language_of(self, exchange: Exchange, meanings: Mapping[str, str]) -> None:
        """Answer a greeting or call for help of only one other language (`howdy`, `ayuda`) in that language."""
        [*languages] = set(meanings.values())
        told_by_it = meanings.keys() <= TELLING_LANGUAGE and exchange.requester.chosen_language is None
        if told_by_it and len(languages) == 1 and languages[0] != exchange.language:
            self._speaking.go_over(exchange, languages[0])

    def _change_language(self, exchange: Exchange, language: str) -> None:
        self._speaking.go_over(exchange, language)
        if exchange.state.report is not None:
            self._rooms.reporting.repeat(exchange)
        elif offered := verdicts.offered_articles(exchange):
            self._rooms.answering.suggest(exchange, offered, exchange.texts.suggestions)
        elif exchange.state.article is not None and exchange.offers(Action.HELPFUL):
            self._rooms.answering.show(exchange, exchange.state.article)
        else:
            exchange.say(exchange.texts.language_set)

    def _go_on_without_support(self, exchange: Exchange) -> None:
        """What was written is for the bot after all: handle it."""
        text = self._rooms.tickets.passing_on.leave_pending(exchange)
        meanings = self._recogniser.meanings(text, exchange.language)
        if not text:
            exchange.say(exchange.texts.expired_choice)
        elif exchange.state.report is not None:
            self._report_router.route(exchange, text, meanings)
        else:
            self.idle.take(exchange, text, meanings)
