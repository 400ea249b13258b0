"""Random faults: in the requested shares, the same for the same seed, and counted."""

from __future__ import annotations

import json

import pytest
from slack_sdk import WebClient
from websockets.sync.client import connect

from helpbot.workspace import User, Workspace
from helpbot.workspace.transport.faults import Faults, Weather
from tests.workspace.conftest import MANIFEST


def lots(seed: int) -> tuple[Faults, list[str]]:
    faults = Faults()
    faults.by_chance(Weather(calls={"chat.postMessage": 0.3}), seed)
    return faults, [str(faults.next_for("chat.postMessage")) for _ in range(1000)]


def test_calls_fail_in_the_requested_share_and_in_every_way() -> None:
    faults, drawn = lots(1)

    assert 250 < 1000 - drawn.count("None") < 350
    assert set(drawn) == {"None", "429", "500", "503", "500 after posting"}
    assert faults.happened.total() == 1000 - drawn.count("None")
    assert faults.next_for("users.info") is None


def test_the_same_seed_gives_the_same_faults() -> None:
    assert lots(7)[1] == lots(7)[1] != lots(8)[1]


def test_a_limit_may_apply_to_one_channel_only() -> None:
    faults = Faults()
    faults.rate_limit("chat.postMessage", seconds=3, channel="C1")

    assert faults.next_for("chat.postMessage", "C2") is None
    assert str(faults.next_for("chat.postMessage", "C1")) == "429"
    assert faults.next_for("chat.postMessage", "C1") is None


def test_events_arrive_late_and_twice() -> None:
    faults = Faults()
    faults.by_chance(Weather(duplicated=1.0, delayed=1.0, longest_delay=2.0), seed=1)

    assert len(faults.arrivals()) == 2
    assert all(0.0 <= seconds <= 2.0 for _ in range(50) for seconds in faults.arrivals())
    faults.clear()
    assert faults.arrivals() == (0.0,)


def test_an_event_whose_acknowledgement_is_lost_is_repeated_until_it_is_given_up(ana: User) -> None:
    with Workspace(MANIFEST, seconds_to_acknowledge=0.1, retry_waits=(0.0, 0.1)) as workspace:
        workspace.faults.by_chance(Weather(unheard=1.0), seed=1)
        opened = WebClient(base_url=workspace.api_url).apps_connections_open(app_token=workspace.app_token)
        with connect(opened["url"]) as socket:
            workspace.say(ana, workspace.direct(ana), "hola")
            received = [json.loads(socket.recv(timeout=30)) for _ in range(4)]
            for envelope in received[1:]:
                socket.send(json.dumps({"envelope_id": envelope["envelope_id"]}))
            (given_up,) = workspace.wait_for(lambda: workspace.given_up)

    assert [envelope.get("retry_attempt") for envelope in received] == [None, 0, 1, 2]
    assert given_up.payload["event"]["text"] == "hola"


@pytest.mark.parametrize("connected", [True, False])
def test_a_button_that_is_not_acknowledged_has_failed(workspace: Workspace, ana: User, connected: bool) -> None:
    client = WebClient(workspace.bot_token, base_url=workspace.api_url)
    button = {"type": "button", "action_id": "a", "text": {"type": "plain_text", "text": "Yes"}}
    blocks = [{"type": "actions", "elements": [button]}]
    client.chat_postMessage(channel=workspace.direct(ana).id, text="x", blocks=blocks)
    (message,) = workspace.replies(workspace.direct(ana))
    if not connected:
        trigger = workspace.press(ana, message, "Yes")
        assert workspace.wait_for(lambda: workspace.failed(trigger))
        return
    opened = WebClient(base_url=workspace.api_url).apps_connections_open(app_token=workspace.app_token)
    with connect(opened["url"]):
        trigger = workspace.press(ana, message, "Yes")
        assert not workspace.failed(trigger)
        assert workspace.wait_for(lambda: workspace.failed(trigger))
