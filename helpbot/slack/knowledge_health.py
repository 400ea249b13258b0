"""The state of the knowledge base, for those who maintain it: its size, its tests, and its gaps."""

from __future__ import annotations

from dataclasses import dataclass

from helpbot.desk.feedback.gaps import Gaps
from helpbot.knowledge.answer_tests import AnswerTestResult, run_tests
from helpbot.knowledge.base import KnowledgeBase
from helpbot.slack.background import InBackground, Unknown

DAYS = 30
"""Gaps of this many days are counted."""
GAPS_KEPT_SECONDS = 600.0
TESTS_KEPT_SECONDS = 86_400.0
"""The articles of a running bot do not change: only a failed run is worth repeating."""


@dataclass(frozen=True)
class Health:
    """What is known so far."""

    articles: int
    gaps: int | Unknown
    tests: AnswerTestResult | Unknown


class KnowledgeHealth:
    """Runs the answer tests and looks for gaps when somebody asks, without making them wait."""

    def __init__(self, knowledge: KnowledgeBase, gaps: Gaps) -> None:
        self._articles = len(knowledge.articles)
        self._gaps = InBackground("looking for gaps", lambda: len(gaps.find(DAYS)), GAPS_KEPT_SECONDS)
        self._tests = InBackground("testing the answers", lambda: run_tests(knowledge), TESTS_KEPT_SECONDS)

    def now(self) -> Health:
        """What is known now."""
        return Health(self._articles, self._gaps.latest(), self._tests.latest())
