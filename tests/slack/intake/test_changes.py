"""Messages that people edit or delete."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from helpbot.desk.ports.events import Amendment, SentAnswerChanged, Task, TicketTask
from helpbot.tickets.lifecycle import Event
from tests.slack.intake.payloads import ignored, taken


def change(**news: object) -> dict[str, Any]:
    """The first message of a ticket, changed."""
    before = {"user": "U1", "ts": "1.0", "text": "calls drop"}
    about = {"subtype": "message_changed", "channel": "D1", "previous_message": before, "message": before}
    return {"type": "event_callback", "event_id": "Ev1", "event": {"type": "message", **about, **news}}


def deletion(**news: object) -> dict[str, Any]:
    """The same message, deleted: Slack sends no `message` then."""
    body = change(subtype="message_deleted", deleted_ts="1.0", **news)
    del body["event"]["message"]
    return body


def test_a_change_of_the_first_message_of_a_ticket_is_reported() -> None:
    changed = taken(change(message={"user": "U1", "ts": "1.0", "text": "all calls drop"}))
    deleted = taken(deletion())

    assert changed.task == Amendment(source="D1:1.0", text="all calls drop")
    assert deleted.task == Amendment(source="D1:1.0")


@pytest.mark.parametrize(
    ("before", "after", "task"),
    [
        ("!! try again", "!! try later", SentAnswerChanged(number="HB-1")),
        ("!! try again", "try later", SentAnswerChanged(number="HB-1")),
        ("!! try again", "", SentAnswerChanged(number="HB-1")),
        ("try again", "!! try again", TicketTask(number="HB-1", event=Event.ANSWER, text="try again")),
    ],
)
def test_below_a_card_a_sent_answer_stays_and_a_message_marked_later_is_sent(
    before: str, after: str, task: Task
) -> None:
    said = {"user": "U1", "ts": "2.0", "thread_ts": "1.0", "text": before}
    about = {"channel": "CTRIAGE", "previous_message": said}
    found = taken(change(**about, message=said | {"text": after}) if after else deletion(**about))

    assert (found.task, found.user) == (task, "U1")
    assert found.address == {"channel": "CTRIAGE", "thread_ts": "1.0", "user": "U1"}


@pytest.mark.parametrize("after", ["we might restart it", ""])
def test_the_team_may_edit_its_own_conversation(after: str) -> None:
    said = {"user": "U1", "ts": "2.0", "thread_ts": "1.0", "text": "we restart it"}
    about = {"channel": "CTRIAGE", "previous_message": said}
    assert ignored(change(**about, message=said | {"text": after}) if after else deletion(**about))


def test_a_changed_message_of_a_conversation_has_new_words() -> None:
    before, after = {"user": "U1", "ts": "2.0", "text": "calls drop"}, {"user": "U1", "ts": "2.0", "text": "no calls"}
    news = change(previous_message=before, message=after)
    changed = taken(news, known="slack:U1")

    assert (changed.text, changed.source, changed.edited, changed.shared) == ("no calls", "D1:2.0", True, False)
    assert ignored(news)  # not a conversation
    assert ignored(change(previous_message=before | {"bot_id": "B1"}, message=after), known="slack:U1")
    wordless = after | {"text": "", "files": [{"id": "F1", "name": "shot.png"}]}
    assert ignored(change(previous_message=before, message=wordless), known="slack:U1")
    assert changed.written_at == datetime.fromtimestamp(2, UTC)


@pytest.mark.parametrize("known", ["slack:U1", ""])
def test_a_deleted_message_with_which_no_ticket_began_is_ignored(known: str) -> None:
    said = {"user": "U1", "ts": "2.0", "text": "calls drop"}
    assert ignored(deletion(previous_message=said), known=known)


def test_a_changed_message_of_a_thread_belongs_to_the_conversation_there() -> None:
    before = {"user": "U1", "ts": "2.0", "text": "<@UBOT> calls drop"}
    news = change(channel="C1", previous_message=before, message=before | {"text": "<@UBOT> no calls"})
    changed = taken(news, known="slack:C1:2.0")

    assert (changed.text, changed.address) == ("no calls", {"channel": "C1", "thread_ts": "2.0"})
    assert (changed.edited, changed.shared) == (True, True)


def test_a_changed_mention_is_read_without_the_bots_name() -> None:
    changed = taken(change(message={"user": "U1", "ts": "1.0", "text": "<@UBOT> all calls drop"}))

    assert changed.task == Amendment(source="D1:1.0", text="all calls drop")


def test_a_message_with_replies_is_deleted_when_a_tombstone_replaces_it() -> None:
    tombstone = {"subtype": "tombstone", "user": "USLACKBOT", "ts": "1.0", "text": "This message was deleted."}
    deleted = taken(change(message=tombstone))

    assert (deleted.task, deleted.user) == (Amendment(source="D1:1.0"), "U1")
    assert ignored(deletion(previous_message=tombstone))


def test_a_message_whose_words_are_removed_still_has_its_files() -> None:
    files = [{"id": "F1", "name": "screen.png"}, {"id": "F2", "name": "log.txt"}]
    before = {"user": "U1", "ts": "1.0", "text": "see here", "files": files}
    only_files = before | {"text": ""}
    tombstone = {"subtype": "tombstone", "user": "USLACKBOT", "ts": "1.0", "text": "This message was deleted."}

    assert taken(change(previous_message=before, message=only_files)).task == Amendment(
        source="D1:1.0", text="screen.png, log.txt"
    )
    assert taken(change(previous_message=only_files, message=tombstone)).task == Amendment(source="D1:1.0")
    assert ignored(change(previous_message=only_files, message=only_files))


def test_other_changes_are_ignored() -> None:
    assert ignored(change())  # only its appearance
    assert ignored(change(channel="D2", message={"user": "U1", "ts": "1.0", "text": "all calls drop"}))
