"""A workspace with a small app, and a client of its Web API."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

from helpbot.workspace import Channel, User, Workspace
from tests.waiting import until

MANIFEST: dict[str, Any] = {
    "features": {"bot_user": {"display_name": "bot"}, "slash_commands": [{"command": "/bot"}]},
    "oauth_config": {"scopes": {"bot": ["app_mentions:read", "channels:history", "chat:write", "im:history"]}},
    "settings": {
        "event_subscriptions": {"bot_events": ["app_mention", "message.channels", "message.groups", "message.im"]}
    },
}
FULL_MANIFEST: dict[str, Any] = {
    "features": {
        "bot_user": {"display_name": "bot"},
        "app_home": {"home_tab_enabled": True},
        "agent_view": {"suggested_prompts": [{"title": "Help", "message": "help me"}]},
        "slash_commands": [{"command": "/bot", "description": "Ask"}],
        "shortcuts": [
            {"name": "New", "type": "global", "callback_id": "new", "description": "x"},
            {"name": "About this", "type": "message", "callback_id": "about", "description": "x"},
        ],
        "unfurl_domains": ["help.example"],
    },
    "oauth_config": {
        "scopes": {
            "bot": [
                *(
                    "app_mentions:read",
                    "assistant:write",
                    "channels:history",
                    "channels:read",
                    "chat:write",
                    "commands",
                ),
                *("files:read", "files:write", "groups:history", "groups:read", "im:history", "im:read", "im:write"),
                *("links:read", "links:write", "reactions:read", "reactions:write", "users:read"),
            ]
        }
    },
    "settings": {
        "event_subscriptions": {
            "bot_events": [
                *("app_home_opened", "app_mention", "file_shared", "link_shared", "member_joined_channel"),
                *("message.channels", "message.groups", "message.im", "reaction_added", "reaction_removed"),
            ]
        }
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


@pytest.fixture
def full() -> Iterator[Workspace]:
    """A workspace whose app has all scopes."""
    with Workspace(FULL_MANIFEST, seconds_to_acknowledge=1.0) as running:
        yield running


@pytest.fixture
def bob(full: Workspace) -> User:
    return full.user("bob")


@pytest.fixture
def general(full: Workspace, bob: User) -> Channel:
    return full.channel("general", [bob], topic="All of us")


@pytest.fixture
def api(full: Workspace) -> WebClient:
    return WebClient(full.bot_token, base_url=full.api_url, retry_handlers=[])


@pytest.fixture
def app(full: Workspace, api: WebClient) -> Iterator[App]:
    """A Bolt app without listeners, connected over Socket Mode."""
    bolt = App(client=api, token_verification_enabled=False)
    handler = SocketModeHandler(bolt, full.app_token)
    handler.connect()
    full.wait_for(lambda: full.connections)
    yield bolt
    client: Any = handler.client
    client.auto_reconnect_enabled = False
    full.drop_connections()  # otherwise the client waits seconds for more data
    until(lambda: not client.is_connected())
    client.closed = True
    client.message_processor.event.set()
    client.message_queue.put(None)  # otherwise it waits another second for a message
    handler.close()
