"""Questions beside a problem in one message: `how do I record a call? Also, my headset is dead`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from helpbot.dialogue.exchange import Exchange
from helpbot.dialogue.recognising.question_words import SHORTEST_QUESTION
from helpbot.dialogue.recognising.recognition import Recogniser
from helpbot.dialogue.routing.rooms import Rooms
from helpbot.knowledge.base import Finding
from helpbot.knowledge.search.hits import Hit
from helpbot.language.sentences import SENTENCE_END
from helpbot.language.text import simple_words
from helpbot.triage.splitting.items import ITEM
from helpbot.triage.utterances.another import told_beside
from helpbot.triage.utterances.likeness import PERHAPS_A_REPORT, PLAINLY_A_REPORT, is_report

BROUGHT = frozenset({"status", "how_long", "when_answered", "wants_to_ask", "are_you_there"})
"""Phrases that ask for what a report brings anyway."""
_POINT_ENDS = re.compile(rf"{SENTENCE_END}|\n+|\s+(?=(?i:{ITEM.pattern}))")
"""Where a sentence ends, or another item of a list begins."""


def parted(text: str, recogniser: Recogniser, language: str) -> tuple[Sequence[str], str]:
    """The questions of a message that also tells a problem, and that problem; else no question and the whole text."""
    points = _POINT_ENDS.split(text.strip())
    several = points if len(points) > 1 else []
    asked = {point: question for point in several if (question := _question(point, recogniser, language))}
    rest = recogniser.questions.without_joint(" ".join(point for point in points if point not in asked))
    return (list(asked.values()), rest) if asked and is_report(rest, language) >= PLAINLY_A_REPORT else ([], text)


def answer_beside(exchange: Exchange, rooms: Rooms, recogniser: Recogniser, questions: Sequence[str]) -> None:
    """Answer the questions that an article is sure of, and put off the others; the problem is handled next. For a mere
    call for help (`what can I do?`) there is the report.
    """
    asked = [question for question in questions if not _told_by_report(question, recogniser, exchange.language)]
    left = [question for question in asked if not _answered(exchange, rooms, recogniser, question)]
    if left:
        rooms.answering.put_off_beside(exchange, left)


def answer_first(exchange: Exchange, rooms: Rooms, text: str, whole: Finding) -> str:
    """Answer what comes before or after a separate trouble (`I forgot my password and the calls drop`), if the article
    for the `whole` message is about that alone, and fits it better; returns the trouble, to be handled next, else
    nothing.
    """
    for asked, trouble in told_beside(text, exchange.language):
        finding = rooms.answering.search(exchange, asked)
        if finding.outcome == "answered" and _fits_better(finding.hits[0], whole.hits[0]):
            rooms.answering.answer(exchange, asked, finding)
            exchange.change(settled=True)
            return trouble
    return ""


def _fits_better(alone: Hit, whole: Hit) -> bool:
    return alone.id == whole.id and alone.score >= whole.score


def _told_by_report(question: str, recogniser: Recogniser, language: str) -> bool:
    """Whether the report brings what is asked for: help, news, and whether the failure is known."""
    return recogniser.hints.only_calls_for_help(question) or not BROUGHT.isdisjoint(
        recogniser.meanings(question, language)
    )


def _answered(exchange: Exchange, rooms: Rooms, recogniser: Recogniser, question: str) -> bool:
    """Answer a question if an article is sure; the report that follows is about something else."""
    finding = rooms.answering.search(exchange, question)
    by_country = rooms.phones.names_country(question) and recogniser.hints.mentions_phone(question)
    if by_country or "phones" in recogniser.meanings(question, exchange.language):
        rooms.phones.tell(exchange, question)
    elif finding.outcome == "answered":
        rooms.answering.answer(exchange, question, finding)
    else:
        return False
    exchange.change(settled=True)
    return True


def _question(point: str, recogniser: Recogniser, language: str) -> str:
    """What a point asks, without its number and leading words; empty for a trouble (`why do my calls drop?`)."""
    questions = recogniser.questions
    question = questions.without_joint(ITEM.sub("", point, count=1).strip())
    long_enough = len(simple_words(question)) >= SHORTEST_QUESTION
    asks = (long_enough and questions.asks(question)) or recogniser.hints.only_calls_for_help(question)
    return question if asks and is_report(question, language) < PERHAPS_A_REPORT else ""
