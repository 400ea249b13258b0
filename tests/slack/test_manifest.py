"""The manifest: valid for Slack, with the rights that the bot uses and no others."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from helpbot.settings import Settings
from helpbot.slack.manifest import BOT_EVENTS, BOT_SCOPES, manifest
from helpbot.slack.views.ids import ShortcutId
from tests.slack.manifest_rules import Manifest

SCOPE_OF_EVENT = {
    "app_home_opened": None,
    "app_mention": "app_mentions:read",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
    "link_shared": "links:read",
    "reaction_added": "reactions:read",
}
ALL = Settings.model_validate({"slack": {"link_domains": ["help.example"]}})


@pytest.mark.parametrize("http", [None, "https://bot.example"])
@pytest.mark.parametrize(
    "slack",
    [{}, {"link_domains": ["help.example", "a.b"], "command": "/a"}, {"report_reaction": None, "file_megabytes": 0}],
)
@pytest.mark.parametrize("languages", [("es", "en"), ("en",), ("fr",)])
def test_slack_accepts_the_manifest(languages: tuple[str, ...], slack: dict[str, object], http: str | None) -> None:
    made = manifest(Settings.model_validate({"name": "n" * 35, "languages": languages, "slack": slack}), http)

    Manifest.model_validate(made)


@pytest.mark.parametrize("domains", [["https://help.example"], ["-a.example"], ["Help.Example"], ["a.b"] * 6])
def test_domains_that_slack_does_not_accept_are_reported_by_the_settings(domains: list[str]) -> None:
    with pytest.raises(ValidationError):
        Settings.model_validate({"slack": {"link_domains": domains}})


def test_the_first_known_language_is_used() -> None:
    assert manifest(Settings(languages=("fr", "es", "en")))["features"]["slash_commands"][0]["usage_hint"] == (
        "[tu pregunta] | reportar … | buscar … | menú | estado | teléfonos | mis tickets"
    )


def test_names_are_taken_from_the_settings() -> None:
    made = manifest(Settings.model_validate({"name": "ayuda", "slack": {"command": "/ayuda"}}))

    assert made["display_information"]["name"] == made["features"]["bot_user"]["display_name"] == "ayuda"
    assert made["features"]["slash_commands"][0]["command"] == "/ayuda"


def test_every_event_has_its_scope() -> None:
    assert set(BOT_EVENTS) == set(SCOPE_OF_EVENT)
    assert {scope for scope in SCOPE_OF_EVENT.values() if scope} <= set(BOT_SCOPES)


def test_features_that_are_switched_off_need_no_rights() -> None:
    nothing = {"report_reaction": None, "link_domains": [], "file_megabytes": 0}
    least, most = (manifest(settings) for settings in (Settings.model_validate({"slack": nothing}), ALL))

    assert set(most["oauth_config"]["scopes"]["bot"]) == set(BOT_SCOPES)
    assert set(most["settings"]["event_subscriptions"]["bot_events"]) == set(BOT_EVENTS)
    gone = set(BOT_SCOPES) - set(least["oauth_config"]["scopes"]["bot"])
    assert gone == {"files:read", "files:write", "links:read", "links:write", "reactions:read"}
    assert "unfurl_domains" not in least["features"]


def test_every_shortcut_is_in_the_manifest() -> None:
    shortcuts = manifest(Settings())["features"]["shortcuts"]

    assert {one["callback_id"] for one in shortcuts} == set(ShortcutId)


@pytest.mark.parametrize("address", ["https://bot.example", "https://bot.example/", "https://bot.example/slack/events"])
def test_over_http_everything_goes_to_one_address(address: str) -> None:
    made = manifest(Settings(), address)

    assert made["settings"]["socket_mode_enabled"] is False
    assert str(made).count("https://bot.example/slack/events") == 4


def test_the_slack_cli_finds_its_hooks() -> None:
    """What it reads of a project: commands as hooks, that the bot connects by itself, which files trigger an update."""
    told = json.loads(Path(".slack/hooks.json").read_text("utf-8"))

    assert told["hooks"] == {"get-manifest": "helpbot manifest", "start": "helpbot serve"}
    assert told["config"]["protocol-version"] == ["default"]
    assert told["config"]["sdk-managed-connection-enabled"] is True
    assert told["config"]["watch"] == {"manifest": {"paths": ["app.yaml"]}, "app": {"paths": ["app.yaml"]}}
    assert set(told) == {"hooks", "config"}


def test_over_socket_mode_the_manifest_needs_no_address() -> None:
    made = manifest(Settings())

    assert made["settings"]["socket_mode_enabled"] is True
    assert "request_url" not in str(made)


def test_every_scope_and_event_is_explained() -> None:
    page = Path("docs/slack.md").read_text(encoding="utf-8")

    assert set(re.findall(r"^\| `([a-z_]+[:.]?[a-z:]*)` \|", page, re.MULTILINE)) >= {*BOT_SCOPES, *BOT_EVENTS}


USED_BY = {
    "app_mentions:read": '"app_mention"',
    "assistant:write": "assistant_threads_setStatus",
    "channels:history": "conversations_replies",
    "chat:write": "chat_postMessage",
    "commands": "app.command(",
    "files:read": "files_info",
    "files:write": "files_completeUploadExternal",
    "groups:history": "conversations_history",
    "im:history": "is_direct(",
    "links:read": '"link_shared"',
    "links:write": "chat_unfurl",
    "reactions:read": '"reaction_added"',
    "users:read": "users_info",
    "app_home_opened": '"app_home_opened"',
    "app_mention": '"app_mention"',
    "link_shared": '"link_shared"',
    "message.channels": '"message"',
    "message.groups": '"message"',
    "message.im": '"message"',
    "reaction_added": '"reaction_added"',
}
"""What in our code needs it."""


@pytest.mark.parametrize("name", [*BOT_SCOPES, *BOT_EVENTS])
def test_every_scope_and_event_is_used(name: str) -> None:
    listeners = (path for path in Path("helpbot/slack").rglob("*.py") if path.name != "manifest.py")

    assert any(USED_BY[name] in path.read_text("utf-8") for path in listeners)
