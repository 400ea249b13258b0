"""The Slack app as data, made from app.yaml: paste it into Slack and the app exists, with the fewest rights it needs.

Fields follow Slack's app manifest reference; `docs/slack.md` says what each scope is for.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from typing import Any

from helpbot.settings import Settings
from helpbot.validation import FileModel, validate
from helpbot.yamlfile import read_yaml

BOT_SCOPES = (
    "app_mentions:read",
    "assistant:write",
    "channels:history",
    "chat:write",
    "commands",
    "groups:history",
    "im:history",
    "users:read",
)
BOT_EVENTS = ("app_home_opened", "app_mention", "message.channels", "message.groups", "message.im")


class Prompt(FileModel):
    """A suggestion under an empty conversation: the `title` is shown, the `message` is sent."""

    title: str
    message: str


class Wording(FileModel):
    """How the app presents itself in one language."""

    description: str
    agent: str
    command: str
    usage_hint: str
    prompts: tuple[Prompt, ...]


class _WordingFile(FileModel):
    model_config = FileModel.model_config | {"extra": "allow"}
    __pydantic_extra__: dict[str, Wording]


def manifest(settings: Settings) -> dict[str, Any]:
    """The app manifest for these settings, ready to be written as JSON."""
    wording = _wording(settings.languages)
    return {
        "_metadata": {"major_version": 2, "minor_version": 1},
        "display_information": {"name": settings.name, "description": wording.description},
        "features": _features(settings, wording),
        "oauth_config": {"scopes": {"bot": list(BOT_SCOPES)}},
        "settings": {
            "event_subscriptions": {"bot_events": list(BOT_EVENTS)},
            "interactivity": {"is_enabled": True},
            "org_deploy_enabled": False,
            "socket_mode_enabled": True,
            "token_rotation_enabled": False,
        },
    }


def _features(settings: Settings, wording: Wording) -> dict[str, Any]:
    command = {
        "command": settings.slack.command,
        "description": wording.command,
        "usage_hint": wording.usage_hint,
        "should_escape": False,
    }
    return {
        "agent_view": {
            "agent_description": wording.agent,
            "suggested_prompts": [prompt.model_dump() for prompt in wording.prompts],
        },
        "app_home": {
            "home_tab_enabled": False,
            "messages_tab_enabled": True,
            "messages_tab_read_only_enabled": False,
        },
        "bot_user": {"display_name": settings.name, "always_online": True},
        "slash_commands": [command],
    }


def _wording(languages: tuple[str, ...]) -> Wording:
    known = _shipped()
    return next((known[language] for language in languages if language in known), known["en"])


@cache
def _shipped() -> dict[str, Wording]:
    with as_file(files("helpbot.slack") / "wording.yaml") as path:
        return validate(read_yaml(path), _WordingFile).__pydantic_extra__
