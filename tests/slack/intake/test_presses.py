"""Buttons that people press: where they belong, and what counts as the same press."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpbot.desk.ports.events import TicketTask
from helpbot.dialogue.messages import Choice
from helpbot.tickets.lifecycle import Event
from tests.slack.intake.payloads import chosen, ignored, press, taken


def test_a_button_of_a_card_is_a_task_for_its_ticket() -> None:
    found = taken(press("CTRIAGE", '{"label":"Claim","action":"agent_claim","value":"HB-1"}'))

    assert found.task == TicketTask(number="HB-1", event=Event.CLAIM)
    assert found.address == {"channel": "CTRIAGE", "user": "U1"}


def test_taking_over_names_the_assignee_that_the_agent_saw() -> None:
    found = taken(press("CTRIAGE", '{"label":"Take over","action":"agent_take_over","value":"HB-1"}'))

    assert found.task == TicketTask(number="HB-1", event=Event.CLAIM, takes_over=True)


def test_a_button_that_asks_for_words_first_is_not_yet_an_event() -> None:
    assert ignored(press("CTRIAGE", '{"label":"Answer","action":"agent_answer","value":"HB-1"}'))
    assert ignored(chosen('{"label":"Hand over","action":"agent_hand_over","value":"HB-1","style":"more"}'))


def test_a_menu_entry_of_a_card_that_asks_for_nothing_is_a_task_too() -> None:
    assert taken(chosen('{"label":"Claim","action":"agent_claim","value":"HB-1","style":"more"}')).task == TicketTask(
        number="HB-1", event=Event.CLAIM
    )


@pytest.mark.parametrize(
    ("body", "conversation", "address"),
    [
        (press("D1"), "slack:U1", {"channel": "D1"}),
        (press("D1", thread_ts="1.0"), "slack:D1:1.0", {"channel": "D1", "thread_ts": "1.0"}),
        (press("C1", thread_ts="1.0"), "slack:C1:1.0", {"channel": "C1", "thread_ts": "1.0"}),
        (press("C1"), "slack:C1:2.0", {"channel": "C1", "thread_ts": "2.0"}),
        (press("C1", is_ephemeral=True), "slack:U1", {"channel": "C1", "user": "U1"}),
    ],
    ids=["direct", "direct thread", "channel thread", "channel", "ephemeral"],
)
def test_a_pressed_button_belongs_to_the_conversation_of_its_message(
    body: dict[str, Any], conversation: str, address: dict[str, str]
) -> None:
    found = taken(body)

    assert (found.conversation, found.address, found.keys[0]) == (conversation, address, "press:t1")
    assert found.choice == Choice(label="Yes", action="yes")


def pressed(at: float, **differently: object) -> set[str]:
    """The keys of a press at this time, except the unique key of each press."""
    body = press()
    body["actions"][0] |= {"action_ts": f"{at:.6f}"} | differently
    return set(taken(body).keys) - {"press:t1"}


@given(st.floats(1.0, 1e9), st.floats(0.0, 29.9))
def test_a_button_pressed_again_within_half_a_minute_is_the_same_press(first: float, later: float) -> None:
    assert pressed(first) & pressed(first + later)


@given(st.floats(1.0, 1e9), st.floats(60.1, 1e6))
def test_a_button_pressed_again_after_a_minute_is_another_press(first: float, later: float) -> None:
    assert not pressed(first) & pressed(first + later)


def test_another_button_is_another_press() -> None:
    assert not pressed(70.0) & pressed(70.0, action_id="choice-1")


UNREADABLE = ["", "{}", '{"action": 3}', "not json", '{"label":"a","action":"b","more":1}']


@pytest.mark.parametrize("value", UNREADABLE)
def test_an_unreadable_button_is_answered_where_it_was_pressed(value: str) -> None:
    found = taken(press("D1", value, thread_ts="1.0"))

    assert found.choice == Choice(label="", action="expired")
    assert (found.conversation, found.address) == ("slack:D1:1.0", {"channel": "D1", "thread_ts": "1.0"})


@pytest.mark.parametrize("value", UNREADABLE)
def test_in_a_channel_only_the_person_who_presses_such_a_button_is_told(value: str) -> None:
    found = taken(press("CTRIAGE", value))

    assert found.choice == Choice(label="", action="expired")
    assert (found.conversation, found.address) == ("slack:U1", {"channel": "CTRIAGE", "user": "U1"})


def test_a_button_that_is_not_ours_is_ignored() -> None:
    body = press(value="not json")
    body["actions"][0]["action_id"] = "theirs"
    assert ignored(body)
