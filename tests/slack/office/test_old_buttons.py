"""Buttons from before an upgrade, whose values can no longer be read: whoever presses one is told so."""

from __future__ import annotations

from typing import Any

import pytest
from slack_sdk import WebClient

from helpbot.workspace import Message, User
from tests.slack.office.conftest import Office

EXPIRED = "That button belongs to an earlier message and no longer applies."


def posted_once(office: Office, channel: str, action_id: str) -> Message:
    """What an older version of the bot has posted."""
    workspace = office.workspace
    client = WebClient(token=workspace.bot_token, base_url=workspace.api_url)
    label = {"type": "plain_text", "text": "Do it"}
    button: dict[str, Any] = {"type": "button", "text": label, "action_id": action_id, "value": '{"does": "it"}'}
    sent = client.chat_postMessage(channel=channel, text="old", blocks=[{"type": "actions", "elements": [button]}])
    found = workspace.state.find(channel, str(sent["ts"]))
    assert found is not None
    return found


@pytest.mark.parametrize("action_id", ["choice-0-menu", "choice-0-form"])
def test_in_a_direct_message(office: Office, bob: User, action_id: str) -> None:
    old = posted_once(office, office.direct(bob).id, action_id)

    office.workspace.settled(office.workspace.press(bob, old, "Do it"))

    office.reply(bob, EXPIRED)
    assert office.workspace.modal(bob) is None


@pytest.mark.parametrize("action_id", ["choice-0-agent_claim", "choice-0-agent_answer"])
def test_on_a_card(office: Office, action_id: str) -> None:
    old = posted_once(office, office.triage.id, action_id)
    agent = office.workspace.user("agnes", locale="en-US")
    office.workspace.join(agent, office.triage)

    office.workspace.settled(office.workspace.press(agent, old, "Do it"))

    told = office.workspace.wait_for(
        lambda: next((one for one in office.workspace.replies(office.triage, agent) if EXPIRED in one.shown), None)
    )
    assert told.only_for == agent.id
    assert office.workspace.modal(agent) is None
