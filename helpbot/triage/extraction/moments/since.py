"""Since when, in the person's own words: the shortest piece of what they wrote that tells it."""

from __future__ import annotations

from helpbot.language.text import fold
from helpbot.triage.extraction.moments.pieces import Pieces, pieces_in
from helpbot.triage.extraction.texts.reading import Reading
from helpbot.triage.report import ReadReport


def started_at(report: ReadReport) -> str:
    """The words that tell since when; empty when nobody knows.

    An answer that names a moment counts before what the message says: it may correct it. `Today` corrects no hour.
    """
    text, answer = pieces_in(report.text), pieces_in(report.since, asked=True)
    told = text.words(opened=True, timed=True)
    answered = answer.words(opened=True, timed=True) or answer.words(timed=True)
    if told and _only_today(answered, report.since):
        return told
    return answered or told or text.words(opened=True) or _said(answer, report.since) or text.words(plain=True)


def _only_today(words: str, answer: Reading) -> bool:
    return answer.vocabulary.times.days_back.get(fold(words)) == 0


def _said(pieces: Pieces, answer: Reading) -> str:
    """Of an answer without a moment the occasion, else all of it; empty when it says that nobody knows."""
    if answer.says("no_date") and not pieces.all:
        return ""
    return pieces.words() or answer.text.strip(" .,;:!?¡¿…-–")
