"""State left by an older version of the program: what can be read is continued, and a loss is announced."""

from __future__ import annotations

from typing import Any

import pytest

from helpbot.dialogue.choices import Action
from helpbot.dialogue.messages import Choice, Message, Requester
from tests.dialogue.test_any_text import ANA, NOW, dialogue, state_after

EVA = Requester(id="eva", language="es")
ENGLISH = "I was updated in the meantime and couldn't keep what we had started. Sorry! Please tell me once more."
SPANISH = (
    "Entretanto me han actualizado y no he podido conservar lo que habíamos empezado. "
    "Cuéntamelo otra vez, por favor; lo siento."
)


def told(state: dict[str, Any], text: str, person: Requester = ANA) -> list[str]:
    return [reply.text for reply in dialogue().respond(state, Message(text=text), person, NOW).replies]


@pytest.mark.parametrize(
    ("language", "person", "first"),
    [("en", ANA, ENGLISH), ("es", ANA, SPANISH), ("en", EVA, ENGLISH), (["es"], EVA, SPANISH)],
)
def test_the_person_is_told_if_a_report_cannot_be_read_any_more(
    language: object, person: Requester, first: str
) -> None:
    begun = state_after("I want to report a problem", "all calls drop")

    assert told({**begun, "language": language, "mode": "interrogating"}, "20", person)[0] == first


@pytest.mark.parametrize("lost", [{"pending": {"words": "it is back"}}, {"writing_about": "HB-1", "mode": "writing"}])
def test_the_person_is_told_if_words_for_the_support_team_are_lost(lost: dict[str, Any]) -> None:
    assert told(lost, "menu")[0] == ENGLISH


def test_the_person_is_told_once() -> None:
    state = {**state_after("I want to report a problem", "all calls drop"), "mode": "interrogating"}
    after = dialogue().respond(state, Message(text="menu"), ANA, NOW).state

    assert ENGLISH not in told(after, "menu")


def test_nothing_is_said_if_nothing_was_begun() -> None:
    state = {**state_after("menu"), "mood": "good"}

    assert told(state, "menu") == told({}, "menu")


def test_the_log_names_the_fields_and_nothing_that_was_said(caplog: pytest.LogCaptureFixture) -> None:
    state = state_after("I want to report a problem", "all calls drop")
    told({**state, "mode": "interrogating", "report": {**state["report"], "what": ["all calls drop"]}}, "menu")

    assert [record.getMessage() for record in caplog.records] == [
        "the state of a conversation cannot be read and starts over: mode, report"
    ]


def test_old_buttons_for_separating_problems_still_work() -> None:
    state = state_after("report a problem", "1. all calls drop for everyone 2. the dashboard shows no data")
    former = Choice(label="Separately", action=Action.SEPARATE, value=NOW.isoformat())
    after = dialogue().respond(state, Message(choice=former), ANA, NOW).state

    assert after["report"]["separate"] is True


def test_an_old_button_for_not_knowing_still_skips_the_question() -> None:
    state = state_after("report a problem", "all calls drop")
    question = f"{NOW.isoformat()}/{state['report']['asking']}"
    former = Choice(label="I don't know", action=Action.DONT_KNOW, value=question)
    after = dialogue().respond(state, Message(choice=former), ANA, NOW).state

    assert after["report"]["asked"][-1] == after["report"]["asking"] != state["report"]["asking"]
