"""What cannot be undone needs a plain yes: neither a question nor something that only sounds like a yes will do."""

from __future__ import annotations

import pytest

from helpbot.dialogue.choices import Action
from helpbot.dialogue.messages import Choice
from helpbot.dialogue.turn import EraseMyData
from tests.dialogue.talk import IGNORANT, Talk

SUMMARY = ("report a problem", "calls drop for me", "just file it")


@pytest.fixture
def talk() -> Talk:
    return Talk(IGNORANT)


@pytest.mark.parametrize("said", ["yes", "ok, send it", "File it", "1", "sí", "que lo registres ya", "se ve bien"])
def test_agreeing_files_the_report(talk: Talk, said: str) -> None:
    talk.say(*SUMMARY, said)
    assert talk.filed()


@pytest.mark.parametrize(
    "said", ["yes?", "all good?", "File it?", "1?", "¿está bien?", "¿va?", "¿mande?", "mande", "not right"]
)
def test_asking_files_nothing(talk: Talk, said: str) -> None:
    talk.say(*SUMMARY, said)
    assert not talk.filed()


@pytest.mark.parametrize("said", ["don't send it yet", "no lo mandes", "ya no lo registres"])
def test_refusing_leads_to_the_question_whether_to_cancel(talk: Talk, said: str) -> None:
    talk.say(*SUMMARY, said)
    [reply] = talk.replies
    assert [choice.action for choice in reply.choices] == ["cancel", "keep"]


@pytest.mark.parametrize(
    ("said", "erased"), [("yes", True), ("Yes, erase it all", True), ("yes?", False), ("Yes, erase it all?", False)]
)
def test_asking_erases_nothing(talk: Talk, said: str, erased: bool) -> None:
    talk.pick(Choice(label="Erase it", action=Action.MY_DATA_ERASE))
    talk.say(said)
    assert (EraseMyData() in talk.effects) is erased
