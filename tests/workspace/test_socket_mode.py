"""Socket Mode delivers an event until it is acknowledged, and only what the app has subscribed to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from slack_sdk import WebClient
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect

from helpbot.workspace import User, Workspace


@pytest.fixture
def socket(workspace: Workspace) -> Iterator[ClientConnection]:
    opened = WebClient(base_url=workspace.api_url).apps_connections_open(app_token=workspace.app_token)
    with connect(opened["url"]) as connection:
        assert take(connection)["type"] == "hello"
        yield connection


def take(socket: ClientConnection, *, acknowledge: bool = False) -> dict[str, Any]:
    """The next thing from the socket."""
    received: dict[str, Any] = json.loads(socket.recv(timeout=30))
    if acknowledge:
        socket.send(json.dumps({"envelope_id": received["envelope_id"]}))
    return received


def test_an_acknowledged_event_arrives_once(workspace: Workspace, socket: ClientConnection, ana: User) -> None:
    workspace.say(ana, workspace.direct(ana), "hola")

    envelope = take(socket, acknowledge=True)

    assert (envelope["type"], envelope["payload"]["event"]["text"]) == ("events_api", "hola")
    workspace.wait_for(lambda: workspace.acknowledged)
    with pytest.raises(TimeoutError):
        socket.recv(timeout=0.5)


def test_an_unacknowledged_event_is_repeated_and_says_so(
    workspace: Workspace, socket: ClientConnection, ana: User
) -> None:
    workspace.say(ana, workspace.direct(ana), "hola")

    envelopes = [take(socket) for _ in range(4)]

    assert [envelope["retry_attempt"] for envelope in envelopes] == [0, 1, 2, 3]
    assert [envelope["retry_reason"] for envelope in envelopes] == ["", "timeout", "timeout", "timeout"]
    assert len({envelope["payload"]["event_id"] for envelope in envelopes}) == 1


def test_events_without_a_connection_arrive_on_the_next_one(workspace: Workspace, ana: User) -> None:
    workspace.say(ana, workspace.direct(ana), "hola")
    opened = WebClient(base_url=workspace.api_url).apps_connections_open(app_token=workspace.app_token)

    with connect(opened["url"]) as connection:
        assert take(connection)["type"] == "hello"
        assert take(connection)["payload"]["event"]["text"] == "hola"


def test_a_mention_arrives_as_two_events(workspace: Workspace, socket: ClientConnection, ana: User) -> None:
    workspace.say(ana, workspace.channel("general", [ana]), "@bot hola & adiós")

    events = [take(socket, acknowledge=True)["payload"]["event"] for _ in range(2)]

    assert [event["type"] for event in events] == ["app_mention", "message"]
    assert {event["text"] for event in events} == {"<@UBOT> hola &amp; adiós"}
    assert len({event["ts"] for event in events}) == 1


def test_without_the_scope_or_the_bot_in_the_channel_nothing_arrives(
    workspace: Workspace, socket: ClientConnection, ana: User
) -> None:
    workspace.say(ana, workspace.channel("private", [ana], private=True), "no groups:history")
    workspace.say(ana, workspace.channel("elsewhere", [ana], with_bot=False), "no bot")
    workspace.say(ana, workspace.direct(ana), "hola")

    assert take(socket, acknowledge=True)["payload"]["event"]["text"] == "hola"


def test_edits_and_deletions_are_events(workspace: Workspace, socket: ClientConnection, ana: User) -> None:
    said = workspace.say(ana, workspace.direct(ana), "one")
    workspace.edit(said, "two")
    workspace.delete(workspace.messages(workspace.direct(ana))[0])

    events = [take(socket, acknowledge=True)["payload"]["event"] for _ in range(3)]

    assert [event.get("subtype") for event in events] == [None, "message_changed", "message_deleted"]
    assert events[1]["message"]["text"] == "two"


def test_buttons_and_commands(workspace: Workspace, socket: ClientConnection, ana: User) -> None:
    workspace.slash(ana, workspace.channel("general", [ana]), "/bot", "hola")

    envelope = take(socket, acknowledge=True)

    assert (envelope["type"], envelope["payload"]["text"]) == ("slash_commands", "hola")
    with pytest.raises(LookupError):
        workspace.slash(ana, workspace.direct(ana), "/unknown")
    with pytest.raises(LookupError):
        workspace.press(ana, workspace.say(ana, workspace.direct(ana), "no buttons"), "Yes")


def test_a_deleted_message_with_replies_leaves_a_tombstone(
    workspace: Workspace, socket: ClientConnection, ana: User
) -> None:
    direct = workspace.direct(ana)
    root = workspace.say(ana, direct, "one")
    workspace.say(ana, direct, "two", thread_ts=root.ts)
    workspace.delete(root)

    events = [take(socket, acknowledge=True)["payload"]["event"] for _ in range(3)]

    assert (events[2]["subtype"], events[2]["previous_message"]["text"]) == ("message_changed", "one")
    left = events[2]["message"]
    assert (left["subtype"], left["user"], left["ts"]) == ("tombstone", "USLACKBOT", root.ts)
    assert [message.text for message in workspace.messages(direct)] == ["This message was deleted.", "two"]


def test_a_connection_needs_a_ticket_and_each_is_valid_once(workspace: Workspace) -> None:
    url = WebClient(base_url=workspace.api_url).apps_connections_open(app_token=workspace.app_token)["url"]
    with connect(url):
        pass

    for address in (url, url.partition("?")[0]):
        with pytest.raises(InvalidStatus), connect(address):
            pass


def test_a_refresh_asks_to_reconnect(workspace: Workspace, socket: ClientConnection) -> None:
    workspace.refresh_connections()

    assert take(socket)["reason"] == "refresh_requested"
    assert workspace.connections == 0


def test_waiting_in_vain_shows_the_conversation(workspace: Workspace, ana: User) -> None:
    workspace.say(ana, workspace.direct(ana), "is anybody there?")

    with pytest.raises(TimeoutError, match="is anybody there"):
        workspace.wait_for(lambda: None, seconds=0.1)
