"""Messages that people write: which are for the bot, and to which conversation or ticket they belong."""

from __future__ import annotations

from typing import Any

import pytest

from helpbot.desk.ports.events import IncomingEvent, TicketTask
from helpbot.dialogue.messages import FileReference
from helpbot.tickets.lifecycle import Event
from tests.slack.intake.payloads import BOT, NOW, event, ignored, taken


def test_in_the_thread_of_a_card_only_marked_messages_go_to_the_requester() -> None:
    place = {"channel": "CTRIAGE", "thread_ts": "1.0"}
    assert ignored(event(text="who knows this one?", **place), known="slack:CTRIAGE:1.0")
    assert ignored(event(text="!!", **place))

    found = taken(event(text="!! We are on it", **place))

    assert found.task == TicketTask(number="HB-1", event=Event.ANSWER, text="We are on it")
    assert found.address == {"channel": "CTRIAGE", "thread_ts": "1.0", "user": "U1"}


def test_files_with_a_marked_message_go_to_the_requester_and_need_no_words() -> None:
    place, sent = {"channel": "CTRIAGE", "thread_ts": "1.0"}, {"id": "F1", "name": "fix.pdf", "size": 9}
    assert ignored(event(text="like this?", files=[sent], **place))

    for text in ("!! Try this", "!!"):
        task = taken(event(text=text, files=[sent], subtype="file_share", **place)).task
        assert task == TicketTask(
            number="HB-1",
            event=Event.ANSWER,
            text=text[3:],
            files=(FileReference(id="F1", name="fix.pdf", size=9),),
        )


def test_a_card_belongs_to_the_team_in_whichever_channel_it_was_posted() -> None:
    former = {"channel": "CFORMER", "thread_ts": "1.0"}

    assert ignored(event(text="who knows this one?", **former))
    assert taken(event(text="!! We are on it", **former)).task == TicketTask(
        number="HB-3", event=Event.ANSWER, text="We are on it"
    )


def test_a_reporter_in_the_triage_channel_is_answered_as_anywhere_else() -> None:
    found = taken(event(text="it still fails", channel="CTRIAGE", thread_ts="3.0"))

    assert (found.about, found.task) == ("HB-4", None)


def test_mentioning_the_bot_in_the_thread_of_a_card_addresses_the_bot() -> None:
    found = taken(event(type="app_mention", text="<@UBOT> what is a queue?", channel="CTRIAGE", thread_ts="1.0"))

    assert (found.task, found.about, found.text) == (None, "", "what is a queue?")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("<@UBOT> what is a queue?", {"channel": "C1"}),
        ("what is a queue, <@UBOT|helpbot>?", {"channel": "C1"}),
        ("<@UBOT> what is a queue?", {"channel": "CHELP"}),
        ("<@U2> or <@UBOT>, what is a queue?", {"channel": "CHELP"}),
        ("<@UBOT>", {"channel": "CHELP"}),
        ("<@UBOT> what is a queue?", {"channel": "C1", "thread_ts": "1.0"}),
        ("<@UBOT> what is a queue?", {"channel": "CTRIAGE", "thread_ts": "1.0"}),
        ("!! We are on it, <@UBOT> helps", {"channel": "CTRIAGE", "thread_ts": "1.0"}),
    ],
)
def test_a_mention_is_read_the_same_whichever_of_its_two_events_comes_first(text: str, place: dict[str, str]) -> None:
    mention, message = (taken(event(type=kind, text=text, **place)) for kind in ("app_mention", "message"))

    assert mention == message
    assert not mention.unprompted
    assert bool(mention.task) == text.startswith("!!")


def test_in_a_help_channel_the_bot_also_answers_what_is_said_to_everybody() -> None:
    assert taken(event(channel="CHELP", text="what is a queue?")).unprompted
    assert ignored(event(channel="CHELP", text="<@U2> what is a queue?"))
    assert ignored(event(channel="CHELP", text="what is a queue?", thread_ts="1.0"))


