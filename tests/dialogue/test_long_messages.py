"""A long message is searched by its first part, and the person is told so; a report of it contains all of it."""

from __future__ import annotations

from time import thread_time

import pytest

from helpbot.dialogue.turn import NoteQuestion, OpenTickets
from tests.dialogue.talk import IGNORANT, SURE, UNSURE, Talk

FIRST = "how do I feed my dog, I wonder?"
LONG = FIRST + " He is a good dog, and he likes to eat what I eat." * 50
SAID = "That was long, so I read only the first part. If you file a report, all of it is kept."


def heading(text: str) -> str:
    """The first line."""
    return text.partition("\n")[0]


def test_the_person_is_told_that_only_the_first_part_was_read() -> None:
    talk = Talk(SURE)
    talk.say(LONG)
    assert [heading(reply.text) for reply in talk.replies] == [SAID, "**Feed a dog**"]
    [noted] = [effect.question for effect in talk.effects if isinstance(effect, NoteQuestion)]
    assert noted == LONG[:2000]


def test_nothing_is_said_about_a_message_read_to_its_end() -> None:
    talk = Talk(SURE)
    talk.say(LONG[:2000])
    assert [heading(reply.text) for reply in talk.replies] == ["**Feed a dog**"]


def test_a_report_contains_all_of_it_and_its_feedback_the_first_part() -> None:
    talk = Talk(IGNORANT)
    talk.say(LONG)
    talk.press("It's a problem, report it")
    talk.say("skip", "skip", "skip", "skip", "yes")
    [opened] = [effect for effect in talk.effects if isinstance(effect, OpenTickets)]
    assert [draft.description for draft in opened.drafts] == [LONG]
    assert [question for verdict, question, *_ in talk.verdicts() if verdict == "ticket"] == [LONG[:2000]]


ODD = {
    "many questions": "and how do I x " * 2600,
    "many empty lines": "how do I" + "\n" * 35_000 + "feed my dog",
    "many accents on one letter": "a" + "\u0301" * 39_000,
    "many exclamation marks": "feed" + "!" * 39_000,
    "many fillers": "oh, well, " * 3_900 + "feed",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_an_odd_long_message_is_answered_without_delay(text: str) -> None:
    talk = Talk(UNSURE)
    for before in ((), ("report a problem", "all calls drop")):
        talk.say(*before)
        begun = thread_time()
        talk.say(text)
        assert talk.replies
        assert thread_time() - begun < 5  # seconds; quadratic growth would take half a minute
