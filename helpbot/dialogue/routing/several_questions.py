"""Several questions in one message: answer one, and offer the others, or say that they are unknown."""

from __future__ import annotations

from collections.abc import Sequence

from helpbot.dialogue import choices
from helpbot.dialogue.asking.answering import Answering
from helpbot.dialogue.asking.verdicts import LONGEST_QUESTION
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.recognising.recognition import Recogniser
from helpbot.knowledge.base import Finding

MOST_QUESTIONS = 8
"""The most questions of one message that are considered."""
FEWEST_WORDS = 5
"""A shorter question (`where is it kept`) may depend on the other one, so it is not certain that it is unknown."""

Asked = tuple[str, Finding]
"""A question and what was found for it."""


class SeveralQuestions:
    """Handles a message with several questions."""

    def __init__(self, answering: Answering, recogniser: Recogniser) -> None:
        self._answering = answering
        self._recogniser = recogniser

    def takes(self, exchange: Exchange, text: str, whole: Finding) -> bool:
        """Whether a message has several questions, each with its own answer or plainly with none; `whole` was found for
        all of it. Only the part of a long message that is searched for counts.
        """
        cut = self._recogniser.questions.parts(text[:LONGEST_QUESTION])[:MOST_QUESTIONS]
        asked = [(question, self._answering.search(exchange, question)) for question in cut if len(cut) > 1]
        own = {finding.offered[0].id for _, finding in asked if finding.offered}
        return self._offer_other(exchange, text, whole, asked) if len(own) > 1 else self._own_up(exchange, asked)

    def _offer_other(self, exchange: Exchange, text: str, whole: Finding, asked: Sequence[Asked]) -> bool:
        """Answer what the whole message is about, else the first question, and offer the others."""
        shown, further = asked[0], [question for question, _ in asked[1:]]
        if whole.outcome == "answered":
            answer = whole.hits[0].id
            further = [question for question, one in asked if all(hit.id != answer for hit in one.offered)]
            if not further:
                return False
            shown = (text, whole)
        self._answering.answer(exchange, *shown, [choices.ask_too(exchange.texts, question) for question in further])
        return True

    def _own_up(self, exchange: Exchange, asked: Sequence[Asked]) -> bool:
        """Answer the question that an article is sure of, and say that the other is unknown."""
        known = [(question, finding) for question, finding in asked if finding.outcome == "answered"]
        unknown = [(question, finding) for question, finding in asked if finding.outcome == "unknown"]
        if not known or not unknown or not self._stands_alone(unknown[0][0]):
            return False
        self._answering.answer(exchange, *known[0])
        self._answering.unknown_too(exchange, *unknown[0])
        return True

    def _stands_alone(self, question: str) -> bool:
        return len(question.split()) >= FEWEST_WORDS and self._recogniser.questions.opens(question)
