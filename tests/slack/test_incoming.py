"""What people do in Slack, as events for the desk to store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpbot.desk.ports.events import Amendment, IncomingEvent, ReportMarked, SentAnswerChanged, Task, TicketTask
from helpbot.desk.ports.posting import TicketPost
from helpbot.dialogue.messages import Choice, FileReference
from helpbot.settings import SlackSettings
from helpbot.slack.intake.incoming import incoming
from helpbot.slack.intake.reactions import report_from
from helpbot.tickets.lifecycle import Event

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
BOT = "UBOT"


def event(**body: object) -> dict[str, Any]:
    said = {"type": "message", "user": "U1", "text": "hola", "ts": "2.0", "channel": "C1"}
    return {"type": "event_callback", "event_id": "Ev1", "event": said | body}


def press(channel: str = "D1", value: str = '{"label":"Yes","action":"yes"}', **container: object) -> dict[str, Any]:
    place = {"type": "message", "message_ts": "2.0", "channel_id": channel, "is_ephemeral": False}
    button = {"type": "button", "action_id": "choice-0", "value": value, "action_ts": "70.5"}
    return {
        "type": "block_actions",
        "user": {"id": "U1"},
        "trigger_id": "t1",
        "container": place | container,
        "actions": [button],
    }


def chosen(value: str) -> dict[str, Any]:
    """An entry of the menu beside the buttons of a card."""
    body = press("CTRIAGE")
    menu = {"type": "overflow", "action_id": "choice-more", "action_ts": "70.5", "selected_option": {"value": value}}
    return body | {"actions": [menu]}


@dataclass
class Memory:
    """Knows one conversation, and which messages are about tickets."""

    known: str = ""
    tickets: Mapping[str, TicketPost] = field(default_factory=dict)

    def knows_conversation(self, conversation: str) -> bool:
        return conversation == self.known

    def ticket_of(self, receipt: str) -> TicketPost | None:
        return self.tickets.get(receipt)

    def began_with(self, source: str) -> bool:
        return source == "D1:1.0"


CARD = {
    "CTRIAGE:1.0": TicketPost("HB-1", for_team=True),
    "D1:1.0": TicketPost("HB-2", for_team=False),
    "CFORMER:1.0": TicketPost("HB-3", for_team=True),
    "CTRIAGE:3.0": TicketPost("HB-4", for_team=False),
}
SLACK = SlackSettings(triage_channel="CTRIAGE", help_channels=("CHELP",))


def explained(url: str) -> bool:
    """No article is about any page."""
    return False


def taken(body: dict[str, Any], known: str = "") -> IncomingEvent:
    found = incoming(body, BOT, Memory(known, CARD), explained, SLACK, NOW)
    assert found is not None
    return found


def ignored(body: dict[str, Any], known: str = "") -> bool:
    return incoming(body, BOT, Memory(known, CARD), explained, SLACK, NOW) is None


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


def test_a_button_of_a_card_is_a_task_for_its_ticket() -> None:
    found = taken(press("CTRIAGE", '{"label":"Claim","action":"agent_claim","value":"HB-1"}'))

    assert found.task == TicketTask(number="HB-1", event=Event.CLAIM)
    assert found.address == {"channel": "CTRIAGE", "user": "U1"}


def test_taking_over_names_the_assignee_that_the_agent_saw() -> None:
    found = taken(press("CTRIAGE", '{"label":"Take over","action":"agent_take_over","value":"HB-1"}'))

    assert found.task == TicketTask(number="HB-1", event=Event.CLAIM, takes_over=True)


def test_a_button_that_asks_for_words_first_is_not_yet_an_event() -> None:
    assert ignored(press("CTRIAGE", '{"label":"Answer","action":"agent_answer","value":"HB-1"}'))
    assert ignored(chosen('{"label":"Hand over","action":"agent_hand_over","value":"HB-1","style":"more"}'))


def test_a_menu_entry_of_a_card_that_asks_for_nothing_is_a_task_too() -> None:
    assert taken(chosen('{"label":"Claim","action":"agent_claim","value":"HB-1","style":"more"}')).task == TicketTask(
        number="HB-1", event=Event.CLAIM
    )


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


def test_the_attachments_of_an_app_are_part_of_its_message() -> None:
    alert = {"title": "Disk full", "text": "web-1: 91%"}
    preview = {"from_url": "https://x.example/", "title": "A page"}
    posted = {"bot_id": "B1", "ts": "1.0", "text": "", "attachments": [alert, preview]}
    assert report_from(ReportMarked(message="C1:1.0"), posted, "U1", NOW).text == "Disk full\nweb-1: 91%"


def test_a_me_message_counts_as_words() -> None:
    assert taken(event(channel="D1", subtype="me_message", text="cannot log in")).text == "cannot log in"


@pytest.mark.parametrize(
    ("body", "conversation", "address"),
    [
        (press("D1"), "slack:U1", {"channel": "D1"}),
        (press("D1", thread_ts="1.0"), "slack:D1:1.0", {"channel": "D1", "thread_ts": "1.0"}),
        (press("C1", thread_ts="1.0"), "slack:C1:1.0", {"channel": "C1", "thread_ts": "1.0"}),
        (press("C1"), "slack:C1:2.0", {"channel": "C1", "thread_ts": "2.0"}),
        (press("C1", is_ephemeral=True), "slack:U1", {"channel": "C1", "user": "U1"}),
    ],
    ids=["direct", "direct thread", "channel thread", "channel", "ephemeral"],
)
def test_a_pressed_button_belongs_to_the_conversation_of_its_message(
    body: dict[str, Any], conversation: str, address: dict[str, str]
) -> None:
    found = taken(body)

    assert (found.conversation, found.address, found.keys[0]) == (conversation, address, "press:t1")
    assert found.choice == Choice(label="Yes", action="yes")


def pressed(at: float, **differently: object) -> set[str]:
    """The keys of a press at this time, except the unique key of each press."""
    body = press()
    body["actions"][0] |= {"action_ts": f"{at:.6f}"} | differently
    return set(taken(body).keys) - {"press:t1"}


@given(st.floats(1.0, 1e9), st.floats(0.0, 29.9))
def test_a_button_pressed_again_within_half_a_minute_is_the_same_press(first: float, later: float) -> None:
    assert pressed(first) & pressed(first + later)


@given(st.floats(1.0, 1e9), st.floats(60.1, 1e6))
def test_a_button_pressed_again_after_a_minute_is_another_press(first: float, later: float) -> None:
    assert not pressed(first) & pressed(first + later)


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


def test_another_button_is_another_press() -> None:
    assert not pressed(70.0) & pressed(70.0, action_id="choice-1")


UNREADABLE = ["", "{}", '{"action": 3}', "not json", '{"label":"a","action":"b","more":1}']


@pytest.mark.parametrize("value", UNREADABLE)
def test_an_unreadable_button_is_answered_where_it_was_pressed(value: str) -> None:
    found = taken(press("D1", value, thread_ts="1.0"))

    assert found.choice == Choice(label="", action="expired")
    assert (found.conversation, found.address) == ("slack:D1:1.0", {"channel": "D1", "thread_ts": "1.0"})


@pytest.mark.parametrize("value", UNREADABLE)
def test_in_a_channel_only_the_person_who_presses_such_a_button_is_told(value: str) -> None:
    found = taken(press("CTRIAGE", value))

    assert found.choice == Choice(label="", action="expired")
    assert (found.conversation, found.address) == ("slack:U1", {"channel": "CTRIAGE", "user": "U1"})


def test_a_button_that_is_not_ours_is_ignored() -> None:
    body = press(value="not json")
    body["actions"][0]["action_id"] = "theirs"
    assert ignored(body)


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
