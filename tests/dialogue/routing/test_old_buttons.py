"""Buttons of an earlier report or question: when pressed later they are explained, and change nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from helpbot.dialogue.messages import Choice
from tests.dialogue.talk import IGNORANT, Talk

TWO = "two things: the dashboards are blank for the whole sales team since 8, and I cannot hear callers"
ANOTHER = ("report a problem", "my headset is dead and nobody hears me")
EXPIRED = "That button belongs to an earlier message and no longer applies."


@pytest.fixture
def talk() -> Talk:
    return Talk(IGNORANT)


def button_of_a_report(talk: Talk, label: str) -> Choice:
    """A button for one of two problems, offered by the summary of their report."""
    talk.say(TWO, "separately", "just file it", "correct something")
    return talk.button(label)


def assert_explained(talk: Talk, button: Choice) -> None:
    """A press changes nothing: the person is told so, and shown again what is open."""
    open_now = talk.replies[-1]
    talk.pick(button)
    explained, reminded = talk.replies
    assert explained.text.startswith(EXPIRED)
    assert reminded.choices == open_now.choices


def test_the_button_of_a_problem_corrects_it(talk: Talk) -> None:
    talk.pick(button_of_a_report(talk, "2. I cannot hear callers"))
    talk.press("Impact")
    talk.say("forty agents cannot work")

    assert [draft.business_impact for draft in talk.drafts()] == ["", "forty agents cannot work"]


@pytest.mark.parametrize(
    "another", [("my headset is dead and nobody hears me",), (TWO, "separately"), (TWO, "together")]
)
def test_the_button_of_an_earlier_report_corrects_nothing(talk: Talk, another: tuple[str, ...]) -> None:
    second = button_of_a_report(talk, "2. I cannot hear callers")
    talk.say("back", "file it")
    talk.wait(timedelta(minutes=1))
    talk.say("report a problem", *another, "just file it")
    assert_explained(talk, second)


def test_the_button_of_a_problem_combined_with_another_since_corrects_nothing(talk: Talk) -> None:
    second = button_of_a_report(talk, "2. I cannot hear callers")
    talk.say("back", "back", "back", TWO, "together", "just file it")

    talk.pick(second)

    assert talk.replies[0].text.startswith(EXPIRED)


def test_the_cancel_of_an_earlier_report_does_not_cancel_the_present_one(talk: Talk) -> None:
    talk.say("report a problem", "nobody can make calls")
    cancel = talk.button("Cancel")
    talk.say("just file it", "file it")
    talk.wait(timedelta(minutes=1))
    talk.say(*ANOTHER)
    assert_explained(talk, cancel)


def test_the_cancel_of_an_earlier_question_cancels_the_report_that_it_belongs_to(talk: Talk) -> None:
    talk.say("report a problem", "nobody can make calls")
    cancel = talk.button("Cancel")
    talk.say("we cannot sell")

    talk.pick(cancel)

    assert talk.form() == ""


@pytest.mark.parametrize("label", ["Skip", "Skip the rest"])
def test_skipping_an_earlier_question_leaves_the_present_one_open(talk: Talk, label: str) -> None:
    talk.say("report a problem", "nobody can make calls")
    way_out = talk.button(label)
    talk.say("we cannot sell")
    assert_explained(talk, way_out)


def test_words_always_mean_the_present_question(talk: Talk) -> None:
    talk.say("report a problem", "nobody can make calls")
    first = talk.button("Skip")
    talk.say("skip")
    assert talk.button("Skip") != first


def test_the_button_of_earlier_problems_combines_nothing(talk: Talk) -> None:
    talk.say("report a problem", TWO)
    together = talk.button("Together, as one")
    talk.say("separately", "just file it", "file it")
    talk.wait(timedelta(minutes=1))
    talk.say("report a problem", "the wallboard is frozen and, apart from that, my headset is dead")

    talk.pick(together)

    assert talk.replies[0].text.startswith(EXPIRED)


@pytest.mark.parametrize("label", ["Separately", "It's the same one"])
def test_the_button_of_an_earlier_second_problem_does_not_settle_a_later_one(talk: Talk, label: str) -> None:
    talk.say("report a problem", "the weekly report shows the old logo", "and my headset is dead too, nobody hears me")
    earlier = talk.button(label)
    talk.say("separately", "just file it", "oh, and the wallboard is frozen as well")
    assert_explained(talk, earlier)


def test_the_button_of_problems_told_in_one_message_does_not_settle_a_later_one(talk: Talk) -> None:
    talk.say("report a problem", TWO)
    earlier = talk.button("Separately")
    talk.say("separately", "just file it", "oh, and the wallboard is frozen as well")
    assert_explained(talk, earlier)


@pytest.mark.parametrize(
    ("said", "label"),
    [
        (("change the severity",), "1 – Critical impact (code red)"),
        (("correct something",), "Impact"),
        (("it works now",), "File it as solved"),
    ],
)
def test_picking_in_an_earlier_report_changes_nothing_in_the_present_one(
    talk: Talk, said: tuple[str, ...], label: str
) -> None:
    talk.say("report a problem", "nobody can make calls", "just file it", *said)
    picked = talk.button(label)
    talk.say("back to the summary", "file it")
    talk.wait(timedelta(minutes=1))
    talk.say(*ANOTHER, "just file it")
    summary = talk.replies[-1]

    talk.pick(picked)

    explained, reminded = talk.replies
    assert explained.text.startswith(EXPIRED)
    assert reminded.choices == summary.choices
