"""A bot that stops never waits for its connection forever."""

from __future__ import annotations

from time import monotonic

import pytest
from slack_sdk.socket_mode import SocketModeClient
from slack_sdk.socket_mode.builtin.connection import ConnectionState
from slack_sdk.web import WebClient

from helpbot.credentials import Secrets
from helpbot.slack import serve
from helpbot.workspace import Workspace
from tests.waiting import until


def test_a_connection_replaced_at_the_wrong_moment_does_not_block_stopping(
    workspace: Workspace, secrets: Secrets, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reading thread holds the state of the previous connection, so nobody ever tells it to end."""
    monkeypatch.setattr(serve, "DISCONNECT_SECONDS", 0.5)
    client = SocketModeClient(secrets.app_token, web_client=WebClient(secrets.bot_token, base_url=secrets.api_url))
    client.connect()
    read = client.current_session_state
    read.terminated = True
    until(lambda: not read.terminated)  # it reads, and uses this state
    client.current_session_state = ConnectionState()
    began = monotonic()

    serve._disconnect(client)

    assert 0.4 <= monotonic() - began < 20
    read.terminated = True
