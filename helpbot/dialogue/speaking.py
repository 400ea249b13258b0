"""In which language a turn is spoken: as the person has chosen, as they write, as before, or as their client has it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from babel import Locale
from babel.lists import format_list

from helpbot.dialogue.choices import Action
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.messages import Message, Requester
from helpbot.dialogue.recognising.recognition import Recogniser
from helpbot.dialogue.state import ConversationState, Mode
from helpbot.dialogue.wording import Wording
from helpbot.knowledge.base import KnowledgeBase
from helpbot.language.logs import without_log
from helpbot.language.marks import without_marks
from helpbot.language.rules import nearest_spoken

SURE_LANGUAGE = 0.65
"""From this probability on, the conversation goes over to the language of a message."""

SURE_WITHIN_A_REPORT = 0.9
"""The same in the middle of a report, whose answers are often too short to tell: `no audio`, `no joy`."""

LONGEST_HEARD = 1000
"""Characters by which a language is told."""


class Speaking:
    """Settles it for a bot of these `languages`, in some of which it may have nothing but articles."""

    def __init__(self, recogniser: Recogniser, languages: Sequence[str], knowledge: KnowledgeBase) -> None:
        self._recogniser = recogniser
        self._languages = languages
        self._knowledge = knowledge

    def wording(self, language: str | None) -> Wording:
        """The words of the language, or of the one nearest to it."""
        codes = tuple(wording.code for wording in self._recogniser.wordings)
        return self._recogniser.wording(nearest_spoken(language, codes))

    def settle(self, exchange: Exchange) -> None:
        """By what the person chose for good; else by what they write; else as before; else by their client."""
        state, text = exchange.state, without_log(without_marks(exchange.message.text))
        chosen, expected = exchange.requester.chosen_language, expected_language(state, exchange.requester)
        self._speak(exchange, expected)
        if words := _brought(exchange.message, state):
            exchange.written = self._language_of(words, exchange.reading)
        if chosen or not _is_written(exchange.message) or not any(c.isalpha() for c in text):
            return
        if expected in self._recogniser.meanings(text, expected or "").values():
            return  # a phrase of the language that is spoken: `y`, `no clue`
        detection = self._knowledge.detector.detect(text[:LONGEST_HEARD], expected)
        sure = SURE_LANGUAGE if state.report is None else SURE_WITHIN_A_REPORT
        if detection.probability >= sure and detection.language in self._languages:
            self.go_over(exchange, detection.language)
        if detection.foreign and state.mode == Mode.IDLE:
            spoken = [wording.code for wording in self._recogniser.wordings]
            exchange.say(exchange.texts.foreign.format(languages=_named(spoken, exchange.wording.code)))

    def _language_of(self, text: str, otherwise: str) -> str:
        """The language in which some words are written, where that is one of the bot's own and sure."""
        detection = self._knowledge.detector.detect(without_marks(text)[:LONGEST_HEARD], otherwise)
        own = (wording.code for wording in self._recogniser.wordings)
        return detection.language if detection.probability >= SURE_LANGUAGE and detection.language in own else otherwise

    def go_over(self, exchange: Exchange, language: str) -> None:
        """From now on speak another language in this conversation."""
        self._speak(exchange, language)
        exchange.change(language=language)

    def _speak(self, exchange: Exchange, language: str | None) -> None:
        """In a language that only the knowledge base speaks, articles are quoted and the rest is said as usual."""
        exchange.wording = self.wording(language)
        known = language in self._languages and language in self._knowledge.languages
        exchange.reading = exchange.written = language if language and known else exchange.language


def expected_language(state: ConversationState, person: Requester) -> str | None:
    """Before they say anything: as they have chosen, else as before, else as their client is set."""
    return person.chosen_language or state.language or person.language


def _brought(message: Message, state: ConversationState) -> str:
    """Words that are not said just now: those of a form, or what a button is about."""
    if message.form is not None:
        return message.form.what
    action = message.choice.action if message.choice else ""
    if action == Action.FIND_HELP:
        return message.text
    return state.question if action == Action.REPORT_THIS else ""


def _is_written(message: Message) -> bool:
    """Whether the words are the person's own: a choice has none, or quotes somebody else's."""
    return message.choice is None or message.choice.action == Action.REPORT_MESSAGE


def _named(languages: Iterable[str], speaking: str) -> str:
    """The languages by their names in the one that is spoken, which comes last: `inglés y español`."""
    ordered = sorted(languages, key=lambda code: code == speaking)
    return format_list([Locale.parse(code).get_language_name(speaking) or code for code in ordered], locale=speaking)
