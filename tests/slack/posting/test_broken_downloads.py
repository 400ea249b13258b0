"""A file whose download breaks off is fetched again; half of a file is never shown."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.client import IncompleteRead
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from slack_sdk import WebClient

from helpbot.desk.ports.posting import nobody_else_posts
from helpbot.dialogue.messages import FileReference
from helpbot.slack.posting.files import FileSharer


class BreakingOff(BaseHTTPRequestHandler):
    """Knows every file, promises a hundred bytes of it, and hangs up after some; it would answer anything else, too."""

    asked: list[str]

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.asked.append(self.path)
        address = f"http://{self.headers['Host']}/file"
        self._send(json.dumps({"ok": True, "file": {"url_private": address}}).encode())

    def do_GET(self) -> None:
        self._send(b"half of it", promised=100)

    def _send(self, content: bytes, promised: int | None = None) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(promised or len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the server was asked for."""
    calls: list[str] = []
    monkeypatch.setattr(BreakingOff, "asked", calls, raising=False)
    return calls


@pytest.fixture
def address(asked: list[str]) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), BreakingOff) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/api/"
        server.shutdown()


def test_a_download_that_breaks_off_is_retried_later(address: str, asked: list[str]) -> None:
    sharer = FileSharer(WebClient("xoxb-1", address), largest=1000)
    log = FileReference(id="F1", name="error.log")

    with pytest.raises(IncompleteRead):
        sharer.share("C1", None, [log], nobody_else_posts)

    assert asked == ["/api/files.info"]
