"""Buttons of an earlier report: pressed while another one is made they are explained, and change nothing of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from helpbot.dialogue.messages import Choice
from tests.dialogue.talk import IGNORANT, Talk

TWO = "two things: the dashboards are blank for the whole sales team since 8, and I cannot hear callers"
EXPIRED = "That button belongs to an earlier message and no longer applies."


@pytest.fixture
def talk() -> Talk:
    return Talk(IGNORANT)


def button_of_a_report(talk: Talk, label: str) -> Choice:
    """A button for one of two problems, offered by the summary of their report."""
    talk.say(TWO, "separately", "just file it", "correct something")
    return talk.button(label)


def test_the_button_of_a_problem_corrects_it(talk: Talk) -> None:
    talk.pick(button_of_a_report(talk, "2. I cannot hear callers"))
    talk.press("Impact")
    talk.say("forty agents cannot work")

    assert [draft.business_impact for draft in talk.drafts()] == ["", "forty agents cannot work"]


@pytest.mark.parametrize(
    "another", [("my headset is dead and nobody hears me",), (TWO, "separately"), (TWO, "together")]
)
def test_that_of_an_earlier_report_corrects_none(talk: Talk, another: tuple[str, ...]) -> None:
    second = button_of_a_report(talk, "2. I cannot hear callers")
    talk.say("back", "file it")
    talk.wait(timedelta(minutes=1))
    talk.say("report a problem", *another, "just file it")
    summary = talk.replies[-1]

    talk.pick(second)

    explained, reminded = talk.replies
    assert explained.text.startswith(EXPIRED)
    assert reminded.choices == summary.choices


def test_nor_does_that_of_a_problem_that_was_put_together_with_another_one_since(talk: Talk) -> None:
    second = button_of_a_report(talk, "2. I cannot hear callers")
    talk.say("back", "back", "back", TWO, "together", "just file it")

    talk.pick(second)

    assert talk.replies[0].text.startswith(EXPIRED)
