"""Messages that somebody marks begin a report: they are read when the mark is handled, and nothing else waits for
that."""

from __future__ import annotations

from dataclasses import replace

import pytest

from helpbot.desk.ports.events import IncomingEvent, ReportMarked
from helpbot.desk.ports.outside import ReadingFailed
from helpbot.desk.turns.handling import ATTEMPTS
from helpbot.tickets.flow_tables import InboxRow, Progress
from helpbot.tickets.lifecycle import Event
from tests.desk.conftest import Office
from tests.desk.fakes import FakePeople


def mark(office: Office) -> IncomingEvent:
    """Ana marks the message M1."""
    office.sources.messages = {"M1": "calls drop, my password is hunter2"}
    marked, address = ReportMarked(message="M1"), {"user": "ana"}
    return office.event("", "marked-M1", keys=("mark-M1",), address=address, task=marked)


def alerts(office: Office) -> int:
    return sum(one.conversation.startswith("alert:") for one in office.channel.posted)


def test_a_marked_message_is_handled_in_its_own_thread(office: Office) -> None:
    assert office.desk.receive(mark(office))
    assert not office.desk.receive(mark(office))
    office.work()

    [answer] = office.channel.posted
    assert (answer.conversation, answer.address) == ("thread-M1", {"thread": "M1"})
    assert answer.reply.text.startswith("1: calls drop, my password is")
    assert "hunter2" not in answer.reply.text
    first, said = sorted(office.rows(InboxRow), key=lambda row: row.sequence)
    assert answer.reference == said.reference == f"{first.reference}-read"
    assert (first.content, said.content) == (None, None)


def test_a_message_marked_again_later_is_handled_again(office: Office) -> None:
    """Perhaps its report was cancelled, and the problem has come back."""
    office.desk.receive(mark(office))
    office.work()
    office.clock.advance(minutes=1)
    office.desk.receive(replace(mark(office), keys=("mark-M1-again",)))
    office.work()

    assert [one.conversation for one in office.channel.posted] == ["thread-M1", "thread-M1"]


def test_a_marked_message_is_its_authors_with_the_marker_as_helper(office: Office) -> None:
    office.sources.authors = {"M1": "bob"}
    office.desk.receive(mark(office))
    office.desk.handle_one()

    said = next(row for row in office.rows(InboxRow) if row.conversation == "thread-M1")

    assert (said.sender, said.content["helper"]) == ("bob", {"id": "ana", "name": "Ana"})


def test_nobody_is_mentioned_by_what_is_for_somebody_else(office: Office) -> None:
    """Ana and Bob have marked messages of one thread, and were mentioned there by their answers."""
    for user in ("ana", "bob"):
        called = {"channel": "C1", "thread_ts": "1.0", "mention": user}
        office.desk.receive(office.event(f"report {user}-words", "shared", user=user, address=called))
    office.work()
    calls = [one.address.get("mention") for one in office.channel.posted if one.conversation == "shared"]
    office.work_on_tickets.record("HB-1", Event.ANSWER, FakePeople().find("agent-eva"), "for Ana")
    office.work()

    told = [one for one in office.channel.posted if one.conversation == "shared"][-1]
    assert calls == ["ana", "ana", "bob", "bob"]
    assert (told.reply.text, told.address) == (
        "Agent-Eva to Ana: answer HB-1 for Ana",
        {"channel": "C1", "thread_ts": "1.0", "otherwise": "ana"},
    )


def test_messages_of_others_are_stored_while_it_is_read(office: Office) -> None:
    office.desk.receive(mark(office))
    office.sources.meanwhile = lambda: office.say("hello", conversation="c2", user="bob")
    office.work()

    assert office.channel.texts("c2") == ["1: hello"]


def test_a_temporary_refusal_is_waited_out(office: Office) -> None:
    office.desk.receive(mark(office))
    office.sources.faults = [ReadingFailed("rate limited", retry_after=30)]
    office.work()
    office.clock.advance(seconds=29)
    office.work()
    assert office.channel.posted == []

    office.clock.advance(seconds=5)
    office.work()

    assert [one.conversation for one in office.channel.posted] == ["thread-M1"]


def test_in_the_end_it_is_parked_and_whoever_marked_it_is_told(office: Office) -> None:
    office.desk.receive(mark(office))
    office.sources.faults = [ReadingFailed("no answer")] * ATTEMPTS
    for _ in range(ATTEMPTS):
        assert office.channel.texts("marked-M1") == []
        office.work()
        office.clock.advance(seconds=10)

    assert office.channel.texts("marked-M1") == ["cannot be read, Ana"]
    assert [row.state for row in office.rows(InboxRow)] == [Progress.PARKED]
    assert alerts(office) == 2


@pytest.mark.parametrize("gone", [{}, {"M2": "another"}])
def test_somebody_who_marks_an_unreadable_message_is_told(office: Office, gone: dict[str, str]) -> None:
    office.desk.receive(mark(office))
    office.sources.messages = gone
    office.work()

    assert office.channel.texts("marked-M1") == ["cannot be read, Ana"]
    assert [row.state for row in office.rows(InboxRow)] == [Progress.DONE]
    assert alerts(office) == 0
