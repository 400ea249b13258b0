"""Workers: several at once, everything once, in order; and a stop that finishes what it can."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

import pytest

from helpbot.desk import worker as worker_module
from helpbot.desk.ports.events import IncomingEvent
from helpbot.desk.ports.outside import Surface
from helpbot.desk.ports.posting import Delivery, DeliveryFailed
from helpbot.desk.queues.alerts import Alerts
from helpbot.desk.queues.bell import Bell
from helpbot.desk.service import Desk
from helpbot.desk.turns.turn_taking import TurnTaking
from helpbot.desk.worker import Worker
from helpbot.desk.workplace import Workplace
from helpbot.tickets.opening import open_database
from tests.databases import sqlite_with_tables
from tests.desk.conftest import SETTINGS, STEPS, Office
from tests.desk.fakes import FakeChannel, FakeDialogue, FakePeople
from tests.waiting import until

CONVERSATIONS = 6
MESSAGES = 5


class RealClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclass
class UnreliableChannel(FakeChannel):
    """Fails now and then in every possible way; signals when enough is posted."""

    expected: int = 0
    complete: threading.Event = field(default_factory=threading.Event)
    chance: random.Random = field(default_factory=lambda: random.Random(7))

    def deliver(self, delivery: Delivery) -> str:
        roll = self.chance.random()
        if roll < 0.1:
            raise DeliveryFailed("ratelimited", retry_after=0.01)
        receipt = super().deliver(delivery)
        if len(self.posted) >= self.expected:
            self.complete.set()
        if roll < 0.2:
            raise DeliveryFailed("timed out after posting")
        return receipt


def test_replicas_under_duplicates_and_faults_do_everything_once_and_in_order(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker_module, "POLL_SECONDS", 0.02)
    reports = CONVERSATIONS * MESSAGES
    channel = UnreliableChannel(expected=reports * 3)
    databases = [open_database(database_url) for _ in range(2)]
    surface, alerts = Surface("slack", FakePeople()), Alerts(STEPS.notices.admins, SETTINGS.slack)
    turns = TurnTaking(FakeDialogue(), STEPS)
    desks = [Desk(Workplace(database, surface, RealClock()), turns, alerts) for database in databases]
    workers = [Worker(desk, channel) for desk in desks]
    for running in workers:
        running.start()
    with ThreadPoolExecutor(CONVERSATIONS) as pool:
        accepted = sum(pool.map(lambda name: _talk(desks, f"c{name}"), range(CONVERSATIONS)))
    assert channel.complete.wait(60)
    assert all(running.stop(30) for running in workers)

    assert accepted == reports
    for name in range(CONVERSATIONS):
        said = channel.texts(f"c{name}")
        assert len(said) == 2 * MESSAGES
        assert said[0::2] == ["filing"] * MESSAGES
        filed = [int(confirmation.split()[1].removeprefix("HB-")) for confirmation in said[1::2]]
        assert filed == sorted(filed)
    numbers = [delivery.reply.text.split()[0] for delivery in channel.posted if delivery.conversation[0] == "t"]
    assert sorted(numbers) == sorted(f"HB-{n + 1}" for n in range(reports))
    for database in databases:
        database.close()


def _talk(desks: list[Desk], conversation: str) -> int:
    """Everything arrives twice, once at each replica; returns how many were taken as new."""
    accepted = 0
    for number in range(MESSAGES):
        event = IncomingEvent(
            keys=(f"{conversation}-{number}",),
            conversation=conversation,
            user="ana",
            address={},
            received_at=datetime.now(UTC),
            text=f"report problem {number} of {conversation}",
        )
        accepted += sum(desk.receive(event) for desk in desks)
    return accepted


def test_a_worker_wakes_up_when_something_comes_in(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_module, "POLL_SECONDS", 60)
    posted = threading.Event()
    channel = _Telling(posted.set)
    running = Worker(office.desk, channel)
    running.start()
    for message in ("hello", "still there?", "good"):
        posted.clear()
        office.say(message)
        assert posted.wait(10), message
    assert running.stop()


def test_a_stop_finishes_what_was_received(office: Office) -> None:
    office.say(*(str(number) for number in range(20)))
    running = Worker(office.desk, office.channel)
    running.start()
    assert running.stop(30)
    assert len(office.channel.texts("c1")) == 20


def test_a_stop_waits_no_longer_than_allowed_and_the_rest_is_done_next_time(office: Office) -> None:
    release = threading.Event()
    office.dialogue.meanwhile = lambda: release.wait(30) and None
    office.say("hello")
    running = Worker(office.desk, office.channel)
    running.start()
    began = monotonic()
    assert not running.stop(0.2)
    assert monotonic() - began < 20
    release.set()
    office.dialogue.meanwhile = None
    until(lambda: office.desk.drain(office.channel) or office.channel.texts("c1") == ["1: hello"])


def test_a_worker_that_was_told_to_stop_before_it_started_never_starts(office: Office) -> None:
    office.say("hello")
    running = Worker(office.desk, office.channel)

    assert running.stop()
    running.start()

    assert not running.alive
    assert office.channel.posted == []


def test_workers_wait_for_a_database_that_is_down_and_continue_when_it_is_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(worker_module, "POLL_SECONDS", 0.02)
    office = Office(open_database(sqlite_with_tables(tmp_path)))
    office.say("hello")
    with office.database.write() as session:
        session.connection().exec_driver_sql("PRAGMA query_only = ON")
    running = Worker(office.desk, office.channel, threads=1)
    running.start()
    until(lambda: "waiting for the database" in caplog.text)
    assert office.channel.posted == []
    office.database.close()  # connections made from now on may write
    until(lambda: office.channel.texts("c1") == ["1: hello"])
    assert running.stop()


def test_a_bell_rung_before_the_wait_is_heard() -> None:
    bell: Bell[str] = Bell()
    bell.ring()
    began = monotonic()
    assert bell.wait(30) is None
    assert monotonic() - began < 20


def test_a_silent_bell_ends_the_wait_in_time() -> None:
    bell: Bell[str] = Bell()
    assert bell.wait(0.01) is None


def test_rings_are_not_collected_while_nobody_waits() -> None:
    bell: Bell[str] = Bell()
    for _ in range(3):
        bell.ring()
    bell.wait(30)
    began = monotonic()
    bell.wait(0.05)
    assert monotonic() - began >= 0.05


def test_each_event_is_handed_to_one_waiting_worker() -> None:
    bell: Bell[str] = Bell()
    with ThreadPoolExecutor(2) as pool:
        waiting = [pool.submit(bell.wait, 30) for _ in range(2)]
        for work in ("first", "second"):
            until(lambda: bell.somebody_waits)
            bell.hand(work)
        assert sorted(got for one in waiting if (got := one.result(5))) == ["first", "second"]
    assert not bell.somebody_waits


class _Telling(FakeChannel):
    """Signals when something is posted."""

    def __init__(self, tell: Callable[[], None]) -> None:
        super().__init__()
        self._tell = tell

    def deliver(self, delivery: Delivery) -> str:
        receipt = super().deliver(delivery)
        self._tell()
        return receipt
