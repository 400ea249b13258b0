"""A person's data: seen whole, erased whole, and nobody else's touched."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import select

from helpbot.desk.handling import ATTEMPTS
from helpbot.desk.privacy import Privacy
from helpbot.dialogue.messages import FileReference
from helpbot.tickets.flow_tables import AuditRow, Conversation, OutboxRow
from helpbot.tickets.lifecycle import Event
from helpbot.tickets.store import TicketFilter
from helpbot.tickets.tables import Table
from tests.desk.conftest import Office
from tests.desk.fakes import FakePeople

AGENT = FakePeople().find("agent-eva")
STATISTICS = (
    "number",
    "severity",
    "status",
    "opened_at",
    "response_due",
    "restoration_due",
    "error_codes",
    "component",
)


@pytest.fixture
def privacy(office: Office) -> Privacy:
    return Privacy(office.database, office.clock)


@pytest.fixture
def busy(office: Office) -> Office:
    """Ana and Luis have both reported and talked; Ana also in a thread with Luis, and once it failed."""
    file = FileReference(id="F1", name="ana.log", url="https://files/ana")
    office.desk.receive(office.event("report ana-words", conversation="talk-ana", files=(file,)))
    office.desk.receive(office.event("report luis-words", conversation="talk-luis", user="luis"))
    office.desk.receive(office.event("ana-words here", conversation="shared"))
    office.desk.receive(office.event("luis-words here", conversation="shared", user="luis"))
    office.work()
    office.work_on_tickets.set_severity("HB-1", 3, AGENT, "ana-words again")
    office.dialogue.faults = [ValueError()] * ATTEMPTS
    office.desk.receive(office.event("ana-words failed", conversation="talk-ana"))
    office.work()
    return office


def _everything_stored(office: Office) -> str:
    """Every row of every table."""
    with office.database.read() as session:
        tables = [table for name, table in Table.metadata.tables.items() if name != "inbox_key"]
        connection = session.connection()
        rows = [dict(row) for table in tables for row in connection.execute(select(table)).mappings()]
    return json.dumps(rows, default=str)


def test_an_export_holds_everything_of_the_person_and_nothing_of_others(busy: Office, privacy: Privacy) -> None:
    found = privacy.export("ana")
    assert [ticket["number"] for ticket in found["tickets"]] == ["HB-1"]
    assert found["tickets"][0]["attachments"][0]["name"] == "ana.log"
    assert [line["kind"] for line in found["tickets"][0]["history"]] == ["opened", "set_severity"]
    assert {talk["id"] for talk in found["conversations"]} == {"talk-ana", "shared"}
    assert "ana-words failed" in json.dumps(found["received"])
    assert "filed HB-1 for Ana" in json.dumps(found["sent"])
    assert "luis" not in json.dumps(found)


def test_an_export_of_a_stranger_is_empty(busy: Office, privacy: Privacy) -> None:
    assert not any(value for name, value in privacy.export("U_").items() if name != "person")


def test_after_erasing_nothing_of_the_person_is_left(busy: Office, privacy: Privacy) -> None:
    assert privacy.erase("ana") == {"tickets": 1, "incidents": 0, "conversations": 2, "messages": 3}
    left = _everything_stored(busy).lower()
    assert "ana-words" not in left
    assert "ana.log" not in left
    assert '"ana"' not in left
    assert "talk-ana" not in left


def test_after_erasing_everything_of_others_is_still_there(busy: Office, privacy: Privacy) -> None:
    before = privacy.export("luis")
    privacy.erase("ana")
    after = privacy.export("luis")
    assert after["tickets"] == before["tickets"]
    assert {talk["id"] for talk in after["conversations"]} == {"talk-luis", "shared"}


def test_after_erasing_the_statistics_are_the_same(busy: Office, privacy: Privacy) -> None:
    before = [{name: row[name] for name in STATISTICS} for row in busy.casework.export(TicketFilter())]
    history = [(line.kind, line.at) for line in busy.casework.ticket("HB-1").history]
    privacy.erase("ana")
    assert [{name: row[name] for name in STATISTICS} for row in busy.casework.export(TicketFilter())] == before
    assert [(line.kind, line.at) for line in busy.casework.ticket("HB-1").history] == history


def test_nobody_is_reminded_of_or_told_about_an_erased_ticket(busy: Office, privacy: Privacy) -> None:
    privacy.erase("ana")
    busy.channel.posted.clear()
    busy.work_on_tickets.record("HB-1", Event.CLAIM, AGENT)
    busy.work_on_tickets.set_severity("HB-1", 1, AGENT, "")
    busy.clock.advance(days=5)
    busy.work()
    assert not [delivery for delivery in busy.channel.posted if "HB-1" in delivery.reply.text]


def test_an_agent_can_be_erased_too(busy: Office, privacy: Privacy) -> None:
    busy.work_on_tickets.record("HB-2", Event.CLAIM, AGENT)
    privacy.erase("agent-eva")
    assert "agent-eva" not in _everything_stored(busy)
    assert busy.casework.ticket("HB-2").ticket.summary == "luis-words"


def test_an_event_that_comes_again_after_erasing_is_still_known(office: Office, privacy: Privacy) -> None:
    event = office.event("hello")
    office.desk.receive(event)
    office.work()
    privacy.erase("ana")
    assert office.desk.receive(event) is False


def test_the_audit_says_what_was_done_and_to_nobody_in_particular(busy: Office, privacy: Privacy) -> None:
    privacy.export("ana")
    privacy.erase("ana")
    lines = busy.rows(AuditRow)
    assert [(line.action, line.actor) for line in lines] == [("export", "operator"), ("erase", "operator")]
    assert lines[1].counts == {"tickets": 1, "incidents": 0, "conversations": 2, "messages": 3}


class TestFromTheConversation:
    def test_a_person_is_told_how_much_there_is(self, busy: Office) -> None:
        busy.say("mydata", conversation="talk-ana")
        busy.work()
        assert busy.channel.texts("talk-ana")[-1] == "1 tickets, 2 conversations, 1 messages"

    def test_a_person_is_sent_all_of_it(self, busy: Office) -> None:
        busy.say("mydata all", conversation="talk-ana")
        busy.work()
        assert json.loads(busy.channel.texts("talk-ana")[-1])["tickets"][0]["summary"] == "ana-words"

    def test_a_person_erases_themselves_and_this_very_turn(self, busy: Office) -> None:
        busy.say("erase", conversation="talk-ana")
        busy.work()
        assert busy.channel.texts("talk-ana")[-1] == "erased"
        assert "ana-words" not in _everything_stored(busy)
        assert "talk-ana" not in [talk.id for talk in busy.rows(Conversation)]
        assert [line.actor for line in busy.rows(AuditRow)] == ["the person"]
        [answer] = [row for row in busy.rows(OutboxRow) if row.conversation == "talk-ana"]
        assert answer.body == {"text": "erased"}


def test_similar_names_are_not_the_same_person(office: Office, privacy: Privacy) -> None:
    for user in ("a_a", "aba", 'a"a', "a%"):
        office.desk.receive(office.event("report x", conversation=f"c-{user}", user=user))
    office.work()
    assert [talk["id"] for talk in privacy.export("a_a")["conversations"]] == ["c-a_a"]
    assert [talk["id"] for talk in privacy.export('a"a')["conversations"]] == ['c-a"a']
    assert privacy.erase("a%")["tickets"] == 1
