"""What to search for: a follow-up together with the question before it, a country with its phones."""

from __future__ import annotations

import re
from dataclasses import dataclass

from helpbot.dialogue.asking.answering import Answering
from helpbot.dialogue.asking.phone_talk import PhoneTalk
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.recognising.recognition import Recogniser
from helpbot.knowledge.base import Finding

LONGEST_COUNTRY = 4
"""The most words of a message that only names a country: `en Estados Unidos`."""
LONGEST_NUMBER = 3
"""The most words of a follow-up that only names another number: `con la 3`."""
_NUMBER = re.compile(r"\b\d+\b")
LONGEST_FRAGMENT = 2
"""The most words of a question that only says what else is asked about: `Sunday?`."""
LONGEST_PHONE_QUESTION = 200
"""The most characters; a longer message that names a country and a call tells a story."""


@dataclass(frozen=True)
class Asked:
    """A message read as a question: `alone` is what it asks without courtesy; `follow_up` is the rest of a short
    follow-up (`and for Brazil?`), or one that points back as a whole (`can that be changed?`), else empty; it `follows`
    even if it is longer (`and can I do it in the app on my phone, too?`), or only names what else it is about
    (`Sunday?`).
    """

    text: str
    alone: str
    follow_up: str
    follows: bool


class Searching:
    """Searches for a message in the context of the question before it."""

    def __init__(self, answering: Answering, phones: PhoneTalk, recogniser: Recogniser) -> None:
        self._answering = answering
        self._phones = phones
        self._recogniser = recogniser

    def read(self, exchange: Exchange, text: str) -> Asked:
        """What a message asks."""
        alone = self._recogniser.without_courtesy(text, exchange.language)
        questions = self._recogniser.questions
        follow_up = questions.follow_up(alone, exchange.language) or (alone if questions.points_back(alone) else "")
        further = alone.rstrip().endswith("?") and questions.goes_further(alone, exchange.language)
        return Asked(text, alone, follow_up, follows=bool(follow_up) or further or _only_names(alone))

    def find(self, exchange: Exchange, asked: Asked) -> Finding:
        """Search for a message; for a follow-up, together with the question before it, unless it is a whole question
        that an article surely answers, or a word that articles know; and if that fails, alone.
        """
        alone = self.find_alone(exchange, asked)
        known_word = alone.outcome == "suggested" and _only_names(asked.alone)
        if known_word or (alone.outcome == "answered" and not (asked.follow_up and self._depends(exchange, asked))):
            return alone
        together = self._answering.search(exchange, self._question(exchange, asked))
        known = bool(asked.follow_up) and together.outcome != "unknown"
        return together if known or self._answering.has_just_shown(exchange, together) else alone

    def find_alone(self, exchange: Exchange, asked: Asked) -> Finding:
        """Search for a message without the question before it."""
        return self._answering.search(exchange, asked.alone)

    def _depends(self, exchange: Exchange, asked: Asked) -> bool:
        """Whether a follow-up cannot be asked by itself: `and in Brazil?`, but not `and how long are they kept?`."""
        questions = self._recogniser.questions
        return not questions.asks_plainly(asked.alone) or bool(self.asked_of_another(exchange, asked))

    @staticmethod
    def asked_of_another(exchange: Exchange, asked: Asked) -> str:
        """The previous question with the number of a follow-up that only names another (`and 3?`); else empty."""
        return with_number_of(asked.follow_up, exchange.state.question)

    def answers_further(self, exchange: Exchange, asked: Asked, finding: Finding) -> bool:
        """Whether a message is a follow-up about the article shown last; then it is answered from that."""
        further = self._recogniser.questions.goes_further(asked.alone, exchange.language)
        return further and self._answering.answer_further(exchange, asked.text, finding)

    def takes_phones(self, exchange: Exchange, text: str) -> bool:
        """`a qué número llamo en Brasil`, and after it `¿y en Japón?` or `Japón`: the phones are told."""
        if len(text) > LONGEST_PHONE_QUESTION or not self._phones.names_country(text):
            return False
        asked, question = exchange.state.question, self._question(exchange, self.read(exchange, text))
        before = asked if len(text.split()) <= LONGEST_COUNTRY else ""
        if not self._recogniser.hints.mentions_phone(f"{before} {question}"):
            return False
        self._phones.tell(exchange, text, self._other_question(text))
        exchange.change(question=f"{asked} {question}"[-LONGEST_PHONE_QUESTION:])
        return True

    def _other_question(self, text: str) -> str:
        """What a message asks besides the phones; empty if nothing."""
        parts = self._recogniser.questions.parts(text)
        others = (one for one in parts if not self._recogniser.hints.mentions_phone(one))
        return next(others, "") if len(parts) > 1 else ""

    def _question(self, exchange: Exchange, asked: Asked) -> str:
        """What to search for: a follow-up together with the question before it."""
        before = exchange.state.question
        if not (asked.follows and before):
            return asked.alone
        return self.asked_of_another(exchange, asked) or f"{before} {asked.follow_up or asked.alone}"


def _only_names(text: str) -> bool:
    """Whether a question only names what else is asked about: `Sunday?`."""
    return text.rstrip().endswith("?") and len(text.split()) <= LONGEST_FRAGMENT


def with_number_of(rest: str, asked: str) -> str:
    """A question with the number of a follow-up that says little else: `what is severity 2`, then `3`, asks for 3.

    Empty unless both have exactly one number.
    """
    new, old = _NUMBER.findall(rest), _NUMBER.findall(asked)
    only_a_number = len(new) == len(old) == 1 and len(rest.split()) <= LONGEST_NUMBER
    return _NUMBER.sub(new[0], asked) if only_a_number else ""
