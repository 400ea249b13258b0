"""Feedback on an answer is noted with its question, but not by whom."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlmodel import select

from helpbot.desk.feedback.notes import note_feedback
from helpbot.dialogue.turn import NoteFeedback
from helpbot.tickets.database import Database
from helpbot.tickets.flow_tables import FeedbackRow
from tests.desk.fakes import START
from tests.dialogue.talk import IGNORANT, SURE, UNSURE, Talk

QUESTION = "how do I feed my dog?"
REPORT = ("report a problem", "the weekly report shows the old logo", "skip", "skip", "skip", "skip", "skip", "yes")


def test_an_answer_is_judged_by_button_or_word() -> None:
    talk = Talk(SURE)
    talk.say(QUESTION)
    talk.press("Yes")
    talk.say(QUESTION, "no")
    assert talk.verdicts() == [("helpful", QUESTION, "feed", ()), ("not_helpful", QUESTION, "feed", ())]


def test_a_chosen_suggestion_is_noted_with_the_others_offered() -> None:
    talk = Talk(UNSURE)
    talk.say(QUESTION)
    offered = tuple(choice.value for choice in talk.replies[0].choices if choice.value)
    assert len(offered) > 1
    talk.press("Walk a dog")
    assert talk.verdicts() == [("chosen", QUESTION, "walk", offered)]


def test_an_article_offered_because_another_did_not_help_is_chosen_for_the_same_question() -> None:
    talk = Talk(SURE)
    talk.say(QUESTION, "no")
    talk.press("Find a vet")
    assert talk.verdicts()[-1] == ("chosen", QUESTION, "vet", ("vet",))


def test_a_button_of_an_earlier_answer_chooses_nothing() -> None:
    talk = Talk(UNSURE)
    talk.say(QUESTION)
    old = talk.button("Walk a dog")
    talk.say("thanks")
    talk.pick(old)
    assert talk.verdicts() == []


@pytest.mark.parametrize("refusal", ["None of these", "none of them", "no", "that didn't help"])
def test_none_of_the_suggestions(refusal: str) -> None:
    talk = Talk(UNSURE)
    talk.say(QUESTION)
    offered = tuple(choice.value for choice in talk.replies[0].choices if choice.value)
    talk.say(refusal)
    assert talk.verdicts() == [("none_of_these", QUESTION, None, offered)]


def test_a_later_question_does_not_judge_what_was_shown_for_an_earlier_one() -> None:
    talk = Talk(SURE)
    talk.say(QUESTION, "qqqq", "no")
    assert talk.verdicts() == []


class TestTickets:
    def test_a_ticket_after_an_answer_names_the_question_and_the_article(self) -> None:
        talk = Talk(SURE)
        talk.say(QUESTION, *REPORT)
        assert talk.filed()
        assert talk.verdicts() == [("ticket", QUESTION, "feed", ())]

    def test_a_ticket_after_ignored_suggestions_names_them(self) -> None:
        talk = Talk(UNSURE)
        talk.say(QUESTION)
        offered = tuple(choice.value for choice in talk.replies[0].choices if choice.value)
        talk.say(*REPORT)
        assert talk.verdicts() == [("ticket", QUESTION, None, offered)]

    def test_a_ticket_after_a_miss_names_no_article(self) -> None:
        talk = Talk(IGNORANT)
        talk.say("when does the canteen open", *REPORT)
        assert talk.verdicts() == [("ticket", "when does the canteen open", None, ())]

    @pytest.mark.parametrize("settled", ["yes", "it helped"])
    def test_an_answer_that_helped_is_not_blamed(self, settled: str) -> None:
        talk = Talk(SURE)
        talk.say(QUESTION, settled, *REPORT)
        assert [verdict for verdict, *_ in talk.verdicts()] == ["helpful"]

    def test_an_answer_of_another_day_is_not_blamed(self) -> None:
        talk = Talk(SURE)
        talk.say(QUESTION)
        talk.wait(timedelta(days=1))
        talk.say(*REPORT)
        assert talk.verdicts() == []

    def test_a_second_ticket_does_not_blame_the_answer_again(self) -> None:
        talk = Talk(SURE)
        talk.say(QUESTION, *REPORT, *REPORT)
        assert len(talk.verdicts()) == 1

    def test_a_question_in_the_middle_of_a_report_changes_nothing(self) -> None:
        talk = Talk(SURE)
        talk.say(QUESTION, *REPORT[:2], "how often should I walk my dog?", *REPORT[2:])
        assert ("ticket", QUESTION, "feed", ()) in talk.verdicts()

    def test_a_cancelled_report_does_not_count_as_a_ticket(self) -> None:
        talk = Talk(SURE)
        talk.say(QUESTION, "report a problem", "cancel")
        assert talk.verdicts() == []


def test_feedback_is_stored_without_identity(database: Database) -> None:
    note = NoteFeedback("chosen", QUESTION, "en", "walk", ("feed", "walk"))
    with database.write() as session:
        note_feedback(session, note, START.date())
    with database.read() as session:
        [row] = session.exec(select(FeedbackRow)).all()
    assert row.model_dump(exclude={"id"}) == {
        "given_on": START.date(),
        "verdict": "chosen",
        "question": QUESTION,
        "language": "en",
        "article": "walk",
        "offered": ["feed", "walk"],
    }
