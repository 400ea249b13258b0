"""What a form is filled with when it is opened after a talk."""

from __future__ import annotations

from tests.dialogue.talk import IGNORANT, SURE, Talk


def test_a_question_that_was_answered_is_not_in_the_form() -> None:
    talk = Talk(SURE)
    talk.say("how do I feed my dog")
    assert talk.form() == ""


def test_a_question_that_found_no_answer_is() -> None:
    talk = Talk(IGNORANT)
    talk.say("how do I paint a fence")
    assert talk.form() == "how do I paint a fence"


def test_a_problem_that_an_article_answers_is_whatever_was_asked_since() -> None:
    talk = Talk(SURE)
    talk.say("my calls drop when I transfer them", "how do I feed my dog")
    assert talk.form() == "my calls drop when I transfer them"


def test_what_was_cancelled_is_not() -> None:
    talk = Talk(SURE)
    talk.say("how do I feed my dog", "report a problem", "the weekly report shows the old logo")
    assert talk.form() == "the weekly report shows the old logo"
    talk.say("cancel")
    assert talk.form() == ""
