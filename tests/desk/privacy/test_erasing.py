"""Everything held about a person is erased, and nothing about others."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import text

from helpbot.desk.ports.events import ReportMarked, TicketTask
from helpbot.desk.privacy.personal_data import Privacy
from helpbot.desk.queues.destinations import Destination
from helpbot.desk.queues.leases import LeaseLost
from helpbot.desk.tickets.step import Step
from helpbot.desk.turns import conversations
from helpbot.tickets.flow_tables import AuditRow, InboxKey
from helpbot.tickets.lifecycle import Event
from helpbot.tickets.store import TicketFilter
from tests.desk.conftest import STEPS, Office
from tests.desk.fakes import FakePeople
from tests.desk.privacy.stored import card_of, everything_stored
from tests.waiting import until

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


def test_after_erasing_nothing_of_the_person_is_left(busy: Office, privacy: Privacy) -> None:
    assert privacy.erase("ana") == {"tickets": 1, "incidents": 0, "conversations": 2, "messages": 3}
    assert "ana-words" not in everything_stored(busy)
    busy.work()
    left = everything_stored(busy).lower()
    assert "ana-words" not in left
    assert "ana.log" not in left
    assert '"ana"' not in left
    assert "talk-ana" not in left


def test_after_erasing_the_owner_of_a_terminal_is_unknown(office: Office, privacy: Privacy) -> None:
    desk = office.another_desk(surface="console:ana")
    desk.receive(office.event("hello", conversation="console:ana"))
    desk.drain(office.channel)
    privacy.erase("ana")
    assert "console:ana" not in everything_stored(office)


def test_after_erasing_an_event_is_still_recognised_but_not_by_the_persons_name(
    office: Office, privacy: Privacy
) -> None:
    pressed = office.event("yes", keys=("press:t1", "press:C1:1.0:choice-0:ana:2"))
    office.desk.receive(pressed)
    office.work()
    privacy.erase("ana")
    assert [row.key for row in office.rows(InboxKey)] == ["press:t1"]
    assert not office.desk.receive(pressed)


def test_after_erasing_the_helper_of_a_report_is_unknown(office: Office, privacy: Privacy) -> None:
    office.sources.messages, office.sources.authors = {"M1": "calls drop"}, {"M1": "bob"}
    office.desk.receive(office.event("", "marked-M1", task=ReportMarked(message="M1")))
    office.work()
    assert [talk["id"] for talk in privacy.export("ana")["conversations"]] == ["thread-M1"]
    privacy.erase("ana")
    assert "ana" not in everything_stored(office)


def test_after_erasing_all_data_of_others_is_still_there(busy: Office, privacy: Privacy) -> None:
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


def test_no_reminder_or_news_is_sent_about_an_erased_ticket(busy: Office, privacy: Privacy) -> None:
    privacy.erase("ana")
    busy.channel.posted.clear()
    busy.work_on_tickets.record("HB-1", Event.CLAIM, AGENT)
    busy.work_on_tickets.set_severity("HB-1", 1, AGENT, "")
    busy.clock.advance(days=5)
    busy.work()
    [card] = [one for one in busy.channel.posted if "HB-1" in one.reply.text]
    assert card.reply.text == "HB-1  by erased: 1 in_progress Agent-Eva"
    assert card.replaces == f"receipt of {card_of(busy, 'HB-1')}"


def test_an_agent_can_be_erased_too(busy: Office, privacy: Privacy) -> None:
    busy.work_on_tickets.record("HB-2", Event.CLAIM, AGENT)
    busy.work()
    privacy.erase("agent-eva")
    busy.work()
    assert "agent-eva" not in everything_stored(busy)
    assert busy.channel.posted[-1].reply.text == "HB-2 luis-words by Luis: 2 in_progress erased"
    assert busy.casework.ticket("HB-2").ticket.summary == "luis-words"


def test_whoever_answers_a_ticket_of_an_erased_agent_becomes_its_assignee(busy: Office, privacy: Privacy) -> None:
    busy.work_on_tickets.record("HB-2", Event.CLAIM, AGENT)
    privacy.erase("agent-eva")
    busy.work_on_tickets.record("HB-2", Event.ANSWER, AGENT.model_copy(update={"id": "agent-tom"}), "try again")

    assert busy.casework.ticket("HB-2").ticket.assignee == "agent-tom"


def test_after_erasing_the_agent_who_took_a_ticket_over_is_unknown(busy: Office, privacy: Privacy) -> None:
    given = TicketTask(number="HB-2", event=Event.HAND_OVER, colleague="agent-tom")
    busy.desk.receive(busy.event("", "ticket:HB-2", user="agent-eva", task=given))
    busy.work()
    assert [line["ticket"] for line in privacy.export("agent-tom")["work_on_tickets"]] == ["HB-2"]

    privacy.erase("agent-tom")
    busy.work()

    assert "agent-tom" not in everything_stored(busy)
    assert busy.casework.ticket("HB-2").history[-1].details == {"colleague": "erased", "status": "in_progress"}


def test_what_is_being_written_into_a_ticket_at_that_moment_is_erased_too(office: Office, privacy: Privacy) -> None:
    if office.database.on_sqlite:
        pytest.skip("there nobody else can write meanwhile")
    office.say("report calls drop")
    office.work()
    amendment = Step(Event.AMEND, FakePeople().find("ana"), office.clock.now(), "r", "ana-words instead")
    with ThreadPoolExecutor(1) as pool:
        with office.database.write() as session:
            STEPS.take(session, "HB-1", amendment)
            session.flush()
            erased = pool.submit(privacy.erase, "ana")
            until(lambda: erased.done() or _somebody_waits(office))
        erased.result()
    assert "ana-words" not in everything_stored(office)


def test_no_turn_continues_from_what_was_erased_meanwhile(office: Office, privacy: Privacy) -> None:
    if office.database.on_sqlite:
        pytest.skip("there nobody else can write meanwhile")
    for user in ("ana", "luis"):
        office.say("hello", conversation="shared", user=user)
    office.work()
    home, now = Destination("slack", "shared", {}), office.clock.now()
    with ThreadPoolExecutor(1) as pool:
        with office.database.write() as session:
            before = conversations.load(session, "shared")
            conversations.save(session, before, {"heard": "ana-words"}, home, now, "luis")
            erased = pool.submit(privacy.erase, "ana")
            until(lambda: erased.done() or _somebody_waits(office))
        erased.result()
    meanwhile = replace(before, version=before.version + 1)
    with pytest.raises(LeaseLost), office.database.write() as session:
        conversations.save(session, meanwhile, {"heard": "ana-words"}, home, now, "luis")
    assert "ana-words" not in everything_stored(office)


def _somebody_waits(office: Office) -> bool:
    with office.database.read() as session:
        return bool(session.connection().scalar(text("SELECT count(*) FROM pg_locks WHERE NOT granted")))


def test_an_event_that_is_repeated_after_erasing_is_still_recognised(office: Office, privacy: Privacy) -> None:
    event = office.event("hello")
    office.desk.receive(event)
    office.work()
    privacy.erase("ana")
    assert office.desk.receive(event) is False


def test_the_audit_says_what_was_done_but_not_to_whom(busy: Office, privacy: Privacy) -> None:
    privacy.export("ana")
    privacy.erase("ana")
    lines = busy.rows(AuditRow)
    assert [(line.action, line.actor) for line in lines] == [("export", "operator"), ("erase", "operator")]
    assert lines[1].counts == {"tickets": 1, "incidents": 0, "conversations": 2, "messages": 3}
