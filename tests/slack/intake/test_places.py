"""The link from a card back to where the problem was reported, built without asking Slack."""

from __future__ import annotations

import pytest

from helpbot.dialogue.messages import Origin, Reply
from helpbot.slack.drawing.render import render
from helpbot.slack.intake.places import way_back

ACME = "https://acme.slack.com/"
ASKED, ROOT = f"{ACME}archives/C1/p17000000000002", f"{ACME}archives/C1/p17000000000001"


@pytest.mark.parametrize(
    ("told", "message", "conversation", "address"),
    [
        ("a message that was taken up in a form", "C1:1700000000.0002", "slack:U1", ASKED),
        ("a message, in the thread below it", "C1:1700000000.0001", "slack:C1:1700000000.0001", ROOT),
        (
            "a message in a thread",
            "C1:1700000000.0002",
            "slack:C1:1700000000.0001",
            f"{ASKED}?thread_ts=1700000000.0001&cid=C1",
        ),
        ("by a form in a thread", "", "slack:C1:1700000000.0001", ROOT),
        ("in a direct message", "D1:1700000000.0002", "slack:U1", ""),
        ("in a thread of one", "D1:1700000000.0002", "slack:D1:1700000000.0001", ""),
        ("by a form in a thread of one", "", "slack:D1:1700000000.0001", ""),
        ("by the command", "", "slack:U1", ""),
        ("elsewhere than in Slack", "", "console:ana", ""),
    ],
)
def test_it_leads_only_where_others_can_go(told: str, message: str, conversation: str, address: str) -> None:
    assert way_back(ACME, message, conversation) == address, told


def test_without_the_address_of_the_workspace_there_is_no_link() -> None:
    assert way_back("", "C1:1700000000.0002", "slack:C1:1700000000.0001") == ""


def small_print(message: str, workspace: str) -> str:
    told = Origin(label="See where", message=message, conversation="slack:U1")
    [drawn] = render(Reply(text="HB-1", note="Reported by Ana", origin=told), workspace=workspace)
    return str(drawn.blocks[-1]["elements"][0]["text"])


def test_the_link_is_a_line_of_the_small_print() -> None:
    assert small_print("C1:1700000000.0002", ACME) == f"<{ASKED}|See where>\nReported by Ana"
    assert small_print("D1:1700000000.0002", ACME) == small_print("C1:1700000000.0002", "") == "Reported by Ana"
