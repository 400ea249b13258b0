"""The Web API answers as Slack does, refusals above all."""

from __future__ import annotations

from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from helpbot.workspace import User, Workspace


def refusal(client: WebClient, method: str, arguments: dict[str, Any]) -> SlackResponse:
    with pytest.raises(SlackApiError) as raised:
        client.api_call(method, json=arguments)
    response = raised.value.response
    assert isinstance(response, SlackResponse)
    return response


def test_the_bot_knows_itself(client: WebClient) -> None:
    assert client.auth_test()["user_id"] == "UBOT"


@pytest.mark.parametrize(
    ("token", "error"), [("", "not_authed"), ("xoxb-wrong", "invalid_auth"), ("app", "not_allowed_token_type")]
)
def test_wrong_tokens_are_refused(workspace: Workspace, token: str, error: str) -> None:
    token = workspace.app_token if token == "app" else token
    stranger = WebClient(token, base_url=workspace.api_url)

    assert refusal(stranger, "auth.test", {})["error"] == error


def test_unknown_methods_and_arguments_are_refused(client: WebClient, workspace: Workspace, ana: User) -> None:
    channel = workspace.direct(ana).id

    assert refusal(client, "chat.shout", {})["error"] == "unknown_method"
    found = refusal(client, "chat.postMessage", {"channel": channel, "text": "x", "colour": "red"})
    assert found["error"] == "invalid_arguments"
    assert "colour" in found["response_metadata"]["messages"][0]


def test_a_missing_scope_is_named(client: WebClient, ana: User) -> None:
    found = refusal(client, "users.info", {"user": ana.id})

    assert (found["error"], found["needed"]) == ("missing_scope", "users:read")


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ({}, "no_text"),
        ({"text": "x" * 40_001}, "msg_too_long"),
        ({"text": "x", "blocks": [{"type": "carousel"}]}, "invalid_blocks"),
        (
            {"text": "x", "blocks": [{"type": "context", "elements": [{"type": "mrkdwn", "text": "x" * 3000}] * 5}]},
            "msg_blocks_too_long",
        ),
        ({"text": "x", "thread_ts": "1.0"}, "thread_not_found"),
        ({"text": "x", "metadata": {"event_type": "x"}}, "invalid_metadata_format"),
    ],
)
def test_bad_messages_are_refused(
    client: WebClient, workspace: Workspace, ana: User, more: dict[str, Any], error: str
) -> None:
    channel = workspace.direct(ana).id

    assert refusal(client, "chat.postMessage", {"channel": channel, **more})["error"] == error


def test_channels_without_the_bot_are_refused(client: WebClient, workspace: Workspace, ana: User) -> None:
    public = workspace.channel("public", [ana], with_bot=False)
    private = workspace.channel("private", [ana], private=True, with_bot=False)

    for channel, error in [
        ("C404", "channel_not_found"),
        (public.id, "not_in_channel"),
        (private.id, "channel_not_found"),
    ]:
        assert refusal(client, "chat.postMessage", {"channel": channel, "text": "x"})["error"] == error


def test_an_ephemeral_message_needs_its_reader_in_the_channel(
    client: WebClient, workspace: Workspace, ana: User
) -> None:
    general = workspace.channel("general", [])
    arguments = {"channel": general.id, "user": ana.id, "text": "x"}

    assert refusal(client, "chat.postEphemeral", arguments)["error"] == "user_not_in_channel"


def test_history_is_paged_newest_first_and_hides_metadata(client: WebClient, workspace: Workspace, ana: User) -> None:
    channel = workspace.direct(ana).id
    metadata = {"event_type": "e", "event_payload": {"id": "1"}}
    for text in ("one", "two", "three"):
        client.chat_postMessage(channel=channel, text=text, metadata=metadata)

    pages = [page["messages"] for page in client.conversations_history(channel=channel, limit=2)]

    assert [[message["text"] for message in page] for page in pages] == [["three", "two"], ["one"]]
    assert "metadata" not in pages[0][0]
    (newest,) = client.conversations_history(channel=channel, limit=1, include_all_metadata=True)["messages"]
    assert newest["metadata"] == metadata


def test_faults_on_demand(client: WebClient, workspace: Workspace, ana: User) -> None:
    message = {"channel": workspace.direct(ana).id, "text": "x"}
    workspace.faults.rate_limit("chat.postMessage", seconds=3)
    workspace.faults.server_error("chat.postMessage")
    workspace.faults.server_error("chat.postMessage", done=True)

    limited = refusal(client, "chat.postMessage", message)
    assert (limited.status_code, limited.headers["retry-after"]) == (429, "3")
    assert refusal(client, "chat.postMessage", message).status_code == 500
    assert workspace.messages(workspace.direct(ana)) == []
    assert refusal(client, "chat.postMessage", message).status_code == 500
    assert len(workspace.messages(workspace.direct(ana))) == 1
