"""The language of a turn: what the person chose, else what they write, else as before, else that of their client."""

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
from helpbot.webaddress import without_addresses

SURE_LANGUAGE = 0.65
"""The probability from which the conversation switches to the language of a message."""

SURE_WITHIN_A_REPORT = 0.9
"""The same while a report is open: answers are often too short to detect the language: `no audio`, `no joy`."""

LONGEST_HEARD = 1000
"""The most characters that a language is detected by."""


class Speaking:
    """Settles it for a bot of these `languages`; in some it may have nothing but articles."""

    def __init__(self, recogniser: Recogniser, languages: Sequence[str], knowledge: KnowledgeBase) -> None:
        self._recogniser = recogniser
        self._languages = languages
        self._knowledge = knowledge

    def wording(self, language: str | None) -> Wording:
        """The wording in the language, or in the one nearest to it."""
        codes = tuple(wording.code for wording in self._recogniser.wordings)
        return self._recogniser.wording(nearest_spoken(language, codes))

    def settle(self, exchange: Exchange) -> None:
        """Set the language of the turn, and tell a person whose language is not spoken which ones are."""
        state = exchange.state
        text = without_addresses(without_log(without_marks(exchange.message.text)))
        chosen, expected = exchange.requester.chosen_language, expected_language(state, exchange.requester)
        self._speak(exchange, expected)
        if words := _brought(exchange.message, state) or (chosen and text):
            exchange.written = self._language_of(words, exchange.reading)
        if chosen or not _is_written(exchange.message) or not any(c.isalpha() for c in text):
            return
        if expected in self._recogniser.meanings(text, expected or "").values():
            return  # a phrase in the language of the conversation: `y`, `no clue`
        detection = self._knowledge.detector.detect(text[:LONGEST_HEARD], expected)
        sure = SURE_LANGUAGE if state.report is None else SURE_WITHIN_A_REPORT
        if detection.probability >= sure and detection.language in self._languages:
            self.go_over(exchange, detection.language)
        if detection.foreign and state.mode == Mode.IDLE:
            spoken = [wording.code for wording in self._recogniser.wordings]
            exchange.say(exchange.texts.foreign.format(languages=_named(spoken, exchange.wording.code)))

    def _language_of(self, text: str, otherwise: str) -> str:
        """The language of some words, if it is certain and one that the bot has texts in; `otherwise` else."""
        detection = self._knowledge.detector.detect(without_marks(text)[:LONGEST_HEARD], otherwise)
        own = (wording.code for wording in self._recogniser.wordings)
        return detection.language if detection.probability >= SURE_LANGUAGE and detection.language in own else otherwise

    def go_over(self, exchange: Exchange, language: str) -> None:
        """Speak another language in this conversation from now on."""
        self._speak(exchange, language)
        exchange.change(language=language)

    def _speak(self, exchange: Exchange, language: str | None) -> None:
        """A language in which there are only articles is used to quote those; the bot speaks the one nearest to it."""
        exchange.wording = self.wording(language)
        known = language in self._languages and language in self._knowledge.languages
        exchange.reading = exchange.written = language if language and known else exchange.language


def expected_language(state: ConversationState, person: Requester) -> str | None:
    """The language before they say anything: what they chose, else as before, else that of their client."""
    return person.chosen_language or state.language or person.language


def _brought(message: Message, state: ConversationState) -> str:
    """Words that were not written just now: those of a form, or what a button is about."""
    if message.form is not None:
        return message.form.what
    action = message.choice.action if message.choice else ""
    if action == Action.FIND_HELP:
        return message.text
    return state.question if action == Action.REPORT_THIS else ""


def _is_written(message: Message) -> bool:
    """Whether the person wrote the words: a choice has none, or quotes somebody else."""
    return message.choice is None or message.choice.action == Action.REPORT_MESSAGE


def _named(languages: Iterable[str], speaking: str) -> str:
    """The names of languages in the one that is `speaking`, which comes last: `inglés y español`."""
    ordered = sorted(languages, key=lambda code: code == speaking)
    return format_list([Locale.parse(code).get_language_name(speaking) or code for code in ordered], locale=speaking)
