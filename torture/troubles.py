"""Everything that is done to the replicas while people talk, at random moments determined by the seed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from threading import Event, Thread

from helpbot.workspace import Workspace
from torture.people import Progress
from torture.replicas import Replica

FIRST, LAST = 0.03, 0.92
"""Faults happen between these shares of the work: late enough to matter, early enough to be survived."""


@dataclass(frozen=True)
class Outage:
    """The database's disk or server is unavailable for some seconds, half-way through the work."""

    name: str
    seconds: float
    begin: Callable[[], None]
    end: Callable[[], None]


class Troubles:
    """Kills replicas, cuts sockets and takes the database away; `happened` counts what was done."""

    def __init__(self, workspace: Workspace, replicas: Sequence[Replica], progress: Progress, seed: int) -> None:
        self.happened: Counter[str] = Counter()
        self._workspace = workspace
        self._replicas = replicas
        self._progress = progress
        self._chance = Random(seed)
        self._threads: list[Thread] = []
        self._pause = Event()  # never set: only waited for

    def begin(self, *, kills: int, drops: int, outage: Outage) -> None:
        """Start making trouble; returns at once."""
        self._at_moments(kills, self._kill)
        self._at_moments(drops, self._drop)
        self._start(lambda: self._suffer(outage))

    def join(self) -> None:
        """Wait until everything is done."""
        for thread in self._threads:
            thread.join()

    def _at_moments(self, count: int, act: Callable[[Random], None]) -> None:
        chance = Random(self._chance.random())
        moments = sorted(chance.uniform(FIRST, LAST) for _ in range(count))
        self._start(lambda: self._act_at(moments, act, chance))

    def _act_at(self, moments: Sequence[float], act: Callable[[Random], None], chance: Random) -> None:
        for moment in moments:
            if self._progress.wait_for(moment):
                self._pause.wait(chance.uniform(0.0, 0.2))  # anywhere between two steps, not just after one
                act(chance)

    def _kill(self, chance: Random) -> None:
        """Kill a running one; if there is none, wait until one is up."""
        order = chance.sample(self._replicas, len(self._replicas))
        while not self._progress.over.is_set():
            for replica in order:
                if replica.process_id is not None:
                    replica.kill()
                    self.happened["replicas killed (kill -9)"] += 1
                    return
            self._pause.wait(0.05)

    def _drop(self, chance: Random) -> None:
        self.happened["sockets cut"] += self._workspace.connections
        self._workspace.drop_connections()

    def _suffer(self, outage: Outage) -> None:
        if self._progress.wait_for(0.5):
            outage.begin()
            self._pause.wait(outage.seconds)
            outage.end()
            self.happened[f"seconds {outage.name}"] += round(outage.seconds)

    def _start(self, work: Callable[[], None]) -> None:
        thread = Thread(target=work, daemon=True)
        thread.start()
        self._threads.append(thread)
