"""Knowledge gaps: what people asked without getting a good answer, grouped by meaning."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from helpbot.desk.feedback.troubled import FAULTS, TroubledQuestion, troubled_questions
from helpbot.desk.ports.outside import Clock
from helpbot.knowledge.base import KnowledgeBase
from helpbot.knowledge.grouping import groups, topics
from helpbot.tickets.database import Database

MOST_COMPARED = 2000
"""How many different questions are compared with each other; the rarest beyond them are left out."""


@dataclass(frozen=True)
class Gap:
    """Questions that ask for the same thing, the commonest first; and what the search finds for that one today."""

    questions: tuple[TroubledQuestion, ...]
    nearest: str | None
    score: float
    outcome: str

    @property
    def example(self) -> str:
        """The commonest wording."""
        return self.questions[0].text

    @property
    def count(self) -> int:
        """How often people were left without a good answer."""
        return sum(question.count for question in self.questions)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which it was asked."""
        return tuple(sorted({question.language for question in self.questions}))

    @property
    def faults(self) -> dict[str, int]:
        """What went wrong, and how often."""
        total = sum((question.faults for question in self.questions), Counter[str]())
        return {fault: total[fault] for fault in FAULTS if total[fault]}

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles that were shown and did not help, the commonest first."""
        total = sum((question.articles for question in self.questions), Counter[str]())
        return tuple(sorted(total, key=lambda article: (-total[article], article)))

    def by_language(self) -> dict[str, list[str]]:
        """The wordings of each language, the language of the commonest first."""
        found: dict[str, list[str]] = {}
        for question in self.questions:
            found.setdefault(question.language, []).append(question.text)
        return found

    def told(self) -> dict[str, Any]:
        """Ready for JSON."""
        return {
            "count": self.count,
            "example": self.example,
            "languages": list(self.languages),
            "faults": self.faults,
            "articles": list(self.articles),
            "nearest": self.nearest,
            "score": round(self.score, 4),
            "outcome": self.outcome,
            "questions": [{"text": q.text, "lang": q.language, "count": q.count} for q in self.questions],
        }


@dataclass(frozen=True)
class Gaps:
    """Finds the gaps in the log of questions. Safe to share between threads."""

    database: Database
    knowledge: KnowledgeBase
    clock: Clock

    def find(self, days: int) -> tuple[Gap, ...]:
        """The gaps of the last `days`, most frequent first."""
        since = (self.clock.now() - timedelta(days=days)).date()
        with self.database.read() as session:
            troubled = troubled_questions(session, since)
        known = [self._with_language(question) for question in troubled if question.count and question.text.strip()]
        known.sort(key=lambda question: (-question.count, question.text, question.language))
        return self._grouped(known[:MOST_COMPARED])

    def _grouped(self, questions: Sequence[TroubledQuestion]) -> tuple[Gap, ...]:
        words = {language: self.knowledge.words(language) for language in {q.language for q in questions}}
        told = [topics(question.text, words[question.language]) for question in questions]
        found = [self._gap(tuple(questions[position] for position in group)) for group in groups(told)]
        return tuple(sorted(found, key=lambda gap: (-gap.count, gap.example)))

    def _gap(self, questions: tuple[TroubledQuestion, ...]) -> Gap:
        finding = self.knowledge.find(questions[0].text, questions[0].language)
        best = finding.hits[0] if finding.hits else None
        return Gap(questions, best.id if best else None, best.score if best else 0.0, finding.outcome)

    def _with_language(self, question: TroubledQuestion) -> TroubledQuestion:
        """Feedback stored by an earlier version has no language."""
        language = question.language or self.knowledge.detector.detect(question.text).language
        return TroubledQuestion(question.text, language, question.faults, question.articles)
