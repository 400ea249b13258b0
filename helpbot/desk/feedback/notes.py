"""The log of questions and feedback, by which gaps in the knowledge are found. It holds nobody's identity."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, insert
from sqlmodel import Session, col, select

from helpbot.dialogue.turn import NoteFeedback, NoteQuestion
from helpbot.tickets.flow_tables import FeedbackRow, QuestionRow
from helpbot.tickets.prepared import Prepared

_INTO_QUESTIONS = Prepared(insert(QuestionRow))


@dataclass(frozen=True)
class FeedbackCount:
    """How often people said of an article that it helped, or that it did not."""

    article: str
    helpful: int
    unhelpful: int


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
    """Remember what became of an answer."""
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


def feedback_counts(session: Session) -> tuple[FeedbackCount, ...]:
    """Per article that anybody judged, in the order of their ids."""
    judged = col(FeedbackRow.verdict).in_(("helpful", "not_helpful"))
    helpful = func.count().filter(col(FeedbackRow.verdict) == "helpful")
    unhelpful = func.count().filter(col(FeedbackRow.verdict) == "not_helpful")
    query = select(FeedbackRow.article, helpful, unhelpful).where(judged).group_by(col(FeedbackRow.article))
    rows = session.exec(query.order_by(col(FeedbackRow.article))).all()
    return tuple(FeedbackCount(article, yes, no) for article, yes, no in rows if article)
