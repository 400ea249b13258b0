"""How fast the storage is: the intake of an event, and what one and two replicas handle on PostgreSQL.

The dialogue is the real one; Slack is a channel that takes some time to post. Run it by `make bench-storage`.
"""

from __future__ import annotations

import multiprocessing
import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from multiprocessing.synchronize import Barrier
from pathlib import Path
from threading import Event
from timeit import timeit

from helpbot.bootstrap import SystemClock, build_content, build_dialogue, build_steps
from helpbot.desk.ports.events import IncomingEvent
from helpbot.desk.ports.outside import Surface
from helpbot.desk.ports.posting import Delivery
from helpbot.desk.queues.alerts import Alerts
from helpbot.desk.service import Desk
from helpbot.desk.turns.turn_taking import TurnTaking
from helpbot.desk.worker import Worker
from helpbot.desk.workplace import Workplace
from helpbot.dialogue.messages import Requester
from helpbot.settings import Settings
from helpbot.tickets.database import Database
from helpbot.tickets.opening import open_database
from torture.ledger import waiting
from torture.postgresql import PostgresqlServer

INTAKES = 500
CONVERSATIONS = 60
START_SECONDS = 60.0
TALK = (
    "report a problem",
    "half of our agents get no sound on transferred calls",
    "every transferred caller has to be called back",
    "skip",
    "skip",
    "file it",
)
POSTING_SECONDS = (0.0, 0.1)
"""How long a post takes: no time, and about as long as with Slack."""
STEP = Event()  # never set: only waited for


@dataclass(frozen=True)
class SlowChannel:
    """Posts nothing, slowly."""

    seconds: float

    def deliver(self, delivery: Delivery) -> str:
        STEP.wait(self.seconds) if self.seconds else None
        return delivery.id

    def find(self, delivery: Delivery) -> str | None:
        return None


class Anybody:
    """Any person."""

    def find(self, user_id: str) -> Requester:
        return Requester(id=user_id, name=user_id, language="en", timezone="America/New_York", country="US")


def main() -> None:
    """Measure all of it and print it."""
    with tempfile.TemporaryDirectory(prefix="helpbot-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        server = PostgresqlServer(folder / "postgresql")
        try:
            _flush(folder / "flushed")
            _intake("SQLite", f"sqlite:///{folder / 'helpbot.db'}")
            _intake("PostgreSQL", server.url)
            for seconds in POSTING_SECONDS:
                rates = [_rate(server.url, replicas, seconds) for replicas in (1, 2)]
                print(
                    f"PostgreSQL, posting {1000 * seconds:3.0f} ms: one replica {rates[0]:5.1f} conversations/s, "
                    f"two {rates[1]:5.1f} ({rates[1] / rates[0]:.2f} times)"
                )
        finally:
            server.stop()


def _flush(file: Path) -> None:
    """How long the disk itself takes: no durable intake can be faster."""
    with file.open("wb", buffering=0) as stream:

        def flush() -> None:
            stream.write(bytes(4096))
            os.fsync(stream.fileno())

        taken = [timeit(flush, number=1) for _ in range(INTAKES)]
    print(f"this disk: write and flush of 4 KiB, median {1000 * statistics.median(taken):.2f} ms")


def _intake(name: str, url: str) -> None:
    with _desk(url) as (desk, _):
        taken = []
        for number in range(INTAKES):
            event = _event(f"intake-{number}", f"c{number % 50}", "hello")
            begun = time.perf_counter()
            desk.receive(event)
            taken.append(1000 * (time.perf_counter() - begun))
    median, p99 = statistics.median(taken), statistics.quantiles(taken, n=100)[98]
    print(f"{name}: intake of an event, median {median:.2f} ms, p99 {p99:.2f} ms ({INTAKES} events)")


def _rate(url: str, replicas: int, posting_seconds: float) -> float:
    """Conversations per second, from a full inbox to an empty outbox."""
    with _desk(url) as (desk, database):
        desk.drain(SlowChannel(0.0))
        run = f"{replicas}-{posting_seconds}"
        for number, text in enumerate(TALK):
            for talk in range(CONVERSATIONS):
                desk.receive(_event(f"{run}-{talk}-{number}", f"{run}-{talk}", text))
        processes = multiprocessing.get_context("spawn")
        ready = processes.Barrier(replicas + 1, timeout=START_SECONDS)
        over = processes.Event()
        workers = [
            processes.Process(target=_replica, args=(url, posting_seconds, ready, over)) for _ in range(replicas)
        ]
        for worker in workers:
            worker.start()
        ready.wait()
        begun = time.perf_counter()
        while waiting(database):
            STEP.wait(0.1)
        taken = time.perf_counter() - begun
        over.set()
        for worker in workers:
            worker.join()
    return CONVERSATIONS / taken


def _replica(url: str, posting_seconds: float, ready: Barrier, over: Event) -> None:
    with _desk(url) as (desk, _):
        worker = Worker(desk, SlowChannel(posting_seconds))
        ready.wait()
        worker.start()
        over.wait()
        worker.stop()


def _event(key: str, conversation: str, text: str) -> IncomingEvent:
    return IncomingEvent((key,), conversation, f"user-{conversation}", {"channel": "D1"}, SystemClock().now(), text)


@contextmanager
def _desk(url: str) -> Iterator[tuple[Desk, Database]]:
    settings = Settings()
    content = build_content(settings)
    steps = build_steps(settings, content.policy)
    turns = TurnTaking(build_dialogue(settings, content), steps)
    with closing(open_database(url)) as database:
        workplace = Workplace(database, Surface("slack", Anybody()), SystemClock())
        yield Desk(workplace, turns, Alerts(steps.notices.admins, settings.slack)), database


if __name__ == "__main__":
    main()
