"""What people do in Slack, as the events that the desk stores."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpbot.desk.ports import IncomingEvent
from helpbot.dialogue.messages import Choice, FileReference
from helpbot.slack.incoming import incoming

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
BOT = "UBOT"


def event(**body: object) -> dict[str, Any]:
    said = {"type": "message", "user": "U1", "text": "hola", "ts": "2.0", "channel": "C1"}
    return {"type": "event_callback", "event_id": "Ev1", "event": said | body}


def press(channel: str = "D1", value: str = '{"label":"Yes","action":"yes"}', **container: object) -> dict[str, Any]:
    place = {"type": "message", "message_ts": "2.0", "channel_id": channel, "is_ephemeral": False}
    button = {"type": "button", "action_id": "choice-0", "value": value, "action_ts": "70.5"}
    return {
        "type": "block_actions",
        "user": {"id": "U1"},
        "trigger_id": "t1",
        "container": place | container,
        "actions": [button],
    }


def taken(body: dict[str, Any], known: str = "") -> IncomingEvent:
    found = incoming(body, BOT, lambda conversation: conversation == known, NOW)
    assert found is not None
    return found


def ignored(body: dict[str, Any], known: str = "") -> bool:
    return incoming(body, BOT, lambda conversation: conversation == known, NOW) is None


def test_a_direct_message_belongs_to_the_private_conversation() -> None:
    found = taken(event(channel="D1", channel_type="im"))

    assert found == IncomingEvent(
        keys=("event:Ev1", "message:D1:2.0"),
        conversation="slack:U1",
        user="U1",
        address={"channel": "D1"},
        received_at=NOW,
        text="hola",
    )


def test_a_thread_in_a_direct_message_is_a_conversation_of_its_own() -> None:
    found = taken(event(channel="D1", thread_ts="1.0"))

    assert (found.conversation, found.address) == ("slack:D1:1.0", {"channel": "D1", "thread_ts": "1.0"})


def test_a_mention_opens_a_thread() -> None:
    found = taken(event(type="app_mention", text="<@UBOT> hola"))

    assert (found.conversation, found.text) == ("slack:C1:2.0", "hola")
    assert found.address == {"channel": "C1", "thread_ts": "2.0"}


def test_a_mention_and_its_message_share_a_key() -> None:
    mention = taken(event(type="app_mention", thread_ts="1.0"))
    message = taken(event(thread_ts="1.0") | {"event_id": "Ev2"}, known="slack:C1:1.0")

    assert set(mention.keys) & set(message.keys) == {"message:C1:2.0"}
    assert mention.conversation == message.conversation


def test_in_a_thread_where_the_bot_takes_part_no_mention_is_needed() -> None:
    assert taken(event(thread_ts="1.0"), known="slack:C1:1.0").text == "hola"


def test_what_is_said_to_somebody_else_in_the_thread_is_not_for_the_bot() -> None:
    assert ignored(event(thread_ts="1.0", text="<@U2> thanks"), known="slack:C1:1.0")


@pytest.mark.parametrize(
    "body",
    [
        event(),
        event(thread_ts="1.0"),
        event(channel="D1", subtype="message_changed", message={}),
        event(channel="D1", subtype="message_deleted"),
        event(channel="D1", bot_id="B2"),
        event(channel="D1", subtype="bot_message", bot_id="B2"),
        event(type="app_home_opened"),
        {"type": "view_submission"},
    ],
    ids=lambda body: str(body.get("event", body).get("subtype") or body.get("event", body)["type"]),
)
def test_the_rest_is_not_for_the_bot(body: dict[str, Any]) -> None:
    assert ignored(body)


def test_files_become_references() -> None:
    file = {"id": "F1", "name": "log.txt", "permalink": "https://x.example/F1", "mimetype": "text/plain", "size": 12}
    found = taken(event(channel="D1", subtype="file_share", files=[file, {"id": "F2", "mode": "tombstone"}]))

    assert found.files == (
        FileReference(id="F1", name="log.txt", url="https://x.example/F1", mimetype="text/plain", size=12),
        FileReference(id="F2", name=""),
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
    """The keys of a press at this time, but for the name that each press has for itself."""
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


@pytest.mark.parametrize("value", ["", "{}", '{"action": 3}', "not json", '{"label":"a","action":"b","more":1}'])
def test_a_button_that_nobody_understands_any_more_is_ignored(value: str) -> None:
    assert ignored(press(value=value))


def test_a_slash_command_is_private() -> None:
    body = {"command": "/helpbot", "text": "a &amp; b", "user_id": "U1", "channel_id": "C1", "trigger_id": "t1"}
    found = taken(body)

    assert (found.conversation, found.text, found.keys) == ("slack:U1", "a & b", ("command:t1",))
    assert found.address == {"channel": "C1", "user": "U1"}


@pytest.mark.parametrize(
    "body",
    [
        event(type="app_mention", text="<@UBOT> "),
        {"command": "/helpbot", "text": "", "user_id": "U1", "channel_id": "C1", "trigger_id": "t1"},
    ],
    ids=["mention", "command"],
)
def test_calling_the_bot_without_a_word_asks_for_the_menu(body: dict[str, Any]) -> None:
    assert taken(body).choice == Choice(label="", action="menu")
