"""What is counted, and what the log says about an event on its way."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest

from helpbot.desk.ports.posting import DeliveryFailed
from helpbot.desk.queues import outbox
from helpbot.desk.queues.backlog import backlog
from helpbot.desk.queues.destinations import Destination
from helpbot.dialogue.messages import Reply
from tests.desk.conftest import Office


def test_events_and_deliveries_are_counted(office: Office) -> None:
    office.say("ask how", "report calls drop; no mail")
    office.channel.before = [DeliveryFailed("ratelimited", retry_after=1)]
    office.work()
    office.clock.advance(seconds=2)
    office.work()
    assert office.metrics.counts == {
        "question answered": 1,
        "ticket 2": 2,
        "event done": 2,
        "delivery retried": 1,
        "delivery done": 5,
    }


def test_permanent_failures_are_counted(office: Office) -> None:
    office.dialogue.faults = [ValueError()] * 3
    office.say("hello")
    office.work()
    assert office.metrics.counts["event retried"] == 2
    assert office.metrics.counts["event parked"] == 1


def test_a_turn_that_is_not_stored_is_not_counted(office: Office) -> None:
    office.dialogue.filing_fault = ValueError()
    office.say("report calls drop")
    office.desk.handle_one()
    assert office.metrics.counts == {"event retried": 1}


def test_the_backlog_shows_how_much_is_waiting_and_since_when(office: Office) -> None:
    office.say("report calls drop")
    office.work()
    began = office.clock.now()
    office.say("one", "two")
    office.clock.advance(minutes=1)
    office.say("three", conversation="c2")
    found = backlog(office.database)
    assert [(queue.queue, queue.waiting, queue.parked) for queue in found.queues] == [("inbox", 3, 0), ("outbox", 0, 0)]
    assert found.queues[0].oldest == began
    assert found.tickets == {(2, "open"): 1}
    assert office.clock.now() - began == timedelta(minutes=1)


def test_messages_waiting_for_somebody_at_a_terminal_are_not_backlog(office: Office) -> None:
    terminal = Destination("console:ana", "console:ana", {})
    with office.database.write() as session:
        outbox.put(session, terminal, Reply(text="HB-1 is resolved"), "r1", office.clock.now())
    office.clock.advance(days=3)
    assert [(queue.waiting, queue.oldest) for queue in backlog(office.database).queues] == [(0, None), (0, None)]


def test_one_reference_leads_from_the_event_to_the_delivery(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    office.say("my secret")
    office.work()
    told = [(record.getMessage(), getattr(record, "reference", None)) for record in caplog.records]
    assert [message for message, _ in told] == ["event stored", "event done", "delivered"]
    assert len({reference for _, reference in told}) == 1
    assert "secret" not in caplog.text
