"""The slash command, and a bare mention."""

from __future__ import annotations

from typing import Any

import pytest

from helpbot.dialogue.messages import Choice
from tests.slack.intake.payloads import event, taken


def test_a_slash_command_is_private() -> None:
    body = {"command": "/helpbot", "text": "a &amp; b", "user_id": "U1", "channel_id": "C1", "trigger_id": "t1"}
    found = taken(body)

    assert (found.conversation, found.text, found.keys) == ("slack:U1", "a & b", ("command:t1",))
    assert found.address == {"channel": "C1", "user": "U1"}


@pytest.mark.parametrize(
    "body",
    [
        event(type="app_mention", text="<@UBOT> "),
        {"command": "/helpbot", "text": "", "user_id": "U1", "channel_id": "C1", "trigger_id": "t1"},
    ],
    ids=["mention", "command"],
)
def test_mentioning_the_bot_without_words_opens_the_menu(body: dict[str, Any]) -> None:
    assert taken(body).choice == Choice(label="", action="menu")


@pytest.mark.parametrize("text", ["help", "Ayuda", "menú", "menu"])
def test_help_opens_the_menu_in_the_language_of_whoever_types_it(text: str) -> None:
    found = taken({"command": "/helpbot", "text": text, "user_id": "U1", "channel_id": "C1", "trigger_id": "t1"})

    assert (found.text, found.choice) == ("", Choice(label="", action="menu"))
