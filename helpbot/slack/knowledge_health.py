"""How the knowledge base is doing, for those who keep it: its size, its own tests, and what was asked in vain."""

from __future__ import annotations

from dataclasses import dataclass

from helpbot.desk.feedback.gaps import Gaps
from helpbot.knowledge.answer_tests import AnswerTestResult, run_tests
from helpbot.knowledge.base import KnowledgeBase
from helpbot.slack.background import InBackground, Unknown

DAYS = 30
"""Gaps of so many days are counted."""
GAPS_KEPT_SECONDS = 600.0
TESTS_KEPT_SECONDS = 86_400.0
"""The articles of a running bot stay the same: only what failed may turn out otherwise."""


@dataclass(frozen=True)
class Health:
    """What was found so far."""

    articles: int
    gaps: int | Unknown
    tests: AnswerTestResult | Unknown


class KnowledgeHealth:
    """Tests the answers and looks for gaps when somebody wants to know, without keeping them waiting."""

    def __init__(self, knowledge: KnowledgeBase, gaps: Gaps) -> None:
        self._articles = len(knowledge.articles)
        self._gaps = InBackground("looking for gaps", lambda: len(gaps.find(DAYS)), GAPS_KEPT_SECONDS)
        self._tests = InBackground("testing the answers", lambda: run_tests(knowledge), TESTS_KEPT_SECONDS)

    def now(self) -> Health:
        """As far as it is known."""
        return Health(self._articles, self._gaps.latest(), self._tests.latest())
