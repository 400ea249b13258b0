"""The stand-in refuses what Slack refuses."""

from __future__ import annotations

from typing import Any

import pytest

from helpbot.workspace.blockkit import mistakes, too_long, words


def rich(text: str, **more: str) -> dict[str, Any]:
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return {"type": "rich_text", "elements": [section], **more}


def button(label: str = "ok", action: str = "a", **more: str) -> dict[str, Any]:
    text = {"type": "plain_text", "text": label}
    return {"type": "actions", "elements": [{"type": "button", "text": text, "action_id": action, **more}]}


def context(text: str) -> dict[str, Any]:
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": text}]}


@pytest.mark.parametrize(
    "block", [rich("hola"), button(), button(style="danger", value="v" * 2000), context("x" * 3000)]
)
def test_good_blocks_pass(block: dict[str, Any]) -> None:
    assert mistakes([block]) == []


@pytest.mark.parametrize(
    "block",
    [
        {"type": "carousel"},
        {"type": "rich_text", "elements": []},
        rich(""),
        rich("hola", colour="red"),
        button("x" * 76),
        button(""),
        button(action="x" * 256),
        button(value="x" * 2001),
        button(style="plain"),
        context(""),
        context("x" * 3001),
        {"type": "actions", "elements": button()["elements"] * 26},
    ],
)
def test_bad_blocks_are_refused(block: dict[str, Any]) -> None:
    assert mistakes([block])


def test_one_action_id_for_two_buttons_in_a_block_is_refused() -> None:
    row = {"type": "actions", "elements": button()["elements"] * 2}
    assert mistakes([row]) == ["action_id 'a' already exists"]
    assert mistakes([button(), button()]) == []


def test_a_message_has_at_most_fifty_blocks_and_thirteen_thousand_characters() -> None:
    assert mistakes([rich("x")] * 50) == []
    assert mistakes([rich("x")] * 51)
    assert too_long([rich("x" * 13_000)])
    assert not too_long([rich("x" * 12_000)])


def test_words_are_what_a_reader_sees() -> None:
    assert words([rich("hola"), context("small"), button("go")]) == "hola\nsmall\n[go]"
