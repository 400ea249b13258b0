"""`/metrics`, `/healthz` and `/readyz` on a port of their own.

Health says whether this process is alive: if not, restart it. Readiness says whether it can do its work now.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest

from helpbot.desk.health import Health
from helpbot.problems import HelpbotError

SOUND = "workers"
"""The check that decides health; a database or a Slack that is down does not make the process unhealthy."""
SECONDS_TO_ASK = 10
"""After this long without a request a connection is closed, so that it does not keep a thread."""


Page = tuple[int, str, bytes]
"""Status, content type and body."""


@contextmanager
def endpoints(host: str, port: int, registry: CollectorRegistry, health: Health) -> Iterator[int]:
    """Serve them in the meantime; yields the port (a free one for 0). Raises `HelpbotError` if it cannot listen."""
    handler = type("Handler", (_Handler,), {"registry": registry, "health": health, "timeout": SECONDS_TO_ASK})
    try:
        server = ThreadingHTTPServer((host, port), handler)
    except OSError as error:
        what = f"the metrics cannot be served at {host}:{port}: {error.strerror}"
        raise HelpbotError(what, "name another --metrics-port or --metrics-host") from None
    with server:
        threading.Thread(target=server.serve_forever, name="endpoints", daemon=True).start()
        try:
            yield server.server_port
        finally:
            server.shutdown()


def page(path: str, registry: CollectorRegistry, health: Health) -> Page | None:
    """One of the three, as status, content type and body; None for any other path."""
    match path:
        case "/metrics":
            return HTTPStatus.OK, CONTENT_TYPE_LATEST, generate_latest(registry)
        case "/healthz":
            return _state({SOUND: health.sound(SOUND)})
        case "/readyz":
            return _state(health.state())
    return None


def _state(state: Mapping[str, bool]) -> Page:
    status = HTTPStatus.OK if all(state.values()) else HTTPStatus.SERVICE_UNAVAILABLE
    return status, "application/json", json.dumps(state).encode()


class _Handler(BaseHTTPRequestHandler):
    registry: CollectorRegistry
    health: Health

    def do_GET(self) -> None:
        """Answer one of the three."""
        found = page(self.path.partition("?")[0], self.registry, self.health)
        self._answer(*found or (HTTPStatus.NOT_FOUND, "text/plain", b"/metrics, /healthz or /readyz\n"))

    def log_message(self, format: str, *args: object) -> None:
        """Probes are not worth a line in the log."""

    def _answer(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
