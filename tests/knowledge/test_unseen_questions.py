"""Questions by people who saw only titles and answers find their article; those that none covers are refused.

Nobody reads `tests/data/questions.jsonl` and `plain-questions.jsonl` (as short and ordinary as people can ask): they
are for measuring. `also` names other articles that would serve as well.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from helpbot.knowledge.base import Finding, KnowledgeBase
from tests.transcripts import shipped_content

DATA = Path(__file__).parents[1] / "data"
EACH = pytest.mark.parametrize("language", ["en", "es"])
SETS = pytest.mark.parametrize("questions", ["questions", "plain-questions"])


@pytest.fixture(scope="module")
def knowledge() -> KnowledgeBase:
    return shipped_content().knowledge


def asked(questions: str, language: str, *, covered: bool) -> Iterator[dict[str, Any]]:
    lines = map(json.loads, (DATA / f"{questions}.jsonl").read_text("utf-8").splitlines())
    return (line for line in lines if line["lang"] == language and (line["article"] is not None) == covered)


def share(held: list[bool]) -> float:
    return sum(held) / len(held)


def first_articles(found: Finding, most: int) -> set[str]:
    return {hit.id for hit in found.hits[:most]}


@EACH
@SETS
def test_the_right_article_is_found_and_another_one_hardly_ever_given(
    knowledge: KnowledgeBase, questions: str, language: str
) -> None:
    first, among_three, wrong = [], [], []
    for line in asked(questions, language, covered=True):
        found = knowledge.find(line["text"], language)
        right = {line["article"], *line["also"]}
        first.append(bool(first_articles(found, 1) & right))
        among_three.append(bool(first_articles(found, 3) & right))
        wrong.append(found.outcome == "answered" and not first[-1])
    assert share(first) >= 0.94
    assert share(among_three) >= 0.98
    assert share(wrong) <= 0.02


@EACH
@SETS
def test_questions_that_no_article_covers_are_refused(knowledge: KnowledgeBase, questions: str, language: str) -> None:
    """Half of them are close to an article."""
    lines = asked(questions, language, covered=False)
    assert share([knowledge.find(line["text"], language).outcome == "answered" for line in lines]) <= 0.07
