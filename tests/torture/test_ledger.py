"""The audit sees what is lost, duplicated or out of order: a ledger that sees nothing would prove nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from slack_sdk import WebClient
from websockets.sync.client import connect

from helpbot.settings import Settings
from helpbot.slack.manifest import manifest
from helpbot.workspace import Workspace
from helpbot.workspace.transport.faults import Weather
from torture.calm import Expected, masked
from torture.ledger import Account, confirmed_events
from torture.people import Talk, disagreements, invite
from torture.scripts import Script, Step

SCRIPT = Script(name="two answers", language="en", steps=(Step(say="one"), Step(say="two")))
EXPECTED = (Expected(("first", "second"), ordered=True), Expected(("third",), ordered=True))


@dataclass(frozen=True)
class Scene:
    workspace: Workspace
    talk: Talk

    def bot_says(self, *texts: str) -> None:
        client = WebClient(self.workspace.bot_token, base_url=self.workspace.api_url)
        for text in texts:
            client.chat_postMessage(channel=self.talk.channel.id, text=text)


@pytest.fixture
def scene() -> Iterator[Scene]:
    with Workspace(manifest(Settings())) as workspace:
        yield Scene(workspace, invite(workspace, 1, SCRIPT, EXPECTED))


@pytest.mark.parametrize(
    ("said", "missing", "extra", "misplaced"),
    [
        (["first", "second", "third"], 0, 0, 0),
        (["first", "third"], 1, 0, 0),
        (["first", "second", "second", "third"], 0, 1, 0),
        (["second", "first", "third"], 0, 0, 2),
        (["first", "second", "another"], 1, 1, 0),
    ],
)
def test_a_conversation_is_compared_with_a_calm_day(
    scene: Scene, said: list[str], missing: int, extra: int, misplaced: int
) -> None:
    scene.bot_says(*said)

    assert disagreements(scene.talk, scene.workspace) == (missing, extra, misplaced)


def test_answers_to_messages_sent_at_once_may_come_in_any_order(scene: Scene) -> None:
    scene.talk.expected = (Expected(("first", "second"), ordered=False), EXPECTED[1])
    scene.bot_says("second", "first", "third")

    assert disagreements(scene.talk, scene.workspace) == (0, 0, 0)


@pytest.mark.parametrize(("confirmed", "lost"), [(True, 0), (False, 1)])
def test_an_event_counts_as_lost_only_if_the_bot_never_confirmed_it(confirmed: bool, lost: int) -> None:
    with Workspace(manifest(Settings()), seconds_to_acknowledge=0.5, retry_waits=()) as workspace:
        workspace.faults.by_chance(Weather(unheard=1.0), seed=1)
        opened = WebClient(base_url=workspace.api_url).apps_connections_open(app_token=workspace.app_token)
        ana = workspace.user("ana")
        with connect(opened["url"]) as socket:
            socket.recv(timeout=30)
            workspace.say(ana, workspace.direct(ana), "hola")
            envelope = json.loads(socket.recv(timeout=30))
            if confirmed:
                socket.send(json.dumps({"envelope_id": envelope["envelope_id"]}))
            workspace.wait_for(lambda: workspace.given_up)
        account = confirmed_events(workspace)

    assert account == Account("events that the bot confirmed in the end", promised=1, lost=lost)


def test_only_what_differs_every_time_is_masked() -> None:
    filed = "✅ Filed as HB-7, severity 2.\nFirst response by Monday, November 23, 9:00 AM (New York).\nMore."

    assert masked(filed) == "✅ Filed as HB-#, severity 2.\n(due)\nMore."
