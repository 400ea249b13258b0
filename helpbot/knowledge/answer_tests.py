"""Run the tests that articles bring along: which questions must find them, and which must not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from helpbot.knowledge.base import OFFERED, Finding, KnowledgeBase
from helpbot.knowledge.search.hits import Hit
from helpbot.problems import Problem
from helpbot.settings import CheckSettings


@dataclass(frozen=True)
class AskedQuestion:
    """One line of an article's tests, and what it found."""

    article: str
    language: str
    question: str
    wanted: bool
    finding: Finding

    @property
    def place(self) -> int:
        """The rank of the article, from 1; 0 if it was not found."""
        ids = [hit.id for hit in self.finding.hits]
        return ids.index(self.article) + 1 if self.article in ids else 0

    @property
    def answered_wrongly(self) -> bool:
        """Whether the article is the answer to a question that it must not answer."""
        return not self.wanted and self.finding.outcome == "answered" and self.place == 1

    @property
    def holds(self) -> bool:
        """Whether the test passes."""
        return self.place == 1 if self.wanted else not self.answered_wrongly

    @property
    def thief(self) -> Hit | None:
        """The article that comes first instead of the right one; the article itself where it must not."""
        return self.finding.hits[0] if self.finding.hits and not self.holds else None


@dataclass(frozen=True)
class AnswerTestResult:
    """The result of all answer tests."""

    questions: tuple[AskedQuestion, ...]

    @property
    def matches(self) -> tuple[AskedQuestion, ...]:
        """The questions that must find their article."""
        return tuple(question for question in self.questions if question.wanted)

    def share(self, best: int) -> float:
        """The share of `matches` whose article is among the first `best`."""
        held = sum(1 <= question.place <= best for question in self.matches)
        return held / len(self.matches) if self.matches else 1.0

    @property
    def share_answered_wrongly(self) -> float:
        """The share of `does_not_match` that is answered with the article all the same."""
        unwanted = [question for question in self.questions if not question.wanted]
        return sum(question.answered_wrongly for question in unwanted) / len(unwanted) if unwanted else 0.0

    @property
    def failing(self) -> tuple[AskedQuestion, ...]:
        """The tests that fail."""
        return tuple(question for question in self.questions if not question.holds)

    @property
    def thieves(self) -> dict[str, Counter[str]]:
        """The articles that come first for questions of others: how many of each. The worst first."""
        taken: dict[str, Counter[str]] = {}
        for question in self.failing:
            if question.thief and question.thief.id != question.article:
                taken.setdefault(question.thief.id, Counter())[question.article] += 1
        return dict(sorted(taken.items(), key=lambda item: (-item[1].total(), item[0])))

    def __str__(self) -> str:
        return (
            f"answer tests: {len(self.matches)} questions, {self.share(1):.1%} found first, "
            f"{self.share(OFFERED):.1%} among the first {OFFERED}, {self.share_answered_wrongly:.1%} answered wrongly"
        )


def run_tests(base: KnowledgeBase) -> AnswerTestResult:
    """Ask every test question of every article."""
    return AnswerTestResult(tuple(_ask_all(base)))


def _ask_all(base: KnowledgeBase) -> Iterable[AskedQuestion]:
    for article in base.articles.values():
        for wanted, by_language in ((True, article.tests.matches), (False, article.tests.does_not_match)):
            for language, questions in by_language.items():
                for question in questions:
                    finding = base.find(question, language)
                    yield AskedQuestion(article.id, language, question, wanted, finding)


def problems_in(result: AnswerTestResult, standard: CheckSettings) -> Iterator[Problem]:
    """Where the answer tests fall short of the standard."""
    for best, least in ((1, standard.found_first), (OFFERED, standard.found_among_offered)):
        if result.share(best) < least:
            found = f"{result.share(best):.1%} of the questions find their article among the first {best}"
            fix = "see helpbot check --report; add people's wordings to `questions`"
            yield Problem("answer tests", 0, 0, f"{found}, expected {least:.1%}", fix)
    if result.share_answered_wrongly > standard.answered_wrongly:
        what = f"{result.share_answered_wrongly:.1%} of the `does_not_match` questions are answered with their article"
        fix = "see helpbot check --report; add such lines to out-of-scope.yaml, or raise search.answered in app.yaml"
        yield Problem("answer tests", 0, 0, what, fix)
