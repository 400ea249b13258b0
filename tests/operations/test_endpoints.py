"""What operators can ask over HTTP, and what they learn when something is down."""

from __future__ import annotations

import json
import socket
import threading
from contextlib import suppress
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from prometheus_client import CollectorRegistry

from helpbot.bootstrap import SystemClock
from helpbot.desk.health import Health
from helpbot.operations import endpoints as serving
from helpbot.operations.endpoints import endpoints
from helpbot.operations.metrics import BacklogCollector, PrometheusMetrics
from helpbot.problems import HelpbotError
from helpbot.tickets.opening import open_database
from tests.databases import sqlite_with_tables
from tests.desk.conftest import Office


def _ask(port: int, path: str) -> tuple[int, str]:
    try:
        with urlopen(f"http://127.0.0.1:{port}{path}", timeout=30) as response:
            return response.status, response.read().decode()
    except HTTPError as error:
        return error.code, error.read().decode()


def test_a_connection_without_a_request_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "SECONDS_TO_ASK", 0.1)
    with (
        endpoints("127.0.0.1", 0, CollectorRegistry(), Health()) as port,
        socket.create_connection(("127.0.0.1", port), timeout=30) as asking,
    ):
        assert asking.recv(1) == b""


def test_the_metrics_show_what_happened_and_how_much_is_waiting(office: Office) -> None:
    registry = CollectorRegistry()
    metrics = PrometheusMetrics(registry)
    registry.register(BacklogCollector(office.database, office.clock))
    office.say("report calls drop", "ask how", "waiting")
    for _ in range(2):
        office.desk.handle_one()
    metrics.question("answered")
    metrics.ticket(2)
    metrics.event("done", 0.2)
    metrics.refusal()
    metrics.delivery("retried", 0.4)
    metrics.breach("response", 2)
    office.clock.advance(seconds=30)
    with endpoints("127.0.0.1", 0, registry, Health()) as port:
        status, told = _ask(port, "/metrics")
    assert status == 200
    for line in (
        'helpbot_questions_total{outcome="answered"} 1.0',
        'helpbot_tickets_filed_total{severity="2"} 1.0',
        'helpbot_events_total{outcome="done"} 1.0',
        "helpbot_events_refused_total 1.0",
        "helpbot_event_lag_seconds_count 1.0",
        'helpbot_deliveries_total{outcome="retried"} 1.0',
        'helpbot_clock_breaches_total{promise="response",severity="2"} 1.0',
        'helpbot_waiting{queue="inbox"} 1.0',
        'helpbot_waiting{queue="outbox"} 4.0',
        'helpbot_parked{queue="outbox"} 0.0',
        'helpbot_oldest_waiting_seconds{queue="inbox"} 30.0',
        'helpbot_tickets{severity="2",status="open"} 1.0',
    ):
        assert line in told.splitlines()


def test_without_the_database_the_other_metrics_are_still_served(tmp_path: Path) -> None:
    database = open_database(sqlite_with_tables(tmp_path))
    registry = CollectorRegistry()
    PrometheusMetrics(registry).ticket(1)
    registry.register(BacklogCollector(database, SystemClock()))
    database.close()
    (tmp_path / "helpbot.db").write_bytes(b"something else " * 1000)
    with endpoints("127.0.0.1", 0, registry, Health()) as port:
        status, told = _ask(port, "/metrics")
    assert status == 200
    assert 'helpbot_tickets_filed_total{severity="1"} 1.0' in told
    assert "helpbot_waiting" not in told
    assert not database.answers()


def test_health_is_about_the_process_and_readiness_about_everything_it_needs() -> None:
    health = Health("database", "workers", "slack")
    with endpoints("127.0.0.1", 0, CollectorRegistry(), health) as port:
        assert [_ask(port, path)[0] for path in ("/healthz", "/readyz")] == [200, 503]  # for as long as it starts
        health.watch("workers", lambda: False)
        assert [_ask(port, path)[0] for path in ("/healthz", "/readyz")] == [503, 503]
        health.watch("workers", lambda: True)
        health.watch("database", lambda: True)
        assert [_ask(port, path)[0] for path in ("/healthz", "/readyz")] == [200, 503]
        health.watch("slack", lambda: True)
        assert [_ask(port, path)[0] for path in ("/healthz", "/readyz")] == [200, 200]
        health.watch("database", lambda: False)
        status, told = _ask(port, "/readyz")
        assert (status, json.loads(told)) == (503, {"database": False, "workers": True, "slack": True})
        assert _ask(port, "/healthz")[0] == 200
        assert _ask(port, "/")[0] == 404


def test_if_the_bot_cannot_start_nothing_is_served_any_more() -> None:
    with suppress(HelpbotError), endpoints("127.0.0.1", 0, CollectorRegistry(), Health()):
        [serving] = [thread for thread in threading.enumerate() if thread.name == "endpoints"]
        raise HelpbotError("Slack refuses the token", "copy it again")
    serving.join(30)
    assert not serving.is_alive()


def test_a_port_in_use_is_reported_in_one_sentence() -> None:
    with endpoints("127.0.0.1", 0, CollectorRegistry(), Health()) as port:
        second = endpoints("127.0.0.1", port, CollectorRegistry(), Health())
        with pytest.raises(HelpbotError, match=f"cannot be served at 127.0.0.1:{port}") as raised:
            second.__enter__()
    assert "--metrics-port" in raised.value.fix
