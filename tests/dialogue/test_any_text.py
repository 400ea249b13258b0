"""Whatever people write, even addresses that nobody could open, gets an answer, and nothing breaks."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpbot.bootstrap import Content, build_dialogue
from helpbot.dialogue.dialogue import Dialogue
from helpbot.dialogue.incidents.failures import LookUpKnown
from helpbot.dialogue.messages import FileReference, Message, ReportForm, Requester
from helpbot.dialogue.turn import Turn
from helpbot.knowledge.base import KnowledgeBase
from helpbot.settings import Settings
from tests.dialogue.talk import FEED, UNSURE, VET, WALK
from tests.transcripts import shipped_content

ANA = Requester(id="ana")
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
BEFORE = (
    (),
    ("I need help with this page",),
    ("report a problem",),
    ("report a problem", "all calls drop"),
    ("report a problem", "all calls drop", "we cannot sell", "no", "since 9:15", "20 agents"),
)
"""What was said earlier, so that the text meets a question, each part of a report, and its summary."""


@cache
def dialogue() -> Dialogue:
    knowledge = KnowledgeBase((FEED, WALK, VET), UNSURE, shipped_content().knowledge.menu)
    return build_dialogue(Settings(), Content(knowledge, shipped_content().policy))


@cache
def state_after(*texts: str) -> dict[str, Any]:
    state: dict[str, Any] = {}
    for text in texts:
        state = answered(state, text).state
    return state


def answered(state: dict[str, Any], text: str) -> Turn:
    """The whole turn: a known failure is looked for, and none is found."""
    turn = dialogue().respond(state, Message(text=text), ANA, NOW)
    if any(isinstance(effect, LookUpKnown) for effect in turn.effects):
        return dialogue().known(turn.state, None, ANA, NOW)
    return turn


@pytest.mark.parametrize("address", ["https://[region].mypurecloud.com/directory", "https://[x", "https://a]b"])
def test_an_address_that_cannot_be_parsed_counts_as_words(address: str) -> None:
    turn = answered({}, f"I cannot open {address}")

    assert turn.replies[0].text.startswith("Let's report it.")


def test_words_in_forms_and_file_names_are_cleaned_like_any_others() -> None:
    form = ReportForm(what="calls\x00 drop \ud800", answers={"since": "\u200bMonday\x00"})
    file = FileReference(id="F1", name="log\u202etxt")
    report = dialogue().respond({}, Message(form=form, files=(file,)), ANA, NOW).state["report"]

    told = report["what"], report["answers"], [one["name"] for one in report["files"]]
    assert told == ("calls drop", {"since": "Monday"}, ["logtxt"])


PIECES = st.sampled_from(
    [
        *("https://", "http://", "HTTPS://www.", "://", "[", "]", "[region]", "[::1]", "[::1", "(", ")", "<", ">", "|"),
        *("{", "}", "%", "%zz", ":", ":99999", "@", "#", "?", "\\", "/", ".", "*", "‹", "›", "℀", "²", "\n", " "),
        *(
            "mypurecloud.com",
            "directory",
            "Admin > People",
            "፩ hours",
            "99999 months ago",
            "cannot open",
            "no abre",
            "my password is",
            "12",
            "ñ",
        ),
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=3), min_size=1, max_size=12).map("".join)


@settings(max_examples=200)
@given(st.sampled_from(BEFORE), TEXTS)
def test_every_text_gets_a_reply(before: tuple[str, ...], text: str) -> None:
    turn = answered(state_after(*before), text)

    assert turn.replies or turn.effects  # tickets are confirmed when they are stored


@settings(max_examples=200)
@given(TEXTS)
def test_every_text_that_is_not_for_the_bot_is_survived(text: str) -> None:
    turn = dialogue().respond({}, Message(text=text, unprompted=True), ANA, NOW)

    assert len(turn.replies) <= 1
