"""Troubles that Slack has now and then: on demand, or by chance in given shares."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random
from threading import Lock

ON_TIME = (0.0,)


@dataclass(frozen=True)
class Fault:
    """How one call fails. `done`: it is carried out all the same, and only its answer is lost.

    `seconds`: it takes so long before anything happens; status 200 means that it is only slow.
    """

    status: int
    retry_after: int | None = None
    done: bool = False
    seconds: float = 0.0

    def __str__(self) -> str:
        return f"{self.status} after posting" if self.done else str(self.status)


BAD_DAY = (Fault(429, retry_after=1), Fault(500), Fault(503), Fault(500, done=True))
"""What a call that fails by chance may meet, each as likely as the others."""


@dataclass(frozen=True)
class Weather:
    """What goes wrong by chance, as shares from 0 to 1.

    `calls`: which share of the calls of a Web API method fails. `duplicated`: events that come twice. `delayed`: events
    that come up to `longest_delay` seconds late, after others that happened later. `unheard`: acknowledgements that
    Slack does not hear.
    """

    calls: Mapping[str, float] = field(default_factory=dict)
    duplicated: float = 0.0
    delayed: float = 0.0
    unheard: float = 0.0
    longest_delay: float = 2.0


class Faults:
    """What will go wrong, and `happened`: how often what did. Safe to share between threads."""

    def __init__(self) -> None:
        self.every_event_twice = False
        self.happened: Counter[str] = Counter()
        self._calls: dict[tuple[str, str], deque[Fault]] = defaultdict(deque)
        self._weather = Weather()
        self._chance = Random(0)
        self._lock = Lock()

    def clear(self) -> None:
        """No more troubles."""
        self.every_event_twice = False
        with self._lock:
            self._calls.clear()
            self._weather = Weather()

    def by_chance(self, weather: Weather, seed: int) -> None:
        """From now on let chance have its way; the same seed draws the same lots in the same order."""
        with self._lock:
            self._weather = weather
            self._chance = Random(seed)

    def server_error(self, method: str, times: int = 1, *, done: bool = False) -> None:
        """Answer the next calls of a method with HTTP 500; with `done` after carrying them out."""
        self._add(method, Fault(500, done=done), times)

    def rate_limit(self, method: str, seconds: int, times: int = 1, channel: str = "") -> None:
        """Answer the next calls of a method, about one channel if it is named, with HTTP 429 and `Retry-After`."""
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
        """In how many seconds the next event comes: once or more often, at once or late."""
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