def test_a_reply_below_a_message_about_a_ticket_is_about_that_ticket() -> None:
    assert taken(event(channel="D1", thread_ts="1.0")).about == "HB-2"
    assert taken(event(channel="D1", thread_ts="9.0")).about == ""


def test_a_direct_message_belongs_to_the_private_conversation() -> None:
    found = taken(event(channel="D1", channel_type="im"))

    assert found == IncomingEvent(
        keys=("event:Ev1", "message:D1:2.0"),
        conversation="slack:U1",
        user="U1",
        address={"channel": "D1"},
        received_at=NOW,
        text="hola",
        source="D1:2.0",
    )


def test_a_thread_in_a_direct_message_is_a_conversation_of_its_own() -> None:
    found = taken(event(channel="D1", thread_ts="1.0"))

    assert (found.conversation, found.address) == ("slack:D1:1.0", {"channel": "D1", "thread_ts": "1.0"})


def test_a_mention_opens_a_thread() -> None:
    found = taken(event(type="app_mention", text="<@UBOT> hola"))

    assert (found.conversation, found.text) == ("slack:C1:2.0", "hola")
    assert found.address == {"channel": "C1", "thread_ts": "2.0"}


def test_a_mention_and_its_message_share_a_key() -> None:
    mention = taken(event(type="app_mention", thread_ts="1.0"))
    message = taken(event(thread_ts="1.0") | {"event_id": "Ev2"}, known="slack:C1:1.0")

    assert set(mention.keys) & set(message.keys) == {"message:C1:2.0"}
    assert mention.conversation == message.conversation


def test_in_a_thread_where_the_bot_takes_part_no_mention_is_needed() -> None:
    assert taken(event(thread_ts="1.0"), known="slack:C1:1.0").text == "hola"


def test_a_message_to_somebody_else_in_the_thread_is_not_for_the_bot() -> None:
    assert ignored(event(thread_ts="1.0", text="<@U2> thanks"), known="slack:C1:1.0")


@pytest.mark.parametrize(
    "body",
    [
        event(),
        event(thread_ts="1.0"),
        event(channel="D1", subtype="message_changed", message={}),
        event(channel="D1", subtype="message_deleted"),
        event(channel="D1", bot_id="B2"),
        event(channel="D1", subtype="bot_message", bot_id="B2"),
        event(type="app_home_opened"),
        {"type": "view_submission"},
    ],
    ids=lambda body: str(body.get("event", body).get("subtype") or body.get("event", body)["type"]),
)
def test_other_events_are_not_for_the_bot(body: dict[str, Any]) -> None:
    assert ignored(body)


def test_files_become_references() -> None:
    file = {"id": "F1", "name": "log.txt", "permalink": "https://x.example/F1", "mimetype": "text/plain", "size": 12}
    found = taken(event(channel="D1", subtype="file_share", files=[file, {"id": "F2", "mode": "tombstone"}]))

    assert found.files == (
        FileReference(id="F1", name="log.txt", url="https://x.example/F1", mimetype="text/plain", size=12),
        FileReference(id="F2", name="F2"),
    )


def test_a_forwarded_message_counts_as_the_persons_words() -> None:
    theirs = {"is_share": True, "is_msg_unfurl": True, "text": "<@U2>: calls drop", "files": [{"id": "F1"}]}
    preview = {"from_url": "https://x.example/", "title": "A page", "text": "All about it"}

    forwarded = taken(event(channel="D1", text="", attachments=[theirs]))
    assert (forwarded.text, forwarded.files, forwarded.choice) == (
        "@U2: calls drop",
        (FileReference(id="F1", name="F1"),),
        None,
    )

    assert taken(event(channel="D1", text="can you look?", attachments=[preview, theirs])).text == (
        "can you look?\n@U2: calls drop"
    )


def test_people_mentioned_in_a_forwarded_message_are_not_notified() -> None:
    assert ignored(event(text="look", attachments=[{"is_share": True, "text": f"<@{BOT}> calls drop"}]))


def test_a_me_message_counts_as_words() -> None:
    assert taken(event(channel="D1", subtype="me_message", text="cannot log in")).text == "cannot log in"
