"""The report on answer tests: which articles take the questions of others, and what each threshold would cost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpbot.knowledge import answer_tests
from helpbot.knowledge.article import AnswerTests, Article
from helpbot.knowledge.base import Finding, KnowledgeBase
from helpbot.knowledge.costs import STEPS, costs, outside_scores
from helpbot.knowledge.outcome import outcome_of
from helpbot.knowledge.search.hits import Hit
from helpbot.settings import SearchSettings

PRESENT = SearchSettings(answered=0.6, suggested=0.2)


def asked(article: str, *hits: tuple[str, float], wanted: bool = True) -> answer_tests.AskedQuestion:
    found = tuple(Hit(identity, score) for identity, score in hits)
    outcome = outcome_of([score for _, score in hits], PRESENT)
    return answer_tests.AskedQuestion(article, "en", "?", wanted, Finding(outcome, "en", found))


RESULT = answer_tests.AnswerTestResult(
    (
        asked("a", ("a", 0.9)),
        asked("a", ("b", 0.7), ("a", 0.3)),
        asked("b", ("a", 0.5), ("b", 0.4)),
        asked("b", ("a", 0.3)),
        asked("b"),
        asked("a", ("a", 0.62), wanted=False),
        asked("a", ("b", 0.9), wanted=False),
    )
)


def test_articles_that_take_questions_are_named_with_those_they_take_from_the_worst_first() -> None:
    assert RESULT.thieves == {"a": {"b": 2}, "b": {"a": 1}}
    assert list(RESULT.thieves) == ["a", "b"]


def test_failing_tests_are_listed() -> None:
    assert [(q.article, q.wanted, q.thief.id if q.thief else None) for q in RESULT.failing] == [
        ("a", True, "b"),
        ("b", True, "a"),
        ("b", True, "a"),
        ("b", True, None),
        ("a", False, "a"),
    ]


def test_the_present_setting_is_marked() -> None:
    [now] = [row for row in costs(RESULT, ((0.1,), (0.5, 0.1), (0.7, 0.3)), PRESENT, "answered") if row.current]
    assert now.threshold == 0.6
    assert (now.inside, now.answered_right, now.answered_wrong) == (5, 1, 1)
    assert (now.offered_right, now.offered_wrong, now.refused) == (1, 1, 1)
    assert (now.near, now.near_answered) == (2, 1)
    assert (now.outside_answered, now.outside_offered, now.outside_refused) == (1, 1, 1)


def test_a_setting_between_two_steps_has_a_row_of_its_own() -> None:
    rows = costs(RESULT, (), SearchSettings(answered=0.62, suggested=0.2), "answered")
    assert [row.threshold for row in rows] == sorted({0.62, *(step for step in STEPS if step >= 0.2)})


def test_offering_ends_where_answering_begins() -> None:
    assert max(row.threshold for row in costs(RESULT, (), PRESENT, "suggested")) == PRESENT.answered
    assert min(row.threshold for row in costs(RESULT, (), PRESENT, "answered")) == PRESENT.suggested


SCORES = st.floats(0, 1)


@given(st.lists(SCORES, max_size=8), st.lists(st.tuples(SCORES), max_size=8), SCORES, SCORES)
def test_every_question_has_one_outcome_and_a_higher_threshold_answers_fewer(
    inside: list[float], outside: list[tuple[float]], one: float, other: float
) -> None:
    present = SearchSettings(answered=max(one, other), suggested=min(one, other))
    result = answer_tests.AnswerTestResult(tuple(asked("a", ("a", score)) for score in inside))
    for setting in ("answered", "suggested"):
        rows = costs(result, outside, present, setting)  # type: ignore[arg-type]  # mypy does not narrow the loop
        for row in rows:
            ways = (row.answered_right, row.answered_wrong, row.offered_right, row.offered_wrong, row.refused)
            assert sum(ways) == row.inside == len(inside)
            assert row.outside_answered + row.outside_offered + row.outside_refused == len(outside)
        if setting == "answered":
            answered = [row.answered_right for row in rows]
            assert answered == sorted(answered, reverse=True)


TOPICS = ("dog", "cat", "horse", "parrot", "rabbit", "goldfish")
PETS = tuple(
    Article(
        id=name,
        questions={
            "en": tuple(
                f"{what} {name}" for what in ("how do I feed my", "where sleeps the", "bathing a", "toys for the")
            )
        },
        tests=AnswerTests(matches={"en": (f"food for the {name}",)}),
    )
    for name in TOPICS
)
OUTSIDE = {
    "en": (
        "how do I feed my car",
        "where sleeps the president",
        "weather of tomorrow",
        "buy a train ticket",
        "how do I repair my bicycle",
        "where is the station",
        "toys for children",
        "bathing in the sea",
        "who wrote this book",
        "what does a stamp cost",
        "my neighbour is too loud",
        "how long do eggs boil",
    )
}


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    return KnowledgeBase(PETS, PRESENT, out_of_scope=OUTSIDE)


def test_lines_out_of_scope_are_asked_as_if_they_were_new(base: KnowledgeBase) -> None:
    held_out = dict(base.search.refusals("en"))
    assert list(held_out) == list(OUTSIDE["en"])
    assert outside_scores(base) == tuple(held_out.values())
    for line, (score, *_) in held_out.items():
        others = {"en": tuple(other for other in OUTSIDE["en"] if other != line)}
        unaware = KnowledgeBase(PETS, PRESENT, out_of_scope=others)
        assert score == pytest.approx(unaware.find(line, "en").hits[0].score, abs=0.05)


def test_other_lines_can_be_asked_instead(base: KnowledgeBase) -> None:
    question = "how do I feed my dog"
    assert outside_scores(base, {"en": [question, "???"]}) == (base.find(question, "en").scores, ())


def test_the_tests_beside_the_articles_are_asked(base: KnowledgeBase) -> None:
    result = answer_tests.run_tests(base)
    assert len(result.matches) == len(TOPICS)
    assert str(result).startswith("answer tests: 6 questions, ")


def test_a_language_without_such_lines_has_no_refusals(base: KnowledgeBase) -> None:
    assert base.search.refusals("es") == ()
    assert outside_scores(KnowledgeBase(PETS, PRESENT)) == ()
