"""What a failed delivery means: refused for a while, impossible, or unknown."""

from __future__ import annotations

import socket

from helpbot.credentials import Secrets
from helpbot.slack.calling.clients import single_shot_client
from helpbot.slack.posting.channel import SlackChannel
from helpbot.workspace import User, Workspace
from tests.slack.posting.deliveries import LONG, delivery, failure, withdrawal


def test_a_refused_deletion_is_final(workspace: Workspace, channel: SlackChannel, ana: User) -> None:
    said = workspace.say(ana, workspace.direct(ana), "mine")
    what = withdrawal(delivery({}), f"{said.channel}:{said.ts}")
    assert failure(channel, what).permanent


def test_a_rate_limit_says_how_long(workspace: Workspace, channel: SlackChannel, ana: User) -> None:
    workspace.faults.rate_limit("chat.postMessage", seconds=7)

    failed = failure(channel, delivery({"channel": workspace.direct(ana).id}))

    assert (failed.retry_after, failed.permanent) == (7.0, False)


def test_a_rate_limit_in_the_middle_leaves_what_was_posted_before_it(
    workspace: Workspace, channel: SlackChannel, ana: User
) -> None:
    workspace.faults.slow("chat.postMessage", 0)
    workspace.faults.rate_limit("chat.postMessage", seconds=7)

    failed = failure(channel, delivery({"channel": workspace.direct(ana).id}, text=LONG))

    assert (failed.retry_after, failed.outcome_known) == (7.0, False)


def test_a_server_error_leaves_the_outcome_open(workspace: Workspace, channel: SlackChannel, ana: User) -> None:
    workspace.faults.server_error("chat.postMessage")

    assert not failure(channel, delivery({"channel": workspace.direct(ana).id})).outcome_known


def test_an_unknown_channel_is_final(channel: SlackChannel) -> None:
    failed = failure(channel, delivery({"channel": "C404"}))

    assert failed.permanent
    assert "channel_not_found" in str(failed)


def test_an_expired_token_gives_nothing_up(secrets: Secrets) -> None:
    stranger = SlackChannel(single_shot_client(secrets.model_copy(update={"bot_token": "xoxb-wrong"})))

    failed = failure(stranger, delivery({"channel": "C1"}))
    assert (failed.permanent, failed.retry_after, failed.outcome_known) == (False, 30.0, True)


def test_no_network_leaves_the_outcome_open(secrets: Secrets) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}/api/"
        lost = SlackChannel(single_shot_client(secrets.model_copy(update={"api_url": url})))

        assert not failure(lost, delivery({"channel": "C1"})).outcome_known
