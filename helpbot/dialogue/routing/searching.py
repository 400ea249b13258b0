"""What a question is searched with: a follow-up together with the question before it, a country with its phones."""

from __future__ import annotations

from helpbot.dialogue.asking.answering import Answering
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.recognising.recognition import Recogniser
from helpbot.knowledge.base import Finding

LONGEST_COUNTRY = 4
"""Words of a message that only names a country: `en Estados Unidos`."""
LONGEST_PHONE_QUESTION = 200
"""Characters; a longer message that names a country and a call is a story."""


class Searching:
    """Finds what the articles have for a message, in the light of what was asked before it."""

    def __init__(self, answering: Answering, recogniser: Recogniser) -> None:
        self._answering = answering
        self._recogniser = recogniser

    def find(self, exchange: Exchange, text: str) -> Finding:
        """What the articles have; of a follow-up that leads nowhere together with the question before it, by itself."""
        asked, alone = self._question(exchange, text), self._without_courtesy(exchange, text)
        finding = self._answering.search(exchange, asked)
        if finding.outcome == "unknown" and asked != alone:
            return self._answering.search(exchange, alone)
        return finding

    def follow_up(self, exchange: Exchange, text: str) -> str | None:
        """The rest of a short follow-up (`and for Brazil?`), or None."""
        return self._recogniser.questions.follow_up(self._without_courtesy(exchange, text), exchange.language)

    def answers_further(self, exchange: Exchange, text: str, finding: Finding) -> bool:
        """Whether a message asks further about the article that was shown last; then it is answered from that."""
        further = self._recogniser.questions.goes_further(self._without_courtesy(exchange, text), exchange.language)
        return further and self._answering.answer_further(exchange, text, finding)

    def takes_phones(self, exchange: Exchange, text: str) -> bool:
        """`a qué número llamo en Brasil`, and after it `¿y en Japón?` or `Japón`: the phones are told."""
        asked, question = exchange.state.question, self._question(exchange, text)
        before = asked if len(text.split()) <= LONGEST_COUNTRY else ""
        if not self._recogniser.hints.mentions_phone(f"{before} {question}"):
            return False
        if not self._answering.names_country(text) or len(text) > LONGEST_PHONE_QUESTION:
            return False
        self._answering.phones(exchange, text, self._other_question(text))
        exchange.change(question=f"{asked} {question}"[-LONGEST_PHONE_QUESTION:])
        return True

    def _other_question(self, text: str) -> str:
        """What a message asks besides the phones; empty where it asks nothing else."""
        parts = self._recogniser.questions.parts(text)
        others = (one for one in parts if not self._recogniser.hints.mentions_phone(one))
        return next(others, "") if len(parts) > 1 else ""

    def _question(self, exchange: Exchange, text: str) -> str:
        """What to search with: a follow-up is asked together with the question before it."""
        rest = self.follow_up(exchange, text)
        asked = exchange.state.question
        return f"{asked} {rest}" if rest and asked else self._without_courtesy(exchange, text)

    def _without_courtesy(self, exchange: Exchange, text: str) -> str:
        return self._recogniser.without_courtesy(text, exchange.language)
