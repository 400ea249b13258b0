"""What was said before a problem goes into its ticket if it belongs there."""

from __future__ import annotations

import pytest

from tests.dialogue.talk import IGNORANT, SURE, Talk


@pytest.mark.parametrize(
    ("before", "problem", "told"),
    [
        ("it's about the chats", "they don't arrive", "it's about the chats\nthey don't arrive"),
        ("our sales team", "they can't hear anyone", "our sales team\nthey can't hear anyone"),
        ("how do I mute a dog?", "they don't arrive", "they don't arrive"),
        ("it's about the chats", "the dashboard is frozen", "the dashboard is frozen"),
    ],
)
def test_what_leads_up_to_a_problem_comes_before_it(before: str, problem: str, told: str) -> None:
    talk = Talk(IGNORANT)
    talk.say(before, problem, "just file it")
    assert talk.draft().description == told


@pytest.mark.parametrize("problem", ["I did that already and it keeps failing", "it keeps failing"])
def test_a_question_whose_answer_did_not_help_comes_after_it(problem: str) -> None:
    talk = Talk(SURE)
    talk.say("how do I feed my dog", problem, "just file it")
    assert talk.draft().description == f"{problem}\nhow do I feed my dog"
