"""Slack's events as HTTP requests: one ASGI app that Bolt answers in a thread pool, never in the event loop.

The pages for monitoring (`/healthz`, `/readyz`, `/metrics`) are served on the same port.
"""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread

import uvicorn
from slack_bolt import App
from slack_bolt.adapter.starlette.handler import to_bolt_request, to_starlette_response
from slack_sdk.signature import SignatureVerifier
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from helpbot.problems import HelpbotError
from helpbot.slack.manifest import EVENTS

_log = logging.getLogger(__name__)

LARGEST_BODY = 2_000_000
"""Bytes; Slack's own requests are far smaller."""
SECONDS_TO_FINISH = 5
"""How long pending requests may take when the server stops."""

Page = tuple[int, str, bytes]
"""Status, content type and body."""
Pages = Callable[[str], Page | None]
"""The page at a path other than Slack's events."""


_UNSIGNED = (
    "refused a request that is not signed by Slack for this app, or is too old; if all are refused, check "
    "SLACK_SIGNING_SECRET, the clock of this machine, and whether a proxy changes the body"
)


def asgi_app(app: App, signing_secret: str, pages: Pages) -> Starlette:
    """Bolt at `/slack/events`, `pages` at all other paths.

    Bolt checks the signature too, but parses the request first, and logs all of it if that fails: so what Slack has not
    signed never gets that far.
    """
    verifier = SignatureVerifier(signing_secret)

    async def take(request: Request) -> Response:
        try:
            body = await _body(request)
        except ClientDisconnect:
            _log.info("somebody hung up in the middle of a request")
            return Response(status_code=400)  # nobody will read it
        if body is None:
            return Response(status_code=413)
        if not _is_signed(verifier, request, body):
            _log.warning(_UNSIGNED)
            return Response(status_code=401)
        answer = await run_in_threadpool(app.dispatch, to_bolt_request(request, body))
        return to_starlette_response(answer)

    async def show(request: Request) -> Response:
        page = await run_in_threadpool(pages, request.url.path)
        if page is None:
            return Response(status_code=404)
        status, kind, content = page
        return Response(content, status, media_type=kind)

    return Starlette(routes=[Route(EVENTS, take, methods=["POST"]), Route("/{path:path}", show, methods=["GET"])])


async def _body(request: Request) -> bytes | None:
    """The whole body; None, without reading on, if it is too large: the sender is not verified yet."""
    read = bytearray()
    async for part in request.stream():
        read += part
        if len(read) > LARGEST_BODY:
            return None
    return bytes(read)


def _is_signed(verifier: SignatureVerifier, request: Request, body: bytes) -> bool:
    try:
        return verifier.is_valid_request(body, dict(request.headers))
    except (ValueError, TypeError):  # invalid UTF-8, a time that is not a number, a non-ASCII signature
        return False


@contextmanager
def served(application: Starlette, host: str, port: int) -> Iterator[uvicorn.Server]:
    """Serve in the meantime, in a thread of its own; at the end pending requests are finished first.

    Raises `HelpbotError` if it cannot listen there.
    """
    try:
        listening = socket.create_server((host, port))
    except OSError as error:
        why = str(error.strerror).partition(" (while")[0]  # the address is in the message already
        what = f"the bot cannot listen at {host}:{port}: {why}"
        raise HelpbotError(what, "name another --port or --host") from None
    config = uvicorn.Config(
        application,
        log_config=None,
        access_log=False,  # probes come every few seconds, and the desk logs each event
        timeout_graceful_shutdown=SECONDS_TO_FINISH,
        lifespan="off",
    )
    server = uvicorn.Server(config)
    thread = Thread(target=server.run, args=([listening],), name="http", daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.should_exit = True
        thread.join(SECONDS_TO_FINISH + 5)
        listening.close()
