"""Faults that Slack has now and then: on demand, or at random with given probabilities."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random
from threading import Lock

ON_TIME = (0.0,)


@dataclass(frozen=True)
class Fault:
    """How one call fails. `done`: it is carried out, and only its answer is lost.

    `seconds`: the delay before anything happens; with status 200 it is only slow.
    """

    status: int
    retry_after: int | None = None
    done: bool = False
    seconds: float = 0.0

    def __str__(self) -> str:
        return f"{self.status} after posting" if self.done else str(self.status)


BAD_DAY = (Fault(429, retry_after=1), Fault(500), Fault(503), Fault(500, done=True))
"""What may happen to a call that fails at random, each equally likely."""


@dataclass(frozen=True)
class Weather:
    """What goes wrong at random, as probabilities.

    `calls`: by Web API method, that a call fails. `duplicated`: that an event arrives twice. `delayed`: that it arrives
    up to `longest_delay` seconds late, after others that happened later. `unheard`: that an acknowledgement is lost.
    """

    calls: Mapping[str, float] = field(default_factory=dict)
    duplicated: float = 0.0
    delayed: float = 0.0
    unheard: float = 0.0
    longest_delay: float = 2.0


class Faults:
    """What will go wrong, and in `happened` how often what did. Safe to share between threads."""

    def __init__(self) -> None:
        self.every_event_twice = False
        self.happened: Counter[str] = Counter()
        self._calls: dict[tuple[str, str], deque[Fault]] = defaultdict(deque)
        self._weather = Weather()
        self._chance = Random(0)
        self._lock = Lock()

    def clear(self) -> None:
        """No more faults."""
        self.every_event_twice = False
        with self._lock:
            self._calls.clear()
            self._weather = Weather()

    def by_chance(self, weather: Weather, seed: int) -> None:
        """From now on have random faults; the same seed draws the same sequence."""
        with self._lock:
            self._weather = weather
            self._chance = Random(seed)

    def server_error(self, method: str, times: int = 1, *, done: bool = False) -> None:
        """Answer the next calls of a method with HTTP 500; with `done`, after carrying them out."""
        self._add(method, Fault(500, done=done), times)

    def rate_limit(self, method: str, seconds: int, times: int = 1, channel: str = "") -> None:
        """Answer the next calls of a method, for one channel if given, with HTTP 429 and `Retry-After`."""
        self._add(method, Fault(429, retry_after=seconds), times, channel)

    def slow(self, method: str, seconds: float, times: int = 1) -> None:
        """Carry out the next calls of a method late."""
        self._add(method, Fault(200, seconds=seconds), times)

    def next_for(self, method: str, channel: str = "") -> Fault | None:
        """Take the fault that is due for this call."""
        with self._lock:
            due = self._calls.get((method, channel)) or self._calls.get((method, ""))
            if due:
                return due.popleft()
            if not self._falls(self._weather.calls.get(method, 0.0)):
                return None
            fault = self._chance.choice(BAD_DAY)
            self.happened[f"{method} answered {fault}"] += 1
            return fault

    def arrivals(self) -> tuple[float, ...]:
        """The delays, in seconds, with which the next event arrives: one or several."""
        if self.every_event_twice:
            return ON_TIME * 2
        with self._lock:
            late = self._falls(self._weather.delayed)
            twice = self._falls(self._weather.duplicated)
            self.happened.update({"events delayed": late, "events duplicated": twice})
            first = self._delay() if late else 0.0
            return (first, self._delay()) if twice else (first,)

    def ack_unheard(self) -> bool:
        """Whether the next acknowledgement gets lost."""
        with self._lock:
            unheard = self._falls(self._weather.unheard)
            self.happened["acknowledgements lost"] += unheard
            return unheard

    def _falls(self, share: float) -> bool:
        return share > 0 and self._chance.random() < share

    def _delay(self) -> float:
        return self._chance.uniform(0.0, self._weather.longest_delay)

    def _add(self, method: str, fault: Fault, times: int, channel: str = "") -> None:
        with self._lock:
            self._calls[method, channel].extend([fault] * times)
