"""The reaction that begins a report, and the message that it is put on."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from helpbot.desk.ports.events import ReportMarked
from helpbot.slack.intake.reactions import report_from
from tests.slack.intake.payloads import NOW, event, taken


def test_the_attachments_of_an_app_are_part_of_its_message() -> None:
    alert = {"title": "Disk full", "text": "web-1: 91%"}
    preview = {"from_url": "https://x.example/", "title": "A page"}
    posted = {"bot_id": "B1", "ts": "1.0", "text": "", "attachments": [alert, preview]}
    assert report_from(ReportMarked(message="C1:1.0"), posted, "U1", NOW).text == "Disk full\nweb-1: 91%"


def marked(at: float) -> set[str]:
    """The keys of a reaction put on a message at this time, except the id of its event."""
    item = {"type": "message", "channel": "C1", "ts": "1.0"}
    reaction = {"type": "reaction_added", "reaction": "ticket", "user": "U1", "item": item, "event_ts": f"{at:.6f}"}
    return set(taken(event(**reaction)).keys) - {"event:Ev1"}


@given(st.floats(1.0, 1e9), st.floats(0.0, 29.9))
def test_a_reaction_put_back_within_half_a_minute_is_the_same(first: float, later: float) -> None:
    assert marked(first) & marked(first + later)


@given(st.floats(1.0, 1e9), st.floats(60.1, 1e6))
def test_a_reaction_put_back_after_a_minute_is_a_new_one(first: float, later: float) -> None:
    assert not marked(first) & marked(first + later)
