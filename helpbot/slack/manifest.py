"""The Slack app manifest, made from app.yaml: paste it into Slack and the app exists, with the fewest rights it needs.

Fields follow Slack's app manifest reference; `docs/slack.md` says what each scope is for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from helpbot.settings import Settings
from helpbot.slack.views.ids import ShortcutId
from helpbot.slack.wording import ShortcutTexts, Wording, wording_for

BOT_SCOPES = (
    "app_mentions:read",
    "assistant:write",
    "channels:history",
    "chat:write",
    "commands",
    "files:read",
    "files:write",
    "groups:history",
    "im:history",
    "links:read",
    "links:write",
    "reactions:read",
    "users:read",
)
"""All scopes that the app may need; `scopes` leaves out what the settings have switched off."""
BOT_EVENTS = (
    "app_home_opened",
    "app_mention",
    "link_shared",
    "message.channels",
    "message.groups",
    "message.im",
    "reaction_added",
)
"""All events that it may need; `events` leaves out what the settings have switched off."""
EVENTS = "/slack/events"
"""Path of Slack's requests, behind the public address of the bot."""


def scopes(settings: Settings) -> list[str]:
    """The scopes that these settings need."""
    slack = settings.slack
    unneeded = {
        "files:read": not slack.largest_file,
        "files:write": not slack.largest_file,
        "links:read": not slack.link_domains,
        "links:write": not slack.link_domains,
        "reactions:read": slack.report_reaction is None,
    }
    return [scope for scope in BOT_SCOPES if not unneeded.get(scope)]


def events(settings: Settings) -> list[str]:
    """The events that these settings need."""
    slack = settings.slack
    unneeded = {"link_shared": not slack.link_domains, "reaction_added": slack.report_reaction is None}
    return [event for event in BOT_EVENTS if not unneeded.get(event)]


def manifest(settings: Settings, http: str | None = None) -> dict[str, Any]:
    """The app manifest for these settings, ready for JSON; `http` is the public address of the bot."""
    wording = wording_for(None, settings.languages)
    made = {
        "_metadata": {"major_version": 2, "minor_version": 1},
        "display_information": {"name": settings.name, "description": wording.description},
        "features": _features(settings, wording),
        "oauth_config": {"scopes": {"bot": scopes(settings)}},
        "settings": {
            "event_subscriptions": {"bot_events": events(settings)},
            "interactivity": {"is_enabled": True},
            "org_deploy_enabled": False,
            "socket_mode_enabled": http is None,
            "token_rotation_enabled": False,
        },
    }
    if http is not None:
        _send_to(made, http.rstrip("/").removesuffix(EVENTS) + EVENTS)
    return made


def _send_to(made: dict[str, Any], address: str) -> None:
    """Have everything sent to one address."""
    made["settings"]["event_subscriptions"]["request_url"] = address
    made["settings"]["interactivity"] |= {"request_url": address, "message_menu_options_url": address}
    for command in made["features"]["slash_commands"]:
        command["url"] = address


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
            "home_tab_enabled": True,
            "messages_tab_enabled": True,
            "messages_tab_read_only_enabled": False,
        },
        "bot_user": {"display_name": settings.name, "always_online": True},
        "shortcuts": list(_shortcuts(wording.shortcuts)),
        "slash_commands": [command],
        **({"unfurl_domains": list(settings.slack.link_domains)} if settings.slack.link_domains else {}),
    }


def _shortcuts(texts: ShortcutTexts) -> Iterator[dict[str, str]]:
    kinds = {
        ShortcutId.REPORT: ("global", texts.report, texts.report_does),
        ShortcutId.SEARCH: ("global", texts.search, texts.search_does),
        ShortcutId.REPORT_MESSAGE: ("message", texts.report_message, texts.report_message_does),
        ShortcutId.FIND_FOR_MESSAGE: ("message", texts.find_for_message, texts.find_for_message_does),
    }
    for name, (kind, label, does) in kinds.items():
        yield {"name": label, "type": kind, "callback_id": name, "description": does}
