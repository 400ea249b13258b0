"""Since when, in the person's own words: the shortest piece of what they wrote that says it."""

from __future__ import annotations

from helpbot.language.text import fold
from helpbot.triage.extraction.moments.pieces import Pieces, pieces_in
from helpbot.triage.extraction.texts.reading import Reading
from helpbot.triage.report import ReadReport


def started_at(report: ReadReport) -> str:
    """The words that say since when; empty if unknown.

    An answer that names a moment takes precedence over the message, which it may correct; `today` corrects no hour.
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
    """The occasion in an answer without a moment, else all of it; empty if it says that nobody knows."""
    if answer.says("no_date") and not pieces.all:
        return ""
    return pieces.words() or answer.text.strip(" .,;:!?¡¿…-–")
