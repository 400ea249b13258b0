"""A workspace with a small app, and a client of its Web API."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from slack_sdk import WebClient

from helpbot.workspace import User, Workspace

MANIFEST: dict[str, Any] = {
    "features": {"bot_user": {"display_name": "bot"}, "slash_commands": [{"command": "/bot"}]},
    "oauth_config": {"scopes": {"bot": ["app_mentions:read", "channels:history", "chat:write", "im:history"]}},
    "settings": {
        "event_subscriptions": {"bot_events": ["app_mention", "message.channels", "message.groups", "message.im"]}
    },
}


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    with Workspace(MANIFEST, seconds_to_acknowledge=0.2) as running:
        yield running


@pytest.fixture
def ana(workspace: Workspace) -> User:
    return workspace.user("ana", tz="Europe/Madrid", locale="es-ES")


@pytest.fixture
def client(workspace: Workspace) -> WebClient:
    return WebClient(workspace.bot_token, base_url=workspace.api_url, retry_handlers=[])
