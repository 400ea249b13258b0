"""The manifest: valid for Slack, with the rights that the bot uses and no more."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from helpbot.settings import Settings
from helpbot.slack.manifest import BOT_EVENTS, BOT_SCOPES, manifest

SCOPE_OF_EVENT = {
    "app_home_opened": None,
    "app_mention": "app_mentions:read",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
}


@pytest.mark.parametrize("languages", [("es", "en"), ("en",), ("fr",)])
def test_the_words_fit_slacks_limits(languages: tuple[str, ...]) -> None:
    made = manifest(Settings(name="n" * 35, languages=languages))

    view = made["features"]["agent_view"]
    assert 0 < len(made["display_information"]["description"]) <= 140
    assert 0 < len(view["agent_description"]) <= 300
    assert 1 <= len(view["suggested_prompts"]) <= 4
    assert all(prompt["title"] and prompt["message"] for prompt in view["suggested_prompts"])


def test_the_first_language_that_is_known_speaks() -> None:
    assert manifest(Settings(languages=("fr", "es", "en")))["features"]["slash_commands"][0]["usage_hint"] == (
        "[su pregunta]"
    )


def test_names_come_from_the_settings() -> None:
    made = manifest(Settings.model_validate({"name": "ayuda", "slack": {"command": "/ayuda"}}))

    assert made["display_information"]["name"] == made["features"]["bot_user"]["display_name"] == "ayuda"
    assert made["features"]["slash_commands"][0]["command"] == "/ayuda"


def test_every_event_has_its_scope() -> None:
    assert set(BOT_EVENTS) == set(SCOPE_OF_EVENT)
    assert {scope for scope in SCOPE_OF_EVENT.values() if scope} <= set(BOT_SCOPES)


def test_it_needs_no_address_of_ours() -> None:
    made = manifest(Settings())

    assert made["settings"]["socket_mode_enabled"] is True
    assert "request_url" not in str(made)


def test_every_scope_and_event_is_explained() -> None:
    page = Path("docs/slack.md").read_text(encoding="utf-8")

    assert set(re.findall(r"^\| `([a-z_]+[:.]?[a-z:]*)` \|", page, re.MULTILINE)) >= {*BOT_SCOPES, *BOT_EVENTS}
