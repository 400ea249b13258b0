"""The Web API client keeps its connections open, and notices when one was closed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

import pytest
from slack_sdk.errors import SlackApiError

from helpbot.slack.calling import connections
from helpbot.slack.calling.clients import NETWORK_ERRORS
from helpbot.slack.calling.connections import KeepingClient


class Server(ThreadingHTTPServer):
    """Answers every call, and remembers on which connection each arrived."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.seen: list[int] = []
        self.answer = (200, b'{"ok": true, "said": "\xc3\xb1"}')
        self.hang_up = False
        self.closed = Event()

    def shutdown_request(self, request: object) -> None:
        super().shutdown_request(request)  # type: ignore[arg-type]
        self.closed.set()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        assert isinstance(self.server, Server)
        self.rfile.read(int(self.headers["Content-Length"]))
        self.server.seen.append(self.client_address[1])
        status, content = self.server.answer
        self.send_response(status)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Retry-After", "7")
        self.end_headers()
        self.wfile.write(content)
        self.close_connection = self.server.hang_up

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def _serving() -> Iterator[tuple[Server, KeepingClient]]:
    with Server() as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        address = f"http://127.0.0.1:{server.server_port}/api/"
        try:
            yield server, KeepingClient("xoxb-1", address, timeout=5, retry_handlers=[])
        finally:
            server.shutdown()


def test_calls_share_a_connection() -> None:
    with _serving() as (server, client):
        assert [client.api_call("chat.postMessage", json={"text": "ñ"})["said"] for _ in range(3)] == ["ñ"] * 3
        assert len(set(server.seen)) == 1


def test_a_connection_that_the_server_closed_is_replaced_without_a_failed_call() -> None:
    with _serving() as (server, client):
        server.hang_up = True
        for _ in range(3):
            server.closed.clear()
            client.api_call("auth.test")
            assert server.closed.wait(5)
        assert len(set(server.seen)) == 3


def test_a_connection_that_was_idle_for_a_long_time_is_not_used_again(monkeypatch: pytest.MonkeyPatch) -> None:
    with _serving() as (server, client):
        client.api_call("auth.test")
        monkeypatch.setattr(connections, "IDLE_SECONDS", 0.0)
        client.api_call("auth.test")
        assert len(set(server.seen)) == 2


def test_a_refusal_has_status_and_headers_and_leaves_the_connection_usable() -> None:
    with _serving() as (server, client):
        server.answer = (429, b'{"ok": false, "error": "ratelimited"}')
        with pytest.raises(SlackApiError) as refused:
            client.api_call("auth.test")
        assert refused.value.response.status_code == 429
        assert refused.value.response.headers["Retry-After"] == "7"
        server.answer = (200, b'{"ok": true}')
        assert client.api_call("auth.test")["ok"]
        assert len(set(server.seen)) == 1


def test_a_refused_connection_is_a_network_error() -> None:
    with _serving() as (_, client):
        pass
    with pytest.raises(NETWORK_ERRORS):
        client.api_call("auth.test")
