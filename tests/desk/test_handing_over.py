"""The short way: who waits for work is handed the event, and delivers the answer that it gave."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from helpbot.desk.ports.events import IncomingEvent
from helpbot.desk.ports.posting import DeliveryFailed
from helpbot.desk.queues.inbox import ClaimedEvent
from helpbot.desk.queues.leases import LEASE
from helpbot.tickets.flow_tables import InboxRow, OutboxRow
from tests.desk.conftest import Office
from tests.desk.waiting import until


def handed(office: Office, event: IncomingEvent) -> ClaimedEvent | None:
    """Receive an event while a worker waits; what that worker is given."""
    office.desk.bell.wait(0)  # whatever rang before
    with ThreadPoolExecutor(1) as pool:
        worker = pool.submit(office.desk.bell.wait, 30)
        until(lambda: office.desk.bell.somebody_waits)
        assert office.desk.receive(event)
        return worker.result()


@pytest.fixture
def claimed(office: Office) -> ClaimedEvent:
    """An event that a worker was handed."""
    event = handed(office, office.event("hello"))
    assert event is not None
    return event


def test_who_was_handed_an_event_handles_it_and_delivers_the_answer(office: Office, claimed: ClaimedEvent) -> None:
    assert office.desk.work(office.channel, claimed)
    assert office.channel.texts("c1") == ["1: hello"]
    assert [row.attempts for row in office.rows(OutboxRow)] == [1]
    assert not office.desk.work(office.channel)


def test_the_desk_is_at_work_on_an_event_until_its_answer_is_delivered(office: Office) -> None:
    first, second = office.event("hello"), office.event("and then?")
    assert not office.desk.is_at_work_on(first.keys[0])
    office.desk.receive(first)
    assert office.desk.is_at_work_on(first.keys[0])
    office.desk.handle_one()
    assert office.desk.is_at_work_on(first.keys[0])
    office.desk.deliver_one(office.channel)
    office.desk.receive(second)  # of the same conversation
    assert [office.desk.is_at_work_on(event.keys[0]) for event in (first, second)] == [False, True]


def test_it_is_stored_before_it_is_handed_over(office: Office, claimed: ClaimedEvent) -> None:
    (row,) = office.rows(InboxRow)
    assert (row.sequence, row.lease, row.content) == (claimed.sequence, claimed.lease, claimed.content)


def test_nobody_else_handles_it_meanwhile(office: Office, claimed: ClaimedEvent) -> None:
    assert not office.another_desk().handle_one()


def test_when_the_worker_dies_another_takes_over(office: Office, claimed: ClaimedEvent) -> None:
    office.clock.advance(seconds=LEASE.total_seconds())
    office.work()
    assert office.channel.texts("c1") == ["1: hello"]
    office.desk.work(office.channel, claimed)  # it was not dead, only slow
    assert office.channel.texts("c1") == ["1: hello"]


def test_what_comes_after_an_unhandled_message_is_not_handed_over(office: Office, claimed: ClaimedEvent) -> None:
    assert handed(office, office.event("still there?")) is None
    assert handed(office, office.event("other", conversation="c2")) is not None


def test_while_nobody_waits_everybody_may_have_the_event(office: Office) -> None:
    office.say("hello")
    assert office.another_desk().handle_one()


def test_an_answer_waits_for_what_was_promised_before(office: Office) -> None:
    office.say("first")
    office.desk.handle_one()
    office.channel.before = [DeliveryFailed("refused", retry_after=20)]
    office.desk.deliver_one(office.channel)
    event = handed(office, office.event("second"))
    assert event is not None
    office.desk.work(office.channel, event)
    assert office.channel.texts("c1") == []
    office.clock.advance(seconds=30)
    office.work()
    assert office.channel.texts("c1") == ["1: first", "2: second"]


def test_nobody_else_delivers_an_answer_while_it_is_being_posted(office: Office, claimed: ClaimedEvent) -> None:
    others: list[bool] = []
    office.channel.meanwhile = lambda: others.append(office.another_desk().deliver_one(office.channel))
    office.desk.work(office.channel, claimed)
    assert others == [False]
    assert office.channel.texts("c1") == ["1: hello"]
