"""How the knowledge base is doing, for those who keep it: its size, its own tests, and what was asked in vain."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from helpbot.desk.gaps import Gaps
from helpbot.knowledge.answer_tests import TestResult, run_tests
from helpbot.knowledge.base import KnowledgeBase

DAYS = 30
"""Gaps of so many days are counted."""


@dataclass(frozen=True)
class Health:
    """What was found; `tests` is None while they still run."""

    articles: int
    gaps: int
    tests: TestResult | None


class KnowledgeHealth:
    """Runs the answer tests once, in the background, when somebody first wants to know."""

    def __init__(self, knowledge: KnowledgeBase, gaps: Gaps) -> None:
        self._knowledge = knowledge
        self._gaps = gaps
        self._tests: TestResult | None = None
        self._running = threading.Lock()

    def now(self) -> Health:
        """As far as it is known. Raises `DatabaseTrouble`."""
        if self._tests is None and self._running.acquire(blocking=False):
            threading.Thread(target=self._run, name="answer tests", daemon=True).start()
        return Health(len(self._knowledge.articles), len(self._gaps.find(DAYS)), self._tests)

    def _run(self) -> None:
        self._tests = run_tests(self._knowledge)
