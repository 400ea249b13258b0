"""The desk's metrics for Prometheus. They name nobody and quote nothing.

Counters count what happened in this process; the backlog and the tickets are read from the database at each scrape, and
are the same from every replica.
"""

from __future__ import annotations

from collections.abc import Iterator

from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from helpbot.desk.ports.measuring import Attempt
from helpbot.desk.ports.outside import Clock
from helpbot.desk.queues.backlog import Backlog, backlog
from helpbot.tickets.database import Database
from helpbot.tickets.troubles import DatabaseTrouble

_SECONDS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800)


class PrometheusMetrics:
    """Implements the desk's `Metrics`. Safe to share between threads."""

    def __init__(self, registry: CollectorRegistry) -> None:
        def counter(name: str, what: str, *labels: str) -> Counter:
            return Counter(f"helpbot_{name}", what, labels, registry=registry)

        def lag(name: str, what: str) -> Histogram:
            return Histogram(f"helpbot_{name}_seconds", what, registry=registry, buckets=_SECONDS)

        self._questions = counter("questions", "Questions asked, by outcome", "outcome")
        self._tickets = counter("tickets_filed", "Tickets filed, by severity", "severity")
        self._events = counter("events", "Attempts to handle an event, by outcome", "outcome")
        self._refusals = counter("events_refused", "Events that could not be stored")
        self._deliveries = counter("deliveries", "Attempts to deliver a message, by outcome", "outcome")
        self._breaches = counter("clock_breaches", "Promises broken, by promise and severity", "promise", "severity")
        self._event_lag = lag("event_lag", "From the arrival of an event until it was handled")
        self._delivery_lag = lag("delivery_lag", "From the promise of a message until it was delivered")

    def question(self, outcome: str) -> None:
        """Somebody asked."""
        self._questions.labels(outcome).inc()

    def ticket(self, severity: int) -> None:
        """A ticket was filed."""
        self._tickets.labels(str(severity)).inc()

    def event(self, outcome: Attempt, seconds: float) -> None:
        """An attempt to handle an event."""
        self._events.labels(outcome).inc()
        if outcome == "done":
            self._event_lag.observe(seconds)

    def refusal(self) -> None:
        """An event could not be stored."""
        self._refusals.inc()

    def delivery(self, outcome: Attempt, seconds: float) -> None:
        """An attempt to deliver a message."""
        self._deliveries.labels(outcome).inc()
        if outcome == "done":
            self._delivery_lag.observe(seconds)

    def breach(self, promise: str, severity: int) -> None:
        """A promise was broken."""
        self._breaches.labels(promise, str(severity)).inc()


class BacklogCollector(Collector):
    """Reads the database at each scrape; when it does not respond, only these numbers are missing."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """The numbers as they are now."""
        try:
            found = backlog(self._database)
        except DatabaseTrouble:
            return
        yield from self._queues(found)
        tickets = GaugeMetricFamily("helpbot_tickets", "Tickets", labels=["severity", "status"])
        for (severity, status), number in found.tickets.items():
            tickets.add_metric([str(severity), status], number)
        yield tickets

    def _queues(self, found: Backlog) -> Iterator[GaugeMetricFamily]:
        waiting = GaugeMetricFamily("helpbot_waiting", "Entries that wait", labels=["queue"])
        parked = GaugeMetricFamily("helpbot_parked", "Entries that failed for good", labels=["queue"])
        lag = GaugeMetricFamily("helpbot_oldest_waiting_seconds", "Age of what waits longest", labels=["queue"])
        now = self._clock.now()
        for state in found.queues:
            waiting.add_metric([state.queue], state.waiting)
            parked.add_metric([state.queue], state.parked)
            lag.add_metric([state.queue], (now - state.oldest).total_seconds() if state.oldest else 0)
        yield from (waiting, parked, lag)
