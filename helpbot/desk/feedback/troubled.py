"""Questions that went wrong, read from the log.

A question went wrong when nothing was found for it, when none of the articles offered was right, when the article shown
did not help, or when a ticket followed the answer all the same.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from sqlmodel import Session, col, func, select

from helpbot.tickets.flow_tables import FeedbackRow, QuestionRow

FAULTS = ("unknown", "none_of_these", "not_helpful", "ticket")
"""What may go wrong with a question."""


@dataclass(frozen=True)
class TroubledQuestion:
    """One wording that went wrong: how often, in which way, and after which articles."""

    text: str
    language: str
    faults: Counter[str] = field(default_factory=Counter)
    articles: Counter[str] = field(default_factory=Counter)

    @property
    def count(self) -> int:
        """At least how often: several faults may stem from one asking, but each miss is an asking of its own."""
        others = max(self.faults[fault] for fault in FAULTS if fault != "unknown")
        return self.faults["unknown"] + others


def troubled_questions(session: Session, since: date) -> tuple[TroubledQuestion, ...]:
    """All wordings that went wrong since that day, in no particular order."""
    found: dict[tuple[str, str], TroubledQuestion] = {}
    unknown = select(QuestionRow.question, QuestionRow.language, func.count()).where(
        QuestionRow.asked_on >= since, QuestionRow.outcome == "unknown"
    )
    for text, language, count in session.exec(unknown.group_by(QuestionRow.question, QuestionRow.language)):
        _of(found, text, language).faults["unknown"] += count
    wrong = col(FeedbackRow.verdict).in_(FAULTS)
    for row in session.exec(
        select(FeedbackRow).where(FeedbackRow.given_on >= since, wrong).order_by(col(FeedbackRow.id))
    ):
        if row.article or row.offered:  # otherwise it is a ticket after a miss, and the miss is counted already
            question = _of(found, row.question, row.language)
            question.faults[row.verdict] += 1
            question.articles.update([row.article] if row.article else [])
    return tuple(found.values())


def _of(found: dict[tuple[str, str], TroubledQuestion], text: str, language: str) -> TroubledQuestion:
    return found.setdefault((text, language), TroubledQuestion(text, language))
