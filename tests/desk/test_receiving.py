"""Receiving: an event is stored once, without secrets, before anything else happens."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy.exc import IntegrityError

from helpbot.desk.ports.events import IncomingEvent
from helpbot.dialogue.messages import Choice, FileReference
from helpbot.tickets.flow_tables import InboxKey, InboxRow
from tests.desk.conftest import Office

SECRET = "-".join(["xoxb", "123456789012", "123456789012", "abcdefghijklmnopqrstuvwx"])


def test_an_event_is_stored_before_anything_is_done_about_it(office: Office) -> None:
    assert office.desk.receive(office.event("hello")) is True
    assert [row.content["text"] for row in office.rows(InboxRow)] == ["hello"]
    assert office.dialogue.seen == []


def test_the_same_event_again_changes_nothing(office: Office) -> None:
    event = office.event("hello")
    assert [office.desk.receive(event) for _ in range(3)] == [True, False, False]
    office.work()
    assert office.desk.receive(event) is False
    office.work()
    assert office.channel.texts("c1") == ["1: hello"]


def test_one_key_in_common_makes_it_the_same_event(office: Office) -> None:
    assert office.desk.receive(office.event("hello", keys=("Ev1", "C1:170.1")))
    assert not office.desk.receive(office.event("hello", keys=("Ev2", "C1:170.1")))
    assert not office.desk.receive(office.event("hello", keys=("Ev1",)))
    assert len(office.rows(InboxRow)) == 1
    assert {row.key for row in office.rows(InboxKey)} == {"Ev1", "C1:170.1"}


@pytest.mark.parametrize("missing", ["conversation", "user", "received_at"])
def test_an_event_that_the_database_refuses_is_not_mistaken_for_a_duplicate(office: Office, missing: str) -> None:
    with pytest.raises(IntegrityError):
        office.desk.receive(office.event("hello", keys=("k",), **{missing: None}))

    assert office.rows(InboxRow) == office.rows(InboxKey) == []
    assert office.desk.receive(office.event("hello", keys=("k",)))


def test_nothing_is_left_of_a_second_delivery(office: Office) -> None:
    office.desk.receive(office.event("hello", keys=("m",)))
    assert not office.desk.receive(office.event("hello", keys=("a", "m", "z")))

    assert {row.key for row in office.rows(InboxKey)} == {"m"}
    assert office.desk.receive(office.event("hello again", keys=("a", "z")))


def test_only_one_of_many_simultaneous_deliveries_counts(office: Office) -> None:
    barrier = Barrier(6)
    keys = [("a", "b"), ("b", "a"), ("a",), ("b",), ("b", "a"), ("a", "b")]

    def receive(keys: tuple[str, ...]) -> bool:
        event = office.event("hello", keys=(*keys, "common"))
        barrier.wait()
        return office.desk.receive(event)

    with ThreadPoolExecutor(6) as pool:
        assert sorted(pool.map(receive, keys)) == [False] * 5 + [True]


def test_secrets_never_reach_the_database_and_the_dialogue_learns_what_was_removed(office: Office) -> None:
    office.say(f"my token is {SECRET}, is it safe?")
    assert SECRET not in str([row.model_dump() for row in office.rows(InboxRow)])
    office.work()
    assert SECRET not in office.dialogue.seen[0].text
    assert office.dialogue.seen[0].text.endswith("is it safe?")
    assert "token" in office.dialogue.seen[0].removed


@pytest.mark.parametrize("text", ["", "a\0b", "broken \ud83d pair", "x" * 40_000, "🙈" * 1000, "\x1b[31m\x07"])
def test_whatever_a_person_types_can_be_stored(office: Office, text: str) -> None:
    office.say(text)
    office.work()
    assert len(office.channel.posted) == 1


def test_choices_and_files_arrive_as_they_came(office: Office) -> None:
    choice = Choice(label="Yes", action="confirm", value='{"ticket": 1}')
    file = FileReference(id="F1", name="log\0.txt", url="https://files/1", mimetype="text/plain", size=12)
    office.desk.receive(office.event("", choice=choice, files=(file,)))
    office.work()
    assert office.dialogue.seen[0].choice == choice
    assert office.dialogue.seen[0].files == (file.model_copy(update={"name": "log.txt"}),)


def test_secrets_in_file_names_are_removed_and_reported(office: Office) -> None:
    address = "https://files/U1/F1/pwd_hunter2_.txt"
    secret = FileReference(id="F1", name="pwd Hunter2!.txt", url=address, mimetype="text/plain", size=12)
    other = FileReference(id="F2", name="calls_2026-11-23.log", url="https://files/U1/F2/calls_2026-11-23.log")
    office.desk.receive(office.event("see these", files=(secret, other)))
    assert "unter2" not in str([row.model_dump() for row in office.rows(InboxRow)])
    office.work()
    [seen] = office.dialogue.seen
    assert seen.files == (secret.model_copy(update={"name": "pwd ‹password removed›.txt", "url": ""}), other)
    assert seen.removed == ("password",)


def test_words_are_not_kept_in_the_inbox_once_they_are_handled(office: Office) -> None:
    office.say("my phone is 555 0100")
    office.work()
    assert [row.content for row in office.rows(InboxRow)] == [None]


def test_a_conversation_is_known_as_soon_as_something_is_said_in_it(office: Office) -> None:
    assert not office.desk.knows_conversation("c1")
    office.say("hello")
    assert office.desk.knows_conversation("c1")
    office.work()
    assert office.desk.knows_conversation("c1")
    assert not office.desk.knows_conversation("c2")


def test_what_the_bot_only_overhears_makes_no_conversation_until_it_is_answered(office: Office) -> None:
    assert office.desk.receive(office.event("good morning", unprompted=True))
    assert not office.desk.knows_conversation("c1")
    office.say("hello")
    assert office.desk.knows_conversation("c1")


def test_an_event_needs_only_a_place_and_a_person(office: Office) -> None:
    event = IncomingEvent(keys=("k",), conversation="c", user="u", address={}, received_at=office.clock.now())
    assert office.desk.receive(event)
