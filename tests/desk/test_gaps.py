"""Gaps: what went wrong, with the same questions together, the most frequent first."""

from __future__ import annotations

from datetime import timedelta

import pytest

from helpbot.desk.feedback.gaps import Gap, Gaps
from helpbot.desk.feedback.notes import note_feedback, note_question
from helpbot.dialogue.turn import NoteFeedback, NoteQuestion
from helpbot.knowledge.base import KnowledgeBase
from helpbot.knowledge.outcome import Outcome
from helpbot.settings import SearchSettings
from helpbot.tickets.database import Database
from tests.desk.fakes import START, FakeClock
from tests.dialogue.talk import FEED, VET, WALK

KNOWLEDGE = KnowledgeBase((FEED, WALK, VET), SearchSettings())


class Log:
    """What was asked and what came of it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def asked(self, *texts: str, outcome: Outcome = "unknown", language: str = "en", days_ago: int = 0) -> None:
        """Questions with their outcome."""
        with self._database.write() as session:
            for text in texts:
                note = NoteQuestion(text, language, outcome, None, 0.1)
                note_question(session, note, (START - timedelta(days=days_ago)).date())

    def noted(self, *notes: NoteFeedback) -> None:
        """What came of answers."""
        with self._database.write() as session:
            for note in notes:
                note_feedback(session, note, START.date())

    def gaps(self, days: int = 30) -> tuple[Gap, ...]:
        """What is found to be wrong."""
        return Gaps(self._database, KNOWLEDGE, FakeClock()).find(days)


@pytest.fixture
def log(database: Database) -> Log:
    return Log(database)


def test_nothing_wrong_is_no_gap(log: Log) -> None:
    log.asked("feed my dog", outcome="answered")
    log.noted(
        NoteFeedback("helpful", "feed my dog", "en", "feed"), NoteFeedback("chosen", "dog", "en", "feed", ("feed",))
    )
    assert log.gaps() == ()


def test_unanswered_questions_are_grouped_and_the_most_frequent_comes_first(log: Log) -> None:
    log.asked(
        "cat food", "when does the canteen open", "canteen opening", "canteen opening", "cat food?", "canteen opens"
    )
    canteen, cat = log.gaps()
    assert (canteen.count, canteen.example) == (4, "canteen opening")
    assert (cat.count, cat.faults) == (2, {"unknown": 2})


def test_each_kind_of_failure_is_listed_with_the_articles_shown(log: Log) -> None:
    log.noted(
        NoteFeedback("none_of_these", "dog hotel", "en", None, ("feed", "walk")),
        NoteFeedback("not_helpful", "hotel for a dog", "en", "walk"),
        NoteFeedback("ticket", "dogs hotel", "en", "walk"),
    )
    [gap] = log.gaps()
    assert gap.faults == {"none_of_these": 1, "not_helpful": 1, "ticket": 1}
    assert (gap.count, gap.articles) == (3, ("walk",))


def test_a_question_that_went_wrong_in_several_ways_counts_once(log: Log) -> None:
    log.asked("dog hotel", outcome="answered")
    log.noted(NoteFeedback("not_helpful", "dog hotel", "en", "walk"), NoteFeedback("ticket", "dog hotel", "en", "walk"))
    log.asked("cat food")
    log.noted(NoteFeedback("ticket", "cat food", "en"))
    assert [(gap.example, gap.count) for gap in log.gaps()] == [("cat food", 1), ("dog hotel", 1)]


def test_only_the_requested_days_count(log: Log) -> None:
    log.asked("cat food", days_ago=10)
    assert log.gaps(days=9) == ()
    assert len(log.gaps(days=10)) == 1


def test_languages_share_a_group_where_the_words_are_the_same(log: Log) -> None:
    log.asked("vpn token")
    log.asked("token vpn", language="es")
    [gap] = log.gaps()
    assert gap.languages == ("en", "es")
    assert gap.by_language() == {"es": ["token vpn"], "en": ["vpn token"]}


def test_the_nearest_article_at_present_is_named_with_its_score(log: Log) -> None:
    log.asked("what do my dogs eat", "zzz")
    feed, nothing = log.gaps()
    assert (feed.nearest, feed.outcome) == ("feed", "answered")
    assert feed.score == KNOWLEDGE.find("what do my dogs eat", "en").hits[0].score
    assert (nothing.nearest, nothing.outcome) == (None, "unknown")


def test_the_order_is_always_the_same(log: Log) -> None:
    log.asked("b word", "a thing", "canteen", "canteen hours")
    assert [gap.told() for gap in log.gaps()] == [gap.told() for gap in log.gaps()]
    assert [gap.example for gap in log.gaps()] == ["canteen", "a thing", "b word"]
