"""What is picked in the middle of a report does not make the bot forget its open question."""

from __future__ import annotations

import pytest

from helpbot.dialogue.choices import Action
from helpbot.dialogue.messages import Choice
from tests.dialogue.talk import SURE, Talk


@pytest.mark.parametrize(
    "choice",
    [
        Choice(label="Feed a dog", action=Action.ARTICLE, value="feed"),
        Choice(label="None of these", action=Action.NONE_OF_THESE),
        Choice(label="Yes", action=Action.HELPFUL, value="feed"),
        Choice(label="No", action=Action.NOT_HELPFUL, value="feed"),
        Choice(label="Menu", action=Action.MENU),
    ],
)
def test_the_open_question_comes_back_after_what_was_picked(choice: Choice) -> None:
    talk = Talk(SURE)
    talk.say("report a problem", "the weekly report shows the old logo")
    asked = talk.replies[-1].text.removeprefix("Let's report it. ")
    talk.pick(choice)
    assert len(talk.replies) > 1
    assert talk.replies[-1].text == f"Back to your report. {asked}"
