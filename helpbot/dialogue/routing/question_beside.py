"""A question beside a problem in one message: `how do I record a call? Also, my headset is dead`."""

from __future__ import annotations

import re

from helpbot.dialogue.asking.answering import Answering
from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.recognising.question_words import SHORTEST_QUESTION, QuestionWords
from helpbot.language.text import simple_words
from helpbot.triage.utterances.likeness import PERHAPS_A_REPORT, PLAINLY_A_REPORT, is_report

_SENTENCE_ENDS = re.compile(r"(?<=[.?!])\s+|\n+")


def parted(text: str, questions: QuestionWords, language: str) -> tuple[str, str]:
    """The question and the problem of a message that has both, each in sentences of its own; else no question."""
    sentences = _SENTENCE_ENDS.split(text.strip())
    several = sentences if len(sentences) > 1 else []
    asked = [one for one in several if _only_asks(one, questions, language)]
    rest = " ".join(one for one in sentences if one not in asked)
    return (asked[0], rest) if asked and is_report(rest, language) >= PLAINLY_A_REPORT else ("", text)


def answer_beside(exchange: Exchange, answering: Answering, question: str) -> None:
    """Answer it where an article is sure, else say that it waits; the report of the problem follows."""
    finding = answering.search(exchange, question)
    if finding.outcome == "answered":
        answering.answer(exchange, question, finding)
        exchange.change(settled=True)  # the report is of something else
    else:
        answering.put_off(exchange, question, finding)


def _only_asks(sentence: str, questions: QuestionWords, language: str) -> bool:
    """Whether a sentence asks how something is done, and tells no trouble: not `why do my calls drop?`."""
    long_enough = len(simple_words(sentence)) >= SHORTEST_QUESTION
    return long_enough and questions.opens(sentence) and is_report(sentence, language) < PERHAPS_A_REPORT
