"""The short way: who waits for work is handed the event, and delivers the answer that it gave."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event, current_thread

import pytest
from sqlalchemy import Connection, Engine
from sqlalchemy.event import listen, remove

from helpbot.desk.ports.events import IncomingEvent
from helpbot.desk.ports.posting import DeliveryFailed
from helpbot.desk.queues import inbox
from helpbot.desk.queues.inbox import ClaimedEvent
from helpbot.desk.queues.leases import LEASE
from helpbot.desk.worker import Worker
from helpbot.tickets.flow_tables import InboxRow, OutboxRow, Progress
from helpbot.tickets.troubles import DatabaseTrouble
from tests.desk.conftest import Office
from tests.waiting import until


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


def test_what_is_handed_over_is_stored(office: Office, claimed: ClaimedEvent) -> None:
    (row,) = office.rows(InboxRow)
    assert (row.sequence, row.lease, row.content) == (claimed.sequence, claimed.lease, claimed.content)


@contextmanager
def storing(do: Callable[[], None]) -> Iterator[None]:
    """Whatever this thread commits, `do` this first."""
    thread = current_thread()

    def commit(_: Connection) -> None:
        if current_thread() is thread:
            do()

    listen(Engine, "commit", commit)
    try:
        yield
    finally:
        remove(Engine, "commit", commit)


@contextmanager
def worker(office: Office) -> Iterator[None]:
    """Somebody who waits for an event, and handles it until the end."""
    office.desk.bell.wait(0)
    with ThreadPoolExecutor(1) as pool:
        working = pool.submit(lambda: office.desk.work(office.channel, office.desk.bell.wait(30)))
        until(lambda: office.desk.bell.somebody_waits)
        yield
        assert working.result()


def test_an_event_is_thought_about_while_it_is_stored_and_answered_after(office: Office) -> None:
    with worker(office), storing(lambda: until(lambda: bool(office.dialogue.seen))):
        assert office.desk.receive(office.event("hello"))
    assert office.channel.texts("c1") == ["1: hello"]
    assert [row.state for row in office.rows(InboxRow)] == [Progress.DONE]


def test_nothing_follows_from_an_event_that_could_not_be_stored_after_all(office: Office) -> None:
    def fail() -> None:
        until(lambda: bool(office.dialogue.seen))
        raise DatabaseTrouble("the disk is full", "free some space")

    with worker(office), storing(fail), pytest.raises(DatabaseTrouble):
        office.desk.receive(office.event("hello"))
    assert office.channel.posted == []
    assert office.rows(InboxRow) == office.rows(OutboxRow) == []


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


def test_two_events_do_not_count_on_the_same_worker(office: Office) -> None:
    office.desk.bell.wait(0)
    with ThreadPoolExecutor(1) as pool:
        worker = pool.submit(office.desk.bell.wait, 30)
        until(lambda: office.desk.bell.somebody_waits)
        with office.desk.bell.keep_one() as free:  # one is just being stored
            assert free
            office.say("hello")
        assert worker.result() is None
    assert office.another_desk().handle_one()


def test_what_was_handed_over_goes_before_other_work(office: Office) -> None:
    urgent = _given_out(office, "urgent")
    for n in range(5):
        office.say("other", conversation=f"c{n + 1}")
    office.channel.erasing["1: other"] = lambda: office.desk.bell.hand(urgent)  # while the first of them is posted
    running = Worker(office.desk, office.channel, threads=1)
    running.start()
    until(lambda: len(office.channel.posted) == 6)
    assert running.stop()
    assert [one.conversation for one in office.channel.posted][:2] == ["c1", "urgent"]


def test_who_is_told_to_stop_does_first_what_was_handed_over(office: Office) -> None:
    busy, release, urgent = Event(), Event(), _given_out(office, "urgent")
    office.say("hello")
    office.channel.erasing["1: hello"] = lambda: (busy.set(), release.wait(30))
    running = Worker(office.desk, office.channel, threads=1)
    running.start()
    assert busy.wait(30)
    office.desk.bell.hand(urgent)
    with ThreadPoolExecutor(1) as pool:
        stopped = pool.submit(running.stop, 30)
        assert not stopped.done()
        release.set()
        assert stopped.result()
    assert office.channel.texts("urgent") == ["1: hurry"]


def _given_out(office: Office, conversation: str) -> ClaimedEvent:
    """An event that is stored as claimed, and was handed to nobody yet."""
    office.say("hurry", conversation=conversation)
    with office.database.write() as session:
        claimed = inbox.claim(session, "slack", office.clock.now())
    assert claimed is not None
    return claimed


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
