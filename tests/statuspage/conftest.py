"""A small real web server in place of the status page: it can be slow, broken, hostile, or down."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

SUMMARY = b"""{
  "page": {"id": "p", "name": "Example", "url": "https://status.example", "updated_at": "2026-11-23T12:00:00Z"},
  "status": {"indicator": "major", "description": "Partial System Outage"},
  "components": [
    {"id": "c1", "name": "Voice", "status": "partial_outage", "group": false},
    {"id": "c2", "name": "Chat", "status": "operational", "group": false},
    {"id": "g1", "name": "Everything", "status": "partial_outage", "group": true}
  ],
  "incidents": [
    {
      "id": "i1", "name": "Voice outage", "status": "identified", "impact": "major",
      "created_at": "2026-11-23T11:00:00.000Z", "started_at": "2026-11-23T10:30:00.000-01:00",
      "incident_updates": [
        {"id": "u1", "status": "investigating", "body": "We look into it", "created_at": "2026-11-23T11:05:00Z"},
        {"id": "u2", "status": "identified", "body": "Found the cause", "created_at": "2026-11-23T11:45:00Z"}
      ],
      "components": [{"id": "c1", "name": "Voice", "status": "partial_outage"}]
    },
    {"id": "i0", "name": "Old one", "status": "resolved", "created_at": "2026-11-22T11:00:00Z"}
  ],
  "scheduled_maintenances": [
    {"id": "m2", "name": "Database upgrade", "status": "scheduled", "scheduled_for": "2026-11-25T02:00:00.000Z"},
    {
      "id": "m1", "name": "New edge software", "status": "in_progress",
      "scheduled_for": "2026-11-23T11:00:00.000Z", "scheduled_until": "2026-11-23T14:00:00.000Z"
    },
    {"id": "m0", "name": "Done", "status": "completed", "scheduled_for": "2026-11-22T11:00:00.000Z"}
  ]
}"""

Answer = Callable[[BaseHTTPRequestHandler], None]


def say(body: bytes, status: int = 200) -> Answer:
    """Answer as any server would."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    return answer


@dataclass
class Server:
    """What it answers can be changed; `asked` counts the requests, `leaving` is set at the end."""

    address: str
    answer: Answer
    leaving: threading.Event
    asked: int = 0


@pytest.fixture
def server() -> Iterator[Server]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.asked += 1
            with suppress(OSError):  # the client may be gone
                found.answer(self)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        http.daemon_threads = True
        found = Server(f"http://127.0.0.1:{http.server_port}/api/v2/summary.json", say(SUMMARY), threading.Event())
        threading.Thread(target=http.serve_forever, args=[0.01], daemon=True).start()
        yield found
        found.leaving.set()
        http.shutdown()
