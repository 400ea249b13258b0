"""Reading the status page: what it says, and that a conversation waits two seconds at most whatever it does."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from time import monotonic

import pytest

from helpbot.dialogue.incidents.failures import (
    PageComponent,
    PageEntry,
    PageMaintenance,
    PageReading,
    PageState,
    PageUnreachable,
)
from helpbot.statuspage import reader
from helpbot.statuspage.reader import StatuspageReader
from tests.statuspage.conftest import SUMMARY, Server, say
from tests.waiting import until

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def at(day: int, hour: int) -> datetime:
    return datetime(2026, 11, day, hour, 0, tzinfo=UTC)


def _read(server: Server) -> PageState:
    return StatuspageReader(server.address, lambda: NOON).current()


def _begun(at: str) -> bytes:
    return json.dumps({"incidents": [{"id": "a", "name": "b", "created_at": at}]}).encode()


def _why(page: PageState) -> str:
    assert isinstance(page, PageUnreachable)
    assert "\n" not in page.why
    return page.why


def test_incidents_affected_components_and_maintenance_are_read(server: Server) -> None:
    began, updated = datetime(2026, 11, 23, 11, 30, tzinfo=UTC), datetime(2026, 11, 23, 11, 45, tzinfo=UTC)
    assert _read(server) == PageReading(
        NOON,
        (PageEntry("i1", "Voice outage", began, ("Voice",), "Found the cause", updated),),
        (PageComponent("Voice", "partial_outage"),),
        (
            PageMaintenance("New edge software", at(23, 11), at(23, 14), under_way=True),
            PageMaintenance("Database upgrade", at(25, 2)),
        ),
    )


def test_a_page_without_incidents(server: Server) -> None:
    server.answer = say(b'{"incidents": []}')
    assert _read(server) == PageReading(NOON)


def test_a_reading_is_reused_for_a_while(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    page = StatuspageReader(server.address)
    for _ in range(3):
        page.current()
    assert server.asked == 1
    monkeypatch.setattr(reader, "KEPT_SECONDS", 0.0)
    page.current()
    assert server.asked == 2


def test_simultaneous_readers_share_one_request(server: Server) -> None:
    page = StatuspageReader(server.address)
    threads = [threading.Thread(target=page.current) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert server.asked == 1


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (say(b"", 500), "answers with status 500"),
        (say(b"", 404), "answers with status 404"),
        (say(b"<html>hello</html>"), "not JSON"),
        (say(b"\xff\xfe\x00"), "not JSON"),
        (say(b"[" * 100_000), "not JSON"),
        (say(b"[]"), "no summary of a status page"),
        (say(b'{"page": {}}'), "no summary of a status page: incidents"),
        (say(b'{"incidents": [{"id": 7}]}'), "no summary of a status page: incidents.0.id"),
        (say(b'{"incidents": [{"id": "a", "name": "b", "created_at": "soon"}]}'), "incidents.0.created_at"),
        (say(_begun("9999-12-31T23:00:00-12:00")), "incidents.0.created_at"),
        (say(_begun("0001-01-01T00:00:00Z")), "incidents.0.created_at"),
        (say(b" " * (reader.LARGEST + 1)), "more than 2000000 bytes"),
    ],
    ids=["500", "404", "html", "binary", "deep", "list", "other", "types", "time", "last year", "first year", "large"],
)
def test_an_invalid_page_counts_as_unreachable(
    server: Server, answer: Callable[[BaseHTTPRequestHandler], None], why: str
) -> None:
    server.answer = answer
    assert why in _why(_read(server))


def test_a_refused_connection() -> None:
    assert "cannot be reached" in _why(StatuspageReader("http://127.0.0.1:1/summary.json").current())


def test_an_unknown_host() -> None:
    assert _why(StatuspageReader("http://status.invalid/summary.json").current())


def test_a_truncated_answer(server: Server) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", "1000")
        request.end_headers()
        request.wfile.write(b'{"incidents"')

    server.answer = answer
    assert _why(_read(server))


def test_a_slow_page_keeps_nobody_waiting_and_is_available_to_the_next_reader(server: Server) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        ready.wait(30)
        say(SUMMARY)(request)

    ready = threading.Event()
    server.answer = answer
    page = StatuspageReader(server.address)
    begun = monotonic()
    assert "within 2 seconds" in _why(page.current())
    assert 2 <= monotonic() - begun < 5
    begun = monotonic()
    assert _why(page.current())
    assert monotonic() - begun < 1.5  # it is known to be slow
    ready.set()
    until(lambda: isinstance(page.current(), PageReading))
    assert server.asked == 1


def test_a_page_that_trickles_is_given_up(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "GIVE_UP_SECONDS", 1.0)

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        while not server.leaving.wait(0.1):
            request.wfile.write(b" ")

    server.answer = answer
    begun = monotonic()
    assert "took more than 1 seconds" in _why(_read(server))
    assert monotonic() - begun < 20


def test_long_and_odd_texts_are_cut_and_cleaned(server: Server) -> None:
    body = '{"incidents": [{"id": "a", "name": "%s\\u202e\\u0007", "created_at": "2026-11-23T11:00:00"}]}' % (
        "x" * 5000
    )
    server.answer = say(body.encode())
    page = _read(server)
    assert isinstance(page, PageReading)
    [entry] = page.entries
    assert entry.title == "x" * 2000
    assert entry.since == datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
