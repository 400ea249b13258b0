"""The log of questions and feedback, from which knowledge gaps are found. It identifies nobody."""

from __future__ import annotations

from datetime import date

from sqlalchemy import insert
from sqlmodel import Session

from helpbot.dialogue.turn import NoteFeedback, NoteQuestion
from helpbot.tickets.flow_tables import FeedbackRow, QuestionRow
from helpbot.tickets.prepared import Prepared

_INTO_QUESTIONS = Prepared(insert(QuestionRow))


def note_question(session: Session, note: NoteQuestion, today: date) -> None:
    """Remember a question and its outcome."""
    _INTO_QUESTIONS.run(
        session,
        asked_on=today,
        question=note.question,
        language=note.language,
        outcome=note.outcome,
        article=note.article,
        score=note.score,
    )


def note_feedback(session: Session, note: NoteFeedback, today: date) -> None:
    """Remember what came of an answer."""
    session.add(
        FeedbackRow(
            given_on=today,
            verdict=note.verdict,
            question=note.question,
            language=note.language,
            article=note.article,
            offered=list(note.offered),
        )
    )
