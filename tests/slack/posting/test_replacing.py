"""What replaces a posted message."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from helpbot.credentials import Secrets
from helpbot.slack.calling.clients import single_shot_client
from helpbot.slack.posting.channel import SlackChannel
from helpbot.workspace import User, Workspace
from tests.slack.posting.deliveries import delivery, failure


def test_the_replacement_of_a_message_that_is_gone_is_posted_once(
    workspace: Workspace, channel: SlackChannel, ana: User
) -> None:
    triage = workspace.channel("triage", [ana])
    receipt = channel.deliver(delivery({"channel": triage.id}, "card"))
    workspace.delete(workspace.replies(triage)[0])
    update = replace(delivery({"channel": triage.id}, "newer"), id="d2", replaces=receipt)
    workspace.faults.server_error("chat.postMessage", done=True)
    failure(channel, update)

    anew = channel.deliver(replace(update, attempt=2))

    [card] = workspace.replies(triage)
    assert (card.shown, f"{card.channel}:{card.ts}") == ("newer", anew)


def test_a_replacement_is_not_scanned_for_names_and_addresses(
    workspace: Workspace, secrets: Secrets, ana: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    triage = workspace.channel("triage", [ana])
    client = single_shot_client(secrets)
    channel, asked = SlackChannel(client), list[dict[str, Any]]()
    receipt = channel.deliver(delivery({"channel": triage.id}, "card"))
    update = client.chat_update

    def noted(**given: Any) -> object:  # noqa: ANN401
        asked.append(given)
        return update(**given)

    monkeypatch.setattr(client, "chat_update", noted)
    channel.deliver(replace(delivery({"channel": triage.id}, "newer, @ana"), id="d2", replaces=receipt))

    assert [given["parse"] for given in asked] == ["none"]
    assert [message.shown for message in workspace.replies(triage)] == ["newer, @ana"]


def test_what_may_only_replace_another_message_is_not_posted_as_a_new_one(
    workspace: Workspace, channel: SlackChannel, ana: User
) -> None:
    triage = workspace.channel("triage", [ana])
    receipt = channel.deliver(delivery({"channel": triage.id}, "card"))
    workspace.delete(workspace.replies(triage)[0])

    assert channel.deliver(replace(delivery({}, "erased"), replaces=receipt)) == receipt
    assert channel.deliver(delivery({}, "erased")) == ""
    assert workspace.replies(triage) == []
