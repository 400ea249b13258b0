"""Run the bot in Slack, over Socket Mode or HTTP, until it is told to stop, then finish pending work."""

from __future__ import annotations

import gc
import logging
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from queue import SimpleQueue
from threading import Event, Thread
from time import monotonic

from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk.socket_mode import SocketModeClient

from helpbot.credentials import Secrets
from helpbot.desk.health import Health
from helpbot.desk.worker import Worker
from helpbot.slack.app import build_app, check_token
from helpbot.slack.calling.clients import CALL_ERRORS, single_shot_client, trouble
from helpbot.slack.http import Pages, asgi_app, served
from helpbot.slack.listeners.front import Front
from helpbot.slack.manifest import EVENTS
from helpbot.slack.posting.channel import SlackChannel

_log = logging.getLogger(__name__)

PING_SECONDS = 5.0
"""How soon a silently broken connection is noticed."""
DISCONNECT_SECONDS = 5.0
"""How long a stopping bot waits for its connection to close."""
DRAIN_SECONDS = 10.0
"""How long a stopping bot may take to answer what it has received; the rest waits for the next start."""
GARBAGE = 10_000
"""New objects per run of the garbage collector; one message creates some hundreds."""


def serve(secrets: Secrets, front: Front, stop: Event, health: Health | None = None) -> None:
    """Connect, work until `stop` is set, and drain. Raises `HelpbotError` if Slack refuses a token or is unreachable.

    The desk of `front` must be of the surface "slack". `health` watches the workers and the connection.
    """
    health = health or Health()
    address = check_token(secrets)
    app = build_app(secrets, front, address)
    # one envelope at a time: storing is quick, and what a person wrote first must be stored first
    client = SocketModeHandler(app, secrets.app_token, concurrency=1, ping_interval=PING_SECONDS).client
    client.proxy = app.client.proxy  # by itself it ignores NO_PROXY
    health.watch("slack", client.is_connected)
    with _working(secrets, front, health, address):
        try:
            _connect(client, secrets)
            stop.wait()
        finally:
            _disconnect(client)


def serve_http(
    secrets: Secrets, front: Front, stop: Event, pages: Pages, health: Health, *, host: str, port: int
) -> None:
    """The same, with Slack's events as requests to `host` and `port`; `pages` are served at all other paths."""
    address = check_token(secrets)
    application = asgi_app(build_app(secrets, front, address), secrets.signing_secret, pages)
    with _working(secrets, front, health, address), served(application, host, port) as server:
        health.watch("slack", lambda: server.started and not server.should_exit)
        _log.info("waiting for Slack at http://%s:%d%s; stop with Ctrl+C", host, port, EVENTS)
        stop.wait()


@contextmanager
def _working(secrets: Secrets, front: Front, health: Health, address: str) -> Iterator[None]:
    """Handle and deliver in the meantime, then finish pending work."""
    channel = SlackChannel(single_shot_client(secrets), front.settings.slack.largest_file, address)
    worker = Worker(front.desk, channel)
    beginning = Thread(target=_begin, args=(front, worker, health), name="warm up", daemon=True)
    beginning.start()
    try:
        yield
    finally:
        ready = not beginning.is_alive()
        if not worker.stop(DRAIN_SECONDS):
            _log.warning("stopped with work left, which the next start resumes")
        elif not ready:
            _log.info("stopped before it was ready; the next start answers what has arrived")


def _begin(front: Front, worker: Worker, health: Health) -> None:
    """Warm up, then work. Until then what arrives is only stored: with workers that all load the same the interpreter
    would be too busy to acknowledge in time.
    """
    begun = monotonic()
    _log.info("learning from the articles, or reading what was learned; answers wait for it")
    try:
        front.warm_up()
    finally:
        worker.start()
        health.watch("workers", lambda: worker.alive)
    _log.info("ready to answer", extra={"seconds": round(monotonic() - begun, 1)})
    gc.freeze()  # what is built now stays: collecting all of it would pause everything for 0.1 s
    gc.set_threshold(GARBAGE)


def stop_on_signals() -> Event:
    """An event that SIGINT (Ctrl+C) and SIGTERM set, however many come. Call it in the main thread.

    A signal may interrupt the handling of another, and `Event.set` would then wait for itself forever; putting into a
    `SimpleQueue` may be interrupted.
    """
    stop, caught = Event(), SimpleQueue[int]()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda number, _: caught.put(number))

    def wait() -> None:
        caught.get()
        stop.set()

    Thread(target=wait, name="stop", daemon=True).start()
    return stop


def _disconnect(client: SocketModeClient) -> None:
    """Close the connection. If it has just been replaced, the client may wait forever: then it is abandoned."""
    closing = Thread(target=client.close, name="disconnect", daemon=True)
    closing.start()
    closing.join(DISCONNECT_SECONDS)


def _connect(client: SocketModeClient, secrets: Secrets) -> None:
    try:
        client.connect()
    except CALL_ERRORS as error:
        raise trouble(error, "SLACK_APP_TOKEN", secrets.api_url) from error
    if client.is_connected():
        _log.info("connected to Slack; stop with Ctrl+C")
    else:  # the client has only logged it, and keeps trying
        _log.warning("Slack can be called, but WebSockets to it are blocked (a proxy?); the bot keeps trying")
